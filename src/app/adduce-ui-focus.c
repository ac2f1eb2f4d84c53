/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The focus in widgets that give it to one of their children.
 */
#include "config.h"

#include "adduce-ui-focus.h"

/* To the children that come later? They stand in the order of reading. */
static gboolean
goes_on (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  switch (direction)
    {
    case GTK_DIR_TAB_BACKWARD:
    case GTK_DIR_UP:
      return FALSE;
    case GTK_DIR_LEFT:
      return right_to_left;
    case GTK_DIR_RIGHT:
      return !right_to_left;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_DOWN:
    default:
      return TRUE;
    }
}

gboolean
adduce_ui_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean on = goes_on (widget, direction);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = on ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  while (child != NULL && !(gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction)))
    child = on ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  return child != NULL;
}
