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
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/anchor-limits/nothing", test_nothing);
  g_test_add_func ("/anchor-limits/crowd", test_crowd);
  g_test_add_func ("/anchor-limits/alike", test_alike);
  g_test_add_func ("/anchor-limits/long", test_long);
  g_test_add_func ("/anchor-limits/diff", test_diff);
  return g_test_run ();
}
