/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimDetails: all of one claim to be read: words, tags, what they mean, note, who coded it and when.
 * A part of AdduceUiClaimCard.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_DETAILS (adduce_ui_claim_details_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimDetails, adduce_ui_claim_details, ADDUCE_UI, CLAIM_DETAILS, GtkWidget)

/*
 * AdduceUiClaimDetails::note-clicked (details): the note is to be edited.
 */

GtkWidget *adduce_ui_claim_details_new (void);

/** (transfer none) (nullable) */
AdduceClaim *adduce_ui_claim_details_get_claim (AdduceUiClaimDetails *self);

/**
 * adduce_ui_claim_details_set_claim:
 * @claim: (nullable)
 * @codebook: (nullable): for names and definitions of values
 * @brief: leaves definitions out
 */
void adduce_ui_claim_details_set_claim (AdduceUiClaimDetails *self, AdduceClaim *claim, AdduceCodebook *codebook,
                                        gboolean brief);

G_END_DECLS
