/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs as a reader counts them: lines with nothing visible don't count.
 */
#include "adduce.h"

#include <string.h>

static AdduceParagraphs *
make (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (AdduceText) text = adduce_text_new (bytes, NULL);

  g_assert_nonnull (text);
  return adduce_paragraphs_new (text);
}

static void
test_count (void)
{
  g_autoptr (AdduceParagraphs) empty = make ("");
  g_autoptr (AdduceParagraphs) blank = make (" \n\t\n\u200b\n");
  g_autoptr (AdduceParagraphs) three = make ("\nOne\n\n  \nTwo\u2029Three");

  g_assert_cmpuint (adduce_paragraphs_get_n (empty), ==, 0);
  g_assert_cmpuint (adduce_paragraphs_get_n (blank), ==, 0);
  g_assert_cmpuint (adduce_paragraphs_get_n (three), ==, 3);
}

/* Offsets by hand: a line feed, One 1–4, blank lines up to 9, Two 9–12, Three 13–18. */
static void
test_places (void)
{
  g_autoptr (AdduceParagraphs) three = make ("\nOne\n\n  \nTwo\u2029Three");
  static const struct {
    guint offset;
    guint number;
  } places[] = { { 0, 0 }, { 1, 1 }, { 4, 1 }, { 7, 1 }, { 9, 2 }, { 12, 2 }, { 13, 3 }, { 18, 3 }, { 99, 3 } };

  g_assert_cmpuint (adduce_paragraphs_get_span (three, 1).start, ==, 1);
  g_assert_cmpuint (adduce_paragraphs_get_span (three, 1).end, ==, 4);
  g_assert_cmpuint (adduce_paragraphs_get_span (three, 2).start, ==, 9);
  g_assert_cmpuint (adduce_paragraphs_get_span (three, 3).end, ==, 18);
  g_assert_cmpuint (adduce_paragraphs_get_span (three, 0).end, ==, 0);
  g_assert_cmpuint (adduce_paragraphs_get_span (three, 4).end, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpuint (adduce_paragraphs_get_number (three, places[i].offset), ==, places[i].number);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paragraphs/count", test_count);
  g_test_add_func ("/paragraphs/places", test_places);
  return g_test_run ();
}
