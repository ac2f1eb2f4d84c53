/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Journals about a text that the article has no longer.
 */
#include "config.h"

#include "store/adduce-journal.h"
#include "store/adduce-json.h"
#include "store/adduce-reanchor.h"
#include "store/adduce-sidecar-diff.h"
#include "store/adduce-sidecar-private.h"
#include "store/adduce-versions.h"

static guint64
get_revision (AdduceSidecar *sidecar, const char *id)
{
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, id);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (sidecar, id);
  if (claim != NULL)
    return adduce_claim_get_revision (claim);
  return tombstone != NULL ? tombstone->revision : 0;
}

/* Whether the file's claim says what the journal's does, now that both are about one text. */
static gboolean
says_the_same (AdduceClaim *own, AdduceClaim *found)
{
  g_auto (GStrv) fields = adduce_claim_list_changed_fields (own, found);
  guint n = g_strv_length (fields);
  return n == 0 || (n == 1 && g_str_equal (fields[0], "other"));
}

/* What the file never had, though its revision is not larger than the file's: the claim was changed in two places. */
static gboolean
is_parallel (AdduceSidecar *sidecar, const AdduceReanchored *found, const char *sidecar_path)
{
  AdduceClaim *own = adduce_sidecar_lookup (sidecar, adduce_claim_get_id (found->before));
  return own != NULL && !says_the_same (own, found->after)
         && !adduce_versions_has_claim (sidecar_path, found->before);
}

/* @parallel: gets what is to be joined. */
static guint
take_claims (AdduceSidecar *sidecar, AdduceReanchor *reanchor, const char *sidecar_path, AdduceSidecar *parallel)
{
  guint n_taken = 0;
  for (guint i = 0; i < adduce_reanchor_get_n_claims (reanchor); i++)
    {
      const AdduceReanchored *found = adduce_reanchor_get_claim (reanchor, i);
      const char *id = adduce_claim_get_id (found->before);
      gboolean newer = adduce_claim_get_revision (found->before) > get_revision (sidecar, id);
      if (!newer && !is_parallel (sidecar, found, sidecar_path))
        continue;
      adduce_sidecar_put (newer ? sidecar : parallel, found->after);
      if (found->waits)
        adduce_sidecar_need_term (sidecar, ADDUCE_JSON_ANCHOR);
      n_taken++;
    }
  return n_taken;
}

/* Removals, the status, what is said of the article: all that has no place. */
static guint
take_rest (AdduceSidecar *sidecar, AdduceSidecar *left)
{
  AdduceClaim *about = adduce_sidecar_get_article (left), *own = adduce_sidecar_get_article (sidecar);
  AdduceStatus status, old;
  guint n_taken = 0;

  for (guint i = 0; i < adduce_sidecar_get_n_tombstones (left); i++)
    {
      const AdduceTombstone *gone = adduce_sidecar_get_tombstone (left, i);
      if (gone->revision <= get_revision (sidecar, gone->id))
        continue;
      adduce_sidecar_take_tombstone (sidecar,
                                     adduce_sidecar_tombstone_new (gone->id, gone->revision, gone->modified));
      n_taken++;
    }
  if (about != NULL && (own == NULL || adduce_claim_get_revision (about) > adduce_claim_get_revision (own)))
    {
      adduce_sidecar_put (sidecar, about);
      n_taken++;
    }
  if (adduce_sidecar_get_status (left, &status)
      && (!adduce_sidecar_get_status (sidecar, &old) || old != status))
    {
      adduce_sidecar_set_status (sidecar, status);
      n_taken++;
    }
  return n_taken;
}

AdduceSidecar *
adduce_reanchor_recover (const char *sidecar_path, AdduceSidecar *sidecar, AdduceText *text, GPtrArray *used,
                         guint *ret_n_taken)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (sidecar), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (used != NULL && ret_n_taken != NULL, NULL);

  g_autoptr (GPtrArray) digests = adduce_journal_list_texts (sidecar_path);
  g_autoptr (AdduceSidecar) result = adduce_sidecar_copy (sidecar);
  g_autoptr (AdduceSidecar) parallel = adduce_sidecar_new_empty (sidecar, adduce_text_get_digest (text));
  guint n_taken = 0;
  for (guint i = 0; i < digests->len; i++)
    {
      if (g_str_equal (digests->pdata[i], adduce_text_get_digest (text)))
        continue;
      g_autoptr (AdduceSidecar) left = adduce_sidecar_new_empty (sidecar, digests->pdata[i]);
      g_autoptr (GPtrArray) journals = NULL;
      adduce_journal_recover (sidecar_path, left, &journals);
      g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (left, text, ADDUCE_REANCHOR_ACCEPT_NONE);
      n_taken += take_claims (result, reanchor, sidecar_path, parallel) + take_rest (result, left);
      for (guint k = 0; k < journals->len; k++)
        g_ptr_array_add (used, g_strdup (journals->pdata[k]));
    }
  *ret_n_taken = n_taken;
  return adduce_sidecar_get_n_claims (parallel) == 0 ? g_steal_pointer (&result)
                                                     : adduce_sidecar_merge (NULL, result, parallel, NULL);
}
