/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running a query: articles with a snippet each, and all hits with what stands around them (a concordance).
 *
 * A hit is a place of one of the words, phrases or expressions that are looked for (those under NOT are none); where
 * two overlap, the first one counts, and of two that begin together the longer. A query that looks for no words but for
 * fields of claims has the claims as its hits. Offsets are those of the text as the index has it; who changes something
 * holds the hit against the file first (AdduceSearchClaims).
 */
#pragma once

#include "index/adduce-index.h"
#include "index/adduce-search-hit.h"
#include "index/adduce-search-query.h"

G_BEGIN_DECLS

/** Characters before and behind a hit where nothing else is asked for, and the most that can be. */
#define ADDUCE_SEARCH_CONTEXT 60
#define ADDUCE_SEARCH_MAX_CONTEXT 1000

/** More hits are counted, but not kept. */
#define ADDUCE_SEARCH_MAX_HITS 200000

/**
 * AdduceSearchResults:
 * @articles: (element-type AdduceSearchArticle): by path
 * @hits: (element-type AdduceSearchHit): by path and place; not more than were asked for
 * @n_hits: how many there are
 * @problems: (element-type utf8): sentences about articles on which an expression took too long
 */
typedef struct {
  GPtrArray *articles;
  GPtrArray *hits;
  guint64 n_hits;
  GPtrArray *problems;
} AdduceSearchResults;

void adduce_search_results_free (AdduceSearchResults *self);

/**
 * AdduceSearchOptions:
 * @context: characters before and behind a hit; 0 for %ADDUCE_SEARCH_CONTEXT
 * @max_hits: how many hits are kept; 0 for %ADDUCE_SEARCH_MAX_HITS
 * @no_boilerplate: as if what is marked as boilerplate were not there: its words are neither found nor excluded, words
 *   before and behind it follow each other, and claims that stand in it as a whole are none. What stands around a hit
 *   is shown as it is.
 */
typedef struct {
  guint context;
  guint max_hits;
  gboolean no_boilerplate;
} AdduceSearchOptions;

/**
 * AdduceSearchBatchFunc:
 * @results: what was found since the last time; its @n_hits are all that were found up to now; borrowed
 *
 * The first soon, then some times a second.
 */
typedef void (*AdduceSearchBatchFunc) (const AdduceSearchResults *results, gpointer user_data);

/**
 * adduce_search_run:
 * @options: (nullable)
 * @error: return location; also where an expression takes too long on several articles
 *
 * Searches what the index has; it is not brought up to date.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSearchResults *adduce_search_run (AdduceIndex *index, AdduceSearchQuery *query,
                                        const AdduceSearchOptions *options, GCancellable *cancellable, GError **error);

/**
 * adduce_search_run_async:
 * @func: (scope notified): called in the caller's main context, also for the last ones; not after it was cancelled
 *
 * The same in a worker. What adduce_search_run_finish() returns has the problems and the number of hits only, as all
 * else went to @func.
 */
void adduce_search_run_async (AdduceIndex *index, AdduceSearchQuery *query, const AdduceSearchOptions *options,
                              AdduceSearchBatchFunc func, gpointer func_data, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
AdduceSearchResults *adduce_search_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchResults, adduce_search_results_free)

G_END_DECLS
