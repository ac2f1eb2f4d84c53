/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims whose article was changed while it was closed: they are found again in memory, and what was found waits for
 * the coder. The file is written with the first change, as looking changes nothing.
 */
#include "config.h"

#include "adduce-session-private.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-claim-conflict.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-reanchor.h"
#include "store/adduce-versions.h"

static gboolean
is_about_text (AdduceSession *self, AdduceSidecar *sidecar)
{
  return g_str_equal (adduce_sidecar_get_text_digest (sidecar), adduce_text_get_digest (self->text));
}

AdduceSidecar *
adduce_session_fit (AdduceSession *self, AdduceSidecar *sidecar)
{
  if (sidecar == NULL)
    return NULL;
  if (is_about_text (self, sidecar))
    return g_object_ref (sidecar);
  g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (sidecar, self->text, ADDUCE_REANCHOR_ACCEPT_NONE);
  return g_object_ref (adduce_reanchor_get_sidecar (reanchor));
}

gboolean
adduce_session_can_fit (AdduceSession *self, AdduceSidecar *theirs)
{
  return is_about_text (self, theirs)
         || (self->reanchors && self->text_reason == NULL && self->base != NULL
             && g_str_equal (adduce_sidecar_get_text_digest (theirs), adduce_sidecar_get_text_digest (self->base)));
}

void
adduce_session_reanchor_own (AdduceSession *self)
{
  g_autoptr (GPtrArray) used = NULL;
  /* What a killed run had done to the claims in the old text. */
  guint n_recovered = adduce_journal_recover (self->sidecar_path, self->sidecar, &used);
  g_autoptr (AdduceSidecar) fitted = adduce_session_fit (self, self->sidecar);

  g_set_object (&self->sidecar, fitted);
  adduce_session_note_recovered (self, n_recovered, used);
}

/* --- claims that were changed on both sides --- */

/* Of what was said of the article on both sides, one may have got the other's id. */
static void
note_contested_article (AdduceSession *self, AdduceClaim *before)
{
  AdduceClaim *about = adduce_sidecar_get_article (self->sidecar);

  if (about != NULL && before != NULL && about != before && adduce_claim_conflict_waits (about)
      && !adduce_claim_conflict_waits (before))
    g_hash_table_replace (self->own_versions, g_strdup (adduce_claim_get_id (about)), g_object_ref (before));
}

void
adduce_session_note_contested (AdduceSession *self, AdduceSidecar *mine)
{
  note_contested_article (self, adduce_sidecar_get_article (mine));
  for (guint i = 0; i < adduce_sidecar_get_n_claims (self->sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (self->sidecar, i);
      const char *id = adduce_claim_get_id (claim);
      AdduceClaim *before = adduce_sidecar_lookup (mine, id);
      if (before != NULL && before != claim && adduce_claim_conflict_waits (claim)
          && !adduce_claim_conflict_waits (before))
        g_hash_table_replace (self->own_versions, g_strdup (id), g_object_ref (before));
    }
}

gboolean
adduce_session_is_own_version (AdduceSession *self, AdduceClaim *version)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (version), FALSE);

  guint64 revision = adduce_claim_get_revision (version);
  g_autoptr (AdduceClaim) bare = adduce_claim_json_with_conflict (version, NULL, revision);
  AdduceClaim *own = g_hash_table_lookup (self->own_versions, adduce_claim_get_id (version));
  if (own != NULL)
    {
      g_auto (GStrv) fields = adduce_claim_list_changed_fields (own, bare);
      return adduce_claim_get_revision (own) == revision && g_strv_length (fields) == 1
             && g_str_equal (fields[0], "other");
    }
  return self->sidecar_path != NULL && adduce_versions_has_claim (self->sidecar_path, bare);
}

gboolean
adduce_session_is_text_outdated (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);

  return self->text_reason != NULL;
}

const char *
adduce_session_get_sidecar_path (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);

  return self->sidecar_path;
}

AdduceSidecar *
adduce_session_dup_sidecar (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);

  return self->sidecar != NULL ? adduce_sidecar_copy (self->sidecar) : NULL;
}

/* (transfer full) (element-type AdduceClaim) */
static GPtrArray *
list (AdduceSession *self, gboolean (*waits) (AdduceClaim *claim))
{
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = self->journal != NULL ? adduce_sidecar_get_n_claims (self->sidecar) : 0;
  for (guint i = 0; i < n; i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (self->sidecar, i);
      if (waits (claim))
        g_ptr_array_add (claims, g_object_ref (claim));
    }
  return claims;
}

GPtrArray *
adduce_session_list_unplaced (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);

  return list (self, adduce_claim_anchor_waits);
}

GPtrArray *
adduce_session_list_contested (AdduceSession *self)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), NULL);

  GPtrArray *claims = list (self, adduce_claim_conflict_waits);
  AdduceClaim *about = self->journal != NULL ? adduce_sidecar_get_article (self->sidecar) : NULL;
  if (about != NULL && adduce_claim_conflict_waits (about))
    g_ptr_array_insert (claims, 0, g_object_ref (about));
  return claims;
}
