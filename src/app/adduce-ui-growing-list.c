/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first items of a list, more and more of them.
 */
#include "config.h"

#include "adduce-ui-growing-list.h"

/* So many items more than were there before are shown bit by bit; as many at a time take some milliseconds. */
#define STEP 12

/* More rows than a list view makes. */
#define MAX_GROWN 240

struct _AdduceUiGrowingList
{
  GObject parent_instance;

  GListModel *model;
  guint limit; /* G_MAXUINT where all is shown */
  guint n;     /* items shown, as was told */
  guint source_id;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiGrowingList, adduce_ui_growing_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Tells of what is shown now: from @position on it is another. */
static void
show_from (AdduceUiGrowingList *self, guint position)
{
  guint before = self->n;

  self->n = MIN (g_list_model_get_n_items (self->model), self->limit);
  position = MIN (position, MIN (before, self->n));
  if (before > position || self->n > position)
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, self->n - position);
}

static gboolean
grow_cb (gpointer data)
{
  AdduceUiGrowingList *self = data;
  gboolean done = self->limit >= MAX_GROWN || self->n < self->limit;

  self->limit = done ? G_MAXUINT : self->limit + STEP;
  if (done)
    self->source_id = 0;
  show_from (self, self->n);
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
items_changed_cb (AdduceUiGrowingList *self, guint position, guint removed, guint added)
{
  if (self->limit == G_MAXUINT && added <= STEP)
    {
      self->n = g_list_model_get_n_items (self->model);
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      return;
    }
  if (added > STEP)
    self->limit = MIN (self->limit, position);
  if (self->source_id == 0)
    self->source_id = g_idle_add (grow_cb, self);
  show_from (self, position);
}

static GType
adduce_ui_growing_list_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (ADDUCE_UI_GROWING_LIST (model)->model);
}

static guint
adduce_ui_growing_list_get_n_items (GListModel *model)
{
  return ADDUCE_UI_GROWING_LIST (model)->n;
}

static gpointer
adduce_ui_growing_list_get_item (GListModel *model, guint position)
{
  AdduceUiGrowingList *self = ADDUCE_UI_GROWING_LIST (model);

  return position < self->n ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_ui_growing_list_get_item_type;
  iface->get_n_items = adduce_ui_growing_list_get_n_items;
  iface->get_item = adduce_ui_growing_list_get_item;
}

static void
adduce_ui_growing_list_dispose (GObject *object)
{
  AdduceUiGrowingList *self = ADDUCE_UI_GROWING_LIST (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  self->n = 0;

  G_OBJECT_CLASS (adduce_ui_growing_list_parent_class)->dispose (object);
}

static void
adduce_ui_growing_list_class_init (AdduceUiGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_growing_list_dispose;
}

static void
adduce_ui_growing_list_init (AdduceUiGrowingList *self)
{
  self->limit = G_MAXUINT;
}

AdduceUiGrowingList *
adduce_ui_growing_list_new (GListModel *model)
{
  AdduceUiGrowingList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_GROWING_LIST, NULL);
  self->model = g_object_ref (model);
  self->n = g_list_model_get_n_items (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}
