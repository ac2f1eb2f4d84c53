/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a search found as a table.
 */
#include "config.h"

#include "index/adduce-search-table.h"

#include "text/adduce-csv.h"

typedef struct {
  GString *text;
  char separator;
  gboolean safe;
  gboolean begun; /* a row */
} Table;

static void
add_cell (Table *self, const char *cell)
{
  if (self->begun)
    g_string_append_c (self->text, self->separator);
  self->begun = TRUE;
  adduce_csv_append_cell (self->text, cell, self->separator, self->safe);
}

static void
add_number (Table *self, guint number)
{
  g_autofree char *cell = g_strdup_printf ("%u", number);
  add_cell (self, cell);
}

static void
end_row (Table *self)
{
  g_string_append (self->text, "\r\n");
  self->begun = FALSE;
}

static void
add_head (Table *self, const char *const *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    add_cell (self, columns[i]);
  end_row (self);
}

static void
add_article (Table *self, AdduceSearchArticle *article)
{
  add_cell (self, adduce_search_article_get_display_path (article));
  add_cell (self, adduce_search_article_get_title (article));
  add_cell (self, adduce_search_article_get_date (article));
  add_cell (self, adduce_search_article_get_outlet (article));
}

char *
adduce_search_table_of_hits (GPtrArray *hits, char separator, gboolean safe)
{
  g_return_val_if_fail (hits != NULL, NULL);

  static const char *const columns[]
    = { "path", "title", "date", "outlet", "start", "end", "left", "hit", "right", "claim", NULL };
  Table table = { .text = g_string_new (NULL), .separator = separator, .safe = safe };
  add_head (&table, columns);
  for (guint i = 0; i < hits->len; i++)
    {
      AdduceSearchHit *hit = hits->pdata[i];
      AdduceSpan span = adduce_search_hit_get_span (hit);
      const char *claim = adduce_search_hit_get_claim (hit);
      add_article (&table, adduce_search_hit_get_article (hit));
      add_number (&table, span.start);
      add_number (&table, span.end);
      add_cell (&table, adduce_search_hit_get_left (hit));
      add_cell (&table, adduce_search_hit_get_words (hit));
      add_cell (&table, adduce_search_hit_get_right (hit));
      add_cell (&table, claim != NULL ? claim : "");
      end_row (&table);
    }
  return g_string_free (table.text, FALSE);
}

char *
adduce_search_table_of_articles (GPtrArray *articles, char separator, gboolean safe)
{
  g_return_val_if_fail (articles != NULL, NULL);

  static const char *const columns[] = { "path", "title", "date", "outlet", "hits", "snippet", NULL };
  Table table = { .text = g_string_new (NULL), .separator = separator, .safe = safe };
  add_head (&table, columns);
  for (guint i = 0; i < articles->len; i++)
    {
      AdduceSearchArticle *article = articles->pdata[i];
      g_autofree char *snippet = g_strconcat (adduce_search_article_get_before (article),
                                              adduce_search_article_get_words (article),
                                              adduce_search_article_get_after (article), NULL);
      add_article (&table, article);
      add_number (&table, adduce_search_article_get_n_hits (article));
      add_cell (&table, snippet);
      end_row (&table);
    }
  return g_string_free (table.text, FALSE);
}
