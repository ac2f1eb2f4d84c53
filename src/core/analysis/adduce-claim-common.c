/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What several claims have in common.
 */
#include "config.h"

#include "adduce-claim-common.h"

AdduceTagList *
adduce_claim_common_dup_tags (AdduceClaim *const *claims, guint n_claims, AdduceFacet facet,
                              AdduceTagList **ret_some)
{
  g_autoptr (AdduceTagList) common = NULL;
  g_autoptr (AdduceTagList) any = adduce_tag_list_new_empty ();

  g_return_val_if_fail (claims != NULL || n_claims == 0, NULL);

  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags (facet, claims[i]);

      for (guint k = 0; ret_some != NULL && k < adduce_tag_list_get_n_tags (tags); k++)
        {
          g_autoptr (AdduceTagList) shorter = any;

          any = adduce_tag_list_add (shorter, adduce_tag_list_get_tag (tags, k));
        }
      if (common == NULL)
        common = adduce_tag_list_ref (tags);
      for (guint k = adduce_tag_list_get_n_tags (common); k > 0; k--)
        {
          const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (common, k - 1));
          g_autoptr (AdduceTagList) longer = NULL;

          if (adduce_tag_list_contains (tags, code))
            continue;
          longer = common;
          common = adduce_tag_list_remove (longer, code);
        }
    }
  if (common == NULL)
    common = adduce_tag_list_new_empty ();
  if (ret_some != NULL)
    *ret_some = adduce_tag_list_ref (any);
  for (guint k = 0; ret_some != NULL && k < adduce_tag_list_get_n_tags (common); k++)
    {
      g_autoptr (AdduceTagList) longer = *ret_some;

      *ret_some = adduce_tag_list_remove (longer, adduce_tag_get_code (adduce_tag_list_get_tag (common, k)));
    }
  return g_steal_pointer (&common);
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
