/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimHandles: a handle at either end of the focused claim, to drag that end elsewhere with the mouse
 * or a finger.
 *
 * Lies over the text and is there only where its handles are; elsewhere the text gets what happens. An end snaps
 * to words, with Alt to letters; until it is let go only the preview moves, and Escape leaves all as it was. Of a
 * claim in several pieces that has the handles which is under the pointer, else that with the caret.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_HANDLES (adduce_ui_claim_handles_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimHandles, adduce_ui_claim_handles, ADDUCE_UI, CLAIM_HANDLES, GtkWidget)

/** @view: (transfer none): the text over which it lies, at the same origin; lives at least as long. */
void adduce_ui_claim_handles_set_view (AdduceUiClaimHandles *self, AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_claim_handles_set_context (AdduceUiClaimHandles *self, AdduceUiContext *context);

/** Whether an end is being dragged, and what the piece would be; @ret_span: (out) (optional). */
gboolean adduce_ui_claim_handles_get_preview (AdduceUiClaimHandles *self, AdduceSpan *ret_span);

/** The middle of a handle's knob in the widget; %FALSE where there are no handles. */
gboolean adduce_ui_claim_handles_get_knob (AdduceUiClaimHandles *self, gboolean end, graphene_point_t *ret_point);

G_END_DECLS
