/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many articles appeared when.
 */
#include "config.h"

#include "analysis/adduce-article-dates.h"

/* Stretches of more years than this are counted by what is there only. */
#define MAX_YEARS 2000

typedef enum {
  BY_DAY,
  BY_MONTH,
  BY_YEAR,
} Unit;

static guint32
cut (guint32 date, Unit unit)
{
  return unit == BY_DAY ? date : unit == BY_MONTH ? date / 100 * 100 : date / 10000 * 10000;
}

static gboolean
is_vague (guint32 date, Unit unit)
{
  return (unit == BY_DAY && date % 100 == 0) || (unit == BY_MONTH && date / 100 % 100 == 0);
}

/* The stretch after that. */
static guint32
get_next (guint32 date, Unit unit)
{
  guint32 year = date / 10000, month = date / 100 % 100, day = date % 100;

  if (unit == BY_DAY && day < g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return date + 1;
  if (unit != BY_YEAR && month < 12)
    return date / 100 * 100 + 100 + (unit == BY_DAY ? 1 : 0);
  return (year + 1) * 10000 + (unit == BY_YEAR ? 0 : 100) + (unit == BY_DAY ? 1 : 0);
}

/* How many there are from one to the other, both counted. */
static guint
count_stretches (guint32 from, guint32 to, Unit unit)
{
  guint n = 1;

  for (guint32 at = from; at < to && n <= ADDUCE_ARTICLE_DATES_MAX; at = get_next (at, unit))
    n++;
  return n;
}

/* The finest that makes few enough of those that are known so exactly. */
static Unit
choose_unit (GPtrArray *articles, guint32 *ret_from, guint32 *ret_to)
{
  for (Unit unit = BY_DAY;; unit++)
    {
      guint32 from = G_MAXUINT32, to = 0;
      guint n = 0, n_vague = 0;

      for (guint i = 0; i < articles->len; i++)
        {
          guint32 date = adduce_article_get_date (articles->pdata[i]);

          if (date == 0)
            continue;
          n++;
          n_vague += is_vague (date, unit);
          if (is_vague (date, unit))
            continue;
          from = MIN (from, cut (date, unit));
          to = MAX (to, cut (date, unit));
        }
      *ret_from = from;
      *ret_to = to;
      if (unit == BY_YEAR
          || (to != 0 && n_vague * 2 <= n && count_stretches (from, to, unit) <= ADDUCE_ARTICLE_DATES_MAX))
        return unit;
    }
}

GArray *
adduce_article_dates_count (GPtrArray *articles, guint *ret_n_vague, guint *ret_n_undated)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GArray *result = g_array_new (FALSE, FALSE, sizeof (AdduceArticleDates));
  guint32 from, to;
  guint n_vague = 0, n_undated = 0;
  Unit unit;

  g_return_val_if_fail (articles != NULL, NULL);

  unit = choose_unit (articles, &from, &to);
  for (guint i = 0; i < articles->len; i++)
    {
      guint32 date = adduce_article_get_date (articles->pdata[i]);
      gpointer key = GUINT_TO_POINTER (cut (date, unit));

      if (date == 0)
        n_undated++;
      else if (is_vague (date, unit))
        n_vague++;
      else
        g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  for (guint32 at = from; to != 0 && at <= to; at = get_next (at, unit))
    {
      AdduceArticleDates one = { at, GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (at))) };

      if (one.count > 0 || to / 10000 - from / 10000 <= MAX_YEARS)
        g_array_append_val (result, one);
    }
  if (ret_n_vague != NULL)
    *ret_n_vague = n_vague;
  if (ret_n_undated != NULL)
    *ret_n_undated = n_undated;
  return result;
}
