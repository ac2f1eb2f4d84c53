/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims that a filter finds: whatever is done to claims, filter and order, a listener that only follows
 * "items-changed" has what looking at all claims anew would give.
 */
#include <gio/gio.h>

#include "adduce-ui-claim-finder.h"

typedef struct
{
  AdduceText *text;
  AdduceClaimSet *own;
  AdduceClaimSet *others;
  AdduceUiClaimList *list;
  AdduceUiClaimFilter *filter;
  AdduceUiClaimFinder *finder;
  GPtrArray *mirror; /* items, as told by "items-changed" */
  guint n_changes;
  guint n_moved; /* items that were removed and added */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Fixture *f = data;

  f->n_changes++;
  f->n_moved += removed + added;
  g_assert_cmpuint (position + removed, <=, f->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (f->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (f->mirror, position + i, g_list_model_get_item (model, position + i));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (words, i % 3 == 0 ? "levy " : "word ");
  bytes = g_string_free_to_bytes (g_steal_pointer (&words));
  f->text = adduce_text_new (bytes, NULL);
  f->own = adduce_claim_set_new ();
  f->others = adduce_claim_set_new ();
  f->list = adduce_ui_claim_list_new ();
  f->filter = adduce_ui_claim_filter_new ();
  f->finder = adduce_ui_claim_finder_new (f->list, f->filter);
  f->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (f->finder, "items-changed", G_CALLBACK (items_changed_cb), f);
  adduce_ui_claim_list_set_claims (f->list, f->own, f->others);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->mirror);
  g_assert_finalize_object (f->finder);
  g_assert_finalize_object (f->filter);
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->own);
  g_assert_finalize_object (f->others);
  g_object_unref (f->text);
}

/* --- claims --- */

static void
place_builder (Fixture *f, AdduceClaimBuilder *builder, guint start)
{
  AdduceSpan span = { start, start + 4 };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, f->text, NULL));
}

static void
tag_builder (AdduceClaimBuilder *builder, const char *stance, const char *speaker)
{
  g_autoptr (AdduceTag) tag = stance != NULL ? adduce_tag_new (stance, stance) : NULL;
  g_autoptr (AdduceTag) name = speaker != NULL ? adduce_tag_new_for_label (speaker) : NULL;
  g_autoptr (AdduceTagList) names = adduce_tag_list_new (&name, name != NULL ? 1 : 0);

  adduce_claim_builder_set_stance (builder, tag);
  adduce_claim_builder_set_speakers (builder, names);
}

static AdduceClaim *
add_claim (Fixture *f, AdduceClaimSet *set, guint start, const char *stance, const char *speaker, gint64 modified)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (set == f->own ? "me" : "you");
  g_autoptr (AdduceClaim) claim = NULL;

  place_builder (f, builder, start);
  tag_builder (builder, stance, speaker);
  adduce_claim_builder_set_modified (builder, modified);
  claim = adduce_claim_builder_end (builder);
  adduce_claim_set_put (set, claim);
  return adduce_claim_set_lookup (set, adduce_claim_get_id (claim));
}

static AdduceClaim *
change_claim (Fixture *f, AdduceClaimSet *set, AdduceClaim *old, guint start, const char *stance,
              const char *speaker, gint64 modified)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (old);
  g_autoptr (AdduceClaim) claim = NULL;

  place_builder (f, builder, start);
  tag_builder (builder, stance, speaker);
  adduce_claim_builder_set_modified (builder, modified);
  claim = adduce_claim_builder_end (builder);
  adduce_claim_set_put (set, claim);
  return adduce_claim_set_lookup (set, adduce_claim_get_id (claim));
}

/* --- what it should be --- */

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer order)
{
  g_autoptr (AdduceClaimKey) one = adduce_claim_key_new (*(AdduceClaim *const *) a);
  g_autoptr (AdduceClaimKey) two = adduce_claim_key_new (*(AdduceClaim *const *) b);

  return adduce_claim_key_compare (GPOINTER_TO_UINT (order), one, two);
}

static void
check (Fixture *f)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  AdduceClaimSet *sets[] = { f->own, f->others };
  guint n = 0, n_opposed = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sets); s++)
    for (guint i = 0; i < adduce_claim_set_get_n_claims (sets[s]); i++)
      {
        AdduceClaim *claim = adduce_claim_set_get (sets[s], i);
        g_autoptr (AdduceClaimKey) key = adduce_claim_key_new (claim);

        n++;
        n_opposed += adduce_facet_matches (ADDUCE_FACET_STANCE, claim, "oppose");
        if (adduce_claim_query_matches (adduce_ui_claim_filter_get_query (f->filter), key))
          g_ptr_array_add (expected, claim);
      }
  g_ptr_array_sort_with_data (expected, compare_cb, GUINT_TO_POINTER (adduce_ui_claim_filter_get_order (f->filter)));

  g_assert_cmpuint (f->mirror->len, ==, expected->len);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->finder)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (f->finder), i);
      guint position = G_MAXUINT;

      g_assert_true (f->mirror->pdata[i] == item);
      g_assert_true (adduce_ui_claim_item_get_claim (item) == expected->pdata[i]);
      g_assert_true (adduce_ui_claim_finder_find (f->finder, adduce_claim_get_id (expected->pdata[i]), &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_cmpuint (adduce_claim_tally_get_n_claims (adduce_ui_claim_finder_get_tally (f->finder)), ==, n);
  g_assert_cmpuint (adduce_claim_tally_get_count (adduce_ui_claim_finder_get_tally (f->finder), ADDUCE_FACET_STANCE,
                                                  "oppose"), ==, n_opposed);
}

static const char *
pick (const char *const *words, int n)
{
  return words[g_test_rand_int_range (0, n)];
}

static void
change_filter (Fixture *f)
{
  static const char *const texts[] = { "", "levy", "bo", "zebra" };

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      adduce_ui_claim_filter_set_order (f->filter, g_test_rand_int_range (0, ADDUCE_N_CLAIM_ORDERS));
      break;
    case 1:
      adduce_ui_claim_filter_set_text (f->filter, pick (texts, G_N_ELEMENTS (texts)));
      break;
    case 2:
      adduce_ui_claim_filter_set_code (f->filter, ADDUCE_FACET_STANCE, "oppose", g_test_rand_int_range (0, 2));
      break;
    default:
      adduce_ui_claim_filter_set_incomplete (f->filter, g_test_rand_int_range (0, 2));
      break;
    }
}

static void
replace_all (Fixture *f, AdduceClaimSet *set)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < adduce_claim_set_get_n_claims (set); i++)
    if (g_test_rand_int_range (0, 3) > 0)
      g_ptr_array_add (claims, g_object_ref (adduce_claim_set_get (set, i)));
  adduce_claim_set_replace_all (set, (AdduceClaim *const *) claims->pdata, claims->len);
}

static void
test_random (Fixture *f, gconstpointer data)
{
  static const char *const stances[] = { NULL, "support", "oppose" };
  static const char *const speakers[] = { NULL, "Ann", "Bo", "Łu" };

  for (int round = 0; round < 600; round++)
    {
      AdduceClaimSet *set = g_test_rand_int_range (0, 2) ? f->own : f->others;
      guint n = adduce_claim_set_get_n_claims (set);
      guint start = (guint) g_test_rand_int_range (0, 500);
      const char *stance = pick (stances, G_N_ELEMENTS (stances));
      const char *speaker = pick (speakers, G_N_ELEMENTS (speakers));
      gint64 modified = g_test_rand_int_range (1, 20);
      AdduceClaim *old = n > 0 ? adduce_claim_set_get (set, (guint) g_test_rand_int_range (0, (int) n)) : NULL;

      switch (g_test_rand_int_range (0, 7))
        {
        case 0:
          if (old != NULL)
            adduce_claim_set_remove (set, adduce_claim_get_id (old));
          break;
        case 1:
          change_filter (f);
          break;
        case 2:
          if (round % 40 == 0)
            replace_all (f, set);
          break;
        case 3:
        case 4:
          if (old != NULL)
            change_claim (f, set, old, start, stance, speaker, modified);
          break;
        default:
          add_claim (f, set, start, stance, speaker, modified);
          break;
        }
      check (f);
    }
}

/* A change of a claim that stays where it is moves no item. */
static void
test_stays (Fixture *f, gconstpointer data)
{
  AdduceClaim *claim = NULL;

  for (guint i = 0; i < 100; i++)
    claim = add_claim (f, f->own, i * 5, "support", "Ann", 10);
  adduce_ui_claim_filter_set_order (f->filter, ADDUCE_CLAIM_ORDER_SPEAKER);
  f->n_changes = 0;
  change_claim (f, f->own, claim, 495, "oppose", "Ann", 20);
  g_assert_cmpuint (f->n_changes, ==, 0);
  check (f);
}

static void
hold (Fixture *f, AdduceClaim *claim)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();

  if (claim != NULL)
    g_ptr_array_add (claims, claim);
  adduce_ui_claim_finder_hold (f->finder, claims);
}

/* What is held stays though it no longer matches, and where it is though it belongs elsewhere. */
static void
test_held (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceClaim) first = g_object_ref (add_claim (f, f->own, 0, NULL, NULL, 30));
  g_autoptr (AdduceClaim) second = g_object_ref (add_claim (f, f->own, 5, NULL, NULL, 20));
  guint position = G_MAXUINT;

  adduce_ui_claim_filter_set_code (f->filter, ADDUCE_FACET_STANCE, "", TRUE);
  adduce_ui_claim_filter_set_order (f->filter, ADDUCE_CLAIM_ORDER_MODIFIED);
  hold (f, second);
  f->n_changes = 0;
  change_claim (f, f->own, second, 5, "support", NULL, 40);
  g_assert_cmpuint (f->n_changes, ==, 0);
  g_assert_true (adduce_ui_claim_finder_find (f->finder, adduce_claim_get_id (second), &position));
  g_assert_cmpuint (position, ==, 1);
  hold (f, first);
  g_assert_cmpuint (f->n_changes, ==, 1);
  g_assert_false (adduce_ui_claim_finder_find (f->finder, adduce_claim_get_id (second), NULL));
  hold (f, NULL);
  check (f);

  /* The last one that was changed goes to the top when it is let go. */
  adduce_ui_claim_filter_clear (f->filter);
  hold (f, first);
  change_claim (f, f->own, first, 0, "oppose", NULL, 50);
  g_assert_true (adduce_ui_claim_finder_find (f->finder, adduce_claim_get_id (first), &position));
  g_assert_cmpuint (position, ==, 1);
  hold (f, NULL);
  g_assert_true (adduce_ui_claim_finder_find (f->finder, adduce_claim_get_id (first), &position));
  g_assert_cmpuint (position, ==, 0);
  check (f);
}

/* However many claims there are, a change touches one. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  AdduceClaim *claim;

  for (guint i = 0; i < 1900; i++)
    {
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("me");

      place_builder (f, builder, i * 5);
      g_ptr_array_add (claims, adduce_claim_builder_end (builder));
    }
  adduce_claim_set_replace_all (f->own, (AdduceClaim *const *) claims->pdata, claims->len);
  g_assert_cmpuint (f->n_changes, ==, 1);
  check (f);

  f->n_moved = 0;
  claim = add_claim (f, f->own, 5000, NULL, NULL, 1);
  g_assert_cmpuint (f->n_moved, ==, 1);
  claim = change_claim (f, f->own, claim, 5000, "support", NULL, 2);
  g_assert_cmpuint (f->n_moved, ==, 1);
  adduce_claim_set_remove (f->own, adduce_claim_get_id (claim));
  g_assert_cmpuint (f->n_moved, ==, 2);
  check (f);
}

/* Two names of one speaker, once that is known: counted as one, found and ordered by the name that it has now. */
static void
test_names (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceCodeMap) map = adduce_code_map_new ();
  g_autoptr (AdduceTag) now = adduce_tag_new ("joram-pell", "Aron Pell");
  AdduceClaim *bo = add_claim (f, f->own, 0, NULL, "Bo", 1);
  AdduceClaim *pell = add_claim (f, f->own, 10, NULL, "Pell", 1);
  AdduceClaim *joram = add_claim (f, f->others, 20, NULL, "Joram Pell", 1);
  AdduceClaimTally *tally = adduce_ui_claim_finder_get_tally (f->finder);
  AdduceClaim *ordered[] = { pell, joram, bo };

  adduce_ui_claim_filter_set_order (f->filter, ADDUCE_CLAIM_ORDER_SPEAKER);
  g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_SPEAKER, "joram-pell"), ==, 1);
  adduce_code_map_add (map, "speaker", "pell", now);
  adduce_code_map_add (map, "speaker", "joram-pell", now);
  adduce_ui_claim_list_set_code_map (f->list, map);

  g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_SPEAKER, "joram-pell"), ==, 2);
  g_assert_cmpuint (adduce_claim_tally_get_count (tally, ADDUCE_FACET_SPEAKER, "pell"), ==, 0);
  g_assert_cmpuint (f->mirror->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    g_assert_true (adduce_ui_claim_item_get_claim (f->mirror->pdata[i]) == ordered[i]);
  adduce_ui_claim_filter_set_code (f->filter, ADDUCE_FACET_SPEAKER, "joram-pell", TRUE);
  g_assert_cmpuint (f->mirror->len, ==, 2);
  add_claim (f, f->own, 30, NULL, "Pell", 1);
  g_assert_cmpuint (f->mirror->len, ==, 3);
  adduce_ui_claim_list_set_code_map (f->list, NULL);
  g_assert_cmpuint (f->mirror->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/claim-finder/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("random", test_random);
  ADD ("stays", test_stays);
  ADD ("held", test_held);
  ADD ("many", test_many);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
