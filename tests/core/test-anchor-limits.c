/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding words again where there is nothing to find, or far too much.
 */
#include "adduce.h"

#include <string.h>

#include "sidecar-fixture.h"
#include "text/adduce-anchor.h"
#include "text/adduce-approx.h"
#include "text/adduce-token-diff.h"

#define WORDS "We shall not pay."
#define N_TIMES 2500 /* more than are looked at in each direction */

/* (transfer full): that often, each with another number behind it unless @same */
static AdduceText *
make_crowd (const char *words, guint n_times, gboolean same)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    if (same)
      g_string_append_printf (text, "%s\n", words);
    else
      g_string_append_printf (text, "%.*s%c%s And so on, number %u.\n", 8, words, 'a' + (int) (i % 26), words + 9, i);
  return fixture_text (text->str);
}

static void
test_nothing (void)
{
  g_autoptr (AdduceText) empty = fixture_text (""), text = fixture_text (WORDS);
  g_autoptr (AdduceQuote) quote = adduce_quote_new (WORDS, "", ""), nothing = adduce_quote_new ("", "", "");
  g_autoptr (AdduceAnchorer) in_empty = adduce_anchorer_new (empty, NULL), in_text = adduce_anchorer_new (text, NULL);
  AdduceSpan span = { 0, 17 };
  AdduceAnchor anchor;

  adduce_anchorer_find (in_empty, span, quote, &anchor);
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_ORPHAN);
  adduce_anchorer_find (in_text, span, nothing, &anchor);
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_ORPHAN);
  g_autoptr (GArray) here = adduce_anchorer_list (in_empty, span, quote);
  g_autoptr (GArray) there = adduce_anchorer_list (in_text, span, nothing);
  g_assert_cmpuint (here->len + there->len, ==, 0);

  adduce_anchorer_free (NULL);
  adduce_approx_free (NULL);
  adduce_token_diff_free (NULL);
}

/* The same words everywhere: that can't be told, and eight places are offered, all of these words, none twice. */
static void
test_crowd (void)
{
  g_autoptr (AdduceText) text = make_crowd (WORDS, N_TIMES, TRUE), old = make_crowd (WORDS, N_TIMES - 1, TRUE);
  g_autoptr (AdduceQuote) quote = adduce_quote_new (WORDS, "", "");
  guint half = N_TIMES / 2 * (strlen (WORDS) + 1);
  AdduceSpan span = { half + 3, half + 3 + strlen (WORDS) };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, i == 0 ? NULL : old);
      g_autoptr (GArray) places = adduce_anchorer_list (anchorer, span, quote);

      g_assert_cmpuint (places->len, ==, ADDUCE_ANCHOR_MAX_PLACES);
      for (guint k = 0; k < places->len; k++)
        {
          AdduceSpan place = g_array_index (places, AdduceAnchor, k).span;
          g_autofree char *words = adduce_text_dup_slice (text, place);

          g_assert_cmpstr (words, ==, WORDS);
          for (guint j = 0; j < k; j++)
            g_assert_cmpuint (g_array_index (places, AdduceAnchor, j).span.start, !=, place.start);
        }
    }
}

/* Hundreds of stretches that are like the words, and none that is them. */
static void
test_alike (void)
{
  g_autoptr (AdduceText) text = make_crowd (WORDS, 400, FALSE);
  g_autoptr (AdduceQuote) quote = adduce_quote_new (WORDS, "", "");
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, NULL);
  AdduceSpan span = { 3000, 3000 + strlen (WORDS) };
  g_autoptr (GArray) places = adduce_anchorer_list (anchorer, span, quote);

  g_assert_cmpuint (places->len, ==, ADDUCE_ANCHOR_MAX_PLACES);
  for (guint k = 0; k < places->len; k++)
    {
      const AdduceAnchor *place = &g_array_index (places, AdduceAnchor, k);
      g_autofree char *words = adduce_text_dup_slice (text, place->span);

      g_assert_true (g_str_has_prefix (words, "We") || strstr (words, "all") != NULL);
      g_assert_cmpfloat (place->score, <, 1);
    }
}

/* More words than are looked for between their old neighbours, which are there. */
static void
test_long (void)
{
  g_autoptr (GString) long_words = g_string_new (NULL);
  for (guint i = 0; i < 900; i++)
    g_string_append_printf (long_words, "word%u ", i * 7919 % 9973);
  g_autoptr (AdduceText) text
    = fixture_text ("What the mayor said before: nothing at all. What the council said after it was over.");
  g_autoptr (AdduceQuote) quote
    = adduce_quote_new (long_words->str, "What the mayor said before: ", " What the council said after");
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, NULL);
  AdduceAnchor anchor;

  adduce_anchorer_find (anchorer, (AdduceSpan) { 28, 28 + (guint) long_words->len }, quote, &anchor);
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_ORPHAN);
}

/* (transfer full) */
static AdduceAnchorer *
make_anchorer (const char *words)
{
  g_autoptr (AdduceText) text = fixture_text (words);
  return adduce_anchorer_new (text, NULL);
}

/* Blanks at the edges that were coded are coded still. */
static void
test_blank_edges (void)
{
  g_autoptr (AdduceAnchorer) anchorer = make_anchorer ("The mayor: We shalt not pay. That was all.");
  g_autoptr (AdduceQuote) quote = adduce_quote_new (" We shall not pay. ", "", "");
  AdduceAnchor anchor;

  adduce_anchorer_find (anchorer, (AdduceSpan) { 10, 29 }, quote, &anchor);
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_CHANGED);
  g_assert_cmpuint (anchor.span.start, ==, 10);
  g_assert_cmpuint (anchor.span.end, ==, 29);
}

/* Anything is as like a single letter, and blanks are as like few letters with blanks between; nothing of it is
 * offered. Nor is a word that is like a short one, where nothing around it is. */
static void
test_nothing_alike (void)
{
  static const struct
  {
    const char *text, *quote, *prefix, *suffix;
  } cases[] = {
    { "xyz", "a", "", "" },
    { "x      y", "a    b", "", "" },
    { "x      ", "a    b", "", "" },
    { "12345678fexry.12345678", "ferry.", "abcdefgh", "ijklmnop" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceAnchorer) anchorer = make_anchorer (cases[i].text);
      g_autoptr (AdduceQuote) quote = adduce_quote_new (cases[i].quote, cases[i].prefix, cases[i].suffix);
      AdduceSpan span = { 1, 1 + (guint) strlen (cases[i].quote) };
      g_autoptr (GArray) places = adduce_anchorer_list (anchorer, span, quote);
      AdduceAnchor anchor;

      adduce_anchorer_find (anchorer, span, quote, &anchor);
      g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_ORPHAN);
      g_assert_cmpuint (places->len, ==, 0);
    }
}

/* More of the same words than are counted, where they were: that one more came at the end is not told. */
static void
test_more_than_counted (void)
{
  g_autoptr (AdduceText) text = make_crowd (WORDS, N_TIMES, TRUE), old = make_crowd (WORDS, N_TIMES - 1, TRUE);
  g_autoptr (AdduceQuote) quote = adduce_quote_new (WORDS, "", "");
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, old);
  guint half = N_TIMES / 2 * (strlen (WORDS) + 1);
  AdduceAnchor anchor;

  adduce_anchorer_find (anchorer, (AdduceSpan) { half, half + strlen (WORDS) }, quote, &anchor);
  g_assert_cmpint (anchor.status, ==, ADDUCE_ANCHOR_SAME);
  g_assert_cmpuint (anchor.span.start, ==, half);
}

/* As far before the old place as behind it: the one before comes first. */
static void
test_as_near (void)
{
  const guint width = strlen (WORDS) + 1, before = 100 * width;
  g_autoptr (AdduceText) text = make_crowd (WORDS, 200, TRUE);
  g_autoptr (AdduceQuote) quote = adduce_quote_new (WORDS, "", "");
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, NULL);
  AdduceSpan span = { before + width / 2, before + width / 2 + strlen (WORDS) };
  g_autoptr (GArray) places = adduce_anchorer_list (anchorer, span, quote);

  g_assert_cmpuint (g_array_index (places, AdduceAnchor, 0).span.start, ==, before);
  g_assert_cmpuint (g_array_index (places, AdduceAnchor, 1).span.start, ==, before + width);
}

#define PREFIX "The mayor told the council: "
#define SUFFIX " and then the meeting ended."
#define FILLER \
  "The rain had not stopped for a week, the river stood high, and the trains from the north came late or not at all. "
#define RAISE "we will raise the toll by ten cents"
/* 17, 14 and 15 of its 35 letters are others (by Levenshtein, counted in Python). */
#define FAR "we will raise zq9 zq9k zq k9q kq9zk"
#define NEAR "9q kqzk 9kqz9 q9k toll by ten cents"
#define AS_NEAR "9q kqzz 9kqzz 9qk tqll by ten cents"

/* Between the same neighbours twice: what is more like the words is what was rewritten, and of two that are about as
 * like nobody says which. */
static void
test_rewritten_twice (void)
{
  static const struct
  {
    const char *first, *second;
    AdduceAnchorStatus status;
    guint place; /* of the two */
  } cases[] = {
    { FAR, NEAR, ADDUCE_ANCHOR_REWRITTEN, 1 },
    { NEAR, FAR, ADDUCE_ANCHOR_REWRITTEN, 0 },
    { AS_NEAR, NEAR, ADDUCE_ANCHOR_AMBIGUOUS, 1 },
    { NEAR, AS_NEAR, ADDUCE_ANCHOR_AMBIGUOUS, 0 },
  };
  const guint start = strlen (PREFIX), second = strlen (PREFIX RAISE SUFFIX FILLER PREFIX);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words
        = g_strconcat (PREFIX, cases[i].first, SUFFIX FILLER PREFIX, cases[i].second, SUFFIX, NULL);
      g_autoptr (AdduceAnchorer) anchorer = make_anchorer (words);
      g_autoptr (AdduceQuote) quote = adduce_quote_new (RAISE, PREFIX, SUFFIX);
      AdduceAnchor anchor;

      adduce_anchorer_find (anchorer, (AdduceSpan) { start, start + strlen (RAISE) }, quote, &anchor);
      g_assert_cmpint (anchor.status, ==, cases[i].status);
      g_assert_cmpuint (anchor.span.start, ==, cases[i].place == 0 ? start : second);
      g_assert_cmpuint (anchor.span.end - anchor.span.start, ==, strlen (RAISE));
      g_assert_cmpfloat_with_epsilon (anchor.score, 21.0 / 35, 1e-6);
    }
}

/* Spans that are none, or end behind the old text, lead nowhere. */
static void
test_diff (void)
{
  static const gunichar old[] = { 'a', ' ', 'b', ' ', 'c' }, now[] = { 'x', ' ', 'a', ' ', 'b', ' ', 'c' };
  g_autoptr (AdduceTokenDiff) diff = adduce_token_diff_new (old, G_N_ELEMENTS (old), now, G_N_ELEMENTS (now));
  AdduceSpan span = { 0, 0 };

  g_assert_true (adduce_token_diff_map (diff, (AdduceSpan) { 2, 3 }, &span));
  g_assert_cmpuint (span.start, ==, 4);
  g_assert_cmpuint (span.end, ==, 5);
  g_assert_false (adduce_token_diff_map (diff, (AdduceSpan) { 2, 2 }, &span));
  g_assert_false (adduce_token_diff_map (diff, (AdduceSpan) { 3, 2 }, &span));
  g_assert_false (adduce_token_diff_map (diff, (AdduceSpan) { 2, 6 }, &span));

  /* Where the last word of the text was exchanged, what stayed of the span is told: "b " */
  static const gunichar end[] = { 'a', ' ', 'b', ' ', 'x', ' ', 'y' };
  g_autoptr (AdduceTokenDiff) other = adduce_token_diff_new (old, G_N_ELEMENTS (old), end, G_N_ELEMENTS (end));
  g_assert_true (adduce_token_diff_map (other, (AdduceSpan) { 2, 5 }, &span));
  g_assert_cmpuint (span.start, ==, 2);
  g_assert_cmpuint (span.end, ==, 4);
}

/* Of texts that have next to nothing in common no difference is told. */
static void
test_too_different (void)
{
  g_autoptr (GString) old = g_string_new (NULL), now = g_string_new (NULL);
  g_autoptr (GArray) gone = NULL, come = NULL;

  for (guint i = 0; i < 1300; i++)
    {
      g_string_append_printf (old, "old%u ", i);
      g_string_append_printf (now, "new%u ", i);
    }
  g_assert_false (adduce_token_diff_compare (old->str, now->str, &gone, &come));
  g_assert_null (gone);
  g_assert_null (come);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/anchor-limits/nothing", test_nothing);
  g_test_add_func ("/anchor-limits/crowd", test_crowd);
  g_test_add_func ("/anchor-limits/alike", test_alike);
  g_test_add_func ("/anchor-limits/long", test_long);
  g_test_add_func ("/anchor-limits/blank-edges", test_blank_edges);
  g_test_add_func ("/anchor-limits/nothing-alike", test_nothing_alike);
  g_test_add_func ("/anchor-limits/more-than-counted", test_more_than_counted);
  g_test_add_func ("/anchor-limits/as-near", test_as_near);
  g_test_add_func ("/anchor-limits/rewritten-twice", test_rewritten_twice);
  g_test_add_func ("/anchor-limits/diff", test_diff);
  g_test_add_func ("/anchor-limits/too-different", test_too_different);
  return g_test_run ();
}
