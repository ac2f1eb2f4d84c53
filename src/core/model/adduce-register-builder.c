/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making registers.
 */
#include "config.h"

#include "model/adduce-register-private.h"

#include <string.h>

struct _AdduceRegisterBuilder {
  AdduceRegisterData data;
};

void
adduce_register_data_init (AdduceRegisterData *self, const char *id)
{
  self->id = g_strdup (id);
  self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->extra = NULL;
}

void
adduce_register_data_copy (AdduceRegisterData *self, const AdduceRegisterData *other)
{
  GHashTableIter iter;
  gpointer key, value;

  adduce_register_data_init (self, other->id);
  self->extra = g_strdup (other->extra);
  g_hash_table_iter_init (&iter, other->entities);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->entities, g_strdup (key), g_object_ref (value));
  for (guint i = 0; i < other->attributes->len; i++)
    if (other->attributes->pdata[i] != NULL)
      g_ptr_array_add (self->attributes, g_strdup (other->attributes->pdata[i]));
  g_hash_table_iter_init (&iter, other->labels);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->labels, g_strdup (key), g_strdup (value));
  g_hash_table_iter_init (&iter, other->distinct);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->distinct, g_strdup (key));
  g_hash_table_iter_init (&iter, other->removed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->removed, g_strdup (key), g_memdup2 (value, sizeof (guint64)));
}

void
adduce_register_data_clear (AdduceRegisterData *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->entities, g_hash_table_unref);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->distinct, g_hash_table_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_clear_pointer (&self->extra, g_free);
}

char *
adduce_register_make_pair (const char *id, const char *other)
{
  return strcmp (id, other) <= 0 ? g_strconcat (id, " ", other, NULL) : g_strconcat (other, " ", id, NULL);
}

AdduceRegisterBuilder *
adduce_register_builder_new (const char *id)
{
  AdduceRegisterBuilder *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_new0 (AdduceRegisterBuilder, 1);
  adduce_register_data_init (&self->data, id);
  return self;
}

AdduceRegisterBuilder *
adduce_register_builder_new_from (AdduceRegister *base)
{
  AdduceRegisterBuilder *self;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  self = g_new0 (AdduceRegisterBuilder, 1);
  adduce_register_data_copy (&self->data, adduce_register_get_data (base));
  return self;
}

void
adduce_register_builder_free (AdduceRegisterBuilder *self)
{
  if (self == NULL)
    return;

  adduce_register_data_clear (&self->data);
  g_free (self);
}

AdduceEntity *
adduce_register_builder_lookup (AdduceRegisterBuilder *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->data.entities, id);
}

guint64
adduce_register_builder_get_removed (AdduceRegisterBuilder *self, const char *id)
{
  const guint64 *revision;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (id != NULL, 0);

  revision = g_hash_table_lookup (self->data.removed, id);
  return revision != NULL ? *revision : 0;
}

void
adduce_register_builder_put (AdduceRegisterBuilder *self, AdduceEntity *entity)
{
  const char *id;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_ENTITY (entity));

  id = adduce_entity_get_id (entity);
  g_hash_table_replace (self->data.entities, g_strdup (id), g_object_ref (entity));
  g_hash_table_remove (self->data.removed, id);
}

void
adduce_register_builder_remove (AdduceRegisterBuilder *self, const char *id, guint64 revision)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  g_hash_table_remove (self->data.entities, id);
  if (revision > 0)
    g_hash_table_replace (self->data.removed, g_strdup (id), g_memdup2 (&revision, sizeof revision));
}

void
adduce_register_builder_define (AdduceRegisterBuilder *self, const char *attribute, const char *label)
{
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (attribute != NULL);

  if (label == NULL)
    {
      g_hash_table_remove (self->data.labels, attribute);
      if (g_ptr_array_find_with_equal_func (self->data.attributes, attribute, g_str_equal, &index))
        g_ptr_array_remove_index (self->data.attributes, index);
      return;
    }

  if (g_hash_table_replace (self->data.labels, g_strdup (attribute), g_strdup (label)))
    g_ptr_array_add (self->data.attributes, g_strdup (attribute));
}

void
adduce_register_builder_set_distinct (AdduceRegisterBuilder *self, const char *id, const char *other,
                                      gboolean distinct)
{
  g_autofree char *pair = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);
  g_return_if_fail (other != NULL);

  pair = adduce_register_make_pair (id, other);
  if (distinct)
    g_hash_table_add (self->data.distinct, g_steal_pointer (&pair));
  else
    g_hash_table_remove (self->data.distinct, pair);
}

void
adduce_register_builder_set_extra (AdduceRegisterBuilder *self, const char *extra)
{
  g_return_if_fail (self != NULL);

  g_free (self->data.extra);
  self->data.extra = g_strdup (extra);
}

AdduceRegister *
adduce_register_builder_end (AdduceRegisterBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return adduce_register_new_from_data (&self->data);
}
