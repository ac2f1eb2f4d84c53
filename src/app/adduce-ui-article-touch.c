/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fingers in an article. Tapping and GTK's selection handles are the view's own; the selection that a long
 * press makes is looked at when the finger is lifted, as any other.
 */
#include "config.h"

#include "adduce-ui-article-touch.h"

static void
long_press_cb (AdduceUiTextView *view, double x, double y, GtkGesture *gesture)
{
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (view);
  AdduceText *text = adduce_ui_article_buffer_get_text (buffer);
  AdduceSpan word;
  guint offset;

  if (text == NULL || !adduce_ui_text_view_get_character_at (view, x, y, &offset))
    return;

  word = adduce_breaks_get_word_at (text, offset);
  if (word.start >= word.end)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  adduce_ui_article_buffer_select (buffer, word);
}

void
adduce_ui_article_touch_attach (AdduceUiTextView *view)
{
  GtkGesture *gesture = gtk_gesture_long_press_new ();

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (long_press_cb), view, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}
