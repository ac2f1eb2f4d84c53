/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed to search all articles, and to choose some: an answer or a sentence; an expression about articles that
 * is understood reads as the same again, and so does what its parts make.
 */
#include "fuzz.h"

#include "analysis/adduce-article-filter.h"
#include "index/adduce-search-query.h"

static void
search (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (text, NULL, NULL, &error);

  fuzz_assert_answer (query, error);
  if (query == NULL)
    return;
  FUZZ_ASSERT (g_str_equal (adduce_search_query_get_text (query), text));
  adduce_search_query_has_words (query);
}

static void
assert_reads (const char *text)
{
  g_autoptr (AdduceArticleFilter) filter = adduce_article_filter_parse (text, NULL);
  g_autofree char *written = NULL;

  FUZZ_ASSERT (filter != NULL);
  written = adduce_article_filter_to_string (filter);
  FUZZ_ASSERT (g_str_equal (written, text));
}

static void
choose (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceArticleFilter) filter = adduce_article_filter_parse (text, &error);
  g_autoptr (AdduceArticle) article = adduce_article_new ("/", "2031-03-04-a.txt");
  g_autofree char *written = NULL;

  fuzz_assert_answer (filter, error);
  if (filter == NULL)
    return;
  written = adduce_article_filter_to_string (filter);
  assert_reads (written);
  adduce_article_filter_matches (filter, article, NULL);
  for (guint i = 0; i < adduce_article_filter_get_n_parts (filter); i++)
    {
      g_autofree char *without = adduce_article_filter_without_part (filter, i);
      g_autofree char *label = adduce_article_filter_dup_part_label (filter, i);

      assert_reads (without);
      FUZZ_ASSERT (*label != '\0' && g_utf8_validate (label, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autofree char *text = NULL;

  if (n_bytes > 4000)
    return 0;
  text = fuzz_take_text (&data, &n_bytes);
  search (text);
  choose (text);
  return 0;
}
