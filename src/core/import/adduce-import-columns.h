/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportColumns: which columns of a table, or members of JSON, are which fields: what the user says, then
 * `data/import-rules/columns.ini` (one of the user's own is read instead). Internal to the folder; immutable.
 */
#pragma once

#include "import/adduce-import-reader.h"

G_BEGIN_DECLS

typedef struct _AdduceImportColumns AdduceImportColumns;

/**
 * adduce_import_columns_new:
 * @error: return location; %ADDUCE_ERROR_USAGE: what is no `FIELD=COLUMN`
 *
 * Returns: (transfer full) (nullable)
 */
AdduceImportColumns *adduce_import_columns_new (const AdduceImportOptions *options, GError **error);
void adduce_import_columns_free (AdduceImportColumns *self);

/**
 * adduce_import_columns_assign:
 * @names: (array length=n): of columns, or paths of members, parted by dots
 * @ret_fields: (array length=n): room; gets the field of each (borrowed), %NULL for those of no field
 *
 * Each field gets one column, but for those that can have several values.
 */
void adduce_import_columns_assign (AdduceImportColumns *self, const char *const *names, guint n,
                                   const char **ret_fields);

/** (nullable): the path of the list of records that the user names. */
const char *adduce_import_columns_get_records (AdduceImportColumns *self);

/**
 * adduce_import_columns_take:
 * @article: (transfer full)
 * @names: (array length=n)
 * @fields: (array length=n): of adduce_import_columns_assign()
 * @values: (array length=n)
 *
 * Fills the article and adds it to the batch.
 */
void adduce_import_columns_take (AdduceImportArticle *article, const char *const *names, const char *const *fields,
                                 const char *const *values, guint n, AdduceImportOrder order,
                                 AdduceImportBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportColumns, adduce_import_columns_free)

G_END_DECLS
