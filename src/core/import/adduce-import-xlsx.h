/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a sheet of a workbook (XLSX).
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceImportXlsxRow:
 * @cells: (array length=n_cells): what they show; days with their time, `2031-03-04T05:06:07Z`
 * @line: the number of the row, from 1
 *
 * Returns: %FALSE to end
 */
typedef gboolean (*AdduceImportXlsxRow) (const char *const *cells, guint n_cells, guint line, gpointer user_data);

/** Whether it is a workbook. */
gboolean adduce_import_xlsx_is_one (GBytes *bytes);

/**
 * adduce_import_xlsx_read_first:
 * @error: return location; it is no workbook, or damaged
 *
 * Calls @func for each row of the first sheet that is not empty, until it returns %FALSE.
 */
gboolean adduce_import_xlsx_read_first (GBytes *bytes, AdduceImportXlsxRow func, gpointer user_data,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
