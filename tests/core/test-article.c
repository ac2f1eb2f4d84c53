/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The article of the list: what is shown, and that it notifies of what differs and of nothing else.
 */
#include "model-fixture.h"

static const char *const properties[]
  = { "path", "title", "n-claims", "n-own-claims", "n-coders", "status", "problem", "openable" };

static void
test_status (void)
{
  static const char *const ids[] = { "new", "in-progress", "done" };
  g_autoptr (GEnumClass) class = g_type_class_ref (ADDUCE_TYPE_STATUS);
  AdduceStatus status;

  g_assert_cmpuint (class->n_values, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (adduce_status_to_id (i), ==, ids[i]);
      g_assert_true (adduce_status_from_id (ids[i], &status));
      g_assert_cmpuint (status, ==, i);
      g_assert_cmpstr (g_enum_get_value (class, (int) i)->value_nick, ==, ids[i]);
    }
  g_assert_false (adduce_status_from_id ("", &status));
  g_assert_false (adduce_status_from_id ("Done", &status));
  g_assert_cmpstr (adduce_status_get_label (ADDUCE_STATUS_NEW), ==, "New");
  g_assert_cmpstr (adduce_status_get_label (ADDUCE_STATUS_IN_PROGRESS), ==, "In progress");
  g_assert_cmpstr (adduce_status_get_label (ADDUCE_STATUS_DONE), ==, "Done");
}

static void
test_new (void)
{
  AdduceArticle *article = adduce_article_new ("/corpus", "politics/Ferry toll.txt");
  g_autofree char *path = adduce_article_dup_path (article);
  g_assert_cmpstr (path, ==, "/corpus/politics/Ferry toll.txt");
  g_assert_cmpstr (adduce_article_get_relative (article), ==, "politics/Ferry toll.txt");
  g_assert_cmpstr (adduce_article_get_display_path (article), ==, "politics/Ferry toll.txt");
  g_assert_cmpstr (adduce_article_get_title (article), ==, "Ferry toll.txt");
  g_assert_cmpuint (adduce_article_get_n_claims (article), ==, 0);
  g_assert_cmpint (adduce_article_get_status (article), ==, ADDUCE_STATUS_NEW);
  g_assert_null (adduce_article_get_problem (article));
  g_assert_true (adduce_article_get_openable (article));
  g_assert_finalize_object (article);
}

/* Names that no screen can show are made visible; the file is still found. */
static void
test_names (void)
{
  static const struct {
    const char *relative;
    const char *shown;
  } table[] = {
    { "a\nb.txt", "a␊b.txt" },
    { "a\tb\033.txt", "a␉b␛.txt" },
    { "a\177.txt", "a␡.txt" },
    { "a\377.txt", "a\357\277\275.txt" }, /* U+FFFD */
    { "a\342\200\256txt.b", "a⟨U+202E⟩txt.b" }, /* right-to-left override */
    { "a\342\200\250b.txt", "a⟨U+2028⟩b.txt" },
    { "öl/größe 🧾.txt", "öl/größe 🧾.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceArticle) article = adduce_article_new ("/c", table[i].relative);
      g_autofree char *path = adduce_article_dup_path (article);
      g_autofree char *expected = g_strconcat ("/c/", table[i].relative, NULL);
      g_assert_cmpstr (adduce_article_get_display_path (article), ==, table[i].shown);
      g_assert_cmpstr (adduce_article_get_relative (article), ==, table[i].relative);
      g_assert_cmpstr (path, ==, expected);
      g_assert_true (g_utf8_validate (adduce_article_get_title (article), -1, NULL));
    }
}

/* Each property by itself, then nothing. */
static void
test_notify (void)
{
  static const struct {
    AdduceArticleSeen seen;
    const char *changed;
  } steps[] = {
    { { "T", 0, 0, 0, ADDUCE_STATUS_NEW, NULL, TRUE }, "title" },
    { { "T", 5, 0, 0, ADDUCE_STATUS_NEW, NULL, TRUE }, "n-claims" },
    { { "T", 5, 3, 0, ADDUCE_STATUS_NEW, NULL, TRUE }, "n-own-claims" },
    { { "T", 5, 3, 2, ADDUCE_STATUS_NEW, NULL, TRUE }, "n-coders" },
    { { "T", 5, 3, 2, ADDUCE_STATUS_DONE, NULL, TRUE }, "status" },
    { { "T", 5, 3, 2, ADDUCE_STATUS_DONE, "Damaged", TRUE }, "problem" },
    { { "T", 5, 3, 2, ADDUCE_STATUS_DONE, "Damaged", FALSE }, "openable" },
    { { "T", 5, 3, 2, ADDUCE_STATUS_DONE, "Other", FALSE }, "problem" },
    { { "T", 5, 3, 2, ADDUCE_STATUS_DONE, NULL, FALSE }, "problem" },
    { { NULL, 5, 3, 2, ADDUCE_STATUS_DONE, NULL, FALSE }, "title" },
  };
  AdduceArticle *article = adduce_article_new ("/c", "a.txt");
  guint counts[G_N_ELEMENTS (properties)];

  for (guint j = 0; j < G_N_ELEMENTS (properties); j++)
    model_count_notify (article, properties[j], &counts[j]);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      AdduceArticleSeen seen = steps[i].seen;
      g_autofree char *title = g_strdup (seen.title), *problem = g_strdup (seen.problem);
      AdduceArticleSeen again = seen;
      again.title = title;
      again.problem = problem;
      memset (counts, 0, sizeof counts);
      adduce_article_set_seen (article, &seen);
      adduce_article_set_seen (article, &again);
      for (guint j = 0; j < G_N_ELEMENTS (properties); j++)
        g_assert_cmpuint (counts[j], ==, g_str_equal (properties[j], steps[i].changed) ? 1 : 0);
    }

  AdduceArticleSeen all = { "All", 1, 1, 1, ADDUCE_STATUS_NEW, "P", TRUE };
  memset (counts, 0, sizeof counts);
  adduce_article_set_seen (article, &all);
  for (guint j = 0; j < G_N_ELEMENTS (properties); j++)
    g_assert_cmpuint (counts[j], ==, g_str_equal (properties[j], "path") ? 0 : 1);
  g_assert_finalize_object (article);
}

static void
test_properties (void)
{
  g_autoptr (AdduceArticle) article = adduce_article_new ("/c", "x/a.txt");
  AdduceArticleSeen seen = { "Über Zölle", 5, 3, 2, ADDUCE_STATUS_IN_PROGRESS, "P", 2 };
  g_autofree char *path = NULL, *title = NULL, *problem = NULL;
  guint n_claims, n_own_claims, n_coders;
  AdduceStatus status;
  gboolean openable;

  adduce_article_set_seen (article, &seen);
  g_object_get (article, "path", &path, "title", &title, "problem", &problem, "n-claims", &n_claims,
                "n-own-claims", &n_own_claims, "n-coders", &n_coders, "status", &status, "openable",
                &openable, NULL);
  g_assert_cmpstr (path, ==, "x/a.txt");
  g_assert_cmpstr (title, ==, "Über Zölle");
  g_assert_cmpstr (problem, ==, "P");
  g_assert_cmpuint (n_claims, ==, 5);
  g_assert_cmpuint (n_own_claims, ==, 3);
  g_assert_cmpuint (n_coders, ==, 2);
  g_assert_cmpint (status, ==, ADDUCE_STATUS_IN_PROGRESS);
  g_assert_true (openable == TRUE);

  seen.title = "bad \377";
  adduce_article_set_seen (article, &seen);
  g_assert_cmpstr (adduce_article_get_title (article), ==, "bad \357\277\275");
  seen.title = "";
  adduce_article_set_seen (article, &seen);
  g_assert_cmpstr (adduce_article_get_title (article), ==, "a.txt");
}

/* What is made once is made anew when the title changes. */
static void
test_keys (void)
{
  g_autoptr (AdduceArticle) a = adduce_article_new ("/c", "one.txt");
  g_autoptr (AdduceArticle) b = adduce_article_new ("/c", "two.txt");
  AdduceArticleSeen seen = { .title = "Zölle", .openable = TRUE };

  g_assert_nonnull (strstr (adduce_article_get_folded (a), "one.txt"));
  g_assert_cmpint (strcmp (adduce_article_get_title_key (a), adduce_article_get_title_key (b)), <, 0);
  g_assert_cmpint (strcmp (adduce_article_get_path_key (a), adduce_article_get_path_key (b)), <, 0);
  adduce_article_set_seen (a, &seen);
  g_assert_nonnull (strstr (adduce_article_get_folded (a), "zolle"));
  g_assert_nonnull (strstr (adduce_article_get_folded (a), "one.txt"));
  g_assert_cmpint (strcmp (adduce_article_get_title_key (a), adduce_article_get_title_key (b)), !=, 0);
  g_assert_cmpint (strcmp (adduce_article_get_path_key (a), adduce_article_get_path_key (b)), <, 0);
  g_assert_true (adduce_article_get_folded (a) == adduce_article_get_folded (a));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/status", test_status);
  g_test_add_func ("/article/new", test_new);
  g_test_add_func ("/article/names", test_names);
  g_test_add_func ("/article/notify", test_notify);
  g_test_add_func ("/article/properties", test_properties);
  g_test_add_func ("/article/keys", test_keys);
  return g_test_run ();
}
