/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours of codes: which one follows from FNV-1a, whose published hashes of "a" and "foobar" are used here.
 */
#include "config.h"

#include "adduce.h"

static void
test_hash (void)
{
  g_autoptr (AdduceCategories) categories = adduce_categories_new ();
  AdduceCodePattern pattern;
  guint category = 0xe40c292c % 12;

  g_assert_cmpuint (adduce_categories_take (categories, "a", &pattern), ==, category);
  g_assert_cmpuint (pattern, ==, adduce_category_get_pattern (category, 0xe40c292c / 12 % 3));
  g_assert_cmpuint (adduce_categories_take (categories, "foobar", &pattern), ==, 0xbf9cf968 % 12);
  g_assert_cmpuint (adduce_categories_take (categories, "", &pattern), ==, 0x811c9dc5 % 12);
}

/* What has the colour in common has not the pattern, as long as there are any. */
static void
test_patterns (void)
{
  g_autoptr (AdduceCategories) categories = adduce_categories_new ();
  guint n_met[ADDUCE_N_CATEGORIES] = { 0 };
  guint seen[ADDUCE_N_CATEGORIES] = { 0 };

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *code = g_strdup_printf ("speaker-%u", i);
      AdduceCodePattern pattern;
      guint category = adduce_categories_take (categories, code, &pattern);

      if (n_met[category]++ < ADDUCE_N_CATEGORY_PATTERNS)
        g_assert_cmpuint (seen[category] & (1u << pattern), ==, 0);
      seen[category] |= 1u << pattern;
    }
  for (guint i = 0; i < ADDUCE_N_CATEGORIES; i++)
    g_assert_cmpuint (n_met[i], >, ADDUCE_N_CATEGORY_PATTERNS);

  /* The same again once all is forgotten. */
  adduce_categories_reset (categories);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AdduceCategories) fresh = adduce_categories_new ();
      AdduceCodePattern one, two;

      adduce_categories_take (categories, "b", &one);
      adduce_categories_take (fresh, "b", &two);
      if (i == 0)
        g_assert_cmpuint (one, ==, two);
      else
        g_assert_cmpuint (one, !=, two);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/categories/hash", test_hash);
  g_test_add_func ("/categories/patterns", test_patterns);
  return g_test_run ();
}
