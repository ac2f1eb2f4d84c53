/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of one's own claims and those of others: what it says has changed is what has changed.
 *
 * A listener that only follows "items-changed" must always have what the list has, and that must be what
 * sorting all claims makes of them.
 */
#include <gio/gio.h>

#include "adduce-ui-claim-list.h"

typedef struct
{
  AdduceText *text;
  AdduceClaimSet *own;
  AdduceClaimSet *others;
  AdduceUiClaimList *list;
  GPtrArray *mirror; /* items, as told by "items-changed" */
  guint n_changes;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Fixture *f = data;

  f->n_changes++;
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
    g_string_append (words, "word ");
  bytes = g_string_free_to_bytes (g_steal_pointer (&words));
  f->text = adduce_text_new (bytes, NULL);
  f->own = adduce_claim_set_new ();
  f->others = adduce_claim_set_new ();
  f->list = adduce_ui_claim_list_new ();
  f->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (f->list, "items-changed", G_CALLBACK (items_changed_cb), f);
  adduce_ui_claim_list_set_claims (f->list, f->own, f->others);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->mirror);
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->own);
  g_assert_finalize_object (f->others);
  g_object_unref (f->text);
}

static AdduceClaim *
create_claim (Fixture *f, const char *coder, guint start, guint end)
{
  AdduceSpan span = { start, end };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (coder);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, f->text, NULL));
  return adduce_claim_builder_end (builder);
}

static AdduceClaim *
with_note (AdduceClaim *claim, const char *note)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);

  adduce_claim_builder_set_note (builder, note);
  return adduce_claim_builder_end (builder);
}

static AdduceClaim *
move (Fixture *f, AdduceClaim *claim, guint start)
{
  AdduceSpan span = { start, start + 5 };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, f->text, NULL));
  return adduce_claim_builder_end (builder);
}

/* Some of the claims, some of them moved, some new. */
static void
replace_some (Fixture *f, AdduceClaimSet *set, const char *coder)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < adduce_claim_set_get_n_claims (set); i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (set, i);
      guint start = (guint) g_test_rand_int_range (0, 500);

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          break;
        case 1:
          g_ptr_array_add (claims, move (f, claim, start));
          break;
        case 2:
          g_ptr_array_add (claims, create_claim (f, coder, start, start + 5));
          break;
        default:
          g_ptr_array_add (claims, g_object_ref (claim));
          break;
        }
    }
  adduce_claim_set_replace_all (set, (AdduceClaim *const *) claims->pdata, claims->len);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (*(AdduceClaim *const *) a, *(AdduceClaim *const *) b);
}

static void
check (Fixture *f)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  AdduceClaimSet *sets[] = { f->own, f->others };

  for (guint s = 0; s < G_N_ELEMENTS (sets); s++)
    for (guint i = 0; i < adduce_claim_set_get_n_claims (sets[s]); i++)
      g_ptr_array_add (expected, adduce_claim_set_get (sets[s], i));
  g_ptr_array_sort (expected, compare);

  g_assert_cmpuint (f->mirror->len, ==, expected->len);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), i);
      guint position = G_MAXUINT;

      g_assert_true (f->mirror->pdata[i] == item);
      g_assert_true (adduce_ui_claim_item_get_claim (item) == expected->pdata[i]);
      g_assert_true (adduce_ui_claim_item_get_own (item)
                     == g_str_equal (adduce_claim_get_coder (expected->pdata[i]), "me"));
      g_assert_true (adduce_ui_claim_list_find (f->list, adduce_claim_get_id (expected->pdata[i]), &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  for (int round = 0; round < 400; round++)
    {
      gboolean own = g_test_rand_int_range (0, 2);
      AdduceClaimSet *set = own ? f->own : f->others;
      guint n = adduce_claim_set_get_n_claims (set);
      guint start = (guint) g_test_rand_int_range (0, 500);
      guint changes_before = f->n_changes;
      AdduceClaim *old = n > 0 ? adduce_claim_set_get (set, (guint) g_test_rand_int_range (0, (int) n)) : NULL;
      g_autoptr (AdduceClaim) claim = create_claim (f, own ? "me" : "you", start, start + 5);
      int what = g_test_rand_int_range (0, 4);

      if (what <= 1 || old == NULL)
        adduce_claim_set_put (set, claim);
      else if (what == 2)
        adduce_claim_set_remove (set, adduce_claim_get_id (old));
      else
        {
          g_autoptr (AdduceClaim) changed = with_note (old, "note");

          adduce_claim_set_put (set, changed);
        }
      g_assert_cmpuint (f->n_changes - changes_before, ==, what == 3 && old != NULL ? 0 : 1);
      check (f);
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A changed claim keeps its item, so that a row keeps selection and focus; only that item says so. */
static void
test_change (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceClaim) first = create_claim (f, "me", 0, 4);
  g_autoptr (AdduceClaim) second = create_claim (f, "me", 5, 9);
  g_autoptr (AdduceClaim) changed = with_note (second, "note");
  g_autoptr (AdduceUiClaimItem) one = NULL;
  g_autoptr (AdduceUiClaimItem) two = NULL;
  guint n_one = 0;
  guint n_two = 0;

  adduce_claim_set_put (f->own, first);
  adduce_claim_set_put (f->own, second);
  one = g_list_model_get_item (G_LIST_MODEL (f->list), 0);
  two = g_list_model_get_item (G_LIST_MODEL (f->list), 1);
  g_signal_connect_swapped (one, "notify::claim", G_CALLBACK (count_cb), &n_one);
  g_signal_connect_swapped (two, "notify::claim", G_CALLBACK (count_cb), &n_two);
  f->n_changes = 0;

  adduce_claim_set_put (f->own, changed);
  g_assert_cmpuint (f->n_changes, ==, 0);
  g_assert_cmpuint (n_one, ==, 0);
  g_assert_cmpuint (n_two, ==, 1);
  g_assert_true (adduce_ui_claim_item_get_claim (two) == changed);
}

/* Hiding the claims of others is one change, and leaves nothing of them. */
static void
test_hide_others (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceClaim) mine = create_claim (f, "me", 10, 14);
  g_autoptr (AdduceClaim) before = create_claim (f, "you", 0, 4);
  g_autoptr (AdduceClaim) after = create_claim (f, "you", 20, 24);
  guint position;

  adduce_claim_set_put (f->own, mine);
  adduce_claim_set_put (f->others, before);
  adduce_claim_set_put (f->others, after);
  g_assert_cmpuint (f->mirror->len, ==, 3);

  f->n_changes = 0;
  adduce_ui_claim_list_set_claims (f->list, f->own, NULL);
  g_assert_cmpuint (f->n_changes, ==, 1);
  g_assert_cmpuint (f->mirror->len, ==, 1);
  g_assert_true (adduce_ui_claim_list_find (f->list, adduce_claim_get_id (mine), &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (adduce_ui_claim_list_find (f->list, adduce_claim_get_id (after), &position));
  adduce_claim_set_remove (f->others, adduce_claim_get_id (after));
  g_assert_cmpuint (f->n_changes, ==, 1);

  adduce_ui_claim_list_set_claims (f->list, f->own, f->others);
  check (f);
}

/* Claims that move, and many that change at once. */
static void
test_moves (Fixture *f, gconstpointer data)
{
  for (int round = 0; round < 300; round++)
    {
      gboolean own = g_test_rand_int_range (0, 2);
      AdduceClaimSet *set = own ? f->own : f->others;
      guint n = adduce_claim_set_get_n_claims (set);
      guint start = (guint) g_test_rand_int_range (0, 500);
      g_autoptr (AdduceClaim) claim = NULL;

      if (round % 20 == 19)
        replace_some (f, set, own ? "me" : "you");
      else if (n < 5 || round % 3 == 0)
        claim = create_claim (f, own ? "me" : "you", start, start + 5);
      else
        claim = move (f, adduce_claim_set_get (set, (guint) g_test_rand_int_range (0, (int) n)), start);
      if (claim != NULL)
        adduce_claim_set_put (set, claim);
      check (f);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/claim-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("random", test_random);
  ADD ("moves", test_moves);
  ADD ("change", test_change);
  ADD ("hide-others", test_hide_others);
#undef ADD
  return g_test_run ();
}
