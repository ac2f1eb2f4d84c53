/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The articles that a search found.
 */
#include "config.h"

#include "adduce-ui-list-tab.h"
#include "adduce-ui-search-list.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-search-row.h"

struct _AdduceUiSearchList
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;
  GListStore *store;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  AdduceSearchOrder order;
};

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiSearchList, adduce_ui_search_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, adduce_ui_search_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AdduceUiSearchRow *row = ADDUCE_UI_SEARCH_ROW (gtk_list_item_get_child (item));

  adduce_ui_search_row_show_article (row, gtk_list_item_get_item (item));
  adduce_ui_compat_label_row (GTK_WIDGET (row), adduce_ui_search_row_get_text (row));
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AdduceUiSearchList *self = user_data;

  return adduce_search_compare_articles ((AdduceSearchArticle *) a, (AdduceSearchArticle *) b, self->order);
}

static void
activate_cb (AdduceUiSearchList *self, guint position)
{
  g_autoptr (GObject) article = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (article != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, article);
}

static void
adduce_ui_search_list_dispose (GObject *object)
{
  AdduceUiSearchList *self = ADDUCE_UI_SEARCH_LIST (object);

  if (self->sorted != NULL)
    gtk_sort_list_model_set_sorter (self->sorted, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (adduce_ui_search_list_parent_class)->dispose (object);
}

static void
adduce_ui_search_list_class_init (AdduceUiSearchListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_search_list_dispose;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_SEARCH_ARTICLE);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_search_list_init (AdduceUiSearchList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->store = g_list_store_new (ADDUCE_TYPE_SEARCH_ARTICLE);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  self->view = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  adduce_ui_list_tab_install (self->view);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Articles that were found"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_search_list_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_SEARCH_LIST, NULL);
}

void
adduce_ui_search_list_clear (AdduceUiSearchList *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self));

  g_list_store_remove_all (self->store);
}

void
adduce_ui_search_list_add (AdduceUiSearchList *self, GPtrArray *articles)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self));
  g_return_if_fail (articles != NULL);

  g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0, articles->pdata,
                       articles->len);
}

void
adduce_ui_search_list_sort (AdduceUiSearchList *self, AdduceSearchOrder order)
{
  g_autoptr (GtkSorter) sorter = NULL;

  g_return_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self));

  self->order = order;
  /* They come by path. */
  if (order != ADDUCE_SEARCH_BY_PATH)
    sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

GPtrArray *
adduce_ui_search_list_list (AdduceUiSearchList *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self), NULL);

  GPtrArray *articles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    g_ptr_array_add (articles, g_list_model_get_item (G_LIST_MODEL (self->sorted), i));
  return articles;
}

AdduceSearchArticle *
adduce_ui_search_list_dup_selected (AdduceUiSearchList *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self), NULL);

  gpointer selected = gtk_single_selection_get_selected_item (self->selection);
  return selected != NULL ? g_object_ref (selected) : NULL;
}

gboolean
adduce_ui_search_list_focus (AdduceUiSearchList *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self), FALSE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0
         && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
adduce_ui_search_list_show (AdduceUiSearchList *self, const char *relative)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_LIST (self), FALSE);
  g_return_val_if_fail (relative != NULL, FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (AdduceSearchArticle) article = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (!g_str_equal (adduce_search_article_get_relative (article), relative))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return TRUE;
    }
  return FALSE;
}
