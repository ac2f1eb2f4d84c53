/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making entries of registers.
 */
#include "config.h"

#include "model/adduce-entity-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AdduceEntityBuilder {
  AdduceEntityData data;
};

/* (transfer full) (nullable): what is left of a text; NULL where nothing is. */
static char *
tidy (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  g_strstrip (valid);
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

AdduceEntityBuilder *
adduce_entity_builder_new (const char *id, const char *name)
{
  AdduceEntityBuilder *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (AdduceEntityBuilder, 1);
  adduce_entity_data_init (&self->data);
  self->data.id = g_strdup (id);
  self->data.texts[ADDUCE_ENTITY_NAME] = tidy (name);
  if (self->data.texts[ADDUCE_ENTITY_NAME] == NULL)
    self->data.texts[ADDUCE_ENTITY_NAME] = g_strdup (id);
  return self;
}

AdduceEntityBuilder *
adduce_entity_builder_new_from (AdduceEntity *entity)
{
  AdduceEntityBuilder *self;

  g_return_val_if_fail (ADDUCE_IS_ENTITY (entity), NULL);

  self = g_new0 (AdduceEntityBuilder, 1);
  adduce_entity_data_copy (&self->data, adduce_entity_get_data (entity));
  return self;
}

void
adduce_entity_builder_free (AdduceEntityBuilder *self)
{
  if (self == NULL)
    return;

  adduce_entity_data_clear (&self->data);
  g_free (self);
}

void
adduce_entity_builder_set_revision (AdduceEntityBuilder *self, guint64 revision)
{
  g_return_if_fail (self != NULL);

  self->data.revision = revision;
}

void
adduce_entity_builder_set_extra (AdduceEntityBuilder *self, const char *extra)
{
  g_return_if_fail (self != NULL);

  g_free (self->data.extra);
  self->data.extra = g_strdup (extra);
}

void
adduce_entity_builder_set_text (AdduceEntityBuilder *self, AdduceEntityField field, const char *text)
{
  char *tidied;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field < ADDUCE_ENTITY_N_FIELDS);

  tidied = tidy (text);
  if (tidied == NULL && field == ADDUCE_ENTITY_NAME)
    return;
  g_free (self->data.texts[field]);
  self->data.texts[field] = tidied;
  if (field == ADDUCE_ENTITY_NAME)
    adduce_entity_builder_remove_alias (self, tidied);
}

static gboolean
find_alias (AdduceEntityBuilder *self, const char *alias, guint *ret_index)
{
  return g_ptr_array_find_with_equal_func (self->data.aliases, alias, g_str_equal, ret_index);
}

void
adduce_entity_builder_add_alias (AdduceEntityBuilder *self, const char *alias)
{
  g_autofree char *tidied = NULL;

  g_return_if_fail (self != NULL);

  tidied = tidy (alias);
  if (tidied != NULL && strcmp (tidied, self->data.texts[ADDUCE_ENTITY_NAME]) != 0
      && !find_alias (self, tidied, NULL))
    g_ptr_array_add (self->data.aliases, g_steal_pointer (&tidied));
}

void
adduce_entity_builder_clear_aliases (AdduceEntityBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->data.aliases, 0);
}

void
adduce_entity_builder_remove_alias (AdduceEntityBuilder *self, const char *alias)
{
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (alias != NULL);

  if (find_alias (self, alias, &index))
    g_ptr_array_remove_index (self->data.aliases, index);
}

void
adduce_entity_builder_add_value (AdduceEntityBuilder *self, const AdduceEntityValue *value)
{
  GArray *values;
  AdduceEntityValue fresh;
  guint place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL && value->attribute != NULL);

  fresh.value = tidy (value->value);
  if (fresh.value == NULL)
    return;
  fresh.attribute = g_strdup (value->attribute);
  fresh.from = tidy (value->from);
  fresh.to = tidy (value->to);

  values = self->data.values;
  for (place = 0; place < values->len; place++)
    {
      int order = adduce_entity_compare_values (&g_array_index (values, AdduceEntityValue, place), &fresh);

      if (order == 0)
        g_array_remove_index (values, place);
      if (order >= 0)
        break;
    }
  g_array_insert_val (values, place, fresh);
}

void
adduce_entity_builder_remove_value (AdduceEntityBuilder *self, const AdduceEntityValue *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL && value->attribute != NULL);

  for (guint i = 0; i < self->data.values->len; i++)
    if (adduce_entity_compare_values (&g_array_index (self->data.values, AdduceEntityValue, i), value) == 0)
      {
        g_array_remove_index (self->data.values, i);
        return;
      }
}

void
adduce_entity_builder_set_value (AdduceEntityBuilder *self, const char *attribute, const char *value)
{
  AdduceEntityValue fresh = { attribute, value, NULL, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (attribute != NULL);

  adduce_entity_builder_remove_value (self, &fresh);
  adduce_entity_builder_add_value (self, &fresh);
}

void
adduce_entity_builder_clear_values (AdduceEntityBuilder *self, const char *attribute)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->data.values->len; i > 0; i--)
    if (attribute == NULL
        || strcmp (g_array_index (self->data.values, AdduceEntityValue, i - 1).attribute, attribute) == 0)
      g_array_remove_index (self->data.values, i - 1);
}

/* --- what differs between two versions --- */

static const AdduceEntityValue *
find_value (GArray *values, const AdduceEntityValue *wanted)
{
  for (guint i = 0; i < values->len; i++)
    if (adduce_entity_compare_values (&g_array_index (values, AdduceEntityValue, i), wanted) == 0)
      return &g_array_index (values, AdduceEntityValue, i);
  return NULL;
}

static void
note_clash (char **clash, const char *what)
{
  if (*clash == NULL)
    *clash = g_strdup (what);
}

static void
apply_texts (AdduceEntityBuilder *self, AdduceEntity *before, AdduceEntity *after, char **clash)
{
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    {
      const char *old = adduce_entity_get_text (before, i), *new = adduce_entity_get_text (after, i);
      g_autofree char *there = g_strdup (self->data.texts[i]);

      if (g_strcmp0 (old, new) == 0)
        continue;
      adduce_entity_builder_set_text (self, i, new);
      if (g_strcmp0 (there, old) == 0 || g_strcmp0 (there, new) == 0)
        continue;
      note_clash (clash, adduce_entity_field_get_label (i));
      if (i == ADDUCE_ENTITY_NAME) /* so that both are found */
        adduce_entity_builder_add_alias (self, there);
    }
}

static void
apply_aliases (AdduceEntityBuilder *self, AdduceEntity *before, AdduceEntity *after)
{
  const char *const *old = adduce_entity_get_aliases (before);
  const char *const *new = adduce_entity_get_aliases (after);

  for (guint i = 0; old[i] != NULL; i++)
    if (!g_strv_contains (new, old[i]))
      adduce_entity_builder_remove_alias (self, old[i]);
  for (guint i = 0; new[i] != NULL; i++)
    if (!g_strv_contains (old, new[i]))
      adduce_entity_builder_add_alias (self, new[i]);
}

static void
apply_values (AdduceEntityBuilder *self, GArray *before, GArray *after, char **clash)
{
  for (guint i = 0; i < before->len; i++)
    if (find_value (after, &g_array_index (before, AdduceEntityValue, i)) == NULL)
      adduce_entity_builder_remove_value (self, &g_array_index (before, AdduceEntityValue, i));
  for (guint i = 0; i < after->len; i++)
    {
      const AdduceEntityValue *new = &g_array_index (after, AdduceEntityValue, i);
      const AdduceEntityValue *old = find_value (before, new);
      const AdduceEntityValue *there = find_value (self->data.values, new);

      if (old != NULL && strcmp (old->value, new->value) == 0)
        continue;
      if (there != NULL && strcmp (there->value, new->value) != 0
          && (old == NULL || strcmp (there->value, old->value) != 0))
        note_clash (clash, new->attribute);
      adduce_entity_builder_add_value (self, new);
    }
}

char *
adduce_entity_builder_apply (AdduceEntityBuilder *self, AdduceEntity *before, AdduceEntity *after)
{
  char *clash = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (before), NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (after), NULL);

  apply_texts (self, before, after, &clash); /* the name first: it is no other name of its own */
  apply_aliases (self, before, after);
  apply_values (self, adduce_entity_get_data (before)->values, adduce_entity_get_data (after)->values, &clash);
  if (g_strcmp0 (adduce_entity_get_extra (before), adduce_entity_get_extra (after)) != 0)
    adduce_entity_builder_set_extra (self, adduce_entity_get_extra (after));
  return clash;
}

AdduceEntity *
adduce_entity_builder_end (AdduceEntityBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return adduce_entity_new_from_data (&self->data);
}
