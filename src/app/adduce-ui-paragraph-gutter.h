/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiParagraphGutter: the numbers of the paragraphs, in the margin beside their first rows: in the
 * left one, or where rows begin at the right in the right one.
 *
 * No GtkSourceGutterRenderer: in GtkSourceView 5.6 a gutter with one keeps its view alive for ever, and it
 * stands at the edge of the widget instead of beside the column. Drawn in the layer below the text.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PARAGRAPH_GUTTER (adduce_ui_paragraph_gutter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiParagraphGutter, adduce_ui_paragraph_gutter, ADDUCE_UI, PARAGRAPH_GUTTER, GObject)

/** @view: (transfer none): a view of an AdduceUiArticleBuffer; it owns the gutter. */
AdduceUiParagraphGutter *adduce_ui_paragraph_gutter_new (GtkTextView *view);

/** Measures the numbers of the text anew, after the text or the font changed. */
void adduce_ui_paragraph_gutter_update (AdduceUiParagraphGutter *self);

/** The numbers with the space around them. */
int adduce_ui_paragraph_gutter_get_width (AdduceUiParagraphGutter *self);

/** How far from the text they stand, since other things do between, and at which side. */
void adduce_ui_paragraph_gutter_set_place (AdduceUiParagraphGutter *self, int distance, gboolean right);

/** To be called from the view's snapshot_layer() for the layer below the text. */
void adduce_ui_paragraph_gutter_snapshot (AdduceUiParagraphGutter *self, GtkSnapshot *snapshot);

G_END_DECLS
