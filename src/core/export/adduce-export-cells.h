/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a table with one row a claim, for all formats that are such a table. Private to export.
 */
#pragma once

#include "export/adduce-export-private.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_CELL_WORD,   /* ids and the like, that we made */
  ADDUCE_CELL_TEXT,   /* what people wrote, which may look like a formula */
  ADDUCE_CELL_NUMBER, /* decimal */
  ADDUCE_CELL_TIME,   /* `YYYY-MM-DDThh:mm:ssZ` */
} AdduceExportCellKind;

/** @value: "" for unset */
typedef struct {
  const char *value;
  gsize n_bytes;
  AdduceExportCellKind kind;
} AdduceExportCell;

/** (transfer full) (array zero-terminated=1): what the columns are called. */
char **adduce_export_cells_list_names (AdduceExportRun *run);

/** What @values has from @start on is the value of a cell; it may be changed. */
typedef void (*AdduceExportCellFunc) (GString *values, gsize start, AdduceExportCellKind kind, gpointer user_data);

/**
 * adduce_export_cells_append:
 * @func: called behind each value, before the next
 *
 * Appends the values of a row, one for each column, to @out, so that those of a table need not be copied.
 */
void adduce_export_cells_append (AdduceExportRun *run, const AdduceExportRow *row, GString *out,
                                 AdduceExportCellFunc func, gpointer user_data);

/** (transfer none) (array length=ret_n_cells): one for each column, until the next row is asked for. */
const AdduceExportCell *adduce_export_cells_fill (AdduceExportRun *run, const AdduceExportRow *row,
                                                  guint *ret_n_cells);

G_END_DECLS
