/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits of a text with the truth kept: each character knows which character of the old text it stands for, so where a
 * claim is afterwards is known without looking for it.
 */
#pragma once

#include "adduce.h"

/* What a character has that the old text had not. */
#define EDITED_NEW G_MAXUINT

typedef struct {
  gunichar c;
  guint origin; /* offset in the old text, or EDITED_NEW */
} EditedChar;

typedef struct {
  GArray *chars; /* EditedChar */
  GRand *rand;
  GPtrArray *words; /* what is put in for others; borrowed */
} Edited;

static inline Edited
edited_new (AdduceText *text, GPtrArray *words, guint32 seed)
{
  Edited self = { g_array_new (FALSE, FALSE, sizeof (EditedChar)), g_rand_new_with_seed (seed), words };
  guint i = 0;
  for (const char *p = adduce_text_get_utf8 (text); *p != '\0'; p = g_utf8_next_char (p))
    {
      EditedChar one = { g_utf8_get_char (p), i++ };
      g_array_append_val (self.chars, one);
    }
  return self;
}

static inline void
edited_clear (Edited *self)
{
  g_array_unref (self->chars);
  g_rand_free (self->rand);
}

static inline EditedChar *
edited_at (Edited *self, guint i)
{
  return &g_array_index (self->chars, EditedChar, i);
}

static inline AdduceText *
edited_end (Edited *self)
{
  GString *utf8 = g_string_new (NULL);
  for (guint i = 0; i < self->chars->len; i++)
    g_string_append_unichar (utf8, edited_at (self, i)->c);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (utf8);
  AdduceText *text = adduce_text_new (bytes, NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (adduce_text_get_length (text), ==, self->chars->len);
  return text;
}

/* Where what is left of a stretch of the old text is; FALSE: nothing is. */
static inline gboolean
edited_get_truth (Edited *self, AdduceSpan old, AdduceSpan *ret_span)
{
  gboolean any = FALSE;
  for (guint i = 0; i < self->chars->len; i++)
    {
      guint origin = edited_at (self, i)->origin;
      if (origin < old.start || origin >= old.end)
        continue;
      if (!any)
        ret_span->start = i;
      ret_span->end = i + 1;
      any = TRUE;
    }
  return any;
}

/* --- edits --- */

/* What is put in stands for what was there, from the first to the last: a changed word is still that word. */
static inline void
edited_replace (Edited *self, guint at, guint n, const char *utf8, gboolean stands_for_it)
{
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (utf8, -1, NULL);
  guint n_letters = (guint) g_utf8_strlen (utf8, -1);
  g_autofree EditedChar *chars = g_new (EditedChar, n_letters + 1);
  for (guint i = 0; i < n_letters; i++)
    {
      guint from = at + (n_letters == 1 ? 0 : i * (n - (n > 0)) / (n_letters - 1));
      chars[i] = (EditedChar) { letters[i], n > 0 && stands_for_it ? edited_at (self, from)->origin : EDITED_NEW };
    }
  if (n > 0)
    g_array_remove_range (self->chars, at, n);
  if (n_letters > 0)
    g_array_insert_vals (self->chars, at, chars, n_letters);
}

static inline const char *
edited_pick_word (Edited *self)
{
  return self->words->pdata[g_rand_int_range (self->rand, 0, (gint32) self->words->len)];
}

static inline gboolean
edited_is_word (Edited *self, guint i)
{
  gunichar c = edited_at (self, i)->c;
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Of the words whose origin is in @within so many in a hundred are replaced, joined by another or removed. */
static inline void
edited_change_words (Edited *self, AdduceSpan within, guint percent)
{
  for (guint i = self->chars->len; i > 0;)
    {
      guint end = i--;
      if (!edited_is_word (self, i))
        continue;
      while (i > 0 && edited_is_word (self, i - 1))
        i--;
      guint origin = edited_at (self, i)->origin;
      if (origin == EDITED_NEW || origin < within.start || origin >= within.end
          || g_rand_int_range (self->rand, 0, 100) >= (gint32) percent)
        continue;

      guint what = (guint) g_rand_int_range (self->rand, 0, 10);
      g_autofree char *more = g_strconcat (edited_pick_word (self), " ", NULL);
      if (what < 6)
        edited_replace (self, i, end - i, edited_pick_word (self), TRUE);
      else if (what < 8)
        edited_replace (self, i, 0, more, FALSE);
      else
        edited_replace (self, i, end < self->chars->len && edited_at (self, end)->c == ' ' ? end - i + 1 : end - i, "",
                        FALSE);
    }
}

/* What optical reading and bad typing do: letters changed, dropped, doubled. */
static inline void
edited_change_letters (Edited *self, guint per_thousand)
{
  static const char *const others[] = { "l", "1", "rn", "c", "e", "O", "0", "ii", "а", "ı", ".", " " };
  for (guint i = self->chars->len; i > 0; i--)
    {
      if (g_rand_int_range (self->rand, 0, 1000) >= (gint32) per_thousand || edited_at (self, i - 1)->c == '\n')
        continue;
      guint what = (guint) g_rand_int_range (self->rand, 0, 10);
      const char *other = others[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (others))];
      if (what < 7)
        edited_replace (self, i - 1, 1, other, TRUE);
      else if (what < 9)
        edited_replace (self, i - 1, 1, "", FALSE);
      else
        edited_replace (self, i - 1, 0, other, FALSE);
    }
}

static inline void
edited_substitute (Edited *self, const char *const *pairs)
{
  for (guint i = self->chars->len; i > 0; i--)
    for (guint k = 0; pairs[k] != NULL; k += 2)
      if (edited_at (self, i - 1)->c == g_utf8_get_char (pairs[k]))
        {
          edited_replace (self, i - 1, 1, pairs[k + 1], TRUE);
          break;
        }
}

/* (element-type AdduceSpan): lines with words, as they stand now */
static inline GArray *
edited_list_paragraphs (Edited *self)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  for (guint i = 0, start = 0; i <= self->chars->len; i++)
    if (i == self->chars->len || edited_at (self, i)->c == '\n')
      {
        AdduceSpan span = { start, i };
        if (i > start)
          g_array_append_val (paragraphs, span);
        start = i + 1;
      }
  return paragraphs;
}

/* A paragraph of words that nobody wrote, before the paragraph @index. */
static inline void
edited_insert_paragraph (Edited *self, guint index)
{
  g_autoptr (GArray) paragraphs = edited_list_paragraphs (self);
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (words, "%s%s", edited_pick_word (self), i == 39 ? ".\n\n" : " ");
  AdduceSpan at = g_array_index (paragraphs, AdduceSpan, index % paragraphs->len);
  edited_replace (self, at.start, 0, words->str, FALSE);
}

static inline void
edited_shuffle_paragraphs (Edited *self)
{
  g_autoptr (GArray) paragraphs = edited_list_paragraphs (self);
  GArray *chars = g_array_new (FALSE, FALSE, sizeof (EditedChar));
  for (guint i = paragraphs->len; i > 0; i--)
    {
      guint k = (guint) g_rand_int_range (self->rand, 0, (gint32) i);
      AdduceSpan span = g_array_index (paragraphs, AdduceSpan, k);
      EditedChar lf = { '\n', EDITED_NEW };
      g_array_append_vals (chars, edited_at (self, span.start), span.end - span.start);
      g_array_append_val (chars, lf);
      g_array_append_val (chars, lf);
      g_array_remove_index (paragraphs, k);
    }
  g_array_unref (self->chars);
  self->chars = chars;
}
