/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of a list: what is told of them always fits what there is, who stands in a place is known at any time, and
 * those that listen hear of all others that come to stand there.
 */
#include <gtk/gtk.h>

#include "adduce-ui-slot-list.h"
#include "adduce-ui-slot.h"

typedef struct
{
  GListStore *store;
  AdduceUiSlotList *list;
  GPtrArray *slots; /* as a view has them, by what it was told */
  GPtrArray *shown; /* the items that it shows in them */
} Fixture;

static void
slot_changed_cb (AdduceUiSlot *slot, Fixture *t)
{
  guint i;

  g_assert_true (g_ptr_array_find (t->slots, slot, &i));
  g_clear_object (&t->shown->pdata[i]);
  t->shown->pdata[i] = adduce_ui_slot_dup_item (slot);
}

static void
drop (Fixture *t, guint position)
{
  g_signal_handlers_disconnect_by_data (t->slots->pdata[position], t);
  g_ptr_array_remove_index (t->slots, position);
  g_ptr_array_remove_index (t->shown, position);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *t)
{
  g_assert_cmpuint (position + removed, <=, t->slots->len);
  for (guint i = 0; i < removed; i++)
    drop (t, position);
  for (guint i = 0; i < added; i++)
    {
      AdduceUiSlot *slot = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (t->slots, (gint) (position + i), slot);
      g_ptr_array_insert (t->shown, (gint) (position + i), adduce_ui_slot_dup_item (slot));
      g_signal_connect (slot, "changed", G_CALLBACK (slot_changed_cb), t);
    }
}

static void
unref (gpointer object)
{
  g_clear_object (&object);
}

static void
set_up (Fixture *t, gconstpointer data)
{
  t->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  t->list = adduce_ui_slot_list_new (G_LIST_MODEL (t->store));
  t->slots = g_ptr_array_new_with_free_func (g_object_unref);
  t->shown = g_ptr_array_new_with_free_func (unref);
  g_signal_connect (t->list, "items-changed", G_CALLBACK (items_changed_cb), t);
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  while (t->slots->len > 0)
    drop (t, 0);
  g_ptr_array_unref (t->slots);
  g_ptr_array_unref (t->shown);
  g_object_unref (t->list);
  g_object_unref (t->store);
}

static void
splice (Fixture *t, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, gtk_string_object_new ("item"));
  g_list_store_splice (t->store, position, removed, items->pdata, added);
}

/* Which items stand where, whether or not it was told yet. */
static void
assert_places (Fixture *t)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (t->list)), ==, t->slots->len);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (t->list), t->slots->len));
  for (guint i = 0; i < t->slots->len; i++)
    {
      g_autoptr (AdduceUiSlot) slot = g_list_model_get_item (G_LIST_MODEL (t->list), i);
      g_autoptr (GObject) item = adduce_ui_slot_dup_item (slot);
      g_autoptr (GObject) original = g_list_model_get_item (G_LIST_MODEL (t->store), i);

      g_assert_true (slot == t->slots->pdata[i]);
      g_assert_true (item == original);
    }
}

static void
settle (Fixture *t)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_places (t);
  g_assert_cmpuint (t->slots->len, ==, g_list_model_get_n_items (G_LIST_MODEL (t->store)));
  for (guint i = 0; i < t->shown->len; i++)
    {
      g_autoptr (GObject) original = g_list_model_get_item (G_LIST_MODEL (t->store), i);

      g_assert_true (t->shown->pdata[i] == original);
    }
}

/* Many come bit by bit; all are there at once for who needs them. */
static void
test_grows (Fixture *t, gconstpointer data)
{
  splice (t, 0, 0, 5000);
  g_assert_cmpuint (t->slots->len, >, 0);
  g_assert_cmpuint (t->slots->len, <, 50);
  g_assert_true (adduce_ui_slot_list_get_growing (t->list));
  assert_places (t);
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (t->slots->len, <, 100);
  splice (t, 0, 1, 0);
  assert_places (t);
  adduce_ui_slot_list_complete (t->list);
  g_assert_false (adduce_ui_slot_list_get_growing (t->list));
  g_assert_cmpuint (t->slots->len, ==, 4999);
  settle (t);
}

/* Others in their places: nothing comes or goes, what is seen is shown at once. */
static void
test_others (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceUiSlot) first = NULL;

  splice (t, 0, 0, 400);
  settle (t);
  first = g_object_ref (t->slots->pdata[0]);
  adduce_ui_slot_list_set_first_seen (t->list, 100);
  splice (t, 0, 400, 5000);
  assert_places (t);
  g_assert_true (t->slots->pdata[0] == first);
  for (guint i = 100; i < 110; i++)
    {
      g_autoptr (GObject) original = g_list_model_get_item (G_LIST_MODEL (t->store), i);

      g_assert_true (t->shown->pdata[i] == original);
    }
  settle (t);
}

/* A few more or fewer are told where they are: what stands behind them keeps its slot. */
static void
test_few (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceUiSlot) behind = NULL;

  splice (t, 0, 0, 400);
  settle (t);
  behind = g_object_ref (t->slots->pdata[50]);
  splice (t, 10, 0, 3);
  assert_places (t);
  g_assert_true (t->slots->pdata[53] == behind);
  splice (t, 20, 5, 1);
  assert_places (t);
  g_assert_true (t->slots->pdata[49] == behind);
  g_assert_cmpuint (adduce_ui_slot_get_position (behind), ==, 49);
  settle (t);
}

/* Many fewer go bit by bit from the end, and nothing stands in what is still to go. */
static void
test_shrinks (Fixture *t, gconstpointer data)
{
  guint n;

  splice (t, 0, 0, 300);
  settle (t);
  splice (t, 5, 295, 2);
  n = t->slots->len;
  g_assert_cmpuint (n, >, 200);
  g_assert_false (adduce_ui_slot_list_get_growing (t->list));
  assert_places (t);
  g_assert_null (t->shown->pdata[10]);
  settle (t);
  g_assert_cmpuint (t->slots->len, ==, 7);
  splice (t, 0, 7, 0);
  settle (t);
}

/* Whatever changes while other changes are not told yet. */
static void
test_mixed (Fixture *t, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < 400; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (t->store));
      guint position = (guint) g_rand_int_range (rand, 0, (gint32) n + 1);
      guint removed = (guint) g_rand_int_range (rand, 0, (gint32) (n - position) + 1);
      guint added = (guint) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 8 : 500);

      splice (t, position, g_rand_int_range (rand, 0, 3) > 0 ? removed : MIN (removed, 5), added);
      assert_places (t);
      for (gint32 turns = g_rand_int_range (rand, 0, 4); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
      assert_places (t);
      if (i % 20 == 0)
        settle (t);
    }
  settle (t);
}

#define ADD(name, test) g_test_add ("/slot-list/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("grows", test_grows);
  ADD ("others", test_others);
  ADD ("few", test_few);
  ADD ("shrinks", test_shrinks);
  ADD ("mixed", test_mixed);
  return g_test_run ();
}
