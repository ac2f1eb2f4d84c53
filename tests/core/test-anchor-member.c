/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The member `anchor` of a claim (docs/sidecar.md), as another program may have written it: what is not as described is
 * as if it were not there, and the claim stays what it is.
 */
#include "adduce.h"

#include <string.h>

#include "sidecar-fixture.h"
#include "store/adduce-claim-anchor.h"

#define POSITION "{\"type\":\"TextPositionSelector\",\"start\":4,\"end\":9}"
#define QUOTE "{\"type\":\"TextQuoteSelector\",\"exact\":\"toll \",\"prefix\":\"\",\"suffix\":\"\"}"
#define TARGET "{\"selector\":[" POSITION "," QUOTE "]}"
#define LATER "{\"selector\":[{\"start\":12,\"end\":14}," QUOTE "]}"
#define TOUCHING "{\"selector\":[{\"start\":9,\"end\":11}," QUOTE "]}"

static AdduceClaim *
make_claim (const char *anchor)
{
  g_autoptr (AdduceText) text = fixture_text ("The toll on the new bridge");
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("4-9", NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  g_autofree char *extra = g_strdup_printf ("{\"members\":{\"anchor\":%s}}", anchor);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  adduce_claim_builder_set_extra (builder, extra);
  return adduce_claim_builder_end (builder);
}

static char *
make_anchor (const char *status, const char *targets)
{
  return g_strdup_printf ("{\"status\":%s,\"textDigest\":\"sha256:00\",\"target\":%s}", status, targets);
}

static void
assert_not_there (const char *anchor)
{
  g_autoptr (AdduceClaim) claim = make_claim (anchor);

  g_assert_null (adduce_claim_anchor_get (claim));
  g_assert_false (adduce_claim_anchor_is_lost (claim));
  g_assert_false (adduce_claim_anchor_is_unsure (claim));
  g_assert_false (adduce_claim_anchor_waits (claim));
}

static void
test_good (void)
{
  g_autofree char *anchor = make_anchor ("\"moved\"", "[" TARGET "," LATER "]");
  g_autoptr (AdduceClaim) claim = make_claim (anchor);
  g_autoptr (AdduceClaimAnchor) read = adduce_claim_anchor_get (claim);
  g_autofree char *spans = NULL;

  g_assert_nonnull (read);
  spans = adduce_span_set_to_string (read->spans);
  g_assert_cmpstr (spans, ==, "4-9,12-14");
  g_assert_cmpint (read->status, ==, ADDUCE_ANCHOR_MOVED);
  g_assert_cmpstr (((AdduceQuote *) read->quotes->pdata[0])->exact, ==, "toll ");
}

static void
test_bad (void)
{
  static const char *const anchors[] = { "null", "7", "[]", "{}", "{\"status\":\"moved\",\"target\":[" TARGET "]}" };
  static const char *const targets[] = {
    "null",
    "{}",
    "[]",
    "[7]",
    "[{}]",
    "[{\"selector\":7}]",
    "[{\"selector\":[]}]",
    "[{\"selector\":[" POSITION "]}]",
    "[{\"selector\":[" POSITION ",7]}]",
    "[{\"selector\":[" POSITION ",{}]}]",
    "[{\"selector\":[" POSITION ",{\"exact\":\"\"}]}]",
    "[{\"selector\":[7," QUOTE "]}]",
    "[{\"selector\":[{\"start\":-1,\"end\":9}," QUOTE "]}]",
    "[{\"selector\":[{\"start\":4,\"end\":2147483648}," QUOTE "]}]",
    "[{\"selector\":[{\"start\":4}," QUOTE "]}]",
    "[{\"selector\":[{\"start\":4,\"end\":4}," QUOTE "]}]",
    "[" TARGET "," TARGET "]",
    "[" LATER "," TARGET "]",
    "[" TARGET "," TOUCHING "]",
  };
  static const char *const statuses[] = { "null", "7", "\"\"", "\"nowhere\"" };
  g_autoptr (GString) many = g_string_new ("[");

  for (guint i = 0; i < G_N_ELEMENTS (anchors); i++)
    assert_not_there (anchors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *anchor = make_anchor ("\"moved\"", targets[i]);
      assert_not_there (anchor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *anchor = make_anchor (statuses[i], "[" TARGET "]");
      assert_not_there (anchor);
    }
  for (guint i = 0; i <= ADDUCE_SPAN_SET_MAX; i++)
    g_string_append_printf (many, "%s{\"selector\":[{\"start\":%u,\"end\":%u}," QUOTE "]}", i > 0 ? "," : "", 4 * i,
                            4 * i + 2);
  g_string_append_c (many, ']');
  g_autofree char *anchor = make_anchor ("\"moved\"", many->str);
  assert_not_there (anchor);
}

/* Lost words, and since then put by hand onto others: no longer lost, and nothing waits. */
static void
test_placed_by_hand (void)
{
  g_autofree char *there = make_anchor ("\"orphan\"", "[" TARGET "]");
  g_autofree char *elsewhere = make_anchor ("\"orphan\"", "[" LATER "]");
  g_autoptr (AdduceClaim) lost = make_claim (there), placed = make_claim (elsewhere);

  g_assert_true (adduce_claim_anchor_is_lost (lost));
  g_assert_true (adduce_claim_anchor_is_unsure (lost));
  g_assert_true (adduce_claim_anchor_waits (lost));
  g_assert_false (adduce_claim_anchor_is_lost (placed));
  g_assert_false (adduce_claim_anchor_is_unsure (placed));
  g_assert_false (adduce_claim_anchor_waits (placed));
}

int
main (int argc, char **argv)
{
  adduce_claim_anchor_free (NULL);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/anchor-member/good", test_good);
  g_test_add_func ("/anchor-member/bad", test_bad);
  g_test_add_func ("/anchor-member/placed-by-hand", test_placed_by_hand);
  return g_test_run ();
}
