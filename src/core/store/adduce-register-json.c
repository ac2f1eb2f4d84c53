/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing registers: members in the order of the schema, entries by id, so that the same register gives the same
 * bytes and two people's changes of different entries merge line by line.
 */
#include "config.h"

#include "store/adduce-register-json.h"

#include <string.h>

#include "store/adduce-json-writer.h"

#define SCHEMA_VERSION "1.0"

static void
write_extra (AdduceJsonWriter *writer, const char *extra)
{
  g_autoptr (JsonNode) node = extra != NULL ? json_from_string (extra, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    adduce_json_writer_members (writer, json_node_get_object (node));
}

static void
write_attributes (AdduceJsonWriter *writer, AdduceRegister *self)
{
  const char *const *ids = adduce_register_list_attributes (self);
  gboolean begun = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (adduce_register_is_built_in (ids[i]))
        continue;
      if (!begun)
        adduce_json_writer_begin_array (writer, ADDUCE_JSON_ATTRIBUTES);
      begun = TRUE;
      adduce_json_writer_begin_object (writer, NULL);
      adduce_json_writer_string (writer, ADDUCE_JSON_ID, ids[i]);
      adduce_json_writer_string (writer, ADDUCE_JSON_LABEL, adduce_register_get_attribute_label (self, ids[i]));
      adduce_json_writer_end_object (writer);
    }
  if (begun)
    adduce_json_writer_end_array (writer);
}

static void
write_optional (AdduceJsonWriter *writer, const char *name, const char *text)
{
  if (text != NULL)
    adduce_json_writer_string (writer, name, text);
}

static void
write_values (AdduceJsonWriter *writer, AdduceEntity *entity)
{
  guint n = adduce_entity_get_n_values (entity);

  if (n == 0)
    return;
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_VALUES);
  for (guint i = 0; i < n; i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (entity, i);

      adduce_json_writer_begin_object (writer, NULL);
      adduce_json_writer_string (writer, ADDUCE_JSON_ATTRIBUTE, value->attribute);
      adduce_json_writer_string (writer, ADDUCE_JSON_VALUE, value->value);
      write_optional (writer, ADDUCE_JSON_FROM, value->from);
      write_optional (writer, ADDUCE_JSON_TO, value->to);
      adduce_json_writer_end_object (writer);
    }
  adduce_json_writer_end_array (writer);
}

static void
write_aliases (AdduceJsonWriter *writer, AdduceEntity *entity)
{
  const char *const *aliases = adduce_entity_get_aliases (entity);

  if (aliases[0] == NULL)
    return;
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_ALIASES);
  for (guint i = 0; aliases[i] != NULL; i++)
    adduce_json_writer_string (writer, NULL, aliases[i]);
  adduce_json_writer_end_array (writer);
}

static void
write_entry (AdduceJsonWriter *writer, AdduceEntity *entity)
{
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, adduce_entity_get_id (entity));
  adduce_json_writer_integer (writer, ADDUCE_JSON_REVISION, (gint64) adduce_entity_get_revision (entity));
  adduce_json_writer_string (writer, ADDUCE_JSON_NAME, adduce_entity_get_name (entity));
  write_aliases (writer, entity);
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    if (i != ADDUCE_ENTITY_NAME)
      write_optional (writer, adduce_entity_field_to_id (i), adduce_entity_get_text (entity, i));
  write_values (writer, entity);
  write_extra (writer, adduce_entity_get_extra (entity));
  adduce_json_writer_end_object (writer);
}

static void
write_distinct (AdduceJsonWriter *writer, AdduceRegister *self)
{
  const char *const *pairs = adduce_register_list_distinct (self);

  if (pairs[0] == NULL)
    return;
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_DISTINCT);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) ids = g_strsplit (pairs[i], " ", 2);

      adduce_json_writer_begin_array (writer, NULL);
      adduce_json_writer_string (writer, NULL, ids[0]);
      adduce_json_writer_string (writer, NULL, ids[1]);
      adduce_json_writer_end_array (writer);
    }
  adduce_json_writer_end_array (writer);
}

static void
write_removed (AdduceJsonWriter *writer, AdduceRegister *self)
{
  GHashTable *removed = adduce_register_get_removed (self);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (removed), (GCompareFunc) strcmp);

  if (ids == NULL)
    return;
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_REMOVED);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const guint64 *revision = g_hash_table_lookup (removed, l->data);

      adduce_json_writer_begin_object (writer, NULL);
      adduce_json_writer_string (writer, ADDUCE_JSON_ID, l->data);
      adduce_json_writer_integer (writer, ADDUCE_JSON_REVISION, (gint64) *revision);
      adduce_json_writer_end_object (writer);
    }
  adduce_json_writer_end_array (writer);
}

GBytes *
adduce_register_json_write (AdduceRegister *self)
{
  AdduceJsonWriter writer;
  GString *text;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (self), NULL);

  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  adduce_json_writer_string (&writer, ADDUCE_JSON_REGISTER, adduce_register_get_id (self));
  write_attributes (&writer, self);
  adduce_json_writer_begin_array (&writer, ADDUCE_JSON_ENTRIES);
  for (guint i = 0; i < adduce_register_get_n_entities (self); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (self, i);

      if (adduce_entity_get_revision (entity) > 0)
        write_entry (&writer, entity);
    }
  adduce_json_writer_end_array (&writer);
  write_distinct (&writer, self);
  write_removed (&writer, self);
  write_extra (&writer, adduce_register_get_extra (self));
  adduce_json_writer_end_object (&writer);
  text = adduce_json_writer_end (&writer);
  return g_string_free_to_bytes (text);
}
