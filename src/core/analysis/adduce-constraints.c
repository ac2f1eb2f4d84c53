/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holding a claim, or what is said of an article, against the codebook's rules.
 */
#include "config.h"

#include "analysis/adduce-constraints.h"

#include <glib/gi18n-lib.h>

/* A claim and what is said of its article; either may be NULL. */
typedef struct {
  AdduceClaim *claim;
  AdduceClaim *article;
  AdduceCodebook *codebook;
} Coding;

/* Can claims or articles have anything in that variable? */
static gboolean
is_asked (AdduceCodebook *codebook, const char *variable_id)
{
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, variable_id);

  return variable != NULL ? !adduce_variable_get_info (variable)->retired : adduce_claim_is_built_in (variable_id);
}

static gboolean
is_about_article (AdduceCodebook *codebook, const char *variable_id)
{
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, variable_id);

  return variable != NULL && !adduce_claim_is_built_in (variable_id)
         && adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE;
}

/* Ids of the values in a variable, resolved; (transfer full) (element-type utf8), which are borrowed. */
static GPtrArray *
list_values (const Coding *self, const char *variable_id)
{
  GPtrArray *ids = g_ptr_array_new ();
  AdduceClaim *claim = is_about_article (self->codebook, variable_id) ? self->article : self->claim;

  if (g_str_equal (variable_id, "certainty"))
    {
      const char *id = claim != NULL ? adduce_certainty_to_id (adduce_claim_get_certainty (claim)) : NULL;
      if (id != NULL)
        g_ptr_array_add (ids, (char *) id);
      return ids;
    }
  AdduceTagList *tags = claim != NULL ? adduce_claim_get_values (claim, variable_id) : NULL;
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const char *id = adduce_tag_get_code (adduce_tag_list_get_tag (tags, i));
      AdduceCode *code = adduce_codebook_resolve (self->codebook, variable_id, id);

      id = code != NULL ? adduce_code_get_id (code) : id;
      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (char *) id);
    }
  return ids;
}

/* Is there the value, or, where @value is NULL, any but @except (nullable)? */
static gboolean
has (const Coding *self, const char *variable_id, const char *value, const char *except)
{
  g_autoptr (GPtrArray) ids = list_values (self, variable_id);

  for (guint i = 0; i < ids->len; i++)
    if (value != NULL ? g_str_equal (ids->pdata[i], value) : g_strcmp0 (ids->pdata[i], except) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_together (const AdduceConstraintInfo *info, const Coding *coding)
{
  gboolean same = g_str_equal (info->variable, info->other_variable);
  const char *except = same ? info->value : NULL;

  return has (coding, info->variable, info->value, NULL)
         && has (coding, info->other_variable, info->other_value, except);
}

static gboolean
is_kept (const AdduceConstraintInfo *info, const Coding *coding)
{
  switch (info->kind)
    {
    case ADDUCE_CONSTRAINT_REQUIRED:
      return (info->other_variable != NULL && !has (coding, info->other_variable, info->other_value, NULL))
             || has (coding, info->variable, NULL, NULL);
    case ADDUCE_CONSTRAINT_AT_MOST_ONE:
      {
        g_autoptr (GPtrArray) ids = list_values (coding, info->variable);
        return ids->len <= 1;
      }
    case ADDUCE_CONSTRAINT_NOT_TOGETHER:
      return info->other_variable == NULL || !is_together (info, coding);
    default:
      return TRUE;
    }
}

gboolean
adduce_constraint_is_about_article (AdduceConstraint *self, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), FALSE);

  const AdduceConstraintInfo *info = adduce_constraint_get_info (self);
  return is_about_article (codebook, info->variable)
         && (info->other_variable == NULL || is_about_article (codebook, info->other_variable));
}

gboolean
adduce_constraint_is_kept (AdduceConstraint *self, AdduceClaim *claim, AdduceClaim *article, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (self), TRUE);
  g_return_val_if_fail (claim == NULL || ADDUCE_IS_CLAIM (claim), TRUE);
  g_return_val_if_fail (article == NULL || ADDUCE_IS_CLAIM (article), TRUE);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), TRUE);

  const AdduceConstraintInfo *info = adduce_constraint_get_info (self);
  const Coding coding = { claim, article, codebook };
  if (!is_asked (codebook, info->variable)
      || (info->other_variable != NULL && !is_asked (codebook, info->other_variable)))
    return TRUE;
  if (adduce_constraint_is_about_article (self, codebook) != (claim == NULL))
    return TRUE;
  return is_kept (info, &coding);
}

static const char *
get_variable_label (AdduceCodebook *codebook, const char *id)
{
  static const struct {
    const char *id;
    const char *label;
  } built_in[] = { { "speaker", N_("Speaker") },
                   { "issue", N_("Issue") },
                   { "stance", N_("Stance") },
                   { "evidence", N_("Evidence") },
                   { "certainty", N_("Certainty") } };
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, id);

  if (variable != NULL)
    return adduce_variable_get_label (variable);
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    if (g_str_equal (id, built_in[i].id))
      return _(built_in[i].label);
  return id;
}

/* "“Stance” is “Supports”" or "“Stance” is set". */
static char *
describe_condition (AdduceCodebook *codebook, const char *variable, const char *value)
{
  AdduceCode *code = value != NULL ? adduce_codebook_lookup (codebook, variable, value) : NULL;

  if (value == NULL)
    /* translators: part of a sentence about a rule: the label of a variable */
    return g_strdup_printf (_("“%s” is set"), get_variable_label (codebook, variable));
  /* translators: part of a sentence about a rule: the labels of a variable and of a value */
  return g_strdup_printf (_("“%s” is “%s”"), get_variable_label (codebook, variable),
                          code != NULL ? adduce_code_get_label (code) : value);
}

char *
adduce_constraint_describe (AdduceConstraint *self, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CONSTRAINT (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  const AdduceConstraintInfo *info = adduce_constraint_get_info (self);
  const char *label = get_variable_label (codebook, info->variable);
  g_autofree char *first = describe_condition (codebook, info->variable, info->value);
  g_autofree char *other
    = info->other_variable != NULL ? describe_condition (codebook, info->other_variable, info->other_value) : NULL;
  switch (info->kind)
    {
    case ADDUCE_CONSTRAINT_REQUIRED:
      if (other != NULL)
        /* translators: the label of a variable, and "“Stance” is “Supports”" */
        return g_strdup_printf (_("“%s” is required where %s"), label, other);
      /* translators: the label of a variable */
      return g_strdup_printf (_("“%s” is required"), label);
    case ADDUCE_CONSTRAINT_AT_MOST_ONE:
      /* translators: the label of a variable */
      return g_strdup_printf (_("“%s” takes at most one value"), label);
    case ADDUCE_CONSTRAINT_NOT_TOGETHER:
    default:
      if (info->other_value == NULL && g_strcmp0 (info->variable, info->other_variable) == 0)
        /* translators: "“Evidence” is “None”" */
        return g_strdup_printf (_("Where %s it stands alone"), first);
      /* translators: both are like "“Stance” is “Supports”" */
      return g_strdup_printf (_("Not together: %s, and %s"), first, other != NULL ? other : "");
    }
}
