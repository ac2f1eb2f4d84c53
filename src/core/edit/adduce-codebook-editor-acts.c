/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done to a codebook, each act in terms of the builder.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "edit/adduce-codebook-editor-private.h"

#include "adduce-error.h"
#include "model/adduce-categories.h"
#include "text/adduce-breaks.h"
#include "text/adduce-color.h"

/* The longest id. */
#define MAX_ID 64

static AdduceCodebookBuilder *
begin (AdduceCodebookEditor *self)
{
  return adduce_codebook_builder_new_from (adduce_codebook_editor_get_codebook (self));
}

gboolean
adduce_codebook_editor_end (AdduceCodebookEditor *self, AdduceCodebookBuilder *builder, const char *label,
                            GError **error)
{
  g_autoptr (AdduceCodebook) changed = adduce_codebook_builder_end (builder);

  adduce_codebook_builder_free (builder);
  return adduce_codebook_editor_perform (self, changed, label, error);
}

AdduceVariable *
adduce_codebook_editor_need_variable (AdduceCodebookEditor *self, const char *variable_id, GError **error)
{
  AdduceVariable *variable
    = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (self), variable_id);

  if (variable == NULL)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("The codebook has no variable “%s”"), variable_id);
  return variable;
}

AdduceCode *
adduce_codebook_editor_need_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                  GError **error)
{
  AdduceVariable *variable = adduce_codebook_editor_need_variable (self, variable_id, error);
  AdduceCode *code = variable != NULL ? adduce_variable_lookup (variable, code_id) : NULL;

  if (variable != NULL && code == NULL)
    /* translators: ids of a variable and of a value */
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("The variable “%s” has no value “%s”"), variable_id,
                 code_id);
  return code;
}

/* --- the codebook itself --- */

gboolean
adduce_codebook_editor_set_title (AdduceCodebookEditor *self, const char *title, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  AdduceCodebookBuilder *builder = begin (self);
  adduce_codebook_builder_set_title (builder, title);
  return adduce_codebook_editor_end (self, builder, _("Change Title"), error);
}

gboolean
adduce_codebook_editor_set_description (AdduceCodebookEditor *self, const char *description, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);

  AdduceCodebookBuilder *builder = begin (self);
  adduce_codebook_builder_set_description (builder, description);
  return adduce_codebook_editor_end (self, builder, _("Change Description"), error);
}

gboolean
adduce_codebook_editor_set_rules (AdduceCodebookEditor *self, const char *const *rules, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (rules != NULL, FALSE);

  AdduceCodebookBuilder *builder = begin (self);
  adduce_codebook_builder_set_rules (builder, rules);
  return adduce_codebook_editor_end (self, builder, _("Change Coding Rules"), error);
}

/* --- variables --- */

static gboolean
is_taken (AdduceCodebookEditor *self, const char *variable_id, const char *id)
{
  AdduceCodebook *codebook = adduce_codebook_editor_get_codebook (self);

  if (variable_id != NULL)
    return adduce_codebook_lookup (codebook, variable_id, id) != NULL;
  return adduce_claim_is_built_in (id) || adduce_codebook_get_variable (codebook, id) != NULL;
}

char *
adduce_codebook_editor_make_id (AdduceCodebookEditor *self, const char *variable_id, const char *label)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autofree char *slug = adduce_breaks_slug (valid);
  for (guint n = 1;; n++)
    {
      g_autofree char *end = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      g_autofree char *start = g_strndup (slug, MIN (strlen (slug), MAX_ID - strlen (end)));
      g_autofree char *id = g_strconcat (start, end, NULL);

      if (!is_taken (self, variable_id, id))
        return g_steal_pointer (&id);
    }
}

/* How good a category is for one more value: how far it is from the colours that are there, or below 0 how many have
 * the same already. */
static double
rate_category (AdduceVariable *variable, guint category, guint *ret_n_same)
{
  AdduceColor color, other;
  AdduceLab lab;
  double least = G_MAXDOUBLE;

  *ret_n_same = 0;
  adduce_color_parse (adduce_category_get_readable_color (category), &color);
  lab = adduce_color_to_lab (color);
  for (guint i = 0; variable != NULL && i < adduce_variable_get_n_codes (variable); i++)
    {
      const char *text = adduce_code_get_info (adduce_variable_get_code (variable, i))->color;

      if (text == NULL || !adduce_color_parse (text, &other))
        continue;
      if (g_ascii_strcasecmp (text, adduce_category_get_readable_color (category)) == 0)
        ++*ret_n_same;
      least = MIN (least, adduce_lab_get_difference (lab, adduce_color_to_lab (other)));
    }
  return *ret_n_same > 0 ? -(double) *ret_n_same : least;
}

const char *
adduce_codebook_editor_make_color (AdduceCodebookEditor *self, const char *variable_id, AdduceCodePattern *ret_pattern)
{
  AdduceVariable *variable;
  guint best = 0, n_same, n_best = 0;
  double best_rate = -G_MAXDOUBLE;

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), NULL);
  g_return_val_if_fail (variable_id != NULL && ret_pattern != NULL, NULL);

  variable = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (self), variable_id);
  for (guint i = 0; i < ADDUCE_N_CATEGORIES; i++)
    {
      double rate = rate_category (variable, i, &n_same);

      if (rate <= best_rate)
        continue;
      best = i;
      best_rate = rate;
      n_best = n_same;
    }
  *ret_pattern = adduce_category_get_pattern (best, n_best);
  return adduce_category_get_readable_color (best);
}

gboolean
adduce_codebook_editor_add_variable (AdduceCodebookEditor *self, const AdduceVariableInfo *info, int index,
                                     GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (info != NULL && info->id != NULL && info->label != NULL, FALSE);

  if (adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (self), info->id) != NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("another variable has the id “%s” already"), info->id);
      return FALSE;
    }
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a variable */
  g_autofree char *label = g_strdup_printf (_("Add Variable “%s”"), info->label);
  adduce_codebook_builder_put_variable (builder, info, index);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_set_variable (AdduceCodebookEditor *self, const AdduceVariableInfo *info, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (info != NULL && info->id != NULL && info->label != NULL, FALSE);

  if (adduce_codebook_editor_need_variable (self, info->id, error) == NULL)
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a variable */
  g_autofree char *label = g_strdup_printf (_("Change Variable “%s”"), info->label);
  adduce_codebook_builder_put_variable (builder, info, -1);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_move_variable (AdduceCodebookEditor *self, const char *variable_id, guint index, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL, FALSE);

  AdduceVariable *variable = adduce_codebook_editor_need_variable (self, variable_id, error);
  if (variable == NULL)
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a variable */
  g_autofree char *label = g_strdup_printf (_("Move Variable “%s”"), adduce_variable_get_label (variable));
  adduce_codebook_builder_move_variable (builder, variable_id, index);
  return adduce_codebook_editor_end (self, builder, label, error);
}

/* Rules about a variable, or about one of its values, go with it. */
static void
remove_constraints (AdduceCodebookEditor *self, AdduceCodebookBuilder *builder, const char *variable_id,
                    const char *code_id)
{
  GListModel *constraints = adduce_codebook_get_constraints (adduce_codebook_editor_get_codebook (self));

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      const AdduceConstraintInfo *info = adduce_constraint_get_info (constraint);

      if ((g_str_equal (info->variable, variable_id) && (code_id == NULL || g_strcmp0 (info->value, code_id) == 0))
          || (g_strcmp0 (info->other_variable, variable_id) == 0
              && (code_id == NULL || g_strcmp0 (info->other_value, code_id) == 0)))
        adduce_codebook_builder_remove_constraint (builder, info->id);
    }
}

gboolean
adduce_codebook_editor_remove_variable (AdduceCodebookEditor *self, const char *variable_id, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL, FALSE);

  AdduceVariable *variable = adduce_codebook_editor_need_variable (self, variable_id, error);
  if (variable == NULL)
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a variable */
  g_autofree char *label = g_strdup_printf (_("Delete Variable “%s”"), adduce_variable_get_label (variable));
  adduce_codebook_builder_remove_variable (builder, variable_id);
  remove_constraints (self, builder, variable_id, NULL);
  return adduce_codebook_editor_end (self, builder, label, error);
}

/* --- values --- */

gboolean
adduce_codebook_editor_add_code (AdduceCodebookEditor *self, const char *variable_id, const AdduceCodeInfo *info,
                                 int index, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL, FALSE);
  g_return_val_if_fail (info != NULL && info->id != NULL && info->label != NULL, FALSE);

  AdduceVariable *variable = adduce_codebook_editor_need_variable (self, variable_id, error);
  if (variable == NULL)
    return FALSE;
  if (adduce_variable_lookup (variable, info->id) != NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("another value of this variable has the id “%s” already"), info->id);
      return FALSE;
    }
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a value */
  g_autofree char *label = g_strdup_printf (_("Add Value “%s”"), info->label);
  adduce_codebook_builder_put_code (builder, variable_id, info, index);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_set_code (AdduceCodebookEditor *self, const char *variable_id, const AdduceCodeInfo *info,
                                 GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL, FALSE);
  g_return_val_if_fail (info != NULL && info->id != NULL && info->label != NULL, FALSE);

  if (adduce_codebook_editor_need_code (self, variable_id, info->id, error) == NULL)
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a value */
  g_autofree char *label = g_strdup_printf (_("Change Value “%s”"), info->label);
  adduce_codebook_builder_put_code (builder, variable_id, info, -1);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_move_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                  guint index, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL, FALSE);

  AdduceCode *code = adduce_codebook_editor_need_code (self, variable_id, code_id, error);
  if (code == NULL)
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a value */
  g_autofree char *label = g_strdup_printf (_("Move Value “%s”"), adduce_code_get_label (code));
  adduce_codebook_builder_move_code (builder, variable_id, code_id, index);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_nest_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                  const char *parent_id, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL, FALSE);

  AdduceCode *code = adduce_codebook_editor_need_code (self, variable_id, code_id, error);
  if (code == NULL
      || (parent_id != NULL && adduce_codebook_editor_need_code (self, variable_id, parent_id, error) == NULL))
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  AdduceCodeInfo info = *adduce_code_get_info (code);
  /* translators: a value */
  g_autofree char *label = g_strdup_printf (_("Nest Value “%s”"), info.label);
  info.parent = parent_id;
  adduce_codebook_builder_put_code (builder, variable_id, &info, -1);
  return adduce_codebook_editor_end (self, builder, label, error);
}

/* What is below @code_id is below @parent_id (nullable) from now on. */
static void
move_children (AdduceCodebookBuilder *builder, AdduceVariable *variable, const char *code_id, const char *parent_id)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCodeInfo info = *adduce_code_get_info (adduce_variable_get_code (variable, i));

      if (g_strcmp0 (info.parent, code_id) != 0 || g_strcmp0 (info.id, parent_id) == 0)
        continue;
      info.parent = parent_id;
      adduce_codebook_builder_put_code (builder, adduce_variable_get_id (variable), &info, -1);
    }
}

gboolean
adduce_codebook_editor_merge_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                   const char *into_id, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL && into_id != NULL, FALSE);

  AdduceCode *code = adduce_codebook_editor_need_code (self, variable_id, code_id, error);
  AdduceCode *into = code != NULL ? adduce_codebook_editor_need_code (self, variable_id, into_id, error) : NULL;
  if (into == NULL)
    return FALSE;

  AdduceCodebookBuilder *builder = begin (self);
  AdduceVariable *variable = adduce_codebook_editor_need_variable (self, variable_id, NULL);
  AdduceCodeInfo info = *adduce_code_get_info (code), target = *adduce_code_get_info (into);
  /* translators: two values */
  g_autofree char *label = g_strdup_printf (_("Merge “%s” into “%s”"), info.label, target.label);
  if (adduce_variable_is_below (variable, into_id, code_id))
    {
      target.parent = info.parent;
      adduce_codebook_builder_put_code (builder, variable_id, &target, -1);
    }
  move_children (builder, variable, code_id, into_id);
  info.merged_into = into_id;
  info.retired = TRUE;
  adduce_codebook_builder_put_code (builder, variable_id, &info, -1);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_retire_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                    gboolean retired, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL, FALSE);

  AdduceCode *code = adduce_codebook_editor_need_code (self, variable_id, code_id, error);
  if (code == NULL)
    return FALSE;
  AdduceCodebookBuilder *builder = begin (self);
  AdduceCodeInfo info = *adduce_code_get_info (code);
  /* translators: a value */
  g_autofree char *label = g_strdup_printf (retired ? _("Retire Value “%s”") : _("Use Value “%s” Again"), info.label);
  info.retired = retired;
  if (!retired)
    info.merged_into = NULL;
  adduce_codebook_builder_put_code (builder, variable_id, &info, -1);
  return adduce_codebook_editor_end (self, builder, label, error);
}

gboolean
adduce_codebook_editor_remove_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                    GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL, FALSE);

  AdduceCode *code = adduce_codebook_editor_need_code (self, variable_id, code_id, error);
  if (code == NULL)
    return FALSE;
  AdduceVariable *variable = adduce_codebook_editor_need_variable (self, variable_id, NULL);
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *other = adduce_variable_get_code (variable, i);

      if (g_strcmp0 (adduce_code_get_info (other)->merged_into, code_id) != 0)
        continue;
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: two values */
                   _("“%s” was merged into “%s”, which stands for it in claims; retire it instead"),
                   adduce_code_get_label (other), adduce_code_get_label (code));
      return FALSE;
    }

  AdduceCodebookBuilder *builder = begin (self);
  /* translators: a value */
  g_autofree char *label = g_strdup_printf (_("Delete Value “%s”"), adduce_code_get_label (code));
  move_children (builder, variable, code_id, adduce_code_get_info (code)->parent);
  adduce_codebook_builder_remove_code (builder, variable_id, code_id);
  remove_constraints (self, builder, variable_id, code_id);
  return adduce_codebook_editor_end (self, builder, label, error);
}

/* --- rules that claims can break --- */

gboolean
adduce_codebook_editor_put_constraint (AdduceCodebookEditor *self, AdduceConstraint *constraint, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (constraint), FALSE);

  AdduceCodebookBuilder *builder = begin (self);
  adduce_codebook_builder_put_constraint (builder, constraint);
  return adduce_codebook_editor_end (self, builder, _("Change Rule"), error);
}

gboolean
adduce_codebook_editor_remove_constraint (AdduceCodebookEditor *self, const char *id, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  AdduceCodebookBuilder *builder = begin (self);
  adduce_codebook_builder_remove_constraint (builder, id);
  return adduce_codebook_editor_end (self, builder, _("Delete Rule"), error);
}
