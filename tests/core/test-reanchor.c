/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims of several pieces whose article was changed, with what another program wrote about each piece. The places
 * expected are counted from the texts below.
 */
#include "adduce.h"

#include <string.h>

#include "sidecar-fixture.h"
#include "store/adduce-claim-anchor.h"

#define FIRST "The ferry must stay free, said the mayor on Monday."
#define BETWEEN " It rained all day long. "
#define SECOND "Nobody in this town wants a toll on the new bridge."
#define OLD_TEXT FIRST BETWEEN SECOND "\nThe end.\n"
#define BEFORE "A line that was not there before.\n"

static AdduceSidecar *
make_sidecar (const char *extra)
{
  g_autoptr (AdduceText) text = fixture_text (OLD_TEXT);
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  AdduceSidecar *sidecar = adduce_sidecar_new (coder, "a.txt", text);
  const guint second = strlen (FIRST BETWEEN);
  AdduceSpan pieces[] = { { 0, strlen (FIRST) }, { second, second + strlen (SECOND) } };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (pieces, 2, NULL);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  adduce_claim_builder_set_extra (builder, extra);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);
  return sidecar;
}

/* (transfer full): the claim as it is when all that has a place is accepted */
static AdduceClaim *
find_again (const char *extra, const char *new_text, AdduceAnchorStatus expected)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (extra);
  g_autoptr (AdduceText) text = fixture_text (new_text);
  g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (sidecar, text, ADDUCE_REANCHOR_ACCEPT_ALL);
  const AdduceReanchored *found = adduce_reanchor_get_claim (reanchor, 0);

  g_assert_cmpint (found->status, ==, expected);
  return g_object_ref (found->after);
}

static void
assert_spans (AdduceClaim *claim, const char *expected)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));

  g_assert_cmpstr (spans, ==, expected);
}

/* 34 characters before, of which the line end is one; what was said of the first piece goes with it. */
static void
test_pieces_move (void)
{
  g_autoptr (AdduceClaim) claim = find_again ("{\"targets\":{\"0-51\":{\"styleClass\":\"red\"}}}",
                                              BEFORE OLD_TEXT, ADDUCE_ANCHOR_MOVED);

  assert_spans (claim, "34-85,110-161");
  g_assert_cmpstr (adduce_claim_get_extra (claim), ==, "{\"targets\":{\"34-85\":{\"styleClass\":\"red\"}}}");
}

/* Only between them: the first stays where it is, with what was said of both. */
static void
test_second_moves (void)
{
  g_autoptr (AdduceClaim) claim
    = find_again ("{\"targets\":{\"0-51\":{\"styleClass\":\"red\"},\"76-127\":{\"styleClass\":\"blue\"}}}",
                  FIRST " It rained. " SECOND, ADDUCE_ANCHOR_MOVED);

  assert_spans (claim, "0-51,63-114");
  g_assert_cmpstr (adduce_claim_get_extra (claim), ==,
                   "{\"targets\":{\"0-51\":{\"styleClass\":\"red\"},\"63-114\":{\"styleClass\":\"blue\"}}}");
}

/* What stood between them is gone: one piece, all of its words; what was said of the two is of neither, and is kept. */
static void
test_pieces_touch (void)
{
  static const char said[] = "{\"targets\":{\"0-51\":{\"styleClass\":\"red\"},\"76-127\":{\"styleClass\":\"blue\"}}}";
  g_autoptr (AdduceClaim) claim = find_again (said, FIRST SECOND, ADDUCE_ANCHOR_MOVED);

  assert_spans (claim, "0-102");
  g_assert_cmpstr (adduce_claim_get_quote (claim, 0)->exact, ==, FIRST SECOND);
  g_assert_cmpstr (adduce_claim_get_extra (claim), ==, said);
}

/* The second now stands before the first: nobody says which is which. */
static void
test_pieces_change_places (void)
{
  g_autoptr (AdduceClaim) claim = find_again (NULL, SECOND " And then: " FIRST, ADDUCE_ANCHOR_AMBIGUOUS);

  g_assert_true (adduce_claim_anchor_is_lost (claim));
  g_assert_true (adduce_claim_anchor_waits (claim));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reanchor/pieces-move", test_pieces_move);
  g_test_add_func ("/reanchor/second-moves", test_second_moves);
  g_test_add_func ("/reanchor/pieces-touch", test_pieces_touch);
  g_test_add_func ("/reanchor/pieces-change-places", test_pieces_change_places);
  return g_test_run ();
}
