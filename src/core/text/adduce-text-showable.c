/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the window can lay out an AdduceText in reasonable time: one walk over the code points,
 * paragraph by paragraph. Ordinary pointed Hebrew, vocalised Arabic, Indic and decomposed Vietnamese
 * have a few marks a letter and a few controls a paragraph, far below every limit.
 */
#include "config.h"

#include "text/adduce-text.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"

/* The most letters or emoji joined into one by zero-width joiners. */
#define MAX_JOINERS 200

/* What has been counted. */
typedef struct {
  guint length;        /* code points of this paragraph */
  guint n_controls;    /* bidirectional controls of this paragraph */
  guint n_marks;       /* marks on this letter */
  guint n_joiners;     /* joiners in this chain */
  gboolean was_joiner; /* whether the next letter belongs to the chain */
} Counts;

static gboolean
is_mark (GUnicodeType type)
{
  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK
         || type == G_UNICODE_SPACING_MARK;
}

static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f
         || c == 0x061c;
}

static gboolean
is_emoji_modifier (gunichar c)
{
  return c >= 0x1f3fb && c <= 0x1f3ff;
}

/* Counts one code point of a paragraph. */
static void
count (Counts *counts, gunichar c)
{
  counts->length++;
  if (c < 0x300) /* letters without marks, and no format character but the soft hyphen */
    {
      counts->n_marks = 0;
      if (!counts->was_joiner)
        counts->n_joiners = 0;
      counts->was_joiner = FALSE;
    }
  else if (c == 0x200d)
    {
      counts->n_joiners++;
      counts->was_joiner = TRUE;
    }
  else
    {
      GUnicodeType type = g_unichar_type (c);

      if (is_bidi_control (c))
        counts->n_controls++;
      if (is_mark (type))
        counts->n_marks++;
      else if (type != G_UNICODE_FORMAT && !is_emoji_modifier (c))
        {
          counts->n_marks = 0;
          if (!counts->was_joiner)
            counts->n_joiners = 0;
          counts->was_joiner = FALSE;
        }
    }
}

/* What of @counts is too much, as a sentence about paragraph @number; NULL if nothing is. */
static char *
dup_complaint (const Counts *counts, guint number)
{
  if (counts->length > ADDUCE_TEXT_MAX_PARAGRAPH)
    return g_strdup_printf (_("Paragraph %u is too long to be shown: more than %d characters without "
                              "a line break"),
                            number, ADDUCE_TEXT_MAX_PARAGRAPH);
  if (counts->n_marks > ADDUCE_TEXT_MAX_MARKS)
    return g_strdup_printf (_("Paragraph %u can't be shown: it has a letter with more than %d "
                              "combining marks"),
                            number, ADDUCE_TEXT_MAX_MARKS);
  if (counts->n_controls > ADDUCE_TEXT_MAX_BIDI_CONTROLS)
    return g_strdup_printf (_("Paragraph %u can't be shown: it has more than %d characters that "
                              "control the direction of writing"),
                            number, ADDUCE_TEXT_MAX_BIDI_CONTROLS);
  if (counts->n_joiners > MAX_JOINERS)
    return g_strdup_printf (_("Paragraph %u can't be shown: it has more than %d zero-width joiners in "
                              "a row"),
                            number, MAX_JOINERS);
  return NULL;
}

gboolean
adduce_text_check_showable (AdduceText *self, GError **error)
{
  Counts counts = { 0 };
  guint number = 1;
  const char *p, *end;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  p = adduce_text_get_utf8 (self);
  end = p + adduce_text_get_n_bytes (self);
  for (; p < end; p = g_utf8_next_char (p))
    {
      g_autofree char *complaint = NULL;

      if (*p == '\n')
        {
          counts = (Counts) { 0 };
          number++;
          continue;
        }
      count (&counts, g_utf8_get_char (p));
      complaint = dup_complaint (&counts, number);
      if (complaint != NULL)
        {
          g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_SHOWABLE, complaint);
          return FALSE;
        }
    }
  return TRUE;
}
