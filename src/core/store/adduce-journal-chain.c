/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a journal and a file made of one claim.
 *
 * The file's version belongs to the journal's where it is one of its lines, or has a revision that the journal leaves
 * out (a merge while the run lived is in no line). It was made of the journal's last one where that was saved here, as
 * the versions that are kept tell, or is the claim as it was first made. In all other cases neither knows of the other.
 * What both come from is known only where the first version is at hand: ids are drawn once.
 */
#include "config.h"

#include "store/adduce-journal-chain.h"

#include "store/adduce-claim-conflict.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-sidecar-diff.h"
#include "store/adduce-sidecar-private.h"
#include "store/adduce-versions.h"

/* One version of a claim: it, or its removal. */
typedef struct {
  AdduceClaim *claim;
  AdduceSidecarTombstone *tombstone;
} Version;

/*
 * Chain:
 * @own: what the sidecar had
 * @lines: (element-type Version): in the journal's order; %NULL: all of them are newer than @own
 */
typedef struct {
  char *id;
  Version own;
  GPtrArray *lines;
} Chain;

struct _AdduceJournalChain {
  char *sidecar_path;
  AdduceSidecar *sidecar;
  GHashTable *by_id; /* id, or "" for what is said of the article → Chain */
  GPtrArray *chains; /* the same in the journal's order */
  GPtrArray *own;    /* AdduceSidecar that were saved here; NULL until it is asked */
  GPtrArray *kept;   /* the same of all versions */
};

static Version
version_copy (AdduceClaim *claim, const AdduceTombstone *tombstone)
{
  Version copy = { claim != NULL ? g_object_ref (claim) : NULL, NULL };
  if (tombstone != NULL)
    copy.tombstone = adduce_sidecar_tombstone_copy ((const AdduceSidecarTombstone *) tombstone);
  return copy;
}

static void
version_clear (Version *self)
{
  g_clear_object (&self->claim);
  g_clear_pointer (&self->tombstone, adduce_sidecar_tombstone_free);
}

static void
version_free (gpointer data)
{
  version_clear (data);
  g_free (data);
}

static guint64
version_get_revision (const Version *self)
{
  if (self->claim != NULL)
    return adduce_claim_get_revision (self->claim);
  return self->tombstone != NULL ? self->tombstone->base.revision : 0;
}

static gboolean
version_says_the_same (const Version *self, const Version *other)
{
  if (self->claim == NULL || other->claim == NULL)
    return self->claim == other->claim;
  return adduce_claim_same_content (self->claim, other->claim);
}

static void
chain_free (gpointer data)
{
  Chain *self = data;
  g_free (self->id);
  version_clear (&self->own);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

AdduceJournalChain *
adduce_journal_chain_new (const char *sidecar_path, AdduceSidecar *sidecar)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (sidecar), NULL);

  AdduceJournalChain *self = g_new0 (AdduceJournalChain, 1);
  self->sidecar_path = g_strdup (sidecar_path);
  self->sidecar = g_object_ref (sidecar);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->chains = g_ptr_array_new_with_free_func (chain_free);
  return self;
}

void
adduce_journal_chain_free (AdduceJournalChain *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->chains);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_object_unref (self->sidecar);
  g_free (self->sidecar_path);
  g_free (self);
}

/* Takes over @line. @about: it is of what is said of the article */
static void
note (AdduceJournalChain *self, const char *id, gboolean about, Version line)
{
  Chain *chain = g_hash_table_lookup (self->by_id, id);
  if (chain == NULL)
    {
      AdduceClaim *own = about ? adduce_sidecar_get_article (self->sidecar) : adduce_sidecar_lookup (self->sidecar, id);
      const AdduceTombstone *gone
        = about || own != NULL ? NULL : adduce_sidecar_lookup_tombstone (self->sidecar, id);
      chain = g_new0 (Chain, 1);
      chain->id = g_strdup (id);
      chain->own = version_copy (own, gone);
      if (version_get_revision (&line) <= version_get_revision (&chain->own))
        chain->lines = g_ptr_array_new_with_free_func (version_free);
      g_ptr_array_add (self->chains, chain);
      g_hash_table_insert (self->by_id, chain->id, chain);
    }
  if (chain->lines == NULL)
    {
      version_clear (&line);
      return;
    }
  Version *kept = g_new (Version, 1);
  *kept = line;
  g_ptr_array_add (chain->lines, kept);
}

void
adduce_journal_chain_note_claim (AdduceJournalChain *self, AdduceClaim *claim)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  gboolean about = adduce_claim_is_about_article (claim);
  note (self, about ? "" : adduce_claim_get_id (claim), about, version_copy (claim, NULL));
}

void
adduce_journal_chain_note_removal (AdduceJournalChain *self, const char *id, guint64 revision, gint64 modified)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  note (self, id, FALSE, (Version) { NULL, adduce_sidecar_tombstone_new (id, revision, modified) });
}

/* --- what is known --- */

/* Is the file's version one that the journal's last one was made of? */
static gboolean
is_in_line (const Chain *chain, const Version *last)
{
  guint64 own = version_get_revision (&chain->own);
  for (guint i = 0; i < chain->lines->len; i++)
    if (version_get_revision (chain->lines->pdata[i]) == own)
      return version_says_the_same (chain->lines->pdata[i], &chain->own);
  return own < version_get_revision (last);
}

static GPtrArray *
get_versions (AdduceJournalChain *self, gboolean only_own)
{
  GPtrArray **versions = only_own ? &self->own : &self->kept;
  if (*versions == NULL)
    *versions = adduce_versions_load_all (self->sidecar_path, only_own);
  return *versions;
}

static AdduceClaim *
find_kept (AdduceSidecar *kept, const Chain *chain)
{
  return chain->id[0] != '\0' ? adduce_sidecar_lookup (kept, chain->id) : adduce_sidecar_get_article (kept);
}

/* Was the journal's last version in the file before, by a save on this computer? */
static gboolean
was_saved (AdduceJournalChain *self, const Chain *chain, const Version *last)
{
  GPtrArray *all = get_versions (self, TRUE);
  for (guint i = 0; i < all->len; i++)
    {
      const AdduceTombstone *gone = adduce_sidecar_lookup_tombstone (all->pdata[i], chain->id);
      AdduceClaim *claim = find_kept (all->pdata[i], chain);
      if (last->claim == NULL ? gone != NULL && gone->revision == last->tombstone->base.revision
                              : claim != NULL && adduce_claim_get_revision (claim) == version_get_revision (last)
                                  && adduce_claim_same_content (claim, last->claim))
        return TRUE;
    }
  return FALSE;
}

/* Was the file's version made of the journal's, or does it say the same? */
static gboolean
is_newer (AdduceJournalChain *self, const Chain *chain, const Version *last)
{
  guint64 own = version_get_revision (&chain->own), found = version_get_revision (last);
  gboolean same_id = chain->id[0] != '\0'
                     || g_str_equal (adduce_claim_get_id (chain->own.claim), adduce_claim_get_id (last->claim));
  return version_says_the_same (last, &chain->own) || (found == 1 && own > 1 && same_id)
         || was_saved (self, chain, last);
}

/* (transfer none) (nullable): the claim as it was first made, which both come from */
static AdduceClaim *
find_first (AdduceJournalChain *self, const Chain *chain, const Version *last)
{
  const char *id = chain->id[0] != '\0' ? chain->id : adduce_claim_get_id (last->claim);
  if (chain->id[0] == '\0' && !g_str_equal (id, adduce_claim_get_id (chain->own.claim)))
    return NULL; /* each was made by itself */
  for (guint i = 0; i < chain->lines->len; i++)
    {
      const Version *line = chain->lines->pdata[i];
      if (line->claim != NULL && version_get_revision (line) == 1)
        return line->claim;
    }
  GPtrArray *all = get_versions (self, FALSE);
  for (guint i = 0; i < all->len; i++)
    {
      AdduceClaim *claim = find_kept (all->pdata[i], chain);
      if (claim != NULL && adduce_claim_get_revision (claim) == 1 && g_str_equal (adduce_claim_get_id (claim), id))
        return claim;
    }
  return NULL;
}

/* --- joining --- */

static void
put (AdduceSidecar *sidecar, const Version *version)
{
  if (version->claim != NULL)
    adduce_sidecar_put (sidecar, version->claim);
  else if (version->tombstone != NULL)
    adduce_sidecar_take_tombstone (sidecar, adduce_sidecar_tombstone_copy (version->tombstone));
}

/* Both versions in one, as two files with nothing else in them. */
static void
join (AdduceJournalChain *self, const Chain *chain, const Version *last)
{
  const char *digest = adduce_sidecar_get_text_digest (self->sidecar);
  g_autoptr (AdduceSidecar) mine = adduce_sidecar_new_empty (self->sidecar, digest);
  g_autoptr (AdduceSidecar) theirs = adduce_sidecar_new_empty (self->sidecar, digest);
  g_autoptr (AdduceSidecar) base = adduce_sidecar_new_empty (self->sidecar, digest);
  AdduceClaim *first = find_first (self, chain, last);
  put (mine, &chain->own);
  put (theirs, last);
  if (first != NULL)
    adduce_sidecar_put (base, first);
  else if (chain->id[0] != '\0')
    adduce_sidecar_remove (base, chain->id, 1); /* it was there: so a change stands against a removal */

  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, mine, theirs, NULL);
  AdduceClaim *claim = find_kept (merged, chain);
  Version result = { claim, (AdduceSidecarTombstone *) adduce_sidecar_lookup_tombstone (merged, chain->id) };
  put (self->sidecar, &result);
  if (claim != NULL && adduce_claim_conflict_waits (claim))
    adduce_sidecar_need_term (self->sidecar, ADDUCE_JSON_CONFLICT);
}

guint
adduce_journal_chain_settle (AdduceJournalChain *self)
{
  g_return_val_if_fail (self != NULL, 0);

  guint n = 0;
  for (guint i = 0; i < self->chains->len; i++)
    {
      const Chain *chain = self->chains->pdata[i];
      if (chain->lines == NULL)
        continue;
      const Version *last = chain->lines->pdata[chain->lines->len - 1];
      gboolean taken = version_get_revision (last) > version_get_revision (&chain->own);
      gboolean known = is_in_line (chain, last)
                       || (taken ? version_says_the_same (last, &chain->own) : is_newer (self, chain, last));
      if (known)
        continue;
      join (self, chain, last);
      n += !taken;
    }
  return n;
}
