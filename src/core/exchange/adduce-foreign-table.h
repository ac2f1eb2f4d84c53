/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignTable: rows of a table with one claim each, as Adduce's own CSV and XLSX have them (docs/export.md).
 * Internal to the folder.
 */
#pragma once

#include "exchange/adduce-foreign-reader.h"

G_BEGIN_DECLS

typedef struct _AdduceForeignTable AdduceForeignTable;

/**
 * adduce_foreign_table_new:
 * @names: (array length=n_names): what the columns are called
 * @error: return location; a column that is needed is missing
 *
 * Returns: (transfer full) (nullable)
 */
AdduceForeignTable *adduce_foreign_table_new (const AdduceForeignInput *input, AdduceForeign *foreign,
                                              const char *const *names, guint n_names, GError **error);
void adduce_foreign_table_free (AdduceForeignTable *self);

/** Whether a table with these columns is one of claims. */
gboolean adduce_foreign_table_is_one (const char *const *names, guint n_names);

/** One claim; @error does not name the line. @place: for people */
gboolean adduce_foreign_table_take (AdduceForeignTable *self, const char *const *cells, guint n_cells,
                                    const char *place, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignTable, adduce_foreign_table_free)

G_END_DECLS
