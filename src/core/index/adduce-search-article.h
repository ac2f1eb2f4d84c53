/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchArticle: an article that a search found. Immutable, any thread.
 */
#pragma once

#include "text/adduce-span.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_SEARCH_ARTICLE (adduce_search_article_get_type ())
G_DECLARE_FINAL_TYPE (AdduceSearchArticle, adduce_search_article, ADDUCE, SEARCH_ARTICLE, GObject)

/**
 * AdduceSearchArticleInfo:
 * @relative: path below the corpus, in the file name encoding
 * @title: what it is called
 * @date: (nullable): when it appeared, `YYYY-MM-DD` or less
 * @outlet: (nullable): who published it
 * @n_hits: how many hits it has; 0 where the query looks for none
 * @first: where the first hit is; empty where there is none
 * @before: what stands before the first hit; "" where there is none
 * @words: the first hit; where there is none the beginning of the article
 * @after: what stands behind it
 *
 * Borrowed during the call.
 */
typedef struct {
  const char *relative;
  const char *title;
  const char *date;
  const char *outlet;
  guint n_hits;
  AdduceSpan first;
  const char *before;
  const char *words;
  const char *after;
} AdduceSearchArticleInfo;

AdduceSearchArticle *adduce_search_article_new (const AdduceSearchArticleInfo *info);

const char *adduce_search_article_get_relative (AdduceSearchArticle *self);

/** The same as valid UTF-8, for people. Property "path". */
const char *adduce_search_article_get_display_path (AdduceSearchArticle *self);

/** Property "title". */
const char *adduce_search_article_get_title (AdduceSearchArticle *self);

/** "" where unknown. Properties "date", "outlet". */
const char *adduce_search_article_get_date (AdduceSearchArticle *self);
const char *adduce_search_article_get_outlet (AdduceSearchArticle *self);

/** Property "n-hits". */
guint adduce_search_article_get_n_hits (AdduceSearchArticle *self);

/** Where the first hit is; empty where there is none. */
AdduceSpan adduce_search_article_get_first (AdduceSearchArticle *self);

/** The snippet in its three parts; never %NULL. */
const char *adduce_search_article_get_before (AdduceSearchArticle *self);
const char *adduce_search_article_get_words (AdduceSearchArticle *self);
const char *adduce_search_article_get_after (AdduceSearchArticle *self);

/** Collation keys of title and outlet, made once: compare with strcmp(). */
const char *adduce_search_article_get_title_key (AdduceSearchArticle *self);
const char *adduce_search_article_get_outlet_key (AdduceSearchArticle *self);

G_END_DECLS
