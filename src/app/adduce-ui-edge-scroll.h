/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiEdgeScroll: scrolls on while something is dragged at the upper or lower edge of a view, or beyond it: the
 * further, the faster, and as fast on a slow screen as on a quick one. What is dragged follows the adjustment's
 * "value-changed".
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AdduceUiEdgeScroll AdduceUiEdgeScroll;

/** @widget: (transfer none): as high as what is seen of the view; outlives the scroller. @adjustment: to be moved. */
AdduceUiEdgeScroll *adduce_ui_edge_scroll_new (GtkWidget *widget, GtkAdjustment *adjustment);

/** Stops, and ends. */
void adduce_ui_edge_scroll_free (AdduceUiEdgeScroll *self);

/** @y: where the pointer is now, in the widget. */
void adduce_ui_edge_scroll_follow (AdduceUiEdgeScroll *self, double y);

/** Nothing is dragged any more. */
void adduce_ui_edge_scroll_stop (AdduceUiEdgeScroll *self);

G_END_DECLS
