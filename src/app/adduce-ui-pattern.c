/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing of line patterns. Straight lines are colour nodes; what repeats is one Cairo node each, since
 * a node a dash would be hundreds for a page of dotted lines.
 */
#include "config.h"

#include "adduce-ui-pattern.h"

#define WAVE_LENGTH 8.0

static void
append_bar (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *line, float y, float height)
{
  graphene_rect_t bar = GRAPHENE_RECT_INIT (line->origin.x, line->origin.y + y, line->size.width, height);

  gtk_snapshot_append_color (snapshot, color, &bar);
}

static void
append_double (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *line)
{
  float height = line->size.height;
  float bar = height < 3 ? height / 3 : (int) (height / 3);

  append_bar (snapshot, color, line, 0, bar);
  append_bar (snapshot, color, line, height - bar, bar);
}

static void
append_thin (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *line)
{
  float bar = MIN (line->size.height, 1);

  append_bar (snapshot, color, line, (int) ((line->size.height - bar) / 2), bar);
}

static void
append_dashes (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *line, double pen, double on,
               double off)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, line);
  double y = line->origin.y + (int) ((line->size.height - pen) / 2) + pen / 2;
  double dashes[] = { on, off };

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, pen);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, line->origin.x, y);
  cairo_line_to (cr, line->origin.x + line->size.width, y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Half waves as Bézier curves: control points at 0.3642 of the half make the closest fit to a sine. */
static void
append_wave (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *line)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, line);
  double pen = MIN (1.5, line->size.height / 2);
  double half = WAVE_LENGTH / 2;
  double bulge = (line->size.height - pen) / 2 * 4 / 3;
  double end = line->origin.x + line->size.width;
  double y = line->origin.y + line->size.height / 2;
  int sign = -1;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, pen);
  cairo_rectangle (cr, line->origin.x, line->origin.y, line->size.width, line->size.height);
  cairo_clip (cr);
  cairo_move_to (cr, line->origin.x, y);
  for (double x = line->origin.x; x < end; x += half, sign = -sign)
    cairo_curve_to (cr, x + half * 0.3642, y + sign * bulge, x + half * 0.6358, y + sign * bulge, x + half, y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
adduce_ui_pattern_append (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color,
                          const graphene_rect_t *line)
{
  double height, dot;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (color != NULL);
  g_return_if_fail (line != NULL);

  if (!(line->size.width > 0 && line->size.height > 0))
    return;

  height = line->size.height;
  dot = MAX (MIN (height, 2), height - 1);

  switch (pattern)
    {
    case ADDUCE_CODE_PATTERN_DASHED:
      append_dashes (snapshot, color, line, height, 3 * height, height + 1);
      return;

    case ADDUCE_CODE_PATTERN_DOTTED:
      append_dashes (snapshot, color, line, dot, dot, dot);
      return;

    case ADDUCE_CODE_PATTERN_DOUBLE:
      append_double (snapshot, color, line);
      return;

    case ADDUCE_CODE_PATTERN_WAVY:
      append_wave (snapshot, color, line);
      return;

    case ADDUCE_CODE_PATTERN_THIN:
      append_thin (snapshot, color, line);
      return;

    case ADDUCE_CODE_PATTERN_SOLID:
    default:
      append_bar (snapshot, color, line, 0, line->size.height);
      return;
    }
}
