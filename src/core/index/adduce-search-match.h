/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchMatcher: where the words, phrases and NEARs of a query stand in a text. Internal to the index.
 *
 * Which articles have them FTS5 says. Where, it says too, but article by article that means going through the lists of
 * all words with a beginning each time, and it takes the words of a NEAR that does not hold for hits where something
 * else of the query does. So a found text is read as tokens here, once, and compared. NEAR is that of FTS5: at most so
 * many tokens between the end of the first and the beginning of the last.
 *
 * Immutable, any thread.
 */
#pragma once

#include "index/adduce-search-node.h"

G_BEGIN_DECLS

/** A stretch of a text, in bytes. */
typedef struct {
  guint32 start;
  guint32 end;
} AdduceSearchPlace;

typedef struct _AdduceSearchMatcher AdduceSearchMatcher;

/** Takes what is not under NOT. */
AdduceSearchMatcher *adduce_search_matcher_new (const AdduceSearchNode *root);
void adduce_search_matcher_free (AdduceSearchMatcher *self);

/** Adds places (AdduceSearchPlace), in any order. */
void adduce_search_matcher_run (AdduceSearchMatcher *self, const char *utf8, gsize n_bytes, GArray *places);

/** Sorts places and drops those that overlap one before them; of several that begin at one place the longest stays. */
void adduce_search_places_clean (GArray *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchMatcher, adduce_search_matcher_free)

G_END_DECLS
