/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which pairs are proposed, and that the keys lose none that holding each name against each would find.
 */
#include "adduce.h"

#include <string.h>

static AdduceRegister *
parse (const char *rest)
{
  g_autofree char *json = g_strdup_printf ("{\"schemaVersion\":\"1.0\",\"register\":\"speaker\",%s}", rest);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AdduceRegister *self = adduce_register_parse (bytes, "speaker", &error);

  g_assert_no_error (error);
  return self;
}

/* "one=other:why …" of all entries of the register. */
static char *
find (AdduceRegister *base)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    g_ptr_array_add (entities, adduce_register_get_entity (base, i));
  found = adduce_duplicates_find (base, (AdduceEntity *const *) entities->pdata, entities->len, NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (string, "%s%s=%s:%s", i > 0 ? " " : "",
                            adduce_entity_get_id (adduce_duplicate_get_one (found->pdata[i])),
                            adduce_entity_get_id (adduce_duplicate_get_other (found->pdata[i])),
                            adduce_likeness_to_id (adduce_duplicate_get_likeness (found->pdata[i])));
  return g_string_free (string, FALSE);
}

static void
test_pairs (void)
{
  g_autoptr (AdduceRegister) base
    = parse ("\"entries\":["
             "{\"id\":\"a\",\"revision\":1,\"name\":\"Александр Лукашенко\"},"
             "{\"id\":\"b\",\"revision\":1,\"name\":\"Aleksandr Lukashenko\"},"
             "{\"id\":\"c\",\"revision\":1,\"name\":\"The leader of Belarus\",\"aliases\":[\"A. Lukashenko\"]},"
             "{\"id\":\"d\",\"revision\":1,\"name\":\"Mira Kovač\",\"kind\":\"person\"},"
             "{\"id\":\"e\",\"revision\":1,\"name\":\"Kovac, Mira\",\"kind\":\"person\"},"
             "{\"id\":\"f\",\"revision\":1,\"name\":\"Mira Kovac\",\"kind\":\"organisation\"},"
             "{\"id\":\"g\",\"revision\":1,\"name\":\"Ann Lee\",\"wikidata\":\"Q1\"},"
             "{\"id\":\"h\",\"revision\":1,\"name\":\"Ann Lee\",\"wikidata\":\"Q2\"},"
             "{\"id\":\"i\",\"revision\":1,\"name\":\"Port Office\",\"viaf\":\"7\"},"
             "{\"id\":\"j\",\"revision\":1,\"name\":\"Harbour authority\",\"viaf\":\"7\"},"
             "{\"id\":\"k\",\"revision\":1,\"name\":\"Ole Berg\"},"
             "{\"id\":\"l\",\"revision\":1,\"name\":\"Ole Berg\",\"mergedInto\":\"k\"},"
             "{\"id\":\"m\",\"revision\":1,\"name\":\"Olé Bergh\"},"
             "{\"id\":\"n\",\"revision\":1,\"name\":\"Sandvik\"},"
             "{\"id\":\"o\",\"revision\":1,\"name\":\"Ida Sandvik\"},"
             "{\"id\":\"p\",\"revision\":1,\"name\":\"Holm\"},"
             "{\"id\":\"q\",\"revision\":1,\"name\":\"Ida Holm\"},"
             "{\"id\":\"r\",\"revision\":1,\"name\":\"Jens Holm\"},"
             "{\"id\":\"s\",\"revision\":1,\"name\":\"Unnamed source\"}],"
             "\"distinct\":[[\"a\",\"c\"]]");
  g_autofree char *found = find (base);

  g_assert_cmpstr (found, ==,
                   "i=j:number a=b:spelling d=e:order b=c:initials k=m:letters l=m:letters n=o:part");
}

/* All pairs by brute force, for names made of parts; and the same by keys. */
static void
test_no_pair_is_lost (void)
{
  static const char *const first[] = { "Mira",  "Aleksandr", "Alyaksandr", "M.",    "Иван",  "Ivan",
                                       "Yiannis", "Giannis", "محمد",      "Mohamed", "Dr. Ann", "Jean-Luc" };
  static const char *const last[] = { "Kovač", "Kovac",     "Lukashenko", "Lukashenka", "Лукашенко",   "Petrov",
                                      "Петров", "Varoufakis", "Varoufakys", "Morsi",     "Mélenchon", "مرسي" };
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_name_form_free);
  g_autoptr (AdduceRegister) base = adduce_register_new ("speaker");
  g_autoptr (GPtrArray) found = NULL;
  guint expected = 0, n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    for (guint j = 0; j < G_N_ELEMENTS (last); j++)
      for (guint turned = 0; turned < 2; turned++)
        {
          g_autofree char *id = g_strdup_printf ("x%u", n++);
          g_autofree char *name = turned ? g_strdup_printf ("%s, %s", last[j], first[i])
                                         : g_strdup_printf ("%s %s", first[i], last[j]);

          g_ptr_array_add (entities, adduce_entity_new (id, name));
          g_ptr_array_add (forms, adduce_name_form_new (name));
        }
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (adduce_name_form_compare (forms->pdata[i], forms->pdata[j]) != ADDUCE_LIKENESS_NONE)
        expected++;
  found = adduce_duplicates_find (base, (AdduceEntity *const *) entities->pdata, n, NULL);
  g_assert_cmpuint (expected, >, 500);
  g_assert_cmpuint (found->len, ==, expected);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AdduceRegister) base = adduce_register_new ("issue");
  g_autoptr (AdduceEntity) a = adduce_entity_new ("a", "Same name");
  g_autoptr (AdduceEntity) b = adduce_entity_new ("b", "Same name");
  AdduceEntity *const both[] = { a, b };
  g_autoptr (GPtrArray) all = adduce_duplicates_find (base, both, 2, NULL);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpuint (all->len, ==, 1);
  g_cancellable_cancel (cancellable);
  none = adduce_duplicates_find (base, both, 2, cancellable);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicates/pairs", test_pairs);
  g_test_add_func ("/duplicates/no-pair-is-lost", test_no_pair_is_lost);
  g_test_add_func ("/duplicates/cancelled", test_cancelled);
  return g_test_run ();
}
