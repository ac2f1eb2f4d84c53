/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two claim sets of a session in one text order.
 *
 * Each set is a layer, whose items stand in the set's order. What a set says has changed is a stretch of its
 * layer; with the places of what has come it gives a stretch of the whole list, found by halving, outside of
 * which nothing differs. Only that stretch is merged anew.
 */
#include "config.h"

#include "adduce-ui-claim-list.h"

enum {
  OWN,
  OTHERS,
  N_LAYERS,
};

typedef struct {
  AdduceClaimSet *set;
  GPtrArray *items;  /* AdduceUiClaimItem, borrowed, in the order of the set */
  GHashTable *by_id; /* id → AdduceUiClaimItem, both owned */
} Layer;

struct _AdduceUiClaimList
{
  GObject parent_instance;

  Layer layers[N_LAYERS];
  GPtrArray *items; /* AdduceUiClaimItem of both, borrowed, in text order */
  AdduceCodeMap *map; /* or NULL */
};

enum {
  SIGNAL_CLAIM_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiClaimList, adduce_ui_claim_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Where a claim of a layer is or would be: before its like in the other layer where it is one's own. */
static guint
find_place (AdduceUiClaimList *self, AdduceClaim *claim, guint layer)
{
  guint low = 0, high = self->items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = adduce_claim_compare (adduce_ui_claim_item_get_claim (self->items->pdata[middle]), claim);

      if (order < 0 || (order == 0 && layer == OTHERS))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
find_item (AdduceUiClaimList *self, AdduceUiClaimItem *item)
{
  guint place = find_place (self, adduce_ui_claim_item_get_claim (item), OWN);

  while (self->items->pdata[place] != item)
    place++;
  return place;
}

/* Puts @items in the place of a stretch of an array that owns nothing. */
static void
splice (GPtrArray *array, guint position, guint removed, GPtrArray *items)
{
  guint tail = array->len - position - removed;

  if (items->len > removed)
    g_ptr_array_set_size (array, (gint) (array->len + items->len - removed));
  memmove (array->pdata + position + items->len, array->pdata + position + removed, tail * sizeof (gpointer));
  if (items->len > 0)
    memcpy (array->pdata + position, items->pdata, items->len * sizeof (gpointer));
  g_ptr_array_set_size (array, (gint) (position + items->len + tail));
}

/* The claims that came, as items: those that stay keep theirs; (transfer container). */
static GPtrArray *
make_items (AdduceUiClaimList *self, guint which, guint position, guint added)
{
  Layer *layer = &self->layers[which];
  GPtrArray *items = g_ptr_array_sized_new (added);

  for (guint i = 0; i < added; i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (layer->set, position + i);
      AdduceUiClaimItem *item = g_hash_table_lookup (layer->by_id, adduce_claim_get_id (claim));

      if (item == NULL)
        {
          item = adduce_ui_claim_item_new (claim, which == OWN);
          adduce_ui_claim_item_set_code_map (item, self->map);
          g_hash_table_insert (layer->by_id, g_strdup (adduce_claim_get_id (claim)), item);
        }
      g_ptr_array_add (items, item);
    }
  return items;
}

/* The stretch [@start, @end) of the list as it will be: @items, and what it has of the other layer. */
static GPtrArray *
merge (AdduceUiClaimList *self, guint which, guint position, GPtrArray *items, guint start, guint end)
{
  GPtrArray *merged = g_ptr_array_sized_new (items->len + end - start);
  guint k = 0;

  for (guint i = start; i < end; i++)
    {
      AdduceUiClaimItem *other = self->items->pdata[i];

      if (adduce_ui_claim_item_get_own (other) == (which == OWN))
        continue;
      for (; k < items->len; k++)
        {
          AdduceClaim *claim = adduce_claim_set_get (self->layers[which].set, position + k);
          int order = adduce_claim_compare (claim, adduce_ui_claim_item_get_claim (other));

          if (order > 0 || (order == 0 && which == OTHERS))
            break;
          g_ptr_array_add (merged, items->pdata[k]);
        }
      g_ptr_array_add (merged, other);
    }
  for (; k < items->len; k++)
    g_ptr_array_add (merged, items->pdata[k]);
  return merged;
}

/* The stretch of the list in which a change of a layer lies. */
static void
find_stretch (AdduceUiClaimList *self, guint which, guint position, guint removed, guint added, guint *ret_start,
              guint *ret_end)
{
  Layer *layer = &self->layers[which];
  guint start = G_MAXUINT, end = 0;

  if (removed > 0)
    {
      start = find_item (self, layer->items->pdata[position]);
      end = find_item (self, layer->items->pdata[position + removed - 1]) + 1;
    }
  if (added > 0)
    {
      start = MIN (start, find_place (self, adduce_claim_set_get (layer->set, position), which));
      end = MAX (end, find_place (self, adduce_claim_set_get (layer->set, position + added - 1), which));
    }
  *ret_start = start;
  *ret_end = end;
}

/* Gives the items that stay their new claims; returns those for which it is another; (transfer full). */
static GPtrArray *
update_claims (Layer *layer, GPtrArray *items, guint position)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < items->len; i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (layer->set, position + i);

      if (adduce_ui_claim_item_get_claim (items->pdata[i]) != claim)
        {
          g_ptr_array_add (changed, g_object_ref (items->pdata[i]));
          g_object_freeze_notify (items->pdata[i]);
          adduce_ui_claim_item_set_claim (items->pdata[i], claim);
        }
    }
  /* Whoever hears of one must find all as they are now. */
  for (guint i = 0; i < changed->len; i++)
    g_object_thaw_notify (changed->pdata[i]);
  return changed;
}

static void
drop_items (Layer *layer, GPtrArray *old, GPtrArray *items)
{
  g_autoptr (GHashTable) stay = NULL;

  if (old->len == 0)
    return;
  if (items->len == 1 && old->len == 1 && items->pdata[0] == old->pdata[0])
    return;

  stay = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (stay, items->pdata[i]);
  for (guint i = 0; i < old->len; i++)
    if (!g_hash_table_contains (stay, old->pdata[i]))
      g_hash_table_remove (layer->by_id, adduce_ui_claim_item_get_id (old->pdata[i]));
}

static GPtrArray *
copy_stretch (GPtrArray *array, guint position, guint n)
{
  GPtrArray *copy = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (copy, array->pdata[position + i]);
  return copy;
}

static void
change (AdduceUiClaimList *self, guint which, guint position, guint removed, guint added)
{
  Layer *layer = &self->layers[which];
  g_autoptr (GPtrArray) old = copy_stretch (layer->items, position, removed);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  guint start, end, head = 0, tail = 0, n;

  if (removed == 0 && added == 0)
    return;

  items = make_items (self, which, position, added);
  find_stretch (self, which, position, removed, added, &start, &end);
  merged = merge (self, which, position, items, start, end);
  n = end - start;
  while (head < MIN (n, merged->len) && self->items->pdata[start + head] == merged->pdata[head])
    head++;
  while (tail < MIN (n, merged->len) - head
         && self->items->pdata[end - 1 - tail] == merged->pdata[merged->len - 1 - tail])
    tail++;

  splice (self->items, start, n, merged);
  splice (layer->items, position, removed, items);
  drop_items (layer, old, items);
  changed = update_claims (layer, items, position);

  if (head + tail < MAX (n, merged->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start + head, n - head - tail, merged->len - head - tail);
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (self, signals[SIGNAL_CLAIM_CHANGED], 0, changed->pdata[i]);
}

/* Callbacks */

static void
items_changed_cb (AdduceUiClaimList *self, guint position, guint removed, guint added, AdduceClaimSet *set)
{
  change (self, set == self->layers[OWN].set ? OWN : OTHERS, position, removed, added);
}

static void
follow (AdduceUiClaimList *self, guint which, AdduceClaimSet *set)
{
  Layer *layer = &self->layers[which];

  if (layer->set == set)
    return;

  if (layer->set != NULL)
    g_signal_handlers_disconnect_by_func (layer->set, items_changed_cb, self);
  g_set_object (&layer->set, set);
  if (set != NULL)
    g_signal_connect_object (set, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  change (self, which, 0, layer->items->len, set != NULL ? adduce_claim_set_get_n_claims (set) : 0);
}

static GType
adduce_ui_claim_list_get_item_type (GListModel *model)
{
  return ADDUCE_UI_TYPE_CLAIM_ITEM;
}

static guint
adduce_ui_claim_list_get_n_items (GListModel *model)
{
  return ADDUCE_UI_CLAIM_LIST (model)->items->len;
}

static gpointer
adduce_ui_claim_list_get_item (GListModel *model, guint position)
{
  AdduceUiClaimList *self = ADDUCE_UI_CLAIM_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_ui_claim_list_get_item_type;
  iface->get_n_items = adduce_ui_claim_list_get_n_items;
  iface->get_item = adduce_ui_claim_list_get_item;
}

static void
adduce_ui_claim_list_dispose (GObject *object)
{
  AdduceUiClaimList *self = ADDUCE_UI_CLAIM_LIST (object);

  for (guint i = 0; i < N_LAYERS; i++)
    {
      if (self->layers[i].set != NULL)
        g_signal_handlers_disconnect_by_func (self->layers[i].set, items_changed_cb, self);
      g_clear_object (&self->layers[i].set);
    }

  G_OBJECT_CLASS (adduce_ui_claim_list_parent_class)->dispose (object);
}

static void
adduce_ui_claim_list_finalize (GObject *object)
{
  AdduceUiClaimList *self = ADDUCE_UI_CLAIM_LIST (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  for (guint i = 0; i < N_LAYERS; i++)
    {
      g_ptr_array_unref (self->layers[i].items);
      g_hash_table_unref (self->layers[i].by_id);
    }

  G_OBJECT_CLASS (adduce_ui_claim_list_parent_class)->finalize (object);
}

static void
adduce_ui_claim_list_class_init (AdduceUiClaimListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_claim_list_dispose;
  object_class->finalize = adduce_ui_claim_list_finalize;

  signals[SIGNAL_CLAIM_CHANGED]
    = g_signal_new ("claim-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, ADDUCE_UI_TYPE_CLAIM_ITEM);
}

static void
adduce_ui_claim_list_init (AdduceUiClaimList *self)
{
  self->items = g_ptr_array_new ();
  for (guint i = 0; i < N_LAYERS; i++)
    {
      self->layers[i].items = g_ptr_array_new ();
      self->layers[i].by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    }
}

AdduceUiClaimList *
adduce_ui_claim_list_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_LIST, NULL);
}

void
adduce_ui_claim_list_set_claims (AdduceUiClaimList *self, AdduceClaimSet *own, AdduceClaimSet *others)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_LIST (self));
  g_return_if_fail (own == NULL || ADDUCE_IS_CLAIM_SET (own));
  g_return_if_fail (others == NULL || ADDUCE_IS_CLAIM_SET (others));

  follow (self, OWN, own);
  follow (self, OTHERS, others);
}

AdduceUiClaimItem *
adduce_ui_claim_list_lookup (AdduceUiClaimList *self, const char *id)
{
  AdduceUiClaimItem *item = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_LIST (self), NULL);

  for (guint i = 0; i < N_LAYERS && id != NULL && item == NULL; i++)
    item = g_hash_table_lookup (self->layers[i].by_id, id);
  return item;
}

void
adduce_ui_claim_list_set_code_map (AdduceUiClaimList *self, AdduceCodeMap *map)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_LIST (self));

  if (self->map == map)
    return;

  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map != NULL ? adduce_code_map_ref (map) : NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (items, g_object_ref (self->items->pdata[i]));
  /* Whoever hears of one must find all as they are now. */
  for (guint i = 0; i < items->len; i++)
    {
      g_object_freeze_notify (items->pdata[i]);
      if (adduce_ui_claim_item_set_code_map (items->pdata[i], map))
        g_ptr_array_add (changed, items->pdata[i]);
    }
  for (guint i = 0; i < items->len; i++)
    g_object_thaw_notify (items->pdata[i]);
  for (guint i = 0; i < changed->len; i++)
    g_signal_emit (self, signals[SIGNAL_CLAIM_CHANGED], 0, changed->pdata[i]);
}

gboolean
adduce_ui_claim_list_find (AdduceUiClaimList *self, const char *id, guint *ret_position)
{
  AdduceUiClaimItem *item = adduce_ui_claim_list_lookup (self, id);

  if (item == NULL)
    return FALSE;
  if (ret_position != NULL)
    *ret_position = find_item (self, item);
  return TRUE;
}
