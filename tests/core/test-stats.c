/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting a corpus; the expected numbers are counted by hand.
 */
#include "adduce.h"

#include "corpus-fixture.h"

/* "code (label) count" a line, in the table's order. */
static void
assert_table (GPtrArray *counts, const char *expected)
{
  GString *found = g_string_new (NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      const AdduceCount *count = counts->pdata[i];
      g_string_append_printf (found, "%s (%s) %u\n", count->code, count->label, count->count);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static void
test_counts (void)
{
  static const FixtureClaim a_anna[] = {
    { 0, 4, "Ada Fen", "The dam is safe", "support", "expert|study" },
    { 5, 9, "Ada Fen|Bo", "The dam is safe|Boats may pass", "oppose", NULL },
    { 2, 7, NULL, NULL, NULL, NULL },
  };
  static const FixtureClaim a_ben[] = {
    { 0, 4, "ada fen", "The dam is safe", "support", "expert" },
  };
  static const FixtureClaim b_anna[] = {
    { 0, 4, "Bo", NULL, "made-up", "expert" },
  };
  g_autofree char *folder = scratch_new ();
  g_autoptr (GError) error = NULL;

  scratch_write (folder, "a.txt", "Headline\n\nSome words.\n");
  scratch_write (folder, "sub/b.txt", "Headline\n\nSome words.\n");
  scratch_write (folder, "c.txt", "Headline\n\nSome words.\n");
  scratch_write (folder, "d.txt", "Headline\n\nSome words.\n");
  scratch_write (folder, "e.txt", "bad \xff byte\n");
  scratch_write (folder, "f.txt", "Headline\n\nSome words.\n");
  fixture_code_as (folder, "a.txt", "a.txt.anna.claims.json", "anna", "Anna Lindqvist", ADDUCE_STATUS_DONE, a_anna, 3);
  fixture_code (folder, "a.txt", "ben", -1, a_ben, 1);
  fixture_code_as (folder, "sub/b.txt", "sub/b.txt.anna.claims.json", "anna", "Anna Lindqvist",
                   ADDUCE_STATUS_DONE, b_anna, 1);
  fixture_code (folder, "c.txt", "cy", ADDUCE_STATUS_NEW, NULL, 0);
  fixture_code (folder, "d.txt", "cy", ADDUCE_STATUS_IN_PROGRESS, NULL, 0);
  scratch_write (folder, "f.txt.anna.claims.json", ""); /* damaged */
  scratch_write (folder, "none.txt.anna.claims.json", ""); /* of no article: not counted */
  scratch_write (folder, "a.txt.anna.claims (conflicted copy 2031-03-04 101500).json", "");

  g_autoptr (AdduceStats) stats = adduce_stats_new (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stats->n_articles, ==, 6);
  g_assert_cmpuint (stats->n_unreadable, ==, 2);  /* e, and f for its claims */
  g_assert_cmpuint (stats->n_done, ==, 1);        /* b */
  g_assert_cmpuint (stats->n_in_progress, ==, 2); /* a, as Ben has not said so; d */
  g_assert_cmpuint (stats->n_new, ==, 3);         /* c, e, f */
  g_assert_cmpuint (stats->n_claims, ==, 5);
  assert_table (stats->coders, "anna (Anna Lindqvist) 4\nben (ben) 1\ncy (cy) 0\n");
  assert_table (stats->speakers, "ada-fen (Ada Fen) 3\nbo (Bo) 2\n (Unset) 1\n");
  assert_table (stats->issues, "the-dam-is-safe (The dam is safe) 3\n (Unset) 2\nboats-may-pass (Boats may pass) 1\n");
  /* labels of stance and evidence are the codebook's where it has the value; equal counts by label */
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", &error);
  g_assert_no_error (error);
  g_autofree char *stance
    = g_strdup_printf ("support (%s) 2\noppose (%s) 1\n (Unset) 1\nmade-up (made-up) 1\n",
                       adduce_code_get_label (adduce_codebook_lookup (codebook, "stance", "support")),
                       adduce_code_get_label (adduce_codebook_lookup (codebook, "stance", "oppose")));
  assert_table (stats->stance, stance);
  g_assert_cmpuint (stats->evidence->len, ==, 3);
  const AdduceCount *first = stats->evidence->pdata[0];
  g_assert_cmpstr (first->code, ==, "expert");
  g_assert_cmpuint (first->count, ==, 3);
  const AdduceCount *unset = stats->evidence->pdata[1];
  g_assert_cmpstr (unset->code, ==, "");
  g_assert_cmpuint (unset->count, ==, 2);
  scratch_remove (folder);
}

static void
test_empty (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceStats) stats = adduce_stats_new (folder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stats->n_articles, ==, 0);
  g_assert_cmpuint (stats->stance->len, ==, 0);
  scratch_remove (folder);

  g_autoptr (AdduceStats) none = adduce_stats_new (folder, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  scratch_write (folder, "a.txt", "Words\n");
  g_cancellable_cancel (cancellable);
  g_autoptr (AdduceStats) stats = adduce_stats_new (folder, NULL, cancellable, &error);
  g_assert_null (stats);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/stats/counts", test_counts);
  g_test_add_func ("/stats/empty", test_empty);
  g_test_add_func ("/stats/cancelled", test_cancelled);
  return g_test_run ();
}
