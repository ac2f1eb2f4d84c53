/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text into rows, and rows into pages. No page begins or ends with a single row of a paragraph that has more.
 */
#include "config.h"

#include "adduce-print-private.h"

/* A row's height and the gap between paragraphs, as multiples of the font's size. Above the letters there is room
 * for the numbers of claims, below for their lines. */
#define LEADING 1.8
#define GAP 0.45
#define BLANK 0.6

static void
add_paragraph (AdducePrint *self, gsize start, gsize end, guint first_char)
{
  AdduceParagraphs *numbering = adduce_text_get_numbering (self->text);
  guint offset = adduce_display_map_to_text (self->map, first_char);
  AdducePrintParagraph paragraph = { start, end, first_char, 0 };

  if (start < end && !adduce_display_map_is_continuation (self->map, first_char))
    {
      guint number = adduce_paragraphs_get_number (numbering, offset);

      if (number > 0 && adduce_paragraphs_get_span (numbering, number).start == offset)
        paragraph.number = number;
    }
  g_array_append_val (self->paragraphs, paragraph);
}

void
_adduce_print_flow_begin (AdducePrint *self)
{
  const char *text = adduce_display_map_get_utf8 (self->map);
  gsize n_bytes = adduce_display_map_get_n_bytes (self->map);
  guint n_chars = 0, first_char = 0, page = 0;
  gsize start = 0;

  for (gsize i = 0; i < n_bytes; i++)
    {
      if (text[i] == '\n')
        {
          add_paragraph (self, start, i, first_char);
          start = i + 1;
          first_char = n_chars + 1;
        }
      n_chars += ((guchar) text[i] & 0xc0) != 0x80;
    }
  add_paragraph (self, start, n_bytes, first_char);
  g_array_append_val (self->pages, page);
  self->after_blank = TRUE;
}

PangoLayout *
_adduce_print_flow_make_layout (AdducePrint *self, guint paragraph)
{
  const AdducePrintParagraph *p = &g_array_index (self->paragraphs, AdducePrintParagraph, paragraph);
  PangoLayout *layout = _adduce_print_make_layout (self, self->family, self->font_size);

  pango_layout_set_width (layout, (int) (self->text_width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, adduce_display_map_get_utf8 (self->map) + p->start, (int) (p->end - p->start));
  return layout;
}

/* How many of the rows that are left fit at the end of the page. */
static guint
count_fitting (AdducePrint *self, guint row, guint n_rows, const double *heights)
{
  double y = self->next_y;
  guint n = 0;

  while (row + n < n_rows && y + heights[row + n] <= self->area_height)
    y += heights[row + n++];
  if (row + n == n_rows)
    return n;

  /* One that would be left alone at the top takes another along; one at the bottom goes along. */
  if (row + n == n_rows - 1 && n > 0)
    n--;
  if (n == 1 && row == 0)
    n = 0;
  return n;
}

static void
begin_page (AdducePrint *self)
{
  g_array_append_val (self->pages, self->rows->len);
  self->next_y = 0;
}

static void
add_rows (AdducePrint *self, guint paragraph, GArray *rows, const double *heights)
{
  guint row = 0;

  while (row < rows->len)
    {
      guint n = count_fitting (self, row, rows->len, heights);

      if (n == 0 && self->next_y > 0)
        {
          begin_page (self);
          continue;
        }
      n = MAX (n, 1);
      for (guint i = 0; i < n; i++, row++)
        {
          AdducePrintRow *next = &g_array_index (rows, AdducePrintRow, row);

          next->page = self->pages->len - 1;
          next->y = self->next_y;
          self->next_y += next->height;
          g_array_append_val (self->rows, *next);
        }
    }
}

static void
break_paragraph (AdducePrint *self, guint paragraph)
{
  const AdducePrintParagraph *p = &g_array_index (self->paragraphs, AdducePrintParagraph, paragraph);
  g_autoptr (PangoLayout) layout = _adduce_print_flow_make_layout (self, paragraph);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (AdducePrintRow));
  g_autofree double *heights = g_new (double, pango_layout_get_line_count (layout) + 1);
  guint row = 0;

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next, row++)
    {
      PangoLayoutLine *line = l->data;
      PangoRectangle logical;
      AdducePrintRow next = { .paragraph = paragraph, .row = row };
      double ascent, height;

      pango_layout_line_get_extents (line, NULL, &logical);
      ascent = (double) PANGO_ASCENT (logical) / PANGO_SCALE;
      height = (double) logical.height / PANGO_SCALE;
      next.start = p->start + (gsize) line->start_index;
      next.end = next.start + (gsize) line->length;
      next.height = MAX (self->font_size * LEADING, height + self->font_size * 0.4);
      next.baseline = (next.height - height) * 0.6 + ascent;
      heights[row] = next.height;
      g_array_append_val (rows, next);
    }
  add_rows (self, paragraph, rows, heights);
}

gboolean
_adduce_print_flow_next (AdducePrint *self)
{
  const AdducePrintParagraph *p;

  if (self->next_paragraph == self->paragraphs->len)
    return FALSE;

  p = &g_array_index (self->paragraphs, AdducePrintParagraph, self->next_paragraph);
  if (p->start == p->end)
    {
      /* Many empty lines are as good as one. */
      if (!self->after_blank)
        self->next_y += self->font_size * BLANK;
      self->after_blank = TRUE;
    }
  else
    {
      if (self->next_y > 0 && !self->after_blank)
        self->next_y += self->font_size * GAP;
      break_paragraph (self, self->next_paragraph);
      self->after_blank = FALSE;
    }
  self->next_paragraph++;
  return self->next_paragraph < self->paragraphs->len;
}

gsize
_adduce_print_flow_get_byte (AdducePrint *self, guint shown)
{
  const char *text = adduce_display_map_get_utf8 (self->map);
  const AdducePrintParagraph *p;
  guint low = 0, high = self->paragraphs->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->paragraphs, AdducePrintParagraph, middle).first_char <= shown)
        low = middle;
      else
        high = middle;
    }
  p = &g_array_index (self->paragraphs, AdducePrintParagraph, low);
  return (gsize) (g_utf8_offset_to_pointer (text + p->start, (glong) (shown - p->first_char)) - text);
}

guint
_adduce_print_flow_find_row (AdducePrint *self, gsize byte)
{
  guint low = 0, high = self->rows->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, AdducePrintRow, middle).start <= byte)
        low = middle;
      else
        high = middle;
    }
  return low;
}

void
_adduce_print_flow_get_rows (AdducePrint *self, guint page, guint *ret_first, guint *ret_end)
{
  *ret_first = *ret_end = self->rows->len;
  if (page < self->pages->len)
    *ret_first = g_array_index (self->pages, guint, page);
  if (page + 1 < self->pages->len)
    *ret_end = g_array_index (self->pages, guint, page + 1);
}
