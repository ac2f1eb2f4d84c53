/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as tables: for spreadsheets, and from other programs (docs/registers.md).
 *
 * An entry a row. What an entry has several of is in one cell, separated by `|`; a value that holds for a time is
 * followed by `[FROM..TO]`, either of which may be missing. A `|`, `[` or backslash that is meant is preceded by a
 * backslash.
 */
#pragma once

#include "model/adduce-register.h"
#include "text/adduce-csv-table.h"

G_BEGIN_DECLS

/**
 * AdduceRegisterCsvFunc:
 * @cells: three cells for what claims say of the entry: how many there are, and the first and last date; (transfer
 *   full) of the texts
 */
typedef void (*AdduceRegisterCsvFunc) (AdduceEntity *entity, char *cells[3], gpointer user_data);

/**
 * adduce_register_csv_write:
 * @entities: (array length=n_entities): rows; merged ones may be among them
 * @func: (nullable) (scope call): adds the columns claims, first and last
 *
 * Returns: (transfer full): with a byte-order mark, as spreadsheets want it
 */
GBytes *adduce_register_csv_write (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                                   AdduceRegisterCsvFunc func, gpointer user_data);

/**
 * adduce_register_csv_read:
 * @base: what ids are found in by name
 * @mapping: (nullable) (element-type utf8 utf8): heading → id of a field or attribute, or "-" to leave it out
 * @messages: (element-type utf8): sentences about rows that were left out or changed are added
 * @error: return location; %ADDUCE_ERROR_FORMAT where no column has names
 *
 * Columns are told by their headings, in our own words or those of other programs; others become attributes of one's
 * own. A row without an id is the entry with its name, else a new one.
 *
 * Returns: (transfer full) (nullable): a register with what the file says, for adduce_register_act_import()
 */
AdduceRegister *adduce_register_csv_read (AdduceCsvTable *csv, AdduceRegister *base, GHashTable *mapping,
                                          GPtrArray *messages, GError **error);

G_END_DECLS
