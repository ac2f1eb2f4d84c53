/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of what a search found. Pure, any thread.
 */
#pragma once

#include "index/adduce-search.h"

G_BEGIN_DECLS

/**
 * AdduceSearchOrder:
 * @ADDUCE_SEARCH_BY_PATH: by path and place
 * @ADDUCE_SEARCH_BY_DATE: what has no date comes last
 * @ADDUCE_SEARCH_BY_OUTLET: likewise
 * @ADDUCE_SEARCH_BY_TITLE: by title
 * @ADDUCE_SEARCH_BY_LEFT: by the words before a hit, from the last to the first; of hits
 * @ADDUCE_SEARCH_BY_WORDS: by the words of a hit; of hits
 * @ADDUCE_SEARCH_BY_RIGHT: by the words behind a hit; of hits
 * @ADDUCE_SEARCH_BY_HITS: those with the most hits first; of articles
 */
typedef enum {
  ADDUCE_SEARCH_BY_PATH,
  ADDUCE_SEARCH_BY_DATE,
  ADDUCE_SEARCH_BY_OUTLET,
  ADDUCE_SEARCH_BY_TITLE,
  ADDUCE_SEARCH_BY_LEFT,
  ADDUCE_SEARCH_BY_WORDS,
  ADDUCE_SEARCH_BY_RIGHT,
  ADDUCE_SEARCH_BY_HITS,
} AdduceSearchOrder;

/** `path`, `date`, `outlet`, `title`, `left`, `hit`, `right`, `hits` */
const char *adduce_search_order_to_id (AdduceSearchOrder order);
gboolean adduce_search_order_from_id (const char *id, AdduceSearchOrder *ret_order);

/** Whether hits, or articles, can be in that order. */
gboolean adduce_search_order_is_for (AdduceSearchOrder order, gboolean hits);

/** What is equal comes by path and place. */
int adduce_search_compare_hits (AdduceSearchHit *a, AdduceSearchHit *b, AdduceSearchOrder order);
int adduce_search_compare_articles (AdduceSearchArticle *a, AdduceSearchArticle *b, AdduceSearchOrder order);

/** Puts both into an order, each if it can be in that; @reverse: the other way round. */
void adduce_search_sort (AdduceSearchResults *results, AdduceSearchOrder order, gboolean reverse);

G_END_DECLS
