/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusClaims: all claims of all coders of a corpus, as a GListModel of AdduceClaimRow.
 *
 *   claims = adduce_corpus_claims_dup_shared (corpus);
 *   adduce_corpus_claims_load_async (claims, cancellable, loaded_cb, data);
 *
 * Rows come by path, coder and place. A worker reads the sidecars and hands them over in batches, so that the
 * first are there at once. After that the rows follow the files: an article is read again when the corpus says
 * that it changed (adduce_corpus_look_again(), after a save), all that changed when the corpus was loaded anew,
 * and everything when there is another codebook, as the rules may be others. Rows that stay the same stay the
 * same objects. What can't be read becomes a sentence in "problems".
 *
 * Data structure: a layer for each sidecar (AdduceLayerReader), sorted, and one array of all their rows, which is
 * made anew by every batch: linear in the number of claims, some milliseconds for 100,000. Belongs to the main
 * thread; rows to any.
 */
#pragma once

#include <gio/gio.h>

#include "analysis/adduce-claim-row.h"
#include "model/adduce-corpus.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CORPUS_CLAIMS (adduce_corpus_claims_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCorpusClaims, adduce_corpus_claims, ADDUCE, CORPUS_CLAIMS, GObject)

AdduceCorpusClaims *adduce_corpus_claims_new (AdduceCorpus *corpus);

/** (transfer full): the one that others of this corpus hold too, else a new one. */
AdduceCorpusClaims *adduce_corpus_claims_dup_shared (AdduceCorpus *corpus);

/** (transfer none). Property "corpus". */
AdduceCorpus *adduce_corpus_claims_get_corpus (AdduceCorpusClaims *self);

/**
 * adduce_corpus_claims_load:
 * @error: return location; only where the folder can't be read, or it was cancelled
 *
 * Reads what changed since the last time, in the calling thread; for the command line and tests.
 */
gboolean adduce_corpus_claims_load (AdduceCorpusClaims *self, GCancellable *cancellable, GError **error);

/** The same by a worker, in batches. What was read stays where it is cancelled. */
void adduce_corpus_claims_load_async (AdduceCorpusClaims *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean adduce_corpus_claims_load_finish (AdduceCorpusClaims *self, GAsyncResult *result, GError **error);

/** Reads one article's sidecars again, by a worker, soon; @relative: its path below the corpus. */
void adduce_corpus_claims_look_again (AdduceCorpusClaims *self, const char *relative);

/** Whether a worker reads the corpus. Property "loading". */
gboolean adduce_corpus_claims_get_loading (AdduceCorpusClaims *self);

/** How much of the corpus a worker has read, 0 to 1. Property "progress". */
double adduce_corpus_claims_get_progress (AdduceCorpusClaims *self);

/** Whether all was read at least once. Property "loaded". */
gboolean adduce_corpus_claims_get_loaded (AdduceCorpusClaims *self);

/** (transfer full) (array zero-terminated=1): sentences about sidecars that could not be read. */
char **adduce_corpus_claims_dup_problems (AdduceCorpusClaims *self);

guint adduce_corpus_claims_get_n_rows (AdduceCorpusClaims *self);

/**
 * adduce_corpus_claims_ref_rows:
 *
 * The rows as they are now, which no later change touches: for workers.
 *
 * Returns: (transfer full) (element-type AdduceClaimRow): not to be changed
 */
GPtrArray *adduce_corpus_claims_ref_rows (AdduceCorpusClaims *self);

G_END_DECLS
