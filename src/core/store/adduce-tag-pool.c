/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Equal tags made once.
 */
#include "config.h"

#include "store/adduce-tag-pool.h"

/* Both belong to the tag. */
typedef struct {
  const char *code;
  const char *label;
} TagKey;

struct _AdduceTagPool {
  GHashTable *tags;  /* TagKey → AdduceTag, both owned */
  GHashTable *lists; /* AdduceTag (of tags) → AdduceTagList of it alone, owned */
  AdduceTagList *none;
};

static guint
hash_key (gconstpointer data)
{
  const TagKey *key = data;
  return g_str_hash (key->code) * 33 ^ g_str_hash (key->label);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const TagKey *x = a, *y = b;
  return g_str_equal (x->code, y->code) && g_str_equal (x->label, y->label);
}

AdduceTagPool *
adduce_tag_pool_new (void)
{
  AdduceTagPool *self = g_new0 (AdduceTagPool, 1);
  self->tags = g_hash_table_new_full (hash_key, equal_keys, g_free,
                                      (GDestroyNotify) adduce_tag_unref);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_tag_list_unref);
  self->none = adduce_tag_list_new_empty ();
  return self;
}

void
adduce_tag_pool_free (AdduceTagPool *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->tags);
  adduce_tag_list_unref (self->none);
  g_free (self);
}

AdduceTag *
adduce_tag_pool_get_tag (AdduceTagPool *self, const char *code, const char *label)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (code != NULL && label != NULL, NULL);

  TagKey wanted = { code, label };
  AdduceTag *tag = g_hash_table_lookup (self->tags, &wanted);
  if (tag != NULL)
    return tag;

  tag = adduce_tag_new (code, label);
  TagKey *key = g_new (TagKey, 1);
  *key = (TagKey) { adduce_tag_get_code (tag), adduce_tag_get_label (tag) };
  g_hash_table_insert (self->tags, key, tag);
  return tag;
}

AdduceTagList *
adduce_tag_pool_get_list (AdduceTagPool *self, GPtrArray *tags)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tags != NULL, NULL);

  if (tags->len == 0)
    return adduce_tag_list_ref (self->none);
  if (tags->len > 1)
    return adduce_tag_list_new ((AdduceTag **) tags->pdata, tags->len);

  AdduceTagList *list = g_hash_table_lookup (self->lists, tags->pdata[0]);
  if (list == NULL)
    {
      list = adduce_tag_list_new ((AdduceTag **) tags->pdata, 1);
      g_hash_table_insert (self->lists, tags->pdata[0], list);
    }
  return adduce_tag_list_ref (list);
}
