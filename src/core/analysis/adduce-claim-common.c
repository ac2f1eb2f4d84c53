/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What several claims have in common.
 */
#include "config.h"

#include "adduce-claim-common.h"

/* What the claims have: the tags of one, in @data, are added to what any and taken from what all have. */
typedef struct {
  AdduceTagList *common; /* NULL before the first claim */
  AdduceTagList *any;
} Common;

/* Takes the list. */
static void
add_tags (Common *self, AdduceTagList *list)
{
  g_autoptr (AdduceTagList) tags = list;

  for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
    {
      g_autoptr (AdduceTagList) shorter = self->any;

      self->any = adduce_tag_list_add (shorter, adduce_tag_list_get_tag (tags, k));
    }
  if (self->common == NULL)
    self->common = adduce_tag_list_ref (tags);
  for (guint k = adduce_tag_list_get_n_tags (self->common); k > 0; k--)
    {
      const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (self->common, k - 1));
      g_autoptr (AdduceTagList) longer = NULL;

      if (adduce_tag_list_contains (tags, code))
        continue;
      longer = self->common;
      self->common = adduce_tag_list_remove (longer, code);
    }
}

static AdduceTagList *
end_common (Common *self, AdduceTagList **ret_some)
{
  if (self->common == NULL)
    self->common = adduce_tag_list_new_empty ();
  for (guint k = 0; k < adduce_tag_list_get_n_tags (self->common); k++)
    {
      g_autoptr (AdduceTagList) longer = self->any;

      self->any = adduce_tag_list_remove (longer, adduce_tag_get_code (adduce_tag_list_get_tag (self->common, k)));
    }
  if (ret_some != NULL)
    *ret_some = g_steal_pointer (&self->any);
  g_clear_pointer (&self->any, adduce_tag_list_unref);
  return self->common;
}

AdduceTagList *
adduce_claim_common_dup_tags (AdduceClaim *const *claims, guint n_claims, AdduceFacet facet,
                              AdduceTagList **ret_some)
{
  Common common = { NULL, adduce_tag_list_new_empty () };

  g_return_val_if_fail (claims != NULL || n_claims == 0, NULL);

  for (guint i = 0; i < n_claims; i++)
    add_tags (&common, adduce_facet_dup_tags (facet, claims[i]));
  return end_common (&common, ret_some);
}

AdduceTagList *
adduce_claim_common_dup_values (AdduceClaim *const *claims, guint n_claims, const char *variable_id,
                                AdduceCodebook *codebook, AdduceTagList **ret_some)
{
  Common common = { NULL, adduce_tag_list_new_empty () };

  g_return_val_if_fail (claims != NULL || n_claims == 0, NULL);
  g_return_val_if_fail (variable_id != NULL, NULL);

  for (guint i = 0; i < n_claims; i++)
    add_tags (&common, adduce_claim_common_resolve (claims[i], variable_id, codebook));
  return end_common (&common, ret_some);
}

AdduceTagList *
adduce_claim_common_resolve (AdduceClaim *claim, const char *variable_id, AdduceCodebook *codebook)
{
  AdduceTagList *tags;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (variable_id != NULL, NULL);

  tags = adduce_claim_get_values (claim, variable_id);
  if (tags == NULL)
    return adduce_tag_list_new_empty ();
  return codebook != NULL ? adduce_codebook_resolve_tags (codebook, variable_id, tags) : adduce_tag_list_ref (tags);
}

gboolean
adduce_claim_common_get_certainty (AdduceClaim *const *claims, guint n_claims, AdduceCertainty *ret_certainty)
{
  g_return_val_if_fail (claims != NULL || n_claims == 0, FALSE);

  for (guint i = 1; i < n_claims; i++)
    if (adduce_claim_get_certainty (claims[i]) != adduce_claim_get_certainty (claims[0]))
      return FALSE;
  if (n_claims > 0)
    *ret_certainty = adduce_claim_get_certainty (claims[0]);
  return n_claims > 0;
}

AdduceTagList *
adduce_claim_common_change (AdduceTagList *tags, AdduceTagList *before, AdduceTagList *after)
{
  g_autoptr (AdduceTagList) list = NULL;

  g_return_val_if_fail (tags != NULL && before != NULL && after != NULL, NULL);

  list = adduce_tag_list_ref (tags);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (before); i++)
    {
      const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (before, i));
      g_autoptr (AdduceTagList) longer = NULL;

      if (adduce_tag_list_contains (after, code))
        continue;
      longer = list;
      list = adduce_tag_list_remove (longer, code);
    }
  for (guint i = 0; i < adduce_tag_list_get_n_tags (after); i++)
    {
      g_autoptr (AdduceTagList) shorter = list;

      list = adduce_tag_list_add (shorter, adduce_tag_list_get_tag (after, i));
    }
  return g_steal_pointer (&list);
}
