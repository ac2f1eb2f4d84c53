/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where text stands. All inside is in places, which are characters of the buffer and not of the text. Rows of
 * left-to-right text need two look-ups for a stretch; a line with any right-to-left letter is asked character by
 * character and neighbours are joined.
 */
#include "config.h"

#include <math.h>

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-text-rows.h"

/* Neighbours whose edges were rounded apart are still one run. */
#define SLACK 1.5

/* Characters among which a letter is looked for. */
#define MAX_LOOKED_AT 4096

/* From place to place. */
typedef struct {
  guint start;
  guint end;
  float y;
  float height;
  float left;    /* of text that goes from left to right only */
  float right;   /* likewise, once @trimmed is known */
  guint trimmed; /* the end without white space that may hang over the margin, or 0 */
} Row;

struct _AdduceUiTextRows
{
  GtkTextView *view; /* not owned */
  AdduceUiArticleBuffer *buffer;
  AdduceSpan span;   /* of the text */
  AdduceSpan places; /* that show it */
  int top;
  gboolean both_directions;
  GArray *rows;
};

/* The blocks that Unicode keeps for right-to-left scripts (DerivedBidiClass), and the marks, embeddings,
 * overrides and isolates that turn text without such letters. */
static gboolean
turns (gunichar c)
{
  static const struct {
    gunichar first;
    gunichar last;
  } ranges[] = {
    { 0x0590, 0x08ff }, { 0x200f, 0x200f }, { 0x202a, 0x202e },   { 0x2066, 0x2069 },
    { 0xfb1d, 0xfdff }, { 0xfe70, 0xfeff }, { 0x10800, 0x10fff }, { 0x1e800, 0x1efff },
  };

  if (c < ranges[0].first)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;

  return FALSE;
}

static gboolean
has_right_to_left (const GtkTextIter *start)
{
  GtkTextIter end = *start;
  g_autofree char *line = NULL;

  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  line = gtk_text_iter_get_slice (start, &end);
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xd6 && turns (g_utf8_get_char (p))) /* the first byte of U+0590 */
      return TRUE;

  return FALSE;
}

/* The rectangle of one character, relative to the line, with positive width. */
static graphene_rect_t
locate (AdduceUiTextRows *self, guint place)
{
  GtkTextIter iter;
  GdkRectangle rect;
  graphene_rect_t located;

  adduce_ui_article_buffer_get_iter_at_place (self->buffer, &iter, place);
  gtk_text_view_get_iter_location (self->view, &iter, &rect);
  graphene_rect_init (&located, rect.x, rect.y - self->top, rect.width, rect.height);
  graphene_rect_normalize (&located);

  return located;
}

static void
add_row (AdduceUiTextRows *self, guint start, guint end)
{
  graphene_rect_t rect = locate (self, start);
  Row row = { start, end, rect.origin.y, rect.size.height, rect.origin.x, 0, 0 };

  g_array_append_val (self->rows, row);
}

/* Leaves out white space at a row's end, which may hang over the margin. */
static guint
trim (AdduceUiTextRows *self, guint start, guint end)
{
  while (end > start)
    {
      GtkTextIter iter;

      adduce_ui_article_buffer_get_iter_at_place (self->buffer, &iter, end - 1);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&iter)))
        break;
      end--;
    }

  return end;
}

static void
add_piece (GArray *pieces, const Row *row, float left, float right)
{
  AdduceUiTextPiece piece = { 0 };

  if (right <= left)
    return;

  graphene_rect_init (&piece.rect, left, row->y, right - left, row->height);
  g_array_append_val (pieces, piece);
}

static void
measure_end (AdduceUiTextRows *self, Row *row)
{
  graphene_rect_t last;

  if (row->trimmed > 0)
    return;

  row->trimmed = row->end == self->places.end ? row->end : trim (self, row->start, row->end);
  last = locate (self, MAX (row->trimmed, row->start + 1) - 1);
  row->right = last.origin.x + last.size.width;
}

/* @start and @end are inside the row; its own ends are known after the first time. */
static void
add_straight (AdduceUiTextRows *self, GArray *pieces, Row *row, guint start, guint end)
{
  float left, right;

  if (end == row->end)
    {
      measure_end (self, row);
      if (row->trimmed <= start)
        return;
      right = row->right;
    }
  else
    right = locate (self, end).origin.x;
  left = start == row->start ? row->left : locate (self, start).origin.x;
  add_piece (pieces, row, left, right);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const graphene_rect_t *one = a, *two = b;

  return (one->origin.x > two->origin.x) - (one->origin.x < two->origin.x);
}

/* What follows in the text may stand anywhere in the row: in the order of the screen neighbours are joined. */
static void
add_by_character (AdduceUiTextRows *self, GArray *pieces, const Row *row, guint start, guint end)
{
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  float left = 0, right = 0;

  if (end == row->end && end != self->places.end)
    end = trim (self, start, end);
  for (guint i = start; i < end; i++)
    {
      graphene_rect_t rect = locate (self, i);

      if (rect.size.width > 0)
        g_array_append_val (characters, rect);
    }

  g_array_sort (characters, compare_runs);
  for (guint i = 0; i < characters->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (characters, graphene_rect_t, i);
      float end_x = rect->origin.x + rect->size.width;

      if (right > left && rect->origin.x <= right + SLACK)
        {
          right = MAX (right, end_x);
          continue;
        }
      add_piece (pieces, row, left, right);
      left = rect->origin.x;
      right = end_x;
    }
  add_piece (pieces, row, left, right);
}

gboolean
adduce_ui_text_rows_begin_at_right (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);

  for (guint i = 0; i < MAX_LOOKED_AT && *utf8 != '\0'; i++, utf8 = g_utf8_next_char (utf8))
    {
      gunichar c = g_utf8_get_char (utf8);

      if (g_unichar_isalpha (c))
        return turns (c);
    }

  return FALSE;
}

AdduceUiTextRows *
adduce_ui_text_rows_new (GtkTextView *view, const GtkTextIter *at)
{
  AdduceUiTextRows *self = g_new0 (AdduceUiTextRows, 1);
  GtkTextIter iter = *at;
  guint start;

  self->view = view;
  self->buffer = ADDUCE_UI_ARTICLE_BUFFER (gtk_text_view_get_buffer (view));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->span = adduce_ui_article_buffer_get_line_span (self->buffer, &iter);
  self->places = adduce_ui_article_buffer_get_places (self->buffer, self->span);
  gtk_text_iter_set_line_offset (&iter, 0);
  gtk_text_view_get_line_yrange (view, &iter, &self->top, NULL);
  self->both_directions = has_right_to_left (&iter);

  /* In the middle of a line the end of a row is in front of its last character. */
  start = self->places.start;
  while (start < self->places.end)
    {
      guint end;

      adduce_ui_article_buffer_get_iter_at_place (self->buffer, &iter, start);
      gtk_text_view_forward_display_line_end (view, &iter);
      end = (guint) gtk_text_iter_get_offset (&iter) + 1;
      end = CLAMP (end, start + 1, self->places.end);
      add_row (self, start, end);
      start = end;
    }

  return self;
}

void
adduce_ui_text_rows_free (AdduceUiTextRows *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->rows);
  g_free (self);
}

AdduceSpan
adduce_ui_text_rows_get_span (AdduceUiTextRows *self)
{
  g_return_val_if_fail (self != NULL, ((AdduceSpan) { 0, 0 }));

  return self->span;
}

GArray *
adduce_ui_text_rows_get_pieces (AdduceUiTextRows *self, AdduceSpan span)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (AdduceUiTextPiece));

  g_return_val_if_fail (self != NULL, g_steal_pointer (&pieces));

  span = adduce_ui_article_buffer_get_places (self->buffer, span);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      guint start = MAX (span.start, row->start);
      guint end = MIN (span.end, row->end);
      guint first = pieces->len;

      if (start >= end)
        continue;
      if (self->both_directions)
        add_by_character (self, pieces, row, start, end);
      else
        add_straight (self, pieces, row, start, end);

      /* In text with both directions every run is closed at both sides: edges of runs have no order. */
      for (guint k = first; k < pieces->len; k++)
        {
          AdduceUiTextPiece *piece = &g_array_index (pieces, AdduceUiTextPiece, k);

          piece->starts = self->both_directions || start == span.start;
          piece->ends = self->both_directions || end == span.end;
        }
    }

  return g_steal_pointer (&pieces);
}

gboolean
adduce_ui_text_rows_get_range (AdduceUiTextRows *self, AdduceSpan span, float *ret_top, float *ret_bottom)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  span = adduce_ui_article_buffer_get_places (self->buffer, span);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (MAX (span.start, row->start) >= MIN (span.end, row->end))
        continue;
      if (!found)
        *ret_top = row->y;
      *ret_bottom = row->y + row->height;
      found = TRUE;
    }

  return found;
}
