/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts that are nearly the same: against what they have in common, counted run by run.
 */
#include "adduce.h"

#include <string.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/same", test_same);
  g_test_add_func ("/twins/near", test_near);
  g_test_add_func ("/twins/far", test_far);
  return g_test_run ();
}
