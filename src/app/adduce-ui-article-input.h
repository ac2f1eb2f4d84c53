/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleInput: what mouse and keyboard do in an article: selecting, with edges that snap to
 * words; keys; which claim is focused; the wish for a context menu.
 *
 * The buffer's selection is what the user sees, the context's is what will become a claim: the same with
 * its edges snapped to words, if the settings say so. After the mouse was released both are made equal; while
 * Shift and arrows are used only the context's is snapped, so that the end can still go on letter by letter.
 * With Alt held the mouse's edges snap to letters only.
 *
 * Selecting by words, sentences and so on is AdduceUiArticleMove's and AdduceUiArticleClicks's.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_INPUT (adduce_ui_article_input_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleInput, adduce_ui_article_input, ADDUCE_UI, ARTICLE_INPUT, GObject)

/*
 * AdduceUiArticleInput::selected (input): the mouse was released over a new selection.
 * AdduceUiArticleInput::menu (input, double x, double y): a context menu is wanted at a point of the view.
 */

/** @view: (transfer none): lives at least as long. */
AdduceUiArticleInput *adduce_ui_article_input_new (AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_article_input_set_context (AdduceUiArticleInput *self, AdduceUiContext *context);

/** While a text is set, a caret restored: moves are not the user's, the focus stays. */
void adduce_ui_article_input_freeze (AdduceUiArticleInput *self);

/** After adduce_ui_article_input_freeze(): the context is told what is selected now. */
void adduce_ui_article_input_thaw (AdduceUiArticleInput *self);

/** Brings the focused claim into view and puts the caret into it. */
void adduce_ui_article_input_reveal (AdduceUiArticleInput *self);

G_END_DECLS
