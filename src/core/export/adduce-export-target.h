/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportTarget: where a dataset goes: a file, a stream, a folder of files, or, to see what would happen,
 * nowhere. Private to export.
 *
 * A file or folder has its name only when it is whole. A writer appends to the strings that this has for each
 * file; they are written out between articles.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AdduceExportTarget AdduceExportTarget;

/** One file; refused as by adduce_export_output_open(). */
AdduceExportTarget *adduce_export_target_new_file (const char *path, const char *corpus, GError **error);

/** A folder, which must not be there yet or be empty, and not be inside the corpus. */
AdduceExportTarget *adduce_export_target_new_folder (const char *path, const char *corpus, GError **error);

/** @stream is left open. */
AdduceExportTarget *adduce_export_target_new_stream (GOutputStream *stream);

/** Nothing is written. */
AdduceExportTarget *adduce_export_target_new_nowhere (void);

/** Removes what was written, unless committed. */
void adduce_export_target_free (AdduceExportTarget *self);

/**
 * adduce_export_target_get:
 * @name: (nullable): a file below the folder, `/` between; %NULL where there is only one
 *
 * What is to be appended to; the file is made when first asked for.
 *
 * Returns: (transfer none)
 */
GString *adduce_export_target_get (AdduceExportTarget *self, const char *name);

/** Whether the folder has such a file already. */
gboolean adduce_export_target_has (AdduceExportTarget *self, const char *name);

/** Nothing more comes into that file; it is closed with the next flush. */
void adduce_export_target_end (AdduceExportTarget *self, const char *name);

/** Writes out what has become long, and what was ended; with @all everything. */
gboolean adduce_export_target_flush (AdduceExportTarget *self, gboolean all, GCancellable *cancellable, GError **error);

/** It need not outlive a power cut: putting it in its place does not wait for the disk. */
void adduce_export_target_set_hasty (AdduceExportTarget *self);

/** Puts the whole in its place. */
gboolean adduce_export_target_commit (AdduceExportTarget *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportTarget, adduce_export_target_free)

G_END_DECLS
