/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names that stand in a text: what a reader would call one, found by the beginning of any of its words.
 */
#include "adduce.h"

#include "text/adduce-text-names.h"

#define ARTICLE \
  "Harbour Bill Divides The Whole Of Westmark Bay\n\n" \
  "HAFENSTADT. Meanwhile the Westmark Finance Minister Ilse Tavander said that nobody had asked her. " \
  "Mr. Quill, of the Harbour Board, doubts Tavander's figures. \"Ludovic van der Horst told us so,\" says " \
  "J. K. Adler-O'Neill. Yesterday Marie-Ève d'Aubigné left.\n\n" \
  "Мэр Андрей Фёдоров согласен. But Fedorov’s party is not. Omar al-Amin and Ortega y Lark came, too. " \
  "Below stands Tav. Otherwise nothing.\n"

/* What is found, from the beginning, with "; " between. */
static char *
find (const char *article, const char *typed, const char *near)
{
  g_autoptr (GBytes) bytes = g_bytes_new (article, strlen (article));
  g_autoptr (AdduceText) text = adduce_text_new (bytes, NULL);
  g_autoptr (GPtrArray) names = NULL;
  const char *place = near != NULL ? strstr (article, near) : article;
  guint near_offset;

  g_assert_nonnull (text);
  g_assert_nonnull (place);
  near_offset = (guint) g_utf8_strlen (article, place - article);
  names = adduce_text_find_names (text, typed,
                                  (AdduceSpan){ near_offset,
                                                near_offset + (near != NULL ? (guint) g_utf8_strlen (near, -1) : 0) },
                                  5);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

static void
assert_found (const char *typed, const char *near, const char *expected)
{
  g_autofree char *found = find (ARTICLE, typed, near);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_names (void)
{
  /* the role in front can't be told from a name: the shorter ones come first */
  assert_found ("tav", NULL,
                "Ilse Tavander; Minister Ilse Tavander; Westmark Finance Minister Ilse Tavander; Tavander; Tav");
  assert_found ("ILSE tav", NULL, "Ilse Tavander; Minister Ilse Tavander; Westmark Finance Minister Ilse Tavander");
  assert_found ("quill", NULL, "Quill");
  assert_found ("horst", NULL, "Ludovic van der Horst; Horst"); /* one may begin a sentence with "But" */
  assert_found ("o'neill", NULL, "J. K. Adler-O'Neill");
  assert_found ("aubigne", NULL, "Marie-Ève d'Aubigné; Yesterday Marie-Ève d'Aubigné");
  assert_found ("amin", NULL, "Omar al-Amin; al-Amin");
  assert_found ("lark", NULL, "Ortega y Lark");
  assert_found ("фед", NULL, "Андрей Фёдоров; Мэр Андрей Фёдоров; But Fedorov; Fedorov");
  assert_found ("fedor", NULL, "Андрей Фёдоров; Мэр Андрей Фёдоров; But Fedorov; Fedorov");
}

/* Neither what only begins a sentence, nor a headline, nor what is inside a word. */
static void
test_no_names (void)
{
  assert_found ("mean", NULL, "");
  assert_found ("other", NULL, "");
  assert_found ("divides", NULL, "");
  assert_found ("avander", NULL, "");
  assert_found ("figures", NULL, "");
  assert_found ("t", NULL, "");
  assert_found ("tavander horst", NULL, "");
}

static void
test_nearest_first (void)
{
  assert_found ("tav", "Otherwise", "Tav; Tavander; Ilse Tavander; Minister Ilse Tavander; "
                                    "Westmark Finance Minister Ilse Tavander");
  assert_found ("har", "doubts", "Harbour Board");
}

/* A word is known by its being written small elsewhere, and is no part of the name that it stands in front of. */
static void
test_plain_word (void)
{
  g_autofree char *none = find ("But Lark left. None but her did.\n", "bu", NULL);
  g_autofree char *name = find ("But Lark left. None but her did.\n", "la", NULL);
  g_autofree char *all = find ("So said Berta Lark, whom Ida Quill and President Omar Falk heard; then came the "
                               "others, and only afterwards J. K. Pell.\n", "", "Ida");
  g_autofree char *in = find ("So said Berta Lark, whom Ida Quill and President Omar Falk heard; then came the "
                              "others, and only afterwards J. K. Pell.\n", "",
                              "heard; then came the others, and only afterwards J. K.");
  g_autofree char *first = find ("Berta Lark left. Nobody else did.\n", "be", NULL);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (name, ==, "Lark");
  g_assert_cmpstr (first, ==, "Berta Lark");
  g_assert_cmpstr (in, ==, "J. K. Pell; Omar Falk; Ida Quill; Berta Lark");
  g_assert_cmpstr (all, ==, "Ida Quill; Berta Lark; Omar Falk; J. K. Pell");
}

/* As news have it: named in full once, and then by the last name, beside what is said. */
static void
test_alone (void)
{
  static const char article[]
    = "Talks do not mean a rift, said Omar Falk, First Secretary of the Centre for Harbour Affairs.\n\n"
      "\"Berta Lark offers a venue. It is a different story,\" Falk told Northwire on Monday. Quill Harbour is far.\n";
  g_autofree char *quoted = find (article, "", "Berta Lark offers a venue. It is a different story,");
  g_autofree char *said = find (article, "", "Berta Lark offers");
  g_autofree char *told = find (article, "", "Falk told Northwire");

  g_assert_true (g_str_has_prefix (quoted, "Omar Falk; "));
  g_assert_nonnull (strstr (quoted, "Berta Lark"));
  g_assert_true (g_str_has_prefix (said, "Berta Lark; "));
  g_assert_true (g_str_has_prefix (told, "Omar Falk; "));
}

/* A month beside its day or year is nobody; by itself it may be. */
static void
test_dates (void)
{
  g_autofree char *after = find ("PORT HALLAN. Mar 4 (Northwire) – All is well.\n", "mar", NULL);
  g_autofree char *stopped = find ("so on Mar. 4 all is well\n", "mar", NULL);
  g_autofree char *before = find ("from 4 March on, said May\n", "ma", NULL);
  g_autofree char *numbers = find ("so said 27 Larks and Ida 4 and Omar Falk 5\n", "la", NULL);
  g_autofree char *named = find ("so said Omar Falk 5 days ago\n", "falk", NULL);

  g_assert_cmpstr (after, ==, "");
  g_assert_cmpstr (stopped, ==, "");
  g_assert_cmpstr (before, ==, "May");
  g_assert_cmpstr (numbers, ==, "");
  g_assert_cmpstr (named, ==, "Omar Falk");
}

/* A long text costs no more: what is far away is not looked at; and nothing in it is taken for more than it is. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("So said Ilse Tavander. ");
  g_autofree char *far = NULL, *near = NULL, *none = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "a ");
  g_string_append (text, "Here is Berta Lark.");
  far = find (text->str, "tav", "Berta");
  near = find (text->str, "lark", "Berta");
  g_assert_cmpstr (far, ==, "");
  g_assert_cmpstr (near, ==, "Berta Lark");

  g_string_truncate (text, 0);
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "Van Der ");
  none = find (text->str, "van", NULL);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-names/names", test_names);
  g_test_add_func ("/text-names/no-names", test_no_names);
  g_test_add_func ("/text-names/nearest-first", test_nearest_first);
  g_test_add_func ("/text-names/plain-word", test_plain_word);
  g_test_add_func ("/text-names/alone", test_alone);
  g_test_add_func ("/text-names/dates", test_dates);
  g_test_add_func ("/text-names/long", test_long);
  return g_test_run ();
}
