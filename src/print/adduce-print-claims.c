/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Highlights, numbers and brackets of claims.
 *
 * Lanes are given by offsets, before anything is laid out: the width of the text depends on how many there are.
 * Two claims share one only where they are further apart than a row is long.
 */
#include "config.h"

#include "adduce-print-private.h"

#define MAX_LANES 5
#define REACH 100 /* characters of a row */
#define CHIP 8.0
#define FILL_ALPHA 0.16
#define UNDERLINES 3

void
_adduce_print_claims_add (AdducePrint *self, GPtrArray *claims)
{
  const char *coder = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      AdducePrintClaim claim = { .claim = g_object_ref (claims->pdata[i]), .lane = -1 };

      claim.own = self->coder == NULL || g_strcmp0 (adduce_claim_get_coder (claim.claim), self->coder) == 0;
      claim.noted = adduce_claim_get_note (claim.claim) != NULL;
      if (coder != NULL && g_strcmp0 (coder, adduce_claim_get_coder (claim.claim)) != 0)
        self->many_coders = TRUE;
      coder = adduce_claim_get_coder (claim.claim);
      g_array_append_val (self->claims, claim);
    }
  _adduce_print_legend_set_looks (self);
}

void
_adduce_print_claim_clear (gpointer claim)
{
  AdducePrintClaim *self = claim;

  g_clear_object (&self->claim);
  g_clear_pointer (&self->pieces, g_free);
  g_clear_pointer (&self->meaning, g_free);
}

guint
_adduce_print_claims_set_lanes (AdducePrint *self)
{
  guint free_from[MAX_LANES] = { 0 };
  guint n_lanes = 0;

  for (guint i = 0; i < self->claims->len; i++)
    {
      AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, i);
      AdduceSpanSet *spans = adduce_claim_get_spans (claim->claim);

      for (guint lane = 0; lane < MAX_LANES && claim->lane < 0; lane++)
        if (free_from[lane] <= adduce_span_set_get_start (spans))
          {
            claim->lane = (int) lane;
            free_from[lane] = adduce_span_set_get_end (spans) + REACH;
            n_lanes = MAX (n_lanes, lane + 1);
          }
    }
  return n_lanes;
}

/* Whether the words are still where they were coded. */
static gboolean
stands (AdducePrint *self, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      g_autofree char *words = adduce_text_dup_slice (self->text, adduce_span_set_get_span (spans, i));

      if (g_strcmp0 (words, adduce_claim_get_quote (claim, i)->exact) != 0)
        return FALSE;
    }
  return TRUE;
}

/* A claim about another version of the text is not to be shown on other words: it has a note alone. */
void
_adduce_print_claims_place (AdducePrint *self)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, i);
      AdduceSpanSet *spans = adduce_claim_get_spans (claim->claim);

      if (!stands (self, claim->claim))
        continue;
      claim->pieces = g_new0 (AdducePrintPiece, adduce_span_set_get_n_spans (spans));
      for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
        {
          AdduceSpan span = adduce_span_set_get_span (spans, k);
          AdducePrintPiece *piece = &claim->pieces[claim->n_pieces];

          piece->start = _adduce_print_flow_get_byte (self, adduce_display_map_to_shown (self->map, span.start));
          piece->end = _adduce_print_flow_get_byte (self, adduce_display_map_to_shown_end (self->map, span.end));
          claim->n_pieces += piece->start < piece->end;
        }
    }
}

/* --- in the text --- */

static void
draw_piece (AdducePrint *self, const AdducePrintRow *row, PangoLayoutLine *line, gsize start, gsize end,
            const AdducePrintClaim *claim, double *ret_begin, cairo_t *cr)
{
  gboolean leftwards = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  const AdducePrintParagraph *paragraph
    = &g_array_index (self->paragraphs, AdducePrintParagraph, row->paragraph);
  double y = self->area_top + row->y;
  double under = y + row->baseline + 2.4 + 2.2 * (MAX (claim->lane, 0) % UNDERLINES);
  g_autofree int *ranges = NULL;
  int n_ranges = 0;

  *ret_begin = leftwards ? 0 : G_MAXDOUBLE;
  pango_layout_line_get_x_ranges (line, (int) (start - paragraph->start), (int) (end - paragraph->start), &ranges,
                                  &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      double left = self->text_x + (double) ranges[2 * i] / PANGO_SCALE;
      double right = self->text_x + (double) ranges[2 * i + 1] / PANGO_SCALE;

      adduce_print_ink_set (&claim->ink, FILL_ALPHA, cr);
      cairo_rectangle (cr, left, y + row->baseline - self->font_size * 0.9, right - left, self->font_size * 1.15);
      cairo_fill (cr);
      adduce_print_ink_line (&claim->ink, claim->pattern, left, under, right, under, cr);
      *ret_begin = leftwards ? MAX (*ret_begin, right - self->font_size * 0.5) : MIN (*ret_begin, left);
    }
}

/* The number above the first word; two that begin together stand side by side. */
static double
draw_number (AdducePrint *self, const AdducePrintRow *row, guint number, double left, double free_from, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = _adduce_print_make_layout (self, "Sans Bold", self->font_size * 0.55);
  char text[16];
  int width, height;
  double x = MAX (left, free_from);

  g_snprintf (text, sizeof text, "%u", number);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  cairo_move_to (cr, x, self->area_top + row->y + row->baseline - self->font_size * 0.85
                          - (double) height / PANGO_SCALE * 0.85);
  pango_cairo_show_layout (cr, layout);
  return x + (double) width / PANGO_SCALE + 2;
}

void
_adduce_print_claims_draw_row (AdducePrint *self, guint index, PangoLayoutLine *line, cairo_t *cr)
{
  const AdducePrintRow *row = &g_array_index (self->rows, AdducePrintRow, index);
  double free_from = 0;

  for (guint i = 0; i < self->claims->len; i++)
    {
      const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, i);

      for (guint k = 0; k < claim->n_pieces; k++)
        {
          gsize start = MAX (claim->pieces[k].start, row->start);
          gsize end = MIN (claim->pieces[k].end, row->end);
          double begin;

          if (start >= end)
            continue;
          draw_piece (self, row, line, start, end, claim, &begin, cr);
          if (k == 0 && start == claim->pieces[0].start && begin < G_MAXDOUBLE)
            free_from = draw_number (self, row, i + 1, begin, free_from, cr);
        }
    }
}

/* --- brackets --- */

void
_adduce_print_claims_draw_chip (AdducePrint *self, const AdducePrintClaim *claim, double x, double y, double size,
                                cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = _adduce_print_make_layout (self, "Sans Bold", size * 0.72);
  double room = size - 1.4; /* for two wide letters as well */
  double scale;
  int width, height;

  cairo_rectangle (cr, x + 0.4, y + 0.4, size - 0.8, size - 0.8);
  adduce_print_ink_set (&claim->ink, 1, cr);
  if (claim->own)
    cairo_fill (cr);
  else
    {
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
    }
  if (claim->own)
    cairo_set_source_rgb (cr, 1, 1, 1);
  pango_layout_set_text (layout, claim->letters, -1);
  pango_layout_get_size (layout, &width, &height);
  scale = MIN (1, room * PANGO_SCALE / MAX (width, 1));
  cairo_save (cr);
  cairo_translate (cr, x + size / 2, y + size / 2);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -(double) width / PANGO_SCALE / 2, -(double) height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static gboolean
is_covered (const AdducePrintClaim *claim, const AdducePrintRow *row)
{
  for (guint i = 0; i < claim->n_pieces; i++)
    if (claim->pieces[i].start < row->end && claim->pieces[i].end > row->start)
      return TRUE;
  return FALSE;
}

/* The rows that belong together: those of a piece in the claim's pattern, those of a gap in grey dots. */
static void
draw_stem (AdducePrint *self, const AdducePrintClaim *claim, guint first, guint last, double x, double top,
           cairo_t *cr)
{
  static const AdducePrintInk grey = { 0.6, 0.6, 0.6 };

  for (guint i = first; i <= last;)
    {
      const AdducePrintRow *row = &g_array_index (self->rows, AdducePrintRow, i);
      gboolean covered = is_covered (claim, row);
      double bottom;

      while (i < last && is_covered (claim, row + 1) == covered)
        {
          row++;
          i++;
        }
      bottom = self->area_top + row->y + row->baseline + 2;
      adduce_print_ink_line (covered ? &claim->ink : &grey, covered ? claim->pattern : ADDUCE_CODE_PATTERN_DOTTED,
                             x, top, x, bottom, cr);
      top = bottom;
      i++;
    }
}

static void
draw_bracket (AdducePrint *self, const AdducePrintClaim *claim, guint first, guint end, cairo_t *cr)
{
  gsize from = claim->pieces[0].start;
  gsize to = claim->pieces[claim->n_pieces - 1].end;
  guint last = MIN (_adduce_print_flow_find_row (self, to - 1), end - 1);
  guint begin = MAX (_adduce_print_flow_find_row (self, from), first);
  const AdducePrintRow *row = &g_array_index (self->rows, AdducePrintRow, begin);
  double x = self->gutter_x + 4 + self->lane_width * claim->lane;
  double top = self->area_top + row->y + row->baseline - self->font_size * 0.75;

  _adduce_print_claims_draw_chip (self, claim, x, top, CHIP, cr);
  draw_stem (self, claim, begin, last, x + CHIP / 2, top + CHIP + 0.6, cr);
  row = &g_array_index (self->rows, AdducePrintRow, last);
  if (to <= row->end + 1)
    {
      double bottom = self->area_top + row->y + row->baseline + 2;

      adduce_print_ink_line (&claim->ink, ADDUCE_CODE_PATTERN_SOLID, x + CHIP / 2 - 3, bottom, x + CHIP / 2 + 0.7,
                             bottom, cr);
    }
  if (claim->noted && row->page == g_array_index (self->rows, AdducePrintRow, begin).page)
    {
      adduce_print_ink_set (&claim->ink, 1, cr);
      cairo_arc (cr, x - 1.6, top + CHIP / 2, 1, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

void
_adduce_print_claims_draw_brackets (AdducePrint *self, guint page, cairo_t *cr)
{
  guint first, end;

  _adduce_print_flow_get_rows (self, page, &first, &end);
  if (first == end)
    return;

  for (guint i = 0; i < self->claims->len; i++)
    {
      const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, i);

      if (claim->lane < 0 || claim->n_pieces == 0
          || claim->pieces[0].start >= g_array_index (self->rows, AdducePrintRow, end - 1).end
          || claim->pieces[claim->n_pieces - 1].end <= g_array_index (self->rows, AdducePrintRow, first).start)
        continue;
      draw_bracket (self, claim, first, end, cr);
    }
}
