/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A codebook as pages: paragraphs one below the other, broken into pages by the line.
 */
#include "config.h"

#include "adduce-print-private.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define FONT "serif"
#define BODY_SIZE 10.0
#define INDENT 14.0
#define BAR_WIDTH 3.0
#define FOOT_SIZE 8.0
#define FOOT_HEIGHT 18.0
#define MAX_DEPTH 12

/* A line of text on a page, with the bar beside it. */
typedef struct {
  PangoLayout *layout;
  int line;
  double x, y;
  double offset; /* of the line from x */
  char *color; /* #rrggbb, or NULL */
  double bar_y, bar_height;
} Item;

/* How a paragraph looks. */
typedef struct {
  double size;
  gboolean bold;
  double indent;
  double before;     /* space above */
  const char *color; /* of the bar beside it, or NULL */
  double keep;       /* room that must be left below, so that a heading is not the last on its page */
} Style;

typedef struct {
  char *text;
  Style style; /* its colour is the paragraph's own */
} Paragraph;

struct _AdducePrintBook {
  AdducePrintPaper paper;
  char *title;
  PangoContext *context;
  GArray *paragraphs; /* Paragraph */
  guint n_done;       /* of them are laid out */
  GPtrArray *pages;   /* GArray of Item */
  double y;           /* where the next paragraph begins on the last page */
};

static void
paragraph_clear (gpointer data)
{
  Paragraph *paragraph = data;

  g_free (paragraph->text);
  g_free ((char *) paragraph->style.color);
}

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->layout);
  g_free (item->color);
}

static double
get_bottom (AdducePrintBook *self)
{
  return self->paper.height - self->paper.bottom - FOOT_HEIGHT;
}

static void
begin_page (AdducePrintBook *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (page, item_clear);
  g_ptr_array_add (self->pages, page);
  self->y = self->paper.top;
}

static PangoLayout *
create_layout (AdducePrintBook *self, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (MAX (width, 72) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Its lines go on on the next page. */
static void
lay_out (AdducePrintBook *self, const Paragraph *paragraph)
{
  const Style *style = &paragraph->style;
  double top = self->paper.top, x = self->paper.left + style->indent;
  g_autoptr (PangoLayout) layout = create_layout (self, paragraph->text, style->size, style->bold,
                                                  self->paper.width - x - self->paper.right);

  self->y += self->y > top ? style->before : 0;
  if (self->y > top && self->y + style->size * 1.4 + style->keep > get_bottom (self))
    begin_page (self);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &logical);
      double height = logical.height / (double) PANGO_SCALE;
      if (self->y > top && self->y + height > get_bottom (self))
        begin_page (self);
      /* without gaps between the paragraphs of one value */
      double above = i == 0 && !style->bold && self->y > top ? style->before : 0;
      Item item = { g_object_ref (layout), i, x, self->y - logical.y / (double) PANGO_SCALE,
                    logical.x / (double) PANGO_SCALE, g_strdup (style->color), self->y - above, height + above };
      g_array_append_val ((GArray *) self->pages->pdata[self->pages->len - 1], item);
      self->y += height;
    }
}

/* --- what there is to say --- */

static void
add (AdducePrintBook *self, const char *text, const Style *style)
{
  if (text == NULL || *text == '\0')
    return;
  Paragraph paragraph = { g_strdup (text), *style };

  paragraph.style.color = g_strdup (style->color);
  g_array_append_val (self->paragraphs, paragraph);
}

static void
add_part (AdducePrintBook *self, const char *name, const char *text, const Style *style)
{
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *whole = g_strdup_printf ("%s: %s", name, text);
  add (self, whole, style);
}

static void
add_code (AdducePrintBook *self, const AdduceCodeInfo *info, double indent)
{
  const Style head = { BODY_SIZE + 1, TRUE, indent, 8, info->color, 40 };
  const Style body = { BODY_SIZE, FALSE, indent, 2, info->color, 0 };
  g_autoptr (GString) name = g_string_new (info->label);

  g_string_append_printf (name, " (%s)", info->id);
  if (info->merged_into != NULL)
    g_string_append_printf (name, ", %s %s", _("merged into"), info->merged_into);
  else if (info->retired)
    g_string_append_printf (name, ", %s", _("retired"));
  add (self, name->str, &head);
  add (self, info->definition, &body);
  add_part (self, _("When to use it"), info->use, &body);
  add_part (self, _("When not to use it"), info->avoid, &body);
  add_part (self, _("Example"), info->example, &body);
  add_part (self, _("Literature"), info->literature, &body);
  if (info->has_number)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, info->number);
      add_part (self, _("Number"), number, &body);
    }
}

static void
add_codes (AdducePrintBook *self, AdduceVariable *variable, const char *parent_id, guint depth)
{
  g_autoptr (GListModel) codes = adduce_variable_list_children (variable, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (codes) && depth < MAX_DEPTH; i++)
    {
      g_autoptr (AdduceCode) code = g_list_model_get_item (codes, i);

      add_code (self, adduce_code_get_info (code), INDENT * (depth + 1));
      add_codes (self, variable, adduce_code_get_id (code), depth + 1);
    }
}

static void
add_codebook (AdducePrintBook *self, AdduceCodebook *codebook)
{
  static const Style title = { 18, TRUE, 0, 0, NULL, 40 }, head = { 14, TRUE, 0, 16, NULL, 60 };
  static const Style body = { BODY_SIZE, FALSE, 0, 4, NULL, 0 };
  const char *const *rules = adduce_codebook_get_rules (codebook);
  GListModel *variables = adduce_codebook_get_variables (codebook);
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, adduce_codebook_get_version (codebook));
  /* translators: of a codebook */
  g_autofree char *version = g_strdup_printf (_("Version %s"), number);

  add (self, adduce_codebook_get_title (codebook), &title);
  add (self, version, &body);
  add (self, adduce_codebook_get_description (codebook), &body);
  if (rules != NULL && rules[0] != NULL)
    add (self, _("Coding rules"), &head);
  for (guint i = 0; rules != NULL && rules[i] != NULL; i++)
    {
      g_autofree char *rule = g_strdup_printf ("%u. %s", i + 1, rules[i]);
      add (self, rule, &body);
    }
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      add (self, adduce_variable_get_label (variable), &head);
      add (self, adduce_variable_kind_get_label (adduce_variable_get_kind (variable)), &body);
      add (self, adduce_variable_get_definition (variable), &body);
      add_codes (self, variable, NULL, 0);
    }
}

static void
draw_foot (AdducePrintBook *self, guint page, cairo_t *cr)
{
  g_autofree char *text = g_strdup_printf ("%s · %u", self->title, page + 1);
  g_autoptr (PangoLayout) layout =
    create_layout (self, text, FOOT_SIZE, FALSE, self->paper.width - self->paper.left - self->paper.right);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, self->paper.left, self->paper.height - self->paper.bottom - FOOT_SIZE * 1.4);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_bar (cairo_t *cr, const Item *item)
{
  PangoColor rgb;

  if (item->color == NULL || !pango_color_parse (&rgb, item->color))
    return;
  cairo_set_source_rgb (cr, rgb.red / 65535.0, rgb.green / 65535.0, rgb.blue / 65535.0);
  cairo_rectangle (cr, item->x - BAR_WIDTH - 4, item->bar_y, BAR_WIDTH, item->bar_height);
  cairo_fill (cr);
}

AdducePrintBook *
_adduce_print_book_new (AdduceCodebook *codebook, const AdducePrintPaper *paper)
{
  AdducePrintBook *self = g_new0 (AdducePrintBook, 1);

  self->paper = *paper;
  self->title = g_strdup (adduce_codebook_get_title (codebook));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) g_array_unref);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, paragraph_clear);
  add_codebook (self, codebook);
  return self;
}

void
_adduce_print_book_free (AdducePrintBook *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->paragraphs);
  g_ptr_array_unref (self->pages);
  g_clear_object (&self->context);
  g_free (self->title);
  g_free (self);
}

/* Only here, so that the font map is that of the thread which goes on. */
static void
begin (AdducePrintBook *self)
{
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* points, and no rounding to the dots of a screen */
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  begin_page (self);
}

gboolean
_adduce_print_book_step (AdducePrintBook *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  if (self->context == NULL)
    begin (self);
  while (self->n_done < self->paragraphs->len)
    {
      lay_out (self, &g_array_index (self->paragraphs, Paragraph, self->n_done++));
      if (g_get_monotonic_time () >= end)
        break;
    }
  return self->n_done == self->paragraphs->len;
}

double
_adduce_print_book_get_progress (AdducePrintBook *self)
{
  return self->paragraphs->len > 0 ? (double) self->n_done / self->paragraphs->len : 1;
}

guint
_adduce_print_book_get_n_pages (AdducePrintBook *self)
{
  return self->pages->len;
}

void
_adduce_print_book_draw (AdducePrintBook *self, guint page, cairo_t *cr)
{
  GArray *items = self->pages->pdata[page];

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      PangoLayoutLine *line = pango_layout_get_line_readonly (item->layout, item->line);

      draw_bar (cr, item);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_move_to (cr, item->x + item->offset, item->y);
      pango_cairo_show_layout_line (cr, line);
    }
  draw_foot (self, page, cr);
}
