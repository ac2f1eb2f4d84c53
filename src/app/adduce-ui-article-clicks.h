/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleClicks: double, triple and quadruple clicks of the mouse in an article: a word, a sentence, a
 * paragraph; dragging on takes more of the same.
 *
 * GTK knows words and lines only, and starts to count anew after the third click, so from the second on the
 * press is taken from it. Fingers are left to GTK, with its handles and its magnifier.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_CLICKS (adduce_ui_article_clicks_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleClicks, adduce_ui_article_clicks, ADDUCE_UI, ARTICLE_CLICKS, GObject)

/** @view: (transfer none): lives at least as long. */
AdduceUiArticleClicks *adduce_ui_article_clicks_new (AdduceUiTextView *view);

/**
 * adduce_ui_article_clicks_handle_event:
 * @event: as it comes to the view, before the view has it
 *
 * Counts clicks, and selects from the second on. With Alt held a drag takes letters.
 *
 * Returns: whether the view is not to see the event
 */
gboolean adduce_ui_article_clicks_handle_event (AdduceUiArticleClicks *self, GdkEvent *event);

/* Drops the press that the gestures of the view still wait for: words that are dragged away take their release
 * along, and the next click would be taken for a part of it. */
void adduce_ui_article_clicks_forget (AdduceUiArticleClicks *self);

G_END_DECLS
