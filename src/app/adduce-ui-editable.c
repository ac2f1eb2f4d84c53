/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What entries remember for their own undo.
 */
#include "config.h"

#include "adduce-ui-editable.h"

void
adduce_ui_editable_show (GtkEditable *editable, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  gtk_editable_set_text (editable, text != NULL ? text : "");
  adduce_ui_editable_forget_steps (editable);
}

void
adduce_ui_editable_forget_steps (GtkEditable *editable)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  /* to switch it off empties it */
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_enable_undo (editable, TRUE);
}

gboolean
adduce_ui_editable_step_in_focus (GtkWindow *window, const char *action_name)
{
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  focus = gtk_window_get_focus (window);
  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean undo = g_str_equal (action_name, "text.undo");

      if (undo ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer))
        return gtk_widget_activate_action (focus, action_name, NULL);
    }
  /* An entry does not say whether it can undo: it had something to undo if its text is another one afterwards. */
  if (GTK_IS_TEXT (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    {
      g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));

      gtk_widget_activate_action (focus, action_name, NULL);
      return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), before);
    }
  return FALSE;
}
