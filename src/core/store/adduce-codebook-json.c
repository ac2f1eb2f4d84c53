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
#include "store/adduce-codebook-json-private.h"
#include "store/adduce-json-gate.h"

#define MAX_LABEL 1024
#define MAX_RULES 1000
#define MAX_VARIABLES 200
#define MAX_VALUES 5000

/* What was used already; keys are those of the keyboard in lower case → id of the value. */
typedef struct {
  AdduceJsonTree *tree;
  GHashTable *keys; /* a key in lower case → label of its value, which belongs to the tree */
} Reader;

/* A required text that says something. */
static const char *
read_label (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name)
{
  const char *label = adduce_json_read_string (tree, object, name);
  if (label == NULL)
    return NULL;
  if (*label == 0)
    {
      adduce_json_fail (tree, adduce_json_value_get (object, name), ADDUCE_ERROR_FORMAT,
                        _("“%s” must not be empty"), name);
      return NULL;
    }
  if (g_utf8_strlen (label, -1) > MAX_LABEL)
    {
      adduce_json_fail (tree, adduce_json_value_get (object, name), ADDUCE_ERROR_FORMAT,
                        _("“%s” has more than %d characters"), name, MAX_LABEL);
      return NULL;
    }
  return label;
}

static gboolean
read_color (AdduceJsonTree *tree, const AdduceJsonValue *object, const char **ret_color)
{
  if (!adduce_json_read_optional_string (tree, object, ADDUCE_JSON_COLOR, ret_color))
    return FALSE;
  const char *color = *ret_color;
  if (color != NULL
      && (color[0] != '#' || strlen (color) != 7 || strspn (color + 1, "0123456789abcdef") != 6))
    return adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_COLOR),
                             ADDUCE_ERROR_FORMAT,
                             _("“%s” must be a colour as # and six lower-case hexadecimal digits, "
                                "like #2b8766, not “%s”"),
                             ADDUCE_JSON_COLOR, adduce_json_shorten (tree, color));
  return TRUE;
}

static gboolean
read_pattern (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceCodePattern *ret_pattern)
{
  const char *pattern;
  if (!adduce_json_read_optional_string (tree, object, ADDUCE_JSON_PATTERN, &pattern))
    return FALSE;
  *ret_pattern = ADDUCE_CODE_PATTERN_SOLID;
  if (pattern != NULL && !adduce_code_pattern_from_id (pattern, ret_pattern))
    return adduce_json_fail (
      tree, adduce_json_value_get (object, ADDUCE_JSON_PATTERN), ADDUCE_ERROR_FORMAT,
      _("“%s” must be solid, dashed, double, dotted, wavy or thin, not “%s”"), ADDUCE_JSON_PATTERN,
      adduce_json_shorten (tree, pattern));
  return TRUE;
}

static gboolean
read_key (Reader *self, const AdduceJsonValue *object, const AdduceCodeInfo *info, gunichar *ret_key)
{
  AdduceJsonTree *tree = self->tree;
  const char *text;
  if (!adduce_json_read_optional_string (tree, object, ADDUCE_JSON_KEY, &text))
    return FALSE;
  *ret_key = 0;
  if (text == NULL)
    return TRUE;

  gunichar key = g_utf8_get_char (text);
  if (*text == 0 || *g_utf8_next_char (text) != 0 || !g_unichar_isgraph (key))
    return adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_KEY),
                             ADDUCE_ERROR_FORMAT,
                             _("“%s” must be one letter, digit or sign, not “%s”"),
                             ADDUCE_JSON_KEY, adduce_json_shorten (tree, text));
  *ret_key = key;
  if (info->retired || info->merged_into != NULL)
    return TRUE;
  gpointer folded = GUINT_TO_POINTER (g_unichar_tolower (key));
  const char *other = g_hash_table_lookup (self->keys, folded);
  if (other != NULL)
    return adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_KEY),
                             ADDUCE_ERROR_FORMAT,
                             _("the key “%s” is that of the value “%s” already"), text,
                             adduce_json_shorten (tree, other));
  g_hash_table_insert (self->keys, folded, (char *) info->label);
  return TRUE;
}

static gboolean
read_texts (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceCodeInfo *info)
{
  return adduce_json_read_optional_string (tree, object, ADDUCE_JSON_DEFINITION, &info->definition)
         && adduce_json_read_optional_string (tree, object, ADDUCE_JSON_USE, &info->use)
         && adduce_json_read_optional_string (tree, object, ADDUCE_JSON_AVOID, &info->avoid)
         && adduce_json_read_optional_string (tree, object, ADDUCE_JSON_EXAMPLE, &info->example)
         && adduce_json_read_optional_string (tree, object, ADDUCE_JSON_LITERATURE,
                                              &info->literature);
}

/* What came with version 1.1, and what came later. */
static gboolean
read_relations (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceCodeInfo *info)
{
  return adduce_codebook_json_read_slug (tree, object, ADDUCE_JSON_PARENT, &info->parent)
         && adduce_codebook_json_read_slug (tree, object, ADDUCE_JSON_MERGED_INTO, &info->merged_into)
         && adduce_codebook_json_read_boolean (tree, object, ADDUCE_JSON_RETIRED, &info->retired)
         && adduce_codebook_json_read_revision (tree, object, &info->revision);
}

/* (transfer full) (nullable); @ids: ids of the variable's values so far. */
static AdduceCode *
read_value (Reader *self, const AdduceJsonValue *object, GHashTable *ids)
{
  static const char *const known[]
    = { ADDUCE_JSON_ID,      ADDUCE_JSON_LABEL,  ADDUCE_JSON_DEFINITION, ADDUCE_JSON_USE,
        ADDUCE_JSON_AVOID,   ADDUCE_JSON_EXAMPLE, ADDUCE_JSON_COLOR,     ADDUCE_JSON_PATTERN,
        ADDUCE_JSON_KEY,     ADDUCE_JSON_NUMBER, ADDUCE_JSON_LITERATURE, ADDUCE_JSON_PARENT,
        ADDUCE_JSON_RETIRED, ADDUCE_JSON_MERGED_INTO, ADDUCE_JSON_REVISION, NULL };
  AdduceJsonTree *tree = self->tree;
  AdduceCodeInfo info = { 0 };

  info.id = adduce_json_read_slug (tree, object, ADDUCE_JSON_ID);
  if (info.id == NULL)
    return NULL;
  if (!g_hash_table_add (ids, (char *) info.id))
    {
      adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_ID), ADDUCE_ERROR_FORMAT,
                        _("another value of this variable has the id “%s” already"), info.id);
      return NULL;
    }
  info.label = read_label (tree, object, ADDUCE_JSON_LABEL);
  if (info.label == NULL || !read_texts (tree, object, &info)
      || !read_color (tree, object, &info.color) || !read_pattern (tree, object, &info.pattern)
      || !read_relations (tree, object, &info)
      || !read_key (self, object, &info, &info.key))
    return NULL;

  info.has_number = adduce_json_value_get (object, ADDUCE_JSON_NUMBER) != NULL;
  if (info.has_number
      && !adduce_json_read_integer (tree, object, ADDUCE_JSON_NUMBER, -ADDUCE_JSON_MAX_INTEGER,
                                    ADDUCE_JSON_MAX_INTEGER, &info.number))
    return NULL;
  g_autofree char *extra = adduce_codebook_json_dup_extra (object, known);
  info.extra = extra;
  return adduce_code_new (&info);
}

/* (transfer full) (nullable) (element-type AdduceCode); their objects are added to @places. */
static GPtrArray *
read_values (Reader *self, const AdduceJsonValue *variable, GPtrArray *places)
{
  AdduceJsonTree *tree = self->tree;
  const AdduceJsonValue *values = adduce_json_read_array (tree, variable, ADDUCE_JSON_VALUES, 0,
                                                          MAX_VALUES);
  if (values == NULL)
    return NULL;

  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (const AdduceJsonValue *value = adduce_json_value_first (values); value != NULL;
       value = adduce_json_value_next (values, value))
    {
      AdduceCode *code = adduce_json_expect_object (tree, value) ? read_value (self, value, ids)
                                                                 : NULL;
      if (code == NULL)
        return NULL;
      g_ptr_array_add (codes, code);
      g_ptr_array_add (places, (gpointer) value);
    }
  return g_steal_pointer (&codes);
}

static gboolean
read_scope (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceVariableScope *ret_scope)
{
  const char *scope;
  if (!adduce_json_read_optional_string (tree, object, ADDUCE_JSON_SCOPE, &scope))
    return FALSE;
  if (scope != NULL && !g_str_equal (scope, ADDUCE_JSON_CLAIM)
      && !g_str_equal (scope, ADDUCE_JSON_ARTICLE))
    return adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_SCOPE),
                             ADDUCE_ERROR_FORMAT, _("“%s” must be claim or article, not “%s”"),
                             ADDUCE_JSON_SCOPE, adduce_json_shorten (tree, scope));
  *ret_scope = g_strcmp0 (scope, ADDUCE_JSON_ARTICLE) == 0 ? ADDUCE_SCOPE_ARTICLE
                                                           : ADDUCE_SCOPE_CLAIM;
  return TRUE;
}

/* All of a variable but its id and values. */
static gboolean
read_head (AdduceJsonTree *tree, const AdduceJsonValue *object, AdduceVariableInfo *info)
{
  info->label = read_label (tree, object, ADDUCE_JSON_LABEL);
  const char *type = info->label == NULL ? NULL
                                         : adduce_json_read_string (tree, object, ADDUCE_JSON_TYPE);
  if (type == NULL
      || !adduce_json_read_optional_string (tree, object, ADDUCE_JSON_DEFINITION,
                                            &info->definition))
    return FALSE;
  if (!adduce_variable_kind_from_id (type, &info->kind))
    return adduce_json_fail (
      tree, adduce_json_value_get (object, ADDUCE_JSON_TYPE), ADDUCE_ERROR_FORMAT,
      _("“%s” must be one, several, text, number, boolean, entity or date, not “%s”"),
      ADDUCE_JSON_TYPE, adduce_json_shorten (tree, type));
  return read_scope (tree, object, &info->scope)
         && adduce_codebook_json_read_slug (tree, object, ADDUCE_JSON_REGISTER, &info->entities)
         && adduce_codebook_json_read_boolean (tree, object, ADDUCE_JSON_RETIRED, &info->retired)
         && adduce_codebook_json_read_revision (tree, object, &info->revision);
}

/* (transfer full) (nullable); @ids: ids of the variables so far. */
static AdduceVariable *
read_variable (Reader *self, const AdduceJsonValue *object, GHashTable *ids)
{
  static const char *const known[]
    = { ADDUCE_JSON_ID,         ADDUCE_JSON_LABEL,    ADDUCE_JSON_TYPE,
        ADDUCE_JSON_SCOPE,      ADDUCE_JSON_REGISTER, ADDUCE_JSON_RETIRED,
        ADDUCE_JSON_DEFINITION, ADDUCE_JSON_VALUES,   ADDUCE_JSON_REVISION,
        NULL };
  AdduceJsonTree *tree = self->tree;
  const char *id = adduce_json_read_slug (tree, object, ADDUCE_JSON_ID);
  if (id == NULL)
    return NULL;
  if (!g_hash_table_add (ids, (char *) id))
    {
      adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_ID), ADDUCE_ERROR_FORMAT,
                        _("another variable has the id “%s” already"), id);
      return NULL;
    }

  AdduceVariableInfo info = { .id = id };
  if (!read_head (tree, object, &info))
    return NULL;

  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) codes = read_values (self, object, places);
  if (codes == NULL)
    return NULL;
  g_autofree char *extra = adduce_codebook_json_dup_extra (object, known);
  info.extra = extra;
  g_autoptr (AdduceVariable) variable
    = adduce_variable_new_full (&info, (AdduceCode *const *) codes->pdata, codes->len);
  if (!adduce_codebook_json_check_circles (tree, variable, places))
    return NULL;
  return g_steal_pointer (&variable);
}

/* (transfer full) (nullable) (element-type AdduceVariable) */
static GPtrArray *
read_variables (Reader *self, const AdduceJsonValue *root)
{
  AdduceJsonTree *tree = self->tree;
  const AdduceJsonValue *array = adduce_json_read_array (tree, root, ADDUCE_JSON_VARIABLES, 1,
                                                         MAX_VARIABLES);
  if (array == NULL)
    return NULL;

  g_autoptr (GPtrArray) variables = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (const AdduceJsonValue *value = adduce_json_value_first (array); value != NULL;
       value = adduce_json_value_next (array, value))
    {
      AdduceVariable *variable = adduce_json_expect_object (tree, value)
                                   ? read_variable (self, value, ids)
                                   : NULL;
      if (variable == NULL)
        return NULL;
      g_ptr_array_add (variables, variable);
    }
  return g_steal_pointer (&variables);
}

/* The strings that are added belong to the tree. */
static gboolean
read_rules (AdduceJsonTree *tree, const AdduceJsonValue *root, GPtrArray *rules)
{
  if (adduce_json_value_get (root, ADDUCE_JSON_RULES) == NULL)
    return TRUE;
  const AdduceJsonValue *array = adduce_json_read_array (tree, root, ADDUCE_JSON_RULES, 0,
                                                         MAX_RULES);
  if (array == NULL)
    return FALSE;

  for (const AdduceJsonValue *rule = adduce_json_value_first (array); rule != NULL;
       rule = adduce_json_value_next (array, rule))
    {
      if (rule->type != ADDUCE_JSON_STRING)
        return adduce_json_fail (tree, rule, ADDUCE_ERROR_FORMAT,
                                 _("a rule must be a text in quotation marks"));
      g_ptr_array_add (rules, (char *) rule->string);
    }
  return TRUE;
}

AdduceCodebook *
adduce_codebook_json_read (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  g_return_val_if_fail (tree != NULL && root != NULL, NULL);

  static const char *const known[]
    = { ADDUCE_JSON_SCHEMA_VERSION, ADDUCE_JSON_ID,        ADDUCE_JSON_VERSION,
        ADDUCE_JSON_TITLE,          ADDUCE_JSON_DESCRIPTION, ADDUCE_JSON_RULES,
        ADDUCE_JSON_VARIABLES,      ADDUCE_JSON_CONSTRAINTS, ADDUCE_JSON_HISTORY,
        NULL };
  gint64 version;
  const char *id, *title, *description;
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GPtrArray) constraints = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  if (!adduce_json_read_version (tree, root)
      || (id = adduce_json_read_uuid (tree, root, ADDUCE_JSON_ID)) == NULL
      || !adduce_json_read_integer (tree, root, ADDUCE_JSON_VERSION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &version)
      || (title = read_label (tree, root, ADDUCE_JSON_TITLE)) == NULL
      || !adduce_json_read_optional_string (tree, root, ADDUCE_JSON_DESCRIPTION, &description)
      || !read_rules (tree, root, rules)
      || !adduce_codebook_json_read_constraints (tree, root, constraints)
      || !adduce_codebook_json_read_history (tree, root, changes))
    return NULL;
  g_ptr_array_add (rules, NULL);

  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  Reader self = { .tree = tree, .keys = keys };
  g_autoptr (GPtrArray) variables = read_variables (&self, root);
  if (variables == NULL)
    return NULL;
  g_autofree char *extra = adduce_codebook_json_dup_extra (root, known);
  AdduceCodebookInfo info = { .id = id,
                              .version = (guint64) version,
                              .title = title,
                              .description = description,
                              .rules = (const char *const *) rules->pdata,
                              .variables = (AdduceVariable *const *) variables->pdata,
                              .n_variables = variables->len,
                              .constraints = (AdduceConstraint *const *) constraints->pdata,
                              .n_constraints = constraints->len,
                              .changes = (AdduceCodebookChange *const *) changes->pdata,
                              .n_changes = changes->len,
                              .extra = extra };
  return adduce_codebook_new_full (&info);
}
