/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of one layer, in text order.
 */
#include "config.h"

#include "adduce-claim-set.h"

/* More changes at once than this cost more in the index than making it anew. */
#define MAX_SMALL 64

struct _AdduceClaimSet {
  GObject parent_instance;
  GPtrArray *claims;      /* AdduceClaim, owned, sorted by adduce_claim_compare() */
  GHashTable *by_id;      /* id → AdduceClaim, both borrowed from @claims */
  AdduceSpanIndex *index; /* NULL until asked for; kept up to date from then on, but for large changes */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void adduce_claim_set_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceClaimSet, adduce_claim_set, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      adduce_claim_set_list_model_init))

/* The position of the first claim that is not before @claim. */
static guint
find_place (GPtrArray *claims, AdduceClaim *claim)
{
  guint low = 0, high = claims->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (adduce_claim_compare (claims->pdata[middle], claim) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
widen (AdduceSpan *extent, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);

  extent->start = MIN (extent->start, adduce_span_set_get_start (spans));
  extent->end = MAX (extent->end, adduce_span_set_get_end (spans));
}

static void
emit_changes (AdduceClaimSet *self, guint position, guint n_removed, guint n_added, AdduceSpan extent)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, extent.start, extent.end);
}

/* What a row of changes has touched so far: the places before @head and the last @tail ones are as they were. */
typedef struct {
  AdduceSpan extent;
  guint n_before;
  guint head;
  guint tail;
} Touched;

static void
touch (Touched *touched, guint place, guint n_behind)
{
  touched->head = MIN (touched->head, place);
  touched->tail = MIN (touched->tail, n_behind);
}

/* Takes a claim out, but not of the index; FALSE where there is none. */
static gboolean
take_out (AdduceClaimSet *self, const char *id, Touched *touched, guint *ret_place)
{
  AdduceClaim *old = g_hash_table_lookup (self->by_id, id);

  if (old == NULL)
    return FALSE;
  widen (&touched->extent, old);
  *ret_place = find_place (self->claims, old);
  touch (touched, *ret_place, self->claims->len - *ret_place - 1);
  g_hash_table_remove (self->by_id, id);
  g_ptr_array_remove_index (self->claims, *ret_place);
  return TRUE;
}

static void
remove_quietly (AdduceClaimSet *self, const char *id, Touched *touched)
{
  guint place;

  if (take_out (self, id, touched, &place) && self->index != NULL)
    adduce_span_index_remove (self->index, place);
}

/* (element-type AdduceSpan) */
static GArray *
list_spans (AdduceClaim *claim)
{
  AdduceSpanSet *set = adduce_claim_get_spans (claim);
  guint n = adduce_span_set_get_n_spans (set);
  GArray *spans = g_array_sized_new (FALSE, FALSE, sizeof (AdduceSpan), n);

  for (guint i = 0; i < n; i++)
    {
      AdduceSpan span = adduce_span_set_get_span (set, i);

      g_array_append_val (spans, span);
    }
  return spans;
}

static void
put_quietly (AdduceClaimSet *self, AdduceClaim *claim, Touched *touched)
{
  const char *id = adduce_claim_get_id (claim);

  if (g_hash_table_lookup (self->by_id, id) == claim)
    return;
  guint old_place;
  gboolean replaces = take_out (self, id, touched, &old_place);
  widen (&touched->extent, claim);
  guint place = find_place (self->claims, claim);
  touch (touched, place, self->claims->len - place);
  g_ptr_array_insert (self->claims, place, g_object_ref (claim));
  g_hash_table_insert (self->by_id, (char *) id, claim);
  if (self->index == NULL)
    return;

  g_autoptr (GArray) spans = list_spans (claim);
  if (replaces)
    adduce_span_index_replace (self->index, old_place, place, (const AdduceSpan *) spans->data, spans->len);
  else
    adduce_span_index_insert (self->index, place, (const AdduceSpan *) spans->data, spans->len);
}

static void
emit_touched (AdduceClaimSet *self, const Touched *touched)
{
  if (touched->extent.start < touched->extent.end)
    emit_changes (self, touched->head, touched->n_before - touched->head - touched->tail,
                  self->claims->len - touched->head - touched->tail, touched->extent);
}

static int
compare_pointers_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (*(AdduceClaim *const *) a, *(AdduceClaim *const *) b);
}

/* An equal version that is here already stands for a new object, so that views keep what they have. */
static gboolean
same_version (AdduceClaim *a, AdduceClaim *b)
{
  return adduce_claim_get_revision (a) == adduce_claim_get_revision (b)
         && adduce_claim_get_created (a) == adduce_claim_get_created (b)
         && adduce_claim_get_modified (a) == adduce_claim_get_modified (b)
         && adduce_claim_get_codebook_version (a) == adduce_claim_get_codebook_version (b)
         && g_str_equal (adduce_claim_get_coder (a), adduce_claim_get_coder (b))
         && adduce_claim_same_content (a, b);
}

/* The claims to be shown, sorted; of two with one id the later stays. */
static GPtrArray *
sort_claims (AdduceClaimSet *self, AdduceClaim *const *claims, guint n_claims)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sorted = g_ptr_array_new_full (n_claims, g_object_unref);

  for (guint i = 0; i < n_claims; i++)
    g_hash_table_replace (newest, (char *) adduce_claim_get_id (claims[i]), claims[i]);
  for (guint i = 0; i < n_claims; i++)
    {
      const char *id = adduce_claim_get_id (claims[i]);
      AdduceClaim *old = g_hash_table_lookup (self->by_id, id);

      if (g_hash_table_lookup (newest, id) != claims[i])
        continue;
      g_hash_table_remove (newest, id);
      g_ptr_array_add (sorted, g_object_ref (old != NULL && same_version (old, claims[i]) ? old : claims[i]));
    }
  g_ptr_array_sort (sorted, compare_pointers_cb);
  return sorted;
}

/* Claims of @claims in [from, to) that @other does not have as they are. */
static void
widen_by_others (AdduceSpan *extent, GPtrArray *claims, guint from, guint to, GHashTable *other)
{
  for (guint i = from; i < to; i++)
    if (g_hash_table_lookup (other, adduce_claim_get_id (claims->pdata[i])) != claims->pdata[i])
      widen (extent, claims->pdata[i]);
}

static gboolean
collect_owner_cb (const AdduceSpanEntry *entry, gpointer user_data)
{
  g_hash_table_add (user_data, GUINT_TO_POINTER (entry->owner));
  return G_SOURCE_CONTINUE;
}

static int
compare_sizes_cb (gconstpointer a, gconstpointer b)
{
  AdduceClaim *x = *(AdduceClaim *const *) a, *y = *(AdduceClaim *const *) b;
  guint x_size = adduce_span_set_get_size (adduce_claim_get_spans (x));
  guint y_size = adduce_span_set_get_size (adduce_claim_get_spans (y));

  if (x_size != y_size)
    return x_size < y_size ? -1 : 1;
  return adduce_claim_compare (x, y);
}

static GType
adduce_claim_set_get_item_type (GListModel *model)
{
  return ADDUCE_TYPE_CLAIM;
}

static guint
adduce_claim_set_get_n_items (GListModel *model)
{
  return ADDUCE_CLAIM_SET (model)->claims->len;
}

static gpointer
adduce_claim_set_get_item (GListModel *model, guint position)
{
  AdduceClaim *claim = adduce_claim_set_get (ADDUCE_CLAIM_SET (model), position);

  return claim != NULL ? g_object_ref (claim) : NULL;
}

static void
adduce_claim_set_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_claim_set_get_item_type;
  iface->get_n_items = adduce_claim_set_get_n_items;
  iface->get_item = adduce_claim_set_get_item;
}

static void
adduce_claim_set_finalize (GObject *object)
{
  AdduceClaimSet *self = ADDUCE_CLAIM_SET (object);

  g_clear_pointer (&self->index, adduce_span_index_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  G_OBJECT_CLASS (adduce_claim_set_parent_class)->finalize (object);
}

static void
adduce_claim_set_class_init (AdduceClaimSetClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_claim_set_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ADDUCE_TYPE_CLAIM_SET, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
adduce_claim_set_init (AdduceClaimSet *self)
{
  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

AdduceClaimSet *
adduce_claim_set_new (void)
{
  return g_object_new (ADDUCE_TYPE_CLAIM_SET, NULL);
}

guint
adduce_claim_set_get_n_claims (AdduceClaimSet *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_SET (self), 0);
  return self->claims->len;
}

AdduceClaim *
adduce_claim_set_get (AdduceClaimSet *self, guint position)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_SET (self), NULL);
  return position < self->claims->len ? self->claims->pdata[position] : NULL;
}

AdduceClaim *
adduce_claim_set_lookup (AdduceClaimSet *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_SET (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

gboolean
adduce_claim_set_find (AdduceClaimSet *self, const char *id, guint *ret_position)
{
  AdduceClaim *claim = adduce_claim_set_lookup (self, id);

  if (claim == NULL)
    return FALSE;
  if (ret_position != NULL)
    *ret_position = find_place (self->claims, claim);
  return TRUE;
}

void
adduce_claim_set_update (AdduceClaimSet *self, AdduceClaim *const *claims, const char *const *ids, guint n_changes)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_SET (self));
  g_return_if_fail (claims != NULL || n_changes == 0);

  if (n_changes > MAX_SMALL)
    g_clear_pointer (&self->index, adduce_span_index_free);
  Touched touched = { { G_MAXUINT, 0 }, self->claims->len, self->claims->len, self->claims->len };
  for (guint i = 0; i < n_changes; i++)
    if (claims[i] != NULL)
      put_quietly (self, claims[i], &touched);
    else
      remove_quietly (self, ids[i], &touched);
  emit_touched (self, &touched);
}

void
adduce_claim_set_put (AdduceClaimSet *self, AdduceClaim *claim)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_SET (self));
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  adduce_claim_set_update (self, &claim, NULL, 1);
}

gboolean
adduce_claim_set_remove (AdduceClaimSet *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_SET (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  AdduceClaim *none = NULL;
  if (!g_hash_table_contains (self->by_id, id))
    return FALSE;
  adduce_claim_set_update (self, &none, &id, 1);
  return TRUE;
}

void
adduce_claim_set_replace_all (AdduceClaimSet *self, AdduceClaim *const *claims, guint n_claims)
{
  g_return_if_fail (ADDUCE_IS_CLAIM_SET (self));
  g_return_if_fail (claims != NULL || n_claims == 0);

  g_autoptr (GPtrArray) old = g_steal_pointer (&self->claims);
  g_autoptr (GHashTable) old_by_id = g_hash_table_ref (self->by_id);
  AdduceSpan extent = { G_MAXUINT, 0 };
  guint head = 0, tail = 0;

  self->claims = sort_claims (self, claims, n_claims);
  g_hash_table_unref (self->by_id);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->claims->len; i++)
    g_hash_table_insert (self->by_id, (char *) adduce_claim_get_id (self->claims->pdata[i]),
                         self->claims->pdata[i]);

  guint shorter = MIN (old->len, self->claims->len);
  while (head < shorter && old->pdata[head] == self->claims->pdata[head])
    head++;
  if (head == old->len && head == self->claims->len)
    return;
  while (tail < shorter - head
         && old->pdata[old->len - 1 - tail] == self->claims->pdata[self->claims->len - 1 - tail])
    tail++;

  widen_by_others (&extent, old, head, old->len - tail, self->by_id);
  widen_by_others (&extent, self->claims, head, self->claims->len - tail, old_by_id);
  g_clear_pointer (&self->index, adduce_span_index_free);
  emit_changes (self, head, old->len - tail - head, self->claims->len - tail - head, extent);
}

AdduceSpanIndex *
adduce_claim_set_get_index (AdduceClaimSet *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_SET (self), NULL);

  if (self->index != NULL)
    return self->index;

  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (AdduceSpanEntry), self->claims->len);
  for (guint i = 0; i < self->claims->len; i++)
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (self->claims->pdata[i]);

      for (guint j = 0; j < adduce_span_set_get_n_spans (spans); j++)
        {
          AdduceSpanEntry entry = { adduce_span_set_get_span (spans, j), i, 0 };
          g_array_append_val (entries, entry);
        }
    }
  self->index = adduce_span_index_new ((const AdduceSpanEntry *) entries->data, entries->len);
  return self->index;
}

GPtrArray *
adduce_claim_set_query (AdduceClaimSet *self, AdduceSpan extent)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_SET (self), NULL);

  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer owner;

  adduce_span_index_query (adduce_claim_set_get_index (self), extent, collect_owner_cb, owners);
  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &owner, NULL))
    g_ptr_array_add (found, g_object_ref (self->claims->pdata[GPOINTER_TO_UINT (owner)]));
  g_ptr_array_sort (found, compare_sizes_cb);
  return found;
}
