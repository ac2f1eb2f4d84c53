/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many articles appeared when: by day, month or year, whichever makes few enough stretches.
 */
#pragma once

#include "model/adduce-article.h"

G_BEGIN_DECLS

/** The most stretches, unless the years alone are more. */
#define ADDUCE_ARTICLE_DATES_MAX 60

/**
 * AdduceArticleDates:
 * @date: a day, month or year, see adduce_article_get_date()
 * @count: articles of that time
 */
typedef struct {
  guint32 date;
  guint count;
} AdduceArticleDates;

/**
 * adduce_article_dates_count:
 * @articles: (element-type AdduceArticle)
 * @ret_n_vague: (out) (optional): how many are known less exactly than the stretches are long
 * @ret_n_undated: (out) (optional): how many have no date
 *
 * Returns: (transfer full) (element-type AdduceArticleDates): from the first to the last, those without articles too
 */
GArray *adduce_article_dates_count (GPtrArray *articles, guint *ret_n_vague, guint *ret_n_undated);

G_END_DECLS
