/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleHints: says in words what is drawn in an article: what claims are under the pointer, on a card,
 * those at the caret as a tooltip, and what happens, for screen readers (see AdduceUiAnnouncer).
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_HINTS (adduce_ui_article_hints_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleHints, adduce_ui_article_hints, ADDUCE_UI, ARTICLE_HINTS, GObject)

/** @view: (transfer none): lives at least as long. */
AdduceUiArticleHints *adduce_ui_article_hints_new (AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_article_hints_set_context (AdduceUiArticleHints *self, AdduceUiContext *context);

G_END_DECLS
