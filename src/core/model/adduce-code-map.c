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

gboolean
adduce_code_map_is_empty (AdduceCodeMap *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_hash_table_size (self->tags) == 0;
}
