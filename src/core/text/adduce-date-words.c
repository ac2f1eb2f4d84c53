/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of months and days.
 */
#include "config.h"

#include "text/adduce-date-words.h"

#include <string.h>
#include <unicode/udat.h>

#include "text/adduce-breaks.h"

static const char *const languages[] = { "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr",
                                         "sr_Latn", "sr", "bg", "mk", "uk", "be", "ru", "kk", "ky", "uz", "az", "tr",
                                         "el", "hu", "ro", "sv", "da", "nb", "fi", "et", "lv", "lt", "ar", "ar_IQ",
                                         "fa", "he", "hi", "id", "vi", "ka", "hy", "sq", "ca", "eu", "gl", "ga" };

#define MAX_NAME 64

/* As words are compared: folded, without the dot of an abbreviation. */
static char *
dup_key (const char *word)
{
  char *key = adduce_breaks_fold (word);
  gsize n = strlen (key);

  while (n > 0 && (key[n - 1] == '.' || key[n - 1] == ','))
    key[--n] = '\0';
  return key;
}

static void
add_word (GHashTable *words, const UChar *name, guint flag)
{
  g_autofree char *utf8 = g_utf16_to_utf8 ((const gunichar2 *) name, -1, NULL, NULL, NULL);
  g_autofree char *key = utf8 != NULL ? dup_key (utf8) : NULL;

  /* Bare numbers are no names, and one letter says nothing. */
  if (key == NULL || g_utf8_strlen (key, -1) < 2 || g_ascii_isdigit (*key))
    return;
  flag |= GPOINTER_TO_UINT (g_hash_table_lookup (words, key));
  g_hash_table_replace (words, g_steal_pointer (&key), GUINT_TO_POINTER (flag));
}

static void
add_symbols (GHashTable *words, const UDateFormat *format, UDateFormatSymbolType type, gboolean months)
{
  int n = udat_countSymbols (format, type);

  for (int i = 0; i < n; i++)
    {
      UErrorCode code = U_ZERO_ERROR;
      UChar name[MAX_NAME];
      int length = udat_getSymbols (format, type, i, name, MAX_NAME, &code);

      if (U_SUCCESS (code) && length > 0 && length < MAX_NAME && (!months || i < 12))
        add_word (words, name, months ? 1u << i : ADDUCE_DATE_WORD_WEEKDAY);
    }
}

static GHashTable *
make_words (void)
{
  static const UDateFormatSymbolType months[] = { UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
                                                  UDAT_STANDALONE_SHORT_MONTHS };
  static const UDateFormatSymbolType days[] = { UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS,
                                                UDAT_STANDALONE_SHORT_WEEKDAYS };
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      UErrorCode code = U_ZERO_ERROR;
      UDateFormat *format = udat_open (UDAT_LONG, UDAT_LONG, languages[i], NULL, 0, NULL, 0, &code);

      if (U_FAILURE (code))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (months); k++)
        add_symbols (words, format, months[k], TRUE);
      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        add_symbols (words, format, days[k], FALSE);
      udat_close (format);
    }
  g_hash_table_replace (words, g_strdup ("sept"), GUINT_TO_POINTER (1u << 8));
  return words;
}

guint
adduce_date_words_lookup (const char *word)
{
  static GHashTable *words = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (word != NULL, 0);

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, make_words ());

  key = dup_key (word);
  return GPOINTER_TO_UINT (g_hash_table_lookup (words, key));
}
