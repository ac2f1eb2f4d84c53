/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a drop-down are found by real keys: by words that stand anywhere in them, typed at once, and also after
 * its rows were changed for others.
 */
#include "config.h"

#include <adwaita.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-compat.h"
#include "keyboard.h"

static GtkDropDown *
make_drop_down (void)
{
  GtkDropDown *drop_down
    = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));

  adduce_ui_compat_search_drop_down (drop_down);
  return drop_down;
}

static void
set_names (GtkDropDown *drop_down, const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (; *names != NULL; names++)
    {
      g_autofree char *name = adduce_ui_claim_text_isolate (*names, 60);

      gtk_string_list_append (list, name);
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

/* Opens the list, types and takes the first of what is left, by Return at once or when it is seen. */
static void
choose (Keyboard *keyboard, GtkDropDown *drop_down, const char *words, gboolean by_arrow)
{
  gtk_widget_grab_focus (GTK_WIDGET (drop_down));
  keyboard_press (keyboard, XK_space, 0);
  keyboard_pump (300);
  keyboard_type (keyboard, words);
  if (by_arrow)
    {
      keyboard_pump (300);
      keyboard_press (keyboard, XK_Down, 0);
    }
  keyboard_press (keyboard, XK_Return, 0);
  keyboard_pump (300);
}

static void
test_search (void)
{
  static const char *const evidence[] = { "Statistics", "Study or audit", "Law or ruling", NULL };
  static const char *const stance[] = { "Supports", "Opposes", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkDropDown *drop_down = make_drop_down ();
  Keyboard *keyboard;

  set_names (drop_down, evidence);
  gtk_widget_set_valign (GTK_WIDGET (drop_down), GTK_ALIGN_START);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 500);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (drop_down));
  gtk_window_present (GTK_WINDOW (window));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window)));
  keyboard = keyboard_new ();

  choose (keyboard, drop_down, "ruling", FALSE);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 2);
  choose (keyboard, drop_down, "stud", TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);
  set_names (drop_down, stance);
  choose (keyboard, drop_down, "ses", FALSE);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);

  keyboard_free (keyboard);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/drop-down/search", test_search);
  return g_test_run ();
}
