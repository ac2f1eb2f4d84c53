/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimSelection: keeps what is selected in the list of claims and what is chosen in the context the
 * same, in either direction.
 *
 * What a hand selects in the list is chosen, and revealed in the text; the claim that was reached last is the
 * focused one. What is chosen elsewhere (the caret moves in the text, say) is selected and, where its card is
 * out of sight, scrolled to; the keyboard focus stays where it is. A change of claims scrolls nothing.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-finder.h"
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_SELECTION (adduce_ui_claim_selection_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimSelection, adduce_ui_claim_selection, ADDUCE_UI, CLAIM_SELECTION, GObject)

/** @list_view: (transfer none): gets the finder's claims as its model; lives at least as long. */
AdduceUiClaimSelection *adduce_ui_claim_selection_new (GtkListView *list_view, AdduceUiClaimFinder *finder);

/** @context: (nullable) */
void adduce_ui_claim_selection_set_context (AdduceUiClaimSelection *self, AdduceUiContext *context);

/** Gives the keyboard focus to the card of the focused claim, or to the list. */
gboolean adduce_ui_claim_selection_grab_focus (AdduceUiClaimSelection *self);

/** Scrolls the card of the focused claim into sight, where it is out of it. */
void adduce_ui_claim_selection_scroll (AdduceUiClaimSelection *self);

G_END_DECLS
