/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an export would write, seen before: the format's own writer makes a small one of the first claims in a
 * temporary folder, and its first lines are shown. It costs the same for ten claims and for 200,000, but for a format
 * of counts, which are counts of something only where all is counted.
 */
#pragma once

#include "export/adduce-export.h"

G_BEGIN_DECLS

/** How many claims a preview is made of. */
#define ADDUCE_EXCHANGE_PREVIEW_CLAIMS 10

/**
 * AdduceExchangePreview:
 * @text: lines; of a folder of files the name of each before its lines; of a workbook the rows of the first sheet; of a
 * document or pages the words; of another archive the names of what is in it
 * @n_claims: how many claims it is made of
 */
typedef struct {
  char *text;
  guint n_claims;
} AdduceExchangePreview;

void adduce_exchange_preview_free (AdduceExchangePreview *self);

/**
 * adduce_exchange_preview:
 * @folder: the corpus; nothing is written to it
 * @options: as of adduce_export_corpus(); dry_run and n_first are passed over
 * @error: return location; as of adduce_export_corpus()
 *
 * Blocks; see adduce_exchange_preview_async().
 *
 * Returns: (transfer full) (nullable)
 */
AdduceExchangePreview *adduce_exchange_preview (const char *folder, const AdduceExportOptions *options,
                                                GCancellable *cancellable, GError **error);

/** Options are copied. What was cancelled gives %G_IO_ERROR_CANCELLED. */
void adduce_exchange_preview_async (const char *folder, const AdduceExportOptions *options, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
AdduceExchangePreview *adduce_exchange_preview_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExchangePreview, adduce_exchange_preview_free)

G_END_DECLS
