/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first items of a list, more and more of them.
 *
 * What is shown are the first items of the model, up to a limit, and behind them, in a calm list, what was shown there
 * before.
 */
#include "config.h"

#include "adduce-ui-growing-list.h"

/* So many items more than were there before are shown bit by bit; as many at a time take some milliseconds. */
#define STEP 12

/* So many of a calm list change at once: about what is seen. */
#define SEEN 24

/* So many more at a time: each time the view looks at the size of all its rows, so that small steps cost more. */
#define CALM_STEP 40

/* More rows than a list view makes. */
#define MAX_GROWN 240

struct _AdduceUiGrowingList
{
  GObject parent_instance;

  GListModel *model;
  guint limit; /* G_MAXUINT where all is shown */
  guint n;     /* items shown, as was told */
  guint source_id;
  gboolean calm;
  GPtrArray *head; /* the first items that are shown, in a calm list */
  GPtrArray *rest; /* of those that were there before, what is shown behind the limit */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiGrowingList, adduce_ui_growing_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* How many of the model's items are shown. */
static guint
count_shown (AdduceUiGrowingList *self)
{
  return MIN (g_list_model_get_n_items (self->model), self->limit);
}

static void
remember_head (AdduceUiGrowingList *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->head);

  self->head = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->calm && i < MIN (self->n, MAX_GROWN); i++)
    g_ptr_array_add (self->head, g_list_model_get_item (G_LIST_MODEL (self), i));
}

/* Tells that from @position on @removed items are others now. */
static void
tell (AdduceUiGrowingList *self, guint position, guint removed)
{
  guint before = self->n, added;

  self->n = count_shown (self) + self->rest->len;
  added = self->n + removed - before;
  remember_head (self);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Some more of the model's items; in a calm list they take the place of those that were there. */
static void
show_more (AdduceUiGrowingList *self, guint n_more)
{
  guint position = count_shown (self), n_gone;
  gboolean done = position + n_more >= MAX_GROWN || position == g_list_model_get_n_items (self->model);

  self->limit = done ? G_MAXUINT : position + n_more;
  n_gone = done || position + n_more > g_list_model_get_n_items (self->model) ? self->rest->len
                                                                            : MIN (n_more, self->rest->len);
  if (n_gone > 0)
    g_ptr_array_remove_range (self->rest, 0, n_gone);
  if (done)
    g_clear_handle_id (&self->source_id, g_source_remove);
  tell (self, position, n_gone);
}

static gboolean
grow_cb (gpointer data)
{
  AdduceUiGrowingList *self = data;

  show_more (self, self->calm ? CALM_STEP : STEP);
  return self->source_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* From @position on the model has others: none of them is shown yet, and no more than @n_kept of those before. */
static void
begin (AdduceUiGrowingList *self, guint position, guint n_kept)
{
  guint end = MIN (self->head->len, position + n_kept);

  g_ptr_array_set_size (self->rest, 0);
  for (guint i = position; i < end; i++)
    g_ptr_array_add (self->rest, g_object_ref (self->head->pdata[i]));
  self->limit = position;
  if (self->source_id == 0)
    self->source_id = g_idle_add (grow_cb, self);
  tell (self, position + self->rest->len, self->n - position - self->rest->len);
}

static void
items_changed_cb (AdduceUiGrowingList *self, guint position, guint removed, guint added)
{
  gboolean few = added <= STEP || (self->calm && (added == removed || position >= MAX_GROWN));

  if (self->source_id == 0 && few)
    {
      tell (self, position, removed);
      return;
    }
  position = MIN (position, MIN (self->limit, self->n - self->rest->len));
  if (!self->calm && added <= STEP)
    {
      position = MIN (position, count_shown (self));
      tell (self, position, self->n - position);
      return;
    }
  begin (self, position, self->calm ? MAX_GROWN : 0);
  if (self->calm)
    show_more (self, SEEN);
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
  guint n_shown = self->n - self->rest->len;

  if (position < n_shown)
    return g_list_model_get_item (self->model, position);
  return position < self->n ? g_object_ref (self->rest->pdata[position - n_shown]) : NULL;
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
  g_ptr_array_set_size (self->head, 0);
  g_ptr_array_set_size (self->rest, 0);
  g_clear_object (&self->model);
  self->n = 0;

  G_OBJECT_CLASS (adduce_ui_growing_list_parent_class)->dispose (object);
}

static void
adduce_ui_growing_list_finalize (GObject *object)
{
  AdduceUiGrowingList *self = ADDUCE_UI_GROWING_LIST (object);

  g_ptr_array_unref (self->head);
  g_ptr_array_unref (self->rest);

  G_OBJECT_CLASS (adduce_ui_growing_list_parent_class)->finalize (object);
}

static void
adduce_ui_growing_list_class_init (AdduceUiGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_growing_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_growing_list_finalize;
}

static void
adduce_ui_growing_list_init (AdduceUiGrowingList *self)
{
  self->limit = G_MAXUINT;
  self->head = g_ptr_array_new_with_free_func (g_object_unref);
  self->rest = g_ptr_array_new_with_free_func (g_object_unref);
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

AdduceUiGrowingList *
adduce_ui_growing_list_new_calm (GListModel *model)
{
  AdduceUiGrowingList *self = adduce_ui_growing_list_new (model);

  g_return_val_if_fail (self != NULL, NULL);

  self->calm = TRUE;
  remember_head (self);
  return self;
}

gboolean
adduce_ui_growing_list_get_growing (AdduceUiGrowingList *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_GROWING_LIST (self), FALSE);

  return self->source_id != 0;
}

void
adduce_ui_growing_list_complete (AdduceUiGrowingList *self)
{
  g_return_if_fail (ADDUCE_UI_IS_GROWING_LIST (self));

  if (self->source_id != 0)
    show_more (self, MAX_GROWN);
}
