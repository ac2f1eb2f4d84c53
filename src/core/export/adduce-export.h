/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datasets: one call that writes a corpus in one of the formats of the registry (adduce-export-format.h).
 *
 * Claims are ordered by article path, coder, place. The same corpus gives the same bytes. Articles are written as
 * they are read; the result appears under its name only when it is whole.
 */
#pragma once

#include <gio/gio.h>
#include "export/adduce-export-format.h"
#include "export/adduce-export-loss.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/**
 * AdduceExportOptions:
 * @format: id of a format
 * @coders: (nullable) (array zero-terminated=1): nicknames; %NULL for all
 * @claims: (nullable) (array zero-terminated=1): ids of claims; %NULL for all
 * @wide: evidence also as one 0/1 column a value of the codebook (csv, tsv)
 * @bom: begin with a byte-order mark (csv, tsv), for spreadsheets
 * @safe: put `'` before text cells that a spreadsheet would run as a formula (csv, tsv)
 * @status: (nullable): only where the coder's status of the article is this: `new`, `in-progress`, `done`
 * @after: (nullable): only articles that appeared in or after this year, month or day
 * @before: (nullable): only articles that appeared in or before it
 * @text: how much of the articles' words
 * @no_boilerplate: without the claims that stand in boilerplate as a whole; texts stay whole, as places count in them
 * @pseudonyms: `coder-1` and so on instead of nicknames
 * @label: (nullable): for formats that take a label: which variable's code is it, or `joined` for stance and
 * evidence; %NULL for the stance
 * @bioes: tags that say where a claim ends, and single ones (conll)
 * @two_columns: words and tags only (conll)
 * @n_shards: into how many files (parquet-ready), or 0
 * @n_first: no more than so many claims, the first ones, and their articles; 0 for all
 * @hasty: do not wait until the disk has a folder's files, which somebody only looks at
 * @dry_run: write nothing, but say what would be lost
 */
typedef struct {
  const char *format;
  const char *const *coders;
  const char *const *claims;
  gboolean wide;
  gboolean bom;
  gboolean safe;
  const char *status;
  const char *after;
  const char *before;
  AdduceExportText text;
  gboolean no_boilerplate;
  gboolean pseudonyms;
  const char *label;
  gboolean bioes;
  gboolean two_columns;
  guint n_shards;
  guint n_first;
  gboolean hasty;
  gboolean dry_run;
} AdduceExportOptions;

/** A copy that owns what it points to. */
AdduceExportOptions *adduce_export_options_copy (const AdduceExportOptions *options);
void adduce_export_options_free (AdduceExportOptions *options);

/**
 * AdduceExportResult:
 * @n_claims: claims that were written
 * @n_articles: articles of the corpus, coded or not
 * @problems: (element-type utf8): a sentence for each sidecar or article that had to be left out or
 * has claims whose words are not in the article any more
 * @losses: (element-type AdduceExportLoss): what the format could not hold
 * @losses_file: (nullable): where all claims that lost something are listed, in the file name encoding
 */
typedef struct {
  guint n_claims;
  guint n_articles;
  GPtrArray *problems;
  GPtrArray *losses;
  char *losses_file;
} AdduceExportResult;

void adduce_export_result_free (AdduceExportResult *self);

/** Called with how many of the coded articles were read. */
typedef void (*AdduceExportProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_export_corpus:
 * @folder: the corpus
 * @output: file or folder to make, in the file name encoding; a file is replaced only when the new one is whole, a
 * folder must not be there or be empty
 * @progress: (nullable): called from the calling thread now and then, and at the end
 * @error: return location; %ADDUCE_ERROR_USAGE for an unknown format and for words that it can't have,
 * %ADDUCE_ERROR_INVALID where @output is a file of the corpus, else GIO's, prefixed with the file
 *
 * Blocks; see adduce_export_corpus_async(). After an error, or where it was cancelled, @output is
 * as it was before. Where the format can't hold something, `OUTPUT.losses.csv` lists which claims it concerns.
 *
 * Returns: (transfer full) (nullable): what was written
 */
AdduceExportResult *
adduce_export_corpus (const char *folder, const char *output, const AdduceExportOptions *options,
                      AdduceExportProgress progress, gpointer user_data, GCancellable *cancellable,
                      GError **error);

/** The same into a stream, which is left open; for pipes, and formats that are one file. */
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportOptions, adduce_export_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportResult, adduce_export_result_free)

G_END_DECLS
