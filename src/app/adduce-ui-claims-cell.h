/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsCell: what one field of a claim says, in the table of all claims.
 *
 * Cheap to make and to fill, as a table has hundreds of them: an inscription, which does not ask for another size
 * when its words change, and before it a tile where the codebook gives the value a colour.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

/**
 * AdduceUiClaimsCellKind:
 * @ADDUCE_UI_CLAIMS_CELL_TEXT: the field's labels
 * @ADDUCE_UI_CLAIMS_CELL_VALUE: the same behind the tile of the first value
 * @ADDUCE_UI_CLAIMS_CELL_QUOTE: the words that were coded, and paler what stands around them
 * @ADDUCE_UI_CLAIMS_CELL_ALL: all that matters of a claim below each other, for narrow windows
 */
typedef enum {
  ADDUCE_UI_CLAIMS_CELL_TEXT,
  ADDUCE_UI_CLAIMS_CELL_VALUE,
  ADDUCE_UI_CLAIMS_CELL_QUOTE,
  ADDUCE_UI_CLAIMS_CELL_ALL,
} AdduceUiClaimsCellKind;

#define ADDUCE_UI_TYPE_CLAIMS_CELL (adduce_ui_claims_cell_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsCell, adduce_ui_claims_cell, ADDUCE_UI, CLAIMS_CELL, GtkWidget)

GtkWidget *adduce_ui_claims_cell_new (AdduceUiClaimsCellKind kind);

/** @fields: (nullable): what a cell of %ADDUCE_UI_CLAIMS_CELL_ALL consists of; else @field is shown. */
void adduce_ui_claims_cell_show (AdduceUiClaimsCell *self, AdduceClaimRow *row, AdduceClaimField *field,
                                 GPtrArray *fields, AdduceVariable *variable);

/** Nothing is shown, for a place in which no row stands. */
void adduce_ui_claims_cell_clear (AdduceUiClaimsCell *self);

/** What the cell says; (transfer none). */
const char *adduce_ui_claims_cell_get_text (AdduceUiClaimsCell *self);

G_END_DECLS
