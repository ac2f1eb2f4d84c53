/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sides of a claim.
 */
#include "model-fixture.h"

static void
test_tags (void)
{
  g_autoptr (AdduceText) text = model_text ("One two three.");
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-3");
  g_autoptr (AdduceTagList) speakers = model_tags ("mira=Mira|jon=Jon");
  g_autoptr (AdduceTagList) evidence = model_tags ("expert");
  g_autoptr (AdduceTag) stance = adduce_tag_new ("oppose", "Opposes");
  g_autoptr (AdduceClaim) claim = NULL;
  static const struct {
    AdduceFacet facet;
    const char *codes;
  } table[] = {
    { ADDUCE_FACET_STANCE, "oppose" }, { ADDUCE_FACET_EVIDENCE, "expert" }, { ADDUCE_FACET_SPEAKER, "mira|jon" },
    { ADDUCE_FACET_ISSUE, "" },        { ADDUCE_FACET_CODER, "anna" },
  };

  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_evidence (builder, evidence);
  adduce_claim_builder_set_stance (builder, stance);
  claim = adduce_claim_builder_end (builder);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags (table[i].facet, claim);
      g_autofree char *codes = model_codes (tags);

      g_assert_cmpstr (codes, ==, table[i].codes);
      g_assert_true (adduce_facet_matches (table[i].facet, claim, "") == (*table[i].codes == '\0'));
    }
  g_assert_true (adduce_facet_matches (ADDUCE_FACET_SPEAKER, claim, "jon"));
  g_assert_false (adduce_facet_matches (ADDUCE_FACET_SPEAKER, claim, "jo"));
  g_assert_false (adduce_facet_matches (ADDUCE_FACET_STANCE, claim, "support"));
  g_assert_false (adduce_facet_matches (ADDUCE_FACET_ISSUE, claim, "mira"));
}

static void
test_ids (void)
{
  AdduceFacet facet = ADDUCE_FACET_CODER;

  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    {
      g_assert_true (adduce_facet_from_id (adduce_facet_to_id (i), &facet));
      g_assert_cmpuint (facet, ==, i);
      g_assert_cmpstr (adduce_facet_get_label (i), !=, "");
    }
  facet = ADDUCE_FACET_ISSUE;
  g_assert_false (adduce_facet_from_id ("Stance", &facet));
  g_assert_false (adduce_facet_from_id (NULL, &facet));
  g_assert_cmpuint (facet, ==, ADDUCE_FACET_ISSUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facet/tags", test_tags);
  g_test_add_func ("/facet/ids", test_ids);

  return g_test_run ();
}
