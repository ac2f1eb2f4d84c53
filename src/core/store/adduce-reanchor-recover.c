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

/*
 * Recovery:
 * @result: the file's content, with what the journals have that is newer
 * @parallel: what the file never had, though its revision is not larger than the file's: it was changed in two places;
 *   to be joined with @result
 * @base: of claims that were removed in the one place and changed in the other
 */
typedef struct {
  const char *sidecar_path;
  AdduceSidecar *result;
  AdduceSidecar *parallel;
  AdduceSidecar *base;
  guint n_taken;
} Recovery;

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
  return g_str_equal (fields[0], "other"); /* then it is the only one */
}

/* What was removed in the one place and changed in the other stays, and waits to be settled: for that it is said that
 * both knew it. @claim: what is there */
static void
note_base (Recovery *self, AdduceClaim *claim, guint64 revision)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_revision (builder, revision - 1);
  g_autoptr (AdduceClaim) before = adduce_claim_builder_end (builder);
  adduce_sidecar_put (self->base, before);
}

/* @own: (nullable): what the file has; @before: of the journal, as it was in the old text */
static void
take_claim (Recovery *self, AdduceClaim *own, guint64 own_revision, AdduceClaim *before, AdduceClaim *after,
            gboolean waits)
{
  if (adduce_claim_get_revision (before) > own_revision)
    adduce_sidecar_put (self->result, after);
  else if ((own != NULL && says_the_same (own, after)) || adduce_versions_has_claim (self->sidecar_path, before))
    return;
  else
    {
      if (own == NULL)
        note_base (self, after, adduce_claim_get_revision (after));
      adduce_sidecar_put (self->parallel, after);
    }
  if (waits)
    adduce_sidecar_need_term (self->result, ADDUCE_JSON_ANCHOR);
  self->n_taken++;
}

static void
take_claims (Recovery *self, AdduceReanchor *reanchor)
{
  for (guint i = 0; i < adduce_reanchor_get_n_claims (reanchor); i++)
    {
      const AdduceReanchored *found = adduce_reanchor_get_claim (reanchor, i);
      const char *id = adduce_claim_get_id (found->before);
      take_claim (self, adduce_sidecar_lookup (self->result, id), get_revision (self->result, id), found->before,
                  found->after, found->waits);
    }
}

static void
take_removal (Recovery *self, const AdduceTombstone *gone)
{
  AdduceClaim *own = adduce_sidecar_lookup (self->result, gone->id);
  AdduceSidecar *to = self->result;
  if (gone->revision <= get_revision (self->result, gone->id))
    {
      if (own == NULL || adduce_versions_has_removal (self->sidecar_path, gone))
        return;
      note_base (self, own, gone->revision);
      to = self->parallel;
    }
  adduce_sidecar_take_tombstone (to, adduce_sidecar_tombstone_new (gone->id, gone->revision, gone->modified));
  self->n_taken++;
}

/* Removals, the status, what is said of the article: all that has no place. */
static void
take_rest (Recovery *self, AdduceSidecar *left)
{
  AdduceClaim *about = adduce_sidecar_get_article (left), *own = adduce_sidecar_get_article (self->result);
  AdduceStatus status = ADDUCE_STATUS_NEW, old = ADDUCE_STATUS_NEW;

  for (guint i = 0; i < adduce_sidecar_get_n_tombstones (left); i++)
    take_removal (self, adduce_sidecar_get_tombstone (left, i));
  if (about != NULL)
    take_claim (self, own, own != NULL ? adduce_claim_get_revision (own) : 0, about, about, FALSE);

  gboolean said = adduce_sidecar_get_status (left, &status);
  gboolean was_said = adduce_sidecar_get_status (self->result, &old);
  if (said == was_said && status == old)
    return;
  if (said)
    adduce_sidecar_set_status (self->result, status);
  else
    adduce_sidecar_unset_status (self->result);
  self->n_taken++;
}

/* (transfer full): what journals about that text say, begun with the status that the file has */
static AdduceSidecar *
replay (Recovery *self, const char *text_digest, GPtrArray *used)
{
  AdduceSidecar *left = adduce_sidecar_new_empty (self->result, text_digest);
  g_autoptr (GPtrArray) journals = NULL;
  AdduceStatus status;
  if (adduce_sidecar_get_status (self->result, &status))
    adduce_sidecar_set_status (left, status);
  adduce_journal_recover (self->sidecar_path, left, &journals);
  for (guint i = 0; i < journals->len; i++)
    g_ptr_array_add (used, g_strdup (journals->pdata[i]));
  return left;
}

static gboolean
is_empty (AdduceSidecar *sidecar)
{
  return adduce_sidecar_get_n_claims (sidecar) == 0 && adduce_sidecar_get_n_tombstones (sidecar) == 0
         && adduce_sidecar_get_article (sidecar) == NULL;
}

AdduceSidecar *
adduce_reanchor_recover (const char *sidecar_path, AdduceSidecar *sidecar, AdduceText *text, GPtrArray *used,
                         guint *ret_n_taken)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (sidecar), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (used != NULL && ret_n_taken != NULL, NULL);

  const char *text_digest = adduce_text_get_digest (text);
  g_autoptr (GPtrArray) digests = adduce_journal_list_texts (sidecar_path);
  g_autoptr (AdduceSidecar) result = adduce_sidecar_copy (sidecar);
  g_autoptr (AdduceSidecar) parallel = adduce_sidecar_new_empty (sidecar, text_digest);
  g_autoptr (AdduceSidecar) base = adduce_sidecar_new_empty (sidecar, text_digest);
  Recovery self = { .sidecar_path = sidecar_path, .result = result, .parallel = parallel, .base = base };
  for (guint i = 0; i < digests->len; i++)
    {
      if (g_str_equal (digests->pdata[i], text_digest))
        continue;
      g_autoptr (AdduceSidecar) left = replay (&self, digests->pdata[i], used);
      g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (left, text, ADDUCE_REANCHOR_ACCEPT_NONE);
      take_claims (&self, reanchor);
      take_rest (&self, left);
    }
  *ret_n_taken = self.n_taken;
  return is_empty (parallel) ? g_steal_pointer (&result) : adduce_sidecar_merge (base, result, parallel, NULL);
}
