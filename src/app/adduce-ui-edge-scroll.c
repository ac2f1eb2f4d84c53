/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scrolling at the edges of a view.
 */
#include "config.h"

#include "adduce-ui-edge-scroll.h"

/* How near to the edge it begins. */
#define ZONE 28

/* Pixels in a second: where the zone begins, for each pixel further, and at most. */
#define SLOWEST 60
#define PER_PIXEL 10
#define FASTEST 1600

/* A frame that took longer, in microseconds, does not make the text jump. */
#define LONGEST_FRAME 100000

struct _AdduceUiEdgeScroll
{
  GtkWidget *widget; /* not owned */
  GtkAdjustment *adjustment;
  double y;
  guint tick_id;
  gint64 last_frame; /* or 0 before the first */
};

/* In pixels a second; 0 away from the edges. */
static double
get_speed (AdduceUiEdgeScroll *self)
{
  double above = ZONE - self->y;
  double below = self->y - (gtk_widget_get_height (self->widget) - ZONE);
  double depth = MAX (above, below);
  double speed = MIN (SLOWEST + depth * PER_PIXEL, FASTEST);

  return depth <= 0 ? 0 : above > below ? -speed : speed;
}

/* Callbacks */

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  AdduceUiEdgeScroll *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gint64 passed = self->last_frame > 0 ? MIN (now - self->last_frame, LONGEST_FRAME) : 0;

  self->last_frame = now;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment)
                                                + get_speed (self) * passed / G_USEC_PER_SEC);
  return G_SOURCE_CONTINUE;
}

AdduceUiEdgeScroll *
adduce_ui_edge_scroll_new (GtkWidget *widget, GtkAdjustment *adjustment)
{
  AdduceUiEdgeScroll *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (GTK_IS_ADJUSTMENT (adjustment), NULL);

  self = g_new0 (AdduceUiEdgeScroll, 1);
  self->widget = widget;
  self->adjustment = g_object_ref (adjustment);
  return self;
}

void
adduce_ui_edge_scroll_free (AdduceUiEdgeScroll *self)
{
  g_return_if_fail (self != NULL);

  adduce_ui_edge_scroll_stop (self);
  g_object_unref (self->adjustment);
  g_free (self);
}

void
adduce_ui_edge_scroll_follow (AdduceUiEdgeScroll *self, double y)
{
  g_return_if_fail (self != NULL);

  self->y = y;
  if (get_speed (self) == 0)
    adduce_ui_edge_scroll_stop (self);
  else if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}

void
adduce_ui_edge_scroll_stop (AdduceUiEdgeScroll *self)
{
  g_return_if_fail (self != NULL);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick_id);
  self->tick_id = 0;
  self->last_frame = 0;
}
