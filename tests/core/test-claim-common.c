/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What several claims have in common, and what becomes of each where that is changed.
 */
#include "model-fixture.h"

static AdduceClaim *
make_claim (AdduceText *text, const char *speakers, const char *stance, AdduceCertainty certainty)
{
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-3");
  g_autoptr (AdduceTagList) tags = model_tags (speakers);
  g_autoptr (AdduceTag) tag = stance != NULL ? adduce_tag_new (stance, stance) : NULL;

  adduce_claim_builder_set_speakers (builder, tags);
  adduce_claim_builder_set_stance (builder, tag);
  adduce_claim_builder_set_certainty (builder, certainty);
  return adduce_claim_builder_end (builder);
}

static void
assert_common (AdduceClaim **claims, guint n, AdduceFacet facet, const char *common, const char *some)
{
  g_autoptr (AdduceTagList) rest = NULL;
  g_autoptr (AdduceTagList) tags = adduce_claim_common_dup_tags (claims, n, facet, &rest);
  g_autofree char *codes = model_codes (tags);
  g_autofree char *rest_codes = model_codes (rest);

  g_assert_cmpstr (codes, ==, common);
  g_assert_cmpstr (rest_codes, ==, some);
}

static void
test_tags (void)
{
  g_autoptr (AdduceText) text = model_text ("One two three.");
  g_autoptr (AdduceClaim) a = make_claim (text, "ann|bo|cy", "support", ADDUCE_CERTAINTY_LOW);
  g_autoptr (AdduceClaim) b = make_claim (text, "cy|ann", "support", ADDUCE_CERTAINTY_LOW);
  g_autoptr (AdduceClaim) c = make_claim (text, "ann", "oppose", ADDUCE_CERTAINTY_HIGH);
  g_autoptr (AdduceClaim) d = make_claim (text, "", NULL, ADDUCE_CERTAINTY_LOW);
  AdduceClaim *claims[] = { a, b, c, d };
  AdduceCertainty certainty = ADDUCE_CERTAINTY_MEDIUM;

  assert_common (claims, 0, ADDUCE_FACET_SPEAKER, "", "");
  assert_common (claims, 1, ADDUCE_FACET_SPEAKER, "ann|bo|cy", "");
  assert_common (claims, 2, ADDUCE_FACET_SPEAKER, "ann|cy", "bo");
  assert_common (claims, 3, ADDUCE_FACET_SPEAKER, "ann", "bo|cy");
  assert_common (claims, 4, ADDUCE_FACET_SPEAKER, "", "ann|bo|cy");
  assert_common (claims, 2, ADDUCE_FACET_STANCE, "support", "");
  assert_common (claims, 4, ADDUCE_FACET_STANCE, "", "support|oppose");
  assert_common (claims, 4, ADDUCE_FACET_CODER, "anna", "");

  g_assert_false (adduce_claim_common_get_certainty (claims, 0, &certainty));
  g_assert_false (adduce_claim_common_get_certainty (claims, 3, &certainty));
  g_assert_cmpint (certainty, ==, ADDUCE_CERTAINTY_MEDIUM);
  g_assert_true (adduce_claim_common_get_certainty (claims, 2, &certainty));
  g_assert_cmpint (certainty, ==, ADDUCE_CERTAINTY_LOW);
}

/* Of one's own variables; what was merged into another value counts as that one. */
static void
test_values (void)
{
  static const char json[]
    = "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a3c52-91e4-7c3d-a7b2-60f4e8195d2c\", \"version\": 1,"
      " \"title\": \"T\", \"variables\": [{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\","
      " \"values\": ["
      "{\"id\": \"cost\", \"label\": \"Cost\", \"pattern\": \"solid\"},"
      "{\"id\": \"price\", \"label\": \"Price\", \"retired\": true, \"mergedInto\": \"cost\"},"
      "{\"id\": \"law\", \"label\": \"Law\", \"pattern\": \"solid\"}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_parse (bytes, &error);
  g_autoptr (AdduceText) text = model_text ("One two three.");
  static const char *const values[] = { "cost|law", "price", "law|price|gone" };
  AdduceClaim *claims[3];

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-3");
      g_autoptr (AdduceTagList) tags = model_tags (values[i]);

      adduce_claim_builder_set_values (builder, "frame", tags);
      claims[i] = adduce_claim_builder_end (builder);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AdduceTagList) some = NULL;
      g_autoptr (AdduceTagList) common
        = adduce_claim_common_dup_values (claims, 3, "frame", i == 0 ? codebook : NULL, &some);
      g_autofree char *codes = model_codes (common);
      g_autofree char *rest = model_codes (some);

      g_assert_cmpstr (codes, ==, i == 0 ? "cost" : "");
      g_assert_cmpstr (rest, ==, i == 0 ? "law|gone" : "cost|law|price|gone");
    }
  {
    g_autoptr (AdduceTagList) unset = adduce_claim_common_resolve (claims[0], "mood", codebook);

    g_assert_cmpuint (adduce_tag_list_get_n_tags (unset), ==, 0);
  }
  for (guint i = 0; i < 3; i++)
    g_object_unref (claims[i]);
}

/* What a claim has besides stays, in its order. */
static void
test_change (void)
{
  static const struct {
    const char *tags;
    const char *before;
    const char *after;
    const char *changed;
  } table[] = {
    { "bo|ann", "ann", "ann|cy", "bo|ann|cy" },
    { "bo|ann", "ann", "", "bo" },
    { "bo|ann", "ann", "dee", "bo|dee" },
    { "bo", "", "bo", "bo" },
    { "", "", "ann|bo", "ann|bo" },
    { "ann|bo", "ann|bo", "bo|ann", "ann|bo" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceTagList) tags = model_tags (table[i].tags);
      g_autoptr (AdduceTagList) before = model_tags (table[i].before);
      g_autoptr (AdduceTagList) after = model_tags (table[i].after);
      g_autoptr (AdduceTagList) changed = adduce_claim_common_change (tags, before, after);
      g_autofree char *codes = model_codes (changed);

      g_assert_cmpstr (codes, ==, table[i].changed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/claim-common/tags", test_tags);
  g_test_add_func ("/claim-common/values", test_values);
  g_test_add_func ("/claim-common/change", test_change);

  return g_test_run ();
}
