/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The corpus as a list: sorted, each path once, its mirror kept by "items-changed" alone.
 */
#include "model-fixture.h"

typedef struct {
  AdduceCorpus *corpus;
  GPtrArray *mirror; /* a reference each */
  guint n_items_changed;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  Fixture *fixture = user_data;
  fixture->n_items_changed++;
  g_assert_cmpuint (position + n_removed, <=, fixture->mirror->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->corpus = adduce_corpus_new ("/news");
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->corpus, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->mirror);
  g_assert_finalize_object (fixture->corpus);
}

static void
add (Fixture *fixture, const char *const *relatives)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; relatives[i] != NULL; i++)
    g_ptr_array_add (articles, adduce_article_new ("/news", relatives[i]));
  adduce_corpus_add (fixture->corpus, (AdduceArticle *const *) articles->pdata, articles->len);
}

static void
retain (Fixture *fixture, const char *const *relatives)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; relatives[i] != NULL; i++)
    g_hash_table_add (set, (char *) relatives[i]);
  adduce_corpus_retain (fixture->corpus, set);
}

static int
compare_strings_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* @expected: paths in any order */
static void
assert_holds (Fixture *fixture, GHashTable *expected)
{
  guint n = 0;
  g_autofree const char **paths = (const char **) g_hash_table_get_keys_as_array (expected, &n);
  qsort (paths, n, sizeof *paths, compare_strings_cb);
  g_assert_cmpuint (adduce_corpus_get_n_articles (fixture->corpus), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->corpus)), ==, n);
  g_assert_cmpuint (fixture->mirror->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (fixture->corpus), i);
      g_assert_cmpstr (adduce_article_get_relative (article), ==, paths[i]);
      g_assert_true (fixture->mirror->pdata[i] == article);
      g_assert_true (adduce_corpus_lookup (fixture->corpus, paths[i]) == article);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->corpus), n));
}

static void
test_random (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260208);
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      guint n_before = g_hash_table_size (expected);
      fixture->n_items_changed = 0;
      if (model_random (rand, 4) > 0)
        {
          for (guint j = 0, n = model_random (rand, 6); j < n; j++)
            {
              char *name = g_strdup_printf ("%c%c.txt", 'a' + model_random (rand, 12), 'a' + model_random (rand, 12));
              g_ptr_array_add (names, name);
              g_hash_table_add (expected, g_strdup (name));
            }
          g_ptr_array_add (names, NULL);
          add (fixture, (const char *const *) names->pdata);
        }
      else
        {
          GHashTableIter iter;
          gpointer name;
          g_hash_table_iter_init (&iter, expected);
          while (g_hash_table_iter_next (&iter, &name, NULL))
            if (model_random (rand, 8) == 0)
              g_hash_table_iter_remove (&iter);
            else
              g_ptr_array_add (names, g_strdup (name));
          g_ptr_array_add (names, NULL);
          retain (fixture, (const char *const *) names->pdata);
        }
      g_assert_cmpuint (fixture->n_items_changed, ==, g_hash_table_size (expected) == n_before ? 0 : 1);
      assert_holds (fixture, expected);
    }
}

/* An article that is there stays the same object; folders sort by the bytes of the whole path. */
static void
test_add (Fixture *fixture, gconstpointer unused)
{
  static const char *const first[] = { "b.txt", "a/z.txt", "\377.txt", NULL };
  static const char *const second[] = { "b.txt", "a.txt", "a.txt", NULL };
  add (fixture, first);
  AdduceArticle *b = adduce_corpus_lookup (fixture->corpus, "b.txt");
  add (fixture, second);
  g_assert_true (adduce_corpus_lookup (fixture->corpus, "b.txt") == b);
  g_assert_cmpuint (adduce_corpus_get_n_articles (fixture->corpus), ==, 4);
  static const char *const order[] = { "a.txt", "a/z.txt", "b.txt", "\377.txt" };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (adduce_article_get_relative (fixture->mirror->pdata[i]), ==, order[i]);
  g_assert_cmpuint (fixture->n_items_changed, ==, 2);
  g_assert_null (adduce_corpus_lookup (fixture->corpus, "c.txt"));
  adduce_corpus_add (fixture->corpus, NULL, 0);
  g_assert_cmpuint (fixture->n_items_changed, ==, 2);
}

static void
test_notify (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "loading", "problem", "codebook", "codebook-problem" };
  guint counts[G_N_ELEMENTS (names)];
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_new ("urn:uuid:0", 1, "A", NULL, NULL, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    model_count_notify (fixture->corpus, names[i], &counts[i]);

  g_assert_null (adduce_corpus_get_codebook (fixture->corpus));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *problem = g_strdup ("The folder is gone");
      adduce_corpus_set_loading (fixture->corpus, i == 0 ? TRUE : 7);
      adduce_corpus_set_problem (fixture->corpus, problem);
      adduce_corpus_set_codebook (fixture->corpus, codebook);
      adduce_corpus_set_codebook_problem (fixture->corpus, problem);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (counts[i], ==, 1);

  g_autofree char *shown = NULL, *problem = NULL, *codebook_problem = NULL;
  g_autoptr (AdduceCodebook) same = NULL;
  gboolean loading = FALSE;
  g_object_get (fixture->corpus, "title", &shown, "loading", &loading, "problem", &problem, "codebook", &same,
                "codebook-problem", &codebook_problem, NULL);
  g_assert_cmpstr (shown, ==, "news");
  g_assert_true (loading == TRUE);
  g_assert_cmpstr (problem, ==, "The folder is gone");
  g_assert_cmpstr (codebook_problem, ==, "The folder is gone");
  g_assert_true (same == codebook);

  adduce_corpus_set_loading (fixture->corpus, FALSE);
  adduce_corpus_set_problem (fixture->corpus, NULL);
  adduce_corpus_set_problem (fixture->corpus, NULL);
  g_assert_cmpuint (counts[0], ==, 2);
  g_assert_cmpuint (counts[1], ==, 2);
  g_assert_null (adduce_corpus_get_problem (fixture->corpus));
}

static void
test_folder (void)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new ("/news/./old/../a\nb/");
  g_assert_cmpstr (adduce_corpus_get_folder (corpus), ==, "/news/a\nb");
  g_assert_cmpstr (adduce_corpus_get_title (corpus), ==, "a␊b");
  g_assert_true (ADDUCE_IS_VOCABULARY (adduce_corpus_get_speakers (corpus)));
  g_assert_true (adduce_corpus_get_speakers (corpus) != adduce_corpus_get_issues (corpus));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/corpus/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/corpus/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/corpus/notify", Fixture, NULL, set_up, test_notify, tear_down);
  g_test_add_func ("/corpus/folder", test_folder);
  return g_test_run ();
}
