/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datasets: a registry of formats, and one call that writes a corpus in one of them.
 *
 * One row a claim, ordered by article path, coder, place. The same corpus gives the same bytes.
 * Rows are written as they are read; the result appears under its name only when it is whole.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** One format of the registry. */
typedef struct {
  const char *id;        /* "csv" */
  const char *label;     /* translatable: N_("Comma-separated values") */
  const char *extension; /* ".csv" */
} AdduceExportFormat;

/** (array length=ret_n_formats) (transfer none) */
const AdduceExportFormat *adduce_export_get_formats (guint *ret_n_formats);

/**
 * AdduceExportOptions:
 * @format: id of a format
 * @coders: (nullable) (array zero-terminated=1): nicknames; %NULL for all
 * @claims: (nullable) (array zero-terminated=1): ids of claims; %NULL for all
 * @wide: evidence also as one 0/1 column a value of the codebook (csv, tsv)
 * @bom: begin with a byte-order mark (csv, tsv), for spreadsheets
 * @safe: put `'` before text cells that a spreadsheet would run as a formula (csv, tsv)
 */
typedef struct {
  const char *format;
  const char *const *coders;
  const char *const *claims;
  gboolean wide;
  gboolean bom;
  gboolean safe;
} AdduceExportOptions;

/**
 * AdduceExportResult:
 * @n_claims: rows written
 * @n_articles: articles of the corpus, coded or not
 * @problems: (element-type utf8): a sentence for each sidecar or article that had to be left out or
 * has claims whose words are not in the article any more
 */
typedef struct {
  guint n_claims;
  guint n_articles;
  GPtrArray *problems;
} AdduceExportResult;

void adduce_export_result_free (AdduceExportResult *self);

/** Called with how many of the coded articles were read. */
typedef void (*AdduceExportProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_export_corpus:
 * @folder: the corpus
 * @output: file to make, in the file name encoding; replaced only when the new one is whole
 * @progress: (nullable): called from the calling thread now and then, and at the end
 * @error: return location; %ADDUCE_ERROR_USAGE for an unknown format, %ADDUCE_ERROR_INVALID where
 * @output is a file of the corpus, else GIO's, prefixed with the file
 *
 * Blocks; see adduce_export_corpus_async(). After an error, or where it was cancelled, @output is
 * as it was before.
 *
 * Returns: (transfer full) (nullable): what was written
 */
AdduceExportResult *
adduce_export_corpus (const char *folder, const char *output, const AdduceExportOptions *options,
                      AdduceExportProgress progress, gpointer user_data, GCancellable *cancellable,
                      GError **error);

/** The same into a stream, which is left open; for pipes. */
AdduceExportResult *
adduce_export_corpus_to_stream (const char *folder, GOutputStream *stream,
                                const AdduceExportOptions *options, AdduceExportProgress progress,
                                gpointer user_data, GCancellable *cancellable, GError **error);

/** Progress is reported in the main context. Options are copied. */
void adduce_export_corpus_async (const char *folder, const char *output,
                                 const AdduceExportOptions *options, AdduceExportProgress progress,
                                 gpointer progress_data, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
AdduceExportResult *adduce_export_corpus_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportResult, adduce_export_result_free)

G_END_DECLS
