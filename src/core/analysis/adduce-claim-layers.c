/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was read of a corpus, and the rows of all of it.
 */
#include "config.h"

#include "analysis/adduce-claim-layers.h"

struct _AdduceClaimLayers {
  GHashTable *layers; /* sidecar, owned by the layer → AdduceClaimLayer */
  GPtrArray *order;   /* the layers, borrowed, sorted */
  GPtrArray *rows;    /* AdduceClaimRow */
  gboolean shared;    /* somebody has a reference to @rows, so another array must be made */
};

static int
compare_layers_cb (gconstpointer a, gconstpointer b)
{
  const AdduceClaimLayer *x = *(const AdduceClaimLayer *const *) a;
  const AdduceClaimLayer *y = *(const AdduceClaimLayer *const *) b;
  return adduce_claim_file_compare (&x->file, &y->file);
}

static const char *
get_id (AdduceClaimRow *row)
{
  return adduce_claim_get_id (adduce_claim_row_get_claim (row));
}

/* Puts the old objects in the place of new ones that show the same. */
static void
keep_rows (AdduceClaimLayer *before, AdduceClaimLayer *after)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < before->rows->len; i++)
    g_hash_table_insert (known, (char *) get_id (before->rows->pdata[i]), before->rows->pdata[i]);
  for (guint i = 0; i < after->rows->len; i++)
    {
      AdduceClaimRow *row = after->rows->pdata[i];
      AdduceClaimRow *old = g_hash_table_lookup (known, get_id (row));
      if (old != NULL && adduce_claim_row_equal (old, row))
        {
          after->rows->pdata[i] = g_object_ref (old);
          g_object_unref (row);
        }
    }
}

/* Replaces the rows; the difference is one stretch. */
static AdduceClaimChange
take_rows (AdduceClaimLayers *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  guint n_old = old->len, n_new = rows->len, begin = 0, end = 0;
  while (begin < MIN (n_old, n_new) && old->pdata[begin] == rows->pdata[begin])
    begin++;
  while (end < MIN (n_old, n_new) - begin && old->pdata[n_old - 1 - end] == rows->pdata[n_new - 1 - end])
    end++;
  self->rows = rows;
  self->shared = FALSE;
  return (AdduceClaimChange) { begin, n_old - begin - end, n_new - begin - end };
}

static AdduceClaimChange
make_rows (AdduceClaimLayers *self)
{
  GPtrArray *rows = g_ptr_array_new_full (self->rows->len, g_object_unref);
  GHashTableIter iter;
  gpointer layer;
  g_ptr_array_set_size (self->order, 0);
  g_hash_table_iter_init (&iter, self->layers);
  while (g_hash_table_iter_next (&iter, NULL, &layer))
    g_ptr_array_add (self->order, layer);
  g_ptr_array_sort (self->order, compare_layers_cb);

  for (guint i = 0; i < self->order->len; i++)
    {
      GPtrArray *some = ((AdduceClaimLayer *) self->order->pdata[i])->rows;
      for (guint j = 0; j < some->len; j++)
        g_ptr_array_add (rows, g_object_ref (some->pdata[j]));
    }
  return take_rows (self, rows);
}

static void
unshare_rows (AdduceClaimLayers *self)
{
  if (!self->shared)
    return;
  g_autoptr (GPtrArray) old = self->rows;
  self->rows = g_ptr_array_new_full (old->len, g_object_unref);
  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (self->rows, g_object_ref (old->pdata[i]));
  self->shared = FALSE;
}

/* Layers that come after all others, as while the corpus is first read. */
static AdduceClaimChange
append_layers (AdduceClaimLayers *self, GPtrArray *layers)
{
  guint n_before = self->rows->len;
  if (layers->len > 0)
    unshare_rows (self);
  for (guint i = 0; i < layers->len; i++)
    {
      AdduceClaimLayer *layer = layers->pdata[i];
      g_hash_table_insert (self->layers, layer->file.sidecar, adduce_claim_layer_ref (layer));
      g_ptr_array_add (self->order, layer);
      for (guint j = 0; j < layer->rows->len; j++)
        g_ptr_array_add (self->rows, g_object_ref (layer->rows->pdata[j]));
    }
  return (AdduceClaimChange) { n_before, 0, self->rows->len - n_before };
}

static gboolean
come_last (AdduceClaimLayers *self, GPtrArray *layers)
{
  if (layers->len == 0 || self->order->len == 0)
    return TRUE;
  const AdduceClaimLayer *last = self->order->pdata[self->order->len - 1];
  const AdduceClaimLayer *first = layers->pdata[0];
  return adduce_claim_file_compare (&last->file, &first->file) < 0;
}

AdduceClaimLayers *
adduce_claim_layers_new (void)
{
  AdduceClaimLayers *self = g_new0 (AdduceClaimLayers, 1);
  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) adduce_claim_layer_unref);
  self->order = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
adduce_claim_layers_free (AdduceClaimLayers *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->layers);
  g_free (self);
}

AdduceClaimChange
adduce_claim_layers_apply (AdduceClaimLayers *self, GPtrArray *layers, GPtrArray *gone)
{
  g_return_val_if_fail (self != NULL, ((AdduceClaimChange) { 0, 0, 0 }));
  g_return_val_if_fail (layers != NULL, ((AdduceClaimChange) { 0, 0, 0 }));

  gboolean any_gone = FALSE;
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    any_gone = g_hash_table_contains (self->layers, gone->pdata[i]) || any_gone;
  if (!any_gone && come_last (self, layers))
    return append_layers (self, layers);

  for (guint i = 0; i < layers->len; i++)
    {
      AdduceClaimLayer *layer = layers->pdata[i];
      AdduceClaimLayer *old = g_hash_table_lookup (self->layers, layer->file.sidecar);
      if (old != NULL)
        keep_rows (old, layer);
      g_hash_table_replace (self->layers, layer->file.sidecar, adduce_claim_layer_ref (layer));
    }
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    g_hash_table_remove (self->layers, gone->pdata[i]);
  return make_rows (self);
}

GPtrArray *
adduce_claim_layers_get_rows (AdduceClaimLayers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}

GPtrArray *
adduce_claim_layers_ref_rows (AdduceClaimLayers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  self->shared = TRUE;
  return g_ptr_array_ref (self->rows);
}

GHashTable *
adduce_claim_layers_dup_known (AdduceClaimLayers *self, gboolean forget)
{
  g_return_val_if_fail (self != NULL, NULL);

  GHashTable *known
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) adduce_claim_layer_unref);
  for (guint i = 0; i < self->order->len; i++)
    {
      AdduceClaimLayer *layer = self->order->pdata[i];
      layer = forget ? adduce_claim_layer_new (&layer->file) : adduce_claim_layer_ref (layer);
      g_hash_table_insert (known, layer->file.sidecar, layer);
    }
  return known;
}

char **
adduce_claim_layers_dup_problems (AdduceClaimLayers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  for (guint i = 0; i < self->order->len; i++)
    {
      const AdduceClaimLayer *layer = self->order->pdata[i];
      if (layer->problem != NULL)
        g_strv_builder_add (problems, layer->problem);
    }
  return g_strv_builder_end (problems);
}
