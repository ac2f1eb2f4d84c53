/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimRow: one claim in the list of the inspector, at a glance.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-item.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_ROW (adduce_ui_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimRow, adduce_ui_claim_row, ADDUCE_UI, CLAIM_ROW, GtkWidget)

GtkWidget *adduce_ui_claim_row_new (void);

/** (transfer none) (nullable). Property "item". */
AdduceUiClaimItem *adduce_ui_claim_row_get_item (AdduceUiClaimRow *self);

/** @item: (nullable): the claim to show; the row follows its changes. */
void adduce_ui_claim_row_set_item (AdduceUiClaimRow *self, AdduceUiClaimItem *item);

/** (transfer none) (nullable). Property "codebook". */
AdduceCodebook *adduce_ui_claim_row_get_codebook (AdduceUiClaimRow *self);

/** @codebook: (nullable): what gives stance and evidence their names, colours and patterns. */
void adduce_ui_claim_row_set_codebook (AdduceUiClaimRow *self, AdduceCodebook *codebook);

G_END_DECLS
