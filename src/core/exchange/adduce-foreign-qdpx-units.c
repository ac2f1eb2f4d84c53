/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a REFI-QDA project counts.
 */
#include "config.h"

#include "exchange/adduce-foreign-qdpx-units.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/adduce-foreign-ruler.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define N_UNITS 3
#define N_READINGS (N_UNITS * 4)

/* A selection's name says more than that its ends are between words. */
#define NAME_POINTS 4
#define EDGE_POINTS 2
#define PLACE_POINTS 1

/* How much of a name is compared: the rest may be cut. */
#define NAME_LETTERS 30

/* Another reading is nearly as good that has at least so many hundredths of the points. */
#define NEAR_PERCENT 95

struct _AdduceForeignQdpxUnits {
  AdduceForeignQdpxReading preferred;
  AdduceForeignRuler *rulers[4]; /* by make_form() */
  gboolean marked;               /* whether the text has a byte-order mark */
  guint points[N_READINGS];
  guint n_selections;
  guint n_different[N_READINGS][N_READINGS]; /* selections with other words under the two */
};

static guint
make_form (gboolean one, gboolean mark)
{
  return (one ? 1u : 0u) + (mark ? 2u : 0u);
}

static guint
make_index (const AdduceForeignQdpxReading *reading)
{
  return reading->unit * 4u + make_form (reading->one, reading->mark);
}

static AdduceForeignQdpxReading
get_reading (guint index)
{
  return (AdduceForeignQdpxReading){ (AdduceForeignUnit) (index / 4), (index & 1) != 0, (index & 2) != 0 };
}

AdduceForeignQdpxUnits *
adduce_foreign_qdpx_units_new (const AdduceForeignQdpxReading *preferred)
{
  AdduceForeignQdpxUnits *self = g_new0 (AdduceForeignQdpxUnits, 1);

  self->preferred = *preferred;
  return self;
}

static void
clear_rulers (AdduceForeignQdpxUnits *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rulers); i++)
    g_clear_pointer (&self->rulers[i], adduce_foreign_ruler_free);
}

void
adduce_foreign_qdpx_units_free (AdduceForeignQdpxUnits *self)
{
  clear_rulers (self);
  g_free (self);
}

char *
adduce_foreign_qdpx_reading_apply (const AdduceForeignQdpxReading *reading, const char *raw)
{
  gboolean marked = g_str_has_prefix (raw, BYTE_ORDER_MARK);
  GString *text = g_string_new (marked && reading->mark ? BYTE_ORDER_MARK : NULL);

  for (const char *at = marked ? raw + strlen (BYTE_ORDER_MARK) : raw; *at != '\0'; at++)
    if (*at != '\r' || !reading->one)
      g_string_append_c (text, *at);
    else if (at[1] != '\n')
      g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

void
adduce_foreign_qdpx_units_set_text (AdduceForeignQdpxUnits *self, const char *raw)
{
  clear_rulers (self);
  self->marked = g_str_has_prefix (raw, BYTE_ORDER_MARK);
  for (guint form = 0; form < G_N_ELEMENTS (self->rulers); form++)
    {
      const AdduceForeignQdpxReading reading = get_reading (form);
      g_autofree char *text = adduce_foreign_qdpx_reading_apply (&reading, raw);

      self->rulers[form] = adduce_foreign_ruler_new (text);
    }
}

/* --- one selection --- */

static gboolean
is_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || letter == '_';
}

/* Not both letters: the edge is between words. */
static gboolean
is_edge (AdduceText *text, guint offset)
{
  const char *utf8 = adduce_text_get_utf8 (text);
  const char *at = utf8 + adduce_text_get_byte_index (text, offset);

  return at == utf8 || *at == '\0' || !is_word (g_utf8_get_char (g_utf8_prev_char (at)))
         || !is_word (g_utf8_get_char (at));
}

/* The next letter that counts; a run of white space is one blank; 0 at the end. */
static gunichar
take_letter (const char **at)
{
  gunichar letter = g_utf8_get_char (*at);

  if (letter == 0)
    return 0;
  if (!g_unichar_isspace (letter))
    {
      *at = g_utf8_next_char (*at);
      return letter;
    }
  while (**at != '\0' && g_unichar_isspace (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  return ' ';
}

/* Whether words begin like a name, which may be cut or end in dots. */
static gboolean
begins_with (const char *words, const char *name)
{
  guint n = 0;

  for (;; n++)
    {
      gunichar wanted = take_letter (&name);

      if (wanted == 0 || wanted == 0x2026 || n == NAME_LETTERS || (wanted == '.' && g_str_has_prefix (name, "..")))
        return n > 0;
      if (wanted != take_letter (&words))
        return FALSE;
    }
}

/* Where the selection is under a reading; an empty span where it is nowhere. */
static AdduceSpan
find_span (AdduceForeignQdpxUnits *self, guint index, guint64 start, guint64 end)
{
  AdduceForeignRuler *ruler = self->rulers[index % 4];
  guint way = adduce_foreign_ruler_make_way ((AdduceForeignUnit) (index / 4), FALSE);
  AdduceSpan span;

  return start < end && adduce_foreign_ruler_find (ruler, way, start, &span.start)
             && adduce_foreign_ruler_find (ruler, way, end, &span.end)
             && adduce_text_contains_span (adduce_foreign_ruler_get_text (ruler), span)
           ? span
           : (AdduceSpan){ 0, 0 };
}

void
adduce_foreign_qdpx_units_add (AdduceForeignQdpxUnits *self, guint64 start, guint64 end, const char *name)
{
  AdduceSpan spans[N_READINGS];

  g_return_if_fail (self->rulers[0] != NULL);

  self->n_selections++;
  for (guint i = 0; i < N_READINGS; i++)
    {
      AdduceText *text = adduce_foreign_ruler_get_text (self->rulers[i % 4]);

      spans[i] = find_span (self, i, start, end);
      if (spans[i].start == spans[i].end)
        continue;
      self->points[i] += PLACE_POINTS;
      if (is_edge (text, spans[i].start) && is_edge (text, spans[i].end))
        self->points[i] += EDGE_POINTS;
      if (name != NULL)
        {
          g_autofree char *words = adduce_text_dup_slice (text, spans[i]);
          const char *at = words;

          while (g_unichar_isspace (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          self->points[i] += begins_with (at, name) ? NAME_POINTS : 0;
        }
    }
  /* offsets are of the annotation text, so that they can be compared whatever the reading */
  for (guint i = 0; i < N_READINGS; i++)
    for (guint k = 0; k < N_READINGS; k++)
      self->n_different[i][k] += spans[i].start != spans[k].start || spans[i].end != spans[k].end ? 1 : 0;
}

/* --- the choice --- */

static char *
describe (const AdduceForeignQdpxReading *reading)
{
  const char *unit = reading->unit == ADDUCE_FOREIGN_UTF16   ? _("units of UTF-16")
                     : reading->unit == ADDUCE_FOREIGN_BYTES ? _("bytes")
                                                             : _("characters");

  /* translators: "characters", "bytes" or "units of UTF-16" */
  return g_strdup_printf (reading->one ? _("%s with a line end as one") : _("%s with line ends as they are"), unit);
}

AdduceForeignQdpxReading
adduce_foreign_qdpx_units_choose (AdduceForeignQdpxUnits *self, char **ret_doubt)
{
  guint best = make_index (&self->preferred);
  guint rival = N_READINGS;
  AdduceForeignQdpxReading chosen;

  *ret_doubt = NULL;
  for (guint i = 0; i < N_READINGS; i++)
    if (self->points[i] > self->points[best])
      best = i;
  for (guint i = 0; i < N_READINGS; i++)
    if (self->n_different[best][i] > 0
        && (guint64) self->points[i] * 100 >= (guint64) self->points[best] * NEAR_PERCENT
        && (rival == N_READINGS || self->points[i] > self->points[rival]))
      rival = i;
  chosen = get_reading (best);
  if (rival < N_READINGS && self->points[best] > 0)
    {
      const AdduceForeignQdpxReading other = get_reading (rival);
      g_autofree char *mine = describe (&chosen);
      g_autofree char *theirs = describe (&other);

      *ret_doubt = g_strdup_printf (
        /* translators: two ways of counting places in a text, like "characters with a line end as one" */
        _("its places were taken for %s; as %s they fit nearly as well, and %u of %u would have other words: look at "
          "them"),
        mine, theirs, self->n_different[best][rival], self->n_selections);
    }
  return chosen;
}
