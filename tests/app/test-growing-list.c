/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that grows: what it tells of itself always fits what it holds, and in the end it holds all.
 */
#include <gtk/gtk.h>

#include "adduce-ui-growing-list.h"

/* A listener's copy of the list, kept by what it was told alone. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, (gint) (position + i), g_list_model_get_item (model, position + i));
}

static void
assert_copy (GListModel *list, GListModel *source, GPtrArray *copy)
{
  guint n = g_list_model_get_n_items (list);

  g_assert_cmpuint (n, ==, copy->len);
  g_assert_cmpuint (n, <=, g_list_model_get_n_items (source));
  g_assert_null (g_list_model_get_item (list, n));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);
      g_autoptr (GObject) original = g_list_model_get_item (source, i);

      g_assert_true (item == copy->pdata[i]);
      g_assert_true (item == original);
    }
}

static void
splice (GListStore *store, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, gtk_string_object_new ("item"));
  g_list_store_splice (store, position, removed, items->pdata, added);
}

static void
test_grows (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (AdduceUiGrowingList) list = adduce_ui_growing_list_new (G_LIST_MODEL (store));
  guint n = 0, n_turns = 0;

  /* few come at once */
  splice (store, 0, 0, 12);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 12);

  /* many bit by bit, behind those that stay */
  splice (store, 12, 0, 5000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 12);
  while (n < 5012)
    {
      g_assert_true (g_main_context_iteration (NULL, FALSE));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, n);
      n = g_list_model_get_n_items (G_LIST_MODEL (list));
      g_assert_true (n == 5012 || n <= 300);
      n_turns++;
    }
  g_assert_cmpuint (n_turns, >, 10);
  g_assert_false (g_main_context_iteration (NULL, FALSE));

  /* others in their place */
  splice (store, 0, 5012, 4000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4000);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310407);
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (AdduceUiGrowingList) list = adduce_ui_growing_list_new (G_LIST_MODEL (store));
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), copy);
  for (guint round = 0; round < 2000; round++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
      guint position = (guint) g_rand_int_range (rand, 0, (gint32) n + 1);
      guint removed = (guint) g_rand_int_range (rand, 0, (gint32) (n - position) + 1);
      guint added = (guint) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 4 : 90);

      if (g_rand_int_range (rand, 0, 3) > 0)
        removed = MIN (removed, 3);
      splice (store, position, removed, added);
      assert_copy (G_LIST_MODEL (list), G_LIST_MODEL (store), copy);
      for (gint32 turns = g_rand_int_range (rand, 0, 6); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
      assert_copy (G_LIST_MODEL (list), G_LIST_MODEL (store), copy);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (G_LIST_MODEL (store)));
  assert_copy (G_LIST_MODEL (list), G_LIST_MODEL (store), copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/growing-list/grows", test_grows);
  g_test_add_func ("/growing-list/random", test_random);

  return g_test_run ();
}
