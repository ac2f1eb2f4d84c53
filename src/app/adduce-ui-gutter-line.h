/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiGutterLine: the brackets beside one line of an article's buffer, kept as two render nodes relative to the
 * line's top: all brackets, and what marks the focused and the chosen ones. The claim gutter keeps one for each
 * line that was seen.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-gutter-lanes.h"
#include "adduce-ui-text-rows.h"

G_BEGIN_DECLS

/**
 * AdduceUiGutterPlace:
 * @left: of the column of the text
 * @column: its width
 * @width: of the gutter beside it
 * @right: whether the gutter is at the right of the column
 * @letter_width: of the letters in the brackets
 * @letter_height: likewise
 *
 * Where the gutter stands and what room it has.
 */
typedef struct {
  int left;
  int column;
  int width;
  gboolean right;
  int letter_width;
  int letter_height;
} AdduceUiGutterPlace;

/** The least width of a gutter with so many lanes, as narrow as they can be or as wide as they are best. */
int adduce_ui_gutter_place_get_width_for (const AdduceUiGutterPlace *place, guint n_lanes, gboolean narrow);

/** Whether a coordinate of the buffer is in the gutter. */
gboolean adduce_ui_gutter_place_contains (const AdduceUiGutterPlace *place, double x);

typedef struct _AdduceUiGutterLine AdduceUiGutterLine;

/** @height: of the line as it is laid out. */
AdduceUiGutterLine *adduce_ui_gutter_line_new (AdduceUiScene *scene, const AdduceUiGutterPlace *place,
                                               AdduceSpan span, int height);
void adduce_ui_gutter_line_free (AdduceUiGutterLine *self);
int adduce_ui_gutter_line_get_height (AdduceUiGutterLine *self);

/** Claims changed: lanes are to be taken anew by adduce_ui_gutter_line_update(). */
void adduce_ui_gutter_line_invalidate (AdduceUiGutterLine *self);

/** Other claims are focused or chosen. */
void adduce_ui_gutter_line_invalidate_marks (AdduceUiGutterLine *self);

/**
 * adduce_ui_gutter_line_update:
 * @lanes: of the page that the line is in
 * @rows: (nullable): where the line's text stands; %NULL for an empty line
 * @layout: with the letters' font
 *
 * Draws what is not as it was; %FALSE where all is.
 */
gboolean adduce_ui_gutter_line_update (AdduceUiGutterLine *self, AdduceUiGutterLanes *lanes, AdduceUiTextRows *rows,
                                       PangoLayout *layout);

/** @y: the line's top. */
void adduce_ui_gutter_line_snapshot (AdduceUiGutterLine *self, GtkSnapshot *snapshot, int y);

/**
 * adduce_ui_gutter_line_find:
 * @rows: (nullable): as for adduce_ui_gutter_line_update(), which must have been called
 * @y: from the line's top
 *
 * Returns: (transfer none) (nullable): the claim with the nearest bracket within reach
 */
AdduceClaim *adduce_ui_gutter_line_find (AdduceUiGutterLine *self, AdduceUiTextRows *rows, double x, double y);

G_END_DECLS
