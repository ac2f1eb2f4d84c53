/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coverage: expected runs as short strings, and random spans against a set of owners per code point.
 */
#include "adduce.h"

#define N_POINTS 120
#define N_OWNERS 10

static AdduceSpanIndex *
make_index (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AdduceSpanEntry));

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      AdduceSpanEntry entry = { { 0, 0 }, 0, 0 };
      char *rest;

      entry.span.start = (guint) g_ascii_strtoull (words[i], &rest, 10);
      entry.span.end = (guint) g_ascii_strtoull (rest + 1, &rest, 10);
      entry.owner = (guint) g_ascii_strtoull (rest + 1, NULL, 10);
      g_array_append_val (entries, entry);
    }
  return adduce_span_index_new ((gpointer) entries->data, entries->len);
}

static void
test_runs (void)
{
  static const struct {
    const char *entries;
    AdduceSpan extent;
    const char *expected;
  } cases[] = {
    { "", { 0, 100 }, "" },
    { "0-5:0", { 0, 100 }, "0-5:0" },
    { "0-5:0 5-9:1", { 0, 100 }, "0-5:0 5-9:1" },
    { "0-8:0 5-12:2", { 0, 100 }, "0-5:0 5-8:0+2 8-12:2" },
    { "0-9:0 3-6:1", { 0, 100 }, "0-3:0 3-6:0+1 6-9:0" },     /* nested */
    { "0-9:7 0-9:3 0-9:5", { 0, 100 }, "0-9:3+5+7" },         /* owners ascending */
    { "0-5:0 8-9:0", { 0, 100 }, "0-5:0 8-9:0" },             /* gaps are left out */
    { "0-5:0 5-9:0", { 0, 100 }, "0-9:0" },                   /* one owner: the longest stretch */
    { "0-5:0 3-9:0", { 0, 100 }, "0-9:0" },
    { "0-9:0 3-6:0", { 0, 100 }, "0-9:0" },                   /* an owner counts once */
    { "0-5:0 5-9:0 2-7:1", { 0, 100 }, "0-2:0 2-7:0+1 7-9:0" },
    { "0-9:0 2-5:1 5-7:2", { 0, 100 }, "0-2:0 2-5:0+1 5-7:0+2 7-9:0" },
    { "0-9:0", { 4, 6 }, "4-6:0" },                           /* clipped */
    { "0-9:0 8-20:1", { 5, 10 }, "5-8:0 8-9:0+1 9-10:1" },
    { "0-9:0", { 9, 20 }, "" },
    { "0-9:0", { 4, 4 }, "" },                                /* an empty extent */
    { "0-9:0", { 6, 4 }, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceSpanIndex) index = make_index (cases[i].entries);
      g_autoptr (AdduceCoverage) coverage = adduce_coverage_new (index, cases[i].extent);
      g_autofree char *text = adduce_coverage_to_string (coverage);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_get_run (void)
{
  g_autoptr (AdduceSpanIndex) index = make_index ("0-8:0 5-12:2");
  g_autoptr (AdduceCoverage) coverage = adduce_coverage_new (index, (AdduceSpan) { 0, 100 });
  AdduceCoverageRun run;

  g_assert_cmpuint (adduce_coverage_get_n_runs (coverage), ==, 3);
  run = adduce_coverage_get_run (coverage, 1);
  g_assert_cmpuint (run.span.start, ==, 5);
  g_assert_cmpuint (run.span.end, ==, 8);
  g_assert_cmpuint (run.depth, ==, 2);
  g_assert_cmpuint (run.owners[0], ==, 0);
  g_assert_cmpuint (run.owners[1], ==, 2);
}

/* What to_string() has to give, from a set of owners (as bits) for each point. */
static char *
print_points (const guint *owners, AdduceSpan extent)
{
  GString *string = g_string_new (NULL);

  for (guint start = extent.start, end; start < extent.end; start = end)
    {
      const char *joiner = ":";

      for (end = start + 1; end < extent.end && owners[end] == owners[start]; end++)
        ;
      if (owners[start] == 0)
        continue;
      g_string_append_printf (string, "%s%u-%u", string->len > 0 ? " " : "", start, end);
      for (guint owner = 0; owner < N_OWNERS; owner++)
        {
          if ((owners[start] & (1u << owner)) == 0)
            continue;
          g_string_append_printf (string, "%s%u", joiner, owner);
          joiner = "+";
        }
    }
  return g_string_free (string, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310404);

  for (guint round = 0; round < 2000; round++)
    {
      guint owners[N_POINTS] = { 0 };
      AdduceSpanEntry entries[30];
      guint n_entries = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (entries) + 1);
      gint32 longest = g_rand_int_range (rand, 2, 60);
      g_autoptr (AdduceSpanIndex) index = NULL;
      g_autoptr (AdduceCoverage) coverage = NULL;
      g_autofree char *found = NULL;
      g_autofree char *expected = NULL;
      AdduceSpan extent;

      for (guint i = 0; i < n_entries; i++)
        {
          AdduceSpanEntry *entry = &entries[i];

          entry->span.start = (guint) g_rand_int_range (rand, 0, N_POINTS - 60);
          entry->span.end = entry->span.start + (guint) g_rand_int_range (rand, 1, longest);
          entry->owner = (guint) g_rand_int_range (rand, 0, N_OWNERS);
          for (guint k = entry->span.start; k < entry->span.end; k++)
            owners[k] |= 1u << entry->owner;
        }
      extent.start = (guint) g_rand_int_range (rand, 0, N_POINTS);
      extent.end = (guint) g_rand_int_range (rand, (gint32) extent.start, N_POINTS + 1);
      index = adduce_span_index_new (entries, n_entries);
      coverage = adduce_coverage_new (index, extent);
      found = adduce_coverage_to_string (coverage);
      expected = print_points (owners, extent);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coverage/runs", test_runs);
  g_test_add_func ("/coverage/get-run", test_get_run);
  g_test_add_func ("/coverage/random", test_random);

  return g_test_run ();
}
