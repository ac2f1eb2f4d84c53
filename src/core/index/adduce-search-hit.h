/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchHit: a place in an article that a search found, with what stands around it. Immutable, any thread.
 */
#pragma once

#include "index/adduce-search-article.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_SEARCH_HIT (adduce_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (AdduceSearchHit, adduce_search_hit, ADDUCE, SEARCH_HIT, GObject)

/**
 * adduce_search_hit_new:
 * @span: in code points of the annotation text
 * @left: what stands before it, white space made single blanks
 * @words: what was found, likewise
 * @right: what stands behind it
 * @claim: (nullable): the claim that was found
 */
AdduceSearchHit *adduce_search_hit_new (AdduceSearchArticle *article, AdduceSpan span, const char *left,
                                        const char *words, const char *right, const char *claim);

/** (transfer none) */
AdduceSearchArticle *adduce_search_hit_get_article (AdduceSearchHit *self);
AdduceSpan adduce_search_hit_get_span (AdduceSearchHit *self);
const char *adduce_search_hit_get_left (AdduceSearchHit *self);
const char *adduce_search_hit_get_words (AdduceSearchHit *self);
const char *adduce_search_hit_get_right (AdduceSearchHit *self);

/** (nullable): the id of the claim, where a claim was found. */
const char *adduce_search_hit_get_claim (AdduceSearchHit *self);

/** What is compared, with strcmp(): the words before it from the last to the first, its own, those behind it. */
const char *adduce_search_hit_get_left_key (AdduceSearchHit *self);
const char *adduce_search_hit_get_words_key (AdduceSearchHit *self);
const char *adduce_search_hit_get_right_key (AdduceSearchHit *self);

/** Whether its words are where it says they are. */
gboolean adduce_search_hit_is_in (AdduceSearchHit *self, AdduceText *text);

/** A stretch of UTF-8 with white space made single blanks, as hits have it; (transfer full). */
char *adduce_search_hit_make_line (const char *start, const char *end);

G_END_DECLS
