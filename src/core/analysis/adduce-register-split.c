/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splitting an entry of a register.
 */
#include "config.h"

#include "analysis/adduce-register-split.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-paths.h"

/* What the claims get; (transfer full) (nullable). */
static AdduceTag *
make_tag (AdduceRegister *base, AdduceEntity *entity, const char *name, GError **error)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (name);
  AdduceEntity *known;

  if (tag == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("A name must not be empty"));
      return NULL;
    }
  known = adduce_register_resolve (base, adduce_tag_get_code (tag));
  if (known == NULL)
    known = adduce_register_find_name (base, name);
  if (strcmp (known != NULL ? adduce_entity_get_id (known) : adduce_tag_get_code (tag),
              adduce_register_resolve_code (base, adduce_entity_get_id (entity)))
      == 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: two names */
                   _("“%s” is a name of “%s” itself; take it away there first, or choose another"), name,
                   adduce_entity_get_name (entity));
      return NULL;
    }
  return known != NULL ? adduce_tag_ref (adduce_register_get_tag (base, known)) : g_steal_pointer (&tag);
}

static gboolean
is_meant (AdduceClaimRow *row, const char *const *articles, const char *const *claims)
{
  return (articles != NULL && g_strv_contains (articles, adduce_claim_row_get_source (row)->relative))
         || (claims != NULL && g_strv_contains (claims, adduce_claim_get_id (adduce_claim_row_get_claim (row))));
}

/* (transfer full) (nullable): the claim's list with @tag for what means the entry; NULL where nothing does. */
static AdduceTagList *
replace_tag (AdduceRegister *base, const char *variable, AdduceClaim *claim, const char *code, AdduceTag *tag)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  g_autoptr (GPtrArray) replaced = g_ptr_array_new ();
  gboolean found = FALSE;

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *old = adduce_tag_list_get_tag (tags, i);
      gboolean same = strcmp (adduce_register_resolve_code (base, adduce_tag_get_code (old)), code) == 0;

      found = found || same;
      g_ptr_array_add (replaced, same ? tag : old);
    }
  return found ? adduce_tag_list_new ((AdduceTag *const *) replaced->pdata, replaced->len) : NULL;
}

AdduceCorpusEdit *
adduce_register_split (const char *folder, AdduceRegister *base, const char *variable, GPtrArray *rows,
                       AdduceEntity *entity, const char *name, const char *const *articles,
                       const char *const *claims, GError **error)
{
  g_autoptr (AdduceCorpusEdit) edit = NULL;
  g_autoptr (AdduceTag) tag = NULL;
  g_autofree char *label = NULL;
  const char *code;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (variable != NULL && rows != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (entity), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  tag = make_tag (base, entity, name, error);
  if (tag == NULL)
    return NULL;
  code = adduce_register_resolve_code (base, adduce_entity_get_id (entity));
  /* translators: two names */
  label = g_strdup_printf (_("Split “%s” from “%s”"), adduce_tag_get_label (tag), adduce_entity_get_name (entity));
  edit = adduce_corpus_edit_new (folder, label);
  for (guint i = 0; i < rows->len; i++)
    {
      const AdduceClaimSource *source = adduce_claim_row_get_source (rows->pdata[i]);
      AdduceClaim *claim = adduce_claim_row_get_claim (rows->pdata[i]);
      g_autoptr (AdduceTagList) tags = NULL;
      g_autoptr (AdduceClaimBuilder) builder = NULL;
      g_autoptr (AdduceClaim) after = NULL;
      g_autofree char *article = NULL;
      g_autofree char *path = NULL;

      if (!is_meant (rows->pdata[i], articles, claims))
        continue;
      tags = replace_tag (base, variable, claim, code, tag);
      if (tags == NULL)
        continue;
      builder = adduce_claim_builder_new_from (claim);
      adduce_claim_builder_set_values (builder, variable, tags);
      after = adduce_claim_builder_end (builder);
      article = g_build_filename (folder, source->relative, NULL);
      path = adduce_paths_sidecar (article, adduce_tag_get_code (source->coder));
      adduce_corpus_edit_add (edit, path, claim, after);
    }
  if (adduce_corpus_edit_get_n_steps (edit) > 0)
    return g_steal_pointer (&edit);
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
               /* translators: %s is a name */
               _("no claim of “%s” is among these articles and claims"), adduce_entity_get_name (entity));
  return NULL;
}
