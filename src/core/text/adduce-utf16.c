/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places in UTF-16: where the characters are that count twice.
 */
#include "config.h"

#include "text/adduce-utf16.h"

struct _AdduceUtf16 {
  GArray *wide; /* guint: offsets of the characters of two units */
  guint length;
};

AdduceUtf16 *
adduce_utf16_new (AdduceText *text)
{
  AdduceUtf16 *self = g_new0 (AdduceUtf16, 1);
  const char *at = adduce_text_get_utf8 (text);

  self->wide = g_array_new (FALSE, FALSE, sizeof (guint));
  self->length = adduce_text_get_length (text);
  for (guint i = 0; i < self->length; i++, at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) > 0xffff)
      g_array_append_val (self->wide, i);
  return self;
}

void
adduce_utf16_free (AdduceUtf16 *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->wide);
  g_free (self);
}

guint
adduce_utf16_from_offset (const AdduceUtf16 *self, guint offset)
{
  guint low = 0;
  guint high = self->wide->len;

  offset = MIN (offset, self->length);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->wide, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset + low;
}
