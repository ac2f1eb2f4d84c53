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
  char *value;
  AdduceExportCellKind kind;
} AdduceExportCell;

/** (transfer full) (array zero-terminated=1): what the columns are called. */
char **adduce_export_cells_list_names (AdduceExportRun *run);

/** (transfer full) (element-type AdduceExportCell): one for each column. */
GArray *adduce_export_cells_list (AdduceExportRun *run, const AdduceExportRow *row);

G_END_DECLS
