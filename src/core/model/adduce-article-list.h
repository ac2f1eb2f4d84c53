/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleList: a list of articles that was saved under a name: an expression (AdduceArticleFilter) that they
 * fit, with how many are drawn of these, or the articles themselves, for one coder perhaps.
 *
 * Immutable, reference-counted, any thread.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** Bytes of a name. */
#define ADDUCE_ARTICLE_LIST_MAX_NAME 200

#define ADDUCE_TYPE_ARTICLE_LIST (adduce_article_list_get_type ())
typedef struct _AdduceArticleList AdduceArticleList;
GType adduce_article_list_get_type (void);

/**
 * adduce_article_list_new:
 * @where: an expression; "" for all
 * @sample: how many are drawn; 0 for all
 * @seed: (nullable): what they are drawn by; NULL: "1"
 * @coder: (nullable): whose list it is
 * @articles: (nullable) (array zero-terminated=1): paths below the corpus: only these
 */
AdduceArticleList *adduce_article_list_new (const char *name, const char *where, guint sample, const char *seed,
                                            const char *coder, const char *const *articles);
AdduceArticleList *adduce_article_list_ref (AdduceArticleList *self);
void adduce_article_list_unref (AdduceArticleList *self);

const char *adduce_article_list_get_name (AdduceArticleList *self);
const char *adduce_article_list_get_where (AdduceArticleList *self);
guint adduce_article_list_get_sample (AdduceArticleList *self);
const char *adduce_article_list_get_seed (AdduceArticleList *self);

/** (nullable) */
const char *adduce_article_list_get_coder (AdduceArticleList *self);
const char *const *adduce_article_list_get_articles (AdduceArticleList *self);

/** Not blank, valid UTF-8 without control characters, not too long. */
gboolean adduce_article_list_is_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceArticleList, adduce_article_list_unref)

G_END_DECLS
