/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleFilter: which articles of a corpus are meant, as an expression that people can write and save.
 *
 *   status is new, in-progress and outlet is "Ketta Daily" and date from 2031-01 to 2031-06 and lacks claims
 *
 * All tests must hold; they are joined by `and`. A test is one of
 *
 *   status is|is-not new, in-progress, done
 *   outlet is|is-not NAME, NAME …    the outlet is one of them; `outlet contains "words"`: it has all the words
 *   language is|is-not en, de …      `de` means `de-AT` too
 *   date is DATE                     a day, or a month or year that has it
 *   date from DATE to DATE           one end may be left out; the ends count; only what both say is compared
 *   has THING, THING …               it has all of these
 *   lacks THING, THING …             it has none of them
 *   text "words"                     each word is found in title, path or outlet
 *
 * A THING is the id of a field (AdduceArticleField), or `claims`, `own-claims`, `problems`, `guesses`, `doubts`,
 * `boilerplate`, `own-fields`, `twins` (a text that is the same or nearly) or `repeats` (a twin but the first of its
 * group). Case and accents don't count.
 *
 * Immutable, reference-counted. Matching belongs to the articles' thread.
 */
#pragma once

#include "analysis/adduce-article-twins.h"
#include "model/adduce-article-field.h"
#include "model/adduce-article.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_ARTICLE_FILTER (adduce_article_filter_get_type ())
typedef struct _AdduceArticleFilter AdduceArticleFilter;
GType adduce_article_filter_get_type (void);

/**
 * AdduceArticleTest:
 *
 * What a test is about.
 */
typedef enum {
  ADDUCE_ARTICLE_TEST_STATUS,
  ADDUCE_ARTICLE_TEST_OUTLET,
  ADDUCE_ARTICLE_TEST_LANGUAGE,
  ADDUCE_ARTICLE_TEST_DATE,
  ADDUCE_ARTICLE_TEST_HAS,
  ADDUCE_ARTICLE_TEST_TEXT,
} AdduceArticleTest;

/** @error: return location; %ADDUCE_ERROR_INVALID: where @text is wrong, and what is expected. "" finds all. */
AdduceArticleFilter *adduce_article_filter_parse (const char *text, GError **error);
AdduceArticleFilter *adduce_article_filter_ref (AdduceArticleFilter *self);
void adduce_article_filter_unref (AdduceArticleFilter *self);

/** (transfer full): the expression in its usual form, which reads as the same filter again. */
char *adduce_article_filter_to_string (AdduceArticleFilter *self);

/** Its tests. */
guint adduce_article_filter_get_n_parts (AdduceArticleFilter *self);

/** (transfer full): a test for people: “Outlet: Ketta Daily”. */
char *adduce_article_filter_dup_part_label (AdduceArticleFilter *self, guint index);

/** (transfer full): the expression without a test. */
char *adduce_article_filter_without_part (AdduceArticleFilter *self, guint index);

/**
 * adduce_article_filter_with:
 * @thing: (nullable): for %ADDUCE_ARTICLE_TEST_HAS: only tests of that thing are replaced
 * @part: (nullable): tests as an expression
 *
 * Returns: (transfer full): the expression with @part instead of all tests about that
 */
char *adduce_article_filter_with (AdduceArticleFilter *self, AdduceArticleTest test, const char *thing,
                                  const char *part);

/** (transfer full) (array zero-terminated=1): the values of the first `is` test about that; empty without one. */
char **adduce_article_filter_dup_values (AdduceArticleFilter *self, AdduceArticleTest test);

/** 1: it must have the thing; -1: it must not; 0: that doesn't matter. */
int adduce_article_filter_get_has (AdduceArticleFilter *self, const char *thing);

/** The ends of the first test of dates, see adduce_article_get_date(); 0 for open ones. */
gboolean adduce_article_filter_get_dates (AdduceArticleFilter *self, guint32 *ret_from, guint32 *ret_to);

/** Whether it can't match without twins. */
gboolean adduce_article_filter_needs_twins (AdduceArticleFilter *self);

/** @twins: (nullable): of the corpus; without them no article has one */
gboolean adduce_article_filter_matches (AdduceArticleFilter *self, AdduceArticle *article, AdduceArticleTwins *twins);

/** (transfer full): a value as an expression has it. */
char *adduce_article_filter_quote (const char *value);

/** (array zero-terminated=1): all things that an article may have. */
const char *const *adduce_article_filter_list_things (void);

/** (nullable): what a thing is called, translated: “claims”, “an outlet”. */
const char *adduce_article_filter_get_thing_label (const char *thing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceArticleFilter, adduce_article_filter_unref)

G_END_DECLS
