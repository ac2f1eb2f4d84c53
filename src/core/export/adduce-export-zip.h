/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportZip: a ZIP file written from front to back, plainly: sizes in front of each file's data, no descriptors
 * behind it, one fixed time, so that the same files give the same bytes and every reader reads them. Private to export.
 *
 *   zip = adduce_export_zip_new ();
 *   adduce_export_zip_add (zip, out, "a.txt", data, n_bytes);
 *   adduce_export_zip_end (zip, out);
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AdduceExportZip AdduceExportZip;

AdduceExportZip *adduce_export_zip_new (void);
void adduce_export_zip_free (AdduceExportZip *self);

/** Appends a file to @out, which may be emptied between calls; @name: UTF-8 with `/`; less than 4 GiB. */
void adduce_export_zip_add (AdduceExportZip *self, GString *out, const char *name, const char *data, gsize n_bytes);

/** A file that comes in pieces; only its compressed bytes are kept. */
typedef struct _AdduceExportZipPart AdduceExportZipPart;

AdduceExportZipPart *adduce_export_zip_part_new (void);
void adduce_export_zip_part_free (AdduceExportZipPart *self);
void adduce_export_zip_part_append (AdduceExportZipPart *self, const char *data, gsize n_bytes);

/** The same as adduce_export_zip_add(); the part gets nothing more. */
void adduce_export_zip_add_part (AdduceExportZip *self, GString *out, const char *name, AdduceExportZipPart *part);

/** Appends the directory of the files. */
void adduce_export_zip_end (AdduceExportZip *self, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportZip, adduce_export_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportZipPart, adduce_export_zip_part_free)

G_END_DECLS
