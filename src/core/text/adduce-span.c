/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Span sets: one block of memory each, the sorted spans behind an atomic reference count.
 */
#include "config.h"

#include "text/adduce-span.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"

struct _AdduceSpanSet {
  gatomicrefcount ref_count;
  guint n_spans;
  AdduceSpan spans[];
};

static int
compare_spans (const AdduceSpan *a, const AdduceSpan *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return 0;
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  return compare_spans (a, b);
}

/* Joins overlapping and touching spans of a sorted array in place; the new length. */
static guint
join_spans (AdduceSpan *spans, guint n_spans)
{
  guint last = 0;

  for (guint i = 1; i < n_spans; i++)
    {
      if (spans[i].start <= spans[last].end)
        spans[last].end = MAX (spans[last].end, spans[i].end);
      else
        spans[++last] = spans[i];
    }
  return last + 1;
}

/* Reads one number and moves @cursor behind it; FALSE where there is none or it doesn't fit. */
static gboolean
read_number (const char **cursor, guint *ret_number)
{
  const char *p = *cursor;
  guint64 number = 0;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  for (; g_ascii_isdigit (*p); p++)
    {
      number = number * 10 + (guint64) g_ascii_digit_value (*p);
      if (number > G_MAXUINT)
        return FALSE;
    }
  *ret_number = (guint) number;
  *cursor = p;
  return TRUE;
}

static gboolean
read_span (const char *part, AdduceSpan *ret_span)
{
  AdduceSpan span;

  if (!read_number (&part, &span.start) || *part++ != '-' || !read_number (&part, &span.end)
      || *part != '\0')
    return FALSE;
  *ret_span = span;
  return TRUE;
}

G_DEFINE_BOXED_TYPE (AdduceSpanSet, adduce_span_set, adduce_span_set_ref, adduce_span_set_unref)

AdduceSpanSet *
adduce_span_set_new (const AdduceSpan *spans, guint n_spans, GError **error)
{
  g_autofree AdduceSpan *sorted = NULL;
  AdduceSpanSet *self;

  g_return_val_if_fail (spans != NULL || n_spans == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (n_spans == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                           _("A claim needs at least one stretch of text"));
      return NULL;
    }
  for (guint i = 0; i < n_spans; i++)
    {
      if (spans[i].start < spans[i].end)
        continue;
      if (spans[i].start == spans[i].end)
        g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                     /* translators: a stretch of text by its first and last number, as in 5-5 */
                     _("The span %u-%u is empty"), spans[i].start, spans[i].end);
      else
        g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                     /* translators: a stretch of text by its first and last number, as in 9-5 */
                     _("The span %u-%u ends before it starts"), spans[i].start, spans[i].end);
      return NULL;
    }

  sorted = g_memdup2 (spans, n_spans * sizeof *spans);
  qsort (sorted, n_spans, sizeof *sorted, compare_spans_cb);
  n_spans = join_spans (sorted, n_spans);
  if (n_spans > ADDUCE_SPAN_SET_MAX)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("A claim can have at most %d separate stretches of text, not %u"),
                   ADDUCE_SPAN_SET_MAX, n_spans);
      return NULL;
    }

  self = g_malloc (sizeof *self + n_spans * sizeof *sorted);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_spans = n_spans;
  memcpy (self->spans, sorted, n_spans * sizeof *sorted);
  return self;
}

AdduceSpanSet *
adduce_span_set_new_none (void)
{
  AdduceSpanSet *self = g_malloc0 (sizeof *self);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

AdduceSpanSet *
adduce_span_set_parse (const char *text, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GArray) spans = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      AdduceSpan span;

      if (!read_span (parts[i], &span))
        {
          g_autofree char *valid = g_utf8_make_valid (parts[i], -1);

          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                       /* translators: “START-END” stands for two numbers with a hyphen */
                       _("“%s” is not a span; spans are START-END in characters, as in 120-164"),
                       valid);
          return NULL;
        }
      g_array_append_val (spans, span);
    }
  if (spans->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                           _("A span is missing; spans are START-END in characters, as in 120-164"));
      return NULL;
    }
  return adduce_span_set_new ((const AdduceSpan *) (gpointer) spans->data, spans->len, error);
}

AdduceSpanSet *
adduce_span_set_ref (AdduceSpanSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
adduce_span_set_unref (AdduceSpanSet *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

guint
adduce_span_set_get_n_spans (const AdduceSpanSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_spans;
}

AdduceSpan
adduce_span_set_get_span (const AdduceSpanSet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_spans, ((AdduceSpan) { 0, 0 }));

  return self->spans[index];
}

guint
adduce_span_set_get_start (const AdduceSpanSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_spans > 0 ? self->spans[0].start : 0;
}

guint
adduce_span_set_get_end (const AdduceSpanSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_spans > 0 ? self->spans[self->n_spans - 1].end : 0;
}

guint
adduce_span_set_get_size (const AdduceSpanSet *self)
{
  guint size = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_spans; i++)
    size += self->spans[i].end - self->spans[i].start;
  return size;
}

gboolean
adduce_span_set_contains (const AdduceSpanSet *self, guint offset)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->n_spans && self->spans[i].start <= offset; i++)
    {
      if (offset < self->spans[i].end)
        return TRUE;
    }
  return FALSE;
}

gboolean
adduce_span_set_equal (const AdduceSpanSet *a, const AdduceSpanSet *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b
         || (a->n_spans == b->n_spans
             && memcmp (a->spans, b->spans, a->n_spans * sizeof *a->spans) == 0);
}

int
adduce_span_set_compare (const AdduceSpanSet *a, const AdduceSpanSet *b)
{
  int order = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  for (guint i = 0; order == 0 && i < MIN (a->n_spans, b->n_spans); i++)
    order = compare_spans (&a->spans[i], &b->spans[i]);
  if (order == 0 && a->n_spans != b->n_spans)
    order = a->n_spans < b->n_spans ? -1 : 1;
  return order;
}

AdduceSpanSet *
adduce_span_set_add (const AdduceSpanSet *self, AdduceSpan span, GError **error)
{
  AdduceSpan spans[ADDUCE_SPAN_SET_MAX + 1];

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  memcpy (spans, self->spans, self->n_spans * sizeof *spans);
  spans[self->n_spans] = span;
  return adduce_span_set_new (spans, self->n_spans + 1, error);
}

/* Tables have one in each row, and printf() takes longer than all else of it. */
static void
append_number (GString *string, guint number)
{
  char digits[10];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    g_string_append_c (string, digits[--n]);
}

char *
adduce_span_set_to_string (const AdduceSpanSet *self)
{
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (NULL);
  for (guint i = 0; i < self->n_spans; i++)
    {
      if (i > 0)
        g_string_append_c (string, ',');
      append_number (string, self->spans[i].start);
      g_string_append_c (string, '-');
      append_number (string, self->spans[i].end);
    }
  return g_string_free (string, FALSE);
}
