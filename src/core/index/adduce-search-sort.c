/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of what a search found.
 */
#include "config.h"

#include "index/adduce-search-sort.h"

#include <string.h>

typedef struct {
  AdduceSearchOrder order;
  gboolean reverse;
} Sort;

static const struct {
  const char *id;
  gboolean of_hits;
  gboolean of_articles;
} orders[] = {
  [ADDUCE_SEARCH_BY_PATH] = { "path", TRUE, TRUE },     [ADDUCE_SEARCH_BY_DATE] = { "date", TRUE, TRUE },
  [ADDUCE_SEARCH_BY_OUTLET] = { "outlet", TRUE, TRUE }, [ADDUCE_SEARCH_BY_TITLE] = { "title", TRUE, TRUE },
  [ADDUCE_SEARCH_BY_LEFT] = { "left", TRUE, FALSE },    [ADDUCE_SEARCH_BY_WORDS] = { "hit", TRUE, FALSE },
  [ADDUCE_SEARCH_BY_RIGHT] = { "right", TRUE, FALSE },  [ADDUCE_SEARCH_BY_HITS] = { "hits", FALSE, TRUE },
};

const char *
adduce_search_order_to_id (AdduceSearchOrder order)
{
  g_return_val_if_fail (order < G_N_ELEMENTS (orders), NULL);

  return orders[order].id;
}

gboolean
adduce_search_order_from_id (const char *id, AdduceSearchOrder *ret_order)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (ret_order != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].id, id))
      {
        *ret_order = (AdduceSearchOrder) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
adduce_search_order_is_for (AdduceSearchOrder order, gboolean hits)
{
  g_return_val_if_fail (order < G_N_ELEMENTS (orders), FALSE);

  return hits ? orders[order].of_hits : orders[order].of_articles;
}

/* What is unknown comes last. */
static int
compare_known (const char *a, const char *b, const char *key_a, const char *key_b)
{
  if ((*a == '\0') != (*b == '\0'))
    return *a == '\0' ? 1 : -1;
  return strcmp (key_a, key_b);
}

static int
compare_by_article (AdduceSearchArticle *a, AdduceSearchArticle *b, AdduceSearchOrder order)
{
  guint n_a = adduce_search_article_get_n_hits (a), n_b = adduce_search_article_get_n_hits (b);
  const char *one = adduce_search_article_get_date (a), *other = adduce_search_article_get_date (b);
  switch (order)
    {
    case ADDUCE_SEARCH_BY_DATE:
      return compare_known (one, other, one, other);
    case ADDUCE_SEARCH_BY_OUTLET:
      return compare_known (adduce_search_article_get_outlet (a), adduce_search_article_get_outlet (b),
                            adduce_search_article_get_outlet_key (a), adduce_search_article_get_outlet_key (b));
    case ADDUCE_SEARCH_BY_TITLE:
      return strcmp (adduce_search_article_get_title_key (a), adduce_search_article_get_title_key (b));
    case ADDUCE_SEARCH_BY_HITS:
      return n_a > n_b ? -1 : n_a < n_b;
    case ADDUCE_SEARCH_BY_PATH:
    case ADDUCE_SEARCH_BY_LEFT:
    case ADDUCE_SEARCH_BY_WORDS:
    case ADDUCE_SEARCH_BY_RIGHT:
    default:
      return 0;
    }
}

static int
compare_paths (AdduceSearchArticle *a, AdduceSearchArticle *b)
{
  return strcmp (adduce_search_article_get_relative (a), adduce_search_article_get_relative (b));
}

int
adduce_search_compare_articles (AdduceSearchArticle *a, AdduceSearchArticle *b, AdduceSearchOrder order)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (a), 0);
  g_return_val_if_fail (ADDUCE_IS_SEARCH_ARTICLE (b), 0);

  int result = compare_by_article (a, b, order);
  return result != 0 ? result : compare_paths (a, b);
}

static int
compare_places (AdduceSearchHit *a, AdduceSearchHit *b)
{
  AdduceSpan one = adduce_search_hit_get_span (a), other = adduce_search_hit_get_span (b);
  int result = compare_paths (adduce_search_hit_get_article (a), adduce_search_hit_get_article (b));
  if (result != 0)
    return result;
  if (one.start != other.start)
    return one.start < other.start ? -1 : 1;
  if (one.end != other.end)
    return one.end < other.end ? -1 : 1;
  return g_strcmp0 (adduce_search_hit_get_claim (a), adduce_search_hit_get_claim (b));
}

int
adduce_search_compare_hits (AdduceSearchHit *a, AdduceSearchHit *b, AdduceSearchOrder order)
{
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (a), 0);
  g_return_val_if_fail (ADDUCE_IS_SEARCH_HIT (b), 0);

  int result;
  if (order == ADDUCE_SEARCH_BY_LEFT)
    result = strcmp (adduce_search_hit_get_left_key (a), adduce_search_hit_get_left_key (b));
  else if (order == ADDUCE_SEARCH_BY_WORDS)
    result = strcmp (adduce_search_hit_get_words_key (a), adduce_search_hit_get_words_key (b));
  else if (order == ADDUCE_SEARCH_BY_RIGHT)
    result = strcmp (adduce_search_hit_get_right_key (a), adduce_search_hit_get_right_key (b));
  else
    result = compare_by_article (adduce_search_hit_get_article (a), adduce_search_hit_get_article (b), order);
  return result != 0 ? result : compare_places (a, b);
}

static int
compare_hits_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Sort *sort = user_data;
  int result = adduce_search_compare_hits (*(AdduceSearchHit *const *) a, *(AdduceSearchHit *const *) b, sort->order);
  return sort->reverse ? -result : result;
}

static int
compare_articles_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Sort *sort = user_data;
  int result = adduce_search_compare_articles (*(AdduceSearchArticle *const *) a, *(AdduceSearchArticle *const *) b,
                                               sort->order);
  return sort->reverse ? -result : result;
}

void
adduce_search_sort (AdduceSearchResults *results, AdduceSearchOrder order, gboolean reverse)
{
  g_return_if_fail (results != NULL);
  g_return_if_fail (order < G_N_ELEMENTS (orders));

  Sort sort = { order, reverse };
  if (orders[order].of_hits)
    g_ptr_array_sort_with_data (results->hits, compare_hits_cb, &sort);
  if (orders[order].of_articles)
    g_ptr_array_sort_with_data (results->articles, compare_articles_cb, &sort);
}
