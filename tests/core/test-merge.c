/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging: the rules of adduce-sidecar.h over random histories of two sides, each id held against a
 * plain restatement of the rules; and what must hold of any merge (which side is whose does not
 * matter, doing it again changes nothing, nothing is lost).
 */
#include "adduce.h"

#include <string.h>

#include "sidecar-fixture.h"

#define N_HISTORIES 250
#define N_IDS 14

typedef struct {
  GRand *rand;
  AdduceText *text;
  AdduceSidecar *base; /* or NULL */
  AdduceSidecar *mine;
  AdduceSidecar *theirs;
  guint n_edits;
} History;

/* Each version of a claim has a note of its own, by which it is found again. */
static AdduceClaim *
edit (History *self, AdduceClaim *old, guint number)
{
  g_autoptr (AdduceClaim) fresh = old == NULL ? fixture_claim (self->rand, self->text, number)
                                              : NULL;
  g_autoptr (AdduceClaimBuilder)
    builder = adduce_claim_builder_new_from (old != NULL ? old : fresh);
  g_autofree char *note = g_strdup_printf ("edit %u.", self->n_edits++);
  if (old == NULL)
    adduce_claim_builder_set_revision (builder, 1);
  adduce_claim_builder_set_modified (builder, 1930386600);
  adduce_claim_builder_set_note (builder, note);
  return adduce_claim_builder_end (builder);
}

static void
change (History *self, AdduceSidecar *side)
{
  guint number = (guint) g_rand_int_range (self->rand, 0, N_IDS);
  g_autofree char *id = fixture_id (number);
  AdduceClaim *claim = adduce_sidecar_lookup (side, id);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (side, id);

  if (claim != NULL && g_rand_int_range (self->rand, 0, 3) == 0)
    adduce_sidecar_remove (side, id, adduce_claim_get_revision (claim) + 1);
  else if (g_rand_int_range (self->rand, 0, 10) == 0)
    adduce_sidecar_set_status (side, (AdduceStatus) g_rand_int_range (self->rand, 0, 3));
  else
    {
      g_autoptr (AdduceClaim) edited = edit (self, claim, number);
      if (tombstone != NULL) /* an undone removal */
        {
          g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (edited);
          adduce_claim_builder_set_revision (builder, tombstone->revision + 1);
          g_autoptr (AdduceClaim) back = adduce_claim_builder_end (builder);
          adduce_sidecar_put (side, back);
        }
      else
        adduce_sidecar_put (side, edited);
    }
}

static void
history_init (History *self, guint seed, gboolean with_base)
{
  memset (self, 0, sizeof *self);
  self->rand = g_rand_new_with_seed (seed);
  self->text = fixture_long_text ();
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) start = adduce_sidecar_new (coder, "a.txt", self->text);
  for (int i = g_rand_int_range (self->rand, 0, 30); i > 0; i--)
    change (self, start);
  self->mine = adduce_sidecar_copy (start);
  self->theirs = adduce_sidecar_copy (start);
  for (int i = g_rand_int_range (self->rand, 0, 15); i > 0; i--)
    change (self, self->mine);
  for (int i = g_rand_int_range (self->rand, 0, 15); i > 0; i--)
    change (self, self->theirs);
  if (with_base)
    self->base = g_steal_pointer (&start);
}

static void
history_clear (History *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_object (&self->text);
  g_clear_object (&self->base);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
}

/* --- the rules, restated --- */

typedef struct {
  const char *note;  /* which version of a claim; NULL for none */
  guint64 claim;     /* its revision */
  guint64 tombstone; /* revision; 0 for none */
} State;

static State
get_state (AdduceSidecar *side, const char *id)
{
  State state = { NULL, 0, 0 };
  AdduceClaim *claim = side == NULL ? NULL : adduce_sidecar_lookup (side, id);
  const AdduceTombstone *tombstone = side == NULL ? NULL
                                                  : adduce_sidecar_lookup_tombstone (side, id);
  if (claim != NULL)
    state = (State) { adduce_claim_get_note (claim), adduce_claim_get_revision (claim), 0 };
  else if (tombstone != NULL)
    state.tombstone = tombstone->revision;
  return state;
}

static gboolean
is_same (State a, State b)
{
  return g_strcmp0 (a.note, b.note) == 0 && a.claim == b.claim && a.tombstone == b.tombstone;
}

static gboolean
is_nothing (State state)
{
  return state.note == NULL && state.tombstone == 0;
}

static gboolean
mentions (AdduceClaim *claim, const char *note)
{
  const char *extra = adduce_claim_get_extra (claim);
  return extra != NULL && strstr (extra, note) != NULL;
}

/* The fields but for the note, which each version has of its own. */
static char *
get_field (AdduceClaim *claim, guint field)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  GString *text = g_string_new (NULL);

  switch (field)
    {
    case 0:
      for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
        g_string_append_printf (text, "%u-%u ", adduce_span_set_get_span (spans, i).start,
                                adduce_span_set_get_span (spans, i).end);
      break;
    case 1:
      if (adduce_claim_get_stance (claim) != NULL)
        g_string_append (text, adduce_tag_get_code (adduce_claim_get_stance (claim)));
      break;
    case 2:
      g_string_append_printf (text, "%d", (int) adduce_claim_get_certainty (claim));
      break;
    default:
      {
        AdduceTagList *tags = field == 3   ? adduce_claim_get_speakers (claim)
                              : field == 4 ? adduce_claim_get_issues (claim)
                                           : adduce_claim_get_evidence (claim);

        for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
          g_string_append_printf (text, "%s/%s ", adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)),
                                  adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)));
      }
    }
  return g_string_free (text, FALSE);
}

/* Both changed a claim, and each field is the winner's, or where the winner left it alone the loser's; returns
 * whether anything was taken of the loser. */
static gboolean
assert_joined (AdduceClaim *base, AdduceClaim *winner, AdduceClaim *loser, AdduceClaim *merged)
{
  gboolean taken = FALSE;

  for (guint field = 0; field < 6; field++)
    {
      g_autofree char *was = get_field (base, field), *won = get_field (winner, field);
      g_autofree char *lost = get_field (loser, field), *is = get_field (merged, field);

      g_assert_cmpstr (is, ==, g_str_equal (was, won) ? lost : won);
      taken = taken || (g_str_equal (was, won) && !g_str_equal (was, lost));
    }
  return taken;
}

/* Is this what has to come out for an id? */
static void
assert_outcome (History *self, AdduceSidecar *merged, const char *id, guint *conflicts)
{
  State base = get_state (self->base, id), mine = get_state (self->mine, id), theirs = get_state (self->theirs, id);
  State got = get_state (merged, id);
  State expected;

  if (is_same (mine, theirs) || is_nothing (theirs))
    expected = mine;
  else if (is_nothing (mine))
    expected = theirs;
  else if (!is_nothing (base) && is_same (mine, base))
    expected = theirs;
  else if (!is_nothing (base) && is_same (theirs, base))
    expected = mine;
  else if (mine.note != NULL && theirs.note != NULL)
    {
      AdduceClaim *claim = adduce_sidecar_lookup (merged, id);
      gboolean got_mine = g_str_equal (got.note, mine.note);
      expected = mine.claim > theirs.claim || (mine.claim == theirs.claim && got_mine) ? mine
                                                                                       : theirs;
      if (base.note != NULL
          && assert_joined (adduce_sidecar_lookup (self->base, id),
                            adduce_sidecar_lookup (got_mine ? self->mine : self->theirs, id),
                            adduce_sidecar_lookup (got_mine ? self->theirs : self->mine, id), claim))
        expected.claim++;
      g_assert_true (mentions (claim, got_mine ? theirs.note : mine.note));
      g_assert_false (mentions (claim, got_mine ? mine.note : theirs.note));
      (*conflicts)++;
    }
  else if (mine.note == NULL && theirs.note == NULL)
    expected = mine.tombstone > theirs.tombstone ? mine : theirs;
  else
    {
      State changed = mine.note != NULL ? mine : theirs;
      State removed = mine.note != NULL ? theirs : mine;
      gboolean known = !is_nothing (base);
      gboolean wins = known || changed.claim >= removed.tombstone;
      expected = wins ? changed : removed;
      expected.claim = wins ? MAX (changed.claim, removed.tombstone) : 0;
      *conflicts += known || changed.claim == removed.tombstone;
    }
  g_assert_true (is_same (got, expected));
}

static void
assert_rules (History *self, AdduceSidecar *merged, guint n_conflicts)
{
  guint expected_conflicts = 0, n_claims = 0, n_tombstones = 0;
  for (guint number = 0; number < N_IDS; number++)
    {
      g_autofree char *id = fixture_id (number);
      assert_outcome (self, merged, id, &expected_conflicts);
      n_claims += get_state (merged, id).note != NULL;
      n_tombstones += get_state (merged, id).tombstone > 0;
    }
  g_assert_cmpuint (n_conflicts, ==, expected_conflicts);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (merged), ==, n_claims);
  g_assert_cmpuint (adduce_sidecar_get_n_tombstones (merged), ==, n_tombstones);
}

static void
assert_status (History *self, AdduceSidecar *merged)
{
  int values[4] = { -1, -1, -1, -1 };
  AdduceSidecar *sides[4] = { self->base, self->mine, self->theirs, merged };
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      AdduceStatus status;
      if (sides[i] != NULL && adduce_sidecar_get_status (sides[i], &status))
        values[i] = (int) status;
    }
  int expected = values[1] == values[0]   ? values[2]
                 : values[2] == values[0] ? values[1]
                                          : MAX (values[1], values[2]);
  g_assert_cmpint (values[3], ==, expected);
}

static void
assert_merge_is (AdduceSidecar *base, AdduceSidecar *a, AdduceSidecar *b, AdduceSidecar *expected)
{
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, a, b, NULL);
  fixture_assert_same (merged, expected);
}

static void
test_histories (gconstpointer data)
{
  gboolean with_base = GPOINTER_TO_INT (data);
  guint n_conflicts_seen = 0;
  for (guint seed = 0; seed < N_HISTORIES; seed++)
    {
      History history;
      history_init (&history, seed, with_base);
      guint n_conflicts;
      g_autoptr (AdduceSidecar)
        merged = adduce_sidecar_merge (history.base, history.mine, history.theirs, &n_conflicts);
      n_conflicts_seen += n_conflicts;
      assert_rules (&history, merged, n_conflicts);
      assert_status (&history, merged);

      assert_merge_is (history.base, history.theirs, history.mine, merged);
      assert_merge_is (history.base, history.mine, history.mine, history.mine);
      assert_merge_is (history.base, merged, merged, merged);
      assert_merge_is (history.base, merged, history.theirs, merged);
      assert_merge_is (history.base, history.mine, merged, merged);
      if (with_base)
        assert_merge_is (history.base, history.base, history.theirs, history.theirs);

      /* and it is a good file */
      g_autoptr (GBytes) bytes = adduce_sidecar_serialize (merged);
      g_autoptr (AdduceSidecar) again = fixture_parse (bytes);
      fixture_assert_same (merged, again);
      history_clear (&history);
    }
  g_assert_cmpuint (n_conflicts_seen, >, N_HISTORIES);
}

/* --- single situations --- */

static AdduceSidecar *
parse_changed (const char *from, const char *to, guint nth)
{
  g_autoptr (GBytes) bytes = fixture_read ("unknown-members.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *changed = fixture_replace (text, from, to, nth, NULL);
  g_autoptr (GBytes) changed_bytes = g_bytes_new (changed, strlen (changed));
  return fixture_parse (changed_bytes);
}

/* The head of the page is merged member by member; what is unknown counts like what is known. */
static void
test_head (void)
{
  g_autoptr (AdduceSidecar) base = fixture_load ("unknown-members.json");
  g_autoptr (AdduceSidecar)
    mine = parse_changed ("\"alpha\": \"after zulu\"", "\"alpha\": \"mine\"", 0);
  g_autoptr (AdduceSidecar) theirs = parse_changed ("\"version\": 3", "\"version\": 4", 0);
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, mine, theirs, NULL);
  g_assert_cmpuint (adduce_sidecar_get_codebook_version (merged), ==, 4);
  g_autofree char *text = fixture_to_text (merged);
  g_assert_nonnull (strstr (text, "\"alpha\": \"mine\""));

  /* both changed the codebook: the newer */
  g_autoptr (AdduceSidecar) newer = parse_changed ("\"version\": 3", "\"version\": 10", 0);
  g_autoptr (AdduceSidecar) newest = adduce_sidecar_merge (base, newer, theirs, NULL);
  g_assert_cmpuint (adduce_sidecar_get_codebook_version (newest), ==, 10);
  assert_merge_is (base, theirs, newer, newest);

  /* a later minor version stays: 1.10 is later than 1.7 */
  g_autoptr (AdduceSidecar)
    later = parse_changed ("\"schemaVersion\": \"1.7\"", "\"schemaVersion\": \"1.10\"", 0);
  g_autoptr (AdduceSidecar) kept = adduce_sidecar_merge (NULL, later, theirs, NULL);
  g_autofree char *kept_text = fixture_to_text (kept);
  g_assert_nonnull (strstr (kept_text, "\"schemaVersion\": \"1.10\""));

  /* members that only one side has, whatever their order */
  g_autoptr (AdduceSidecar) one = parse_changed ("\"zulu\":", "\"one\": 1, \"zulu\":", 0);
  g_autoptr (AdduceSidecar) two = parse_changed ("\"zulu\":", "\"two\": 2, \"zulu\":", 0);
  g_autoptr (AdduceSidecar) both = adduce_sidecar_merge (base, one, two, NULL);
  g_autofree char *both_text = fixture_to_text (both);
  g_assert_nonnull (strstr (both_text, "\"one\": 1"));
  g_assert_nonnull (strstr (both_text, "\"two\": 2"));
  assert_merge_is (base, two, one, both);
}

/* A claim that both sides changed in the same way is no conflict. */
static void
test_same_change (void)
{
  g_autoptr (AdduceSidecar) base = fixture_load (FIXTURE_PLAIN);
  g_autoptr (AdduceSidecar) mine = adduce_sidecar_copy (base);
  g_autoptr (AdduceSidecar) theirs = adduce_sidecar_copy (base);
  for (guint i = 0; i < 2; i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (base, 0);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
      adduce_claim_builder_set_note (builder, "The same");
      adduce_claim_builder_set_modified (builder, 1930386600 + i);
      g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
      adduce_sidecar_put (i == 0 ? mine : theirs, changed);
    }
  guint n_conflicts = 99;
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, mine, theirs, &n_conflicts);
  g_assert_cmpuint (n_conflicts, ==, 0);
  fixture_assert_same (merged, theirs); /* the larger text: one second later */
}

/* The time of a change; none of merging is seen in what comes of it. */
#define EDITED 1930386600

static AdduceClaim *
edit_field (AdduceClaim *old, const char *note, AdduceCertainty certainty, guint64 revision)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (old);

  if (note != NULL)
    adduce_claim_builder_set_note (builder, note);
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    adduce_claim_builder_set_certainty (builder, certainty);
  adduce_claim_builder_set_revision (builder, revision);
  adduce_claim_builder_set_modified (builder, EDITED);
  return adduce_claim_builder_end (builder);
}

/* One side changed the note, the other the certainty: no conflict, whatever they counted. Where both changed the note
 * too, one note is shown, the other kept, and the certainty is there either way. */
static void
test_fields (void)
{
  g_autoptr (AdduceSidecar) base = fixture_load (FIXTURE_PLAIN);
  AdduceClaim *start = adduce_sidecar_get_claim (base, 1);
  guint64 revision = adduce_claim_get_revision (start);

  for (guint i = 0; i < 6; i++)
    {
      const char *second_note = i < 3 ? NULL : "Two";
      g_autoptr (AdduceSidecar) mine = adduce_sidecar_copy (base);
      g_autoptr (AdduceSidecar) theirs = adduce_sidecar_copy (base);
      g_autoptr (AdduceClaim) noted = edit_field (start, "One", ADDUCE_CERTAINTY_UNSET, revision + i % 3);
      g_autoptr (AdduceClaim) sure = edit_field (start, second_note, ADDUCE_CERTAINTY_HIGH, revision + 1);
      g_autoptr (AdduceSidecar) merged = NULL;
      g_autofree char *text = NULL;
      AdduceClaim *shown;
      guint n_conflicts = 99;

      g_assert_cmpint (adduce_claim_get_certainty (start), !=, ADDUCE_CERTAINTY_HIGH);
      adduce_sidecar_put (mine, noted);
      adduce_sidecar_put (theirs, sure);
      merged = adduce_sidecar_merge (base, mine, theirs, &n_conflicts);
      shown = adduce_sidecar_lookup (merged, adduce_claim_get_id (start));
      g_assert_cmpint (adduce_claim_get_modified (shown), ==, EDITED);
      text = fixture_to_text (merged);
      g_assert_cmpint (adduce_claim_get_certainty (shown), ==, ADDUCE_CERTAINTY_HIGH);
      g_assert_nonnull (strstr (text, "\"One\""));
      if (second_note == NULL)
        {
          g_assert_cmpuint (n_conflicts, ==, 0);
          g_assert_cmpstr (adduce_claim_get_note (shown), ==, "One");
          g_assert_false (mentions (shown, "One"));
        }
      else
        {
          g_assert_cmpuint (n_conflicts, ==, 1);
          g_assert_nonnull (strstr (text, "\"Two\""));
        }
      g_assert_cmpuint (adduce_claim_get_revision (shown), >, revision);
      assert_merge_is (base, theirs, mine, merged);
      assert_merge_is (base, merged, theirs, merged);
      assert_merge_is (base, mine, merged, merged);
      assert_merge_is (base, merged, merged, merged);
    }
}

/* A coder settles a conflict by saving the claim without it: the other side's old conflict does not
 * come back. */
static void
test_settled (void)
{
  g_autoptr (AdduceSidecar) base = fixture_load (FIXTURE_PLAIN);
  g_autoptr (AdduceSidecar) mine = adduce_sidecar_copy (base);
  g_autoptr (AdduceSidecar) theirs = adduce_sidecar_copy (base);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AdduceClaimBuilder)
        builder = adduce_claim_builder_new_from (adduce_sidecar_get_claim (base, 1));
      adduce_claim_builder_set_note (builder, i == 0 ? "One" : "Two");
      g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
      adduce_sidecar_put (i == 0 ? mine : theirs, changed);
    }
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, mine, theirs, NULL);
  AdduceClaim *shown = adduce_sidecar_get_claim (merged, 1);
  g_assert_nonnull (adduce_claim_get_extra (shown));
  g_autofree char *text = fixture_to_text (merged);
  g_assert_nonnull (strstr (text, "      \"conflict\": [\n"));
  g_assert_nonnull (strstr (text, "\"One\""));
  g_assert_nonnull (strstr (text, "\"Two\""));

  g_autoptr (AdduceSidecar) settled = adduce_sidecar_copy (merged);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (shown);
  adduce_claim_builder_set_extra (builder, NULL);
  g_autoptr (AdduceClaim) clean = adduce_claim_builder_end (builder);
  adduce_sidecar_put (settled, clean);
  assert_merge_is (merged, settled, merged, settled);
}

/* A file that another computer brought back lacks what was made here since: that removes nothing.
 */
static void
test_absence (void)
{
  g_autoptr (AdduceSidecar) base = fixture_load (FIXTURE_PLAIN);
  g_autoptr (AdduceSidecar) old = fixture_load (FIXTURE_PLAIN);
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (GBytes) file = fixture_read ("ferry-toll.txt");
  g_autoptr (AdduceText) text = adduce_text_new (file, NULL);
  g_autoptr (AdduceSidecar) empty = adduce_sidecar_new (coder, "ferry-toll.txt", text);
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, old, empty, NULL);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (merged), ==, 3);
  g_assert_cmpuint (adduce_sidecar_get_n_tombstones (merged), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/merge/histories-with-base", GINT_TO_POINTER (TRUE), test_histories);
  g_test_add_data_func ("/merge/histories-without-base", GINT_TO_POINTER (FALSE), test_histories);
  g_test_add_func ("/merge/head", test_head);
  g_test_add_func ("/merge/same-change", test_same_change);
  g_test_add_func ("/merge/fields", test_fields);
  g_test_add_func ("/merge/settled", test_settled);
  g_test_add_func ("/merge/absence", test_absence);
  return g_test_run ();
}
