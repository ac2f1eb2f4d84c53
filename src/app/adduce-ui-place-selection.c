/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which items of a list are chosen.
 */
#include "config.h"

#include "adduce-ui-place-selection.h"

struct _AdduceUiPlaceSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *chosen;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiPlaceSelection, adduce_ui_place_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static void
items_changed_cb (AdduceUiPlaceSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->chosen, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* --- the list model --- */

static GType
adduce_ui_place_selection_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (ADDUCE_UI_PLACE_SELECTION (model)->model);
}

static guint
adduce_ui_place_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (ADDUCE_UI_PLACE_SELECTION (model)->model);
}

static gpointer
adduce_ui_place_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (ADDUCE_UI_PLACE_SELECTION (model)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_ui_place_selection_get_item_type;
  iface->get_n_items = adduce_ui_place_selection_get_n_items;
  iface->get_item = adduce_ui_place_selection_get_item;
}

/* --- the selection --- */

static gboolean
adduce_ui_place_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (ADDUCE_UI_PLACE_SELECTION (model)->chosen, position);
}

static GtkBitset *
adduce_ui_place_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (ADDUCE_UI_PLACE_SELECTION (model)->chosen);
}

/* All other ways to choose come down to this one. */
static gboolean
adduce_ui_place_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  AdduceUiPlaceSelection *self = ADDUCE_UI_PLACE_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->chosen);
  guint n = g_list_model_get_n_items (self->model), first, last;

  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  if (n < G_MAXUINT)
    gtk_bitset_remove_range_closed (changed, n, G_MAXUINT);
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  gtk_bitset_difference (self->chosen, changed);
  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = adduce_ui_place_selection_is_selected;
  iface->get_selection_in_range = adduce_ui_place_selection_get_selection_in_range;
  iface->set_selection = adduce_ui_place_selection_set_selection;
}

static void
adduce_ui_place_selection_finalize (GObject *object)
{
  AdduceUiPlaceSelection *self = ADDUCE_UI_PLACE_SELECTION (object);

  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_unref (self->model);
  gtk_bitset_unref (self->chosen);
  G_OBJECT_CLASS (adduce_ui_place_selection_parent_class)->finalize (object);
}

static void
adduce_ui_place_selection_class_init (AdduceUiPlaceSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_place_selection_finalize;
}

static void
adduce_ui_place_selection_init (AdduceUiPlaceSelection *self)
{
  self->chosen = gtk_bitset_new_empty ();
}

AdduceUiPlaceSelection *
adduce_ui_place_selection_new (GListModel *model)
{
  AdduceUiPlaceSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_PLACE_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}
