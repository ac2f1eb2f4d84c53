/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The set of claims against a plain list that is sorted and searched from end to end; and a mirror that is
 * kept by nothing but "items-changed".
 */
#include "model-fixture.h"

#define LENGTH 400
#define N_STEPS 3000

typedef struct {
  AdduceText *text;
  AdduceClaimSet *set;
  GPtrArray *mirror; /* what a view would have; a reference each */
  GPtrArray *naive;  /* what should be there, in any order; a reference each */
  guint n_items_changed;
  guint n_changed;
  AdduceSpan extent; /* of the last "changed" */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  Fixture *fixture = user_data;
  fixture->n_items_changed++;
  g_assert_cmpuint (position + n_removed, <=, fixture->mirror->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
changed_cb (AdduceClaimSet *set, guint start, guint end, gpointer user_data)
{
  Fixture *fixture = user_data;
  fixture->n_changed++;
  fixture->extent = (AdduceSpan) { start, end };
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->text = model_text_long (LENGTH);
  fixture->set = adduce_claim_set_new ();
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->naive = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->set, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->set, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_ptr_array_unref (fixture->mirror);
  g_ptr_array_unref (fixture->naive);
  g_assert_finalize_object (fixture->set);
  g_object_unref (fixture->text);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (*(AdduceClaim *const *) a, *(AdduceClaim *const *) b);
}

static void
assert_same (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->set);
  g_ptr_array_sort (fixture->naive, compare_cb);
  g_assert_cmpuint (adduce_claim_set_get_n_claims (fixture->set), ==, fixture->naive->len);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->naive->len);
  g_assert_cmpuint (fixture->mirror->len, ==, fixture->naive->len);
  for (guint i = 0; i < fixture->naive->len; i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (fixture->set, i);
      g_autoptr (AdduceClaim) item = g_list_model_get_item (model, i);
      guint position = G_MAXUINT;
      g_assert_true (adduce_claim_same_content (claim, fixture->naive->pdata[i]));
      g_assert_true (item == claim);
      g_assert_true (fixture->mirror->pdata[i] == claim);
      g_assert_true (adduce_claim_set_lookup (fixture->set, adduce_claim_get_id (claim)) == claim);
      g_assert_true (adduce_claim_set_find (fixture->set, adduce_claim_get_id (claim), &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_null (adduce_claim_set_get (fixture->set, fixture->naive->len));
  g_assert_null (g_list_model_get_item (model, fixture->naive->len));
}

static char *
make_spans (GRand *rand)
{
  GString *spans = g_string_new (NULL);
  guint start = model_random (rand, LENGTH / 2);
  for (guint i = 0, n = 1 + model_random (rand, 3); i < n; i++)
    {
      guint end = start + 1 + model_random (rand, 30);
      g_string_append_printf (spans, "%s%u-%u", i > 0 ? "," : "", start, end);
      start = end + 1 + model_random (rand, 20);
    }
  return g_string_free (spans, FALSE);
}

static AdduceClaim *
make_random (Fixture *fixture, GRand *rand)
{
  g_autofree char *spans = make_spans (rand);
  return model_claim (fixture->text, spans);
}

/* Another version: at another place, or where it was with another note. */
static AdduceClaim *
make_version (Fixture *fixture, GRand *rand, AdduceClaim *claim)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autofree char *text = make_spans (rand);
  g_autoptr (AdduceSpanSet) spans = model_spans (text);
  g_autofree char *note = g_strdup_printf ("%u", g_rand_int (rand));
  adduce_claim_builder_set_note (builder, note);
  if (model_random (rand, 2) == 0)
    adduce_claim_builder_set_spans (builder, spans, fixture->text, NULL);
  return adduce_claim_builder_end (builder);
}

static void
widen (AdduceSpan *extent, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      extent->start = MIN (extent->start, adduce_span_set_get_span (spans, i).start);
      extent->end = MAX (extent->end, adduce_span_set_get_span (spans, i).end);
    }
}

static void
expect_none (Fixture *fixture)
{
  fixture->n_items_changed = fixture->n_changed = 0;
}

/* One signal of each kind, over just @extent. */
static void
assert_one (Fixture *fixture, AdduceSpan extent)
{
  g_assert_cmpuint (fixture->n_items_changed, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->extent.start, ==, extent.start);
  g_assert_cmpuint (fixture->extent.end, ==, extent.end);
}

static void
put (Fixture *fixture, AdduceClaim *claim, guint naive_place)
{
  AdduceSpan extent = { G_MAXUINT, 0 };
  widen (&extent, claim);
  if (naive_place < fixture->naive->len)
    {
      widen (&extent, fixture->naive->pdata[naive_place]);
      g_ptr_array_remove_index (fixture->naive, naive_place);
    }
  g_ptr_array_add (fixture->naive, g_object_ref (claim));
  expect_none (fixture);
  adduce_claim_set_put (fixture->set, claim);
  assert_one (fixture, extent);
}

static void
remove_one (Fixture *fixture, guint naive_place)
{
  g_autoptr (AdduceClaim) claim = g_object_ref (fixture->naive->pdata[naive_place]);
  AdduceSpan extent = { G_MAXUINT, 0 };
  widen (&extent, claim);
  g_ptr_array_remove_index (fixture->naive, naive_place);
  expect_none (fixture);
  g_assert_true (adduce_claim_set_remove (fixture->set, adduce_claim_get_id (claim)));
  assert_one (fixture, extent);
  expect_none (fixture);
  g_assert_false (adduce_claim_set_remove (fixture->set, adduce_claim_get_id (claim)));
  g_assert_cmpuint (fixture->n_items_changed + fixture->n_changed, ==, 0);
}

/* Drops, changes and adds some at once, and gives all of it in a random order. */
static void
replace_some (Fixture *fixture, GRand *rand)
{
  AdduceSpan extent = { G_MAXUINT, 0 };
  for (guint i = 0, n = model_random (rand, 4); i < n && fixture->naive->len > 0; i++)
    {
      guint place = model_random (rand, fixture->naive->len);
      g_autoptr (AdduceClaim) old = g_object_ref (fixture->naive->pdata[place]);
      widen (&extent, old);
      g_ptr_array_remove_index (fixture->naive, place);
      if (model_random (rand, 2) == 0)
        {
          g_ptr_array_add (fixture->naive, make_version (fixture, rand, old));
          widen (&extent, fixture->naive->pdata[fixture->naive->len - 1]);
        }
    }
  for (guint i = 0, n = model_random (rand, 4); i < n; i++)
    {
      g_ptr_array_add (fixture->naive, make_random (fixture, rand));
      widen (&extent, fixture->naive->pdata[fixture->naive->len - 1]);
    }
  for (guint i = fixture->naive->len; i > 1; i--)
    {
      guint j = model_random (rand, i);
      gpointer other = fixture->naive->pdata[j];
      fixture->naive->pdata[j] = fixture->naive->pdata[i - 1];
      fixture->naive->pdata[i - 1] = other;
    }

  expect_none (fixture);
  adduce_claim_set_replace_all (fixture->set, (AdduceClaim *const *) fixture->naive->pdata,
                                fixture->naive->len);
  if (extent.start < extent.end)
    assert_one (fixture, extent);
  else
    g_assert_cmpuint (fixture->n_items_changed + fixture->n_changed, ==, 0);
}

/* Some are put, changed or removed as one, a claim perhaps twice; one that is not there is no change. */
static void
update_some (Fixture *fixture, GRand *rand)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  AdduceSpan extent = { G_MAXUINT, 0 };

  for (guint i = 0, n = 1 + model_random (rand, 8); i < n; i++)
    {
      guint kind = model_random (rand, 4), place = model_random (rand, MAX (fixture->naive->len, 1));
      AdduceClaim *old = fixture->naive->len > 0 ? fixture->naive->pdata[place] : NULL;
      AdduceClaim *claim = kind == 0 || old == NULL ? make_random (fixture, rand)
                           : kind < 3               ? make_version (fixture, rand, old)
                                                    : NULL;

      g_ptr_array_add (ids, old != NULL ? g_strdup (adduce_claim_get_id (old)) : NULL);
      g_ptr_array_add (claims, claim != NULL ? g_object_ref (claim) : NULL);
      if (claim != NULL)
        widen (&extent, claim);
      if (kind > 0 && old != NULL)
        {
          widen (&extent, old);
          g_ptr_array_remove_index (fixture->naive, place);
        }
      if (claim != NULL)
        g_ptr_array_add (fixture->naive, claim);
    }

  expect_none (fixture);
  adduce_claim_set_update (fixture->set, (AdduceClaim *const *) claims->pdata, (const char *const *) ids->pdata,
                           claims->len);
  assert_one (fixture, extent);
  for (guint i = 0; i < claims->len; i++)
    g_clear_object (&claims->pdata[i]);
}

static void
test_update (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261126);
  const char *gone = "urn:uuid:019b0c6e-5a00-7000-8000-000000000000";
  AdduceClaim *none = NULL;

  for (guint i = 0; i < N_STEPS / 3; i++)
    {
      update_some (fixture, rand);
      if (fixture->naive->len > 60)
        {
          g_ptr_array_set_size (fixture->naive, 20);
          adduce_claim_set_replace_all (fixture->set, (AdduceClaim *const *) fixture->naive->pdata, 20);
        }
      assert_same (fixture);
    }
  expect_none (fixture);
  adduce_claim_set_update (fixture->set, &none, &gone, 1);
  adduce_claim_set_update (fixture->set, (AdduceClaim *const *) fixture->mirror->pdata, NULL, 1);
  adduce_claim_set_update (fixture->set, NULL, NULL, 0);
  g_assert_cmpuint (fixture->n_items_changed + fixture->n_changed, ==, 0);
}

static void
test_random (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260203);
  for (guint i = 0; i < N_STEPS; i++)
    {
      guint n = fixture->naive->len, kind = model_random (rand, 10);
      if (n > 60)
        kind = 9;
      if (n == 0 || kind < 4)
        {
          g_autoptr (AdduceClaim) claim = make_random (fixture, rand);
          put (fixture, claim, G_MAXUINT);
        }
      else if (kind < 7)
        {
          guint place = model_random (rand, n);
          g_autoptr (AdduceClaim) claim = make_version (fixture, rand, fixture->naive->pdata[place]);
          put (fixture, claim, place);
        }
      else if (kind < 8)
        replace_some (fixture, rand);
      else
        remove_one (fixture, model_random (rand, n));
      assert_same (fixture);
    }
}

/* Equal versions, even as other objects, are no change; a view keeps its objects. */
static void
test_replace_same (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AdduceClaim) a = model_claim (fixture->text, "1-5");
  g_autoptr (AdduceClaim) b = model_claim (fixture->text, "2-9");
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (a);
  adduce_claim_builder_set_revision (builder, 1);
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (a));
  g_autoptr (AdduceClaim) a_again = adduce_claim_builder_end (builder);
  AdduceClaim *first[] = { b, a }, *again[] = { a_again, b };

  adduce_claim_set_put (fixture->set, a);
  adduce_claim_set_put (fixture->set, b);
  expect_none (fixture);
  adduce_claim_set_put (fixture->set, b);
  adduce_claim_set_replace_all (fixture->set, first, 2);
  adduce_claim_set_replace_all (fixture->set, again, 2);
  g_assert_cmpuint (fixture->n_items_changed + fixture->n_changed, ==, 0);
  g_assert_true (adduce_claim_set_get (fixture->set, 0) == a);

  adduce_claim_set_replace_all (fixture->set, NULL, 0);
  assert_one (fixture, (AdduceSpan) { 1, 9 });
  adduce_claim_set_replace_all (fixture->set, NULL, 0);
  g_assert_cmpuint (fixture->n_items_changed, ==, 1);
  assert_same (fixture);
}

/* Of two with one id the later one counts. */
static void
test_replace_twice (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260204);
  g_autoptr (AdduceClaim) a = model_claim (fixture->text, "1-5");
  g_autoptr (AdduceClaim) later = make_version (fixture, rand, a);
  AdduceClaim *claims[] = { a, later, a, later };

  g_ptr_array_add (fixture->naive, g_object_ref (later));
  adduce_claim_set_replace_all (fixture->set, claims, G_N_ELEMENTS (claims));
  g_assert_cmpuint (fixture->n_items_changed, ==, 1);
  assert_same (fixture);
}

static gboolean
touches (AdduceClaim *claim, AdduceSpan extent)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  AdduceSpan asked = { extent.start, MAX (extent.end, extent.start + 1) };
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      if (span.start < asked.end && asked.start < span.end)
        return TRUE;
    }
  return FALSE;
}

static void
test_query (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260205);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (AdduceClaim) claim = make_random (fixture, rand);
      put (fixture, claim, G_MAXUINT);
    }
  for (guint i = 0; i < 2000; i++)
    {
      guint start = model_random (rand, LENGTH);
      AdduceSpan extent = { start, start + model_random (rand, 20) };
      g_autoptr (GPtrArray) found = adduce_claim_set_query (fixture->set, extent);
      guint n_expected = 0, last = 0;
      for (guint j = 0; j < fixture->naive->len; j++)
        n_expected += touches (fixture->naive->pdata[j], extent);
      g_assert_cmpuint (found->len, ==, n_expected);
      for (guint j = 0; j < found->len; j++)
        {
          guint size = adduce_span_set_get_size (adduce_claim_get_spans (found->pdata[j]));
          g_assert_true (touches (found->pdata[j], extent));
          g_assert_cmpuint (size, >=, last);
          g_assert_true (j == 0 || found->pdata[j] != found->pdata[j - 1]);
          last = size;
        }
    }
}

/* The index belongs to what the set holds now. */
/* The index names all spans by the claims' places, whatever was done to the set since it was first asked for. */
static void
assert_index (Fixture *fixture)
{
  AdduceSpanIndex *index = adduce_claim_set_get_index (fixture->set);
  const AdduceSpanEntry *entries = adduce_span_index_get_entries (index);
  guint n_spans = 0;
  for (guint j = 0; j < adduce_claim_set_get_n_claims (fixture->set); j++)
    n_spans += adduce_span_set_get_n_spans (
      adduce_claim_get_spans (adduce_claim_set_get (fixture->set, j)));
  g_assert_cmpuint (adduce_span_index_get_n_entries (index), ==, n_spans);
  for (guint j = 0; j < n_spans; j++)
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (adduce_claim_set_get (fixture->set, entries[j].owner));
      gboolean found = FALSE;
      for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
        {
          AdduceSpan span = adduce_span_set_get_span (spans, k);
          found = found || (span.start == entries[j].span.start && span.end == entries[j].span.end);
        }
      g_assert_true (found);
    }
}

static void
test_index (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260206);
  for (guint i = 0; i < 400; i++)
    {
      guint n = adduce_claim_set_get_n_claims (fixture->set);
      AdduceClaim *old = n > 0 ? adduce_claim_set_get (fixture->set, g_rand_int (rand) % n) : NULL;
      gint32 what = n > 0 ? g_rand_int_range (rand, 0, 4) : 0;

      if (what < 2)
        {
          g_autoptr (AdduceClaim) claim = make_random (fixture, rand);
          adduce_claim_set_put (fixture->set, claim);
        }
      else if (what == 2)
        {
          g_autoptr (AdduceClaim) claim = make_version (fixture, rand, old);
          adduce_claim_set_put (fixture->set, claim);
        }
      else
        adduce_claim_set_remove (fixture->set, adduce_claim_get_id (old));
      assert_index (fixture);
      g_assert_true (adduce_claim_set_get_index (fixture->set) == adduce_claim_set_get_index (fixture->set));
    }

  /* all at once */
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  for (guint i = 0; i < adduce_claim_set_get_n_claims (fixture->set); i += 2)
    g_ptr_array_add (claims, adduce_claim_set_get (fixture->set, i));
  adduce_claim_set_replace_all (fixture->set, (AdduceClaim *const *) claims->pdata, claims->len);
  assert_index (fixture);
}

static void
add (const char *path, void (*func) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/claim-set/random", test_random);
  add ("/claim-set/update", test_update);
  add ("/claim-set/replace-same", test_replace_same);
  add ("/claim-set/replace-twice", test_replace_twice);
  add ("/claim-set/query", test_query);
  add ("/claim-set/index", test_index);
  return g_test_run ();
}
