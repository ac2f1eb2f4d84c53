/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsCrosstab: how often the values of two fields come together in the claims that are found, as a table
 * whose cells lead to their claims.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_CROSSTAB (adduce_ui_claims_crosstab_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsCrosstab, adduce_ui_claims_crosstab, ADDUCE_UI, CLAIMS_CROSSTAB, GtkWidget)

/*
 * AdduceUiClaimsCrosstab::cell (table, const char *expression): the claims of a cell are to be shown.
 */

/** Counts what @view finds, which it keeps. */
GtkWidget *adduce_ui_claims_crosstab_new (AdduceClaimView *view);

/** @codebook, @map: (nullable): what fields there are. */
void adduce_ui_claims_crosstab_set_codebook (AdduceUiClaimsCrosstab *self, AdduceCodebook *codebook,
                                             AdduceCodeMap *map);

/** Chooses the fields of rows and columns by their ids. */
void adduce_ui_claims_crosstab_set_fields (AdduceUiClaimsCrosstab *self, const char *rows, const char *columns);

/** (transfer full) (nullable): the table as text, as it is shown; @separator: `,` or a tab. */
char *adduce_ui_claims_crosstab_dup_text (AdduceUiClaimsCrosstab *self, char separator);

/** Gives the table the keyboard. */
void adduce_ui_claims_crosstab_focus (AdduceUiClaimsCrosstab *self);

G_END_DECLS
