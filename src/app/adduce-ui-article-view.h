/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleView: the pane of the article: its text with claims, or why there is none, notices about
 * it, finding in it.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_VIEW (adduce_ui_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleView, adduce_ui_article_view, ADDUCE_UI, ARTICLE_VIEW, GtkWidget)

/*
 * Property "context" (AdduceUiContext, read-write, notifies).
 *
 * Puts the action group "view" (zoom-in, zoom-out, zoom-reset) into its window, so that the size of the
 * text can be changed wherever the keyboard focus is. Expects the window's win.add-claim, win.add-span
 * and win.remove-claim.
 */

AdduceUiArticleView *adduce_ui_article_view_new (void);

/** (transfer none) (nullable) */
AdduceUiContext *adduce_ui_article_view_get_context (AdduceUiArticleView *self);
void adduce_ui_article_view_set_context (AdduceUiArticleView *self, AdduceUiContext *context);

/** Shows the find bar, where an article is shown. */
void adduce_ui_article_view_find (AdduceUiArticleView *self);

/** (transfer none) */
AdduceUiTextView *adduce_ui_article_view_get_text_view (AdduceUiArticleView *self);

G_END_DECLS
