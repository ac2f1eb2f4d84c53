/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A narrow window: some buttons of the header bar go to a bar at the bottom, where thumbs are.
 */
#include "config.h"

#include "adduce-ui-window-private.h"

void
_adduce_ui_window_update_bars (AdduceUiWindow *self)
{
  gboolean narrow = adduce_ui_panes_get_mode (self->panes) == ADDUCE_UI_PANES_NARROW;
  gboolean articles = _adduce_ui_window_get_page (self) == NULL;
  GtkWidget *of_article[] = { self->add_button, GTK_WIDGET (self->status_button) };
  GtkWidget *of_panes[] = { self->list_button, self->inspector_button };
  GtkWidget *of_history[] = { GTK_WIDGET (self->undo_button), GTK_WIDGET (self->redo_button) };

  for (guint i = 0; i < G_N_ELEMENTS (of_article); i++)
    gtk_widget_set_visible (of_article[i], articles && !narrow);
  for (guint i = 0; i < G_N_ELEMENTS (of_panes); i++)
    gtk_widget_set_visible (of_panes[i], articles);
  /* The bar at the bottom has them, where it is. */
  for (guint i = 0; i < G_N_ELEMENTS (of_history); i++)
    gtk_widget_set_visible (of_history[i], !articles || !narrow);
  gtk_widget_set_visible (self->narrow_bar, articles && narrow);
}

void
_adduce_ui_window_size_status_button (AdduceUiWindow *self)
{
  g_autofree char *label = g_strdup (gtk_menu_button_get_label (self->status_button));
  int widest = 0;

  for (AdduceStatus status = ADDUCE_STATUS_NEW; status <= ADDUCE_STATUS_DONE; status++)
    {
      int width = 0;

      gtk_menu_button_set_label (self->status_button, adduce_status_get_label (status));
      gtk_widget_measure (GTK_WIDGET (self->status_button), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      widest = MAX (widest, width);
    }
  gtk_menu_button_set_label (self->status_button, label);
  gtk_widget_set_size_request (GTK_WIDGET (self->status_button), widest, -1);
}

void
_adduce_ui_window_show_reading (AdduceUiWindow *self)
{
  _adduce_ui_window_show_articles (self);
  if (adduce_ui_panes_get_mode (self->panes) == ADDUCE_UI_PANES_NARROW
      && adduce_ui_context_get_article (self->context) != NULL)
    adduce_ui_panes_show_article (self->panes);
}

void
_adduce_ui_window_make_panes (AdduceUiWindow *self)
{
  self->panes = adduce_ui_panes_new (self->settings, self->outer_paned, self->inner_paned,
                                     GTK_WIDGET (self->article_list));
  g_signal_connect_object (self->panes, "notify::mode", G_CALLBACK (_adduce_ui_window_update_bars), self,
                           G_CONNECT_SWAPPED);
}
