/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing of brackets. Lines are whole pixels wide and stand at whole pixels.
 */
#include "config.h"

#include "adduce-ui-bracket.h"
#include "adduce-ui-pattern.h"

#define STEM 3
#define STEM_THIN 2
#define FOOT 5
#define CIRCLE 6
#define NOTE 5
#define RADIUS 3

/* A chip's stamp is so much larger than the chip. */
#define AROUND 4

/* Letters are made this much smaller at most to fit their chip. */
#define MIN_SCALE 0.7

/* What a chip is drawn from. */
typedef struct {
  PangoLayout *layout;
  const AdduceUiClaimPaint *paint;
  AdduceUiBracketFlags flags;
} Chip;

/* Letters that would be too small are one less; a number stays whole. */
static void
draw_text (cairo_t *cr, PangoLayout *layout, const char *text, float x, float y, float width, float height)
{
  int text_width, text_height;
  float scale;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  scale = MIN (1, MIN ((width - 1) / MAX (text_width, 1), height / MAX (text_height, 1)));
  if (scale < MIN_SCALE && *text != '+' && g_utf8_strlen (text, -1) > 1)
    {
      pango_layout_set_text (layout, text, (int) (g_utf8_next_char (text) - text));
      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      scale = MIN (1, MIN ((width - 1) / MAX (text_width, 1), height / MAX (text_height, 1)));
    }

  cairo_save (cr);
  cairo_translate (cr, x + (width - text_width * scale) / 2, y + (height - text_height * scale) / 2);
  cairo_scale (cr, scale, scale);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - RADIUS, y + RADIUS, RADIUS, -G_PI / 2, 0);
  cairo_arc (cr, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, G_PI / 2);
  cairo_arc (cr, x + RADIUS, y + height - RADIUS, RADIUS, G_PI / 2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static gboolean
is_hollow (const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags)
{
  return paint->unset || !(flags & ADDUCE_UI_BRACKET_OWN);
}

static void
draw_note (cairo_t *cr, const Chip *chip, float width)
{
  double x = chip->flags & ADDUCE_UI_BRACKET_RIGHT ? width - AROUND : AROUND;

  cairo_arc (cr, x, AROUND, NOTE / 2.0 + 1, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &chip->paint->paper);
  cairo_fill (cr);
  cairo_arc (cr, x, AROUND, NOTE / 2.0, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &chip->paint->text);
  cairo_fill (cr);
}

static void
draw_chip (cairo_t *cr, float width, float height, gconstpointer data)
{
  const Chip *chip = data;
  const AdduceUiClaimPaint *paint = chip->paint;
  gboolean hollow = is_hollow (paint, chip->flags);
  float inner_width = width - 2 * AROUND, inner_height = height - 2 * AROUND;

  add_rounded (cr, AROUND, AROUND, inner_width, inner_height);
  gdk_cairo_set_source_rgba (cr, hollow ? &paint->paper : &paint->line);
  cairo_fill (cr);
  if (hollow)
    {
      add_rounded (cr, AROUND + 0.5, AROUND + 0.5, inner_width - 1, inner_height - 1);
      gdk_cairo_set_source_rgba (cr, &paint->line);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  gdk_cairo_set_source_rgba (cr, hollow ? &paint->text : &paint->ink);
  draw_text (cr, chip->layout, paint->letters, AROUND, AROUND, inner_width, inner_height);
  if (chip->flags & ADDUCE_UI_BRACKET_NOTE)
    draw_note (cr, chip, width);
}

void
adduce_ui_bracket_append_chip (GtkSnapshot *snapshot, AdduceUiStamps *stamps, PangoLayout *layout,
                               const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags,
                               const graphene_rect_t *where)
{
  const Chip chip = { layout, paint, flags };
  graphene_rect_t stamp = *where;
  char key[64];

  if (paint->faded)
    return;

  graphene_rect_inset (&stamp, -AROUND, -AROUND);
  g_snprintf (key, sizeof key, "chip %s %02x%02x%02x %d %d", paint->letters, (int) (paint->line.red * 255),
              (int) (paint->line.green * 255), (int) (paint->line.blue * 255), paint->unset,
              (int) (flags & ~ADDUCE_UI_BRACKET_OPEN));
  adduce_ui_stamps_append (stamps, snapshot, key, &stamp, draw_chip, &chip);
}

static void
append_down (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color, float x, float top, float bottom,
             float width)
{
  if (bottom > top)
    adduce_ui_pattern_append_down (snapshot, pattern, color,
                                   &GRAPHENE_RECT_INIT ((int) (x - width / 2), top, width, bottom - top));
}

void
adduce_ui_bracket_append_stem (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags,
                               float x, float top, float bottom)
{
  AdduceCodePattern pattern = paint->unset ? ADDUCE_CODE_PATTERN_DASHED : paint->pattern;
  float width = paint->faded ? 1 : is_hollow (paint, flags) ? STEM_THIN : STEM;

  append_down (snapshot, pattern, &paint->line, x, top, bottom, width);
}

void
adduce_ui_bracket_append_joint (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, float x, float top,
                                float bottom)
{
  append_down (snapshot, ADDUCE_CODE_PATTERN_DASHED, &paint->line, x, top, bottom, 1);
}

void
adduce_ui_bracket_append_foot (GtkSnapshot *snapshot, AdduceUiStamps *stamps, const AdduceUiClaimPaint *paint,
                               AdduceUiBracketFlags flags, float x, float bottom)
{
  gboolean right = (flags & ADDUCE_UI_BRACKET_RIGHT) != 0;
  graphene_rect_t foot;

  x = (int) x;
  if (flags & ADDUCE_UI_BRACKET_OPEN && !paint->faded)
    {
      graphene_rect_init (&foot, x - CIRCLE / 2, bottom - CIRCLE / 2, CIRCLE, CIRCLE);
      adduce_ui_stamps_append_ring (stamps, snapshot, &paint->line, &paint->paper, &foot);
      return;
    }

  graphene_rect_init (&foot, right ? x - FOOT + 2 : x - 1, bottom - 1, FOOT, paint->faded ? 1 : 2);
  gtk_snapshot_append_color (snapshot, &paint->line, &foot);
}

void
adduce_ui_bracket_append_ground (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, gboolean strong,
                                 gboolean starts, gboolean ends, const graphene_rect_t *ground)
{
  const GdkRGBA colors[4] = { paint->text, paint->text, paint->text, paint->text };
  const float pen = strong ? 2 : 1;
  const float widths[4] = { starts ? pen : 0, pen, ends ? pen : 0, pen };
  GskRoundedRect outline;
  float above = starts ? RADIUS + 1 : 0, below = ends ? RADIUS + 1 : 0;

  gsk_rounded_rect_init (&outline, ground, &GRAPHENE_SIZE_INIT (above, above), &GRAPHENE_SIZE_INIT (above, above),
                         &GRAPHENE_SIZE_INIT (below, below), &GRAPHENE_SIZE_INIT (below, below));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (!paint->faded)
    gtk_snapshot_append_color (snapshot, &paint->focused_fill, ground);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

typedef struct {
  PangoLayout *layout;
  const GdkRGBA *color;
  const char *text;
} More;

static void
draw_more (cairo_t *cr, float width, float height, gconstpointer data)
{
  const More *more = data;

  gdk_cairo_set_source_rgba (cr, more->color);
  draw_text (cr, more->layout, more->text, 0, 0, width, height);
}

void
adduce_ui_bracket_append_more (GtkSnapshot *snapshot, AdduceUiStamps *stamps, PangoLayout *layout, guint n,
                               const GdkRGBA *color, const graphene_rect_t *chip)
{
  char text[8];
  const More more = { layout, color, text };

  g_snprintf (text, sizeof text, "+%u", MIN (n, 99));
  adduce_ui_stamps_append (stamps, snapshot, text, chip, draw_more, &more);
}
