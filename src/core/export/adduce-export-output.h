/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file that an export makes: written beside its place, put there when it is whole. Private to
 * export.
 *
 *   output = adduce_export_output_open (path, folder, &error);
 *   g_output_stream_write_all (adduce_export_output_get_stream (output), …);
 *   adduce_export_output_commit (output, &error);
 *   adduce_export_output_free (output);    // without a commit: as if nothing had been
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AdduceExportOutput AdduceExportOutput;

/**
 * adduce_export_output_open:
 * @path: where the dataset will be; links are followed; pipes and devices are written to as it goes
 * @folder: the corpus; what would be one of its articles, sidecars or its codebook is refused
 */
AdduceExportOutput *
adduce_export_output_open (const char *path, const char *folder, GError **error);

/** Removes what was written, unless committed. */
void adduce_export_output_free (AdduceExportOutput *self);

/** (transfer none) */
GOutputStream *adduce_export_output_get_stream (AdduceExportOutput *self);

/** Syncs the file to the disk and gives it its name, in place of what had it before. */
gboolean adduce_export_output_commit (AdduceExportOutput *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportOutput, adduce_export_output_free)

G_END_DECLS
