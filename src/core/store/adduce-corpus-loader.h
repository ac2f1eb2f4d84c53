/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusLoader: finds the articles of a folder and looks at each.
 *
 * A worker walks the folder (subfolders included; links to folders are not followed, so loops can't be),
 * hands over names in batches at once, then titles, counts and problems in batches, from the cache where
 * nothing changed. Nothing in the folder is written. What can't be read becomes a sentence on its article
 * or on the corpus, never the end of loading. A sentence about an article's own file does not name it; one
 * about a sidecar begins with the sidecar's name.
 *
 * The vocabularies of the corpus follow the files; who counts further uses in them counts these twice when
 * the files have them too.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-corpus.h"

G_BEGIN_DECLS

/**
 * adduce_corpus_load:
 * @coder: (nullable): nickname of the coder at work, for "n-own-claims" and "status"; without one an article
 *   is in progress where anybody has claims, and done where every coder who has a sidecar says so
 * @error: return location; only where the folder itself can't be read
 *
 * Fills the corpus and returns when all is known; for the command line and tests. Called again it
 * refreshes. If another load of the corpus is under way, that one ends as cancelled.
 */
gboolean adduce_corpus_load (AdduceCorpus *corpus, const char *coder, GCancellable *cancellable,
                             GError **error);

/**
 * adduce_corpus_load_list:
 *
 * The same without the vocabularies, which is faster: for listing.
 */
gboolean adduce_corpus_load_list (AdduceCorpus *corpus, const char *coder, GCancellable *cancellable,
                                  GError **error);

/**
 * adduce_corpus_load_async:
 *
 * The same from a worker; the corpus is changed in the main context, in batches of a few milliseconds. Called
 * again it refreshes: new articles are added, gone ones dropped, changed ones looked at.
 */
void adduce_corpus_load_async (AdduceCorpus *corpus, const char *coder, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean adduce_corpus_load_finish (AdduceCorpus *corpus, GAsyncResult *result, GError **error);

/**
 * Looks at one article again (after a save), in the calling thread, and brings the vocabularies to what its
 * sidecars hold now.
 */
void adduce_corpus_look_again (AdduceCorpus *corpus, AdduceArticle *article, const char *coder);

G_END_DECLS
