/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading files of other programs and databases as articles.
 *
 *   batch = adduce_import_read (path, &options, cancellable, &error);
 *   … look at its articles …
 *   result = adduce_import_write (folder, batch, …);          (adduce-import-writer.h)
 *
 * Any thread; nothing is written here, and nothing read but the file.
 */
#pragma once

#include "import/adduce-import-batch.h"

G_BEGIN_DECLS

/** The largest file, in bytes. */
#define ADDUCE_IMPORT_MAX_BYTES (512 * 1024 * 1024)

/**
 * AdduceImportOrder:
 *
 * What dates like 03/04/2031 mean where nothing says so.
 */
typedef enum {
  ADDUCE_IMPORT_ORDER_UNKNOWN,
  ADDUCE_IMPORT_ORDER_DMY,
  ADDUCE_IMPORT_ORDER_MDY,
} AdduceImportOrder;

/**
 * AdduceImportOptions:
 * @format: (nullable): id of a format; %NULL finds out
 * @rule: (nullable): id of a rule; %NULL finds out; "none" for none
 * @encoding: (nullable): of texts; %NULL finds out
 * @mapping: (nullable) (array zero-terminated=1): `FIELD=COLUMN`, for tables and JSON
 * @no_header: whether the first row of a table is a record already
 * @order: of dates
 * @guess: whether to read from an article's words what nothing else says
 */
typedef struct {
  const char *format;
  const char *rule;
  const char *encoding;
  const char *const *mapping;
  gboolean no_header;
  AdduceImportOrder order;
  gboolean guess;
} AdduceImportOptions;

/** (transfer none) (array zero-terminated=1): ids of all formats, in the order of lists. */
const char *const *adduce_import_list_formats (void);

/** Translated; (nullable): %NULL where there is no such format. */
const char *adduce_import_get_format_label (const char *id);

/**
 * adduce_import_read:
 * @path: a file
 * @error: return location: nothing could be read; a sentence without the name of the file
 *
 * Returns: (transfer full) (nullable)
 */
AdduceImportBatch *adduce_import_read (const char *path, const AdduceImportOptions *options, GCancellable *cancellable,
                                       GError **error);

/** The same of bytes; @name: (nullable): what they are called, for their ending. */
AdduceImportBatch *adduce_import_read_bytes (GBytes *bytes, const char *name, const AdduceImportOptions *options,
                                             GCancellable *cancellable, GError **error);

G_END_DECLS
