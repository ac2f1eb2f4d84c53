/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filter of the page of all claims: tests put together, and expressions.
 */
#include "claims-page-fixture.h"

/* A wrong expression is told with its place, and nothing changes. */
static void
test_expression (void)
{
  set_up ();
  press_two (XK_r, XK_Control_L, XK_Shift_L);
  keyboard_pump (300);
  {
    GtkWidget *entry = gtk_window_get_focus (GTK_WINDOW (window->window));

    g_assert_nonnull (entry);
  }
  keyboard_press (keyboard, XK_Escape, 0);
  keyboard_pump (300);
  adduce_ui_claims_page_show (ADDUCE_UI_CLAIMS_PAGE (page), "stance opose");
  WAIT_UNTIL (window_fixture_shows (window, "character 8"));
  g_assert_nonnull (find_label ("11 claims"));
  adduce_ui_claims_page_show (ADDUCE_UI_CLAIMS_PAGE (page), "stance is oppose and coder is jonas");
  WAIT_FOR_LABEL ("2 of 11 claims");
  WAIT_FOR_LABEL ("Coder: jonas");
  tear_down ();
}

static GtkWidget *
find_button (const char *label)
{
  return gtk_widget_get_ancestor (find_label (label), GTK_TYPE_BUTTON);
}

/* A test is put together: of broken rules one asks first whether there are any, and half a test can't be added. */
static void
test_add (void)
{
  GtkWidget *popover;
  GtkDropDown *field;
  guint i = 0;

  set_up ();
  press_two (XK_r, XK_Control_L, XK_Shift_L);
  WAIT_UNTIL (find_label ("_Add") != NULL && gtk_widget_get_mapped (find_label ("_Add")));
  popover = gtk_widget_get_ancestor (find_label ("_Add"), GTK_TYPE_POPOVER);
  field = GTK_DROP_DOWN (window_fixture_find (popover, is_type, GSIZE_TO_POINTER (GTK_TYPE_DROP_DOWN)));
  for (GListModel *fields = gtk_drop_down_get_model (field);; i++)
    {
      g_autoptr (GtkStringObject) label = g_list_model_get_item (fields, i);

      g_assert_nonnull (label);
      gtk_drop_down_set_selected (field, i);
      if (g_str_equal (gtk_string_object_get_string (label), "Quote"))
        g_assert_false (gtk_widget_is_sensitive (find_button ("_Add")));
      if (g_str_equal (gtk_string_object_get_string (label), "Broken rules"))
        break;
    }
  g_assert_true (gtk_widget_is_sensitive (find_button ("_Add")));
  gtk_widget_grab_focus (find_button ("_Add"));
  keyboard_press (keyboard, XK_Return, 0);
  /* “No evidence” stands alone, and claim 2 has “Law or ruling” beside it. */
  WAIT_FOR_LABEL ("1 of 11 claims");
  WAIT_UNTIL (shows_cell ("No evidence, Law or ruling"));
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/claims-filter/expression", test_expression);
  g_test_add_func ("/claims-filter/add", test_add);
  return g_test_run ();
}
