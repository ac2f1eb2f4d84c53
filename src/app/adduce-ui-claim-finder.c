/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims that a filter finds.
 */
#include "config.h"

#include "adduce-ui-claim-finder.h"

/* Beyond so many at once all is looked at anew, with one "items-changed". */
#define MANY 16

typedef struct {
  AdduceUiClaimItem *item;
  AdduceClaimKey *counted; /* the version that is in the tally: the present one */
  AdduceClaimKey *placed;  /* the version by which it stands where it stands; NULL where it is not shown */
} Entry;

struct _AdduceUiClaimFinder
{
  GObject parent_instance;

  AdduceUiClaimList *list;
  AdduceUiClaimFilter *filter;
  AdduceClaimTally *tally;
  GPtrArray *entries;  /* Entry of each item, borrowed, in the order of the list */
  GHashTable *by_item; /* AdduceUiClaimItem → Entry, owned */
  GPtrArray *shown;    /* Entry, borrowed, in the filter's order of what they are placed by */
  GHashTable *held;    /* ids */
};

enum {
  SIGNAL_TALLY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiClaimFinder, adduce_ui_claim_finder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->counted, adduce_claim_key_unref);
  g_clear_pointer (&entry->placed, adduce_claim_key_unref);
  g_object_unref (entry->item);
  g_free (entry);
}

static void
set_key (AdduceClaimKey **key, AdduceClaimKey *value)
{
  if (value != NULL)
    adduce_claim_key_ref (value);
  g_clear_pointer (key, adduce_claim_key_unref);
  *key = value;
}

static void
count (AdduceUiClaimFinder *self, Entry *entry)
{
  if (entry->counted != NULL)
    adduce_claim_tally_remove (self->tally, adduce_claim_key_get_claim (entry->counted));
  set_key (&entry->counted, adduce_ui_claim_item_get_key (entry->item));
  adduce_claim_tally_add (self->tally, adduce_claim_key_get_claim (entry->counted));
}

static gboolean
matches (AdduceUiClaimFinder *self, Entry *entry)
{
  return adduce_claim_query_matches (adduce_ui_claim_filter_get_query (self->filter), entry->counted);
}

static gboolean
is_held (AdduceUiClaimFinder *self, Entry *entry)
{
  return g_hash_table_contains (self->held, adduce_ui_claim_item_get_id (entry->item));
}

/* --- one entry among those that are shown --- */

static guint
find_place (AdduceUiClaimFinder *self, AdduceClaimKey *key)
{
  AdduceClaimOrder order = adduce_ui_claim_filter_get_order (self->filter);
  guint low = 0, high = self->shown->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      Entry *entry = self->shown->pdata[middle];

      if (adduce_claim_key_compare (order, entry->placed, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
find_entry (AdduceUiClaimFinder *self, Entry *entry)
{
  guint place = find_place (self, entry->placed);

  while (self->shown->pdata[place] != entry)
    place++;
  return place;
}

static void
show (AdduceUiClaimFinder *self, Entry *entry)
{
  guint place = find_place (self, entry->counted);

  set_key (&entry->placed, entry->counted);
  g_ptr_array_insert (self->shown, (int) place, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
}

static void
hide (AdduceUiClaimFinder *self, Entry *entry)
{
  guint place = find_entry (self, entry);

  g_ptr_array_remove_index (self->shown, place);
  set_key (&entry->placed, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
}

/* In one change, so that a selection stays with what moves. */
static void
move (AdduceUiClaimFinder *self, Entry *entry)
{
  guint from = find_entry (self, entry);
  guint to, first, n;

  g_ptr_array_remove_index (self->shown, from);
  to = find_place (self, entry->counted);
  set_key (&entry->placed, entry->counted);
  g_ptr_array_insert (self->shown, (int) to, entry);
  if (to == from)
    return;

  first = MIN (from, to);
  n = MAX (from, to) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
}

/* Puts an entry where it belongs now. A held one follows only its words: in text order. */
static void
place (AdduceUiClaimFinder *self, Entry *entry)
{
  gboolean shown = entry->placed != NULL;
  gboolean held = shown && is_held (self, entry);

  if (!shown && matches (self, entry))
    show (self, entry);
  else if (shown && !held && !matches (self, entry))
    hide (self, entry);
  else if (shown && entry->placed != entry->counted
           && (!held || adduce_ui_claim_filter_get_order (self->filter) == ADDUCE_CLAIM_ORDER_TEXT))
    move (self, entry);
}

/* --- all of them --- */

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer order)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *two = *(const Entry *const *) b;

  return adduce_claim_key_compare (GPOINTER_TO_UINT (order), one->placed, two->placed);
}

/* Looks at all entries anew; one "items-changed" over what differs. */
static void
place_all (AdduceUiClaimFinder *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  AdduceClaimOrder order = adduce_ui_claim_filter_get_order (self->filter);
  guint head = 0, tail = 0, shorter;

  self->shown = g_ptr_array_new ();
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      set_key (&entry->placed, matches (self, entry) ? entry->counted : NULL);
      if (entry->placed != NULL)
        g_ptr_array_add (self->shown, entry);
    }
  if (order != ADDUCE_CLAIM_ORDER_TEXT)
    g_ptr_array_sort_with_data (self->shown, compare_cb, GUINT_TO_POINTER (order));

  shorter = MIN (old->len, self->shown->len);
  while (head < shorter && old->pdata[head] == self->shown->pdata[head])
    head++;
  while (tail < shorter - head && old->pdata[old->len - 1 - tail] == self->shown->pdata[self->shown->len - 1 - tail])
    tail++;
  if (head + tail < MAX (old->len, self->shown->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, self->shown->len - head - tail);
}

/* Callbacks */

static void
filter_changed_cb (AdduceUiClaimFinder *self)
{
  place_all (self);
}

static void
claim_changed_cb (AdduceUiClaimFinder *self, AdduceUiClaimItem *item)
{
  Entry *entry = g_hash_table_lookup (self->by_item, item);

  /* Where it moved in the list as well, that was told before. */
  if (entry == NULL || entry->counted == adduce_ui_claim_item_get_key (item))
    return;

  count (self, entry);
  place (self, entry);
  g_signal_emit (self, signals[SIGNAL_TALLY_CHANGED], 0);
}

/* The entries of items that the list has in a stretch now, those that were there before as they were. */
static GPtrArray *
make_entries (AdduceUiClaimFinder *self, guint position, guint added)
{
  GPtrArray *entries = g_ptr_array_sized_new (added);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position + i);
      Entry *entry = g_hash_table_lookup (self->by_item, item);

      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          entry->item = g_object_ref (item);
          g_hash_table_insert (self->by_item, entry->item, entry);
        }
      if (entry->counted != adduce_ui_claim_item_get_key (item))
        count (self, entry);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

static void
splice_entries (AdduceUiClaimFinder *self, guint position, guint removed, GPtrArray *added)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);

  self->entries = g_ptr_array_sized_new (old->len - removed + added->len);
  for (guint i = 0; i < position; i++)
    g_ptr_array_add (self->entries, old->pdata[i]);
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (self->entries, added->pdata[i]);
  for (guint i = position + removed; i < old->len; i++)
    g_ptr_array_add (self->entries, old->pdata[i]);
}

static void
items_changed_cb (AdduceUiClaimFinder *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) entries = make_entries (self, position, added);
  g_autoptr (GHashTable) stay = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (entry_free);
  gboolean many = removed + added > MANY;

  for (guint i = 0; i < added; i++)
    g_hash_table_add (stay, entries->pdata[i]);
  for (guint i = 0; i < removed; i++)
    {
      Entry *entry = self->entries->pdata[position + i];

      if (g_hash_table_contains (stay, entry))
        continue;
      g_hash_table_steal (self->by_item, entry->item);
      adduce_claim_tally_remove (self->tally, adduce_claim_key_get_claim (entry->counted));
      g_ptr_array_add (gone, entry);
    }
  splice_entries (self, position, removed, entries);

  if (many)
    place_all (self);
  for (guint i = 0; i < gone->len && !many; i++)
    if (((Entry *) gone->pdata[i])->placed != NULL)
      hide (self, gone->pdata[i]);
  for (guint i = 0; i < entries->len && !many; i++)
    place (self, entries->pdata[i]);
  g_signal_emit (self, signals[SIGNAL_TALLY_CHANGED], 0);
}

/* Overrides */

static GType
adduce_ui_claim_finder_get_item_type (GListModel *model)
{
  return ADDUCE_UI_TYPE_CLAIM_ITEM;
}

static guint
adduce_ui_claim_finder_get_n_items (GListModel *model)
{
  return ADDUCE_UI_CLAIM_FINDER (model)->shown->len;
}

static gpointer
adduce_ui_claim_finder_get_item (GListModel *model, guint position)
{
  AdduceUiClaimFinder *self = ADDUCE_UI_CLAIM_FINDER (model);

  return position < self->shown->len ? g_object_ref (((Entry *) self->shown->pdata[position])->item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_ui_claim_finder_get_item_type;
  iface->get_n_items = adduce_ui_claim_finder_get_n_items;
  iface->get_item = adduce_ui_claim_finder_get_item;
}

static void
adduce_ui_claim_finder_finalize (GObject *object)
{
  AdduceUiClaimFinder *self = ADDUCE_UI_CLAIM_FINDER (object);

  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->held);
  adduce_claim_tally_free (self->tally);

  G_OBJECT_CLASS (adduce_ui_claim_finder_parent_class)->finalize (object);
}

static void
adduce_ui_claim_finder_class_init (AdduceUiClaimFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_claim_finder_finalize;

  signals[SIGNAL_TALLY_CHANGED] = g_signal_new ("tally-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_claim_finder_init (AdduceUiClaimFinder *self)
{
  self->tally = adduce_claim_tally_new ();
  self->entries = g_ptr_array_new ();
  self->by_item = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  self->shown = g_ptr_array_new ();
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AdduceUiClaimFinder *
adduce_ui_claim_finder_new (AdduceUiClaimList *list, AdduceUiClaimFilter *filter)
{
  AdduceUiClaimFinder *self;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_LIST (list), NULL);
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (filter), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIM_FINDER, NULL);
  self->list = g_object_ref (list);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "claim-changed", G_CALLBACK (claim_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)));
  return self;
}

gboolean
adduce_ui_claim_finder_find (AdduceUiClaimFinder *self, const char *id, guint *ret_position)
{
  AdduceUiClaimItem *item;
  Entry *entry;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FINDER (self), FALSE);

  item = adduce_ui_claim_list_lookup (self->list, id);
  entry = item != NULL ? g_hash_table_lookup (self->by_item, item) : NULL;
  if (entry == NULL || entry->placed == NULL)
    return FALSE;
  if (ret_position != NULL)
    *ret_position = find_entry (self, entry);
  return TRUE;
}

void
adduce_ui_claim_finder_hold (AdduceUiClaimFinder *self, GPtrArray *claims)
{
  g_autoptr (GHashTable) old = NULL;
  GHashTableIter iter;
  gpointer id;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FINDER (self));
  g_return_if_fail (claims != NULL);

  old = g_steal_pointer (&self->held);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < claims->len; i++)
    g_hash_table_add (self->held, g_strdup (adduce_claim_get_id (claims->pdata[i])));

  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      AdduceUiClaimItem *item = adduce_ui_claim_list_lookup (self->list, id);
      Entry *entry = item != NULL ? g_hash_table_lookup (self->by_item, item) : NULL;

      if (entry != NULL && !g_hash_table_contains (self->held, id))
        place (self, entry);
    }
}

AdduceClaimTally *
adduce_ui_claim_finder_get_tally (AdduceUiClaimFinder *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FINDER (self), NULL);

  return self->tally;
}
