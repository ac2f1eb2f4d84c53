/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding, ordering and counting claims.
 *
 *   0 anna   "Fährgebühr"    Nuria Falk, Pell     support   expert    note   created 30, modified 40
 *   1 anna   "bleibt, sagte"  –                    –         –         –      created 20, modified 60
 *   2 bert   "sie nicht"     Pell                 oppose    –         –      created 10, modified 50
 *   3 anna   "Паром"         Łukasz               oppose    law       note   created 10, modified 50
 */
#include "model-fixture.h"

#define N_CLAIMS 4

typedef struct {
  AdduceText *text;
  AdduceClaimKey *keys[N_CLAIMS];
} Fixture;

typedef struct {
  const char *coder;
  const char *spans;
  const char *speakers;
  const char *issues;
  const char *stance;
  const char *evidence;
  const char *note;
  gint64 created;
  gint64 modified;
} Row;

static AdduceClaim *
make_claim (AdduceText *text, const Row *row)
{
  g_autoptr (AdduceSpanSet) spans = model_spans (row->spans);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (row->coder);
  g_autoptr (AdduceTagList) speakers = model_tags (row->speakers);
  g_autoptr (AdduceTagList) issues = model_tags (row->issues);
  g_autoptr (AdduceTagList) evidence = model_tags (row->evidence);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  adduce_claim_builder_set_evidence (builder, evidence);
  if (row->stance != NULL)
    {
      g_autoptr (AdduceTag) stance = adduce_tag_new (row->stance, row->stance);

      adduce_claim_builder_set_stance (builder, stance);
    }
  adduce_claim_builder_set_note (builder, row->note);
  adduce_claim_builder_set_created (builder, row->created);
  adduce_claim_builder_set_modified (builder, row->modified);
  return adduce_claim_builder_end (builder);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const Row rows[N_CLAIMS] = {
    { "anna", "0-10", "falk=Nuria Falk|pell=Pell", "levy=The levy should stay", "support", "expert", "Ask Mira", 30,
      40 },
    { "anna", "11-24", NULL, NULL, NULL, NULL, NULL, 20, 60 },
    { "bert", "25-34", "pell=Pell", "ferry=Ferries are safe", "oppose", NULL, NULL, 10, 50 },
    { "anna", "36-41", "lukasz=Łukasz", "levy=The levy should stay", "oppose", "law", "Second reading", 10, 50 },
  };

  /*                     0          11            25        35 */
  f->text = model_text ("Fährgebühr bleibt, sagte sie nicht. Паром\n");
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      g_autoptr (AdduceClaim) claim = make_claim (f->text, &rows[i]);

      f->keys[i] = adduce_claim_key_new (claim);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < N_CLAIMS; i++)
    adduce_claim_key_unref (f->keys[i]);
  g_object_unref (f->text);
}

/* The numbers of those that are found: "03". */
static void
assert_found (Fixture *f, AdduceClaimQuery *query, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < N_CLAIMS; i++)
    if (adduce_claim_query_matches (query, f->keys[i]))
      g_string_append_printf (found, "%u", i);
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_true (adduce_claim_query_is_empty (query) == (g_strcmp0 (expected, "0123") == 0));
}

static void
test_text (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *found;
  } table[] = {
    { "fahrgebuhr", "0" },  /* accents don't count */
    { "GEBÜHR", "0" },      /* nor case; a part of a word */
    { "паром", "3" },       { "pell", "02" },
    { "levy", "03" },       { "levy law", "" },      /* evidence is no word of the claim */
    { "stay lukasz", "3" }, { "mira", "0" },
    { "bleibt sagte", "1" }, { "  ", "0123" },
    { "zebra", "" },        { NULL, "0123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceClaimQuery) query = adduce_claim_query_new ();

      adduce_claim_query_set_text (query, table[i].text);
      assert_found (f, query, table[i].found);
    }
}

static void
test_facets (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceClaimQuery) query = adduce_claim_query_new ();
  g_autoptr (AdduceClaimQuery) copy = NULL;

  adduce_claim_query_add_code (query, ADDUCE_FACET_STANCE, "oppose");
  assert_found (f, query, "23");
  adduce_claim_query_add_code (query, ADDUCE_FACET_STANCE, "");
  assert_found (f, query, "123");
  copy = adduce_claim_query_copy (query);
  g_assert_true (adduce_claim_query_equal (query, copy));
  adduce_claim_query_add_code (query, ADDUCE_FACET_CODER, "anna");
  assert_found (f, query, "13");
  assert_found (f, copy, "123");
  g_assert_false (adduce_claim_query_equal (query, copy));
  adduce_claim_query_remove_code (query, ADDUCE_FACET_STANCE, "");
  adduce_claim_query_remove_code (query, ADDUCE_FACET_STANCE, "nobody");
  assert_found (f, query, "3");
  g_assert_true (adduce_claim_query_has_code (query, ADDUCE_FACET_STANCE, "oppose"));
  adduce_claim_query_remove_code (query, ADDUCE_FACET_STANCE, "oppose");
  adduce_claim_query_remove_code (query, ADDUCE_FACET_CODER, "anna");
  assert_found (f, query, "0123");

  adduce_claim_query_add_code (query, ADDUCE_FACET_SPEAKER, "pell");
  assert_found (f, query, "02");
  adduce_claim_query_set_noted (query, TRUE);
  assert_found (f, query, "0");
  adduce_claim_query_set_incomplete (query, TRUE);
  assert_found (f, query, "");
  adduce_claim_query_set_noted (query, FALSE);
  assert_found (f, query, "2");
}

/* The order in which codes were added is of no account. */
static void
test_equal (void)
{
  g_autoptr (AdduceClaimQuery) a = adduce_claim_query_new ();
  g_autoptr (AdduceClaimQuery) b = adduce_claim_query_new ();

  adduce_claim_query_add_code (a, ADDUCE_FACET_SPEAKER, "x");
  adduce_claim_query_add_code (a, ADDUCE_FACET_SPEAKER, "y");
  adduce_claim_query_add_code (b, ADDUCE_FACET_SPEAKER, "y");
  g_assert_false (adduce_claim_query_equal (a, b));
  adduce_claim_query_add_code (b, ADDUCE_FACET_SPEAKER, "x");
  adduce_claim_query_add_code (b, ADDUCE_FACET_SPEAKER, "x");
  g_assert_true (adduce_claim_query_equal (a, b));
  adduce_claim_query_set_text (a, "Über  ALLES");
  g_assert_false (adduce_claim_query_equal (a, b));
  adduce_claim_query_set_text (b, "uber alles");
  g_assert_true (adduce_claim_query_equal (a, b));
}

static void
test_order (Fixture *f, gconstpointer data)
{
  static const struct {
    AdduceClaimOrder order;
    const char *id;
    const char *expected;
  } table[] = {
    { ADDUCE_CLAIM_ORDER_TEXT, "text", "0123" },
    { ADDUCE_CLAIM_ORDER_MODIFIED, "modified", "1230" },
    { ADDUCE_CLAIM_ORDER_CREATED, "created", "0123" },
    { ADDUCE_CLAIM_ORDER_SPEAKER, "speaker", "3021" }, /* lukasz, nuria falk, pell, none */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      AdduceClaimOrder order = ADDUCE_CLAIM_ORDER_TEXT;
      guint places[N_CLAIMS] = { 0 };

      g_assert_true (adduce_claim_order_from_id (table[i].id, &order));
      g_assert_cmpint (order, ==, table[i].order);
      g_assert_cmpstr (adduce_claim_order_to_id (order), ==, table[i].id);
      for (guint a = 0; a < N_CLAIMS; a++)
        for (guint b = 0; b < N_CLAIMS; b++)
          {
            int result = adduce_claim_key_compare (order, f->keys[a], f->keys[b]);

            g_assert_true ((result == 0) == (a == b));
            g_assert_cmpint (result < 0, ==, adduce_claim_key_compare (order, f->keys[b], f->keys[a]) > 0);
            places[a] += result > 0;
          }
      for (guint place = 0; place < N_CLAIMS; place++)
        for (guint a = 0; a < N_CLAIMS; a++)
          if (places[a] == place)
            g_string_append_printf (found, "%u", a);
      g_assert_cmpstr (found->str, ==, table[i].expected);
    }
  g_assert_false (adduce_claim_order_from_id ("Text", NULL));
  g_assert_false (adduce_claim_order_from_id (NULL, NULL));
}

/* What is added and removed one by one is what counting all of it gives. */
static void
test_tally (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceClaimTally) tally = adduce_claim_tally_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint times[N_CLAIMS] = { 0 };

  for (guint round = 0; round < 200; round++)
    {
      guint which = model_random (rand, N_CLAIMS);
      guint n = 0, n_opposed = 0, n_noted = 0, n_incomplete = 0, n_pell = 0, n_without_stance = 0;

      if (times[which] > 0 && model_random (rand, 2) == 0)
        {
          times[which]--;
          adduce_claim_tally_remove (tally, adduce_claim_key_get_claim (f->keys[which]));
        }
      else
        {
          times[which]++;
          adduce_claim_tally_add (tally, adduce_claim_key_get_claim (f->keys[which]));
        }
      for (guint i = 0; i < N_CLAIMS; i++)
        n += times[i];
      n_opposed = times[2] + times[3];
      n_noted = times[0] + times[3];
      n_incomplete = times[1] + times[2];
      n_pell = times[0] + times[2];
      n_without_stance = times[1];
      g_assert_cmpuint (adduce_claim_tally_get_n_claims (tally), ==, n);
      g_assert_cmpuint (adduce_claim_tally_get_n_noted (tally), ==, n_noted);
      g_assert_cmpuint (adduce_claim_tally_get_n_incomplete (tally), ==, n_incomplete);
      g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_STANCE, "oppose"), ==, n_opposed);
      g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_STANCE, ""), ==, n_without_stance);
      g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_SPEAKER, "pell"), ==, n_pell);
      g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_SPEAKER, "nobody"), ==, 0);
    }

  adduce_claim_tally_clear (tally);
  g_assert_cmpuint (adduce_claim_tally_get_n_claims (tally), ==, 0);
  for (guint i = 0; i < N_CLAIMS; i++)
    adduce_claim_tally_add (tally, adduce_claim_key_get_claim (f->keys[i]));
  {
    g_autoptr (AdduceTagList) speakers = adduce_claim_tally_dup_tags (tally, ADDUCE_FACET_SPEAKER);
    g_autofree char *codes = model_codes (speakers);

    g_assert_cmpstr (codes, ==, "pell|falk|lukasz");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/claim-query/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("text", test_text);
  ADD ("facets", test_facets);
  ADD ("order", test_order);
  ADD ("tally", test_tally);
#undef ADD
  g_test_add_func ("/claim-query/equal", test_equal);

  return g_test_run ();
}
