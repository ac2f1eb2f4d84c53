/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A codebook as a PDF file: paragraphs one below the other, broken into pages by the line.
 */
#include "config.h"

#include "adduce-print.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define FONT "serif"
#define BODY_SIZE 10.0
#define INDENT 14.0
#define BAR_WIDTH 3.0
#define FOOT_SIZE 8.0
#define FOOT_HEIGHT 18.0
#define MAX_DEPTH 12

/* Where the pen is. */
typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
  const AdducePrintPaper *paper;
  const char *title;
  double y;
  guint page;
} Pen;

/* How a paragraph looks. */
typedef struct {
  double size;
  gboolean bold;
  double indent;
  double before;     /* space above */
  const char *color; /* of the bar beside it, or NULL */
  double keep;       /* room that must be left below, so that a heading is not the last on its page */
} Style;

static double
get_bottom (Pen *pen)
{
  return pen->paper->height - pen->paper->bottom - FOOT_HEIGHT;
}

static void
draw_foot (Pen *pen)
{
  g_autofree char *text = g_strdup_printf ("%s · %u", pen->title, pen->page);
  g_autoptr (PangoLayout) layout = pango_layout_new (pango_layout_get_context (pen->layout));
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, FOOT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) ((pen->paper->width - pen->paper->left - pen->paper->right) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_text (layout, text, -1);
  cairo_set_source_rgb (pen->cr, 0.35, 0.35, 0.35);
  cairo_move_to (pen->cr, pen->paper->left, pen->paper->height - pen->paper->bottom - FOOT_SIZE * 1.4);
  pango_cairo_show_layout (pen->cr, layout);
}

static void
end_page (Pen *pen)
{
  draw_foot (pen);
  cairo_show_page (pen->cr);
  pen->page++;
  pen->y = pen->paper->top;
}

/* (nullable) @color: #rrggbb */
static void
draw_bar (Pen *pen, const char *color, double x, double y, double height)
{
  PangoColor rgb;

  if (color == NULL || !pango_color_parse (&rgb, color))
    return;
  cairo_set_source_rgb (pen->cr, rgb.red / 65535.0, rgb.green / 65535.0, rgb.blue / 65535.0);
  cairo_rectangle (pen->cr, x - BAR_WIDTH - 4, y, BAR_WIDTH, height);
  cairo_fill (pen->cr);
}

static void
set_up_layout (Pen *pen, const char *text, const Style *style)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  double width = pen->paper->width - pen->paper->left - pen->paper->right - style->indent;

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (pen->layout, font);
  pango_layout_set_width (pen->layout, (int) (MAX (width, 72) * PANGO_SCALE));
  pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (pen->layout, text, -1);
}

/* A paragraph; its lines go on on the next page. */
static void
draw (Pen *pen, const char *text, const Style *style)
{
  double x = pen->paper->left + style->indent;

  if (text == NULL || *text == '\0')
    return;
  set_up_layout (pen, text, style);
  pen->y += pen->y > pen->paper->top ? style->before : 0;
  if (pen->y > pen->paper->top && pen->y + style->size * 1.4 + style->keep > get_bottom (pen))
    end_page (pen);

  for (int i = 0; i < pango_layout_get_line_count (pen->layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (pen->layout, i);
      PangoRectangle logical;

      pango_layout_line_get_extents (line, NULL, &logical);
      double height = logical.height / (double) PANGO_SCALE;
      if (pen->y > pen->paper->top && pen->y + height > get_bottom (pen))
        end_page (pen);
      /* without gaps between the paragraphs of one value */
      double above = i == 0 && !style->bold && pen->y > pen->paper->top ? style->before : 0;
      draw_bar (pen, style->color, x, pen->y - above, height + above);
      cairo_set_source_rgb (pen->cr, 0, 0, 0);
      cairo_move_to (pen->cr, x + logical.x / (double) PANGO_SCALE, pen->y - logical.y / (double) PANGO_SCALE);
      pango_cairo_show_layout_line (pen->cr, line);
      pen->y += height;
    }
}

static void
draw_part (Pen *pen, const char *name, const char *text, const Style *style)
{
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *whole = g_strdup_printf ("%s: %s", name, text);
  draw (pen, whole, style);
}

static void
draw_code (Pen *pen, const AdduceCodeInfo *info, double indent)
{
  const Style head = { BODY_SIZE + 1, TRUE, indent, 8, info->color, 40 };
  const Style body = { BODY_SIZE, FALSE, indent, 2, info->color, 0 };
  g_autoptr (GString) name = g_string_new (info->label);

  g_string_append_printf (name, " (%s)", info->id);
  if (info->merged_into != NULL)
    g_string_append_printf (name, ", %s %s", _("merged into"), info->merged_into);
  else if (info->retired)
    g_string_append_printf (name, ", %s", _("retired"));
  draw (pen, name->str, &head);
  draw (pen, info->definition, &body);
  draw_part (pen, _("When to use it"), info->use, &body);
  draw_part (pen, _("When not to use it"), info->avoid, &body);
  draw_part (pen, _("Example"), info->example, &body);
  draw_part (pen, _("Literature"), info->literature, &body);
  if (info->has_number)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, info->number);
      draw_part (pen, _("Number"), number, &body);
    }
}

static void
draw_codes (Pen *pen, AdduceVariable *variable, const char *parent_id, guint depth)
{
  g_autoptr (GListModel) codes = adduce_variable_list_children (variable, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (codes) && depth < MAX_DEPTH; i++)
    {
      g_autoptr (AdduceCode) code = g_list_model_get_item (codes, i);

      draw_code (pen, adduce_code_get_info (code), INDENT * (depth + 1));
      draw_codes (pen, variable, adduce_code_get_id (code), depth + 1);
    }
}

static void
draw_codebook (Pen *pen, AdduceCodebook *codebook)
{
  static const Style title = { 18, TRUE, 0, 0, NULL, 40 }, head = { 14, TRUE, 0, 16, NULL, 60 };
  static const Style body = { BODY_SIZE, FALSE, 0, 4, NULL, 0 };
  const char *const *rules = adduce_codebook_get_rules (codebook);
  GListModel *variables = adduce_codebook_get_variables (codebook);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, adduce_codebook_get_version (codebook));
  /* translators: of a codebook */
  g_autofree char *version = g_strdup_printf (_("Version %s"), number);

  draw (pen, adduce_codebook_get_title (codebook), &title);
  draw (pen, version, &body);
  draw (pen, adduce_codebook_get_description (codebook), &body);
  if (rules != NULL && rules[0] != NULL)
    draw (pen, _("Coding rules"), &head);
  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      g_autofree char *rule = g_strdup_printf ("%u. %s", i + 1, rules[i]);
      draw (pen, rule, &body);
    }
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      draw (pen, adduce_variable_get_label (variable), &head);
      draw (pen, adduce_variable_kind_get_label (adduce_variable_get_kind (variable)), &body);
      draw (pen, adduce_variable_get_definition (variable), &body);
      draw_codes (pen, variable, NULL, 0);
    }
}

static cairo_status_t
write_cb (gpointer bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
adduce_print_codebook_save_pdf (AdduceCodebook *codebook, const AdducePrintPaper *paper, const char *path,
                                guint *ret_n_pages, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), FALSE);
  g_return_val_if_fail (paper != NULL && path != NULL, FALSE);

  g_autoptr (GByteArray) array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, array, paper->width, paper->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, adduce_codebook_get_title (codebook));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Adduce " ADDUCE_VERSION);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  Pen pen = { cr, layout, paper, adduce_codebook_get_title (codebook), paper->top, 1 };
  draw_codebook (&pen, codebook);
  draw_foot (&pen);
  cairo_show_page (cr);
  g_object_unref (layout);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* translators: %s is what the drawing library says */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED, _("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  if (ret_n_pages != NULL)
    *ret_n_pages = pen.page;
  return adduce_durable_replace (path, bytes, NULL, NULL, NULL, error);
}
