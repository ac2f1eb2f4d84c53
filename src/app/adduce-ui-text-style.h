/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTextStyle: how an article's text is set: the width of its column, the distance of its rows,
 * whether they are justified and whether paragraphs are numbered. A text view has one and follows it.
 *
 * The font is not here: it is a matter of CSS, see adduce-ui-reading.h.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TEXT_STYLE (adduce_ui_text_style_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTextStyle, adduce_ui_text_style, ADDUCE_UI, TEXT_STYLE, GObject)

/*
 * Properties (all read-write, notify):
 *   "measure"     characters in a row, 40 to 120; 70
 *   "full-width"  whether rows are as wide as the view, whatever the measure; FALSE
 *   "line-height" distance of rows as a multiple of the font's height, 1.0 to 2.5; 1.45
 *   "justified"   whether rows are stretched to the same width; FALSE
 *   "numbers"     whether paragraphs are numbered; TRUE
 */

AdduceUiTextStyle *adduce_ui_text_style_new (void);

/** The widest column in pixels for a font's average character in Pango units; %G_MAXINT for the whole width. */
int adduce_ui_text_style_get_column (AdduceUiTextStyle *self, int char_width);

/** The room between two rows for a font's height; at least what the line of one claim takes. */
int adduce_ui_text_style_get_leading (AdduceUiTextStyle *self, int font_height);
gboolean adduce_ui_text_style_get_justified (AdduceUiTextStyle *self);
gboolean adduce_ui_text_style_get_numbers (AdduceUiTextStyle *self);

G_END_DECLS
