/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is dragged from a window of another kind, by the mouse.
 *
 *   drag_file (k, path, widget);            to the middle of the widget
 */
#pragma once

#include "keyboard.h"

#define DRAG_STEPS 12

/* It has a group of its own, as another program's window has: a dialog that is modal does not keep it from events. */
static inline GtkWidget *
drag_make_source (const char *path)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new ("Drag me");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSList) files = g_slist_prepend (NULL, file);
  g_autoptr (GdkContentProvider) content = NULL;
  GdkFileList *list = gdk_file_list_new_from_list (files);

  content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 120, 60);
  gtk_window_group_add_window (group, GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_widget_get_mapped (label) && gtk_widget_get_width (label) > 0);
  return window;
}

static inline void
drag_move (Keyboard *k, int x, int y)
{
  XTestFakeMotionEvent (k->display, -1, x, y, 0);
  x_sync (k->display);
  keyboard_pump (30);
}

static inline void
drag_file (Keyboard *k, const char *path, GtkWidget *widget)
{
  int start_x, start_y, end_x, end_y;
  GtkWidget *source = drag_make_source (path);

  keyboard_pump (200);
  keyboard_locate (k, source, 40, 30, &start_x, &start_y);
  keyboard_locate (k, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, &end_x,
                   &end_y);
  drag_move (k, start_x, start_y);
  XTestFakeButtonEvent (k->display, 1, True, 0);
  for (int step = 0; step <= DRAG_STEPS; step++)
    drag_move (k, start_x + step * (end_x - start_x) / DRAG_STEPS, start_y + step * (end_y - start_y) / DRAG_STEPS);
  keyboard_pump (200);
  XTestFakeButtonEvent (k->display, 1, False, 0);
  x_sync (k->display);
  keyboard_pump (300);
  gtk_window_destroy (GTK_WINDOW (source));
}
