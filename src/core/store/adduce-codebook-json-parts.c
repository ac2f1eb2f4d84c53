/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a codebook's rules for coding and its history.
 */
#include "config.h"

#include "store/adduce-codebook-json-private.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-json-writer.h"

#define CONSTRAINT_MEMBERS                                                                                           \
  {                                                                                                                  \
    ADDUCE_JSON_ID, ADDUCE_JSON_KIND, ADDUCE_JSON_VARIABLE, ADDUCE_JSON_VALUE, ADDUCE_JSON_WHEN, ADDUCE_JSON_WITH,   \
      ADDUCE_JSON_REVISION, NULL                                                                                     \
  }

char *
adduce_codebook_json_dup_extra (const AdduceJsonValue *object, const char *const *known)
{
  JsonObject *unknown = NULL;

  for (const AdduceJsonValue *member = adduce_json_value_first (object); member != NULL;
       member = adduce_json_value_next (object, member))
    if (!g_strv_contains (known, member->name))
      {
        if (unknown == NULL)
          unknown = json_object_new ();
        json_object_set_member (unknown, member->name, adduce_json_value_to_node (member));
      }
  if (unknown == NULL)
    return NULL;

  char *text = adduce_json_object_to_text (unknown);
  json_object_unref (unknown);
  return text;
}

gboolean
adduce_codebook_json_read_slug (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name,
                                const char **ret_slug)
{
  *ret_slug = NULL;
  if (adduce_json_value_get (object, name) == NULL)
    return TRUE;
  *ret_slug = adduce_json_read_slug (tree, object, name);
  return *ret_slug != NULL;
}

gboolean
adduce_codebook_json_read_boolean (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name,
                                   gboolean *ret_value)
{
  const AdduceJsonValue *value = adduce_json_value_get (object, name);

  *ret_value = FALSE;
  if (value == NULL)
    return TRUE;
  if (value->type != ADDUCE_JSON_BOOLEAN)
    return adduce_json_fail (tree, value, ADDUCE_ERROR_FORMAT, _ ("“%s” must be true or false"), name);
  *ret_value = value->integer != 0;
  return TRUE;
}

gboolean
adduce_codebook_json_read_revision (AdduceJsonTree *tree, const AdduceJsonValue *object, guint64 *ret_revision)
{
  gint64 revision = 0;

  if (adduce_json_value_get (object, ADDUCE_JSON_REVISION) != NULL
      && !adduce_json_read_integer (tree, object, ADDUCE_JSON_REVISION, 1, ADDUCE_JSON_MAX_INTEGER, &revision))
    return FALSE;
  *ret_revision = (guint64)revision;
  return TRUE;
}

/* --- rules for coding --- */

/* A condition: which variable, and perhaps which value. */
static gboolean
read_condition (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name, const char **ret_variable,
                const char **ret_value)
{
  const AdduceJsonValue *condition = adduce_json_read_object (tree, object, name);

  if (condition == NULL)
    return FALSE;
  *ret_variable = adduce_json_read_slug (tree, condition, ADDUCE_JSON_VARIABLE);
  return *ret_variable != NULL && adduce_codebook_json_read_slug (tree, condition, ADDUCE_JSON_VALUE, ret_value);
}

/* (transfer full) (nullable) */
static AdduceConstraint *
read_constraint (AdduceJsonTree *tree, const AdduceJsonValue *object)
{
  static const char *const known[] = CONSTRAINT_MEMBERS;
  AdduceConstraintInfo info = { 0 };
  const char *kind;

  if (!adduce_json_expect_object (tree, object)
      || (info.id = adduce_json_read_uuid (tree, object, ADDUCE_JSON_ID)) == NULL
      || (kind = adduce_json_read_string (tree, object, ADDUCE_JSON_KIND)) == NULL)
    return NULL;
  if (!adduce_constraint_kind_from_id (kind, &info.kind))
    {
      adduce_json_fail (tree, adduce_json_value_get (object, ADDUCE_JSON_KIND), ADDUCE_ERROR_FORMAT,
                        _ ("“%s” must be required, at-most-one or not-together, not “%s”"), ADDUCE_JSON_KIND,
                        adduce_json_shorten (tree, kind));
      return NULL;
    }
  info.variable = adduce_json_read_slug (tree, object, ADDUCE_JSON_VARIABLE);
  if (info.variable == NULL || !adduce_codebook_json_read_slug (tree, object, ADDUCE_JSON_VALUE, &info.value)
      || !adduce_codebook_json_read_revision (tree, object, &info.revision))
    return NULL;

  const char *other = info.kind == ADDUCE_CONSTRAINT_NOT_TOGETHER ? ADDUCE_JSON_WITH : ADDUCE_JSON_WHEN;
  gboolean has_other = adduce_json_value_get (object, other) != NULL || info.kind == ADDUCE_CONSTRAINT_NOT_TOGETHER;
  if (has_other && !read_condition (tree, object, other, &info.other_variable, &info.other_value))
    return NULL;

  g_autofree char *extra = adduce_codebook_json_dup_extra (object, known);
  info.extra = extra;
  return adduce_constraint_new (&info);
}

gboolean
adduce_codebook_json_read_constraints (AdduceJsonTree *tree, const AdduceJsonValue *root, GPtrArray *constraints)
{
  if (adduce_json_value_get (root, ADDUCE_JSON_CONSTRAINTS) == NULL)
    return TRUE;

  const AdduceJsonValue *array =
    adduce_json_read_array (tree, root, ADDUCE_JSON_CONSTRAINTS, 0, ADDUCE_CODEBOOK_JSON_MAX_CONSTRAINTS);
  if (array == NULL)
    return FALSE;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (const AdduceJsonValue *value = adduce_json_value_first (array); value != NULL;
       value = adduce_json_value_next (array, value))
    {
      AdduceConstraint *constraint = read_constraint (tree, value);

      if (constraint == NULL)
        return FALSE;
      g_ptr_array_add (constraints, constraint);
      if (!g_hash_table_add (ids, (char *)adduce_constraint_get_info (constraint)->id))
        return adduce_json_fail (tree, adduce_json_value_get (value, ADDUCE_JSON_ID), ADDUCE_ERROR_FORMAT,
                                 _ ("another rule has the id “%s” already"),
                                 adduce_constraint_get_info (constraint)->id);
    }
  return TRUE;
}

/* --- history --- */

/* (transfer full) (nullable) */
static AdduceCodebookChange *
read_change (AdduceJsonTree *tree, const AdduceJsonValue *object)
{
  static const char *const known[] = { ADDUCE_JSON_ID,
                                       ADDUCE_JSON_FROM,
                                       ADDUCE_JSON_VERSION,
                                       ADDUCE_JSON_TIME,
                                       ADDUCE_JSON_CODER,
                                       ADDUCE_JSON_ACT,
                                       ADDUCE_JSON_VARIABLE,
                                       ADDUCE_JSON_VALUE,
                                       ADDUCE_JSON_FIELD,
                                       ADDUCE_JSON_BEFORE,
                                       ADDUCE_JSON_AFTER,
                                       ADDUCE_JSON_CLAIMS,
                                       NULL };
  AdduceCodebookChangeInfo info = { .claims = -1 };
  gint64 from, to;

  if (!adduce_json_expect_object (tree, object)
      || (info.id = adduce_json_read_uuid (tree, object, ADDUCE_JSON_ID)) == NULL
      || !adduce_json_read_integer (tree, object, ADDUCE_JSON_FROM, 0, ADDUCE_JSON_MAX_INTEGER, &from)
      || !adduce_json_read_integer (tree, object, ADDUCE_JSON_VERSION, 1, ADDUCE_JSON_MAX_INTEGER, &to)
      || !adduce_json_read_time (tree, object, ADDUCE_JSON_TIME, &info.time)
      || !adduce_json_read_optional_string (tree, object, ADDUCE_JSON_CODER, &info.coder)
      || (info.act = adduce_json_read_string (tree, object, ADDUCE_JSON_ACT)) == NULL
      || !adduce_codebook_json_read_slug (tree, object, ADDUCE_JSON_VARIABLE, &info.variable)
      || !adduce_codebook_json_read_slug (tree, object, ADDUCE_JSON_VALUE, &info.value)
      || !adduce_json_read_optional_string (tree, object, ADDUCE_JSON_FIELD, &info.field)
      || !adduce_json_read_optional_string (tree, object, ADDUCE_JSON_BEFORE, &info.before)
      || !adduce_json_read_optional_string (tree, object, ADDUCE_JSON_AFTER, &info.after))
    return NULL;
  if (adduce_json_value_get (object, ADDUCE_JSON_CLAIMS) != NULL
      && !adduce_json_read_integer (tree, object, ADDUCE_JSON_CLAIMS, 0, ADDUCE_JSON_MAX_INTEGER, &info.claims))
    return NULL;
  info.from = (guint64)from;
  info.to = (guint64)to;

  g_autofree char *extra = adduce_codebook_json_dup_extra (object, known);
  info.extra = extra;
  return adduce_codebook_change_new (&info);
}

gboolean
adduce_codebook_json_read_history (AdduceJsonTree *tree, const AdduceJsonValue *root, GPtrArray *changes)
{
  if (adduce_json_value_get (root, ADDUCE_JSON_HISTORY) == NULL)
    return TRUE;

  const AdduceJsonValue *array =
    adduce_json_read_array (tree, root, ADDUCE_JSON_HISTORY, 0, ADDUCE_CODEBOOK_JSON_MAX_CHANGES);
  if (array == NULL)
    return FALSE;
  for (const AdduceJsonValue *value = adduce_json_value_first (array); value != NULL;
       value = adduce_json_value_next (array, value))
    {
      AdduceCodebookChange *change = read_change (tree, value);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (changes, change);
    }
  return TRUE;
}

/* --- circles --- */

static const char *
get_next (AdduceCode *code, gboolean merged)
{
  const AdduceCodeInfo *info = adduce_code_get_info (code);

  return merged ? info->merged_into : info->parent;
}

/* Follows the chain from a value; longer than there are values, it is a circle. */
static gboolean
is_circle (AdduceVariable *variable, AdduceCode *code, gboolean merged)
{
  guint n_codes = adduce_variable_get_n_codes (variable);

  for (guint i = 0; i <= n_codes; i++)
    {
      const char *next = get_next (code, merged);

      code = next != NULL ? adduce_variable_lookup (variable, next) : NULL;
      if (code == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
adduce_codebook_json_check_circles (AdduceJsonTree *tree, AdduceVariable *variable, GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);

      if (get_next (code, FALSE) != NULL && is_circle (variable, code, FALSE))
        return adduce_json_fail (
          tree, adduce_json_value_get (places->pdata[i], ADDUCE_JSON_PARENT), ADDUCE_ERROR_FORMAT,
          _ ("the value “%s” is below itself: follow “%s” from value to value and take one away"),
          adduce_code_get_id (code), ADDUCE_JSON_PARENT);
      if (get_next (code, TRUE) != NULL && is_circle (variable, code, TRUE))
        return adduce_json_fail (
          tree, adduce_json_value_get (places->pdata[i], ADDUCE_JSON_MERGED_INTO), ADDUCE_ERROR_FORMAT,
          _ ("the value “%s” is merged into itself: follow “%s” from value to value and take one away"),
          adduce_code_get_id (code), ADDUCE_JSON_MERGED_INTO);
    }
  return TRUE;
}
