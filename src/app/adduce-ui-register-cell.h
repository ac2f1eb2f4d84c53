/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a column of a register's table: what they say of a row, how they are made, and in which order they put
 * the rows. A column that is none of these is an attribute of the register, by its id.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

/* Ids of columns that are no attributes. */
#define ADDUCE_UI_REGISTER_NAME "name"
#define ADDUCE_UI_REGISTER_KIND "kind"
#define ADDUCE_UI_REGISTER_CLAIMS "claims"
#define ADDUCE_UI_REGISTER_STANCES "stances"
#define ADDUCE_UI_REGISTER_FIRST "first"
#define ADDUCE_UI_REGISTER_LAST "last"
#define ADDUCE_UI_REGISTER_ARTICLES "articles"
#define ADDUCE_UI_REGISTER_ALIASES "aliases"
#define ADDUCE_UI_REGISTER_NOTE "note"
#define ADDUCE_UI_REGISTER_ID "id"

/** (transfer full): makes the cells of a column and fills them, with rows of this model. */
GtkListItemFactory *adduce_ui_register_cell_create_factory (AdduceUiRegisterModel *model, const char *column);

/** (transfer full): of AdduceRegisterRow; by numbers where they are some, else by what the cells say. */
GtkSorter *adduce_ui_register_cell_create_sorter (const char *column);

G_END_DECLS
