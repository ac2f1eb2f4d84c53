/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsTable: all claims of a corpus in a column view: columns to choose, ordered by a click on their heads,
 * rows to be chosen and opened.
 *
 * Which rows there are and in what order is the AdduceClaimView's; a click on a head only asks for another order. In
 * a narrow window there is one column, in which all of a claim stands below each other.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_TABLE (adduce_ui_claims_table_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsTable, adduce_ui_claims_table, ADDUCE_UI, CLAIMS_TABLE, GtkWidget)

/*
 * AdduceUiClaimsTable::activated (table, AdduceClaimRow *row): Return or a double click: the claim is to be opened.
 * AdduceUiClaimsTable::chosen-changed (table): other rows are chosen.
 * AdduceUiClaimsTable::key (table, guint character) → gboolean: a character was typed; whether it means something.
 */

/** Shows the rows of @view, which it keeps. */
GtkWidget *adduce_ui_claims_table_new (AdduceClaimView *view);

/** The fields and values that columns show; @codebook, @map: (nullable). */
void adduce_ui_claims_table_set_codebook (AdduceUiClaimsTable *self, AdduceCodebook *codebook, AdduceCodeMap *map);

/** (array zero-terminated=1): ids of the fields that have a column; what is unknown is passed over. */
void adduce_ui_claims_table_set_columns (AdduceUiClaimsTable *self, const char *const *ids);

/** @id: (nullable): %NULL for the order of articles; also marks the column's head. */
void adduce_ui_claims_table_sort (AdduceUiClaimsTable *self, const char *id, gboolean descending);

/** (transfer full) (element-type AdduceClaimRow): the chosen rows in their order. */
GPtrArray *adduce_ui_claims_table_list_chosen (AdduceUiClaimsTable *self);

/** The same for what changes or copies them: rows that a change is still to replace are replaced first. */
GPtrArray *adduce_ui_claims_table_take_chosen (AdduceUiClaimsTable *self);
guint adduce_ui_claims_table_get_n_chosen (AdduceUiClaimsTable *self);

/** Chooses all rows that are shown, or none. */
void adduce_ui_claims_table_choose_all (AdduceUiClaimsTable *self, gboolean choose);

/** Chooses the row of a claim alone, and has it in view and in focus; %FALSE where it is not shown. */
gboolean adduce_ui_claims_table_show_claim (AdduceUiClaimsTable *self, const char *id);

/** Gives the rows the keyboard; %FALSE where there are none. */
gboolean adduce_ui_claims_table_focus (AdduceUiClaimsTable *self);

G_END_DECLS
