/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts that are nearly the same: against what they have in common, counted run by run.
 */
#include "adduce.h"

#include <string.h>

#include "corpus-fixture.h"

#define N_WORDS 400
#define SHINGLE 5

/* The words word0 … from @first on, of which one of @every is another. */
static char *
make_text (guint first, guint n, guint every)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    if (every > 0 && i % every == 0)
      g_string_append_printf (text, "other%u ", i);
    else
      g_string_append_printf (text, "word%u%s", i, i % 12 == 11 ? ".\n\n" : " ");
  return g_string_free (text, FALSE);
}

/* Every run of five words; (transfer full). */
static GHashTable *
list_runs (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n.", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GHashTable *runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (kept, words[i]);
  for (guint i = 0; i + SHINGLE <= kept->len; i++)
    {
      GString *run = g_string_new (NULL);

      for (guint k = i; k < i + SHINGLE; k++)
        g_string_append_printf (run, "%s ", (char *) kept->pdata[k]);
      g_hash_table_add (runs, g_string_free (run, FALSE));
    }
  return runs;
}

/* Percent of the runs of either that both have. */
static guint
count_common (const char *one, const char *other)
{
  g_autoptr (GHashTable) a = list_runs (one), b = list_runs (other);
  GHashTableIter iter;
  gpointer run;
  guint common = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &run, NULL))
    common += g_hash_table_contains (b, run);
  return 100 * common / (g_hash_table_size (a) + g_hash_table_size (b) - common);
}

static const AdduceTwin *
get_twin (GPtrArray *groups, guint group, guint index)
{
  g_assert_cmpuint (group, <, groups->len);
  g_assert_cmpuint (index, <, ((GArray *) groups->pdata[group])->len);
  return &g_array_index ((GArray *) groups->pdata[group], AdduceTwin, index);
}

static void
test_same (void)
{
  g_autoptr (AdduceTwins) twins = adduce_twins_new ();
  g_autoptr (GPtrArray) groups = NULL;

  adduce_twins_add (twins, "The levy stays, said the council of Kétta on Monday.");
  adduce_twins_add (twins, "Something else entirely was in the paper that day.");
  adduce_twins_add (twins, "");
  adduce_twins_add (twins, "the LEVY stays – said the council\nof Ketta on Monday!");
  adduce_twins_add (twins, "\n\n");
  adduce_twins_add (twins, "議会は港の税を維持すると述べた。");
  adduce_twins_add (twins, "議会は 港の税を 維持すると述べた");
  groups = adduce_twins_find (twins, ADDUCE_TWINS_LEAST);

  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpuint (get_twin (groups, 0, 0)->index, ==, 0);
  g_assert_cmpuint (get_twin (groups, 0, 1)->index, ==, 3);
  g_assert_true (get_twin (groups, 0, 1)->same);
  g_assert_cmpuint (get_twin (groups, 0, 1)->percent, ==, 100);
  g_assert_cmpuint (get_twin (groups, 1, 0)->index, ==, 5);
  g_assert_cmpuint (get_twin (groups, 1, 1)->index, ==, 6);
}

/* A reprint that was cut, one with words changed, one that goes on: within ten percent of what is counted. */
static void
test_near (void)
{
  const struct {
    guint first, n, every;
  } cases[] = { { 0, N_WORDS - 80, 0 }, { 40, N_WORDS - 40, 0 }, { 0, N_WORDS, 60 }, { 0, N_WORDS + 60, 0 } };
  g_autofree char *whole = make_text (0, N_WORDS, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reprint = make_text (cases[i].first, cases[i].n, cases[i].every);
      g_autofree char *stranger = make_text (10000, N_WORDS, 0);
      g_autoptr (AdduceTwins) twins = adduce_twins_new ();
      g_autoptr (GPtrArray) groups = NULL;
      guint common = count_common (whole, reprint);

      adduce_twins_add (twins, stranger);
      adduce_twins_add (twins, whole);
      adduce_twins_add (twins, reprint);
      groups = adduce_twins_find (twins, ADDUCE_TWINS_LEAST);
      g_assert_cmpuint (groups->len, ==, 1);
      g_assert_cmpuint (get_twin (groups, 0, 0)->index, ==, 1);
      g_assert_cmpuint (get_twin (groups, 0, 1)->index, ==, 2);
      g_assert_false (get_twin (groups, 0, 1)->same);
      g_assert_cmpint (ABS ((int) get_twin (groups, 0, 1)->percent - (int) common), <=, 10);
    }
}

/* A text that quotes a paragraph of another is no twin of it. */
static void
test_far (void)
{
  g_autofree char *one = make_text (0, N_WORDS, 0), *other = make_text (N_WORDS - 60, N_WORDS, 0);
  g_autoptr (AdduceTwins) twins = adduce_twins_new ();
  g_autoptr (GPtrArray) groups = NULL;

  g_assert_cmpuint (count_common (one, other), <, 20);
  adduce_twins_add (twins, one);
  adduce_twins_add (twins, other);
  groups = adduce_twins_find (twins, ADDUCE_TWINS_MIN);
  g_assert_cmpuint (groups->len, ==, 0);
}

/* The words of two claims in another text, counted there. */
static void
test_carry_and_back (void)
{
  static const FixtureClaim claims[] = { { 0, 5, "Ada Lind", "Water", "support", "study" },
                                         { 12, 17, "Bo Falk", NULL, NULL, NULL } };
  const char *text = "Alpha bravo Gamma delta.\n", *other = "By us\n\nAlpha bravo Gamma delta.\n";
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = NULL;
  g_autoptr (AdduceTwinCarry) carry = NULL;
  g_autoptr (AdduceCoder) coder = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);
  g_autoptr (AdduceCorpusEdit) edit = NULL, undo = NULL, redo = NULL;
  g_autoptr (AdduceSidecar) made = NULL, undone = NULL, redone = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *second;

  scratch_write (folder, "a.txt", text);
  scratch_write (folder, "b.txt", other);
  fixture_code (folder, "a.txt", "mira", -1, claims, 2);
  path = scratch_path (folder, "b.txt.mira.claims.json");
  coder = adduce_coder_new (NULL, "mira", NULL, &error);
  g_assert_no_error (error);

  carry = adduce_twin_carry_new (folder, coder, codebook);
  adduce_twin_carry_add (carry, "a.txt", "b.txt");
  g_assert_true (adduce_twin_carry_look (carry, NULL, NULL, NULL, &error));
  g_assert_cmpuint (adduce_twin_carry_count (carry, ADDUCE_CARRY_PLACED), ==, 2);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  edit = adduce_twin_carry_make_edit (carry, &error);
  g_assert_no_error (error);
  g_assert_true (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  adduce_twin_carry_end (carry);
  made = adduce_sidecar_load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (made), ==, 2);
  second = adduce_sidecar_get_claim (made, 1);
  g_assert_cmpuint (adduce_span_set_get_span (adduce_claim_get_spans (second), 0).start, ==, 19);
  g_assert_cmpstr (adduce_claim_get_quote (second, 0)->exact, ==, "Gamma");
  g_assert_cmpuint (adduce_claim_get_revision (second), ==, 1);

  /* Back, and again: what was removed and what comes back are changes like others. */
  undo = adduce_corpus_edit_invert (edit);
  g_assert_true (adduce_corpus_edit_run (undo, NULL, NULL, NULL, &error));
  undone = adduce_sidecar_load (path, NULL, &error);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (undone), ==, 0);
  redo = adduce_corpus_edit_invert (undo);
  g_assert_true (adduce_corpus_edit_run (redo, NULL, NULL, NULL, &error));
  redone = adduce_sidecar_load (path, NULL, &error);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (redone), ==, 2);
  g_assert_cmpuint (adduce_claim_get_revision (adduce_sidecar_get_claim (redone, 1)), ==, 3);
  scratch_remove (folder);
}

/* A run that is stopped after an empty file was made leaves none. */
static void
test_carry_stopped (void)
{
  static const FixtureClaim claims[] = { { 0, 5, NULL, NULL, "support", NULL } };
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = NULL;
  g_autoptr (AdduceTwinCarry) carry = NULL;
  g_autoptr (AdduceCoder) coder = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);
  g_autoptr (AdduceCorpusEdit) edit = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  scratch_write (folder, "a.txt", "Alpha bravo Gamma delta.\n");
  scratch_write (folder, "b.txt", "Alpha bravo Gamma delta.\n");
  fixture_code (folder, "a.txt", "mira", -1, claims, 1);
  path = scratch_path (folder, "b.txt.mira.claims.json");
  coder = adduce_coder_new (NULL, "mira", NULL, &error);
  carry = adduce_twin_carry_new (folder, coder, codebook);
  adduce_twin_carry_add (carry, "a.txt", "b.txt");
  g_assert_true (adduce_twin_carry_look (carry, NULL, NULL, NULL, &error));
  edit = adduce_twin_carry_make_edit (carry, &error);
  g_assert_no_error (error);

  g_cancellable_cancel (cancellable);
  g_assert_false (adduce_corpus_edit_run (edit, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  adduce_twin_carry_end (carry);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/same", test_same);
  g_test_add_func ("/twins/near", test_near);
  g_test_add_func ("/twins/far", test_far);
  g_test_add_func ("/twins/carry/and-back", test_carry_and_back);
  g_test_add_func ("/twins/carry/stopped", test_carry_stopped);
  return g_test_run ();
}
