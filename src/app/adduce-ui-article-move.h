/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleMove: the caret and the selection of an article by words, sentences, quotations and
 * paragraphs. What goes where is adduce-units of the core; here are the actions, and that the caret is seen.
 *
 * The actions have the prefix "select" and are there for the whole window the view is in; their keys are in
 * adduce-ui-accels. Ctrl+Shift and an arrow, which are GTK's own, are taken over too: GTK stops behind the
 * spaces beside a word and at empty lines.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_MOVE (adduce_ui_article_move_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleMove, adduce_ui_article_move, ADDUCE_UI, ARTICLE_MOVE, GObject)

/*
 * Property "snap" (read-only, notifies): whether the edges of selections are to snap to words; the setting
 * "snap-to-words".
 */

/** @view: (transfer none): lives at least as long. */
AdduceUiArticleMove *adduce_ui_article_move_new (AdduceUiTextView *view);

/** @context: (nullable) (transfer none): who is told what can't be done; lives as long as it is set. */
void adduce_ui_article_move_set_context (AdduceUiArticleMove *self, AdduceUiContext *context);

gboolean adduce_ui_article_move_get_snap (AdduceUiArticleMove *self);

G_END_DECLS
