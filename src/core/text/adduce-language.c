/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of languages, from ICU.
 */
#include "config.h"

#include "text/adduce-language.h"

#include <string.h>
#include <unicode/uloc.h>

#include "text/adduce-breaks.h"

#define MAX_NAME 100
#define MAX_TAG 64

static void
add_name (GHashTable *names, const char *code, const char *in_language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar name[MAX_NAME];
  int length = uloc_getDisplayLanguage (code, in_language, name, MAX_NAME, &status);
  g_autofree char *utf8 = NULL;
  g_autofree char *key = NULL;

  if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING || length <= 0 || length >= MAX_NAME)
    return;
  utf8 = g_utf16_to_utf8 ((const gunichar2 *) name, -1, NULL, NULL, NULL);
  key = utf8 != NULL ? adduce_breaks_fold (utf8) : NULL;
  if (key != NULL && !g_hash_table_contains (names, key))
    g_hash_table_insert (names, g_steal_pointer (&key), (gpointer) code);
}

static GHashTable *
make_names (void)
{
  static const char *const in_languages[] = { "en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl" };
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *codes = uloc_getISOLanguages ();

  for (guint i = 0; i < G_N_ELEMENTS (in_languages); i++)
    for (guint k = 0; codes[k] != NULL; k++)
      if (strlen (codes[k]) == 2)
        add_name (names, codes[k], in_languages[i]);
  for (guint k = 0; codes[k] != NULL; k++)
    if (strlen (codes[k]) == 2)
      add_name (names, codes[k], codes[k]);
  return names;
}

/* A tag, in its usual writing: two or three letters, and more after a hyphen; (transfer full) (nullable). */
static char *
dup_tag (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  char locale[MAX_TAG], tag[MAX_TAG];
  int parsed = 0;
  gsize n = strlen (text);

  if (n < 2 || n >= MAX_TAG || strcspn (text, "-_") > 3)
    return NULL;
  g_autofree char *copy = g_strdelimit (g_strdup (text), "_", '-');
  uloc_forLanguageTag (copy, locale, sizeof locale, &parsed, &status);
  if (U_FAILURE (status) || parsed != (int) n)
    return NULL;
  uloc_toLanguageTag (locale, tag, sizeof tag, TRUE, &status);
  return U_SUCCESS (status) && strcmp (tag, "und") != 0 ? g_strdup (tag) : NULL;
}

char *
adduce_language_find_code (const char *name)
{
  static GHashTable *names = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, make_names ());

  parts = g_strsplit_set (name, ";,/|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = adduce_breaks_fold (parts[i]);
      const char *code = g_hash_table_lookup (names, key);
      char *tag = code != NULL ? g_strdup (code) : dup_tag (g_strstrip (parts[i]));

      if (tag != NULL)
        return tag;
    }
  return NULL;
}
