/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the codes that claims hold have become.
 */
#include "config.h"

#include "model/adduce-code-map.h"

/* Both belong to the table; while asking both are the caller's. */
typedef struct {
  char *variable;
  char *code;
} Key;

struct _AdduceCodeMap {
  GHashTable *tags; /* Key → AdduceTag */
};

static guint
hash_key_cb (gconstpointer data)
{
  const Key *key = data;
  return g_str_hash (key->variable) * 33 ^ g_str_hash (key->code);
}

static gboolean
equal_keys_cb (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;
  return g_str_equal (x->code, y->code) && g_str_equal (x->variable, y->variable);
}

static void
key_free (gpointer data)
{
  Key *key = data;
  g_free (key->variable);
  g_free (key->code);
  g_free (key);
}

static void
map_clear (gpointer data)
{
  g_hash_table_unref (((AdduceCodeMap *) data)->tags);
}

AdduceCodeMap *
adduce_code_map_new (void)
{
  AdduceCodeMap *self = g_atomic_rc_box_new0 (AdduceCodeMap);
  self->tags = g_hash_table_new_full (hash_key_cb, equal_keys_cb, key_free, (GDestroyNotify) adduce_tag_unref);
  return self;
}

AdduceCodeMap *
adduce_code_map_ref (AdduceCodeMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_code_map_unref (AdduceCodeMap *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, map_clear);
}

void
adduce_code_map_add (AdduceCodeMap *self, const char *variable, const char *code, AdduceTag *now)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (variable != NULL && code != NULL && now != NULL);

  Key *key = g_new (Key, 1);
  *key = (Key) { g_strdup (variable), g_strdup (code) };
  g_hash_table_replace (self->tags, key, adduce_tag_ref (now));
}

AdduceTag *
adduce_code_map_lookup (AdduceCodeMap *self, const char *variable, const char *code)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (variable != NULL && code != NULL, NULL);

  AdduceTag *found = NULL;
  for (guint steps = g_hash_table_size (self->tags); steps > 0; steps--)
    {
      Key wanted = { (char *) variable, (char *) code };
      AdduceTag *tag = g_hash_table_lookup (self->tags, &wanted);
      if (tag == NULL)
        break;
      found = tag;
      if (g_str_equal (adduce_tag_get_code (tag), code))
        break;
      code = adduce_tag_get_code (tag);
    }
  return found;
}

static gboolean
is_same (AdduceTag *a, AdduceTag *b)
{
  return adduce_tag_equal (a, b) && g_str_equal (adduce_tag_get_label (a), adduce_tag_get_label (b));
}

AdduceTagList *
adduce_code_map_resolve_list (AdduceCodeMap *self, const char *variable, AdduceTagList *tags)
{
  g_return_val_if_fail (variable != NULL && tags != NULL, NULL);

  guint n_tags = self != NULL ? adduce_tag_list_get_n_tags (tags) : 0;
  g_autoptr (GPtrArray) now = NULL;
  for (guint i = 0; i < n_tags; i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      AdduceTag *meant = adduce_code_map_lookup (self, variable, adduce_tag_get_code (tag));
      if (meant == NULL || is_same (meant, tag))
        continue;
      if (now == NULL)
        {
          now = g_ptr_array_new ();
          for (guint k = 0; k < n_tags; k++)
            g_ptr_array_add (now, adduce_tag_list_get_tag (tags, k));
        }
      now->pdata[i] = meant;
    }
  return now == NULL ? adduce_tag_list_ref (tags) : adduce_tag_list_new ((AdduceTag *const *) now->pdata, now->len);
}

/* Does what was coded stand for the tag? */
static gboolean
stands_for (AdduceCodeMap *self, const char *variable, AdduceTag *coded, AdduceTag *tag)
{
  AdduceTag *meant = adduce_code_map_lookup (self, variable, adduce_tag_get_code (coded));
  return meant != NULL && adduce_tag_equal (meant, tag);
}

AdduceTagList *
adduce_code_map_restore_list (AdduceCodeMap *self, const char *variable, AdduceTagList *coded, AdduceTagList *wanted)
{
  g_return_val_if_fail (variable != NULL && coded != NULL && wanted != NULL, NULL);

  if (self == NULL)
    return adduce_tag_list_ref (wanted);

  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  for (guint i = 0; i < adduce_tag_list_get_n_tags (wanted); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (wanted, i);
      guint before = tags->len;
      for (guint k = 0; k < adduce_tag_list_get_n_tags (coded); k++)
        if (stands_for (self, variable, adduce_tag_list_get_tag (coded, k), tag))
          g_ptr_array_add (tags, adduce_tag_list_get_tag (coded, k));
      if (tags->len == before)
        g_ptr_array_add (tags, tag);
    }
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

static void
resolve_values (AdduceCodeMap *self, const char *variable, AdduceClaim *claim, AdduceClaimBuilder **builder)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  if (tags == NULL)
    return;

  g_autoptr (AdduceTagList) now = adduce_code_map_resolve_list (self, variable, tags);
  if (now == tags)
    return;
  if (*builder == NULL)
    *builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_values (*builder, variable, now);
}

AdduceClaim *
adduce_code_map_resolve_claim (AdduceCodeMap *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  if (self == NULL || adduce_code_map_is_empty (self))
    return g_object_ref (claim);

  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  resolve_values (self, "speaker", claim, &builder);
  resolve_values (self, "issue", claim, &builder);
  for (guint i = 0; own[i] != NULL; i++)
    resolve_values (self, own[i], claim, &builder);
  if (builder == NULL)
    return g_object_ref (claim);
  adduce_claim_builder_set_revision (builder, adduce_claim_get_revision (claim));
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  return adduce_claim_builder_end (builder);
}

GPtrArray *
adduce_code_map_resolve_claims (AdduceCodeMap *self, GPtrArray *claims)
{
  GPtrArray *now = g_ptr_array_new_with_free_func (g_object_unref);
  g_return_val_if_fail (claims != NULL, now);

  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (now, adduce_code_map_resolve_claim (self, claims->pdata[i]));
  return now;
}

gboolean
adduce_code_map_is_empty (AdduceCodeMap *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_hash_table_size (self->tags) == 0;
}
