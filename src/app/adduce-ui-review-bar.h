/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiReviewBar: what became of the claims when the article was changed under them: how many moved, are unsure, are
 * lost; all at once, or one after the other, with what was coded and what stands there now.
 *
 * Gives its window the actions "review": accept-all, next, previous, keep, move, lost, close.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REVIEW_BAR (adduce_ui_review_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiReviewBar, adduce_ui_review_bar, ADDUCE_UI, REVIEW_BAR, GtkWidget)

/* Properties "view" (AdduceUiTextView, where places are shown) and "context" (AdduceUiContext). */

void adduce_ui_review_bar_set_context (AdduceUiReviewBar *self, AdduceUiContext *context);

G_END_DECLS
