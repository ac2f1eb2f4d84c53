/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters for values.
 */
#include "config.h"

#include "model/adduce-letters.h"

static void
write_letters (gunichar first, gunichar second, char *letters)
{
  int length = 0;

  if (first != 0)
    length += g_unichar_to_utf8 (first, letters);
  if (second != 0)
    length += g_unichar_to_utf8 (second, letters + length);
  letters[length] = '\0';
}

/* The first two letters or digits of @text, in upper and lower case; 0 where there are fewer. */
static void
get_first (const char *text, gunichar *ret_first, gunichar *ret_second)
{
  *ret_first = *ret_second = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isalnum (c))
        continue;
      if (*ret_first == 0)
        *ret_first = g_unichar_toupper (c);
      else
        {
          *ret_second = g_unichar_tolower (c);
          return;
        }
    }
}

void
adduce_letters_of_code (AdduceVariable *variable, AdduceCode *code, char ret_letters[ADDUCE_LETTERS_SIZE])
{
  gunichar key = adduce_code_get_info (code)->key;
  gunichar first, second;
  gboolean unique = TRUE;

  if (g_unichar_isalpha (key))
    {
      write_letters (g_unichar_toupper (key), 0, ret_letters);
      return;
    }

  get_first (adduce_code_get_label (code), &first, &second);
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *other = adduce_variable_get_code (variable, i);
      gunichar other_first, other_second;

      get_first (adduce_code_get_label (other), &other_first, &other_second);
      if (other != code && (other_first == first || g_unichar_toupper (adduce_code_get_info (other)->key) == first))
        unique = FALSE;
    }
  write_letters (first, unique ? 0 : second, ret_letters);
}

void
adduce_letters_of_name (const char *name, char ret_letters[ADDUCE_LETTERS_SIZE])
{
  gunichar first = 0, last = 0, one, two;
  gboolean in_word = FALSE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!in_word && g_unichar_isalnum (c))
        {
          if (first == 0)
            first = g_unichar_toupper (c);
          else
            last = g_unichar_toupper (c);
        }
      in_word = !g_unichar_isspace (c);
    }
  if (last == 0)
    {
      get_first (name, &one, &two);
      first = one;
      last = two;
    }
  write_letters (first, last, ret_letters);
}
