/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The toolkit's dialog for files, by the keyboard.
 */
#pragma once

#include "keyboard.h"

static inline GtkWindow *
file_dialog_find (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Puts a path into the field for it, which a slash opens in a dialog that has none. It is pasted: while one types, the
 * dialog completes what is there, sooner or later, by what files there are. */
static inline void
file_dialog_enter (Keyboard *keyboard, GtkWindow *dialog, const char *path)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), path);
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) != GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      keyboard_type (keyboard, "/");
      keyboard_pump (300);
    }
  keyboard_press (keyboard, XK_a, XK_Control_L);
  keyboard_press (keyboard, XK_v, XK_Control_L);
  keyboard_pump (300);
}

/* Waits for the dialog, gives it the path of a file, and Return; then waits until @after is the active window again, if
 * it is not NULL. */
static inline void
file_dialog_answer (Keyboard *keyboard, GtkWindow *after, const char *path)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while ((file_dialog_find () == NULL || !gtk_window_is_active (file_dialog_find ()))
         && g_get_monotonic_time () < end)
    keyboard_pump (50);
  g_assert_nonnull (file_dialog_find ());
  keyboard_pump (300);
  file_dialog_enter (keyboard, file_dialog_find (), path);
  keyboard_press (keyboard, XK_Return, 0);
  while (file_dialog_find () != NULL && g_get_monotonic_time () < end)
    keyboard_pump (50);
  g_assert_null (file_dialog_find ());
  while (after != NULL && !gtk_window_is_active (after) && g_get_monotonic_time () < end)
    keyboard_pump (50);
}
