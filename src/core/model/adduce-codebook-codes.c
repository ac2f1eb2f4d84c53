/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which value of the codebook stands for what a claim has.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-codebook.h"

AdduceCode *
adduce_codebook_resolve (AdduceCodebook *self, const char *variable_id, const char *code_id)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (variable_id != NULL && code_id != NULL, NULL);

  AdduceVariable *variable = adduce_codebook_get_variable (self, variable_id);
  return variable != NULL ? adduce_variable_resolve (variable, code_id) : NULL;
}

AdduceTag *
adduce_codebook_resolve_tag (AdduceCodebook *self, const char *variable_id, AdduceTag *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  AdduceCode *code = adduce_tag_is_plain (tag) ? NULL
                                               : adduce_codebook_resolve (self, variable_id, adduce_tag_get_code (tag));
  return adduce_tag_ref (code != NULL ? adduce_code_get_tag (code) : tag);
}

AdduceTagList *
adduce_codebook_resolve_tags (AdduceCodebook *self, const char *variable_id, AdduceTagList *tags)
{
  g_return_val_if_fail (tags != NULL, NULL);

  g_autoptr (GPtrArray) resolved = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    g_ptr_array_add (resolved, adduce_codebook_resolve_tag (self, variable_id, adduce_tag_list_get_tag (tags, i)));
  return adduce_tag_list_new ((AdduceTag *const *) resolved->pdata, resolved->len);
}

/* Puts the resolved values into the builder where they are others, which is made for the first. */
static void
resolve_variable (AdduceCodebook *self, AdduceClaim *claim, const char *variable_id, AdduceClaimBuilder **builder)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable_id);
  if (tags == NULL)
    return;

  g_autoptr (AdduceTagList) resolved = adduce_codebook_resolve_tags (self, variable_id, tags);
  if (adduce_tag_list_equal (tags, resolved))
    return;
  if (*builder == NULL)
    *builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_values (*builder, variable_id, resolved);
}

AdduceClaim *
adduce_codebook_resolve_claim (AdduceCodebook *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  resolve_variable (self, claim, "stance", &builder);
  resolve_variable (self, claim, "evidence", &builder);
  for (guint i = 0; own[i] != NULL; i++)
    resolve_variable (self, claim, own[i], &builder);
  if (builder == NULL)
    return g_object_ref (claim);
  adduce_claim_builder_set_revision (builder, adduce_claim_get_revision (claim));
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  return adduce_claim_builder_end (builder);
}

char *
adduce_codebook_dup_value_label (AdduceCodebook *self, const char *variable_id, AdduceTag *tag)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), NULL);
  g_return_val_if_fail (variable_id != NULL && tag != NULL, NULL);

  AdduceVariable *variable = adduce_codebook_get_variable (self, variable_id);
  AdduceCode *code = adduce_codebook_resolve (self, variable_id, adduce_tag_get_code (tag));
  if (code != NULL)
    return g_strdup (adduce_code_get_label (code));
  if (variable == NULL ? adduce_claim_is_built_in (variable_id)
                       : !adduce_variable_kind_has_codes (adduce_variable_get_kind (variable)))
    return g_strdup (adduce_tag_get_label (tag));
  /* translators: the id of a value that the codebook does not have */
  return g_strdup_printf (_("unknown value: %s"), adduce_tag_get_code (tag));
}

gboolean
adduce_codebook_check_tag (AdduceCodebook *self, const char *variable_id, AdduceTag *tag, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), FALSE);
  g_return_val_if_fail (variable_id != NULL && tag != NULL, FALSE);

  AdduceVariable *variable = adduce_codebook_get_variable (self, variable_id);
  if (g_str_equal (variable_id, "speaker") || g_str_equal (variable_id, "issue"))
    return TRUE;
  if (variable == NULL || adduce_claim_is_built_in (variable_id))
    return adduce_codebook_check_code (self, variable_id, adduce_tag_get_code (tag), error);
  return adduce_variable_check_tag (variable, tag, error);
}

static gboolean
check_tags (AdduceCodebook *self, const char *variable_id, AdduceTagList *tags, GError **error)
{
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    if (!adduce_codebook_check_tag (self, variable_id, adduce_tag_list_get_tag (tags, i), error))
      return FALSE;
  return TRUE;
}

gboolean
adduce_codebook_check_claim (AdduceCodebook *self, AdduceClaim *claim, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), FALSE);

  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  if (!check_tags (self, "stance", adduce_claim_get_values (claim, "stance"), error)
      || !check_tags (self, "evidence", adduce_claim_get_values (claim, "evidence"), error))
    return FALSE;
  for (guint i = 0; own[i] != NULL; i++)
    if (!check_tags (self, own[i], adduce_claim_get_values (claim, own[i]), error))
      return FALSE;
  return TRUE;
}

const char *
adduce_variable_get_register (AdduceVariable *self)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);

  const char *entities = adduce_variable_get_info (self)->entities;
  if (adduce_variable_get_kind (self) != ADDUCE_VARIABLE_ENTITY)
    return NULL;
  if (entities == NULL)
    return adduce_variable_get_id (self);
  if (g_str_equal (entities, "speakers"))
    return "speaker";
  return g_str_equal (entities, "issues") ? "issue" : entities;
}

GPtrArray *
adduce_codebook_list_registers (AdduceCodebook *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (self), found);

  GListModel *variables = adduce_codebook_get_variables (self);
  g_hash_table_add (seen, (gpointer) "speaker");
  g_hash_table_add (seen, (gpointer) "issue");
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *id = adduce_variable_get_register (variable);

      if (id != NULL && !adduce_claim_is_built_in (adduce_variable_get_id (variable))
          && g_hash_table_add (seen, (gpointer) id))
        g_ptr_array_add (found, g_steal_pointer (&variable));
    }
  return found;
}
