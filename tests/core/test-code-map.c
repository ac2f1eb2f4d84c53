/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What codes have become: lists and claims as they are shown, and what is stored of a list that was changed.
 */
#include "model-fixture.h"

/* Kov is Kovač now, Anna has another name, the rest is as it was. */
static AdduceCodeMap *
make_map (void)
{
  AdduceCodeMap *map = adduce_code_map_new ();
  g_autoptr (AdduceTag) kovac = adduce_tag_new ("kovac", "Mira Kovač");
  g_autoptr (AdduceTag) anna = adduce_tag_new ("anna", "Anna Lund");

  adduce_code_map_add (map, "speaker", "kov", kovac);
  adduce_code_map_add (map, "speaker", "kovac", kovac);
  adduce_code_map_add (map, "speaker", "anna", anna);
  return map;
}

static void
assert_names (AdduceTagList *tags, const char *codes, const char *labels)
{
  g_autofree char *found = model_codes (tags);
  g_autofree char *names = adduce_tag_list_to_string (tags, "|");

  g_assert_cmpstr (found, ==, codes);
  g_assert_cmpstr (names, ==, labels);
}

static void
test_resolve (void)
{
  static const struct {
    const char *variable, *coded, *codes, *labels;
  } table[] = {
    { "speaker", "kov=M. Kov|jon=Jon", "kovac|jon", "Mira Kovač|Jon" },
    { "speaker", "kov=M. Kov|jon=Jon|kovac=Kovač", "kovac|jon", "Mira Kovač|Jon" },
    { "speaker", "anna=Anna", "anna", "Anna Lund" },
    { "speaker", "jon=Jon", "jon", "Jon" },
    { "speaker", "", "", "" },
    { "issue", "kov=M. Kov", "kov", "M. Kov" },
  };
  g_autoptr (AdduceCodeMap) map = make_map ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceTagList) coded = *table[i].coded != '\0' ? model_tags (table[i].coded)
                                                                : adduce_tag_list_new_empty ();
      g_autoptr (AdduceTagList) now = adduce_code_map_resolve_list (map, table[i].variable, coded);
      g_autoptr (AdduceTagList) unknown = adduce_code_map_resolve_list (NULL, table[i].variable, coded);

      assert_names (now, table[i].codes, table[i].labels);
      g_assert_true (unknown == coded);
    }
}

/* What was changed on the screen, and what the claim holds then. */
static void
test_restore (void)
{
  static const struct {
    const char *coded, *wanted, *codes;
  } table[] = {
    { "kov=M. Kov", "kovac=Mira Kovač|jon=Jon", "kov|jon" },       /* one more */
    { "kov=M. Kov|jon=Jon", "jon=Jon", "jon" },                    /* one less */
    { "jon=Jon|kov=M. Kov|kovac=Kovač", "kovac=Mira Kovač|jon=Jon", "kov|kovac|jon" },
    { "jon=Jon", "kovac=Mira Kovač", "kovac" },                    /* another */
    { "kov=M. Kov", "anna=Anna Lund|kovac=Mira Kovač", "anna|kov" },
  };
  g_autoptr (AdduceCodeMap) map = make_map ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceTagList) coded = model_tags (table[i].coded);
      g_autoptr (AdduceTagList) wanted = model_tags (table[i].wanted);
      g_autoptr (AdduceTagList) stored = adduce_code_map_restore_list (map, "speaker", coded, wanted);
      g_autofree char *codes = model_codes (stored);

      g_assert_cmpstr (codes, ==, table[i].codes);
    }
}

static void
test_claim (void)
{
  g_autoptr (AdduceCodeMap) map = make_map ();
  g_autoptr (AdduceText) text = model_text ("One two three.");
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-3");
  g_autoptr (AdduceTagList) speakers = model_tags ("kov=M. Kov");
  g_autoptr (AdduceTagList) issues = model_tags ("anna=Anna");
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (AdduceClaim) now = NULL;
  g_autoptr (AdduceClaim) again = NULL;
  g_autoptr (AdduceTagList) under = NULL;

  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  claim = adduce_claim_builder_end (builder);
  now = adduce_code_map_resolve_claim (map, claim);
  again = adduce_code_map_resolve_claim (map, now);

  g_assert_true (now != claim && again == now);
  g_assert_cmpstr (adduce_claim_get_id (now), ==, adduce_claim_get_id (claim));
  g_assert_cmpuint (adduce_claim_get_revision (now), ==, adduce_claim_get_revision (claim));
  g_assert_cmpint (adduce_claim_get_modified (now), ==, adduce_claim_get_modified (claim));
  assert_names (adduce_claim_get_speakers (now), "kovac", "Mira Kovač");
  assert_names (adduce_claim_get_issues (now), "anna", "Anna"); /* of issues nothing is known */
  assert_names (adduce_claim_get_speakers (claim), "kov", "M. Kov");
  under = adduce_facet_resolve_tags (ADDUCE_FACET_SPEAKER, claim, map);
  assert_names (under, "kovac", "Mira Kovač");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-map/resolve", test_resolve);
  g_test_add_func ("/code-map/restore", test_restore);
  g_test_add_func ("/code-map/claim", test_claim);

  return g_test_run ();
}
