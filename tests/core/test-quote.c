/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotes: described, compared, copied.
 */
#include "adduce.h"

#include <string.h>

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_describe (void)
{
  /* 32 letters before and after "exact" and one more on each side. */
  g_autoptr (AdduceText) text
      = make_text ("!abcdefghijklmnopqrstuvwxyzабвгдеexactABCDEFGHIJKLMNOPQRSTUVWXYZ012345?");
  g_autoptr (AdduceQuote) quote = adduce_quote_describe (text, (AdduceSpan) { 33, 38 });

  g_assert_cmpstr (quote->exact, ==, "exact");
  g_assert_cmpstr (quote->prefix, ==, "abcdefghijklmnopqrstuvwxyzабвгде");
  g_assert_cmpstr (quote->suffix, ==, "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345");
}

static void
test_describe_edges (void)
{
  static const struct {
    AdduceSpan span;
    const char *exact;
    const char *prefix;
    const char *suffix;
  } cases[] = {
    { { 0, 8 }, "один 👨‍👩", "", "" },
    { { 0, 4 }, "один", "", " 👨‍👩" },
    { { 5, 8 }, "👨‍👩", "один ", "" },
    { { 4, 5 }, " ", "один", "👨‍👩" },
    { { 5, 200 }, "👨‍👩", "один ", "" }, /* clamped */
  };
  g_autoptr (AdduceText) text = make_text ("один 👨‍👩");

  /* Four letters, a space, and a man, a joiner and a woman. */
  g_assert_cmpuint (adduce_text_get_length (text), ==, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceQuote) quote = adduce_quote_describe (text, cases[i].span);

      g_assert_cmpstr (quote->exact, ==, cases[i].exact);
      g_assert_cmpstr (quote->prefix, ==, cases[i].prefix);
      g_assert_cmpstr (quote->suffix, ==, cases[i].suffix);
    }
}

static void
test_matches (void)
{
  g_autoptr (AdduceText) text = make_text ("Ja oder nein? Ja, nein. Já.");
  g_autoptr (AdduceQuote) quote = adduce_quote_new ("Ja", NULL, NULL);

  g_assert_cmpstr (quote->prefix, ==, "");
  g_assert_cmpstr (quote->suffix, ==, "");
  g_assert_true (adduce_quote_matches (quote, text, (AdduceSpan) { 0, 2 }));
  g_assert_true (adduce_quote_matches (quote, text, (AdduceSpan) { 14, 16 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 0, 3 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 0, 1 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 1, 3 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 24, 26 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 2, 0 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 2, 2 }));
  g_assert_false (adduce_quote_matches (quote, text, (AdduceSpan) { 26, 99 }));
}

/* Unicode calls these canonically equivalent, but the text isn't normalised, so neither is the quote. */
static void
test_matches_exactly (void)
{
  g_autoptr (AdduceText) text = make_text ("cafe\u0301");
  g_autoptr (AdduceQuote) composed = adduce_quote_new ("caf\u00e9", "", "");
  g_autoptr (AdduceQuote) decomposed = adduce_quote_new ("cafe\u0301", "", "");

  g_assert_false (adduce_quote_matches (composed, text, (AdduceSpan) { 0, 5 }));
  g_assert_true (adduce_quote_matches (decomposed, text, (AdduceSpan) { 0, 5 }));
}

static void
test_copy (void)
{
  g_autoptr (AdduceQuote) quote = adduce_quote_new ("a", "b", "c");
  AdduceQuote *copy = g_boxed_copy (ADDUCE_TYPE_QUOTE, quote);

  g_assert_true (copy != quote && copy->exact != quote->exact);
  g_assert_cmpstr (copy->exact, ==, "a");
  g_assert_cmpstr (copy->prefix, ==, "b");
  g_assert_cmpstr (copy->suffix, ==, "c");
  g_boxed_free (ADDUCE_TYPE_QUOTE, copy);
}

/* Describing any span of any text and comparing it gives yes. */
static void
test_random (void)
{
  static const char *const parts[] = { "a", "ß", "语", "👨", "\u0301", "\n", " ", "\u200d" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310402);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (AdduceText) text = NULL;
      g_autofree char *joined = NULL;
      g_autofree char *around = NULL;
      g_autoptr (AdduceQuote) quote = NULL;
      AdduceSpan span;
      guint length = (guint) g_rand_int_range (rand, 1, 700);

      for (guint i = 0; i < length; i++)
        g_string_append (utf8, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      text = make_text (utf8->str);
      g_assert_cmpuint (adduce_text_get_length (text), ==, length);
      span.start = (guint) g_rand_int_range (rand, 0, (gint32) length);
      span.end = (guint) g_rand_int_range (rand, (gint32) span.start + 1, (gint32) length + 1);
      quote = adduce_quote_describe (text, span);
      g_assert_true (adduce_quote_matches (quote, text, span));

      joined = g_strconcat (quote->prefix, quote->exact, quote->suffix, NULL);
      around = g_utf8_substring (utf8->str, MAX ((glong) span.start - 32, 0),
                                 MIN ((glong) span.end + 32, (glong) length));
      g_assert_cmpstr (joined, ==, around);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quote/describe", test_describe);
  g_test_add_func ("/quote/describe-edges", test_describe_edges);
  g_test_add_func ("/quote/matches", test_matches);
  g_test_add_func ("/quote/matches-exactly", test_matches_exactly);
  g_test_add_func ("/quote/copy", test_copy);
  g_test_add_func ("/quote/random", test_random);

  return g_test_run ();
}
