/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports of the export as pages: paragraphs one below the other on A4, with the page's number at the foot and headings
 * as the file's outline. The same paragraphs make the same bytes.
 */
#include "config.h"

#include <cairo-pdf.h>

#include "adduce-print-private.h"

#define WIDTH 595.0
#define HEIGHT 842.0
#define MARGIN 62.0
#define FOOT 40.0 /* from the lower edge to the number's line */
#define FACT_INDENT 90.0

/* What an empty line is worth. */
#define EMPTY_HEIGHT 5.0

/* How each kind of paragraph looks, in points. */
static const struct {
  const char *family;
  double size;
  double above;
  double below;
  guint keep; /* lines of what follows that must stand on the same page */
} looks[] = {
  [ADDUCE_EXPORT_PAPER_TITLE] = { "Sans", 18, 0, 10, 2 },  [ADDUCE_EXPORT_PAPER_HEADING] = { "Sans", 13, 20, 6, 3 },
  [ADDUCE_EXPORT_PAPER_SOURCE] = { "Sans", 8.5, 0, 4, 0 }, [ADDUCE_EXPORT_PAPER_TEXT] = { "Serif", 10.5, 0, 4, 0 },
  [ADDUCE_EXPORT_PAPER_CLAIM] = { "Serif", 10.5, 10, 2, 1 }, [ADDUCE_EXPORT_PAPER_FACT] = { "Sans", 8.5, 0, 1.5, 0 },
};

typedef struct {
  AdduceExportPaperWrite write;
  gpointer user_data;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoContext *pango;
  double y; /* below the upper edge */
  guint page;
} Report;

static cairo_status_t
write_cb (gpointer closure, const unsigned char *data, unsigned int length)
{
  Report *self = closure;

  self->write (data, length, self->user_data);
  return CAIRO_STATUS_SUCCESS;
}

static PangoLayout *
make_layout (Report *self, AdduceExportPaperKind kind, const char *markup)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  PangoFontDescription *font = pango_font_description_from_string (looks[kind].family);

  pango_font_description_set_absolute_size (font, looks[kind].size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (kind == ADDUCE_EXPORT_PAPER_FACT)
    {
      PangoTabArray *tabs
        = pango_tab_array_new_with_positions (1, FALSE, PANGO_TAB_LEFT, (int) (FACT_INDENT * PANGO_SCALE));

      pango_layout_set_tabs (layout, tabs);
      pango_layout_set_indent (layout, (int) (-FACT_INDENT * PANGO_SCALE));
      pango_tab_array_free (tabs);
    }
  pango_layout_set_markup (layout, markup, -1);
  return layout;
}

static void
end_page (Report *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autoptr (PangoLayout) layout = make_layout (self, ADDUCE_EXPORT_PAPER_FACT, number);

  pango_layout_set_indent (layout, 0);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_move_to (self->cr, MARGIN, HEIGHT - FOOT);
  pango_cairo_show_layout (self->cr, layout);
  cairo_show_page (self->cr);
  self->page++;
  self->y = MARGIN;
}

static gpointer
report_begin (const char *title, AdduceExportPaperWrite write, gpointer user_data)
{
  Report *self = g_new0 (Report, 1);
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();

  self->write = write;
  self->user_data = user_data;
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, WIDTH, HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Adduce " ADDUCE_VERSION);
  /* else it is now, and no two files are the same */
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
  self->cr = cairo_create (self->surface);
  self->pango = pango_font_map_create_context (fonts);
  pango_cairo_update_context (self->cr, self->pango);
  pango_cairo_context_set_resolution (self->pango, 72);
  self->page = 1;
  self->y = MARGIN;
  return self;
}

/* Lines go to the next page where this one is full. */
static void
draw_lines (Report *self, PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      double height, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      baseline = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      if (self->y + height > HEIGHT - MARGIN && self->y > MARGIN)
        end_page (self);
      cairo_move_to (self->cr, MARGIN + (double) logical.x / PANGO_SCALE, self->y + baseline);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
report_add (gpointer paper, AdduceExportPaperKind kind, const char *markup, const char *label)
{
  Report *self = paper;
  g_autoptr (PangoLayout) layout = NULL;
  double line = looks[kind].size * 1.4;
  int height;

  if (*markup == '\0')
    {
      self->y += EMPTY_HEIGHT;
      return;
    }
  layout = make_layout (self, kind, markup);
  pango_layout_get_size (layout, NULL, &height);
  if (self->y > MARGIN)
    self->y += looks[kind].above;
  if (looks[kind].keep > 0
      && self->y + MIN ((double) height / PANGO_SCALE, 3 * line) + looks[kind].keep * 15 > HEIGHT - MARGIN)
    end_page (self);
  if (kind == ADDUCE_EXPORT_PAPER_HEADING && label != NULL)
    {
      g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", self->page, (int) MARGIN, (int) self->y);

      cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, label, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
  draw_lines (self, layout);
  self->y += looks[kind].below;
}

static void
report_end (gpointer paper)
{
  Report *self = paper;

  end_page (self);
  cairo_surface_finish (self->surface);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_object_unref (self->pango);
  g_free (self);
}

void
adduce_print_offer_paper (void)
{
  static const AdduceExportPaper paper = { report_begin, report_add, report_end };

  adduce_export_set_paper (&paper);
}
