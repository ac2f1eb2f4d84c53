/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading other programs' annotations, finding out what would come of them, and bringing them in, in a worker that
 * tells how far it is (adduce_ui_import_get_progress() of the cancellable).
 */
#pragma once

#include <gio/gio.h>

#include "adduce.h"

G_BEGIN_DECLS

/**
 * AdduceUiCodingRead:
 * @foreign: what was read
 * @summary: it, counted
 * @codebook: the corpus's
 * @mapping: what its fields are taken for, as long as nobody says otherwise
 * @format: (nullable): id of the format that was found out
 */
typedef struct
{
  AdduceForeign *foreign;
  AdduceForeignSummary *summary;
  AdduceCodebook *codebook;
  AdduceForeignMapping *mapping;
  const char *format;
} AdduceUiCodingRead;

void adduce_ui_coding_read_free (AdduceUiCodingRead *self);

/**
 * adduce_ui_coding_read_async:
 * @folder: the corpus
 * @paths: (array zero-terminated=1): files and folders
 * @format: (nullable): what they are; %NULL finds out
 */
void adduce_ui_coding_read_async (const char *folder, char **paths, const char *format, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) (nullable) */
AdduceUiCodingRead *adduce_ui_coding_read_finish (GAsyncResult *result, GError **error);

/**
 * adduce_ui_coding_take_async:
 * @foreign: (transfer none): must live until it is done
 * @coder: (nullable): whose claims all are to be
 * @mapping: (transfer full): what the fields are
 * @dry_run: only find out
 * @again: bring back claims that were removed, too
 */
void adduce_ui_coding_take_async (const char *folder, AdduceForeign *foreign, const char *coder,
                                  AdduceForeignMapping *mapping, const char *format, gboolean dry_run, gboolean again,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) (nullable) */
AdduceForeignResult *adduce_ui_coding_take_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiCodingRead, adduce_ui_coding_read_free)

G_END_DECLS
