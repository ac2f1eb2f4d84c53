/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting claims, one at a time.
 */
#include "config.h"

#include "adduce-claim-tally.h"
#include "adduce-review.h"

#include <string.h>

typedef struct {
  AdduceTag *tag;
  guint count;
} Count;

struct _AdduceClaimTally {
  GHashTable *counts[ADDUCE_N_FACETS]; /* code, owned by the tag → Count */
  guint n_unset[ADDUCE_N_FACETS];
  guint n_claims;
  guint n_incomplete;
  guint n_noted;
};

static void
count_free (gpointer data)
{
  Count *count = data;

  adduce_tag_unref (count->tag);
  g_free (count);
}

AdduceClaimTally *
adduce_claim_tally_new (void)
{
  AdduceClaimTally *self = g_new0 (AdduceClaimTally, 1);

  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    self->counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, count_free);
  return self;
}

void
adduce_claim_tally_free (AdduceClaimTally *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    g_hash_table_unref (self->counts[i]);
  g_free (self);
}

static void
count_tag (GHashTable *counts, AdduceTag *tag, int by)
{
  Count *count = g_hash_table_lookup (counts, adduce_tag_get_code (tag));

  if (count == NULL && by > 0)
    {
      count = g_new0 (Count, 1);
      count->tag = adduce_tag_ref (tag);
      g_hash_table_insert (counts, (char *) adduce_tag_get_code (count->tag), count);
    }
  if (count == NULL)
    return;

  count->count += (guint) by;
  if (count->count == 0)
    g_hash_table_remove (counts, adduce_tag_get_code (count->tag));
}

static void
count_claim (AdduceClaimTally *self, AdduceClaim *claim, int by)
{
  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    {
      g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags ((AdduceFacet) i, claim);

      if (adduce_tag_list_get_n_tags (tags) == 0)
        self->n_unset[i] += (guint) by;
      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        count_tag (self->counts[i], adduce_tag_list_get_tag (tags, k), by);
    }
  self->n_claims += (guint) by;
  if (adduce_review_get_unset (claim, NULL) != ADDUCE_UNSET_NOTHING)
    self->n_incomplete += (guint) by;
  if (adduce_claim_get_note (claim) != NULL)
    self->n_noted += (guint) by;
}

void
adduce_claim_tally_add (AdduceClaimTally *self, AdduceClaim *claim)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  count_claim (self, claim, 1);
}

void
adduce_claim_tally_remove (AdduceClaimTally *self, AdduceClaim *claim)
{
  g_return_if_fail (self != NULL && self->n_claims > 0);
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  count_claim (self, claim, -1);
}

void
adduce_claim_tally_clear (AdduceClaimTally *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    {
      g_hash_table_remove_all (self->counts[i]);
      self->n_unset[i] = 0;
    }
  self->n_claims = 0;
  self->n_incomplete = 0;
  self->n_noted = 0;
}

guint
adduce_claim_tally_get_n_claims (AdduceClaimTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_claims;
}

guint
adduce_claim_tally_get_n_incomplete (AdduceClaimTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_incomplete;
}

guint
adduce_claim_tally_get_n_noted (AdduceClaimTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_noted;
}

guint
adduce_claim_tally_get_count (AdduceClaimTally *self, AdduceFacet facet, const char *code)
{
  Count *count;

  g_return_val_if_fail (self != NULL && (guint) facet < ADDUCE_N_FACETS, 0);
  g_return_val_if_fail (code != NULL, 0);

  if (*code == '\0')
    return self->n_unset[facet];
  count = g_hash_table_lookup (self->counts[facet], code);
  return count != NULL ? count->count : 0;
}

static int
compare_counts_cb (gconstpointer a, gconstpointer b)
{
  const Count *one = *(const Count *const *) a;
  const Count *two = *(const Count *const *) b;

  if (one->count != two->count)
    return one->count > two->count ? -1 : 1;
  return strcmp (adduce_tag_get_code (one->tag), adduce_tag_get_code (two->tag));
}

AdduceTagList *
adduce_claim_tally_dup_tags (AdduceClaimTally *self, AdduceFacet facet)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer count;

  g_return_val_if_fail (self != NULL && (guint) facet < ADDUCE_N_FACETS, NULL);

  g_hash_table_iter_init (&iter, self->counts[facet]);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_ptr_array_add (counts, count);
  g_ptr_array_sort (counts, compare_counts_cb);
  for (guint i = 0; i < counts->len; i++)
    counts->pdata[i] = ((Count *) counts->pdata[i])->tag;
  return adduce_tag_list_new ((AdduceTag *const *) counts->pdata, counts->len);
}
