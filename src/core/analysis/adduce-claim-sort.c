/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ordering rows of claims by a field.
 *
 * A key for each row is made first. Where a row has one value, and most have, the value's key is made once for all
 * rows that have it.
 */
#include "config.h"

#include "analysis/adduce-claim-sort.h"

#include <string.h>

#define CANCEL_ROWS 1024

typedef struct {
  const char *key;
  guint index;
} Item;

static int
compare_items_cb (gconstpointer a, gconstpointer b, gpointer descending)
{
  const Item *x = a, *y = b;
  if ((*x->key == '\0') != (*y->key == '\0'))
    return *x->key == '\0' ? 1 : -1;
  int result = strcmp (x->key, y->key);
  if (result != 0)
    return descending != NULL ? -result : result;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* @known: label → key, both owned; @chunk keeps the others */
static const char *
make_key (AdduceClaimField *field, AdduceClaimRow *row, GHashTable *known, GStringChunk *chunk)
{
  g_autoptr (AdduceTagList) tags = NULL;
  if (adduce_claim_field_get_kind (field) != ADDUCE_CLAIM_FIELD_TEXT)
    {
      tags = adduce_claim_field_dup_tags (field, row);
      if (adduce_tag_list_get_n_tags (tags) == 0)
        return "";
    }
  if (tags != NULL && adduce_tag_list_get_n_tags (tags) == 1)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, 0);
      char *key = g_hash_table_lookup (known, adduce_tag_get_code (tag));
      if (key == NULL)
        {
          key = adduce_claim_field_dup_value_key (field, tag);
          g_hash_table_insert (known, g_strdup (adduce_tag_get_code (tag)), key);
        }
      return key;
    }
  g_autofree char *key = adduce_claim_field_dup_row_key (field, row);
  return g_string_chunk_insert (chunk, key);
}

GPtrArray *
adduce_claim_sort (GPtrArray *rows, AdduceClaimField *field, gboolean descending, GCancellable *cancellable)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  g_autofree Item *items = g_new (Item, MAX (rows->len, 1));
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GStringChunk *chunk = g_string_chunk_new (4096);
  gboolean cancelled = FALSE;
  for (guint i = 0; i < rows->len && !cancelled; i++)
    {
      items[i] = (Item) { make_key (field, rows->pdata[i], known, chunk), i };
      cancelled = i % CANCEL_ROWS == 0 && g_cancellable_is_cancelled (cancellable);
    }

  GPtrArray *sorted = NULL;
  if (!cancelled)
    {
      g_qsort_with_data (items, (int) rows->len, sizeof (Item), compare_items_cb, GINT_TO_POINTER (descending));
      sorted = g_ptr_array_new_full (rows->len, g_object_unref);
      for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add (sorted, g_object_ref (rows->pdata[items[i].index]));
    }
  g_string_chunk_free (chunk);
  return sorted;
}
