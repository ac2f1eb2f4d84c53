/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queries: which can be read, and what is said of those that can't, with the place counted by hand.
 */
#include "adduce.h"

static void
test_good (void)
{
  static const char *const good[] = {
    "levy", "Łódź", "\"two words\"", "\"two wor*\"", "\"two wor\"*", "pre*", "a b", "a AND b OR c", "NOT a", "a NOT b",
    "a NEAR b", "a NEAR/0 \"b c\" NEAR/0 d*", "(a OR b) AND (c)", "/a(b|c)\\/d/", "and or not near",
    "\"AND\" \"OR\"", "outlet:courier", "outlet:\"The Courier\"", "stance:support,oppose", "speaker:kov*", "speaker:*",
    "date:2031", "date:2031-03..2031-06", "date:2031..", "date:..2031", "date:*", "status:in-progress", "10:30",
    "OUTLET:x", "Novak: x", "a(b)c", "東京", NULL,
  };
  for (guint i = 0; good[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (good[i], NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (adduce_search_query_get_text (query), ==, good[i]);
    }
}

static void
test_bad (void)
{
  static const struct {
    const char *query;
    guint place;
    const char *says;
  } bad[] = {
    { "", 1, "ends" },
    { "  ", 3, "ends" },
    { "AND", 1, "operators" },
    { "é OR", 5, "ends" },
    { "a AND OR b", 7, "operators" },
    { "NOT", 4, "ends" },
    { "(a", 1, "not closed" },
    { "a)", 2, "not opened" },
    { "()", 2, "stands" },
    { "é \"b", 3, "not closed" },
    { "a /b", 3, "“/”" },
    { "/(/", 1, "bracket" },
    { "—", 1, "no letters" },
    { "a*b", 1, "“*”" },
    { "*", 1, "“*”" },
    { "-a", 1, "NOT" },
    { "a NEAR/x b", 3, "number" },
    { "a NEAR/1001 b", 3, "number" },
    { "a NEAR/2 b NEAR/3 c", 12, "same number" },
    { "(a b) NEAR c", 1, "NEAR stands between" },
    { "a NEAR outlet:b", 8, "NEAR stands between" },
    { "foo:bar", 1, "no field “foo”" },
    { "a date:2031-13", 8, "no date" },
    { "date:2031-06..2031-05", 6, "before it begins" },
    { "status:ready", 8, "no status" },
    { "speaker:\"—\"", 9, "no letters" },
    { "speaker:a,,b", 9, "no letters" },
    { "speaker:(a)", 9, "value" },
    { "outlet: northwire", 1, "without a blank" },
    { "a (Stance: )", 4, "without a blank" },
    { "title:", 1, "without a blank" },
    { "note: x", 1, "without a blank" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *begin = g_strdup_printf ("character %u: ", bad[i].place);
      g_assert_null (adduce_search_query_parse (bad[i].query, NULL, NULL, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, begin) || strstr (error->message, bad[i].says) == NULL)
        g_error ("“%s”: %s", bad[i].query, error->message);
    }
}

static void
assert_refused (const char *query, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_search_query_parse (query, NULL, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, says));
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *deep = repeat ("(", 60);
  g_autofree char *nots = repeat ("NOT ", 60);
  g_autofree char *many = repeat ("a ", ADDUCE_SEARCH_MAX_TERMS + 1);
  g_autofree char *enough = repeat ("a ", ADDUCE_SEARCH_MAX_TERMS);
  g_autofree char *big = repeat ("a", ADDUCE_SEARCH_MAX_QUERY + 1);
  assert_refused (deep, "nested");
  assert_refused (nots, "nested");
  assert_refused (many, "at most");
  assert_refused (big, "longer");
  assert_refused ("a\xff", "UTF-8");
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (enough, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_has_words (void)
{
  static const struct {
    const char *query;
    gboolean has;
  } cases[] = {
    { "a", TRUE }, { "/a/", TRUE }, { "speaker:a", FALSE }, { "NOT a", FALSE }, { "speaker:a OR b", TRUE },
    { "speaker:a NOT b", FALSE }, { "a NEAR b", TRUE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (cases[i].query, NULL, NULL, NULL);
      g_assert_cmpint (adduce_search_query_has_words (query), ==, cases[i].has);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-query/good", test_good);
  g_test_add_func ("/search-query/bad", test_bad);
  g_test_add_func ("/search-query/limits", test_limits);
  g_test_add_func ("/search-query/has-words", test_has_words);
  return g_test_run ();
}
