/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing articles at random, so that anybody can draw the same ones again, and sharing them out among coders.
 *
 * Each article gets the SHA-256 of the seed, LF and its path below the corpus; a sample of n are the n with the
 * smallest. It depends on nothing else: not on the order of the articles, the computer or its language; and of two
 * samples with one seed the smaller is part of the larger.
 */
#pragma once

#include "analysis/adduce-article-filter.h"
#include "model/adduce-article-list.h"

G_BEGIN_DECLS

/**
 * adduce_article_sample_draw:
 * @articles: (element-type AdduceArticle)
 * @n: how many; all where there are no more
 *
 * Returns: (transfer full) (element-type AdduceArticle): in the order in which they were drawn
 */
GPtrArray *adduce_article_sample_draw (GPtrArray *articles, guint n, const char *seed);

/**
 * adduce_article_sample_assign:
 * @articles: (element-type AdduceArticle): as they were drawn
 * @n_common: so many of them, the first ones, go to every coder: to see how far coders agree
 *
 * The others go to one coder each, in turn.
 *
 * Returns: (transfer full) (element-type GPtrArray): for each coder the articles
 */
GPtrArray *adduce_article_sample_assign (GPtrArray *articles, guint n_coders, guint n_common);

/**
 * adduce_article_sample_make_lists:
 * @articles: (element-type AdduceArticle): in any order; they are dealt out in that of the seed
 * @name: each list is called “NAME: CODER”
 * @coders: (array zero-terminated=1): nicknames, each once; blanks around them don't count
 * @error: return location; %ADDUCE_ERROR_INVALID: something is no nickname, or there twice, or there is none
 *
 * Returns: (transfer full) (nullable) (element-type AdduceArticleList): a list for each coder
 */
GPtrArray *adduce_article_sample_make_lists (GPtrArray *articles, const char *name, const char *seed, char **coders,
                                             guint n_common, GError **error);

/**
 * adduce_article_list_choose:
 * @articles: (element-type AdduceArticle): of the corpus
 * @twins: (nullable)
 * @error: return location: its expression is wrong
 *
 * Returns: (transfer full) (nullable) (element-type AdduceArticle): those that the list has, in the order of @articles
 */
GPtrArray *adduce_article_list_choose (AdduceArticleList *self, GPtrArray *articles, AdduceArticleTwins *twins,
                                       GError **error);

G_END_DECLS
