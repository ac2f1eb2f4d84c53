/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How articles look, as the settings say: light or dark, font, colours, and how the text is set.
 *
 * Font and colours are one style sheet for the whole program, made anew as settings, darkness or contrast
 * change. Colours are those of a GtkSourceView style scheme, but neither the scheme itself nor a text tag is
 * used: the palette takes the two colours, makes sure of the contrast and gives them to all that draws.
 */
#pragma once

#include <gio/gio.h>
#include "adduce-ui-palette.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

/** To be called once there is a display; does nothing the second time. */
void adduce_ui_reading_start (void);

/** Makes a view follow the settings. @settings: those of the program. */
void adduce_ui_reading_bind (GSettings *settings, AdduceUiTextView *view);

/**
 * adduce_ui_reading_dup_css:
 * @family: a font's family, or empty
 * @points: its size, or 0
 * @palette: whose paper is used, where it has one
 *
 * Returns: (transfer full): the style sheet
 */
char *adduce_ui_reading_dup_css (const char *family, int points, AdduceUiPalette *palette);

G_END_DECLS
