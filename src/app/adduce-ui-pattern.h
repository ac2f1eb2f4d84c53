/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the line that stands for a codebook value is drawn, so that values differ without colour: under
 * claims in the article, in their brackets and in the swatches of the inspector alike.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

/** The height of a line, in logical pixels, at which all patterns look their best. */
#define ADDUCE_UI_PATTERN_HEIGHT 4

/**
 * adduce_ui_pattern_append:
 * @line: where to draw, 2 to 4 pixels high; crisp where the coordinates are whole numbers
 *
 * Draws a horizontal line of that pattern that fills the rectangle. Below 3 pixels a double line has no
 * whole pixel for its gap and gets blurred, and the wave is flat.
 */
void adduce_ui_pattern_append (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color,
                               const graphene_rect_t *line);

/** The same downwards: @line is 1 to 4 pixels wide. */
void adduce_ui_pattern_append_down (GtkSnapshot *snapshot, AdduceCodePattern pattern, const GdkRGBA *color,
                                    const graphene_rect_t *line);

G_END_DECLS
