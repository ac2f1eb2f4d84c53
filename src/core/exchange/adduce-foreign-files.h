/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignFile: the files that are read: those that the user named, those of folders, and those in archives (ZIP,
 * tar), also in archives in archives. Internal to the folder.
 *
 * Archives are unpacked in memory, within the limits of adduce-import-package.h and as much in all, and nothing is
 * written by a name that stands in one. Of a project that INCEpTION or WebAnno exported, packed or unpacked, only
 * annotation/DOCUMENT/CODER.… and curation/DOCUMENT/… are read.
 */
#pragma once

#include <gio/gio.h>

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

/**
 * AdduceForeignFile:
 * @path: (nullable): in the file name encoding; %NULL in an archive
 * @name: below what the user named, parted by `/`, valid UTF-8
 * @folder: (nullable): in the file name encoding
 * @bytes: (nullable): of a file in an archive
 * @members: (nullable) (element-type utf8 GBytes): name → bytes of all in that archive
 * @document: (nullable): which document is annotated, where the place of the file says it
 * @coder: (nullable): likewise
 */
typedef struct {
  char *path;
  char *name;
  char *folder;
  GBytes *bytes;
  GHashTable *members;
  char *document;
  char *coder;
} AdduceForeignFile;

/** (transfer full): for AdduceForeignFile. */
GPtrArray *adduce_foreign_files_new (void);

/**
 * adduce_foreign_files_add:
 * @files: a list of adduce_foreign_files_new()
 * @path: a file, a folder or an archive
 * @foreign: (nullable): gets sentences about what is passed over
 * @error: return location; names the file
 */
gboolean adduce_foreign_files_add (GPtrArray *files, const char *path, AdduceForeign *foreign,
                                   GCancellable *cancellable, GError **error);

/** The files of a folder and of those in it, in the order of their names; archives are files here. */
gboolean adduce_foreign_files_list_folder (GPtrArray *files, const char *path, GError **error);

/** (transfer full) (nullable) */
GBytes *adduce_foreign_file_load (const AdduceForeignFile *self, GError **error);

/** Whether a file of that name is taken for an archive of files, by its ending. */
gboolean adduce_foreign_file_is_archive (const char *name);

G_END_DECLS
