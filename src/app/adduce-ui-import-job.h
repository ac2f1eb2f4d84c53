/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading files as articles, and writing what was read into a corpus, in a worker that tells how far it is.
 */
#pragma once

#include <gio/gio.h>

#include "adduce.h"

G_BEGIN_DECLS

/**
 * AdduceUiImportFile:
 * @batch: (nullable): what was found; %NULL where it could not be read
 * @problem: (nullable): why not
 * @coding: (nullable): id of the format in which it surely holds claims, too
 */
typedef struct
{
  char *path;
  AdduceImportBatch *batch;
  char *problem;
  const char *coding;
} AdduceUiImportFile;

/**
 * AdduceUiImportResult:
 * @n_written: articles written, and
 * @n_known: that were there already
 * @problems: (element-type utf8): sentences about what was not written
 * @stopped: whether somebody stopped it
 */
typedef struct
{
  guint n_written;
  guint n_known;
  GPtrArray *problems;
  gboolean stopped;
} AdduceUiImportResult;

void adduce_ui_import_result_free (AdduceUiImportResult *self);

/** Done and total, shared with the worker; freed with the cancellable that it is set on. */
typedef struct
{
  int done;
  int total;
} AdduceUiImportProgress;

/** (transfer none): what workers that get this cancellable tell. */
AdduceUiImportProgress *adduce_ui_import_get_progress (GCancellable *cancellable);

/**
 * adduce_ui_import_read_async:
 * @files: (array zero-terminated=1)
 * @formats: (array zero-terminated=1): ids of the format of each; "" where it is found out
 * @options: of all
 */
void adduce_ui_import_read_async (char **files, char **formats, const AdduceImportOptions *options,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) (nullable) (element-type AdduceUiImportFile): of each file; %NULL where it was cancelled. */
GPtrArray *adduce_ui_import_read_finish (GAsyncResult *result, GError **error);

/** @files: (element-type AdduceUiImportFile) */
void adduce_ui_import_write_async (const char *folder, GPtrArray *files, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/** Never %NULL: what was written before it was stopped, or failed, is there. */
AdduceUiImportResult *adduce_ui_import_write_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiImportResult, adduce_ui_import_result_free)

G_END_DECLS
