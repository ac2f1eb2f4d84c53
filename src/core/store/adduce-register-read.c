/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading registers. What is not known is kept; what is wrong is told with its line.
 */
#include "config.h"

#include "store/adduce-register-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-json-writer.h"

/* Members of the file and of an entry that are known here. */
static const char *const known_members[] = {
  ADDUCE_JSON_SCHEMA_VERSION, ADDUCE_JSON_REGISTER, ADDUCE_JSON_ATTRIBUTES, ADDUCE_JSON_ENTRIES,
  ADDUCE_JSON_DISTINCT,       ADDUCE_JSON_REMOVED,  NULL,
};
static const char *const known_of_entry[] = {
  ADDUCE_JSON_ID, ADDUCE_JSON_REVISION, ADDUCE_JSON_ALIASES, ADDUCE_JSON_VALUES, NULL,
};

static gboolean
is_field (const char *name)
{
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    if (strcmp (adduce_entity_field_to_id (i), name) == 0)
      return TRUE;
  return FALSE;
}

/* What is not known, as compact JSON; (transfer full) (nullable). */
static char *
dup_extra (const AdduceJsonValue *object, const char *const *known, gboolean of_entry)
{
  g_autoptr (JsonObject) extra = NULL;

  for (const AdduceJsonValue *value = adduce_json_value_first (object); value != NULL;
       value = adduce_json_value_next (object, value))
    {
      if (g_strv_contains (known, value->name) || (of_entry && is_field (value->name)))
        continue;
      if (extra == NULL)
        extra = json_object_new ();
      json_object_set_member (extra, value->name, adduce_json_value_to_node (value));
    }
  return extra != NULL ? adduce_json_object_to_text (extra) : NULL;
}

/* An array that may be missing; FALSE where it is something else. */
static gboolean
find_array (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name, guint max,
            const AdduceJsonValue **ret_array)
{
  *ret_array = NULL;
  if (adduce_json_value_get (object, name) == NULL)
    return TRUE;
  *ret_array = adduce_json_read_array (tree, object, name, 0, max);
  return *ret_array != NULL;
}

static gboolean
read_day (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name, const char **ret_day)
{
  if (!adduce_json_read_optional_string (tree, object, name, ret_day))
    return FALSE;
  if (*ret_day == NULL || adduce_entity_is_day (*ret_day))
    return TRUE;
  return adduce_json_fail (tree, adduce_json_value_get (object, name), ADDUCE_ERROR_FORMAT,
                           _("“%s” must be a day, month or year like 2031-03-04, 2031-03 or 2031, not “%s”"), name,
                           adduce_json_shorten (tree, *ret_day));
}

static gboolean
read_aliases (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceEntityBuilder *builder)
{
  const AdduceJsonValue *array;

  if (!find_array (tree, object, ADDUCE_JSON_ALIASES, ADDUCE_REGISTER_MAX_NAMES, &array))
    return FALSE;
  if (array == NULL)
    return TRUE;
  for (const AdduceJsonValue *alias = adduce_json_value_first (array); alias != NULL;
       alias = adduce_json_value_next (array, alias))
    {
      if (alias->type != ADDUCE_JSON_STRING)
        return adduce_json_fail (tree, alias, ADDUCE_ERROR_FORMAT, _("a name must be a text in quotation marks"));
      adduce_entity_builder_add_alias (builder, alias->string);
    }
  return TRUE;
}

static gboolean
read_values (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceEntityBuilder *builder)
{
  const AdduceJsonValue *array;

  if (!find_array (tree, object, ADDUCE_JSON_VALUES, ADDUCE_REGISTER_MAX_VALUES, &array))
    return FALSE;
  if (array == NULL)
    return TRUE;
  for (const AdduceJsonValue *element = adduce_json_value_first (array); element != NULL;
       element = adduce_json_value_next (array, element))
    {
      AdduceEntityValue value;

      if (!adduce_json_expect_object (tree, element)
          || (value.attribute = adduce_json_read_slug (tree, element, ADDUCE_JSON_ATTRIBUTE)) == NULL
          || (value.value = adduce_json_read_string (tree, element, ADDUCE_JSON_VALUE)) == NULL
          || !read_day (tree, element, ADDUCE_JSON_FROM, &value.from)
          || !read_day (tree, element, ADDUCE_JSON_TO, &value.to))
        return FALSE;
      adduce_entity_builder_add_value (builder, &value);
    }
  return TRUE;
}

static gboolean
read_texts (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceEntityBuilder *builder)
{
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    {
      const char *text;

      if (i == ADDUCE_ENTITY_NAME)
        continue;
      if (!adduce_json_read_optional_string (tree, object, adduce_entity_field_to_id (i), &text))
        return FALSE;
      adduce_entity_builder_set_text (builder, i, text);
    }
  return TRUE;
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

/* (transfer full) (nullable) */
static AdduceEntity *
read_entry (AdduceJsonTree *tree, const AdduceJsonValue *object)
{
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autofree char *extra = NULL;
  const char *id, *name;
  gint64 revision;

  if (!adduce_json_expect_object (tree, object)
      || (id = adduce_json_read_slug (tree, object, ADDUCE_JSON_ID)) == NULL
      || !adduce_json_read_integer (tree, object, ADDUCE_JSON_REVISION, 1, G_GINT64_CONSTANT (9007199254740991),
                                    &revision)
      || (name = adduce_json_read_string (tree, object, ADDUCE_JSON_NAME)) == NULL)
    return NULL;
  if (is_blank (name))
    {
      adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_NAME), ADDUCE_ERROR_FORMAT,
                        _("“%s” must not be empty"), ADDUCE_JSON_NAME);
      return NULL;
    }

  builder = adduce_entity_builder_new (id, name);
  adduce_entity_builder_set_revision (builder, (guint64) revision);
  if (!read_aliases (tree, object, builder) || !read_texts (tree, object, builder)
      || !read_values (tree, object, builder))
    return NULL;
  extra = dup_extra (object, known_of_entry, TRUE);
  adduce_entity_builder_set_extra (builder, extra);
  return adduce_entity_builder_end (builder);
}

/* The object that is known already, where it says the same; takes @fresh. */
static AdduceEntity *
intern (AdduceRegister *known, AdduceEntity *taken)
{
  g_autoptr (AdduceEntity) fresh = taken;
  AdduceEntity *old = NULL;

  if (known != NULL && fresh != NULL)
    old = adduce_register_lookup (known, adduce_entity_get_id (fresh));

  if (old == NULL || adduce_entity_get_revision (old) != adduce_entity_get_revision (fresh)
      || !adduce_entity_same_content (old, fresh))
    return g_steal_pointer (&fresh);
  return g_object_ref (old);
}

static gboolean
read_entries (AdduceJsonTree *tree, const AdduceJsonValue *root, AdduceRegisterBuilder *builder,
              AdduceRegister *known)
{
  const AdduceJsonValue *array
    = adduce_json_read_array (tree, root, ADDUCE_JSON_ENTRIES, 0, ADDUCE_REGISTER_MAX_ENTRIES);

  if (array == NULL)
    return FALSE;
  for (const AdduceJsonValue *element = adduce_json_value_first (array); element != NULL;
       element = adduce_json_value_next (array, element))
    {
      g_autoptr (AdduceEntity) entity = intern (known, read_entry (tree, element));

      if (entity == NULL)
        return FALSE;
      if (adduce_register_builder_lookup (builder, adduce_entity_get_id (entity)) != NULL)
        return adduce_json_fail (tree, adduce_json_value_get (element, ADDUCE_JSON_ID), ADDUCE_ERROR_FORMAT,
                                 _("another entry has the id “%s” already; take one of them away"),
                                 adduce_entity_get_id (entity));
      adduce_register_builder_put (builder, entity);
    }
  return TRUE;
}

static gboolean
read_attributes (AdduceJsonTree *tree, const AdduceJsonValue *root, AdduceRegisterBuilder *builder)
{
  const AdduceJsonValue *array;

  if (!find_array (tree, root, ADDUCE_JSON_ATTRIBUTES, ADDUCE_REGISTER_MAX_ATTRIBUTES, &array))
    return FALSE;
  if (array == NULL)
    return TRUE;
  for (const AdduceJsonValue *element = adduce_json_value_first (array); element != NULL;
       element = adduce_json_value_next (array, element))
    {
      const char *id, *label;

      if (!adduce_json_expect_object (tree, element)
          || (id = adduce_json_read_slug (tree, element, ADDUCE_JSON_ID)) == NULL
          || (label = adduce_json_read_string (tree, element, ADDUCE_JSON_LABEL)) == NULL)
        return FALSE;
      adduce_register_builder_define (builder, id, label);
    }
  return TRUE;
}

static gboolean
read_distinct (AdduceJsonTree *tree, const AdduceJsonValue *root, AdduceRegisterBuilder *builder)
{
  const AdduceJsonValue *array;

  if (!find_array (tree, root, ADDUCE_JSON_DISTINCT, G_MAXINT32, &array))
    return FALSE;
  if (array == NULL)
    return TRUE;
  for (const AdduceJsonValue *pair = adduce_json_value_first (array); pair != NULL;
       pair = adduce_json_value_next (array, pair))
    {
      if (pair->type != ADDUCE_JSON_ARRAY || pair->n_children != 2 || pair[1].type != ADDUCE_JSON_STRING
          || pair[2].type != ADDUCE_JSON_STRING || !adduce_json_is_slug (pair[1].string)
          || !adduce_json_is_slug (pair[2].string))
        return adduce_json_fail (tree, pair, ADDUCE_ERROR_FORMAT,
                                 _("each of “%s” must be a list of two ids of entries"), ADDUCE_JSON_DISTINCT);
      adduce_register_builder_set_distinct (builder, pair[1].string, pair[2].string, TRUE);
    }
  return TRUE;
}

static gboolean
read_removed (AdduceJsonTree *tree, const AdduceJsonValue *root, AdduceRegisterBuilder *builder)
{
  const AdduceJsonValue *array;

  if (!find_array (tree, root, ADDUCE_JSON_REMOVED, G_MAXINT32, &array))
    return FALSE;
  if (array == NULL)
    return TRUE;
  for (const AdduceJsonValue *element = adduce_json_value_first (array); element != NULL;
       element = adduce_json_value_next (array, element))
    {
      const char *id;
      gint64 revision;

      if (!adduce_json_expect_object (tree, element)
          || (id = adduce_json_read_slug (tree, element, ADDUCE_JSON_ID)) == NULL
          || !adduce_json_read_integer (tree, element, ADDUCE_JSON_REVISION, 1,
                                        G_GINT64_CONSTANT (9007199254740991), &revision))
        return FALSE;
      if (adduce_register_builder_lookup (builder, id) == NULL)
        adduce_register_builder_remove (builder, id, (guint64) revision);
    }
  return TRUE;
}

AdduceRegister *
adduce_register_json_read (AdduceJsonTree *tree, const char *id, AdduceRegister *known)
{
  g_autoptr (AdduceRegisterBuilder) builder = NULL;
  g_autofree char *extra = NULL;
  const AdduceJsonValue *root;

  g_return_val_if_fail (tree != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  root = adduce_json_tree_get_root (tree);
  builder = adduce_register_builder_new (id);
  if (!adduce_json_read_version (tree, root) || !adduce_json_read_constant (tree, root, ADDUCE_JSON_REGISTER, id)
      || !read_attributes (tree, root, builder) || !read_entries (tree, root, builder, known)
      || !read_distinct (tree, root, builder) || !read_removed (tree, root, builder))
    return NULL;
  extra = dup_extra (root, known_members, FALSE);
  adduce_register_builder_set_extra (builder, extra);
  return adduce_register_builder_end (builder);
}
