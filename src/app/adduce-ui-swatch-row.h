/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSwatchRow: colours or patterns as buttons, of which one may be pressed. The colours are those of the palette,
 * which differ from one another also to people with a common colour blindness.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SWATCH_ROW (adduce_ui_swatch_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSwatchRow, adduce_ui_swatch_row, ADDUCE_UI, SWATCH_ROW, GtkWidget)

/*
 * AdduceUiSwatchRow::chosen (row, const char *what): a colour, `#rrggbb`, or the word of a pattern.
 */

/** Patterns, or colours. */
GtkWidget *adduce_ui_swatch_row_new (gboolean patterns);

/** @color: (nullable): as the value has them; what is pressed, and how the swatches look. */
void adduce_ui_swatch_row_set (AdduceUiSwatchRow *self, const char *color, AdduceCodePattern pattern);

G_END_DECLS
