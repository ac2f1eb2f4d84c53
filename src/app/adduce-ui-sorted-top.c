/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows of a table that was put into another order.
 */
#include "config.h"

#include "adduce-ui-sorted-top.h"

static gboolean
show_top_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  g_autoptr (GtkBitset) chosen = model != NULL ? gtk_selection_model_get_selection (model) : NULL;

  if (chosen == NULL || !gtk_bitset_is_empty (chosen))
    return G_SOURCE_REMOVE;
  /* Not by the adjustment, which is there already: the list would go on with its row. */
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", 0u);
  return G_SOURCE_REMOVE;
}

/* The rows are put into their order by whoever hears of it after this. */
static void
order_changed_cb (GtkWidget *view)
{
  gtk_widget_add_tick_callback (view, show_top_cb, NULL, NULL);
}

void
adduce_ui_sorted_top_install (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (order_changed_cb), view,
                           G_CONNECT_SWAPPED);
}
