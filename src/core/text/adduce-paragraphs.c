/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paragraphs of an article as a reader counts them.
 */
#include "config.h"

#include "text/adduce-paragraphs.h"

/* Ends a paragraph in GTK, as a line feed does. */
#define PARAGRAPH_SEPARATOR 0x2029

struct _AdduceParagraphs
{
  GArray *spans;
};

AdduceParagraphs *
adduce_paragraphs_new (AdduceText *text)
{
  AdduceParagraphs *self;
  AdduceSpan span = { 0, 0 };
  gboolean visible = FALSE;
  const char *p;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  self = g_new0 (AdduceParagraphs, 1);
  self->spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  p = adduce_text_get_utf8 (text);
  for (guint offset = 0;; offset++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\0' || c == '\n' || c == PARAGRAPH_SEPARATOR)
        {
          span.end = offset;
          if (visible)
            g_array_append_val (self->spans, span);
          span.start = offset + 1;
          visible = FALSE;
          if (c == '\0')
            break;
        }
      else
        visible = visible || (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c));
    }

  return self;
}

void
adduce_paragraphs_free (AdduceParagraphs *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->spans);
  g_free (self);
}

guint
adduce_paragraphs_get_n (AdduceParagraphs *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spans->len;
}

AdduceSpan
adduce_paragraphs_get_span (AdduceParagraphs *self, guint number)
{
  g_return_val_if_fail (self != NULL, ((AdduceSpan) { 0, 0 }));

  return number >= 1 && number <= self->spans->len ? g_array_index (self->spans, AdduceSpan, number - 1)
                                                   : (AdduceSpan) { 0, 0 };
}

guint
adduce_paragraphs_get_number (AdduceParagraphs *self, guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  for (high = self->spans->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->spans, AdduceSpan, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
