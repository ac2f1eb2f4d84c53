/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimHover: the card of the claims under the pointer, when it rests there for a moment, or of those at
 * the caret when asked for; and the note of a claim, to be written beside its words.
 *
 * The card goes when the pointer leaves the claims' words (on to the card itself is not leaving), and when a
 * key or a button is pressed, the text scrolls or another article comes. It stays while the same claims are
 * under the pointer, and never covers the row that it is about.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_HOVER (adduce_ui_claim_hover_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimHover, adduce_ui_claim_hover, ADDUCE_UI, CLAIM_HOVER, GObject)

/*
 * Actions, in any window that has the view: "card.show"; "card.help": the same, or where there is no claim the
 * guidelines of the team; "card.note": of the focused claim; "card.note-of": of the claim with the id.
 */

/** @view: (transfer none): lives at least as long; a child of an AdduceUiArticleView when the card is shown. */
AdduceUiClaimHover *adduce_ui_claim_hover_new (AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_claim_hover_set_context (AdduceUiClaimHover *self, AdduceUiContext *context);

G_END_DECLS
