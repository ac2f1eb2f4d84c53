/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsColumn: a column of the table of all claims: its head, how wide it is, and what its cells show. Its
 * items are AdduceUiSlot of AdduceClaimRow. Main thread.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

typedef struct _AdduceUiClaimsColumn AdduceUiClaimsColumn;
typedef void (*AdduceUiClaimsColumnFunc) (AdduceUiClaimsColumn *column, gpointer user_data);

/**
 * adduce_ui_claims_column_new:
 * @field: (nullable): what it shows; %NULL for all that is in @all
 * @all: (element-type AdduceClaimField): the fields for narrow windows; the first names the claim
 * @codebook: (nullable): for colours and letters of values
 * @asked: called when the column view's sorter asks this column, which knows no order
 */
AdduceUiClaimsColumn *adduce_ui_claims_column_new (AdduceClaimField *field, GPtrArray *all, AdduceCodebook *codebook,
                                                   AdduceUiClaimsColumnFunc asked, gpointer user_data);

/** Once it is in no view any more. */
void adduce_ui_claims_column_free (AdduceUiClaimsColumn *self);

/** (transfer none) (nullable) */
AdduceClaimField *adduce_ui_claims_column_get_field (AdduceUiClaimsColumn *self);
GtkColumnViewColumn *adduce_ui_claims_column_get_column (AdduceUiClaimsColumn *self);

G_END_DECLS
