/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPalette: the single owner of the colours that claims are drawn in.
 *
 * A codebook gives each value one colour, which was chosen for white paper. The palette makes of it a line
 * that can be seen (a contrast of 3:1 with the fill it stands on, 4.5:1 in high contrast) and a fill on
 * which words can be read: the fill's colour, however many fills blend, keeps 4.5:1 with the text. Where a
 * value has no colour, and for what is unset, it is grey.
 *
 * The functions that take a palette made by adduce_ui_palette_new() need no display.
 */
#pragma once

#include <gdk/gdk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PALETTE (adduce_ui_palette_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPalette, adduce_ui_palette, ADDUCE_UI, PALETTE, GObject)

/*
 * AdduceUiPalette::changed (palette)
 * The desktop changed to dark or light or to high contrast: draw anew.
 */

/** A palette that stays as it is. */
AdduceUiPalette *adduce_ui_palette_new (gboolean dark, gboolean high_contrast);

/** (transfer none): the palette that follows the style manager of the display. */
AdduceUiPalette *adduce_ui_palette_get_default (void);

gboolean adduce_ui_palette_get_dark (AdduceUiPalette *self);
gboolean adduce_ui_palette_get_high_contrast (AdduceUiPalette *self);

/**
 * adduce_ui_palette_set_paper:
 * @background: (nullable): %NULL for the theme's colours
 * @text: (nullable): %NULL with @background
 *
 * Says what articles stand on and their text's colour where these are not the theme's. The text is made darker
 * or lighter until its contrast is 7:1, so that fills have room. In high contrast the theme's colours hold.
 */
void adduce_ui_palette_set_paper (AdduceUiPalette *self, const GdkRGBA *background, const GdkRGBA *text);

/** Whether colours of adduce_ui_palette_set_paper() hold now. */
gboolean adduce_ui_palette_has_paper (AdduceUiPalette *self);

/** What the article stands on, and its text; the least favourable where the theme may differ. */
GdkRGBA adduce_ui_palette_get_background (AdduceUiPalette *self);
GdkRGBA adduce_ui_palette_get_text (AdduceUiPalette *self);

/**
 * adduce_ui_palette_get_line:
 * @color: (nullable): `#rrggbb` from the codebook; %NULL for a value without a colour or for unset
 *
 * The colour of lines, swatches and marks; opaque.
 */
GdkRGBA adduce_ui_palette_get_line (AdduceUiPalette *self, const char *color);

/** The pale colour behind the words; translucent, so that overlapping claims blend. */
GdkRGBA adduce_ui_palette_get_fill (AdduceUiPalette *self, const char *color);

/** The same for the claim that is focused: stronger. */
GdkRGBA adduce_ui_palette_get_focused_fill (AdduceUiPalette *self, const char *color);

/** Behind what a search found. */
GdkRGBA adduce_ui_palette_get_hit (AdduceUiPalette *self);

/** The line of claims that are not in the light. */
GdkRGBA adduce_ui_palette_get_faded (AdduceUiPalette *self);

/** Black or white, for letters on @ground, which is opaque: at least 4.5:1. */
GdkRGBA adduce_ui_palette_get_ink (AdduceUiPalette *self, const GdkRGBA *ground);

/** The colour of hits, to be given likewise. */
#define ADDUCE_UI_PALETTE_HIT "#f5c211"

/** `#rrggbb` for a category of AdduceCategories, to be given to adduce_ui_palette_get_line() and the like. */
const char *adduce_ui_palette_get_category (AdduceUiPalette *self, guint category);

/**
 * What greys words that it lies on: the paper's colour, translucent, so that the text still has a contrast of
 * 4.5:1 with the paper, 7:1 in high contrast.
 */
GdkRGBA adduce_ui_palette_get_veil (AdduceUiPalette *self);

/** The contrast of two opaque colours by WCAG 2.1, 1 to 21. */
double adduce_ui_palette_contrast (const GdkRGBA *a, const GdkRGBA *b);

/** What is seen where @top, translucent, lies on @below, opaque. */
GdkRGBA adduce_ui_palette_blend (const GdkRGBA *below, const GdkRGBA *top);

G_END_DECLS
