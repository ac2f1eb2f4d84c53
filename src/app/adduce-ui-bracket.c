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

/* Letters are made this much smaller at most to fit their chip. */
#define MIN_SCALE 0.7

static void
append_text (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, const GdkRGBA *color,
             const graphene_rect_t *chip)
{
  int width, height;
  float scale;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  scale = MIN (1, MIN ((chip->size.width - 1) / MAX (width, 1), chip->size.height / MAX (height, 1)));
  if (scale < MIN_SCALE && g_utf8_strlen (text, -1) > 1)
    {
      pango_layout_set_text (layout, text, (int) (g_utf8_next_char (text) - text));
      pango_layout_get_pixel_size (layout, &width, &height);
      scale = MIN (1, MIN ((chip->size.width - 1) / MAX (width, 1), chip->size.height / MAX (height, 1)));
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (chip->origin.x + (chip->size.width - width * scale) / 2,
                                                chip->origin.y + (chip->size.height - height * scale) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_ring (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect, float radius, float pen)
{
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  const float widths[4] = { pen, pen, pen, pen };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
append_disc (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect, float radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static gboolean
is_hollow (const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags)
{
  return paint->unset || !(flags & ADDUCE_UI_BRACKET_OWN);
}

void
adduce_ui_bracket_append_chip (GtkSnapshot *snapshot, PangoLayout *layout, const AdduceUiClaimPaint *paint,
                               AdduceUiBracketFlags flags, const graphene_rect_t *chip)
{
  gboolean hollow = is_hollow (paint, flags);

  if (paint->faded)
    return;

  append_disc (snapshot, hollow ? &paint->paper : &paint->line, chip, RADIUS);
  if (hollow)
    append_ring (snapshot, &paint->line, chip, RADIUS, 1);
  append_text (snapshot, layout, paint->letters, hollow ? &paint->text : &paint->ink, chip);

  if (flags & ADDUCE_UI_BRACKET_NOTE)
    {
      float x = flags & ADDUCE_UI_BRACKET_RIGHT ? chip->origin.x + chip->size.width - NOTE / 2.0
                                                : chip->origin.x - NOTE / 2.0;
      graphene_rect_t dot = GRAPHENE_RECT_INIT (x, chip->origin.y - NOTE / 2.0, NOTE, NOTE), halo = dot;

      graphene_rect_inset (&halo, -1, -1);
      append_disc (snapshot, &paint->paper, &halo, halo.size.width / 2);
      append_disc (snapshot, &paint->text, &dot, NOTE / 2.0);
    }
}

/* A line down: the pattern lying, turned by a right angle. */
static void
append_down (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color, float x, float top, float bottom,
             float width)
{
  if (bottom <= top)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((int) (x + width / 2), top));
  gtk_snapshot_rotate (snapshot, 90);
  adduce_ui_pattern_append (snapshot, pattern, color, &GRAPHENE_RECT_INIT (0, 0, bottom - top, width));
  gtk_snapshot_restore (snapshot);
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
adduce_ui_bracket_append_foot (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags,
                               float x, float bottom)
{
  gboolean right = (flags & ADDUCE_UI_BRACKET_RIGHT) != 0;

  x = (int) x;
  if (flags & ADDUCE_UI_BRACKET_OPEN && !paint->faded)
    {
      graphene_rect_t circle = GRAPHENE_RECT_INIT (x - CIRCLE / 2.0, bottom - CIRCLE / 2.0, CIRCLE, CIRCLE);

      append_disc (snapshot, &paint->paper, &circle, CIRCLE / 2.0);
      append_ring (snapshot, &paint->line, &circle, CIRCLE / 2.0, 1.5);
    }
  else
    gtk_snapshot_append_color (snapshot, &paint->line,
                               &GRAPHENE_RECT_INIT (right ? x - FOOT + 2 : x - 1, bottom - 1, FOOT,
                                                    paint->faded ? 1 : 2));
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

void
adduce_ui_bracket_append_more (GtkSnapshot *snapshot, PangoLayout *layout, guint n, const GdkRGBA *color,
                               const graphene_rect_t *chip)
{
  char text[8];

  g_snprintf (text, sizeof text, "+%u", MIN (n, 99));
  append_text (snapshot, layout, text, color, chip);
}
