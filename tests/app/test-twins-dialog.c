/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles with nearly the same text: seen beside each other, and claims carried over, by real keys and a real mouse.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "../core/corpus-fixture.h"
#include "window-fixture.h"

#define CLOSE "The line would close the northern route after forty years."
#define BLAME "Its director blamed the price of fuel and a shortage of trained crew."
#define BLAME_THERE "Its director blamed the price of fuel and a shortage of skilled crew."

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

static void
write_article (const char *folder, const char *name, const char *title, const char *blame, const char *end)
{
  g_autoptr (GString) text = g_string_new (title);

  g_string_append_printf (text, "\n\n%s %s\n\n", CLOSE, blame);
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "Sentence number %u tells of harbour %u.%s", i, i * 7, i % 8 == 7 ? "\n\n" : " ");
  g_string_append (text, end);
  scratch_write (folder, name, text->str);
}

static FixtureClaim
find_claim (const char *folder, const char *name, const char *words)
{
  g_autofree char *text = scratch_read (folder, name);
  g_auto (GStrv) parts = g_strsplit (text, words, 2);
  FixtureClaim claim = { 0, 0, "Ada Lind", NULL, "support", NULL };

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  claim.start = (guint) strlen (parts[0]);
  claim.end = claim.start + (guint) strlen (words);
  return claim;
}

static void
set_up (Fixture *t, gconstpointer data)
{
  FixtureClaim claims[3];

  t->folder = scratch_new ();
  write_article (t->folder, "a.txt", "Ferry to close", BLAME, "Two mayors protested loudly.\n");
  write_article (t->folder, "b.txt", "Island loses boat", BLAME_THERE, "");
  scratch_write (t->folder, "c.txt", "Bread\n\nNothing here is alike.\n");
  claims[0] = find_claim (t->folder, "a.txt", CLOSE);
  claims[1] = find_claim (t->folder, "a.txt", BLAME);
  claims[2] = find_claim (t->folder, "a.txt", "Two mayors protested loudly.");
  fixture_code (t->folder, "a.txt", "tester", -1, claims, 3);
  if (data != NULL)
    {
      g_autofree char *path = scratch_path (t->folder, "b.txt");

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  t->f = window_fixture_new (t->folder);
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

static GtkWidget *
find_dialog (Fixture *t)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (t->f->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }
  return NULL;
}

static GtkWidget *
open_dialog (Fixture *t)
{
  gtk_widget_activate_action (GTK_WIDGET (t->f->window), "win.twins", NULL);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (GTK_WINDOW (find_dialog (t))));
  return find_dialog (t);
}

static gboolean
shows (GtkWidget *dialog, const char *text)
{
  return window_fixture_find (dialog, window_fixture_matches_text, text) != NULL;
}

static gboolean
has_tip (GtkWidget *widget, gconstpointer text)
{
  gboolean is_button = GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget);
  const char *tip = is_button ? gtk_widget_get_tooltip_text (widget) : NULL;

  return tip != NULL && g_str_has_prefix (tip, text);
}

static void
click_tip (Fixture *t, GtkWidget *below, const char *tip)
{
  GtkWidget *button = window_fixture_find (below, has_tip, tip);

  g_assert_nonnull (button);
  keyboard_click (t->keyboard, button);
  keyboard_pump (100);
}

static guint
count_claims (Fixture *t)
{
  g_autofree char *path = scratch_path (t->folder, "b.txt.tester.claims.json");
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, NULL);

  return sidecar != NULL ? adduce_sidecar_get_n_claims (sidecar) : 0;
}

static gboolean
has_file (Fixture *t)
{
  g_autofree char *path = scratch_path (t->folder, "b.txt.tester.claims.json");

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What is marked of the texts, and what is said before, after and when it is taken back. */
static void
test_carry (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (t);

  WAIT_UNTIL (shows (dialog, "Placed on the same words: 1. On words like them: 1."));
  g_assert_true (shows (dialog, "Carried over before: 0. Not placed: 1."));
  g_assert_true (shows (dialog, "→ b.txt: the same words"));
  g_assert_true (shows (dialog, "→ b.txt: words like them"));
  g_assert_true (shows (dialog, "→ b.txt: the words are not there"));
  /* Title, “trained”, and the end; title and “skilled”. */
  g_assert_true (shows (dialog, "bold and underlined: 3 in the first, 2 in the second"));
  g_assert_cmpuint (count_claims (t), ==, 0);

  click_tip (t, dialog, "Makes the claims");
  WAIT_UNTIL (count_claims (t) == 2);
  WAIT_UNTIL (shows (dialog, "Carry Claims over to Twins: 2 claims"));
  click_tip (t, dialog, "Undo: Carry Claims over to Twins");
  WAIT_UNTIL (count_claims (t) == 0);
  click_tip (t, dialog, "Otherwise such claims wait");
  WAIT_UNTIL (shows (dialog, "Placed on the same words: 1. On words like them: 1."));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
}

/* Closed while it is being done: it is done whole or not at all, and no empty file is left. */
static void
test_closed_meanwhile (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (t);

  WAIT_UNTIL (shows (dialog, "On words like them: 1."));
  click_tip (t, dialog, "Makes the claims");
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (!adduce_ui_corpus_edits_get_running (adduce_ui_context_get_corpus_edits (t->f->context)));
  keyboard_pump (500);
  g_assert_true (count_claims (t) == 2 || !has_file (t));
}

/* Where nothing is alike there are words, not an empty list. */
static void
test_none (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (t);

  WAIT_UNTIL (shows (dialog, "No two articles of this folder"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
}

static gboolean
is_text (GtkWidget *widget, gconstpointer other)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdduceUiTwinsText") && widget != other;
}

static double
get_rest (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)
         - gtk_adjustment_get_value (adjustment);
}

/* Who goes to the end of one text has the other one there too, and back; either may lead. */
static void
test_scroll (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (t);
  GtkWidget *first, *second;
  GtkAdjustment *one, *other;

  WAIT_UNTIL (shows (dialog, "What only one of them has"));
  first = window_fixture_find (dialog, is_text, NULL);
  second = window_fixture_find (dialog, is_text, first);
  one = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (first));
  other = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (second));
  WAIT_UNTIL (get_rest (one) > 20 && get_rest (other) > 20);
  gtk_widget_grab_focus (first);
  for (guint i = 0; i < 4; i++)
    keyboard_press (t->keyboard, XK_Page_Down, 0);
  WAIT_UNTIL (get_rest (one) < 1 && get_rest (other) < 1);
  keyboard_pump (500); /* it follows no more */
  gtk_widget_grab_focus (second);
  for (guint i = 0; i < 4; i++)
    keyboard_press (t->keyboard, XK_Page_Up, 0);
  WAIT_UNTIL (gtk_adjustment_get_value (one) < 1 && gtk_adjustment_get_value (other) < 1);
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/twins/carry", Fixture, NULL, set_up, test_carry, tear_down);
  g_test_add ("/twins/closed-meanwhile", Fixture, NULL, set_up, test_closed_meanwhile, tear_down);
  g_test_add ("/twins/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/twins/none", Fixture, "alone", set_up, test_none, tear_down);

  return g_test_run ();
}
