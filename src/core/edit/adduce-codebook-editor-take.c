/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking variables from another codebook: presets, imports.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "edit/adduce-codebook-editor-private.h"

#include "adduce-error.h"

static gboolean
is_wanted (const char *const *variables, const char *id)
{
  return id != NULL && (variables == NULL || g_strv_contains (variables, id));
}

/* Keys in lower case that values of other variables have. */
static GHashTable *
list_keys (AdduceCodebook *codebook, AdduceCodebook *other, const char *const *variables)
{
  GHashTable *keys = g_hash_table_new (NULL, NULL);
  GListModel *all = adduce_codebook_get_variables (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (all, i);
      const char *id = adduce_variable_get_id (variable);

      if (is_wanted (variables, id) && adduce_codebook_get_variable (other, id) != NULL)
        continue;
      for (guint j = 0; j < adduce_variable_get_n_codes (variable); j++)
        {
          const AdduceCodeInfo *info = adduce_code_get_info (adduce_variable_get_code (variable, j));

          if (info->key != 0 && !info->retired && info->merged_into == NULL)
            g_hash_table_add (keys, GUINT_TO_POINTER (g_unichar_tolower (info->key)));
        }
    }
  return keys;
}

/* What the other says nothing of, as formats that have no place for it. */
static void
keep_unsaid (AdduceCodeInfo *info, const AdduceCodeInfo *old)
{
  info->definition = info->definition != NULL ? info->definition : old->definition;
  info->use = info->use != NULL ? info->use : old->use;
  info->avoid = info->avoid != NULL ? info->avoid : old->avoid;
  info->example = info->example != NULL ? info->example : old->example;
  info->literature = info->literature != NULL ? info->literature : old->literature;
  info->color = info->color != NULL ? info->color : old->color;
  info->pattern = info->pattern != ADDUCE_CODE_PATTERN_SOLID ? info->pattern : old->pattern;
  info->key = info->key != 0 ? info->key : old->key;
  info->number = info->has_number ? info->number : old->number;
  info->has_number = info->has_number || old->has_number;
}

/* A value as the other has it; its key only where it is free. */
static AdduceCode *
take_code (AdduceCode *code, AdduceCode *old, AdduceCodebookMissing missing, GHashTable *keys)
{
  AdduceCodeInfo info = *adduce_code_get_info (code);

  if (old != NULL && missing == ADDUCE_CODEBOOK_MISSING_KEEP)
    keep_unsaid (&info, adduce_code_get_info (old));

  info.revision = old != NULL ? adduce_code_get_info (old)->revision : 0;
  if (info.extra == NULL && old != NULL)
    info.extra = adduce_code_get_info (old)->extra;
  if (info.key != 0 && !info.retired && info.merged_into == NULL
      && !g_hash_table_add (keys, GUINT_TO_POINTER (g_unichar_tolower (info.key))))
    info.key = 0;
  return adduce_code_new (&info);
}

/* A value that only we have. */
static AdduceCode *
keep_code (AdduceCode *code, AdduceCodebookMissing missing, GHashTable *keys)
{
  AdduceCodeInfo info = *adduce_code_get_info (code);

  if (missing == ADDUCE_CODEBOOK_MISSING_RETIRE)
    info.retired = TRUE;
  if (!info.retired && info.merged_into == NULL && info.key != 0
      && !g_hash_table_add (keys, GUINT_TO_POINTER (g_unichar_tolower (info.key))))
    info.key = 0;
  return adduce_code_new (&info);
}

static AdduceVariable *
take_variable (AdduceVariable *variable, AdduceVariable *old, AdduceCodebookMissing missing, GHashTable *keys)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);
  AdduceVariableInfo info = *adduce_variable_get_info (variable);

  info.revision = old != NULL ? adduce_variable_get_info (old)->revision : 0;
  if (old != NULL && missing == ADDUCE_CODEBOOK_MISSING_KEEP && info.definition == NULL)
    info.definition = adduce_variable_get_info (old)->definition;
  /* A claim has one stance. */
  if (g_str_equal (info.id, "stance"))
    info.kind = ADDUCE_VARIABLE_ONE;
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);
      AdduceCode *mine = old != NULL ? adduce_variable_lookup (old, adduce_code_get_id (code)) : NULL;

      g_ptr_array_add (codes, take_code (code, mine, missing, keys));
    }
  for (guint i = 0; old != NULL && i < adduce_variable_get_n_codes (old); i++)
    {
      AdduceCode *code = adduce_variable_get_code (old, i);

      if (missing != ADDUCE_CODEBOOK_MISSING_REMOVE
          && adduce_variable_lookup (variable, adduce_code_get_id (code)) == NULL)
        g_ptr_array_add (codes, keep_code (code, missing, keys));
    }
  return adduce_variable_new_full (&info, (AdduceCode *const *) codes->pdata, codes->len);
}

/* Whether a rule with another id asks the same. */
static gboolean
is_asked (AdduceCodebook *codebook, AdduceConstraint *constraint)
{
  GListModel *constraints = adduce_codebook_get_constraints (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) present = g_list_model_get_item (constraints, i);

      if (adduce_constraint_asks_same (present, constraint)
          && !g_str_equal (adduce_constraint_get_info (present)->id, adduce_constraint_get_info (constraint)->id))
        return TRUE;
    }
  return FALSE;
}

/* Rules whose variables are both taken. */
static void
take_constraints (AdduceCodebookBuilder *builder, AdduceCodebook *codebook, AdduceCodebook *other,
                  const char *const *variables)
{
  GListModel *constraints = adduce_codebook_get_constraints (other);

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      const AdduceConstraintInfo *info = adduce_constraint_get_info (constraint);

      if (is_wanted (variables, info->variable)
          && (info->other_variable == NULL || is_wanted (variables, info->other_variable))
          && !is_asked (codebook, constraint))
        adduce_codebook_builder_put_constraint (builder, constraint);
    }
}

static gboolean
check_wanted (AdduceCodebook *other, const char *const *variables, GError **error)
{
  for (guint i = 0; variables != NULL && variables[i] != NULL; i++)
    if (adduce_codebook_get_variable (other, variables[i]) == NULL)
      {
        g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                     /* translators: the title of a codebook, the id of a variable */
                     _("“%s” has no variable “%s”"), adduce_codebook_get_title (other), variables[i]);
        return FALSE;
      }
  return TRUE;
}

gboolean
adduce_codebook_editor_take (AdduceCodebookEditor *self, AdduceCodebook *other, const char *const *variables,
                             AdduceCodebookMissing missing, const char *source, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (other), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  if (!check_wanted (other, variables, error))
    return FALSE;

  AdduceCodebook *codebook = adduce_codebook_editor_get_codebook (self);
  g_autoptr (GHashTable) keys = list_keys (codebook, other, variables);
  GListModel *all = adduce_codebook_get_variables (other);
  AdduceCodebookBuilder *builder = adduce_codebook_builder_new_from (codebook);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (all, i);
      const char *id = adduce_variable_get_id (variable);

      if (!is_wanted (variables, id))
        continue;
      g_autoptr (AdduceVariable) taken
        = take_variable (variable, adduce_codebook_get_variable (codebook, id), missing, keys);
      adduce_codebook_builder_put_whole (builder, taken);
    }
  take_constraints (builder, codebook, other, variables);
  /* translators: a preset or a file */
  g_autofree char *label = g_strdup_printf (_("Take Variables from “%s”"), source);
  return adduce_codebook_editor_end (self, builder, label, error);
}
