/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiZoneLayer: sets zones of an article apart: questions stand on a tinted ground with a rule at its
 * side, boilerplate is greyed, with a dotted rule. Greyed words keep a contrast of 4.5:1 with the paper (7:1 in
 * high contrast), and nothing is hidden.
 *
 * No text tags: a foreground tag crashes GTK 4.8 under a screen reader, and indents would lay the text out anew.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ZONE_LAYER (adduce_ui_zone_layer_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiZoneLayer, adduce_ui_zone_layer, ADDUCE_UI, ZONE_LAYER, GObject)

/** @view: (transfer none): a view of an AdduceUiArticleBuffer; it owns the layer. */
AdduceUiZoneLayer *adduce_ui_zone_layer_new (GtkTextView *view);

/** @zones: (nullable) (element-type AdduceZone): in text order */
void adduce_ui_zone_layer_set_zones (AdduceUiZoneLayer *self, GArray *zones);

/** To be called from the view's snapshot_layer() for the layer below the text, before all else. */
void adduce_ui_zone_layer_snapshot_below (AdduceUiZoneLayer *self, GtkSnapshot *snapshot);

/** For the layer above the text. */
void adduce_ui_zone_layer_snapshot_above (AdduceUiZoneLayer *self, GtkSnapshot *snapshot);

G_END_DECLS
