/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sides of a claim.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-facet.h"

static const struct {
  const char *id;
  const char *label;
} facets[ADDUCE_N_FACETS] = {
  [ADDUCE_FACET_STANCE] = { "stance", N_("Stance") },
  [ADDUCE_FACET_EVIDENCE] = { "evidence", N_("Evidence") },
  [ADDUCE_FACET_SPEAKER] = { "speaker", N_("Speaker") },
  [ADDUCE_FACET_ISSUE] = { "issue", N_("Issue") },
  [ADDUCE_FACET_CODER] = { "coder", N_("Coder") },
};

G_DEFINE_ENUM_TYPE (AdduceFacet, adduce_facet,
                    G_DEFINE_ENUM_VALUE (ADDUCE_FACET_STANCE, "stance"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_FACET_EVIDENCE, "evidence"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_FACET_SPEAKER, "speaker"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_FACET_ISSUE, "issue"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_FACET_CODER, "coder"))

const char *
adduce_facet_to_id (AdduceFacet facet)
{
  g_return_val_if_fail ((guint) facet < ADDUCE_N_FACETS, NULL);

  return facets[facet].id;
}

gboolean
adduce_facet_from_id (const char *id, AdduceFacet *ret_facet)
{
  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    if (g_strcmp0 (facets[i].id, id) == 0)
      {
        if (ret_facet != NULL)
          *ret_facet = (AdduceFacet) i;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_facet_get_label (AdduceFacet facet)
{
  g_return_val_if_fail ((guint) facet < ADDUCE_N_FACETS, NULL);

  return _(facets[facet].label);
}

static AdduceTagList *
dup_one (AdduceTag *tag)
{
  return tag != NULL ? adduce_tag_list_new (&tag, 1) : adduce_tag_list_new_empty ();
}

AdduceTagList *
adduce_facet_dup_tags (AdduceFacet facet, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  switch (facet)
    {
    case ADDUCE_FACET_STANCE:
      return dup_one (adduce_claim_get_stance (claim));
    case ADDUCE_FACET_EVIDENCE:
      return adduce_tag_list_ref (adduce_claim_get_evidence (claim));
    case ADDUCE_FACET_SPEAKER:
      return adduce_tag_list_ref (adduce_claim_get_speakers (claim));
    case ADDUCE_FACET_ISSUE:
      return adduce_tag_list_ref (adduce_claim_get_issues (claim));
    case ADDUCE_FACET_CODER:
      {
        const char *coder = adduce_claim_get_coder (claim);
        g_autoptr (AdduceTag) tag = adduce_tag_new (coder, coder);

        return dup_one (tag);
      }
    default:
      g_return_val_if_reached (NULL);
    }
}

AdduceTagList *
adduce_facet_resolve_tags (AdduceFacet facet, AdduceClaim *claim, AdduceCodeMap *map)
{
  g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags (facet, claim);

  return adduce_code_map_resolve_list (map, adduce_facet_to_id (facet), tags);
}

gboolean
adduce_facet_matches (AdduceFacet facet, AdduceClaim *claim, const char *code)
{
  g_autoptr (AdduceTagList) tags = NULL;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  tags = adduce_facet_dup_tags (facet, claim);
  if (*code == '\0')
    return adduce_tag_list_get_n_tags (tags) == 0;
  return adduce_tag_list_contains (tags, code);
}
