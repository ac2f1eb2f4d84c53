/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tab in long lists.
 */
#include "config.h"

#include "adduce-ui-list-tab.h"

/* The rows that have the focus: a column view has them in a list of its own, below its headings. */
static GtkWidget *
find_rows (GtkWidget *list)
{
  for (GtkWidget *widget = list; widget != NULL; widget = gtk_widget_get_focus_child (widget))
    if (GTK_IS_LIST_BASE (widget))
      return widget;
  return NULL;
}

/* From the rows as if there were no other; the root finds what comes next. */
static void
leave (GtkWidget *rows, GtkDirectionType direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (rows));

  g_object_ref (rows);
  gtk_widget_set_can_focus (rows, FALSE);
  gtk_widget_child_focus (root, direction);
  gtk_widget_set_can_focus (rows, TRUE);
  g_object_unref (rows);
}

static gboolean
key_pressed_cb (GtkWidget *list, guint keyval, guint keycode, GdkModifierType modifiers)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;
  GtkDirectionType direction = back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;
  GtkWidget *rows = find_rows (list), *row;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab && keyval != GDK_KEY_ISO_Left_Tab) || rows == NULL
      || (modifiers & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  row = gtk_widget_get_focus_child (rows);
  if (row == NULL || !gtk_widget_child_focus (row, direction))
    leave (rows, direction);
  return GDK_EVENT_STOP;
}

void
adduce_ui_list_tab_install (gpointer list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_LIST_BASE (list) || GTK_IS_COLUMN_VIEW (list));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), list);
  gtk_widget_add_controller (list, keys);
}
