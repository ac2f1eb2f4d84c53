/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSelectionBubble: what can be done with a fresh selection, beside it: the codebook's values, the
 * speakers of the article, its issues.
 *
 * The first choice makes the selection a claim; then the bubble stays with the further choices for that claim,
 * so that a mouse is enough to finish it. For a name that it does not show it gives way to AdduceUiTagPopover, and
 * comes back. It never takes the keyboard focus and goes with the next key, the
 * next click into the text or when the text is scrolled. It stands below the words or above, never on them
 * while there is room on either side.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SELECTION_BUBBLE (adduce_ui_selection_bubble_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSelectionBubble, adduce_ui_selection_bubble, ADDUCE_UI, SELECTION_BUBBLE, GtkWidget)

/*
 * AdduceUiSelectionBubble::menu (bubble): the context menu is wanted.
 */

/** @view: (transfer none): the text beside which it stands; lives at least as long. */
void adduce_ui_selection_bubble_set_view (AdduceUiSelectionBubble *self, AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_selection_bubble_set_context (AdduceUiSelectionBubble *self, AdduceUiContext *context);

/** Shows it beside the view's selection, where the article can be coded. */
void adduce_ui_selection_bubble_show (AdduceUiSelectionBubble *self);

/** Hides it, unless it is just doing what was clicked. */
void adduce_ui_selection_bubble_hide (AdduceUiSelectionBubble *self);

/**
 * adduce_ui_selection_bubble_resume:
 *
 * A speaker or issue was chosen elsewhere, or given up: where the bubble asked for it, it comes back beside the same
 * words, which may be a claim by now.
 */
void adduce_ui_selection_bubble_resume (AdduceUiSelectionBubble *self);

/** Where it goes in an overlay of @width and @height that has the view at its origin. */
void adduce_ui_selection_bubble_place (AdduceUiSelectionBubble *self, int width, int height,
                                       GdkRectangle *ret_allocation);

G_END_DECLS
