/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts as the tokens that they are searched by; expected values are worked by hand.
 */
#include "adduce.h"

#include "text/adduce-tokens.h"

static void
assert_tokens (const char *text, const char *expected)
{
  g_autofree char *joined = adduce_tokens_join (text);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_words (void)
{
  assert_tokens ("", "");
  assert_tokens (" — …\n", "");
  assert_tokens ("The levy (2031) stays.", "the levy 2031 stays");
  assert_tokens ("don’t e-mail", "don t e mail");
  assert_tokens ("x1y", "x1y");
}

static void
test_folding (void)
{
  assert_tokens ("Łódź Kovač NOVÁK", "lodz kovac novak");
  assert_tokens ("e\u0301te\u0301 \u00e9t\u00e9", "ete ete");
  assert_tokens ("Straße ﬁne ＡＢ", "strasse fine ab");
  assert_tokens ("Ёлка ЁЛКА елка", "елка елка елка");
  assert_tokens ("ΛΌΓΟΣ λόγος", "λογοσ λογοσ");
  assert_tokens ("İstanbul", "istanbul");
}

/* What is not seen neither ends a word nor is a part of it. */
static void
test_hidden (void)
{
  assert_tokens ("le\u00advy le\u200dvy \u200flevy", "levy levy levy");
  assert_tokens ("two\u200bwords", "two words");
  assert_tokens ("كِتَاب كـــتاب كتاب", "كتاب كتاب كتاب");
  assert_tokens ("أحمد احمد", "احمد احمد");
}

static void
test_without_spaces (void)
{
  assert_tokens ("東京都", "東 京 都");
  assert_tokens ("GDPは3%", "gdp は 3");
  assert_tokens ("ไทย", "ไ ท ย");
  assert_tokens ("ที่", "ที่"); /* one letter with its marks */
  /* A voiced kana is one letter, whichever way it is written. */
  g_autofree char *one = adduce_tokens_join ("が");
  g_autofree char *two = adduce_tokens_join ("か\u3099");
  g_assert_cmpstr (one, ==, two);
  g_assert_null (strchr (one, ' '));
}

typedef struct {
  const char *text;
  GString *found;
} Places;

static gboolean
place_cb (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data)
{
  Places *places = user_data;
  g_string_append_printf (places->found, "[%.*s]", (int) (end - start), places->text + start);
  return places->found->len < 24;
}

static void
test_places (void)
{
  g_autoptr (GString) found = g_string_new (NULL);
  Places places = { "¿Él, 東京? e\u0301t\u00adé!", found };
  g_assert_false (adduce_tokens_each (places.text, -1, place_cb, &places));
  g_assert_cmpstr (found->str, ==, "[Él][東][京][e\u0301t\u00adé]");
  g_string_truncate (found, 0);
  g_assert_true (adduce_tokens_each (places.text, 5, place_cb, &places));
  g_assert_cmpstr (found->str, ==, "[Él]");
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "é");
  g_autofree char *joined = adduce_tokens_join (text->str);
  g_assert_cmpuint (strlen (joined), ==, ADDUCE_TOKENS_MAX_BYTES);
  g_assert_true (adduce_tokens_has_any ("—x"));
  g_assert_false (adduce_tokens_has_any ("—!"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/words", test_words);
  g_test_add_func ("/tokens/folding", test_folding);
  g_test_add_func ("/tokens/hidden", test_hidden);
  g_test_add_func ("/tokens/without-spaces", test_without_spaces);
  g_test_add_func ("/tokens/places", test_places);
  g_test_add_func ("/tokens/long", test_long);
  return g_test_run ();
}
