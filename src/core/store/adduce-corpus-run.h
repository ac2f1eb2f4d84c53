/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusRun: one run over a folder: walk, look, remember. Internal to the loader.
 *
 *   run = adduce_corpus_run_new (folder, "anna", TRUE, cache);
 *   adduce_corpus_run_walk (run, cancellable, found, data, &error);
 *   adduce_corpus_run_look (run, cancellable, seen, data, &error);
 *   cache = adduce_corpus_run_end (run);
 *
 * Knows nothing of AdduceCorpus and of main contexts. Belongs to one thread; the strings that it hands
 * over live as long as the run, unless said otherwise.
 */
#pragma once

#include "model/adduce-article.h"
#include "store/adduce-corpus-cache.h"
#include "store/adduce-corpus-look.h"

G_BEGIN_DECLS

/**
 * AdduceCorpusRunFunc:
 * @relative: the article below the corpus; valid during the call
 * @seen: what was seen of it; while walking what the cache has of it, or %NULL
 */
typedef void (*AdduceCorpusRunFunc) (const char *relative, const AdduceArticleSeen *seen, gpointer user_data);

typedef struct _AdduceCorpusRun AdduceCorpusRun;

/**
 * adduce_corpus_run_new:
 * @coder: (nullable)
 * @with_uses: whether speakers and issues are wanted
 * @cache: (nullable): what was seen last time
 */
AdduceCorpusRun *adduce_corpus_run_new (const char *folder, const char *coder, gboolean with_uses,
                                        AdduceCorpusCache *cache);
void adduce_corpus_run_free (AdduceCorpusRun *self);

/** Finds all articles, calling @func (nullable) for each. Fails where the folder can't be read. */
gboolean adduce_corpus_run_walk (AdduceCorpusRun *self, GCancellable *cancellable, AdduceCorpusRunFunc func,
                                 gpointer user_data, GError **error);

/** Looks at all that changed, calling @func (nullable) for each article, changed or not. Fails only if cancelled. */
gboolean adduce_corpus_run_look (AdduceCorpusRun *self, GCancellable *cancellable, AdduceCorpusRunFunc func,
                                 gpointer user_data, GError **error);

/** (transfer full): the cache for the next time; the one given where nothing changed, else it is saved. */
AdduceCorpusCache *adduce_corpus_run_end (AdduceCorpusRun *self);

/** (transfer full) (nullable): a sentence about the folder: empty, subfolders that can't be read. */
char *adduce_corpus_run_dup_problem (AdduceCorpusRun *self);

/**
 * adduce_corpus_run_look_at_one:
 * @looker: with or without uses
 * @ret_tally: (out) (optional) (transfer full): its speakers and issues
 *
 * Looks at one article and its sidecars, without cache.
 */
void adduce_corpus_run_look_at_one (AdduceCorpusLooker *looker, const char *folder, const char *relative,
                                    const char *coder, AdduceArticleSeen *ret_seen, GHashTable **ret_tally);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCorpusRun, adduce_corpus_run_free)

G_END_DECLS
