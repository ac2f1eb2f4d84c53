/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often each value of a field is used.
 */
#include "config.h"

#include "analysis/adduce-claim-uses.h"

#include <string.h>

/*
 * Use:
 * @n_usual: how often the claims have the label of @use's tag
 * @labels: other label (owned) → how often; NULL for none
 * @by: code of the second field (owned) → count
 * @article: relative path of the last article counted, borrowed
 */
typedef struct {
  AdduceClaimUse use;
  guint n_usual;
  GHashTable *labels;
  GHashTable *by;
  const char *article;
  char *key;
} Use;

/* The rows are kept, as dates are borrowed from them. */
struct _AdduceClaimUses {
  GPtrArray *rows;
  GHashTable *uses; /* code (owned) → Use; "" is unset */
  GPtrArray *order; /* Use, borrowed */
};

static void
use_free (gpointer data)
{
  Use *self = data;
  g_clear_pointer (&self->use.tag, adduce_tag_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_hash_table_unref (self->by);
  g_free (self->key);
  g_free (self);
}

static Use *
get_use (AdduceClaimUses *self, AdduceTag *tag)
{
  const char *code = tag != NULL ? adduce_tag_get_code (tag) : "";
  Use *use = g_hash_table_lookup (self->uses, code);
  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      use->use.tag = tag != NULL ? adduce_tag_ref (tag) : NULL;
      use->by = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->uses, g_strdup (code), use);
    }
  return use;
}

static void
count_up (GHashTable *counts, const char *name)
{
  gpointer key, n;
  if (g_hash_table_lookup_extended (counts, name, &key, &n))
    {
      g_hash_table_steal (counts, name);
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  else
    g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (1));
}

/* Nearly always the same one. */
static void
count_label (Use *self, AdduceTag *tag)
{
  if (tag == self->use.tag || strcmp (adduce_tag_get_label (tag), adduce_tag_get_label (self->use.tag)) == 0)
    {
      self->n_usual++;
      return;
    }
  if (self->labels == NULL)
    self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count_up (self->labels, adduce_tag_get_label (tag));
}

static void
use_add (Use *self, AdduceTag *tag, AdduceClaimRow *row, AdduceTagList *by)
{
  const AdduceClaimSource *source = adduce_claim_row_get_source (row);
  const char *date = adduce_claim_row_get_date (row);
  self->use.n_claims++;
  if (self->article == NULL || strcmp (self->article, source->relative) != 0)
    self->use.n_articles++;
  self->article = source->relative;
  if (*date != '\0' && (self->use.first == NULL || strcmp (date, self->use.first) < 0))
    self->use.first = date;
  if (*date != '\0' && (self->use.last == NULL || strcmp (date, self->use.last) > 0))
    self->use.last = date;
  if (tag != NULL)
    count_label (self, tag);

  guint n_by = by != NULL ? adduce_tag_list_get_n_tags (by) : 0;
  for (guint i = 0; i < n_by; i++)
    count_up (self->by, adduce_tag_get_code (adduce_tag_list_get_tag (by, i)));
  if (by != NULL && n_by == 0)
    count_up (self->by, "");
}

/* The label that comes most often; of equals the first by bytes. */
static void
use_choose_label (Use *self)
{
  GHashTableIter iter;
  gpointer label, n;
  const char *best = adduce_tag_get_label (self->use.tag);
  guint n_best = self->n_usual;
  if (self->labels == NULL)
    return;
  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, &label, &n))
    if (GPOINTER_TO_UINT (n) > n_best
        || (GPOINTER_TO_UINT (n) == n_best && strcmp (label, best) < 0))
      {
        best = label;
        n_best = GPOINTER_TO_UINT (n);
      }
  if (strcmp (best, adduce_tag_get_label (self->use.tag)) != 0)
    {
      g_autoptr (AdduceTag) old = self->use.tag;
      self->use.tag = adduce_tag_new (adduce_tag_get_code (old), best);
    }
}

static int
compare_uses_cb (gconstpointer a, gconstpointer b)
{
  const Use *x = *(const Use *const *) a;
  const Use *y = *(const Use *const *) b;
  int result = strcmp (x->key, y->key);
  return result != 0 ? result : strcmp (adduce_tag_get_code (x->use.tag), adduce_tag_get_code (y->use.tag));
}

static void
put_in_order (AdduceClaimUses *self, AdduceClaimField *field)
{
  GHashTableIter iter;
  gpointer data;
  g_hash_table_iter_init (&iter, self->uses);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Use *use = data;
      if (use->use.tag == NULL)
        continue;
      use_choose_label (use);
      use->key = adduce_claim_field_dup_value_key (field, use->use.tag);
      g_ptr_array_add (self->order, use);
    }
  g_ptr_array_sort (self->order, compare_uses_cb);
}

AdduceClaimUses *
adduce_claim_uses_new (GPtrArray *rows, AdduceClaimField *field, AdduceClaimField *by)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  AdduceClaimUses *self = g_new0 (AdduceClaimUses, 1);
  self->rows = g_ptr_array_ref (rows);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, use_free);
  self->order = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      AdduceClaimRow *row = rows->pdata[i];
      g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (field, row);
      g_autoptr (AdduceTagList) others = by != NULL ? adduce_claim_field_dup_tags (by, row) : NULL;
      guint n_tags = adduce_tag_list_get_n_tags (tags);
      for (guint j = 0; j < n_tags; j++)
        {
          AdduceTag *tag = adduce_tag_list_get_tag (tags, j);
          use_add (get_use (self, tag), tag, row, others);
        }
      if (n_tags == 0)
        use_add (get_use (self, NULL), NULL, row, others);
    }
  put_in_order (self, field);
  return self;
}

void
adduce_claim_uses_free (AdduceClaimUses *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->uses);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

guint
adduce_claim_uses_get_n_values (AdduceClaimUses *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->order->len;
}

const AdduceClaimUse *
adduce_claim_uses_get_value (AdduceClaimUses *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->order->len, NULL);

  return &((Use *) self->order->pdata[index])->use;
}

const AdduceClaimUse *
adduce_claim_uses_lookup (AdduceClaimUses *self, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  Use *use = g_hash_table_lookup (self->uses, code);
  return use != NULL ? &use->use : NULL;
}

guint
adduce_claim_uses_get_count (AdduceClaimUses *self, const char *code, const char *by_code)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (code != NULL && by_code != NULL, 0);

  Use *use = g_hash_table_lookup (self->uses, code);
  return use != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (use->by, by_code)) : 0;
}
