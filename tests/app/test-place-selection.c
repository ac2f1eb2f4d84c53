/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is chosen by places is what GtkMultiSelection has chosen, and is told in the same words, whatever is done to
 * both and to the list; and no item is made for it.
 */
#include <gtk/gtk.h>

#include "adduce-ui-place-selection.h"

typedef struct
{
  GtkSelectionModel *model;
  GString *told;
} Side;

typedef struct
{
  GListStore *store;
  Side sides[2];
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Side *side)
{
  g_string_append_printf (side->told, "items %u -%u +%u\n", position, removed, added);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, Side *side)
{
  g_string_append_printf (side->told, "chosen %u, %u\n", position, n);
}

static void
set_up (Fixture *t, gconstpointer data)
{
  t->store = g_list_store_new (G_TYPE_OBJECT);
  t->sides[0].model = GTK_SELECTION_MODEL (adduce_ui_place_selection_new (G_LIST_MODEL (t->store)));
  t->sides[1].model = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (t->store))));
  for (guint i = 0; i < G_N_ELEMENTS (t->sides); i++)
    {
      Side *side = &t->sides[i];

      side->told = g_string_new (NULL);
      g_signal_connect (side->model, "items-changed", G_CALLBACK (items_changed_cb), side);
      g_signal_connect (side->model, "selection-changed", G_CALLBACK (selection_changed_cb), side);
    }
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (t->sides); i++)
    {
      g_object_unref (t->sides[i].model);
      g_string_free (t->sides[i].told, TRUE);
    }
  g_object_unref (t->store);
}

/* Items that were never there before. */
static void
splice_some (Fixture *t, guint n)
{
  guint position = (guint) g_test_rand_int_range (0, (int) n + 1);
  guint removed = (guint) g_test_rand_int_range (0, (int) MIN (n - position, 7) + 1);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
    g_ptr_array_add (added, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (t->store, position, removed, added->pdata, added->len);
}

static void
choose_some (GtkSelectionModel *model, int what, guint a, guint b)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_range (a, b);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (b, a);

  switch (what)
    {
    case 0:
      gtk_selection_model_select_item (model, a, b % 2 == 0);
      break;
    case 1:
      gtk_selection_model_unselect_item (model, a);
      break;
    case 2:
      gtk_selection_model_select_range (model, a, b, a % 2 == 0);
      break;
    case 3:
      gtk_selection_model_unselect_range (model, a, b);
      break;
    case 4:
      gtk_selection_model_select_all (model);
      break;
    case 5:
      gtk_selection_model_unselect_all (model);
      break;
    default:
      gtk_selection_model_set_selection (model, chosen, mask);
      break;
    }
}

static void
assert_equal (Fixture *t)
{
  GListModel *ours = G_LIST_MODEL (t->sides[0].model), *theirs = G_LIST_MODEL (t->sides[1].model);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (t->sides[0].model);
  g_autoptr (GtkBitset) expected = gtk_selection_model_get_selection (t->sides[1].model);
  guint n = g_list_model_get_n_items (theirs);

  g_assert_cmpstr (t->sides[0].told->str, ==, t->sides[1].told->str);
  g_assert_true (gtk_bitset_equals (chosen, expected));
  g_assert_cmpuint (g_list_model_get_n_items (ours), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (ours, i);
      g_autoptr (GObject) its = g_list_model_get_item (theirs, i);

      g_assert_true (item == its);
      g_assert_cmpint (gtk_selection_model_is_selected (t->sides[0].model, i), ==,
                       gtk_selection_model_is_selected (t->sides[1].model, i));
    }
}

static void
test_as_gtk (Fixture *t, gconstpointer data)
{
  for (guint round = 0; round < 3000; round++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (t->store));
      int what = g_test_rand_int_range (0, 10);
      guint a = (guint) g_test_rand_int_range (0, 40), b = (guint) g_test_rand_int_range (0, 40);

      if (what < 7)
        for (guint i = 0; i < G_N_ELEMENTS (t->sides); i++)
          choose_some (t->sides[i].model, what, n > 0 ? a % n : 0, n > 0 ? b % n : 0);
      else
        splice_some (t, n);
      assert_equal (t);
      g_string_truncate (t->sides[0].told, 0);
      g_string_truncate (t->sides[1].told, 0);
    }
}

/* A list of a hundred thousand that counts how many of its items were asked for. */
typedef struct
{
  GObject parent_instance;

  guint n_made;
} Counting;

typedef GObjectClass CountingClass;

static void counting_list_init (GListModelInterface *iface);

GType counting_get_type (void);
G_DEFINE_TYPE_WITH_CODE (Counting, counting, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, counting_list_init))

static GType
counting_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
counting_get_n_items (GListModel *model)
{
  return 100000;
}

static gpointer
counting_get_item (GListModel *model, guint position)
{
  ((Counting *) model)->n_made++;
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
counting_list_init (GListModelInterface *iface)
{
  iface->get_item_type = counting_get_item_type;
  iface->get_n_items = counting_get_n_items;
  iface->get_item = counting_get_item;
}

static void
counting_class_init (CountingClass *klass)
{
}

static void
counting_init (Counting *self)
{
}

static void
test_no_item (void)
{
  g_autoptr (GObject) list = g_object_new (counting_get_type (), NULL);
  g_autoptr (AdduceUiPlaceSelection) selection = adduce_ui_place_selection_new (G_LIST_MODEL (list));
  g_autoptr (GtkBitset) chosen = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (selection));
  g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, 100000);
  g_assert_cmpuint (((Counting *) list)->n_made, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/place-selection/as-gtk", Fixture, NULL, set_up, test_as_gtk, tear_down);
  g_test_add_func ("/place-selection/no-item", test_no_item);
  return g_test_run ();
}
