/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportRows: makes an article of each row of a table, whose first row has the names of the columns. Internal
 * to the folder.
 */
#pragma once

#include "import/adduce-import-reader.h"

G_BEGIN_DECLS

typedef struct _AdduceImportRows AdduceImportRows;

/** @encoding: (nullable). */
AdduceImportRows *adduce_import_rows_new (const AdduceImportInput *input, AdduceImportBatch *batch,
                                          const char *format, const char *encoding, GError **error);
void adduce_import_rows_free (AdduceImportRows *self);

/** The next row; @line is for people; @start and @end are its bytes. */
void adduce_import_rows_take (AdduceImportRows *self, const char *const *cells, guint n, guint line, guint64 start,
                              guint64 end);

/** After the last; an error where no column is known, so that nothing came of the table. */
gboolean adduce_import_rows_end (AdduceImportRows *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportRows, adduce_import_rows_free)

G_END_DECLS
