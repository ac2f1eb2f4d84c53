/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCrosstab: how often the values of two fields come together in claims.
 *
 * A claim with several values counts once for each pair of them; what is unset is a row or column of its own, the
 * last. Totals and shares are of the counts in the table, so that shares of a row, of a column or of the whole sum up
 * to one; where a claim has several values they are more than there are claims. Made in one pass over the rows;
 * immutable, any thread.
 */
#pragma once

#include "analysis/adduce-claim-field.h"

G_BEGIN_DECLS

/**
 * AdduceCrosstabShares:
 *
 * Of what a share is a share.
 */
typedef enum {
  ADDUCE_CROSSTAB_COUNTS,
  ADDUCE_CROSSTAB_ROW,
  ADDUCE_CROSSTAB_COLUMN,
  ADDUCE_CROSSTAB_TOTAL,
} AdduceCrosstabShares;

/** `none`, `row`, `column`, `total`; %FALSE for another word. */
gboolean adduce_crosstab_shares_from_id (const char *id, AdduceCrosstabShares *ret_shares);

typedef struct _AdduceCrosstab AdduceCrosstab;

/** @rows: (element-type AdduceClaimRow): the claims to be counted */
AdduceCrosstab *adduce_crosstab_new (GPtrArray *rows, AdduceClaimField *row_field, AdduceClaimField *column_field);
void adduce_crosstab_free (AdduceCrosstab *self);

guint adduce_crosstab_get_n_claims (AdduceCrosstab *self);
guint adduce_crosstab_get_n_rows (AdduceCrosstab *self);
guint adduce_crosstab_get_n_columns (AdduceCrosstab *self);

/** What a row is: its code, "" for unset; (transfer none). */
const char *adduce_crosstab_get_row_code (AdduceCrosstab *self, guint row);
const char *adduce_crosstab_get_column_code (AdduceCrosstab *self, guint column);

/** The same for people; of unset “Unset”. */
const char *adduce_crosstab_get_row_label (AdduceCrosstab *self, guint row);
const char *adduce_crosstab_get_column_label (AdduceCrosstab *self, guint column);

guint adduce_crosstab_get_count (AdduceCrosstab *self, guint row, guint column);
guint adduce_crosstab_get_row_total (AdduceCrosstab *self, guint row);
guint adduce_crosstab_get_column_total (AdduceCrosstab *self, guint column);
guint adduce_crosstab_get_total (AdduceCrosstab *self);

/** 0 to 1; of nothing 0. %ADDUCE_CROSSTAB_COUNTS is of the total. */
double adduce_crosstab_get_share (AdduceCrosstab *self, guint row, guint column, AdduceCrosstabShares shares);

/**
 * adduce_crosstab_dup_cell_filter:
 * @row: of a total the number of rows
 * @column: likewise
 *
 * Returns: (transfer full): the expression that finds the claims of a cell or a total, see AdduceClaimFilter, with
 *   speakers and issues by name where they have no entry; "" for all
 */
char *adduce_crosstab_dup_cell_filter (AdduceCrosstab *self, guint row, guint column);

/**
 * adduce_crosstab_to_text:
 * @shares: counts as whole numbers, shares with four digits behind the point
 * @separator: `,` or a tab
 *
 * Returns: (transfer full): the table with its heads and totals, by RFC 4180; lines end in "\r\n"
 */
char *adduce_crosstab_to_text (AdduceCrosstab *self, AdduceCrosstabShares shares, char separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCrosstab, adduce_crosstab_free)

G_END_DECLS
