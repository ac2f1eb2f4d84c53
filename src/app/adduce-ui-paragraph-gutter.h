/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiParagraphGutter: the numbers of the paragraphs beside their first rows.
 */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PARAGRAPH_GUTTER (adduce_ui_paragraph_gutter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiParagraphGutter, adduce_ui_paragraph_gutter, ADDUCE_UI, PARAGRAPH_GUTTER,
                      GtkSourceGutterRendererText)

AdduceUiParagraphGutter *adduce_ui_paragraph_gutter_new (void);

/** Makes room for the numbers of the view's AdduceUiArticleBuffer; call it when the text was set. */
void adduce_ui_paragraph_gutter_update (AdduceUiParagraphGutter *self);

/** The width of the numbers with the space around them. */
int adduce_ui_paragraph_gutter_get_width (AdduceUiParagraphGutter *self);

G_END_DECLS
