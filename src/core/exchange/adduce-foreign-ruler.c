/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places that another program counted.
 */
#include "config.h"

#include "exchange/adduce-foreign-ruler.h"

#include <string.h>

#define STEP 256
#define BYTE_ORDER_MARK 0xfeff

/* How many there are before a character of the file, by each way of counting. */
typedef struct {
  gsize byte;
  guint offset; /* in the annotation text */
  guint64 ways[ADDUCE_FOREIGN_N_WAYS];
} Mark;

struct _AdduceForeignRuler {
  char *raw;
  gsize n_bytes;
  AdduceText *text;
  GArray *marks; /* Mark */
};

guint
adduce_foreign_ruler_make_way (AdduceForeignUnit unit, gboolean of_text)
{
  return 2 * unit + (of_text ? 1 : 0);
}

/* Moves @mark behind the character that it is before. */
static void
advance (const AdduceForeignRuler *self, Mark *mark)
{
  const char *at = self->raw + mark->byte;
  gunichar c = g_utf8_get_char (at);
  guint n_bytes = (guint) (g_utf8_next_char (at) - at);
  guint n_units = c > 0xffff ? 2 : 1;
  /* What the annotation text does not have. */
  gboolean dropped = (c == BYTE_ORDER_MARK && mark->byte == 0) || (c == '\r' && at[1] == '\n');
  const guint sizes[] = { 1, n_units, n_bytes };

  for (guint unit = 0; unit < G_N_ELEMENTS (sizes); unit++)
    {
      mark->ways[2 * unit] += sizes[unit];
      mark->ways[2 * unit + 1] += dropped ? 0 : sizes[unit];
    }
  mark->offset += dropped ? 0 : 1;
  mark->byte += n_bytes;
}

AdduceForeignRuler *
adduce_foreign_ruler_new (const char *raw)
{
  AdduceForeignRuler *self = g_new0 (AdduceForeignRuler, 1);
  g_autoptr (GBytes) bytes = NULL;
  Mark mark = { 0 };

  self->n_bytes = strlen (raw);
  self->raw = g_strndup (raw, self->n_bytes);
  bytes = g_bytes_new_static (self->raw, self->n_bytes);
  self->text = adduce_text_new (bytes, NULL);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  for (guint i = 0; mark.byte < self->n_bytes; i++)
    {
      if (i % STEP == 0)
        g_array_append_val (self->marks, mark);
      advance (self, &mark);
    }
  g_array_append_val (self->marks, mark);
  return self;
}

void
adduce_foreign_ruler_free (AdduceForeignRuler *self)
{
  if (self == NULL)
    return;
  g_free (self->raw);
  g_clear_object (&self->text);
  g_array_unref (self->marks);
  g_free (self);
}

AdduceText *
adduce_foreign_ruler_get_text (AdduceForeignRuler *self)
{
  return self->text;
}

gboolean
adduce_foreign_ruler_find (AdduceForeignRuler *self, guint way, guint64 place, guint *ret_offset)
{
  guint low = 0, high = self->marks->len;
  Mark mark;

  g_return_val_if_fail (way < ADDUCE_FOREIGN_N_WAYS, FALSE);

  /* The last mark that is not behind the place. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, Mark, middle).ways[way] <= place)
        low = middle;
      else
        high = middle;
    }
  mark = g_array_index (self->marks, Mark, low);
  while (mark.ways[way] < place && mark.byte < self->n_bytes)
    advance (self, &mark);
  if (mark.ways[way] != place)
    return FALSE;
  *ret_offset = mark.offset;
  return TRUE;
}
