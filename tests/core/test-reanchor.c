/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims of several pieces whose article was changed, with what another program wrote about each piece; claims whose
 * words are gone for the second time; files that can't be written, or that others change. The places expected are
 * counted from the texts below.
 */
#include "faults.h"

#include "adduce.h"

#include "scratch.h"
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

/* --- what waits already --- */

#define WITHOUT "Nothing of it is here, said the harbour master of the island.\n"

/* (transfer full): all that was found waits for the coder */
static AdduceReanchor *
look (AdduceSidecar *sidecar, const char *words)
{
  g_autoptr (AdduceText) text = fixture_text (words);
  return adduce_reanchor_new (sidecar, text, ADDUCE_REANCHOR_ACCEPT_NONE);
}

static const AdduceReanchored *
get_only (AdduceReanchor *reanchor)
{
  g_assert_cmpuint (adduce_reanchor_get_n_claims (reanchor), ==, 1);
  return adduce_reanchor_get_claim (reanchor, 0);
}

/* Who takes what has only moved is asked about what was changed. */
static void
test_only_moved (void)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (NULL);
  g_autoptr (AdduceText) text = fixture_text ("The ferry must be free, said the mayor on Monday. " SECOND);
  g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (sidecar, text, ADDUCE_REANCHOR_ACCEPT_MOVED);

  g_assert_cmpint (get_only (reanchor)->status, ==, ADDUCE_ANCHOR_CHANGED);
  g_assert_true (get_only (reanchor)->waits);
  assert_spans (get_only (reanchor)->after, "0-49,50-101");
}

/* The coder said that the words are lost: that holds until they are there again. */
static void
test_confirmed (void)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (NULL);
  g_autoptr (AdduceReanchor) lost = look (sidecar, WITHOUT);
  g_autoptr (AdduceSidecar) said = adduce_sidecar_copy (adduce_reanchor_get_sidecar (lost));
  AdduceClaim *claim = get_only (lost)->after;
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);

  g_assert_cmpint (get_only (lost)->status, ==, ADDUCE_ANCHOR_ORPHAN);
  g_assert_true (get_only (lost)->waits);
  anchor->confirmed = TRUE;
  g_autoptr (AdduceClaim) confirmed = adduce_claim_anchor_apply (claim, anchor, anchor->spans, anchor->quotes);
  adduce_sidecar_put (said, confirmed);

  g_autoptr (AdduceReanchor) still = look (said, "And not here either.\n");
  g_assert_cmpint (get_only (still)->status, ==, ADDUCE_ANCHOR_ORPHAN);
  g_assert_false (get_only (still)->waits);
  g_assert_false (adduce_claim_anchor_waits (get_only (still)->after));
  g_assert_true (adduce_claim_anchor_is_lost (get_only (still)->after));

  g_autoptr (AdduceReanchor) again = look (adduce_reanchor_get_sidecar (still), BEFORE OLD_TEXT);
  g_assert_cmpint (get_only (again)->status, ==, ADDUCE_ANCHOR_MOVED);
  g_assert_true (get_only (again)->waits);
  g_assert_true (adduce_claim_anchor_waits (get_only (again)->after));
  assert_spans (get_only (again)->after, "34-85,110-161");
}

/* Lost words, and the coder put the claim onto others: nothing waits, and those are looked for from then on. */
static void
test_placed_by_hand (void)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (NULL);
  g_autoptr (AdduceReanchor) lost = look (sidecar, WITHOUT);
  g_autoptr (AdduceSidecar) placed = adduce_sidecar_copy (adduce_reanchor_get_sidecar (lost));
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (get_only (lost)->after);
  g_autoptr (AdduceText) text = fixture_text (WITHOUT);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("23-60", NULL); /* said the harbour master … */

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (placed, claim);

  g_autoptr (AdduceReanchor) same = look (placed, WITHOUT);
  g_assert_false (get_only (same)->waits);
  g_assert_null (adduce_claim_anchor_get (get_only (same)->after));
  assert_spans (get_only (same)->after, "23-60");
  g_autoptr (AdduceReanchor) moved = look (placed, BEFORE WITHOUT);
  g_assert_cmpint (get_only (moved)->status, ==, ADDUCE_ANCHOR_MOVED);
  assert_spans (get_only (moved)->after, "57-94");
}

/* --- files --- */

typedef struct {
  char *folder;
  char *path;
  guint n; /* texts that others have put under the file */
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (NULL);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);

  t->folder = scratch_new ();
  t->path = scratch_path (t->folder, "a.txt.anna.claims.json");
  scratch_write_bytes (t->folder, "a.txt.anna.claims.json", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  faults_end ();
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t->path);
}

static AdduceReanchor *
run (Fixture *t, const char *words, GError **error)
{
  g_autoptr (AdduceText) text = fixture_text (words);
  return adduce_reanchor_file (t->path, text, ADDUCE_REANCHOR_ACCEPT_ALL, error);
}

static void
assert_file (Fixture *t, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->path, NULL, &error);

  g_assert_no_error (error);
  assert_spans (adduce_sidecar_get_claim (sidecar, 0), expected);
}

static void
test_not_written (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  faults_fail ("fsync", FAULTS_ALWAYS, EIO);
  g_assert_null (run (t, BEFORE OLD_TEXT, &error));
  faults_end ();
  g_assert_nonnull (strstr (error->message, "the disk reports an error"));
  assert_file (t, "0-51,76-127");
  g_autoptr (AdduceReanchor) again = run (t, BEFORE OLD_TEXT, NULL);
  g_assert_nonnull (again);
  assert_file (t, "34-85,110-161");
}

/* Another computer found them again meanwhile, in a text of its own. */
static void
bring_other_cb (gpointer data)
{
  Fixture *t = data;
  g_autofree char *words = g_strdup_printf ("%u. " OLD_TEXT, t->n++ % 10);
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (NULL);
  g_autoptr (AdduceReanchor) other = look (sidecar, words);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (adduce_reanchor_get_sidecar (other));

  scratch_write_bytes (t->folder, "a.txt.anna.claims.json", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Once: it is looked at again. Each time: that is said in the end, and what is there stays. */
static void
test_others (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  faults_do ("flock", 1, bring_other_cb, t);
  g_autoptr (AdduceReanchor) second = run (t, BEFORE OLD_TEXT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (t->n, ==, 1);
  assert_file (t, "34-85,110-161");

  faults_do ("flock", FAULTS_ALWAYS, bring_other_cb, t);
  g_assert_null (run (t, "Now. " OLD_TEXT, &error));
  faults_end ();
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_OTHER_TEXT);
  assert_file (t, "3-54,79-130");
}

static void
leave_note (gpointer data)
{
  Fixture *t = data;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->path, NULL, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (adduce_sidecar_get_claim (sidecar, 0));
  AdduceJournal *journal = adduce_journal_new (t->path, adduce_sidecar_get_text_digest (sidecar));

  adduce_claim_builder_set_note (builder, "written before the crash");
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  g_assert_true (adduce_journal_append_put (journal, claim, NULL));
  _exit (0); /* killed */
}

/* The text is the same, and only what a crash left is brought in. */
static void
test_recovered (Fixture *t, gconstpointer data)
{
  scratch_run (leave_note, t);
  g_autoptr (AdduceReanchor) reanchor = run (t, OLD_TEXT, NULL);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->path, NULL, NULL);

  g_assert_nonnull (reanchor);
  g_assert_cmpstr (adduce_claim_get_note (adduce_sidecar_get_claim (sidecar, 0)), ==, "written before the crash");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reanchor/pieces-move", test_pieces_move);
  g_test_add_func ("/reanchor/second-moves", test_second_moves);
  g_test_add_func ("/reanchor/pieces-touch", test_pieces_touch);
  g_test_add_func ("/reanchor/pieces-change-places", test_pieces_change_places);
  g_test_add_func ("/reanchor/only-moved", test_only_moved);
  g_test_add_func ("/reanchor/confirmed", test_confirmed);
  g_test_add_func ("/reanchor/placed-by-hand", test_placed_by_hand);
  g_test_add ("/reanchor/file/not-written", Fixture, NULL, set_up, test_not_written, tear_down);
  g_test_add ("/reanchor/file/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/reanchor/file/recovered", Fixture, NULL, set_up, test_recovered, tear_down);
  return g_test_run ();
}
