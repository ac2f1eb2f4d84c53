/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimRows: the rows of the list of claims.
 *
 * Making rows is most of what a change of article costs, and the list throws them away with its items: here they
 * are kept, and given to the next items. Belongs to the list's factory.
 */
#pragma once

#include "adduce-ui-claim-row.h"

G_BEGIN_DECLS

typedef struct _AdduceUiClaimRows AdduceUiClaimRows;

AdduceUiClaimRows *adduce_ui_claim_rows_new (void);

/** Lets go of all rows; the list is gone by then. */
void adduce_ui_claim_rows_free (AdduceUiClaimRows *self);

/** For the factory's signals: gives the item a row, and takes it back. */
void adduce_ui_claim_rows_set_up (AdduceUiClaimRows *self, GtkListItem *item);
void adduce_ui_claim_rows_tear_down (AdduceUiClaimRows *self, GtkListItem *item);

/** The paragraphs that rows have will not be there any more. */
void adduce_ui_claim_rows_forget_paragraphs (AdduceUiClaimRows *self);

G_END_DECLS
