/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Completion: what is found, and in which order.
 */
#include "model-fixture.h"

/* The labels found, joined; (transfer full). */
static char *
search (AdduceVocabulary *vocabulary, const char *text, guint max)
{
  g_autoptr (GPtrArray) found = adduce_vocabulary_search (vocabulary, text, max);
  g_autoptr (GString) labels = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "", adduce_tag_get_label (found->pdata[i]));
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static void
assert_found (AdduceVocabulary *vocabulary, const char *text, const char *expected)
{
  g_autofree char *labels = search (vocabulary, text, 100);
  g_assert_cmpstr (labels, ==, expected);
}

static void
count (AdduceVocabulary *vocabulary, const char *label, int n)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (label);
  adduce_vocabulary_count (vocabulary, tag, n);
}

static void
test_count (void)
{
  AdduceVocabulary *vocabulary = adduce_vocabulary_new ();
  g_assert_cmpuint (adduce_vocabulary_get_n_tags (vocabulary), ==, 0);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "mira-kovac"), ==, 0);
  g_assert_null (adduce_vocabulary_lookup (vocabulary, "mira-kovac"));

  count (vocabulary, "Mira Kovač", 2);
  count (vocabulary, "Mira Kovač", 1);
  count (vocabulary, "Port Office", 1);
  g_assert_cmpuint (adduce_vocabulary_get_n_tags (vocabulary), ==, 2);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "mira-kovac"), ==, 3);
  count (vocabulary, "Mira Kovač", -2);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "mira-kovac"), ==, 1);
  count (vocabulary, "Mira Kovač", -5);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "mira-kovac"), ==, 0);
  g_assert_cmpuint (adduce_vocabulary_get_n_tags (vocabulary), ==, 2);
  count (vocabulary, "Mira Kovač", 1);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "mira-kovac"), ==, 1);
  g_assert_finalize_object (vocabulary);
}

/* Of several labels of one code the one used more often is shown. */
static void
test_labels (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  count (vocabulary, "Mira Kovac", 1);
  count (vocabulary, "Mira Kovač", 1);
  g_assert_cmpuint (adduce_vocabulary_get_n_tags (vocabulary), ==, 1);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "mira-kovac"), ==, 2);
  assert_found (vocabulary, "mira", "Mira Kovac");
  count (vocabulary, "Mira Kovač", 1);
  assert_found (vocabulary, "mira", "Mira Kovač");
  g_assert_cmpstr (adduce_tag_get_label (adduce_vocabulary_lookup (vocabulary, "mira-kovac")), ==,
                   "Mira Kovač");
  count (vocabulary, "Mira Kovač", -2);
  assert_found (vocabulary, "mira", "Mira Kovac");
}

static void
test_order (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  count (vocabulary, "Jamila Norris", 9); /* "mi" and "no" inside and at the start */
  count (vocabulary, "Mira Kovač", 5);
  count (vocabulary, "Minister of Ports", 1);
  count (vocabulary, "Old Name", 0);

  /* the start of a word before its middle; of those the later */
  assert_found (vocabulary, "mi", "Minister of Ports|Mira Kovač|Jamila Norris");
  assert_found (vocabulary, "MÌ", "Minister of Ports|Mira Kovač|Jamila Norris");
  assert_found (vocabulary, "kovac", "Mira Kovač");
  assert_found (vocabulary, "kov mir", "Mira Kovač");
  assert_found (vocabulary, "mi po", "Minister of Ports");
  assert_found (vocabulary, "ports", "Minister of Ports");
  assert_found (vocabulary, "ister", "Minister of Ports");
  assert_found (vocabulary, "  mi  ", "Minister of Ports|Mira Kovač|Jamila Norris");
  assert_found (vocabulary, "mix", "");
  assert_found (vocabulary, "mi x", "");
  /* used later, so first */
  count (vocabulary, "Mira Kovač", 1);
  assert_found (vocabulary, "mi", "Mira Kovač|Minister of Ports|Jamila Norris");
  /* "" asks for the most used; what is not used any more is last */
  assert_found (vocabulary, "", "Jamila Norris|Mira Kovač|Minister of Ports|Old Name");
  assert_found (vocabulary, " ", "Jamila Norris|Mira Kovač|Minister of Ports|Old Name");
  count (vocabulary, "Jamila Norris", -9);
  g_autofree char *most = search (vocabulary, "", 2);
  g_assert_cmpstr (most, ==, "Mira Kovač|Minister of Ports");
  g_autofree char *none = search (vocabulary, "", 0);
  g_assert_cmpstr (none, ==, "");
}

/* A use from long ago, however often, comes after what is at hand; among those from long ago the count decides. */
static void
test_recent (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  count (vocabulary, "Toll rare", 1);
  count (vocabulary, "Toll often", 50);
  count (vocabulary, "Toll seldom", 2);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *label = g_strdup_printf ("Toll %u", i);
      count (vocabulary, label, 1);
    }
  assert_found (vocabulary, "toll",
                "Toll 7|Toll 6|Toll 5|Toll 4|Toll 3|Toll 2|Toll 1|Toll 0|Toll often|Toll seldom|Toll rare");
}

static void
test_scripts (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  count (vocabulary, "Иван Петров", 1);
  count (vocabulary, "O’Neill", 1);
  count (vocabulary, "Étienne d'Arc", 1);
  assert_found (vocabulary, "петр", "Иван Петров");
  assert_found (vocabulary, "o'n", "O’Neill");
  assert_found (vocabulary, "neill", "O’Neill");
  assert_found (vocabulary, "etienne", "Étienne d'Arc");
  assert_found (vocabulary, "arc", "Étienne d'Arc");
}

/* --- against the rule, over random words --- */

typedef struct {
  char label[16];
  guint n_uses;
  guint last_use;
  guint fit; /* 0: word starts; 1: anywhere */
  guint recent; /* position among the recent ones */
} Naive;

#define N_NAIVE 60

static gboolean
fits (const char *label, const char *word, gboolean at_start)
{
  for (const char *p = label; *p != '\0'; p++)
    if (g_str_has_prefix (p, word) && (!at_start || p == label || p[-1] == ' '))
      return TRUE;
  return FALSE;
}

static int
compare_last_cb (gconstpointer a, gconstpointer b)
{
  const Naive *x = a, *y = b;
  return x->last_use < y->last_use ? 1 : -1;
}

static int
compare_naive_cb (gconstpointer a, gconstpointer b)
{
  const Naive *x = a, *y = b;
  if (x->fit != y->fit)
    return x->fit < y->fit ? -1 : 1;
  if (x->recent != y->recent)
    return x->recent < y->recent ? -1 : 1;
  if (x->n_uses != y->n_uses)
    return x->n_uses > y->n_uses ? -1 : 1;
  return x->last_use > y->last_use ? -1 : 1;
}

static char *
search_naive (const Naive *all, guint n_all, const char *one, const char *two)
{
  Naive found[N_NAIVE];
  guint n = 0;
  for (guint i = 0; i < n_all; i++)
    if (fits (all[i].label, one, FALSE) && fits (all[i].label, two, FALSE))
      {
        found[n] = all[i];
        found[n++].fit = !(fits (all[i].label, one, TRUE) && fits (all[i].label, two, TRUE));
      }
  qsort (found, n, sizeof *found, compare_last_cb);
  for (guint i = 0; i < n; i++)
    found[i].recent = MIN (i, 8); /* those used last before the others */
  qsort (found, n, sizeof *found, compare_naive_cb);

  g_autoptr (GString) labels = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "", found[i].label);
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static void
test_random (void)
{
  static const char *const words[] = { "ab", "abc", "bab", "ca", "cab", "b", "bca" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260207);
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  Naive all[N_NAIVE] = { 0 };
  guint n_all = 0, now = 0;

  for (guint i = 0; i < 4000; i++)
    {
      Naive new = { 0 };
      guint place = 0;
      g_snprintf (new.label, sizeof new.label, "%s %s", words[model_random (rand, G_N_ELEMENTS (words))],
                  words[model_random (rand, G_N_ELEMENTS (words))]);
      while (place < n_all && !g_str_equal (all[place].label, new.label))
        place++;
      if (place == n_all)
        {
          g_assert_cmpuint (n_all, <, N_NAIVE);
          all[n_all++] = new;
        }
      guint n = 1 + model_random (rand, 3);
      all[place].n_uses += n;
      all[place].last_use = ++now;
      count (vocabulary, new.label, (int) n);

      const char *one = words[model_random (rand, G_N_ELEMENTS (words))];
      const char *two = words[model_random (rand, G_N_ELEMENTS (words))];
      g_autofree char *text = g_strconcat (one, " ", two, NULL);
      g_autofree char *expected = search_naive (all, n_all, one, two);
      assert_found (vocabulary, text, expected);
    }
}

static AdduceRegister *
create_register (const char *entries)
{
  g_autofree char *json
    = g_strdup_printf ("{\"schemaVersion\":\"1.0\",\"register\":\"speaker\",\"entries\":[%s]}", entries);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AdduceRegister *value = adduce_register_parse (bytes, "speaker", &error);

  g_assert_no_error (error);
  return value;
}

/* Found by any name, in any script; what was merged counts as one; shown under the canonical name. */
static void
test_register (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  g_autoptr (AdduceRegister) names = create_register (
    "{\"id\":\"lukashenko\",\"revision\":1,\"name\":\"Aleksandr Lukashenko\",\"aliases\":[\"Batka\",\"Лукашенко\"]},"
    "{\"id\":\"the-president\",\"revision\":1,\"name\":\"The president\",\"mergedInto\":\"lukashenko\"},"
    "{\"id\":\"nobody-yet\",\"revision\":1,\"name\":\"Łucja Nowak\"}");
  AdduceTag *found;

  count (vocabulary, "Lukashenko", 2);
  count (vocabulary, "The president", 3);
  count (vocabulary, "Batka", 1);
  count (vocabulary, "Lucy Berg", 4);
  assert_found (vocabulary, "lu", "Lucy Berg|Lukashenko");

  adduce_vocabulary_set_register (vocabulary, names);
  assert_found (vocabulary, "lu", "Lucy Berg|Aleksandr Lukashenko|Łucja Nowak"); /* the last used first */
  assert_found (vocabulary, "батка", "Aleksandr Lukashenko");
  assert_found (vocabulary, "presid", "Aleksandr Lukashenko");
  assert_found (vocabulary, "лукаш алекс", "Aleksandr Lukashenko");
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "lukashenko"), ==, 6);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "the-president"), ==, 6);
  found = adduce_vocabulary_find_name (vocabulary, "BATKA");
  g_assert_cmpstr (adduce_tag_get_code (found), ==, "lukashenko");
  g_assert_null (adduce_vocabulary_find_name (vocabulary, "Bat"));
  count (vocabulary, "Batka", 1);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "lukashenko"), ==, 7);

  /* and back */
  adduce_vocabulary_set_register (vocabulary, NULL);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "lukashenko"), ==, 2);
  g_assert_cmpuint (adduce_vocabulary_get_n_uses (vocabulary, "batka"), ==, 2);
  assert_found (vocabulary, "lu", "Lucy Berg|Lukashenko");
}

/* This article first, whatever its claims were coded with. */
static void
test_ranking (void)
{
  g_autoptr (AdduceVocabulary) vocabulary = adduce_vocabulary_new ();
  g_autoptr (AdduceRegister) names = create_register (
    "{\"id\":\"lukashenko\",\"revision\":1,\"name\":\"Aleksandr Lukashenko\",\"aliases\":[\"Batka\"]}");
  g_autoptr (AdduceText) text = model_text ("words and words");
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-5");
  g_autoptr (AdduceTagList) speakers = model_tags ("batka=Batka");
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (GListStore) claims = g_list_store_new (ADDUCE_TYPE_CLAIM);
  g_autoptr (AdduceTagRanking) ranking = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const AdduceTagChoice *choice;

  adduce_claim_builder_set_speakers (builder, speakers);
  claim = adduce_claim_builder_end (builder);
  g_list_store_append (claims, claim);
  count (vocabulary, "Batman", 9);
  count (vocabulary, "Batka", 1);
  adduce_vocabulary_set_register (vocabulary, names);
  ranking = adduce_tag_ranking_new (vocabulary);
  adduce_tag_ranking_add_claims (ranking, ADDUCE_FACET_SPEAKER, G_LIST_MODEL (claims));
  found = adduce_tag_ranking_search (ranking, "bat", NULL, 10);
  g_assert_cmpuint (found->len, ==, 2);
  choice = found->pdata[0];
  g_assert_cmpstr (adduce_tag_get_label (choice->tag), ==, "Aleksandr Lukashenko");
  g_assert_cmpint (choice->source, ==, ADDUCE_TAG_SOURCE_ARTICLE);
  g_assert_cmpuint (choice->n_uses, ==, 1);

  g_ptr_array_unref (found);
  found = adduce_tag_ranking_search (ranking, "bat", speakers, 10); /* it has it already */
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/count", test_count);
  g_test_add_func ("/vocabulary/labels", test_labels);
  g_test_add_func ("/vocabulary/order", test_order);
  g_test_add_func ("/vocabulary/recent", test_recent);
  g_test_add_func ("/vocabulary/scripts", test_scripts);
  g_test_add_func ("/vocabulary/random", test_random);
  g_test_add_func ("/vocabulary/register", test_register);
  g_test_add_func ("/vocabulary/ranking", test_ranking);
  return g_test_run ();
}
