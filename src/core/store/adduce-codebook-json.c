/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading codebooks. People edit them by hand, so every mistake is told with its line.
 */
#include "config.h"

#include "store/adduce-codebook-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json-gate.h"

#define MAX_LABEL 1024
#define MAX_RULES 1000
#define MAX_VARIABLES 200
#define MAX_VALUES 5000

/* What was used already; keys are those of the keyboard in lower case → id of the value. */
typedef struct {
  AdduceJsonCursor *cursor;
  GHashTable *keys; /* GUINT_TO_POINTER (key) → value's label (borrowed from the tree) */
} Reader;

/* A required text that says something. */
static const char *
read_label (AdduceJsonCursor *cursor, JsonObject *object, const char *name)
{
  const char *label = adduce_json_read_string (cursor, object, name);
  if (label == NULL)
    return NULL;
  if (*label == 0)
    {
      adduce_json_cursor_fail (cursor, name, ADDUCE_ERROR_FORMAT, _("“%s” must not be empty"), name);
      return NULL;
    }
  if (g_utf8_strlen (label, -1) > MAX_LABEL)
    {
      adduce_json_cursor_fail (cursor, name, ADDUCE_ERROR_FORMAT, _("“%s” has more than %d characters"), name,
                               MAX_LABEL);
      return NULL;
    }
  return label;
}

static gboolean
read_color (AdduceJsonCursor *cursor, JsonObject *object, const char **ret_color)
{
  if (!adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_COLOR, ret_color))
    return FALSE;
  const char *color = *ret_color;
  if (color != NULL
      && (color[0] != '#' || strlen (color) != 7 || strspn (color + 1, "0123456789abcdef") != 6))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_COLOR, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must be a colour as # and six lower-case hexadecimal digits, "
                                      "like #2b8766, not “%.80s”"),
                                    ADDUCE_JSON_COLOR, color);
  return TRUE;
}

static gboolean
read_pattern (AdduceJsonCursor *cursor, JsonObject *object, AdduceCodePattern *ret_pattern)
{
  const char *pattern;
  if (!adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_PATTERN, &pattern))
    return FALSE;
  *ret_pattern = ADDUCE_CODE_PATTERN_SOLID;
  if (pattern != NULL && !adduce_code_pattern_from_id (pattern, ret_pattern))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_PATTERN, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must be solid, dashed, double, dotted, wavy or thin, not “%.80s”"),
                                    ADDUCE_JSON_PATTERN, pattern);
  return TRUE;
}

static gboolean
read_key (Reader *self, JsonObject *object, const char *label, gunichar *ret_key)
{
  AdduceJsonCursor *cursor = self->cursor;
  const char *text;
  if (!adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_KEY, &text))
    return FALSE;
  *ret_key = 0;
  if (text == NULL)
    return TRUE;

  gunichar key = g_utf8_get_char (text);
  if (*text == 0 || *g_utf8_next_char (text) != 0 || !g_unichar_isgraph (key))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_KEY, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must be one letter, digit or sign, not “%.80s”"), ADDUCE_JSON_KEY,
                                    text);
  gpointer folded = GUINT_TO_POINTER (g_unichar_tolower (key));
  const char *other = g_hash_table_lookup (self->keys, folded);
  if (other != NULL)
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_KEY, ADDUCE_ERROR_FORMAT,
                                    _("the key “%s” is that of the value “%.80s” already"), text, other);
  g_hash_table_insert (self->keys, folded, (char *) label);
  *ret_key = key;
  return TRUE;
}

static gboolean
read_texts (AdduceJsonCursor *cursor, JsonObject *object, AdduceCodeInfo *info)
{
  return adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_DEFINITION, &info->definition)
         && adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_USE, &info->use)
         && adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_AVOID, &info->avoid)
         && adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_EXAMPLE, &info->example)
         && adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_LITERATURE, &info->literature);
}

/* (transfer full) (nullable); the cursor stands on the value. @ids: ids of the variable's values so far. */
static AdduceCode *
read_value (Reader *self, JsonObject *object, GHashTable *ids)
{
  AdduceJsonCursor *cursor = self->cursor;
  AdduceCodeInfo info = { 0 };

  info.id = adduce_json_read_slug (cursor, object, ADDUCE_JSON_ID);
  if (info.id == NULL)
    return NULL;
  if (!g_hash_table_add (ids, (char *) info.id))
    {
      adduce_json_cursor_fail (cursor, ADDUCE_JSON_ID, ADDUCE_ERROR_FORMAT,
                               _("another value of this variable has the id “%s” already"), info.id);
      return NULL;
    }
  info.label = read_label (cursor, object, ADDUCE_JSON_LABEL);
  if (info.label == NULL || !read_texts (cursor, object, &info) || !read_color (cursor, object, &info.color)
      || !read_pattern (cursor, object, &info.pattern) || !read_key (self, object, info.label, &info.key))
    return NULL;

  info.has_number = json_object_has_member (object, ADDUCE_JSON_NUMBER);
  if (info.has_number
      && !adduce_json_read_integer (cursor, object, ADDUCE_JSON_NUMBER, -ADDUCE_JSON_MAX_INTEGER,
                                    ADDUCE_JSON_MAX_INTEGER, &info.number))
    return NULL;
  return adduce_code_new (&info);
}

/* (transfer full) (nullable) (element-type AdduceCode) */
static GPtrArray *
read_values (Reader *self, JsonObject *variable)
{
  AdduceJsonCursor *cursor = self->cursor;
  JsonArray *values = adduce_json_read_array (cursor, variable, ADDUCE_JSON_VALUES, 0, MAX_VALUES);
  if (values == NULL)
    return NULL;

  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  adduce_json_cursor_enter (cursor, ADDUCE_JSON_VALUES);
  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *value = adduce_json_read_element (cursor, values, i);
      AdduceCode *code = value == NULL ? NULL : read_value (self, value, ids);
      if (code == NULL)
        return NULL;
      g_ptr_array_add (codes, code);
      adduce_json_cursor_leave (cursor);
    }
  adduce_json_cursor_leave (cursor);
  return g_steal_pointer (&codes);
}

/* (transfer full) (nullable); the cursor stands on the variable. */
static AdduceVariable *
read_variable (Reader *self, JsonObject *object, GHashTable *ids)
{
  AdduceJsonCursor *cursor = self->cursor;
  const char *id = adduce_json_read_slug (cursor, object, ADDUCE_JSON_ID);
  if (id == NULL)
    return NULL;
  if (!g_hash_table_add (ids, (char *) id))
    {
      adduce_json_cursor_fail (cursor, ADDUCE_JSON_ID, ADDUCE_ERROR_FORMAT,
                               _("another variable has the id “%s” already"), id);
      return NULL;
    }

  const char *definition;
  const char *label = read_label (cursor, object, ADDUCE_JSON_LABEL);
  const char *type = label == NULL ? NULL : adduce_json_read_string (cursor, object, ADDUCE_JSON_TYPE);
  if (type == NULL
      || !adduce_json_read_optional_string (cursor, object, ADDUCE_JSON_DEFINITION, &definition))
    return NULL;
  if (!g_str_equal (type, ADDUCE_JSON_ONE) && !g_str_equal (type, ADDUCE_JSON_SEVERAL))
    {
      adduce_json_cursor_fail (cursor, ADDUCE_JSON_TYPE, ADDUCE_ERROR_FORMAT,
                               _("“%s” must be “one” or “several”, not “%.80s”"), ADDUCE_JSON_TYPE, type);
      return NULL;
    }

  g_autoptr (GPtrArray) codes = read_values (self, object);
  if (codes == NULL)
    return NULL;
  return adduce_variable_new (id, label, definition,
                              g_str_equal (type, ADDUCE_JSON_ONE) ? ADDUCE_VARIABLE_ONE
                                                                  : ADDUCE_VARIABLE_SEVERAL,
                              (AdduceCode *const *) codes->pdata, codes->len);
}

/* (transfer full) (nullable) (element-type AdduceVariable) */
static GPtrArray *
read_variables (Reader *self, JsonObject *root)
{
  AdduceJsonCursor *cursor = self->cursor;
  JsonArray *array = adduce_json_read_array (cursor, root, ADDUCE_JSON_VARIABLES, 1, MAX_VARIABLES);
  if (array == NULL)
    return NULL;

  g_autoptr (GPtrArray) variables = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  adduce_json_cursor_enter (cursor, ADDUCE_JSON_VARIABLES);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *object = adduce_json_read_element (cursor, array, i);
      AdduceVariable *variable = object == NULL ? NULL : read_variable (self, object, ids);
      if (variable == NULL)
        return NULL;
      g_ptr_array_add (variables, variable);
      adduce_json_cursor_leave (cursor);
    }
  adduce_json_cursor_leave (cursor);
  return g_steal_pointer (&variables);
}

/* (transfer container): the strings belong to the tree; NULL-ended; none at all where there are no rules */
static gboolean
read_rules (AdduceJsonCursor *cursor, JsonObject *root, GPtrArray *rules)
{
  if (!json_object_has_member (root, ADDUCE_JSON_RULES))
    return TRUE;
  JsonArray *array = adduce_json_read_array (cursor, root, ADDUCE_JSON_RULES, 0, MAX_RULES);
  if (array == NULL)
    return FALSE;

  adduce_json_cursor_enter (cursor, ADDUCE_JSON_RULES);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      adduce_json_cursor_enter_element (cursor, i);
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return adduce_json_cursor_fail (cursor, NULL, ADDUCE_ERROR_FORMAT,
                                        _("a rule must be a text in quotation marks"));
      g_ptr_array_add (rules, (char *) json_node_get_string (node));
      adduce_json_cursor_leave (cursor);
    }
  adduce_json_cursor_leave (cursor);
  return TRUE;
}

AdduceCodebook *
adduce_codebook_json_read (AdduceJsonCursor *cursor, JsonObject *root)
{
  g_return_val_if_fail (cursor != NULL && root != NULL, NULL);

  gint64 version;
  const char *id, *title, *description;
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  if (!adduce_json_read_version (cursor, root)
      || (id = adduce_json_read_uuid (cursor, root, ADDUCE_JSON_ID)) == NULL
      || !adduce_json_read_integer (cursor, root, ADDUCE_JSON_VERSION, 1, ADDUCE_JSON_MAX_INTEGER, &version)
      || (title = read_label (cursor, root, ADDUCE_JSON_TITLE)) == NULL
      || !adduce_json_read_optional_string (cursor, root, ADDUCE_JSON_DESCRIPTION, &description)
      || !read_rules (cursor, root, rules))
    return NULL;
  g_ptr_array_add (rules, NULL);

  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  Reader self = { .cursor = cursor, .keys = keys };
  g_autoptr (GPtrArray) variables = read_variables (&self, root);
  if (variables == NULL)
    return NULL;
  return adduce_codebook_new (id, (guint64) version, title, description, (const char *const *) rules->pdata,
                              (AdduceVariable *const *) variables->pdata, variables->len);
}
