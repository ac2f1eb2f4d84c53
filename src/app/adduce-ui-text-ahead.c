/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work in idle time, some milliseconds at once. Lines that GTK has not measured yet are left: their places are not
 * known, and to measure them is GTK's own idle work.
 */
#include "config.h"

#include "adduce-ui-text-ahead.h"

#define SLICE_US 3000

struct _AdduceUiTextAhead
{
  GtkTextView *view;
  AdduceUiHighlighter *highlighter;
  AdduceUiClaimGutter *gutter;
  guint idle_id;
};

/* Whether the line had to be prepared. */
static gboolean
prepare (AdduceUiTextAhead *self, const GtkTextIter *iter, int height)
{
  gboolean claims = adduce_ui_highlighter_prepare (self->highlighter, iter, height);
  gboolean brackets = adduce_ui_claim_gutter_prepare (self->gutter, iter, height);

  return claims || brackets;
}

/* Whether all between the two is prepared and was found so in time; goes down, or up where @down is not set. */
static gboolean
prepare_range (AdduceUiTextAhead *self, int from, int to, gboolean down, gint64 end)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (self->view, &iter, from, NULL);
  do
    {
      int y, height;

      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (height == 0 || (down ? y >= to : y + height <= to))
        return TRUE;
      if (prepare (self, &iter, height) && g_get_monotonic_time () >= end)
        return FALSE;
    }
  while (down ? gtk_text_iter_forward_line (&iter) : gtk_text_iter_backward_line (&iter));

  return TRUE;
}

/* Callbacks */

static gboolean
idle_cb (gpointer user_data)
{
  AdduceUiTextAhead *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  GdkRectangle visible;
  int bottom;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    {
      self->idle_id = 0;
      return G_SOURCE_REMOVE;
    }

  gtk_text_view_get_visible_rect (self->view, &visible);
  bottom = visible.y + visible.height;
  if (!prepare_range (self, bottom, bottom + visible.height, TRUE, end)
      || !prepare_range (self, visible.y, visible.y - visible.height, FALSE, end))
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

AdduceUiTextAhead *
adduce_ui_text_ahead_new (GtkTextView *view, AdduceUiHighlighter *highlighter, AdduceUiClaimGutter *gutter)
{
  AdduceUiTextAhead *self = g_new0 (AdduceUiTextAhead, 1);

  self->view = view;
  self->highlighter = highlighter;
  self->gutter = gutter;

  return self;
}

void
adduce_ui_text_ahead_free (AdduceUiTextAhead *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}

void
adduce_ui_text_ahead_start (AdduceUiTextAhead *self)
{
  g_return_if_fail (self != NULL);

  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}
