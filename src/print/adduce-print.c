/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole of a print: what goes where, and head and foot of each page.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-print-private.h"

#define MARGIN 42.52 /* 15 mm */
#define HEAD 24.0
#define FOOT 20.0
#define NUMBERS 20.0 /* room for the numbers of paragraphs */
#define LANE 9.5
#define MIN_TEXT 60.0
#define MAX_TEXT 460.0

static const struct {
  const char *name;
  double width;
  double height;
} papers[] = {
  { "a4", 595.28, 841.89 },
  { "a5", 419.53, 595.28 },
  { "letter", 612, 792 },
  { "legal", 612, 1008 },
};

gboolean
adduce_print_paper_init (AdducePrintPaper *paper, const char *name)
{
  g_return_val_if_fail (paper != NULL && name != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      {
        *paper = (AdducePrintPaper) { papers[i].width, papers[i].height, MARGIN, MARGIN, MARGIN, MARGIN };
        return TRUE;
      }
  return FALSE;
}

static void
check_margins (AdducePrintPaper *paper)
{
  paper->width = MAX (paper->width, 100);
  paper->height = MAX (paper->height, 120);
  if (paper->left + paper->right > paper->width / 2)
    paper->left = paper->right = paper->width / 20;
  if (paper->top + paper->bottom > paper->height / 2)
    paper->top = paper->bottom = paper->height / 20;
}

/* Where things stand: numbers, text, brackets, notes, from left to right. */
static void
divide (AdducePrint *self, guint n_lanes)
{
  double printable = self->paper.width - self->paper.left - self->paper.right;
  double gutter = 0;

  self->area_top = self->paper.top + HEAD;
  self->area_height = self->paper.height - self->paper.top - self->paper.bottom - HEAD - FOOT;
  self->text_x = self->paper.left + NUMBERS;
  self->lane_width = LANE;
  if (self->claims->len > 0)
    {
      self->notes_width = CLAMP (printable * 0.31, 60, 190);
      gutter = 4 + n_lanes * LANE + 12;
    }
  self->text_width = CLAMP (printable - NUMBERS - gutter - self->notes_width, MIN_TEXT, MAX_TEXT);
  self->gutter_x = self->text_x + self->text_width;
  self->notes_x = self->gutter_x + gutter;
}

AdducePrint *
adduce_print_new (const AdducePrintContent *content, const AdducePrintPaper *paper)
{
  AdducePrint *self;

  g_return_val_if_fail (content != NULL && content->title != NULL && ADDUCE_IS_TEXT (content->text), NULL);
  g_return_val_if_fail (content->claims != NULL && paper != NULL, NULL);

  self = g_new0 (AdducePrint, 1);
  self->title = adduce_paths_display (content->title);
  self->source = content->source != NULL ? adduce_paths_display (content->source) : NULL;
  self->text = g_object_ref (content->text);
  g_set_object (&self->codebook, content->codebook);
  self->color_by = content->color_by;
  self->coder = g_strdup (content->coder);
  self->family = g_strdup (content->font_family != NULL ? content->font_family : "Serif");
  self->font_size = content->font_size > 0 ? CLAMP (content->font_size, 5, 40) : ADDUCE_PRINT_FONT_SIZE;
  self->claims = g_array_new (FALSE, FALSE, sizeof (AdducePrintClaim));
  g_array_set_clear_func (self->claims, _adduce_print_claim_clear);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (AdducePrintParagraph));
  self->rows = g_array_new (FALSE, FALSE, sizeof (AdducePrintRow));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->notes = g_array_new (FALSE, FALSE, sizeof (AdducePrintNote));
  g_queue_init (&self->waiting);
  self->paper = *paper;
  check_margins (&self->paper);
  _adduce_print_claims_add (self, content->claims);
  divide (self, _adduce_print_claims_set_lanes (self));
  return self;
}

AdducePrint *
adduce_print_new_for_codebook (AdduceCodebook *codebook, const AdducePrintPaper *paper)
{
  AdducePrint *self;

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (paper != NULL, NULL);

  self = g_new0 (AdducePrint, 1);
  self->title = adduce_paths_display (adduce_codebook_get_title (codebook));
  self->paper = *paper;
  check_margins (&self->paper);
  self->book = _adduce_print_book_new (codebook, &self->paper);
  return self;
}

void
adduce_print_free (AdducePrint *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->book, _adduce_print_book_free);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->paragraphs, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_object (&self->pango);
  g_clear_object (&self->codebook);
  g_clear_object (&self->text);
  g_free (self->family);
  g_free (self->coder);
  g_free (self->source);
  g_free (self->title);
  g_free (self);
}

PangoLayout *
_adduce_print_make_layout (AdducePrint *self, const char *family, double size)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (family);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  return layout;
}

/* Only here, so that the font map is that of the thread which goes on. A point is a unit; nothing is rounded to
 * pixels, which paper does not have. */
static void
begin (AdducePrint *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->pango, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->pango, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->pango, FALSE);
  self->map = adduce_text_get_display_map (self->text);
  _adduce_print_flow_begin (self);
  _adduce_print_claims_place (self);
}

gboolean
adduce_print_step (AdducePrint *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  g_return_val_if_fail (self != NULL, TRUE);

  if (self->book != NULL)
    {
      self->done = _adduce_print_book_step (self->book, microseconds);
      self->n_pages = self->done ? _adduce_print_book_get_n_pages (self->book) : 0;
      return self->done;
    }
  if (self->pango == NULL)
    begin (self);
  while (!self->done)
    {
      if (self->next_paragraph < self->paragraphs->len)
        _adduce_print_flow_next (self);
      else
        self->done = !_adduce_print_notes_next (self);
      if (g_get_monotonic_time () >= end)
        break;
    }
  return self->done;
}

double
adduce_print_get_progress (AdducePrint *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->done)
    return 1;
  if (self->book != NULL)
    return _adduce_print_book_get_progress (self->book);
  if (self->paragraphs->len == 0)
    return 0;
  return (double) (self->next_paragraph + self->next_note_page) / (self->paragraphs->len + self->pages->len);
}

guint
adduce_print_get_n_pages (AdducePrint *self)
{
  g_return_val_if_fail (self != NULL && self->done, 1);

  return self->n_pages;
}

guint
adduce_print_get_n_claims (AdducePrint *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->claims != NULL ? self->claims->len : 0;
}

const char *
adduce_print_get_title (AdducePrint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const AdducePrintPaper *
adduce_print_get_paper (AdducePrint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->paper;
}

/* --- drawing --- */

/* At the left or the right edge, cut where it would be wider. */
static void
draw_words (AdducePrint *self, const char *text, const char *family, double size, double y, double width,
            gboolean right, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = _adduce_print_make_layout (self, family, size);
  int text_width;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &text_width, NULL);
  cairo_move_to (cr,
                 right ? self->paper.width - self->paper.right - (double) text_width / PANGO_SCALE
                       : self->paper.left,
                 y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_head_and_foot (AdducePrint *self, guint page, cairo_t *cr)
{
  double printable = self->paper.width - self->paper.left - self->paper.right;
  double foot = self->paper.height - self->paper.bottom - 10;
  /* translators: the number of a page, and of how many */
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);

  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_words (self, self->title, "Sans Bold", 8.5, self->paper.top, printable - 80, FALSE, cr);
  draw_words (self, number, "Sans", 8.5, self->paper.top, 76, TRUE, cr);
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, self->paper.left, self->paper.top + 15);
  cairo_rel_line_to (cr, printable, 0);
  cairo_stroke (cr);

  _adduce_print_legend_draw (self, page, foot - 9.5, cr);
  cairo_set_source_rgb (cr, 0.38, 0.38, 0.38);
  if (self->source != NULL)
    draw_words (self, self->source, "Sans", 7, foot, printable * 0.7, FALSE, cr);
  if (self->coder != NULL)
    {
      /* translators: %s is the nickname of a coder */
      g_autofree char *coder = g_strdup_printf (_("Coder: %s"), self->coder);

      draw_words (self, coder, "Sans", 7, foot, printable * 0.28, TRUE, cr);
    }
}

static void
draw_paragraph_number (AdducePrint *self, const AdducePrintRow *row, guint number, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = _adduce_print_make_layout (self, "Sans", self->font_size * 0.62);
  g_autofree char *text = g_strdup_printf ("%u", number);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_move_to (cr, self->text_x - 7 - (double) width / PANGO_SCALE,
                 self->area_top + row->y + row->baseline
                   - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

/* Rows of one paragraph, from @first; returns the one behind them. */
static guint
draw_paragraph (AdducePrint *self, guint first, guint end, cairo_t *cr)
{
  guint index = g_array_index (self->rows, AdducePrintRow, first).paragraph;
  g_autoptr (PangoLayout) layout = _adduce_print_flow_make_layout (self, index);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  guint i = first;

  for (guint row = 0; row < g_array_index (self->rows, AdducePrintRow, first).row; row++)
    pango_layout_iter_next_line (iter);
  for (; i < end && g_array_index (self->rows, AdducePrintRow, i).paragraph == index; i++)
    {
      const AdducePrintRow *row = &g_array_index (self->rows, AdducePrintRow, i);
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      guint number = g_array_index (self->paragraphs, AdducePrintParagraph, index).number;
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (row->row == 0 && number > 0)
        draw_paragraph_number (self, row, number, cr);
      _adduce_print_claims_draw_row (self, i, line, cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_move_to (cr, self->text_x + (double) logical.x / PANGO_SCALE, self->area_top + row->y + row->baseline);
      pango_cairo_show_layout_line (cr, line);
      pango_layout_iter_next_line (iter);
    }
  return i;
}

void
adduce_print_draw (AdducePrint *self, guint page, cairo_t *cr)
{
  guint first, end;

  g_return_if_fail (self != NULL && self->done);
  g_return_if_fail (page < self->n_pages);

  if (self->book != NULL)
    {
      _adduce_print_book_draw (self->book, page, cr);
      return;
    }
  cairo_save (cr);
  draw_head_and_foot (self, page, cr);
  _adduce_print_flow_get_rows (self, page, &first, &end);
  while (first < end)
    first = draw_paragraph (self, first, end, cr);
  _adduce_print_claims_draw_brackets (self, page, cr);
  _adduce_print_notes_draw (self, page, cr);
  cairo_restore (cr);
}
