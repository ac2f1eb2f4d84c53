/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimPane: the claims of the open article as a list of cards: counted, filtered, in an order; several
 * can be chosen.
 *
 * AdduceUiClaimList has the claims, AdduceUiClaimFilter says which are wanted, AdduceUiClaimFinder finds them,
 * AdduceUiClaimSelection keeps list and context together; the pane puts them on the screen.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_PANE (adduce_ui_claim_pane_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimPane, adduce_ui_claim_pane, ADDUCE_UI, CLAIM_PANE, GtkWidget)

/*
 * Properties (both notify): "context"; "n-claims" (uint, read-only): how many there are, shown or filtered away.
 * Action "claims.order".
 */

GtkWidget *adduce_ui_claim_pane_new (void);

void adduce_ui_claim_pane_set_context (AdduceUiClaimPane *self, AdduceUiContext *context);

guint adduce_ui_claim_pane_get_n_claims (AdduceUiClaimPane *self);

/** Remembers the order and whether the filter is open. */
void adduce_ui_claim_pane_bind_settings (AdduceUiClaimPane *self, GSettings *settings);

/** Opens the filter and gives it the keyboard focus. */
void adduce_ui_claim_pane_focus_filter (AdduceUiClaimPane *self);

/** Gives the keyboard focus to the card of the focused claim, or to the list. */
gboolean adduce_ui_claim_pane_focus_list (AdduceUiClaimPane *self);

G_END_DECLS
