/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of speakers does to claims and with files, by real keys and a real mouse: splitting, tables, and a
 * merge that is stopped.
 */
#include "register-fixture.h"

#include "../core/corpus-fixture.h"
#include "file-dialog.h"

static GtkWindow *
find_dialog (Fixture *t)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (t->f->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static GtkWidget *
find_in_dialog (Fixture *t, const char *words)
{
  return find_dialog (t) != NULL
           ? window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text, words)
           : NULL;
}

static void
press_three (Fixture *t, KeySym key)
{
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, key, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
}

/* The file of the tester has so many claims with this code of a speaker. */
static gboolean
has_claims (Fixture *t, const char *code, guint n)
{
  g_autofree char *text = scratch_read (t->folder, "2031-03-04-a.txt.tester.claims.json");
  g_autofree char *words = g_strdup_printf ("\"code\": \"%s\"", code);
  guint found = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p++)
    found++;
  return found == n;
}

/* Only Mira Kovač is shown and chosen. */
static void
choose_mira (Fixture *t)
{
  open_speakers (t);
  keyboard_type (t->keyboard, "mira");
  wait_for_rows (t, 1);
  press_down (t, 1);
  keyboard_pump (200);
}

/* By keys alone: the second of two claims gets another speaker. */
static void
test_split (Fixture *t, gconstpointer data)
{
  choose_mira (t);
  press_three (t, XK_s);
  wait_for_dialog (t);
  WAIT_UNTIL (find_in_dialog (t, "Choose the claims of “Mira Kovač”") != NULL);
  keyboard_type (t->keyboard, "Ana Novak");
  keyboard_press (t->keyboard, XK_Tab, 0);
  keyboard_press (t->keyboard, XK_Down, 0);
  WAIT_UNTIL (find_in_dialog (t, "1 claim") != NULL);
  keyboard_press (t->keyboard, XK_s, XK_Alt_L);
  wait_for_page (t);
  WAIT_UNTIL (has_claims (t, "ana-novak", 1));
  g_assert_true (has_claims (t, "mira-kovac", 1));
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, XK_f, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  keyboard_press (t->keyboard, XK_Escape, 0);
  wait_for_rows (t, 6);
  WAIT_UNTIL (window_fixture_shows (t->f, "Ana Novak"));

  WAIT_UNTIL (g_action_group_get_action_enabled (G_ACTION_GROUP (t->f->window), "undo"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (has_claims (t, "mira-kovac", 2));
  g_assert_true (has_claims (t, "ana-novak", 0));
}

/* By the mouse: one claim is clicked on, then all of its article are chosen. */
static void
test_split_article (Fixture *t, gconstpointer data)
{
  choose_mira (t);
  gtk_widget_activate_action (GTK_WIDGET (get_table (t)), "register.split", NULL);
  wait_for_dialog (t);
  keyboard_click (t->keyboard, find_in_dialog (t, "Word"));
  WAIT_UNTIL (find_in_dialog (t, "1 claim") != NULL);
  keyboard_click (t->keyboard, find_in_dialog (t, "Choose the Whole"));
  WAIT_UNTIL (find_in_dialog (t, "2 claims") != NULL);
  /* without a name nothing can be split */
  keyboard_click (t->keyboard, find_in_dialog (t, "Split"));
  keyboard_pump (200);
  g_assert_nonnull (find_dialog (t));
  keyboard_press (t->keyboard, XK_Escape, 0);
  wait_for_page (t);
  g_assert_true (has_claims (t, "mira-kovac", 2));
}

/* Written, changed elsewhere, taken back, undone. */
static void
test_table (Fixture *t, gconstpointer data)
{
  g_autofree char *path = scratch_path (t->folder, "people.csv");
  g_autofree char *table = NULL;
  g_autofree char *changed = NULL;
  g_auto (GStrv) parts = NULL;

  open_speakers (t);
  keyboard_hold (t->keyboard, XK_Shift_L, TRUE);
  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Shift_L, FALSE);
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->f->window), path);
  WAIT_UNTIL (window_fixture_shows (t->f, "Table written to people.csv"));
  table = scratch_read (t->folder, "people.csv");
  g_assert_nonnull (strstr (table, "port-office,Port Office"));

  parts = g_strsplit (table, "Port Office", 2);
  changed = g_strjoinv ("Port Authority", parts);
  scratch_write (t->folder, "people.csv", changed);
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->f->window), path);
  WAIT_UNTIL (is_entry (t, "port-office", "Port Authority ()"));
  WAIT_UNTIL (window_fixture_shows (t->f, "Port Authority"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "Port Office"));
  WAIT_UNTIL (is_entry (t, "port-office", ""));
}

static void
test_wrong_table (Fixture *t, gconstpointer data)
{
  g_autofree char *path = scratch_path (t->folder, "wrong.csv");

  scratch_write (t->folder, "wrong.csv", "size,weight\n1,2\n");
  open_speakers (t);
  gtk_widget_activate_action (GTK_WIDGET (get_table (t)), "register.import", NULL);
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->f->window), path);
  WAIT_UNTIL (window_fixture_shows (t->f, "wrong.csv: no column is called “name”"));
  g_assert_true (is_entry (t, "mira-kovac", ""));
}

/* 5,000 claims of another coder, half of them of each of two names. */
static void
write_many (Fixture *t)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (FixtureClaim));

  for (guint i = 0; i < 5000; i++)
    {
      FixtureClaim claim = { 0, 4, i % 2 == 0 ? "Lena Voss" : "L. Voss", "Tolls should be cut", "support", NULL };

      g_array_append_val (claims, claim);
    }
  fixture_code (t->folder, "2031-03-04-a.txt", "anna", -1, (const FixtureClaim *) claims->data, claims->len);
}

static gboolean
is_stop (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), "Stop");
}

/* Another program has the file: the merge of 5,000 claims waits, and is stopped. Nothing is changed; without Stop all
 * is. */
static void
test_stop (Fixture *t, gconstpointer data)
{
  g_autofree char *path = scratch_path (t->folder, "speakers.json");
  AdduceLock *lock = NULL;

  write_many (t);
  keyboard_press (t->keyboard, XK_F5, 0);
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  wait_for_rows (t, 7);
  WAIT_UNTIL (window_fixture_shows (t->f, "2500"));
  keyboard_type (t->keyboard, "voss");
  wait_for_rows (t, 2);
  press_down (t, 1);
  keyboard_press (t->keyboard, XK_Down, XK_Shift_L);
  keyboard_pump (200);

  lock = adduce_lock_acquire (path);
  g_assert_nonnull (lock);
  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  wait_for_dialog (t);
  WAIT_UNTIL (find_in_dialog (t, "2500 claims of all coders will count as") != NULL);
  keyboard_press (t->keyboard, XK_Return, 0);
  wait_for_page (t);
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (t->f->window), is_stop, NULL) != NULL);
  keyboard_pump (300);
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (t->f->window), is_stop, NULL));
  adduce_lock_release (lock);
  WAIT_UNTIL (window_fixture_shows (t->f, "Stopped: nothing was changed"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  wait_for_rows (t, 2);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (t->f->window), "undo"));

  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  wait_for_dialog (t);
  keyboard_press (t->keyboard, XK_Return, 0);
  wait_for_page (t);
  wait_for_rows (t, 1);
  WAIT_UNTIL (window_fixture_shows (t->f, "5000"));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add ("/register-acts/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  ADD ("split", test_split);
  ADD ("split-article", test_split_article);
  ADD ("table", test_table);
  ADD ("wrong-table", test_wrong_table);
  ADD ("stop", test_stop);
  return g_test_run ();
}
