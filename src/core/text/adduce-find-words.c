/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding words: the text is read once as units, which are what is left of its characters when case and
 * accents that don't matter are taken away; the pattern likewise. ß is two units, ss. Spaces that keep words on one
 * line, or are narrow, are a space: nobody sees the difference, or types it.
 *
 * A hit begins with the first unit of a character and ends with the last one of a character. Where accents
 * matter, it does not end before one that belongs to its last letter.
 */
#include "config.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "text/adduce-find-private.h"

/* Units of a character; more than any decomposition and folding gives. */
#define MAX_UNITS 24

#define CACHE_SIZE 1024

/* Characters between two looks at the cancellable. */
#define STRIDE 65536

typedef struct {
  gunichar character; /* 0 for none */
  guint n_units;
  gunichar units[MAX_UNITS];
} Folded;

struct _AdduceFindWords
{
  AdduceFindFlags flags;
  GArray *units;  /* gunichar */
  guint *borders; /* for each length of what matched: the longest shorter one that matches there as well */
};

/* Marks over and under letters of alphabets; vowel signs and voicing marks tell words apart and stay. */
static gboolean
is_accent (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;

  if (u_charType ((UChar32) c) != U_NON_SPACING_MARK)
    return FALSE;

  switch (uscript_getScript ((UChar32) c, &status))
    {
    case USCRIPT_INHERITED:
      return c != 0x3099 && c != 0x309a;
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Spaces, apostrophes, quotation marks and hyphens that look alike are alike: nobody can type what the web has. */
static gunichar
make_plain (gunichar c)
{
  if (c < 0x80)
    return c;
  if (u_charType ((UChar32) c) == U_SPACE_SEPARATOR)
    return ' ';

  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x02bc:
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return c;
    }
}

/* What is left of one character of a decomposition. */
static guint
fold_part (gunichar c, AdduceFindFlags flags, gunichar *units, guint n_units)
{
  UChar utf16[2], folded[8];
  int32_t n_utf16 = 0, n_folded, i = 0;
  UErrorCode status = U_ZERO_ERROR;

  if ((flags & ADDUCE_FIND_NO_ACCENTS) != 0 && is_accent (c))
    return n_units;
  c = make_plain (c);
  if ((flags & ADDUCE_FIND_CASE) != 0)
    {
      if (n_units < MAX_UNITS)
        units[n_units++] = c;
      return n_units;
    }

  U16_APPEND_UNSAFE (utf16, n_utf16, (UChar32) c);
  n_folded = u_strFoldCase (folded, G_N_ELEMENTS (folded), utf16, n_utf16, U_FOLD_CASE_DEFAULT, &status);
  while (U_SUCCESS (status) && i < n_folded && n_units < MAX_UNITS)
    {
      UChar32 unit;

      U16_NEXT (folded, i, n_folded, unit);
      units[n_units++] = (gunichar) unit;
    }
  return n_units;
}

static void
fold (gunichar c, AdduceFindFlags flags, Folded *ret_folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  ret_folded->character = c;
  ret_folded->n_units = 0;
  for (gsize i = 0; i < n_parts; i++)
    ret_folded->n_units = fold_part (parts[i], flags, ret_folded->units, ret_folded->n_units);
}

static guint *
make_borders (GArray *units)
{
  guint *borders = g_new0 (guint, units->len + 1);
  guint length = 0;

  for (guint i = 1; i < units->len; i++)
    {
      gunichar unit = g_array_index (units, gunichar, i);

      while (length > 0 && g_array_index (units, gunichar, length) != unit)
        length = borders[length];
      if (g_array_index (units, gunichar, length) == unit)
        length++;
      borders[i + 1] = length;
    }
  return borders;
}

AdduceFindWords *
_adduce_find_words_new (const char *pattern, AdduceFindFlags flags)
{
  AdduceFindWords *self = g_new0 (AdduceFindWords, 1);

  self->flags = flags;
  self->units = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p))
    {
      Folded folded;

      fold (g_utf8_get_char (p), flags, &folded);
      g_array_append_vals (self->units, folded.units, folded.n_units);
    }
  if (self->units->len == 0) /* accents alone, which were not to matter */
    {
      _adduce_find_words_free (self);
      return NULL;
    }

  self->borders = make_borders (self->units);
  return self;
}

void
_adduce_find_words_free (AdduceFindWords *self)
{
  g_array_unref (self->units);
  g_free (self->borders);
  g_free (self);
}

/* A place in the text, while it is read. */
typedef struct {
  const char *p;  /* behind the character */
  guint offset;   /* of the character */
  guint floor;    /* hits begin here at the earliest */
  guint matched;  /* units */
  guint64 n_read; /* units */
  guint *starts;  /* where the last units came from, a ring as long as the pattern: the character's offset, */
  gboolean *firsts; /* and whether the unit is its first */
} Reader;

/* Marks that follow and fold away belong to the letter before them. */
static guint
get_end (AdduceFindWords *self, const Reader *reader)
{
  guint end = reader->offset + 1;

  for (const char *p = reader->p; *p != '\0' && (self->flags & ADDUCE_FIND_NO_ACCENTS) != 0
                                  && is_accent (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    end++;
  return end;
}

/* The whole pattern was matched by the unit that was read last. */
static gboolean
take_hit (AdduceFindWords *self, Reader *reader, gboolean is_last, AdduceFindFunc func, gpointer user_data)
{
  guint slot = (guint) (reader->n_read % self->units->len); /* of the oldest unit: the first of the match */
  AdduceSpan hit;

  if (!is_last || !reader->firsts[slot] || reader->starts[slot] < reader->floor)
    return FALSE;
  if ((self->flags & ADDUCE_FIND_NO_ACCENTS) == 0 && is_accent (g_utf8_get_char (reader->p)))
    return FALSE;

  hit = (AdduceSpan) { reader->starts[slot], get_end (self, reader) };
  if (!func (hit, user_data))
    return FALSE;

  reader->floor = hit.end;
  return TRUE;
}

static void
read_unit (AdduceFindWords *self, Reader *reader, gunichar unit, gboolean is_first, gboolean is_last,
           AdduceFindFunc func, gpointer user_data)
{
  const gunichar *units = (const gunichar *) (gpointer) self->units->data;
  guint n_units = self->units->len;
  guint slot = (guint) (reader->n_read % n_units);

  reader->starts[slot] = reader->offset;
  reader->firsts[slot] = is_first;
  reader->n_read++;
  while (reader->matched > 0 && units[reader->matched] != unit)
    reader->matched = self->borders[reader->matched];
  if (units[reader->matched] == unit)
    reader->matched++;
  if (reader->matched < n_units)
    return;

  reader->matched = take_hit (self, reader, is_last, func, user_data) ? 0 : self->borders[n_units];
}

static gboolean
read_text (AdduceFindWords *self, Reader *reader, Folded *cache, GCancellable *cancellable, AdduceFindFunc func,
           gpointer user_data)
{
  for (; *reader->p != '\0'; reader->offset++)
    {
      gunichar c = g_utf8_get_char (reader->p);
      Folded *folded = &cache[c % CACHE_SIZE];

      if (reader->offset % STRIDE == STRIDE - 1 && g_cancellable_is_cancelled (cancellable))
        return FALSE;

      reader->p = g_utf8_next_char (reader->p);
      if (folded->character != c)
        fold (c, self->flags, folded);
      for (guint i = 0; i < folded->n_units; i++)
        read_unit (self, reader, folded->units[i], i == 0, i + 1 == folded->n_units, func, user_data);
    }
  return TRUE;
}

gboolean
_adduce_find_words_run (AdduceFindWords *self, AdduceText *text, GCancellable *cancellable, AdduceFindFunc func,
                        gpointer user_data)
{
  g_autofree Folded *cache = g_new0 (Folded, CACHE_SIZE);
  g_autofree guint *starts = g_new0 (guint, self->units->len);
  g_autofree gboolean *firsts = g_new0 (gboolean, self->units->len);
  Reader reader = { .p = adduce_text_get_utf8 (text), .starts = starts, .firsts = firsts };

  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  return read_text (self, &reader, cache, cancellable, func, user_data);
}
