/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tokens and places in UTF-16.
 */

#include "adduce.h"

#include <string.h>

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  return text;
}

/* Divided by hand as Unicode Annex 29 says, white space left out. */
static void
test_divided (void)
{
  static const struct {
    const char *text;
    const char *tokens;
  } cases[] = {
    { "", "" },
    { " \n\t", "" },
    { "It's 3.5 km, no?", "It's|3.5|km|,|no|?" },
    { "a\tb\u00a0c\u2028d\x1f" "e", "a|b|c|d|e" },
    { "e\u0301toile \U0001f468\u200d\U0001f469\u200d\U0001f467!",
      "e\u0301toile|\U0001f468\u200d\U0001f469\u200d\U0001f467|!" },
    { "Горы — да", "Горы|—|да" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceText) text = make_text (cases[i].text);
      g_autoptr (GArray) tokens = adduce_words_list (text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint k = 0; k < tokens->len; k++)
        {
          g_autofree char *words = adduce_text_dup_slice (text, g_array_index (tokens, AdduceSpan, k));

          g_string_append_printf (found, "%s%s", k > 0 ? "|" : "", words);
        }
      g_assert_cmpstr (found->str, ==, cases[i].tokens);
    }
}

static void
test_found (void)
{
  g_autoptr (AdduceText) text = make_text ("ab  cd e");
  g_autoptr (GArray) tokens = adduce_words_list (text);
  static const guint first[] = { 0, 0, 1, 1, 1, 1, 2, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpuint (adduce_words_find (tokens, i), ==, first[i]);
}

/* Against GLib's own conversion of the text up to each place. */
static void
test_utf16 (void)
{
  g_autoptr (AdduceText) text = make_text ("\U0001f600a\U0001f601\u0416\n\U0001f468\u200d\U0001f469z");
  g_autoptr (AdduceUtf16) units = adduce_utf16_new (text);

  for (guint i = 0; i <= adduce_text_get_length (text); i++)
    {
      glong n_units;
      glong n_bytes = (glong) adduce_text_get_byte_index (text, i);
      g_autofree gunichar2 *before = g_utf8_to_utf16 (adduce_text_get_utf8 (text), n_bytes, NULL, &n_units, NULL);

      g_assert_nonnull (before);
      g_assert_cmpint (adduce_utf16_from_offset (units, i), ==, n_units);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/tokens/divided", test_divided);
  g_test_add_func ("/tokens/found", test_found);
  g_test_add_func ("/tokens/utf16", test_utf16);

  return g_test_run ();
}
