/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterTable: the rows of a register in a column view: a tree where entries stand below others, sorted by
 * any column, filtered, several to be chosen. Which columns are seen is a setting.
 *
 * Chosen rows are known by their ids and chosen again when the rows are made anew.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_TABLE (adduce_ui_register_table_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterTable, adduce_ui_register_table, ADDUCE_UI, REGISTER_TABLE, GtkWidget)

/*
 * Signals:
 *   "chosen-changed" (table)
 *   "activated" (table): Return or a double click on a row
 */

/**
 * adduce_ui_register_table_set_model:
 * @model: its rows are shown
 * @setting: key of the settings with the ids of the columns that are seen
 * @label: what the table is called
 */
void adduce_ui_register_table_set_model (AdduceUiRegisterTable *self, AdduceUiRegisterModel *model,
                                         const char *setting, const char *label);

/** To be called when the model's rows are others. */
void adduce_ui_register_table_update (AdduceUiRegisterTable *self);

/** Shows the rows that fit; "" all, as a tree. */
void adduce_ui_register_table_set_text (AdduceUiRegisterTable *self, const char *text);

/** How many rows are shown, those in closed branches not counted. */
guint adduce_ui_register_table_get_n_shown (AdduceUiRegisterTable *self);

/** (transfer full) (element-type AdduceRegisterRow) */
GPtrArray *adduce_ui_register_table_list_chosen (AdduceUiRegisterTable *self);

/** Chooses the row alone and shows it; FALSE where it is not shown. */
gboolean adduce_ui_register_table_choose (AdduceUiRegisterTable *self, const char *id);
void adduce_ui_register_table_choose_all (AdduceUiRegisterTable *self);

/** Only what fits into little room. */
void adduce_ui_register_table_set_narrow (AdduceUiRegisterTable *self, gboolean narrow);

/** What can be seen of an entry: a list of check buttons for a popover; (transfer full). */
GtkWidget *adduce_ui_register_table_create_column_list (AdduceUiRegisterTable *self);

G_END_DECLS
