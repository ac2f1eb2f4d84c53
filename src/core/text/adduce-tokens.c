/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts as tokens.
 *
 * What a character is and folds to is found once and kept for the life of the program, for those of Unicode's first
 * plane; a table of pointers that threads fill without a lock, as all would fill in the same.
 */
#include "config.h"

#include "text/adduce-tokens.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/adduce-breaks.h"

#define N_KEPT 0x10000

#define TATWEEL 0x0640
#define ZERO_WIDTH_SPACE 0x200b /* a format character by its class, but it does part words */
#define PROLONGED_SOUND 0x30fc
#define HALF_PROLONGED_SOUND 0xff70

/* The first character of what is kept of a character; behind it stands what it folds to. */
#define GAP "-"    /* ends a token */
#define HIDDEN "." /* neither ends nor adds */
#define LETTER "w"
#define ALONE "a" /* a token of its own, with its marks */
#define MARK "m"

typedef struct {
  AdduceTokenFunc func;
  gpointer user_data;
  gsize start;
  gsize end;
  gboolean open;
  gboolean alone;
  gsize n_folded;
  char folded[ADDUCE_TOKENS_MAX_BYTES];
} Reader;

static const char *kept[N_KEPT];

static gboolean
is_alone (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;

  if (c == PROLONGED_SOUND || c == HALF_PROLONGED_SOUND)
    return TRUE;

  switch (uscript_getScript ((UChar32) c, &status))
    {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is left of the letters of a character; more than those may come out of it, as of ½. */
static char *
fold_letters (gunichar c)
{
  char utf8[7] = "";
  g_unichar_to_utf8 (c, utf8);
  g_autofree char *folded = adduce_breaks_fold (utf8);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar part = g_utf8_get_char (p);
      if (g_unichar_isalnum (part) || g_unichar_ismark (part))
        g_string_append_unichar (letters, part);
    }
  return g_string_free (letters, FALSE);
}

static const char *
get_kind (gunichar c, const char *letters)
{
  int8_t type = u_charType ((UChar32) c);

  if (c == ZERO_WIDTH_SPACE)
    return GAP;
  if (c == TATWEEL || type == U_FORMAT_CHAR)
    return HIDDEN;
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK)
    return *letters == '\0' ? HIDDEN : MARK;
  if (*letters == '\0' || !(u_isalnum ((UChar32) c) || type == U_LETTER_NUMBER || type == U_OTHER_NUMBER))
    return GAP;
  return is_alone (c) ? ALONE : LETTER;
}

static char *
describe (gunichar c)
{
  g_autofree char *letters = fold_letters (c);

  return g_strconcat (get_kind (c, letters), letters, NULL);
}

/* (transfer none): lives as long as the program. */
static const char *
get_kept (gunichar c)
{
  const char *found = g_atomic_pointer_get (&kept[c]);

  if (found == NULL)
    {
      g_autofree char *described = describe (c);

      found = g_intern_string (described);
      g_atomic_pointer_set (&kept[c], found);
    }
  return found;
}

static gboolean
close_token (Reader *self)
{
  gsize n_folded = self->n_folded;

  if (!self->open)
    return TRUE;
  self->open = FALSE;
  self->n_folded = 0;
  return n_folded == 0 || self->func (self->folded, n_folded, self->start, self->end, self->user_data);
}

static void
add (Reader *self, const char *letters, gsize n_letters, gsize start, gsize end, gboolean alone)
{
  if (!self->open)
    {
      self->open = TRUE;
      self->start = start;
      self->alone = alone;
    }
  self->end = end;
  /* No half character, nor one of those behind it. */
  if (self->n_folded + n_letters <= sizeof self->folded)
    {
      memcpy (self->folded + self->n_folded, letters, n_letters);
      self->n_folded += n_letters;
    }
}

static gboolean
take (Reader *self, const char *described, gsize start, gsize end)
{
  const char *letters = described + 1;
  gboolean alone = *described == *ALONE;

  if (*described == *GAP)
    return close_token (self);
  if (*described == *HIDDEN)
    {
      if (self->open)
        self->end = end;
      return TRUE;
    }
  if (*described != *MARK && self->open && (alone || self->alone) && !close_token (self))
    return FALSE;
  add (self, letters, strlen (letters), start, end, alone);
  return TRUE;
}

gboolean
adduce_tokens_each (const char *utf8, gssize n_bytes, AdduceTokenFunc func, gpointer user_data)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  const char *end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);
  Reader reader = { .func = func, .user_data = user_data };

  for (const char *p = utf8; p < end;)
    {
      gsize start = (gsize) (p - utf8);

      if ((guchar) *p < 0x80)
        {
          char letter = g_ascii_tolower (*p++);

          if (!g_ascii_isalnum (letter))
            {
              if (!close_token (&reader))
                return FALSE;
              continue;
            }
          if (reader.open && reader.alone && !close_token (&reader))
            return FALSE;
          add (&reader, &letter, 1, start, start + 1, FALSE);
          continue;
        }

      gunichar c = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
      if (c < N_KEPT)
        {
          if (!take (&reader, get_kept (c), start, (gsize) (p - utf8)))
            return FALSE;
          continue;
        }
      g_autofree char *described = describe (c);
      if (!take (&reader, described, start, (gsize) (p - utf8)))
        return FALSE;
    }
  return close_token (&reader);
}

static gboolean
join_cb (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data)
{
  GString *joined = user_data;

  if (joined->len > 0)
    g_string_append_c (joined, ' ');
  g_string_append_len (joined, folded, (gssize) n_folded);
  return TRUE;
}

char *
adduce_tokens_join (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, NULL);

  GString *joined = g_string_new (NULL);
  adduce_tokens_each (utf8, -1, join_cb, joined);
  return g_string_free (joined, FALSE);
}

static gboolean
stop_cb (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data)
{
  return FALSE;
}

gboolean
adduce_tokens_has_any (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);

  return !adduce_tokens_each (utf8, -1, stop_cb, NULL);
}
