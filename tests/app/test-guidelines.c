/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team's guidelines in their window, and what a value means at a key: real keys and a real mouse.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "adduce-ui-code-button.h"
#include "adduce-ui-guidelines.h"
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
  if (data != NULL)
    scratch_write (t->folder, "guidelines.md", data);
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

static GtkWindow *
find_window (Fixture *t, gboolean guidelines)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (t->f->window) && gtk_widget_get_mapped (GTK_WIDGET (window))
          && ADDUCE_UI_IS_GUIDELINES (window) == guidelines)
        return window;
    }
  return NULL;
}

static GtkWidget *
open_window (Fixture *t)
{
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_g, XK_Alt_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  WAIT_UNTIL (find_window (t, TRUE) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_window (t, TRUE)));
  keyboard_pump (150);
  return GTK_WIDGET (find_window (t, TRUE));
}

static void
click (Fixture *t, GtkWidget *below, const char *label)
{
  GtkWidget *found = window_fixture_find (below, window_fixture_matches_text, label);

  g_assert_nonnull (found);
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON));
}

static gboolean
is_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static char *
dup_shown (GtkWidget *window)
{
  GtkWidget *view = window_fixture_find (window, is_view, NULL);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_assert_nonnull (view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_file (Fixture *t, const char *expected)
{
  g_autofree char *path = g_build_filename (t->folder, "guidelines.md", NULL);
  g_autofree char *text = NULL;

  for (int i = 0; i < 40 && g_strcmp0 (text, expected) != 0; i++)
    {
      keyboard_pump (100);
      g_clear_pointer (&text, g_free);
      g_file_get_contents (path, &text, NULL, NULL);
    }
  g_assert_cmpstr (text, ==, expected);
}

/* Written from nothing; saved at a pause; shown as it is meant. */
static void
test_write (Fixture *t, gconstpointer data)
{
  GtkWidget *window = open_window (t);
  g_autofree char *shown = NULL;

  g_assert_nonnull (window_fixture_find (window, window_fixture_matches_text, "No Guidelines Yet"));
  click (t, window, "Write Guidelines");
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window))
              && GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  keyboard_pump (100);
  keyboard_type (t->keyboard, "# rules");
  keyboard_press (t->keyboard, XK_Return, 0);
  keyboard_type (t->keyboard, "- be *kind*");
  assert_file (t, "# rules\n- be *kind*");
  click (t, window, "Edit");
  for (int i = 0; i < 100 && g_strcmp0 (shown, "rules\n• be kind\n") != 0; i++)
    {
      keyboard_pump (50);
      g_free (shown);
      shown = dup_shown (window);
    }
  g_assert_cmpstr (shown, ==, "rules\n• be kind\n");
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_window (t, TRUE) == NULL);
}

/* Somebody else wrote meanwhile: it is asked, and both are kept. */
static void
test_conflict (Fixture *t, gconstpointer data)
{
  GtkWidget *window = open_window (t);

  click (t, window, "Edit");
  keyboard_pump (100);
  scratch_write (t->folder, "guidelines.md", "theirs\n");
  keyboard_type (t->keyboard, "mine ");
  WAIT_UNTIL (find_window (t, FALSE) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_window (t, FALSE)));
  keyboard_pump (200);
  assert_file (t, "theirs\n");
  click (t, GTK_WIDGET (find_window (t, FALSE)), "Keep Both");
  assert_file (t, "theirs\n\n\n---\n\nold\nmine ");
}

/* The main window is closed while something is typed: it is saved. */
static void
test_closing (Fixture *t, gconstpointer data)
{
  GtkWidget *window = open_window (t);

  click (t, window, "Edit");
  keyboard_pump (100);
  keyboard_type (t->keyboard, "new ");
  gtk_window_close (GTK_WINDOW (t->f->window));
  keyboard_pump (200);
  assert_file (t, "old\nnew ");
  /* For the tear-down. */
  g_free (t->f);
  t->f = window_fixture_new (t->folder);
}

static gboolean
is_code (GtkWidget *widget, gconstpointer code)
{
  return ADDUCE_UI_IS_CODE_BUTTON (widget)
         && g_str_equal (adduce_tag_get_code (adduce_ui_code_button_get_tag (ADDUCE_UI_CODE_BUTTON (widget))), code);
}

/* F1 on a value shows what it means, until Escape. */
static void
test_define (Fixture *t, gconstpointer data)
{
  GtkWidget *button, *label;

  window_fixture_code (t->f, 15, 33);
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (t->f->window), is_code, "oppose") != NULL);
  keyboard_pump (200);
  button = window_fixture_find (GTK_WIDGET (t->f->window), is_code, "oppose");
  gtk_widget_grab_focus (button);
  g_assert_false (window_fixture_shows (t->f, "Do not use it when the speaker only doubts"));
  keyboard_press (t->keyboard, XK_F1, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "Do not use it when the speaker only doubts"));
  keyboard_pump (200);
  label = window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, "Do not use it when the");
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (label)));
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (label), NULL, NULL)); /* it is there to be read */
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (!window_fixture_shows (t->f, "Do not use it when the speaker only doubts"));
  WAIT_UNTIL (gtk_widget_has_focus (button));
}

/* In the text, where there is no claim, the same key opens the guidelines. */
static void
test_help (Fixture *t, gconstpointer data)
{
  adduce_ui_context_set_selection (t->f->context, (AdduceSpan) { 20, 20 });
  g_signal_emit_by_name (t->f->context, "focus-article");
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_F1, 0);
  WAIT_UNTIL (find_window (t, TRUE) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_window (t, TRUE)));
}

#define ADD(name, text, test) g_test_add ("/guidelines/" name, Fixture, text, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  ADD ("write", NULL, test_write);
  ADD ("conflict", "old\n", test_conflict);
  ADD ("closing", "old\n", test_closing);
  ADD ("define", NULL, test_define);
  ADD ("help", "Ask who benefits.\n", test_help);

  return g_test_run ();
}
