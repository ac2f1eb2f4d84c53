/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files about AdduceArticleFilter share.
 */
#pragma once

#include "analysis/adduce-article-filter.h"
#include "text/adduce-expression.h"

G_BEGIN_DECLS

/** What an article may have: these, and behind them its fields. */
enum {
  ADDUCE_ARTICLE_HAS_CLAIMS,
  ADDUCE_ARTICLE_HAS_OWN_CLAIMS,
  ADDUCE_ARTICLE_HAS_PROBLEMS,
  ADDUCE_ARTICLE_HAS_TWINS,
  ADDUCE_ARTICLE_HAS_REPEATS,
  ADDUCE_ARTICLE_HAS_GUESSES,
  ADDUCE_ARTICLE_HAS_DOUBTS,
  ADDUCE_ARTICLE_HAS_BOILERPLATE,
  ADDUCE_ARTICLE_HAS_OWN_FIELDS,
  ADDUCE_ARTICLE_HAS_FIELD,
};

/**
 * AdduceArticlePart:
 * @contains: words are looked for in the value
 * @values: (nullable): as they were written; of words: one string
 * @folded: (nullable): values, or words, without case and accents
 * @statuses: a set of AdduceStatus
 * @from: see adduce_article_get_date(); 0: open
 *
 * One test.
 */
typedef struct {
  AdduceArticleTest test;
  gboolean negated;
  gboolean contains;
  char **values;
  char **folded;
  guint statuses;
  guint thing;
  guint32 from;
  guint32 to;
} AdduceArticlePart;

/** @parts: (transfer full) (element-type AdduceArticlePart) */
AdduceArticleFilter *adduce_article_filter_new_take (GPtrArray *parts);

gboolean adduce_article_thing_find (const char *id, guint *ret_thing);

G_END_DECLS
