/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArticleChoice: which articles of a corpus are shown: those of an AdduceArticleList, worked out when that is
 * set, when the corpus was looked at, and when twins were found, which a worker looks for.
 *
 * What an article has become since does not change a sample under the user's hands; adduce_article_choice_renew() does.
 * Belongs to the main thread.
 */
#pragma once

#include "analysis/adduce-article-sample.h"
#include "model/adduce-corpus.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_ARTICLE_CHOICE (adduce_article_choice_get_type ())
G_DECLARE_FINAL_TYPE (AdduceArticleChoice, adduce_article_choice, ADDUCE, ARTICLE_CHOICE, GObject)

/*
 * Properties: "busy" (notifies): whether texts are read for twins
 * AdduceArticleChoice::changed (choice): other articles are chosen
 */

AdduceArticleChoice *adduce_article_choice_new (void);

/** @corpus: (nullable) */
void adduce_article_choice_set_corpus (AdduceArticleChoice *self, AdduceCorpus *corpus);
AdduceCorpus *adduce_article_choice_get_corpus (AdduceArticleChoice *self);

/**
 * adduce_article_choice_set:
 * @list: (nullable): %NULL for all articles
 * @error: return location; its expression is wrong: all stays as it was
 */
gboolean adduce_article_choice_set (AdduceArticleChoice *self, AdduceArticleList *list, GError **error);

/** (transfer none): what is chosen; without a name where it has none. */
AdduceArticleList *adduce_article_choice_get (AdduceArticleChoice *self);

/** (transfer none): its tests. */
AdduceArticleFilter *adduce_article_choice_get_filter (AdduceArticleChoice *self);

/** Whether all articles are chosen. */
gboolean adduce_article_choice_is_all (AdduceArticleChoice *self);

/** Works it out anew. */
void adduce_article_choice_renew (AdduceArticleChoice *self);

gboolean adduce_article_choice_matches (AdduceArticleChoice *self, AdduceArticle *article);

/** How many texts were read for twins, of how many; 0 of 0 where none are. */
void adduce_article_choice_get_progress (AdduceArticleChoice *self, guint *ret_done, guint *ret_total);
gboolean adduce_article_choice_get_busy (AdduceArticleChoice *self);

/** Stops the reading; nothing has twins then, until the choice is renewed. */
void adduce_article_choice_stop (AdduceArticleChoice *self);

G_END_DECLS
