/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names for files.
 */
#include "config.h"

#include "import/adduce-import-name.h"

#include <string.h>

/* Characters of the headline that a name takes, in bytes. */
#define MAX_HEADLINE 70
#define MAX_OUTLET 30

/* No more than @max bytes, and no part of a character. */
static void
cut (char *text, gsize max)
{
  gsize n = strlen (text);

  if (n <= max)
    return;
  while (max > 0 && ((guchar) text[max] & 0xc0) == 0x80)
    max--;
  text[max] = '\0';
}

static gboolean
is_seen (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return c != 0xfeff;
    }
}

static void
trim (char *name)
{
  gsize n = strlen (name), start = strspn (name, " .-");

  while (n > start && strchr (" .-", name[n - 1]) != NULL)
    n--;
  memmove (name, name + start, n - start);
  name[n - start] = '\0';
}

char *
adduce_import_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *clean = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL)
        g_string_append_c (clean, '-');
      else if (g_unichar_isspace (c))
        g_string_append_c (clean, ' ');
      else if (is_seen (c))
        g_string_append_unichar (clean, c);
    }
  cut (clean->str, ADDUCE_IMPORT_MAX_NAME);
  trim (clean->str);
  return g_string_free (clean, FALSE);
}

/* Letters and digits, joined with hyphens. */
static void
append_words (GString *name, const char *text, gsize max)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;
  g_autofree char *composed = lower != NULL ? g_utf8_normalize (lower, -1, G_NORMALIZE_NFC) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean due = FALSE;

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          /* The apostrophe of a word is no end of it. */
          due = due || (c != '\'' && c != 0x2019);
          continue;
        }
      /* Whole words, as far as they fit. */
      if (due && words->len >= max * 3 / 4)
        break;
      if (due && words->len > 0)
        g_string_append_c (words, '-');
      due = FALSE;
      g_string_append_unichar (words, c);
    }
  cut (words->str, max);
  if (*words->str == '\0')
    return;
  if (name->len > 0)
    g_string_append_c (name, '-');
  g_string_append (name, words->str);
}

static char *
dup_own_name (AdduceImportArticle *article)
{
  const char *own = adduce_import_article_get_name (article);
  g_autofree char *base = own != NULL ? g_path_get_basename (own) : NULL;
  char *dot = base != NULL ? strrchr (base, '.') : NULL;

  if (base == NULL)
    return NULL;
  if (dot != NULL && dot > base && strlen (dot) <= 9)
    *dot = '\0';
  return adduce_import_name_clean (base);
}

char *
adduce_import_name_make (AdduceImportArticle *article)
{
  g_autofree char *own = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  const char *date;

  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (article), NULL);

  own = dup_own_name (article);
  date = adduce_import_article_get_field (article, "date");
  if (own != NULL && *own != '\0')
    return g_steal_pointer (&own);

  g_string_append (name, date != NULL ? date : "");
  append_words (name, adduce_import_article_get_field (article, "outlet"), MAX_OUTLET);
  append_words (name, adduce_import_article_get_field (article, "headline"), MAX_HEADLINE);
  if (name->len == 0)
    g_string_append (name, "article");
  return adduce_import_name_clean (name->str);
}
