/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file says of speakers, issues and other entries, in the registers.
 */
#include "config.h"

#include "exchange/adduce-foreign-coding-private.h"

#include "text/adduce-breaks.h"

static const char *
get_register (const AdduceForeignTarget *target)
{
  if (target->variable == NULL)
    return target->id;
  return adduce_variable_get_register (target->variable);
}

char **
adduce_foreign_coding_list_registers (AdduceForeignCoding *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->order->len; i++)
    {
      AdduceForeignTarget *target = self->order->pdata[i];
      const char *id = adduce_foreign_target_is_entity (target) ? get_register (target) : NULL;

      if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* What the file says of an entry, where the entry has nothing there yet; (transfer full). */
static AdduceEntity *
enrich (AdduceForeignCoding *self, AdduceForeignTarget *target, AdduceEntity *entity, const char *name,
        AdduceRegisterBuilder *builder)
{
  GPtrArray *entities = adduce_foreign_get_entities (self->foreign);
  g_autoptr (AdduceEntityBuilder) edit = adduce_entity_builder_new_from (entity);

  for (guint i = 0; i < entities->len; i++)
    {
      const AdduceForeignEntity *known = entities->pdata[i];
      const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, known->key);

      if (!g_str_equal (known->name, name) || rule == NULL || g_strcmp0 (rule->variable, target->id) != 0)
        continue;
      if (known->kind != NULL && adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) == NULL)
        adduce_entity_builder_set_text (edit, ADDUCE_ENTITY_KIND, adduce_entity_kind_from_text (known->kind));
      for (guint k = 0; k < known->fields->len; k++)
        {
          const AdduceForeignField *field = known->fields->pdata[k];
          g_autofree char *attribute = adduce_breaks_slug (field->key);

          if (g_str_equal (attribute, "kind"))
            {
              if (adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) == NULL)
                adduce_entity_builder_set_text (edit, ADDUCE_ENTITY_KIND, adduce_entity_kind_from_text (field->value));
              continue;
            }
          if (adduce_entity_lookup_value (entity, attribute, NULL) != NULL)
            continue;
          if (!adduce_register_is_built_in (attribute))
            adduce_register_builder_define (builder, attribute, field->key);
          adduce_entity_builder_set_value (edit, attribute, field->value);
        }
    }
  return adduce_entity_builder_end (edit);
}

AdduceRegister *
adduce_foreign_coding_extend_register (AdduceForeignCoding *self, AdduceRegister *now)
{
  g_autoptr (AdduceRegisterBuilder) builder = adduce_register_builder_new_from (now);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      AdduceForeignTarget *target = self->order->pdata[i];

      if (!adduce_foreign_target_is_entity (target)
          || g_strcmp0 (get_register (target), adduce_register_get_id (now)) != 0)
        continue;
      for (guint k = 0; k < target->values->len; k++)
        {
          const AdduceForeignField *field = target->values->pdata[k];
          g_autofree char *key = adduce_foreign_field_make_key (field);
          AdduceTag *tag = g_hash_table_lookup (target->tags, key);
          AdduceEntity *there = tag != NULL ? adduce_register_resolve (now, adduce_tag_get_code (tag)) : NULL;
          g_autoptr (AdduceEntity) before = NULL, after = NULL;
          g_autoptr (AdduceEntityBuilder) raise = NULL;

          if (tag == NULL
              || (there == NULL && adduce_register_builder_get_removed (builder, adduce_tag_get_code (tag)) > 0))
            continue;
          before = there != NULL ? g_object_ref (there)
                                 : adduce_entity_new (adduce_tag_get_code (tag), adduce_tag_get_label (tag));
          after = enrich (self, target, before, field->value, builder);
          if (there != NULL && adduce_entity_same_content (before, after))
            continue;
          raise = adduce_entity_builder_new_from (after);
          adduce_entity_builder_set_revision (raise, adduce_entity_get_revision (before) + 1);
          g_clear_object (&after);
          after = adduce_entity_builder_end (raise);
          adduce_register_builder_put (builder, after);
          changed = TRUE;
        }
    }
  return changed ? adduce_register_builder_end (builder) : g_object_ref (now);
}
