/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours and lines on paper.
 */
#include "config.h"

#include "adduce-print-ink.h"

#include <math.h>

#define MIN_CONTRAST 3.0
#define GREY 0.45

/* By WCAG 2.1, as in the window's palette. */
static double
get_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_contrast (const AdducePrintInk *ink)
{
  double luminance
    = 0.2126 * get_linear (ink->red) + 0.7152 * get_linear (ink->green) + 0.0722 * get_linear (ink->blue);

  return 1.05 / (luminance + 0.05);
}

AdducePrintInk
adduce_print_ink_parse (const char *color)
{
  AdducePrintInk ink = { GREY, GREY, GREY };
  guint64 value;

  if (color == NULL || *color != '#' || strlen (color) != 7
      || !g_ascii_string_to_unsigned (color + 1, 16, 0, 0xffffff, &value, NULL))
    return ink;

  ink.red = (double) (value >> 16) / 255;
  ink.green = (double) (value >> 8 & 0xff) / 255;
  ink.blue = (double) (value & 0xff) / 255;
  while (get_contrast (&ink) < MIN_CONTRAST)
    {
      ink.red *= 0.95;
      ink.green *= 0.95;
      ink.blue *= 0.95;
    }
  return ink;
}

void
adduce_print_ink_set (const AdducePrintInk *ink, double alpha, cairo_t *cr)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, alpha);
}

static void
add_wave (double x1, double y1, double x2, double y2, cairo_t *cr)
{
  double length = hypot (x2 - x1, y2 - y1);
  double x = (x2 - x1) / length;
  double y = (y2 - y1) / length;
  int side = 1;

  cairo_move_to (cr, x1, y1);
  for (double at = 2; at < length; at += 2)
    {
      cairo_line_to (cr, x1 + x * at - y * side * 0.9, y1 + y * at + x * side * 0.9);
      side = -side;
    }
  cairo_line_to (cr, x2, y2);
}

static void
add_parallel (double x1, double y1, double x2, double y2, double distance, cairo_t *cr)
{
  double length = hypot (x2 - x1, y2 - y1);
  double dx = -(y2 - y1) / length * distance;
  double dy = (x2 - x1) / length * distance;

  cairo_move_to (cr, x1 + dx, y1 + dy);
  cairo_line_to (cr, x2 + dx, y2 + dy);
}

void
adduce_print_ink_line (const AdducePrintInk *ink, AdduceCodePattern pattern, double x1, double y1, double x2,
                       double y2, cairo_t *cr)
{
  static const double dashed[] = { 4, 2 };
  static const double dotted[] = { 0, 2.4 };

  if (hypot (x2 - x1, y2 - y1) < 0.1)
    return;

  cairo_save (cr);
  adduce_print_ink_set (ink, 1, cr);
  cairo_set_line_width (cr, 1.4);
  switch (pattern)
    {
    case ADDUCE_CODE_PATTERN_WAVY:
      cairo_set_line_width (cr, 0.8);
      add_wave (x1, y1, x2, y2, cr);
      break;
    case ADDUCE_CODE_PATTERN_DOUBLE:
      cairo_set_line_width (cr, 0.6);
      add_parallel (x1, y1, x2, y2, 0.8, cr);
      add_parallel (x1, y1, x2, y2, -0.8, cr);
      break;
    case ADDUCE_CODE_PATTERN_DASHED:
      cairo_set_dash (cr, dashed, G_N_ELEMENTS (dashed), 0);
      add_parallel (x1, y1, x2, y2, 0, cr);
      break;
    case ADDUCE_CODE_PATTERN_DOTTED:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dotted, G_N_ELEMENTS (dotted), 0);
      add_parallel (x1, y1, x2, y2, 0, cr);
      break;
    case ADDUCE_CODE_PATTERN_THIN:
      cairo_set_line_width (cr, 0.6);
      add_parallel (x1, y1, x2, y2, 0, cr);
      break;
    case ADDUCE_CODE_PATTERN_SOLID:
    default:
      add_parallel (x1, y1, x2, y2, 0, cr);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}
