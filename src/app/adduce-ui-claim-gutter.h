/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimGutter: a bracket for each claim in the margin, from its first row to its last, with the letters of
 * its value at the top; brackets side by side in lanes where claims share rows, the first next to the text.
 *
 * It stands where rows begin: left of the text, right where the article is written from right to left. Where
 * there are more lanes than room, the last tells how many claims it does not show.
 *
 * Data structure: the lanes of each page seen (adduce-ui-gutter-lanes.h); for each line of the buffer that was
 * seen, its brackets and two render nodes, relative to the line's top: all brackets, and what marks the focused
 * and the chosen ones. A change of claims gives the lanes of the visible page anew, and draws the lines in which a
 * bracket changed. No GtkSourceGutterRenderer, see adduce-ui-paragraph-gutter.h.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-highlighter.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_GUTTER (adduce_ui_claim_gutter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimGutter, adduce_ui_claim_gutter, ADDUCE_UI, CLAIM_GUTTER, GObject)

/** @view, @highlighter: (transfer none): the view owns both; what the highlighter draws is drawn here too. */
AdduceUiClaimGutter *adduce_ui_claim_gutter_new (GtkTextView *view, AdduceUiHighlighter *highlighter);

/** Forgets what was drawn and measures the font, after the text or the font changed. */
void adduce_ui_claim_gutter_update (AdduceUiClaimGutter *self);

/** The least and the greatest width that is of use beside a column in a view of some width. */
int adduce_ui_claim_gutter_get_min_width (AdduceUiClaimGutter *self, int view_width);
int adduce_ui_claim_gutter_get_max_width (AdduceUiClaimGutter *self);

/** Where it stands: @width pixels beside the text, at its right where @right. */
void adduce_ui_claim_gutter_set_place (AdduceUiClaimGutter *self, int width, gboolean right);

/**
 * adduce_ui_claim_gutter_get_claim_at:
 * @x, @y: a point of the view
 *
 * Returns: (transfer none) (nullable): the claim whose bracket is there, or nearest within reach; where claims
 *   have no lane of their own, the first of them that is not focused
 */
AdduceClaim *adduce_ui_claim_gutter_get_claim_at (AdduceUiClaimGutter *self, double x, double y);

/** The first code point of the row beside a coordinate of the view. */
guint adduce_ui_claim_gutter_get_row_at (AdduceUiClaimGutter *self, double y);

/** Whether a point of the view is in the gutter. */
gboolean adduce_ui_claim_gutter_contains (AdduceUiClaimGutter *self, double x);

/** Draws the brackets of the line with @iter into nodes, without showing them; %FALSE where nothing had to be done. */
gboolean adduce_ui_claim_gutter_prepare (AdduceUiClaimGutter *self, const GtkTextIter *iter, int height);

/** To be called from the view's snapshot_layer() for the layer below the text, after the highlighter. */
void adduce_ui_claim_gutter_snapshot (AdduceUiClaimGutter *self, GtkSnapshot *snapshot);

G_END_DECLS
