/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours of codes: how they contrast, what people with a common colour blindness see of them, how alike two are.
 *
 * Contrast: WCAG 2.2, relative luminance and contrast ratio. Colour blindness: the matrices for severity 1.0 of
 * Machado, Oliveira & Fernandes 2009, A Physiologically-based Model for Simulation of Color Vision Deficiency (IEEE
 * TVCG 15(6)), on linear sRGB. Difference: CIEDE2000 (Sharma, Wu & Dalal 2005), of CIELAB under D65.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Linear light, 0 to 1. */
typedef struct {
  double red;
  double green;
  double blue;
} AdduceColor;

typedef struct {
  double l;
  double a;
  double b;
} AdduceLab;

typedef enum {
  ADDUCE_VISION_FULL,
  ADDUCE_VISION_PROTANOPIA,
  ADDUCE_VISION_DEUTERANOPIA,
  ADDUCE_VISION_TRITANOPIA,
} AdduceVision;

/** `#rrggbb`; %FALSE for anything else. */
gboolean adduce_color_parse (const char *text, AdduceColor *ret_color);

/** (transfer full): `#rrggbb`. */
char *adduce_color_to_string (AdduceColor color);

/** 1 to 21. */
double adduce_color_get_contrast (AdduceColor a, AdduceColor b);
AdduceColor adduce_color_simulate (AdduceColor color, AdduceVision vision);
AdduceLab adduce_color_to_lab (AdduceColor color);

/** CIEDE2000. */
double adduce_lab_get_difference (AdduceLab a, AdduceLab b);

/**
 * adduce_color_find_readable:
 * @contrast: what is wanted against both white and #1e1e1e
 *
 * The colour made darker or lighter, as little as will do.
 *
 * Returns: (transfer full)
 */
char *adduce_color_find_readable (AdduceColor color, double contrast);

/** The least contrast of the two themes, white and #1e1e1e. */
double adduce_color_get_least_contrast (AdduceColor color);

G_END_DECLS
