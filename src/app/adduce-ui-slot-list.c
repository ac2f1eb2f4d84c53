/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a list model.
 *
 * Slots live as long as somebody has them: a row, or a selection. The list knows them by place.
 */
#include "config.h"

#include "adduce-ui-slot-list.h"

#include "adduce-ui-slot.h"

/* So many places more or fewer are told where they are; more come bit by bit, so many at a time. */
#define STEP 12

/* So many are shown anew at once: about what is seen; and so many at a time of the others, and of those that go. */
#define SEEN 24
#define STEP_ANEW 40

/* More rows than a list view makes. */
#define MAX_GROWN 240

struct _AdduceUiSlotList
{
  GObject parent_instance;

  GListModel *model;
  guint n;           /* places, as was told */
  GHashTable *slots; /* place → AdduceUiSlot, which are not owned */
  GPtrArray *stale;  /* AdduceUiSlot that are to be shown anew; the last first */
  guint first_seen;
  guint source_id;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiSlotList, adduce_ui_slot_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- what is shown anew --- */

/* Those that are seen, then those behind, then those before. */
static guint
get_order (AdduceUiSlotList *self, AdduceUiSlot *slot)
{
  guint position = adduce_ui_slot_get_position (slot);

  return position >= self->first_seen ? position - self->first_seen : G_MAXUINT - position;
}

/* The last of the array come first. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint x = get_order (user_data, *(AdduceUiSlot **) a), y = get_order (user_data, *(AdduceUiSlot **) b);

  return x > y ? -1 : x < y;
}

static void
show_anew (AdduceUiSlotList *self, guint n)
{
  for (guint i = 0; i < n && self->stale->len > 0; i++)
    {
      g_autoptr (AdduceUiSlot) slot = g_ptr_array_steal_index (self->stale, self->stale->len - 1);

      adduce_ui_slot_change (slot);
    }
}

/* The slots of these places mean other items. */
static void
make_stale (AdduceUiSlotList *self, guint begin, guint end)
{
  g_autoptr (GHashTable) already = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, slot;

  for (guint i = 0; i < self->stale->len; i++)
    g_hash_table_add (already, self->stale->pdata[i]);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    if (GPOINTER_TO_UINT (key) >= begin && GPOINTER_TO_UINT (key) < end && adduce_ui_slot_is_shown (slot)
        && !g_hash_table_contains (already, slot))
      g_ptr_array_add (self->stale, g_object_ref (slot));
  g_ptr_array_sort_with_data (self->stale, compare_cb, self);
}

/* --- what there is --- */

/* From @position on there are @removed places fewer and @added more. */
static void
tell (AdduceUiSlotList *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    if (GPOINTER_TO_UINT (key) >= position)
      {
        if (GPOINTER_TO_UINT (key) >= position + removed)
          g_ptr_array_add (moved, slot);
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < moved->len; i++)
    {
      guint place = adduce_ui_slot_get_position (moved->pdata[i]) - removed + added;

      adduce_ui_slot_set_position (moved->pdata[i], place);
      g_hash_table_insert (self->slots, GUINT_TO_POINTER (place), moved->pdata[i]);
    }
  self->n = self->n - removed + added;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static gboolean
is_growing (AdduceUiSlotList *self)
{
  return self->n < g_list_model_get_n_items (self->model);
}

static void
grow (AdduceUiSlotList *self, guint n_more)
{
  guint n = g_list_model_get_n_items (self->model);

  if (self->n + n_more >= MAX_GROWN)
    n_more = n - self->n;
  tell (self, self->n, 0, MIN (n_more, n - self->n));
}

static int
compare_positions_cb (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x > y ? -1 : x < y;
}

/* Takes away what is too much at the end, no more than @most of it with a row: a row is not gone at once. */
static void
shrink (AdduceUiSlotList *self, guint most)
{
  guint n = g_list_model_get_n_items (self->model);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer key, slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    {
      guint position = GPOINTER_TO_UINT (key);

      if (position >= n && adduce_ui_slot_is_shown (slot))
        g_array_append_val (positions, position);
    }
  g_array_sort (positions, compare_positions_cb);
  if (positions->len > most)
    n = g_array_index (positions, guint, most - 1);
  tell (self, n, self->n - n, 0);
}

static gboolean
is_done (AdduceUiSlotList *self)
{
  return self->stale->len == 0 && self->n == g_list_model_get_n_items (self->model);
}

static gboolean
later_cb (gpointer data)
{
  AdduceUiSlotList *self = data;

  if (self->stale->len > 0)
    show_anew (self, STEP_ANEW);
  else if (is_growing (self))
    grow (self, STEP);
  else
    shrink (self, STEP_ANEW);
  if (!is_done (self))
    return G_SOURCE_CONTINUE;
  self->source_id = 0;
  return G_SOURCE_REMOVE;
}

static void
go_on_later (AdduceUiSlotList *self)
{
  if (self->source_id == 0 && !is_done (self))
    self->source_id = g_idle_add (later_cb, self);
}

/* All places are told: few items more or fewer are told where they are. */
static void
change_there (AdduceUiSlotList *self, guint position, guint removed, guint added)
{
  guint both = MIN (removed, added);

  tell (self, position + both, removed - both, added - both);
  make_stale (self, position, position + both);
}

/* The places stay, for whatever items; there are more or fewer at the end. */
static void
change_behind (AdduceUiSlotList *self, guint position)
{
  if (g_list_model_get_n_items (self->model) < self->n)
    shrink (self, STEP);
  make_stale (self, position, self->n);
  if (is_growing (self) && (self->n == 0 || self->n >= MAX_GROWN))
    grow (self, STEP);
}

static void
items_changed_cb (AdduceUiSlotList *self, guint position, guint removed, guint added)
{
  guint n_before = g_list_model_get_n_items (self->model) - added + removed;
  guint n_other = MAX (removed, added) - MIN (removed, added);

  if (self->n == n_before && (n_other <= STEP || (removed == 0 && position >= MAX_GROWN)))
    change_there (self, position, removed, added);
  else
    change_behind (self, position);
  show_anew (self, SEEN);
  go_on_later (self);
}

/* --- the list model --- */

static GType
adduce_ui_slot_list_get_item_type (GListModel *model)
{
  return ADDUCE_UI_TYPE_SLOT;
}

static guint
adduce_ui_slot_list_get_n_items (GListModel *model)
{
  return ADDUCE_UI_SLOT_LIST (model)->n;
}

static gpointer
adduce_ui_slot_list_get_item (GListModel *model, guint position)
{
  AdduceUiSlotList *self = ADDUCE_UI_SLOT_LIST (model);
  AdduceUiSlot *slot;

  if (position >= self->n)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  return slot != NULL ? g_object_ref (slot) : adduce_ui_slot_new (self->model, position, self->slots);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_ui_slot_list_get_item_type;
  iface->get_n_items = adduce_ui_slot_list_get_n_items;
  iface->get_item = adduce_ui_slot_list_get_item;
}

static void
adduce_ui_slot_list_dispose (GObject *object)
{
  AdduceUiSlotList *self = ADDUCE_UI_SLOT_LIST (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_ptr_array_set_size (self->stale, 0);
  self->n = 0;
  g_clear_object (&self->model);

  G_OBJECT_CLASS (adduce_ui_slot_list_parent_class)->dispose (object);
}

static void
adduce_ui_slot_list_finalize (GObject *object)
{
  AdduceUiSlotList *self = ADDUCE_UI_SLOT_LIST (object);

  g_ptr_array_unref (self->stale);
  g_hash_table_unref (self->slots);

  G_OBJECT_CLASS (adduce_ui_slot_list_parent_class)->finalize (object);
}

static void
adduce_ui_slot_list_class_init (AdduceUiSlotListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_slot_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_slot_list_finalize;
}

static void
adduce_ui_slot_list_init (AdduceUiSlotList *self)
{
  self->slots = g_hash_table_new (NULL, NULL);
  self->stale = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- calls --- */

AdduceUiSlotList *
adduce_ui_slot_list_new (GListModel *model)
{
  AdduceUiSlotList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_SLOT_LIST, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  change_behind (self, 0);
  go_on_later (self);
  return self;
}

void
adduce_ui_slot_list_set_first_seen (AdduceUiSlotList *self, guint position)
{
  g_return_if_fail (ADDUCE_UI_IS_SLOT_LIST (self));

  self->first_seen = position;
}

gboolean
adduce_ui_slot_list_get_growing (AdduceUiSlotList *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SLOT_LIST (self), FALSE);

  return is_growing (self);
}

void
adduce_ui_slot_list_complete (AdduceUiSlotList *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SLOT_LIST (self));

  if (is_growing (self))
    grow (self, MAX_GROWN);
  else
    shrink (self, G_MAXUINT);
}
