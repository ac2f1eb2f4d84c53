/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Approximate search, held against the table of distances itself, computed cell by cell.
 */
#include "adduce.h"

#define ROUNDS 3000
#define MAX_PATTERN 300
#define MAX_TEXT 500

/* Few letters each, so that chance makes likenesses; from all planes and directions, with marks that combine. */
static const char *const alphabets[] = {
  "ab", "abcde ", "äöüß", "абвгд ", "ابتثج ", "हिन्दी", "日本語文", "한글ᄀ", "e\u0301\u0300a", "🙂🙃👍🏽\u200d", "aаαａ", "\n ax",
};

static gunichar *
make_random (GRand *rand, const gunichar *letters, glong n_letters, gsize n)
{
  gunichar *chars = g_new (gunichar, n + 1);
  for (gsize i = 0; i < n; i++)
    chars[i] = letters[g_rand_int_range (rand, 0, (gint32) n_letters)];
  return chars;
}

/* The pattern with a few characters changed, somewhere in the text: else long patterns are never alike. */
static void
plant (GRand *rand, gunichar *text, gsize n_text, const gunichar *pattern, gsize n_pattern)
{
  gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) n_text);
  for (gsize i = 0; i < n_pattern && at < n_text; i++)
    {
      guint what = (guint) g_rand_int_range (rand, 0, 20);
      if (what == 0)
        continue;
      if (what == 1)
        text[at++] = pattern[0];
      if (at < n_text)
        text[at++] = pattern[i];
    }
}

/* Row n_pattern of the table. @anywhere: a match may begin at any place; else at the text's start. */
static guint *
compute_row (const gunichar *pattern, gsize n_pattern, const gunichar *text, gsize n_text, gboolean anywhere)
{
  guint *column = g_new (guint, n_pattern + 1);
  guint *row = g_new (guint, n_text + 1);
  for (gsize i = 0; i <= n_pattern; i++)
    column[i] = (guint) i;
  row[0] = (guint) n_pattern;
  for (gsize j = 1; j <= n_text; j++)
    {
      guint diagonal = column[0];
      column[0] = anywhere ? 0 : (guint) j;
      for (gsize i = 1; i <= n_pattern; i++)
        {
          guint left = column[i];
          guint change = diagonal + (pattern[i - 1] == text[j - 1] ? 0 : 1);
          column[i] = MIN (MIN (left, column[i - 1]) + 1, change);
          diagonal = left;
        }
      row[j] = column[n_pattern];
    }
  g_free (column);
  return row;
}

static void
add_cb (const AdduceApproxHit *hit, gpointer user_data)
{
  g_array_append_vals (user_data, hit, 1);
}

/* Ends whose neighbours, to the next other distance on either side, are worse; the last of a level stretch. */
static gboolean
is_minimum (const guint *row, gsize n_text, guint limit, gsize j)
{
  gsize left = j;
  if (row[j] > limit || (j < n_text && row[j + 1] <= row[j]))
    return FALSE;
  while (left > 0 && row[left - 1] == row[j])
    left--;
  return left == 0 || row[left - 1] > row[j];
}

static void
check_ends (AdduceApprox *approx, const guint *row, const gunichar *text, gsize n_text, guint limit)
{
  g_autoptr (GArray) ends = adduce_approx_list_ends (approx, text, n_text, limit);
  g_autoptr (GArray) minima = g_array_new (FALSE, FALSE, sizeof (AdduceApproxHit));
  guint n_ends = 0, n_minima = 0;

  adduce_approx_foreach_minimum (approx, text, n_text, limit, add_cb, minima);
  for (gsize j = 0; j <= n_text; j++)
    {
      if (row[j] <= limit)
        {
          g_assert_cmpuint (n_ends, <, ends->len);
          const AdduceApproxHit *hit = &g_array_index (ends, AdduceApproxHit, n_ends++);
          g_assert_cmpuint (hit->end, ==, j);
          g_assert_cmpuint (hit->distance, ==, row[j]);
        }
      if (is_minimum (row, n_text, limit, j))
        {
          g_assert_cmpuint (n_minima, <, minima->len);
          g_assert_cmpuint (g_array_index (minima, AdduceApproxHit, n_minima++).end, ==, j);
        }
    }
  g_assert_cmpuint (n_ends, ==, ends->len);
  g_assert_cmpuint (n_minima, ==, minima->len);
}

static void
check_prefix (AdduceApprox *approx, const guint *row, const gunichar *text, gsize n_text, guint limit)
{
  guint best = G_MAXUINT;
  gsize length = 0, found = 0;
  for (gsize j = 0; j <= n_text; j++)
    if (row[j] <= limit && row[j] <= best)
      {
        best = row[j];
        length = j;
      }
  g_assert_cmpuint (adduce_approx_get_prefix (approx, text, n_text, limit, &found), ==, best);
  if (best != G_MAXUINT)
    g_assert_cmpuint (found, ==, length);
}

static void
check_one (GRand *rand, const gunichar *letters, glong n_letters)
{
  gsize n_pattern = (gsize) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 12 : MAX_PATTERN);
  gsize n_text = (gsize) g_rand_int_range (rand, 1, MAX_TEXT);
  g_autofree gunichar *pattern = make_random (rand, letters, n_letters, n_pattern);
  g_autofree gunichar *text = make_random (rand, letters, n_letters, n_text);
  guint part = (guint) g_rand_int_range (rand, 1, 5);
  guint limit = (guint) g_rand_int_range (rand, 0, (gint32) ((n_pattern + 2) / part) + 1);
  if (g_rand_boolean (rand))
    plant (rand, text, n_text, pattern, n_pattern);

  g_autoptr (AdduceApprox) approx = adduce_approx_new (pattern, n_pattern);
  g_autofree guint *anywhere = compute_row (pattern, n_pattern, text, n_text, TRUE);
  g_autofree guint *from_start = compute_row (pattern, n_pattern, text, n_text, FALSE);
  guint nearest = G_MAXUINT;
  for (gsize j = 0; j <= n_text; j++)
    nearest = MIN (nearest, anywhere[j]);

  check_ends (approx, anywhere, text, n_text, limit);
  check_prefix (approx, from_start, text, n_text, limit);
  g_assert_cmpuint (adduce_approx_get_nearest (approx, text, n_text), ==, nearest);
  g_assert_cmpuint (adduce_approx_get_distance (approx, text, n_text), ==, from_start[n_text]);
}

static void
test_random (void)
{
  GRand *rand = g_rand_new_with_seed (1999);
  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      glong n_letters = 0;
      g_autofree gunichar *letters = g_utf8_to_ucs4_fast (alphabets[i], -1, &n_letters);
      for (guint k = 0; k < ROUNDS / G_N_ELEMENTS (alphabets); k++)
        check_one (rand, letters, n_letters);
    }
  g_rand_free (rand);
}

/* Lengths at which words of bits begin and end. */
static void
test_lengths (void)
{
  for (gsize n = 1; n <= 260; n++)
    {
      g_autofree gunichar *text = g_new (gunichar, n + 2);
      for (gsize i = 0; i < n + 2; i++)
        text[i] = 'a' + (gunichar) (i * 7 % 23);
      g_autoptr (AdduceApprox) approx = adduce_approx_new (text + 1, n);
      g_autoptr (GArray) ends = adduce_approx_list_ends (approx, text, n + 2, 0);
      g_assert_cmpuint (adduce_approx_get_distance (approx, text, n + 2), ==, 2);
      g_assert_cmpuint (adduce_approx_get_distance (approx, text, 0), ==, n);
      g_assert_cmpuint (ends->len, >=, 1);
      g_assert_cmpuint (g_array_index (ends, AdduceApproxHit, ends->len - 1).end, ==, n + 1);
    }
}

/* The textbooks' pair: three changes. */
static void
test_known (void)
{
  g_autofree gunichar *kitten = g_utf8_to_ucs4_fast ("kitten", -1, NULL);
  g_autofree gunichar *sitting = g_utf8_to_ucs4_fast ("sitting", -1, NULL);
  g_autoptr (AdduceApprox) approx = adduce_approx_new (kitten, 6);
  g_assert_cmpuint (adduce_approx_get_distance (approx, sitting, 7), ==, 3);
  g_assert_cmpuint (adduce_approx_get_nearest (approx, sitting, 7), ==, 2); /* “sittin” */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/approx/known", test_known);
  g_test_add_func ("/approx/lengths", test_lengths);
  g_test_add_func ("/approx/random", test_random);
  return g_test_run ();
}
