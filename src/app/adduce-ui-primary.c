/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The selection that a middle click pastes.
 */
#include "config.h"

#include "adduce-ui-primary.h"

/* After GTK connected them. */
static void
disconnect (GtkTextView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);

  if (gtk_widget_get_realized (widget))
    gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (view),
                                                gtk_widget_get_primary_clipboard (widget));
}

/* Before GTK parts them: it takes the connection to be there. */
static void
reconnect (GtkTextView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);

  if (gtk_widget_get_realized (widget))
    gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (view),
                                             gtk_widget_get_primary_clipboard (widget));
}

/* After GTK's own handler of the one signal, and before that of the other. */
void
adduce_ui_primary_watch (GtkTextView *view)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  g_signal_connect_after (view, "realize", G_CALLBACK (disconnect), NULL);
  g_signal_connect (view, "unrealize", G_CALLBACK (reconnect), NULL);
}

void
adduce_ui_primary_set_buffer (GtkTextView *view, GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  reconnect (view);
  gtk_text_view_set_buffer (view, buffer);
  disconnect (view);
}

void
adduce_ui_primary_publish (AdduceUiTextView *view)
{
  AdduceUiArticleBuffer *buffer;
  AdduceSpan selection;
  g_autofree char *words = NULL;

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view));

  buffer = adduce_ui_text_view_get_article_buffer (view);
  selection = adduce_ui_article_buffer_get_selection (buffer);
  if (adduce_ui_article_buffer_get_text (buffer) == NULL || selection.end == selection.start)
    return;

  words = adduce_text_dup_slice (adduce_ui_article_buffer_get_text (buffer), selection);
  gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (view)), words);
}
