/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Foreign claims into a corpus.
 *
 * A document is an article of the corpus where its text or its name is that, else a new one where it has a text. Its
 * claims become those of a coder there, beside those of others. The codebook and the registers are extended first,
 * then the articles are written, last the claims; each file whole or not at all. What is there already is left as it
 * is; running it again changes nothing. Nothing is left out but what the result names.
 */
#pragma once

#include "edit/adduce-corpus-edit.h"
#include "exchange/adduce-foreign-mapping.h"
#include "exchange/adduce-foreign-place.h"

G_BEGIN_DECLS

/**
 * AdduceForeignOptions:
 * @coder: (nullable): nickname of the coder whose claims all are to be; %NULL: whose the file says they are
 * @mapping: (nullable): what fields are; what it does not say is guessed
 * @dry_run: only find out what would come of it
 * @format: (nullable): id of the format, for the articles' metadata
 * @again: bring back claims that were removed, too
 * @keeps_part: where it ends early and claims came in already, return what came in, and why as @stopped
 */
typedef struct {
  const char *coder;
  AdduceForeignMapping *mapping;
  gboolean dry_run;
  const char *format;
  gboolean again;
  gboolean keeps_part;
} AdduceForeignOptions;

/**
 * AdduceForeignRow:
 * @path: of the article below the corpus, valid UTF-8; of a new one in a dry run the document's name
 * @is_new: whether the article is new
 * @coder: nickname
 * @claim: (nullable): the claim's id; %NULL where it did not come in
 * @spans: (nullable): where it stands
 * @words: (nullable): the beginning of its words
 * @state: how it was placed
 * @is_known: it was there already
 * @place: where it stood, with the file
 */
typedef struct {
  char *path;
  gboolean is_new;
  char *coder;
  char *claim;
  AdduceSpanSet *spans;
  char *words;
  AdduceForeignState state;
  gboolean is_known;
  char *place;
} AdduceForeignRow;

/**
 * AdduceForeignResult:
 * @rows: (element-type AdduceForeignRow): one for each claim of the files
 * @n_new: articles that are new
 * @n_matched: articles that were there
 * @n_by_text: of these those that were known by their text; the others by their names
 * @n_claims: claims that came in
 * @n_known: claims that were there already
 * @n_states: claims that came in, or were lost, by how they were placed
 * @mapping: what fields were taken for
 * @added: (array zero-terminated=1): what was added to the codebook
 * @problems: (element-type utf8): sentences about what did not come in, or not as it was, and those of the reading
 * @undo: removes the claims that came in again; new articles, what was said of articles as a whole and what was added
 *   to the codebook and the registers stay
 * @stopped: (nullable): why not all came in
 */
typedef struct {
  GPtrArray *rows;
  guint n_new;
  guint n_matched;
  guint n_by_text;
  guint n_claims;
  guint n_known;
  guint n_states[ADDUCE_FOREIGN_LOST + 1];
  AdduceForeignMapping *mapping;
  char **added;
  GPtrArray *problems;
  AdduceCorpusEdit *undo;
  GError *stopped;
} AdduceForeignResult;

void adduce_foreign_result_free (AdduceForeignResult *self);

/** @done and @total: documents; called in the calling thread. */
typedef void (*AdduceForeignProgress) (guint done, guint total, gpointer user_data);

/**
 * adduce_foreign_take:
 * @folder: the corpus; made if it is not there
 * @progress: (nullable) (scope call)
 * @error: return location; the file does not say who coded and @options neither (%ADDUCE_ERROR_USAGE), the codebook
 * can't be read, the disk is full, cancelled: what was written so far is whole
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceForeignResult *adduce_foreign_take (const char *folder, AdduceForeign *foreign,
                                          const AdduceForeignOptions *options, AdduceForeignProgress progress,
                                          gpointer user_data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignResult, adduce_foreign_result_free)

G_END_DECLS
