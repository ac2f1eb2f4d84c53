/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two claim sets of a session in one text order. At each change the two, which are sorted, are merged
 * anew, which is thousands of pointers and no more; what listeners hear of it is only what differs.
 */
#include "config.h"

#include "adduce-ui-claim-list.h"

struct _AdduceUiClaimList
{
  GObject parent_instance;

  AdduceClaimSet *own;
  AdduceClaimSet *others;
  GPtrArray *items;  /* AdduceUiClaimItem, in text order */
  GHashTable *by_id; /* id → AdduceUiClaimItem */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiClaimList, adduce_ui_claim_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Takes the item over where there is one, so that it outlives the change. */
static void
append (AdduceUiClaimList *self, GPtrArray *items, GHashTable *by_id, AdduceClaim *claim, gboolean own)
{
  AdduceUiClaimItem *item = g_hash_table_lookup (self->by_id, adduce_claim_get_id (claim));

  if (item != NULL && adduce_ui_claim_item_get_own (item) == own)
    g_object_ref (item);
  else
    item = adduce_ui_claim_item_new (claim, own);

  g_ptr_array_add (items, item);
  g_hash_table_replace (by_id, g_strdup (adduce_claim_get_id (claim)), item);
}

/* The claims of both sets in text order; by_id is filled with them. */
static GPtrArray *
merge (AdduceUiClaimList *self, GHashTable *by_id, GPtrArray *ret_claims)
{
  guint n_own = self->own != NULL ? adduce_claim_set_get_n_claims (self->own) : 0;
  guint n_others = self->others != NULL ? adduce_claim_set_get_n_claims (self->others) : 0;
  GPtrArray *items = g_ptr_array_new_full (n_own + n_others, g_object_unref);
  guint i = 0;
  guint j = 0;

  while (i < n_own || j < n_others)
    {
      AdduceClaim *mine = i < n_own ? adduce_claim_set_get (self->own, i) : NULL;
      AdduceClaim *theirs = j < n_others ? adduce_claim_set_get (self->others, j) : NULL;
      gboolean own = theirs == NULL || (mine != NULL && adduce_claim_compare (mine, theirs) <= 0);

      append (self, items, by_id, own ? mine : theirs, own);
      g_ptr_array_add (ret_claims, own ? mine : theirs);
      if (own)
        i++;
      else
        j++;
    }
  return items;
}

static void
refresh (AdduceUiClaimList *self)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = merge (self, by_id, claims);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  guint head = 0;
  guint tail = 0;

  while (head < old->len && head < items->len && old->pdata[head] == items->pdata[head])
    head++;
  while (tail < old->len - head && tail < items->len - head
         && old->pdata[old->len - 1 - tail] == items->pdata[items->len - 1 - tail])
    tail++;

  /* Listeners must find the list and its claims as they are now, whichever they hear of first. */
  self->items = g_ptr_array_ref (items);
  g_hash_table_unref (self->by_id);
  self->by_id = g_hash_table_ref (by_id);
  for (guint i = 0; i < items->len; i++)
    adduce_ui_claim_item_set_claim (items->pdata[i], claims->pdata[i]);

  if (head + tail < MAX (old->len, items->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, items->len - head - tail);
}

static void
items_changed_cb (AdduceUiClaimList *self)
{
  refresh (self);
}

static void
follow (AdduceUiClaimList *self, AdduceClaimSet **set, AdduceClaimSet *claims)
{
  if (*set != NULL)
    g_signal_handlers_disconnect_by_func (*set, items_changed_cb, self);
  g_set_object (set, claims);
  if (claims != NULL)
    g_signal_connect_swapped (claims, "items-changed", G_CALLBACK (items_changed_cb), self);
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

  follow (self, &self->own, NULL);
  follow (self, &self->others, NULL);

  G_OBJECT_CLASS (adduce_ui_claim_list_parent_class)->dispose (object);
}

static void
adduce_ui_claim_list_finalize (GObject *object)
{
  AdduceUiClaimList *self = ADDUCE_UI_CLAIM_LIST (object);

  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->by_id);

  G_OBJECT_CLASS (adduce_ui_claim_list_parent_class)->finalize (object);
}

static void
adduce_ui_claim_list_class_init (AdduceUiClaimListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_claim_list_dispose;
  object_class->finalize = adduce_ui_claim_list_finalize;
}

static void
adduce_ui_claim_list_init (AdduceUiClaimList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

  if (self->own == own && self->others == others)
    return;

  follow (self, &self->own, own);
  follow (self, &self->others, others);
  refresh (self);
}

gboolean
adduce_ui_claim_list_find (AdduceUiClaimList *self, const char *id, guint *ret_position)
{
  AdduceUiClaimItem *item;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_LIST (self), FALSE);

  item = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  return item != NULL && g_ptr_array_find (self->items, item, ret_position);
}
