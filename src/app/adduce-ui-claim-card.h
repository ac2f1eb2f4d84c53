/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimCard: what claims say, beside their words; a popover that never takes the keyboard focus. Of
 * several claims the first is told in full, the others without definitions.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_CARD (adduce_ui_claim_card_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimCard, adduce_ui_claim_card, ADDUCE_UI, CLAIM_CARD, GtkPopover)

/*
 * AdduceUiClaimCard::note-clicked (card, const char *id): the note of that claim is to be edited.
 */

GtkWidget *adduce_ui_claim_card_new (void);

/**
 * adduce_ui_claim_card_set_claims:
 * @claims: (element-type AdduceClaim): at least one
 * @codebook: (nullable)
 * @map: (nullable): what codes have become
 */
void adduce_ui_claim_card_set_claims (AdduceUiClaimCard *self, GPtrArray *claims, AdduceCodebook *codebook,
                                      AdduceCodeMap *map);

/** Whether it shows just these versions. */
gboolean adduce_ui_claim_card_has_claims (AdduceUiClaimCard *self, GPtrArray *claims);

G_END_DECLS
