/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking an article as done, by real keys and a real mouse.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", "First article\n\nThe bridge is safe, said the mayor.\n");
  t->f = window_fixture_new (t->folder);
  window_fixture_open (t->f, "a.txt");
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

static AdduceStatus
get_status (Fixture *t)
{
  return adduce_session_get_status (adduce_ui_context_get_session (t->f->context));
}

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

static void
press_done (Fixture *t)
{
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_d, XK_Alt_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  keyboard_pump (50);
}

static GtkWidget *
wait_dialog (Fixture *t, const char *words)
{
  GtkWidget *found;

  WAIT_UNTIL (find_dialog (t) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_dialog (t)));
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text, words) != NULL);
  keyboard_pump (200);
  found = window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text, words);
  g_assert_nonnull (found);
  return found;
}

/* What is missing is named and gone to; it never keeps anybody from marking. */
static void
test_missing (Fixture *t, gconstpointer data)
{
  g_autofree char *first = g_strdup (adduce_claim_get_id (window_fixture_code (t->f, 15, 33)));
  g_autofree char *second = g_strdup (adduce_claim_get_id (window_fixture_code (t->f, 35, 49)));
  GtkWidget *row;

  g_assert_cmpstr (adduce_claim_get_id (adduce_ui_context_get_focused_claim (t->f->context)), ==, second);
  press_done (t);
  wait_dialog (t, "2 claims have something left");
  wait_dialog (t, "no stance");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  g_assert_cmpint (get_status (t), ==, ADDUCE_STATUS_IN_PROGRESS);
  g_assert_cmpstr (adduce_claim_get_id (adduce_ui_context_get_focused_claim (t->f->context)), ==, first);

  /* A click on another goes there. */
  press_done (t);
  row = wait_dialog (t, "said the mayor");
  keyboard_click (t->keyboard, row);
  WAIT_UNTIL (find_dialog (t) == NULL);
  g_assert_cmpstr (adduce_claim_get_id (adduce_ui_context_get_focused_claim (t->f->context)), ==, second);
  g_assert_cmpint (get_status (t), ==, ADDUCE_STATUS_IN_PROGRESS);

  press_done (t);
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (wait_dialog (t, "Mark Anyway"), GTK_TYPE_BUTTON));
  WAIT_UNTIL (find_dialog (t) == NULL);
  g_assert_cmpint (get_status (t), ==, ADDUCE_STATUS_DONE);
}

/* Where nothing is missing nothing is asked. */
static void
test_complete (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label ("Mayor");
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

  window_fixture_code (t->f, 15, 33);
  adduce_ui_context_set_speakers (t->f->context, tags);
  adduce_ui_context_set_issues (t->f->context, tags);
  g_assert_true (adduce_ui_context_press_key (t->f->context, '1'));
  g_assert_true (adduce_ui_context_press_key (t->f->context, 'e'));
  press_done (t);
  WAIT_UNTIL (get_status (t) == ADDUCE_STATUS_DONE);
  g_assert_null (find_dialog (t));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/done/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/done/complete", Fixture, NULL, set_up, test_complete, tear_down);

  return g_test_run ();
}
