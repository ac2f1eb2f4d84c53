/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the speakers, as columns of a dataset.
 */
#include "config.h"

#include "export/adduce-export-private.h"

#include <string.h>

#define KIND "kind"

static gboolean
is_used (AdduceRegister *speakers, const char *attribute)
{
  for (guint i = 0; i < adduce_register_get_n_entities (speakers); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (speakers, i);

      for (guint k = 0; k < adduce_entity_get_n_values (entity); k++)
        if (strcmp (adduce_entity_get_value (entity, k)->attribute, attribute) == 0)
          return TRUE;
    }
  return FALSE;
}

/* Those that every register brings along don't count. */
static gboolean
has_kinds (AdduceRegister *speakers)
{
  for (guint i = 0; i < adduce_register_get_n_entities (speakers); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (speakers, i);

      if (adduce_entity_get_revision (entity) > 0 && adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) != NULL)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
adduce_export_list_attributes (AdduceRegister *speakers)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *const *attributes = adduce_register_list_attributes (speakers);

  if (has_kinds (speakers))
    g_ptr_array_add (found, g_strdup (KIND));
  for (guint i = 0; attributes[i] != NULL; i++)
    if (is_used (speakers, attributes[i]))
      g_ptr_array_add (found, g_strdup (attributes[i]));
  return found;
}

const char *
adduce_export_get_attribute (AdduceRegister *speakers, const AdduceTag *speaker, const char *attribute,
                             const char *date)
{
  AdduceEntity *entity = adduce_register_resolve (speakers, adduce_tag_get_code (speaker));

  if (entity == NULL)
    return NULL;
  if (strcmp (attribute, KIND) == 0)
    return adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND);
  return adduce_entity_lookup_value (entity, attribute, date);
}
