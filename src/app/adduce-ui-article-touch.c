/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fingers in an article. Tapping, scrolling and GTK's selection handles are the view's own; the selection that a long
 * press makes is looked at when the finger is lifted, as any other.
 */
#include "config.h"

#include "adduce-ui-article-touch.h"

typedef struct {
  AdduceUiTextView *view; /* not owned: the gestures are the view's */
  AdduceSpan word;        /* that is held */
  gboolean held;
} Touch;

static gboolean
find_word (Touch *self, double x, double y, AdduceSpan *ret_word)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (adduce_ui_text_view_get_article_buffer (self->view));
  AdduceSpan word;
  guint offset;

  if (text == NULL || !adduce_ui_text_view_get_character_at (self->view, x, y, &offset))
    return FALSE;

  word = adduce_breaks_get_word_at (text, offset);
  if (word.start >= word.end)
    return FALSE;
  *ret_word = word;
  return TRUE;
}

static void
long_press_cb (Touch *self, double x, double y, GtkGesture *gesture)
{
  if (!find_word (self, x, y, &self->word))
    return;

  self->held = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  adduce_ui_article_buffer_select (adduce_ui_text_view_get_article_buffer (self->view), self->word);
}

/* The finger goes on: from the word that it held to the one that it is on. */
static void
drag_update_cb (Touch *self, double by_x, double by_y, GtkGestureDrag *gesture)
{
  AdduceSpan word;
  double x, y;

  if (!self->held || !gtk_gesture_drag_get_start_point (gesture, &x, &y)
      || !find_word (self, x + by_x, y + by_y, &word))
    return;

  word = (AdduceSpan) { MIN (word.start, self->word.start), MAX (word.end, self->word.end) };
  adduce_ui_article_buffer_select (adduce_ui_text_view_get_article_buffer (self->view), word);
}

static void
drag_end_cb (Touch *self)
{
  self->held = FALSE;
}

static void
add_gesture (Touch *self, GtkGesture *gesture)
{
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
}

void
adduce_ui_article_touch_attach (AdduceUiTextView *view)
{
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  Touch *self;

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view));

  self = g_new0 (Touch, 1);
  self->view = view;
  g_object_set_data_full (G_OBJECT (drag), "adduce-touch", self, g_free);
  add_gesture (self, drag);
  add_gesture (self, press);
  gtk_gesture_group (drag, press);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_press_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
}
