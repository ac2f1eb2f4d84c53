/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags and lists of tags.
 */
#include "model-fixture.h"

static void
test_equal (void)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new ("oppose", "Opposes");
  g_autoptr (AdduceTag) renamed = adduce_tag_new ("oppose", "Is against");
  g_autoptr (AdduceTag) other = adduce_tag_new ("support", "Opposes");

  g_assert_cmpstr (adduce_tag_get_code (tag), ==, "oppose");
  g_assert_cmpstr (adduce_tag_get_label (tag), ==, "Opposes");
  g_assert_true (adduce_tag_equal (tag, tag));
  g_assert_true (adduce_tag_equal (tag, renamed));
  g_assert_false (adduce_tag_equal (tag, other));
  g_assert_false (adduce_tag_equal (tag, NULL));
  g_assert_false (adduce_tag_equal (NULL, tag));
  g_assert_true (adduce_tag_equal (NULL, NULL));
}

static void
test_for_label (void)
{
  static const struct {
    const char *typed;
    const char *label; /* NULL: nothing visible */
    const char *code;  /* NULL: whatever */
  } table[] = {
    { "Anna Lindqvist", "Anna Lindqvist", "anna-lindqvist" },
    { "  Anna \t\n Lindqvist  ", "Anna Lindqvist", "anna-lindqvist" },
    { "Anna\302\240Lindqvist", "Anna Lindqvist", "anna-lindqvist" }, /* no-break space */
    { "O’Neill", "O’Neill", "oneill" },
    { "The toll should go", "The toll should go", "the-toll-should-go" },
    { "🧾", "🧾", NULL },
    { "a\377b", "a\357\277\275b", NULL }, /* no UTF-8: U+FFFD instead */
    { "", NULL, NULL },
    { " \t\n", NULL, NULL },
    { "\302\240\342\200\203", NULL, NULL },     /* no-break space, em space */
    { "\342\200\213\342\200\217", NULL, NULL }, /* zero width space, right-to-left mark */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (table[i].typed);
      if (table[i].label == NULL)
        {
          g_assert_null (tag);
          continue;
        }
      g_assert_nonnull (tag);
      g_assert_cmpstr (adduce_tag_get_label (tag), ==, table[i].label);
      g_assert_cmpstr (adduce_tag_get_code (tag), !=, "");
      if (table[i].code != NULL)
        g_assert_cmpstr (adduce_tag_get_code (tag), ==, table[i].code);
    }
}

static void
assert_codes (AdduceTagList *list, const char *expected)
{
  g_autofree char *codes = model_codes (list);
  g_assert_cmpstr (codes, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (AdduceTagList) empty = adduce_tag_list_new_empty ();
  g_assert_cmpuint (adduce_tag_list_get_n_tags (empty), ==, 0);
  g_autofree char *nothing = adduce_tag_list_to_string (empty, ", ");
  g_assert_cmpstr (nothing, ==, "");

  g_autoptr (AdduceTagList) list = model_tags ("law=Law|study=Study|law=Ruling|expert=Expert");
  assert_codes (list, "law|study|expert");
  g_autofree char *labels = adduce_tag_list_to_string (list, ", ");
  g_assert_cmpstr (labels, ==, "Law, Study, Expert");
  g_assert_true (adduce_tag_list_contains (list, "study"));
  g_assert_false (adduce_tag_list_contains (list, "Study"));

  g_autoptr (AdduceTag) ruling = adduce_tag_new ("law", "Ruling");
  g_autoptr (AdduceTagList) same = adduce_tag_list_add (list, ruling);
  g_assert_true (same == list);
  g_autoptr (AdduceTag) media = adduce_tag_new ("media", "Media");
  g_autoptr (AdduceTagList) more = adduce_tag_list_add (list, media);
  assert_codes (more, "law|study|expert|media");
  assert_codes (list, "law|study|expert");
  g_autoptr (AdduceTagList) fewer = adduce_tag_list_remove (more, "study");
  assert_codes (fewer, "law|expert|media");
  g_autoptr (AdduceTagList) as_before = adduce_tag_list_remove (fewer, "study");
  g_assert_true (as_before == fewer);

  g_autoptr (AdduceTagList) renamed = model_tags ("law=A|study=B|expert=C");
  g_autoptr (AdduceTagList) turned = model_tags ("study|law|expert");
  g_assert_true (adduce_tag_list_equal (list, renamed));
  g_assert_false (adduce_tag_list_equal (list, turned));
  g_assert_false (adduce_tag_list_equal (list, more));
  g_assert_false (adduce_tag_list_equal (list, empty));
}

/* Against a string of letters, each a code. */
static void
test_list_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260201);
  g_autoptr (AdduceTagList) list = adduce_tag_list_new_empty ();
  g_autoptr (GString) naive = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    {
      char code[2] = { (char) ('a' + model_random (rand, 12)), '\0' };
      g_autoptr (AdduceTagList) old = g_steal_pointer (&list);
      char *found = strchr (naive->str, *code);
      if (model_random (rand, 2) == 0)
        {
          g_autoptr (AdduceTag) tag = adduce_tag_new (code, code);
          list = adduce_tag_list_add (old, tag);
          if (found == NULL)
            g_string_append_c (naive, *code);
        }
      else
        {
          list = adduce_tag_list_remove (old, code);
          if (found != NULL)
            g_string_erase (naive, found - naive->str, 1);
        }
      g_autofree char *joined = adduce_tag_list_to_string (list, "");
      g_assert_cmpstr (joined, ==, naive->str);
      g_assert_cmpuint (adduce_tag_list_get_n_tags (list), ==, naive->len);
    }
}

/* As boxed values, and in several threads at once. */
static gpointer
copy_often_cb (gpointer user_data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_value_init (&value, ADDUCE_TYPE_TAG_LIST);
      g_value_set_boxed (&value, user_data);
      g_autoptr (AdduceTagList) copy = g_value_dup_boxed (&value);
      g_autoptr (AdduceTag) tag = adduce_tag_ref (adduce_tag_list_get_tag (copy, 1));
      g_assert_cmpstr (adduce_tag_get_code (tag), ==, "b");
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (AdduceTagList) list = model_tags ("a|b|c");
  GThread *threads[4];
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("copy", copy_often_cb, list);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_codes (list, "a|b|c");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag/equal", test_equal);
  g_test_add_func ("/tag/for-label", test_for_label);
  g_test_add_func ("/tag/list", test_list);
  g_test_add_func ("/tag/list-random", test_list_random);
  g_test_add_func ("/tag/threads", test_threads);
  return g_test_run ();
}
