/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tallies: how often each speaker and issue is used. Internal to the loader.
 *
 * A tally is a hash table of "dimension \x1f code \x1f label" (owned) → count. The loader keeps the one that
 * a corpus's vocabularies were last brought to, and counts only the differences.
 */
#pragma once

#include "model/adduce-corpus.h"
#include "store/adduce-corpus-cache.h"
#include "store/adduce-corpus-look.h"

G_BEGIN_DECLS

/** (transfer full): empty. */
GHashTable *adduce_corpus_tally_new (void);

/** (transfer full): of a whole corpus; empty where the cache has no uses. */
GHashTable *adduce_corpus_tally_new_for_cache (AdduceCorpusCache *cache);

/** (transfer full): of the article with that path below the corpus. */
GHashTable *adduce_corpus_tally_new_for_article (AdduceCorpusCache *cache, const char *relative);

/** Adds what a looker saw in one file. */
void adduce_corpus_tally_add_look (GHashTable *self, AdduceCorpusLooker *looker, const AdduceCorpusLook *look);

/** Adds @factor times another tally. */
void adduce_corpus_tally_add (GHashTable *self, GHashTable *other, int factor);

/** Counts in the vocabularies of the corpus what is in @after more or less often than in @before. */
void adduce_corpus_tally_apply (GHashTable *before, GHashTable *after, AdduceCorpus *corpus);

G_END_DECLS
