/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdducePrintInk: a colour on white paper, and the lines that are drawn in it.
 */
#pragma once

#include <cairo.h>
#include "adduce.h"

G_BEGIN_DECLS

typedef struct {
  double red;
  double green;
  double blue;
} AdducePrintInk;

/** @color: (nullable): `#rrggbb`; made darker until its contrast with white is 3:1. Grey without one. */
AdducePrintInk adduce_print_ink_parse (const char *color);

void adduce_print_ink_set (const AdducePrintInk *ink, double alpha, cairo_t *cr);

/** A line of that pattern, across or down, about 1.5 points wide. */
void adduce_print_ink_line (const AdducePrintInk *ink, AdduceCodePattern pattern, double x1, double y1, double x2,
                            double y2, cairo_t *cr);

G_END_DECLS
