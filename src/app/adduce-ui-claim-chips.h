/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimChips: how many claims have each stance, lack something, have a note; a click shows only those.
 * What no claim has, and nobody asks for, has no chip.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-filter.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_CHIPS (adduce_ui_claim_chips_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimChips, adduce_ui_claim_chips, ADDUCE_UI, CLAIM_CHIPS, GtkWidget)

GtkWidget *adduce_ui_claim_chips_new (void);

/** What a click changes. */
void adduce_ui_claim_chips_set_filter (AdduceUiClaimChips *self, AdduceUiClaimFilter *filter);

/** Shows what is counted now; @codebook: (nullable): whose stances there are. */
void adduce_ui_claim_chips_update (AdduceUiClaimChips *self, AdduceClaimTally *tally, AdduceCodebook *codebook);

G_END_DECLS
