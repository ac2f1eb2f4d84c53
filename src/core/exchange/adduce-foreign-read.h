/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading files of other programs that hold annotated documents.
 *
 *   foreign = adduce_foreign_read (paths, NULL, cancellable, &error);
 *
 * Any thread; nothing is written.
 */
#pragma once

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

/** The largest file, in bytes. */
#define ADDUCE_FOREIGN_MAX_BYTES (256 * 1024 * 1024)

/**
 * AdduceForeignFormat:
 * @id: "brat"; that of the export's format where there is one
 * @label: translatable
 * @checked_with: whose files are read in the tests; not translated
 */
typedef struct {
  const char *id;
  const char *label;
  const char *checked_with;
} AdduceForeignFormat;

/** (transfer none) (nullable): the format at @index, until there is none. */
const AdduceForeignFormat *adduce_foreign_get_nth_format (guint index);

/** (transfer none) (nullable) */
const AdduceForeignFormat *adduce_foreign_get_format (const char *id);

/** (transfer full): the ids of all, joined by @separator. */
char *adduce_foreign_list_formats (const char *separator);

/**
 * adduce_foreign_sniff:
 * @path: a file, or a folder with files
 *
 * Returns: (transfer none) (nullable): the id of the format that it surely is in; %NULL where it is none, or can't be
 *   read, or may as well be a file of articles
 */
const char *adduce_foreign_sniff (const char *path);

/**
 * adduce_foreign_sniff_folder:
 * @path: a folder
 *
 * Returns: (transfer none) (nullable): the id of the format of what is coded in it, where it is no corpus; looks into
 *   few files, and into none that only articles are in, so that a folder of many articles does not take long
 */
const char *adduce_foreign_sniff_folder (const char *path);

/**
 * adduce_foreign_read:
 * @paths: (array zero-terminated=1): files, and folders whose files are read, with those of folders in them
 * @format: (nullable): id of a format; %NULL finds out for each file
 * @error: return location; a file can't be read or is damaged: nothing is read then; it is named, and the line in it
 *
 * Files of a folder that are in no known format are named in the problems.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceForeign *adduce_foreign_read (const char *const *paths, const char *format, GCancellable *cancellable,
                                    GError **error);

/**
 * adduce_foreign_read_bytes:
 * @name: what they are called
 * @siblings: (nullable) (element-type utf8 GBytes): name → bytes of the files beside it
 *
 * The same of bytes.
 */
AdduceForeign *adduce_foreign_read_bytes (GBytes *bytes, const char *name, GHashTable *siblings, const char *format,
                                          GCancellable *cancellable, GError **error);

G_END_DECLS
