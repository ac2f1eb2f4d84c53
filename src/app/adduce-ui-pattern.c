/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing of line patterns. Straight lines are colour nodes; what repeats is one small tile in a repeat node: a node
 * a dash would be hundreds for a page of dotted lines, and to stroke a long wave takes longer than all else on the
 * page.
 */
#include "config.h"

#include "adduce-ui-pattern.h"

#define WAVE_LENGTH 8.0

/* A line along x or along y, in which parts are told by where they are along it and across. */
typedef struct {
  GtkSnapshot *snapshot;
  const GdkRGBA *color;
  graphene_rect_t line;
  gboolean down;
} Pen;

static float
get_length (const Pen *pen)
{
  return pen->down ? pen->line.size.height : pen->line.size.width;
}

static float
get_thickness (const Pen *pen)
{
  return pen->down ? pen->line.size.width : pen->line.size.height;
}

static graphene_rect_t
get_part (const Pen *pen, float along, float across, float length, float thickness)
{
  if (pen->down)
    return GRAPHENE_RECT_INIT (pen->line.origin.x + across, pen->line.origin.y + along, thickness, length);

  return GRAPHENE_RECT_INIT (pen->line.origin.x + along, pen->line.origin.y + across, length, thickness);
}

static void
append_bar (const Pen *pen, float across, float thickness)
{
  graphene_rect_t bar = get_part (pen, 0, across, get_length (pen), thickness);

  gtk_snapshot_append_color (pen->snapshot, pen->color, &bar);
}

static void
append_double (const Pen *pen)
{
  float thickness = get_thickness (pen);
  float bar = thickness < 3 ? thickness / 3 : (int) (thickness / 3);

  append_bar (pen, 0, bar);
  append_bar (pen, thickness - bar, bar);
}

static void
append_thin (const Pen *pen)
{
  float thickness = get_thickness (pen), bar = MIN (thickness, 1);

  append_bar (pen, (int) ((thickness - bar) / 2), bar);
}

/* What is drawn until gtk_snapshot_pop() is repeated all along the line. */
static void
push_tiles (const Pen *pen, float length)
{
  graphene_rect_t tile = get_part (pen, 0, 0, length, get_thickness (pen));

  gtk_snapshot_push_repeat (pen->snapshot, &pen->line, &tile);
}

static void
append_dashes (const Pen *pen, float thickness, float on, float off)
{
  graphene_rect_t dash = get_part (pen, 0, (int) ((get_thickness (pen) - thickness) / 2), on, thickness);

  push_tiles (pen, on + off);
  gtk_snapshot_append_color (pen->snapshot, pen->color, &dash);
  gtk_snapshot_pop (pen->snapshot);
}

/* Half waves as Bézier curves: control points at 0.3642 of the half make the closest fit to a sine. One begins in
 * front of the tile and one ends behind it, so that there is no seam. */
static void
append_wave (const Pen *pen)
{
  graphene_rect_t tile = get_part (pen, 0, 0, WAVE_LENGTH, get_thickness (pen));
  double width = MIN (1.5, get_thickness (pen) / 2);
  double half = WAVE_LENGTH / 2, bulge = (get_thickness (pen) - width) / 2 * 4 / 3;
  cairo_t *cr;
  int sign = 1;

  push_tiles (pen, WAVE_LENGTH);
  cr = gtk_snapshot_append_cairo (pen->snapshot, &tile);
  cairo_translate (cr, tile.origin.x, tile.origin.y);
  if (pen->down)
    cairo_transform (cr, &(cairo_matrix_t) { 0, 1, 1, 0, 0, 0 });
  cairo_translate (cr, 0, get_thickness (pen) / 2);
  gdk_cairo_set_source_rgba (cr, pen->color);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, -half, 0);
  for (double x = -half; x < WAVE_LENGTH + half; x += half, sign = -sign)
    cairo_curve_to (cr, x + half * 0.3642, sign * bulge, x + half * 0.6358, sign * bulge, x + half, 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
  gtk_snapshot_pop (pen->snapshot);
}

static void
append_pattern (const Pen *pen, AdduceCodePattern pattern)
{
  float thickness, dot;

  if (!(pen->line.size.width > 0 && pen->line.size.height > 0))
    return;

  thickness = get_thickness (pen);
  dot = MAX (MIN (thickness, 2), thickness - 1);

  switch (pattern)
    {
    case ADDUCE_CODE_PATTERN_DASHED:
      append_dashes (pen, thickness, 3 * thickness, thickness + 1);
      return;

    case ADDUCE_CODE_PATTERN_DOTTED:
      append_dashes (pen, dot, dot, dot);
      return;

    case ADDUCE_CODE_PATTERN_DOUBLE:
      append_double (pen);
      return;

    case ADDUCE_CODE_PATTERN_WAVY:
      append_wave (pen);
      return;

    case ADDUCE_CODE_PATTERN_THIN:
      append_thin (pen);
      return;

    case ADDUCE_CODE_PATTERN_SOLID:
    default:
      append_bar (pen, 0, thickness);
      return;
    }
}

void
adduce_ui_pattern_append (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color,
                          const graphene_rect_t *line)
{
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (color != NULL);
  g_return_if_fail (line != NULL);

  append_pattern (&(Pen) { snapshot, color, *line, FALSE }, pattern);
}

void
adduce_ui_pattern_append_down (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color,
                               const graphene_rect_t *line)
{
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (color != NULL);
  g_return_if_fail (line != NULL);

  append_pattern (&(Pen) { snapshot, color, *line, TRUE }, pattern);
}
