/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Span sets: text tables, and random sets against one boolean per code point.
 */
#include "adduce.h"

#include <string.h>

#define N_POINTS 200

static AdduceSpanSet *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  AdduceSpanSet *set = adduce_span_set_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (set);
  return set;
}

static void
assert_text (AdduceSpanSet *set, const char *expected)
{
  g_autofree char *text = adduce_span_set_to_string (set);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "0-1", "0-1" },
    { "120-164", "120-164" },
    { "10-20,0-5", "0-5,10-20" },   /* sorted */
    { "0-5,5-9", "0-9" },           /* touching spans are joined */
    { "0-5,3-9", "0-9" },           /* overlapping ones too */
    { "0-9,3-5", "0-9" },           /* nested ones too */
    { "0-5,6-9", "0-5,6-9" },       /* a gap of one stays */
    { "7-8,7-8,7-8", "7-8" },       /* repeated ones are one */
    { "1-2,5-6,2-5", "1-6" },       /* one that fills a gap */
    { "0007-010", "7-10" },         /* leading zeros are numbers */
    { "0-4294967295", "0-4294967295" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceSpanSet) set = parse (cases[i].text);

      assert_text (set, cases[i].expected);
    }
}

static void
test_parse_errors (void)
{
  static const struct {
    const char *text;
    AdduceError code;
    const char *names; /* what the message must name */
  } cases[] = {
    { "", ADDUCE_ERROR_USAGE, "" },
    { "5", ADDUCE_ERROR_USAGE, "“5”" },
    { "a-b", ADDUCE_ERROR_USAGE, "“a-b”" },
    { "1-2,,3-4", ADDUCE_ERROR_USAGE, "“”" },
    { "1-2,", ADDUCE_ERROR_USAGE, "“”" },
    { "1-2,x", ADDUCE_ERROR_USAGE, "“x”" },
    { "1-2;3-4", ADDUCE_ERROR_USAGE, "“1-2;3-4”" },
    { "-5", ADDUCE_ERROR_USAGE, "“-5”" },
    { "5-", ADDUCE_ERROR_USAGE, "“5-”" },
    { "-1-5", ADDUCE_ERROR_USAGE, "“-1-5”" },
    { "+1-5", ADDUCE_ERROR_USAGE, "“+1-5”" },
    { "1- 5", ADDUCE_ERROR_USAGE, "“1- 5”" },
    { "1-5 ", ADDUCE_ERROR_USAGE, "“1-5 ”" },
    { "0-4294967296", ADDUCE_ERROR_USAGE, "“0-4294967296”" },
    { "0-18446744073709551617", ADDUCE_ERROR_USAGE, "“0-18446744073709551617”" },
    { "\xff-5", ADDUCE_ERROR_USAGE, "-5" },
    { "5-5", ADDUCE_ERROR_INVALID, "5-5" },
    { "9-5", ADDUCE_ERROR_INVALID, "9-5" },
    { "1-2,9-5", ADDUCE_ERROR_INVALID, "9-5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (adduce_span_set_parse (cases[i].text, &error));
      g_assert_error (error, ADDUCE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].names));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      /* No error is asked for: nothing happens. */
      g_assert_null (adduce_span_set_parse (cases[i].text, NULL));
    }
}

static void
test_limit (void)
{
  AdduceSpan spans[ADDUCE_SPAN_SET_MAX + 1];
  g_autoptr (AdduceSpanSet) full = NULL;
  g_autoptr (AdduceSpanSet) joined = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (AdduceSpan) { 2 * i, 2 * i + 1 };
  full = adduce_span_set_new (spans, ADDUCE_SPAN_SET_MAX, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_span_set_get_n_spans (full), ==, 64);
  g_assert_cmpuint (adduce_span_set_get_size (full), ==, 64);
  g_assert_cmpuint (adduce_span_set_get_start (full), ==, 0);
  g_assert_cmpuint (adduce_span_set_get_end (full), ==, 127);

  g_assert_null (adduce_span_set_new (spans, ADDUCE_SPAN_SET_MAX + 1, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "64"));
  g_clear_error (&error);

  g_assert_null (adduce_span_set_add (full, spans[ADDUCE_SPAN_SET_MAX], &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);

  /* One that joins two pieces makes the set smaller, so it fits. */
  joined = adduce_span_set_add (full, (AdduceSpan) { 1, 2 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_span_set_get_n_spans (joined), ==, 63);

  g_assert_null (adduce_span_set_new (NULL, 0, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

static void
test_compare (void)
{
  /* In ascending order. */
  static const char *const ordered[] = {
    "0-1", "0-5", "0-5,7-9", "0-5,7-10", "0-5,8-9", "0-20", "1-2", "1-2,3-4", "2-3",
  };

  for (gsize a = 0; a < G_N_ELEMENTS (ordered); a++)
    {
      for (gsize b = 0; b < G_N_ELEMENTS (ordered); b++)
        {
          g_autoptr (AdduceSpanSet) x = parse (ordered[a]);
          g_autoptr (AdduceSpanSet) y = parse (ordered[b]);
          int order = adduce_span_set_compare (x, y);

          g_assert_cmpint ((order > 0) - (order < 0), ==, (a > b) - (a < b));
          g_assert_true (adduce_span_set_equal (x, y) == (a == b));
        }
    }
}

static void
test_reference (void)
{
  g_autoptr (AdduceSpanSet) set = parse ("3-5,9-12");
  AdduceSpanSet *same = g_boxed_copy (ADDUCE_TYPE_SPAN_SET, set);

  g_assert_true (same == set);
  g_boxed_free (ADDUCE_TYPE_SPAN_SET, same);
  assert_text (set, "3-5,9-12");
  g_assert_cmpuint (adduce_span_set_get_span (set, 1).start, ==, 9);
  g_assert_cmpuint (adduce_span_set_get_span (set, 1).end, ==, 12);
}

/* Marks the points of random spans in an array and compares every answer with it. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310401);

  for (guint round = 0; round < 3000; round++)
    {
      gboolean marked[N_POINTS + 1] = { FALSE };
      AdduceSpan spans[20];
      guint n_spans = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (spans) + 1);
      guint n_pieces = 0;
      guint n_marked = 0;
      g_autoptr (AdduceSpanSet) set = NULL;
      g_autoptr (AdduceSpanSet) added = NULL;
      g_autoptr (AdduceSpanSet) again = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < n_spans; i++)
        {
          spans[i].start = (guint) g_rand_int_range (rand, 0, N_POINTS - 12);
          spans[i].end = spans[i].start + (guint) g_rand_int_range (rand, 1, 12);
          for (guint k = spans[i].start; k < spans[i].end; k++)
            marked[k] = TRUE;
        }
      set = adduce_span_set_new (spans, n_spans, NULL);
      for (guint k = 0; k <= N_POINTS; k++)
        {
          g_assert_true (adduce_span_set_contains (set, k) == marked[k]);
          n_marked += marked[k];
          n_pieces += marked[k] && (k == 0 || !marked[k - 1]);
        }
      g_assert_cmpuint (adduce_span_set_get_size (set), ==, n_marked);
      g_assert_cmpuint (adduce_span_set_get_n_spans (set), ==, n_pieces);

      /* One at a time gives the same, and so does writing and reading. */
      added = adduce_span_set_new (spans, 1, NULL);
      for (guint i = 1; i < n_spans; i++)
        {
          AdduceSpanSet *next = adduce_span_set_add (added, spans[i], NULL);

          adduce_span_set_unref (added);
          added = next;
        }
      g_assert_true (adduce_span_set_equal (set, added));
      text = adduce_span_set_to_string (set);
      again = parse (text);
      g_assert_true (adduce_span_set_equal (set, again));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span/parse", test_parse);
  g_test_add_func ("/span/parse-errors", test_parse_errors);
  g_test_add_func ("/span/limit", test_limit);
  g_test_add_func ("/span/compare", test_compare);
  g_test_add_func ("/span/reference", test_reference);
  g_test_add_func ("/span/random", test_random);

  return g_test_run ();
}
