/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings made comparable: fold, romanize and slug of adduce-breaks.h.
 *
 * The ICU transliterators are opened once and shared under a mutex; they are too big to have one a
 * thread, and names are short. Plain ASCII, the common case, never gets there.
 */
#include "config.h"

#include "text/adduce-breaks.h"

#include <unicode/utrans.h>

#define SLUG_MAX 64
#define SLUG_DIGEST 8

/* Marks that may be dropped are those written over and under letters of alphabets and abjads. The vowel
 * signs of Indic scripts and of Thai, and the voicing marks of kana, tell words apart and stay. */
#define FOLD_RULES \
  "NFKD; [[:Mn:]&[[:Zinh:][:Latn:][:Grek:][:Cyrl:][:Arab:][:Hebr:][:Syrc:]]-[\\u3099\\u309A]] " \
  "Remove; Latin-ASCII; NFKD"

#define SLUG_RULES "Any-Latin; Latin-ASCII; Lower"

/* Cyrillic as newspapers spell it (sh, ch, kh) and not letter by letter as ISO 9 does, Greek as the United Nations
 * do, by sound and not by letter; other scripts as ICU has them. */
#define ROMAN_RULES "Russian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII; Lower"

/* Letters with a stroke, which Unicode does not decompose: D, H, dotless I, L, O and T. */
#define STROKED_LETTERS "đĐħĦıłŁøØŧŦ"

typedef enum {
  RULES_FOLD,
  RULES_SLUG,
  RULES_ROMAN,
  N_RULES,
} Rules;

static const char *const rule_ids[N_RULES] = { FOLD_RULES, SLUG_RULES, ROMAN_RULES };
static GMutex mutex; /* guards the transliterators */
static UTransliterator *transliterators[N_RULES];

static UTransliterator *
open_transliterator (const char *rules)
{
  g_autofree gunichar2 *id = g_utf8_to_utf16 (rules, -1, NULL, NULL, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;

  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    {
      g_debug ("no transliterator: %s", u_errorName (status));
      return NULL;
    }
  return transliterator;
}

/* Runs @utf8 through the rules; NULL where ICU can't. */
static char *
transliterate (Rules rules, const char *utf8)
{
  g_autofree gunichar2 *source = NULL;
  g_autofree gunichar2 *target = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  glong n_source;
  gsize capacity;
  int32_t n_target = 0;

  source = g_utf8_to_utf16 (utf8, -1, NULL, &n_source, NULL);
  if (source == NULL || n_source > G_MAXINT32 / 64)
    return NULL;

  locker = g_mutex_locker_new (&mutex);
  if (transliterators[rules] == NULL)
    transliterators[rules] = open_transliterator (rule_ids[rules]);
  if (transliterators[rules] == NULL)
    return NULL;
  capacity = (gsize) n_source * 2 + 64;
  while (status == U_BUFFER_OVERFLOW_ERROR && capacity < G_MAXINT32 / 2)
    {
      int32_t limit = (int32_t) n_source;

      g_free (target);
      target = g_new (gunichar2, capacity);
      memcpy (target, source, (gsize) n_source * sizeof *source);
      n_target = (int32_t) n_source;
      status = U_ZERO_ERROR;
      utrans_transUChars (transliterators[rules], target, &n_target, (int32_t) capacity, 0, &limit,
                          &status);
      capacity *= 2;
    }
  return U_SUCCESS (status) ? g_utf16_to_utf8 (target, n_target, NULL, NULL, NULL) : NULL;
}

/* White space runs made one space, none at the ends. */
static char *
dup_with_single_spaces (const char *utf8)
{
  GString *string = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          gap = string->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (string, ' ');
      gap = FALSE;
      g_string_append_unichar (string, c);
    }
  return g_string_free (string, FALSE);
}

/* Is something of @label lost in a slug that makes it more than a variant of spelling? */
static gboolean
loses_distinction (const char *label)
{
  g_autofree char *decomposed = g_utf8_normalize (label, -1, G_NORMALIZE_NFD);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isalnum ((char) c) || strchr (" \t\n\v\f\r'.,-", (char) c) != NULL
                   : g_unichar_isspace (c) || c == 0x2019 || (c >= 0x300 && c <= 0x36f)
                         || g_utf8_strchr (STROKED_LETTERS, -1, c) != NULL)
        continue;
      return TRUE;
    }
  return FALSE;
}

/* Words of ASCII letters and digits joined by hyphens; apostrophes join what they stand between. */
static GString *
join_words (const char *latin)
{
  GString *slug = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = latin; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        {
          if (gap)
            g_string_append_c (slug, '-');
          gap = FALSE;
          g_string_append_c (slug, g_ascii_tolower (*p));
        }
      else if (*p != '\'')
        gap = slug->len > 0;
    }
  return slug;
}

char *
adduce_breaks_fold (const char *utf8)
{
  g_autofree char *valid = NULL;
  g_autofree char *latin = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  if (g_str_is_ascii (utf8))
    folded = g_ascii_strdown (utf8, -1);
  else
    {
      valid = g_utf8_make_valid (utf8, -1);
      latin = transliterate (RULES_FOLD, valid);
      folded = g_utf8_casefold (latin != NULL ? latin : valid, -1);
    }
  return dup_with_single_spaces (folded);
}

/* Without what stands for soft and hard signs, for the Arabic ʿayn and hamza, and between letters that are not to be
 * read together: marks that nobody types. */
static char *
drop_marks (const char *latin, gboolean with_colons)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = latin; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '\'' && c != '"' && g_unichar_type (c) != G_UNICODE_MODIFIER_LETTER && (c != ':' || !with_colons))
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

char *
adduce_breaks_romanize (const char *utf8)
{
  g_autofree char *valid = NULL;
  g_autofree char *latin = NULL;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (utf8 != NULL, NULL);

  if (g_str_is_ascii (utf8))
    return adduce_breaks_fold (utf8);

  valid = g_utf8_make_valid (utf8, -1);
  latin = transliterate (RULES_ROMAN, valid);
  if (latin == NULL)
    return adduce_breaks_fold (valid);

  plain = drop_marks (latin, strchr (valid, ':') == NULL);
  return adduce_breaks_fold (plain);
}

char *
adduce_breaks_slug (const char *label)
{
  g_autofree char *valid = NULL;
  g_autofree char *latin = NULL;
  GString *slug;
  gboolean loses;

  g_return_val_if_fail (label != NULL, NULL);

  valid = g_utf8_make_valid (label, -1);
  if (!g_str_is_ascii (valid))
    latin = transliterate (RULES_SLUG, valid);
  slug = join_words (latin != NULL ? latin : valid);
  loses = loses_distinction (valid);

  if (loses || slug->len == 0 || slug->len > SLUG_MAX)
    {
      g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, composed, -1);

      if (slug->len == 0)
        g_string_append_c (slug, 'x');
      if (slug->len > SLUG_MAX - SLUG_DIGEST - 1)
        g_string_truncate (slug, SLUG_MAX - SLUG_DIGEST - 1);
      while (slug->str[slug->len - 1] == '-')
        g_string_truncate (slug, slug->len - 1);
      g_string_append_printf (slug, "-%.*s", SLUG_DIGEST, digest);
    }
  return g_string_free (slug, FALSE);
}
