/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ordering rows of claims by a field.
 *
 * Few values are different, so only these are put in order: each row belongs to a Bucket of rows that are alike, the
 * buckets are sorted, and the rows are dealt out to them in their order. Of rows with one value the bucket is found by
 * the value's code, else by the row's key.
 */
#include "config.h"

#include "analysis/adduce-claim-sort.h"

#include <string.h>

#define CANCEL_ROWS 1024

/*
 * Bucket:
 * @key: "" for unset
 * @n: how many rows it has
 * @next: where its next row goes
 */
typedef struct {
  char *key;
  guint n;
  guint next;
} Bucket;

typedef struct {
  AdduceClaimField *field;
  GHashTable *by_key;  /* key, owned by the bucket → Bucket */
  GHashTable *by_code; /* code (owned) → Bucket, borrowed */
} Sorting;

static void
bucket_free (gpointer data)
{
  Bucket *bucket = data;
  g_free (bucket->key);
  g_free (bucket);
}

/* @key: (transfer full) */
static Bucket *
take_key (Sorting *self, char *key)
{
  Bucket *bucket = g_hash_table_lookup (self->by_key, key);
  if (bucket != NULL)
    {
      g_free (key);
      return bucket;
    }
  bucket = g_new0 (Bucket, 1);
  bucket->key = key;
  g_hash_table_insert (self->by_key, key, bucket);
  return bucket;
}

static Bucket *
find_bucket (Sorting *self, AdduceClaimRow *row)
{
  if (adduce_claim_field_get_kind (self->field) == ADDUCE_CLAIM_FIELD_TEXT)
    return take_key (self, adduce_claim_field_dup_row_key (self->field, row));

  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (self->field, row);
  if (adduce_tag_list_get_n_tags (tags) != 1)
    return take_key (self, adduce_claim_field_dup_row_key (self->field, row));

  const AdduceTag *tag = adduce_tag_list_get_tag (tags, 0);
  Bucket *bucket = g_hash_table_lookup (self->by_code, adduce_tag_get_code (tag));
  if (bucket == NULL)
    {
      bucket = take_key (self, adduce_claim_field_dup_value_key (self->field, tag));
      g_hash_table_insert (self->by_code, g_strdup (adduce_tag_get_code (tag)), bucket);
    }
  return bucket;
}

static int
compare_buckets_cb (gconstpointer a, gconstpointer b, gpointer descending)
{
  const Bucket *x = *(const Bucket *const *) a, *y = *(const Bucket *const *) b;
  if ((*x->key == '\0') != (*y->key == '\0'))
    return *x->key == '\0' ? 1 : -1;
  return descending != NULL ? strcmp (y->key, x->key) : strcmp (x->key, y->key);
}

/* Says of each bucket where its first row goes. */
static void
place_buckets (Sorting *self, gboolean descending)
{
  g_autoptr (GPtrArray) buckets = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer bucket;
  guint next = 0;
  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    g_ptr_array_add (buckets, bucket);
  g_ptr_array_sort_with_data (buckets, compare_buckets_cb, GINT_TO_POINTER (descending));
  for (guint i = 0; i < buckets->len; i++)
    {
      ((Bucket *) buckets->pdata[i])->next = next;
      next += ((Bucket *) buckets->pdata[i])->n;
    }
}

GPtrArray *
adduce_claim_sort (GPtrArray *rows, AdduceClaimField *field, gboolean descending, GCancellable *cancellable)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  g_autofree Bucket **of_row = g_new (Bucket *, MAX (rows->len, 1));
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, bucket_free);
  g_autoptr (GHashTable) by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sorting self = { field, by_key, by_code };
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % CANCEL_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return NULL;
      of_row[i] = find_bucket (&self, rows->pdata[i]);
      of_row[i]->n++;
    }

  place_buckets (&self, descending);
  GPtrArray *sorted = g_ptr_array_new_full (rows->len, g_object_unref);
  g_ptr_array_set_size (sorted, (int) rows->len);
  for (guint i = 0; i < rows->len; i++)
    sorted->pdata[of_row[i]->next++] = g_object_ref (rows->pdata[i]);
  return sorted;
}
