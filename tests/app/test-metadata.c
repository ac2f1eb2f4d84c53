/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of articles, seen and changed by real keys and a real mouse.
 */
#include <signal.h>
#include <sys/resource.h>

#include "file-dialog.h"
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
write_more (Fixture *t)
{
  scratch_write (t->folder, "c.txt", "The quay\n\nIt is old.\n");
  scratch_write (t->folder, "c.txt.meta.json",
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"headline\": {\"value\": \"The quay\", "
                 "\"guess\": true}}}");
  scratch_write (t->folder, "2031-03-04-d.txt", "A day\n\nIt is known.\n");
}

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt",
                 "Levy stays\n\nThe council voted on it, said the mayor.\n\nPublished on March 4, 2031\n");
  scratch_write (t->folder, "b.txt", "Ferry stops\n\nNobody sails.\n");
  scratch_write (t->folder, "b.txt.meta.json",
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"outlet\": {\"value\": \"Wire\", \"guess\": true, "
                 "\"passage\": \"(Wire)\"}}}");
  if (data != NULL)
    write_more (t);
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

/* "name=value" of all fields, a guess with "?" behind it. */
static char *
dup_meta (Fixture *t, const char *name)
{
  g_autofree char *path = g_build_filename (t->folder, name, NULL);
  g_autoptr (AdduceArticleMeta) meta = adduce_meta_load (path, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    {
      const AdduceMetaValue *value = adduce_article_meta_get (meta, i);

      g_string_append_printf (found, "%s%s=%s%s", i > 0 ? "|" : "", value->name, value->value, value->guess ? "?" : "");
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static gboolean
has_meta (Fixture *t, const char *name, const char *expected)
{
  g_autofree char *found = dup_meta (t, name);

  return g_str_equal (found, expected);
}

static void
press (Fixture *t, KeySym key)
{
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, key, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  keyboard_pump (300);
}

static gboolean
has_tip (GtkWidget *widget, gconstpointer text)
{
  const char *tip = GTK_IS_BUTTON (widget) ? gtk_widget_get_tooltip_text (widget) : NULL;

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

/* In the pane: typed, confirmed, taken back. */
static void
test_pane (Fixture *t, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (t->f->window);
  AdduceArticle *article;

  window_fixture_open (t->f, "b.txt");
  press (t, XK_m);
  g_assert_true (window_fixture_shows (t->f, "Guess, from “(Wire)”"));
  keyboard_type (t->keyboard, "no more boats");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no more boats|outlet=Wire?"));
  click_tip (t, window, "Confirm Outlet");
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no more boats|outlet=Wire"));
  g_assert_false (window_fixture_shows (t->f, "Guess, from"));
  click_tip (t, window, "Undo: Confirming: Outlet");
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no more boats|outlet=Wire?"));
  article = adduce_corpus_lookup (adduce_ui_context_get_corpus (t->f->context), "b.txt");
  g_assert_cmpstr (adduce_article_get_outlet (article), ==, "Wire");
}

static void
undo (Fixture *t)
{
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_pump (300);
}

static void
redo (Fixture *t)
{
  press (t, XK_z);
}

static guint
count_claims (Fixture *t)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (adduce_session_get_claims (adduce_ui_context_get_session (t->f->context))));
}

/* The keys of Undo take back what was done last, a claim or a field, one after the other, and say which; in another
 * article they say of which article it is. */
static void
test_undo_keys (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "b.txt");
  window_fixture_code (t->f, 0, 5);
  press (t, XK_m);
  g_assert_true (window_fixture_shows (t->f, "Guess, from “(Wire)”"));
  keyboard_type (t->keyboard, "no boats");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no boats|outlet=Wire?"));
  keyboard_pump (300); /* the rows are made anew */
  window_fixture_code (t->f, 13, 19);
  g_assert_cmpuint (count_claims (t), ==, 2);

  undo (t);
  g_assert_cmpuint (count_claims (t), ==, 1);
  g_assert_true (has_meta (t, "b.txt", "headline=no boats|outlet=Wire?"));
  g_assert_nonnull (window_fixture_find (GTK_WIDGET (t->f->window), has_tip, "Undo Metadata: Headline"));
  undo (t);
  WAIT_UNTIL (has_meta (t, "b.txt", "outlet=Wire?"));
  WAIT_UNTIL (window_fixture_shows (t->f, "Undone: Metadata: Headline"));
  g_assert_cmpuint (count_claims (t), ==, 1);
  undo (t);
  g_assert_cmpuint (count_claims (t), ==, 0);

  redo (t);
  g_assert_cmpuint (count_claims (t), ==, 1);
  g_assert_true (has_meta (t, "b.txt", "outlet=Wire?"));
  redo (t);
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no boats|outlet=Wire?"));
  g_assert_cmpuint (count_claims (t), ==, 1);
  redo (t);
  g_assert_cmpuint (count_claims (t), ==, 2);

  undo (t);
  window_fixture_open (t->f, "a.txt");
  g_assert_nonnull (window_fixture_find (GTK_WIDGET (t->f->window), has_tip, "Undo Metadata: Headline (b.txt)"));
}

/* What somebody else wrote meanwhile stays, and it is said. */
static void
test_undo_outside (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "b.txt");
  press (t, XK_m);
  keyboard_type (t->keyboard, "no boats");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no boats|outlet=Wire?"));
  keyboard_pump (300);
  scratch_write (t->folder, "b.txt.meta.json",
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"headline\": {\"value\": \"theirs\"}}}");
  undo (t);
  WAIT_UNTIL (window_fixture_shows (t->f, "somebody else changed “headline” meanwhile, and it was left"));
  g_assert_true (has_meta (t, "b.txt", "headline=theirs"));
}

/* Files can't be longer than nothing, as on a full disk. */
static void
set_full (gboolean full)
{
  static rlim_t before;
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  if (full)
    before = limit.rlim_cur;
  limit.rlim_cur = full ? 0 : before;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What can't be written stays in its entry, with a sentence, and is written when there is room. */
static void
test_full (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "b.txt");
  press (t, XK_m);
  g_assert_true (window_fixture_shows (t->f, "Guess, from “(Wire)”"));
  keyboard_type (t->keyboard, "no boats");
  set_full (TRUE);
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "b.txt.meta.json"));
  set_full (FALSE);
  g_assert_true (has_meta (t, "b.txt", "outlet=Wire?"));
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=no boats|outlet=Wire?"));
}

/* Who has the form folded sees what is known and what was guessed; of a headline and a file name, too. */
static void
test_summary (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "b.txt");
  WAIT_UNTIL (window_fixture_shows (t->f, "Wire? · 1 guess"));
  window_fixture_open (t->f, "a.txt");
  WAIT_UNTIL (window_fixture_shows (t->f, "unknown"));
  window_fixture_open (t->f, "c.txt");
  WAIT_UNTIL (window_fixture_shows (t->f, "The quay? · 1 guess"));
  window_fixture_open (t->f, "2031-03-04-d.txt");
  WAIT_UNTIL (window_fixture_shows (t->f, "2031-03-04?"));
}

/* A value that can't be is refused in words, and nothing is written. */
static void
test_refused (Fixture *t, gconstpointer data)
{
  window_fixture_open (t->f, "a.txt");
  press (t, XK_m);
  for (guint i = 0; i < 3; i++)
    keyboard_press (t->keyboard, XK_Tab, 0);
  keyboard_type (t->keyboard, "soon");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "“soon” is no date"));
  g_assert_true (has_meta (t, "a.txt", ""));
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

/* In the table: for all that are chosen, read from texts, taken back. */
static void
test_table (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog;

  press (t, XK_t);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (find_dialog (t)));
  dialog = GTK_WIDGET (find_dialog (t));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2 articles, 2 chosen") != NULL);
  g_assert_nonnull (window_fixture_find (dialog, window_fixture_matches_text, "Wire ?"));
  click_tip (t, dialog, "Read from the chosen");
  WAIT_UNTIL (has_meta (t, "a.txt", "headline=Levy stays?|date=2031-03-04?"));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2031-03-04 ?") != NULL);
  click_tip (t, dialog, "All guesses about");
  WAIT_UNTIL (has_meta (t, "a.txt", "headline=Levy stays|date=2031-03-04"));
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=Ferry stops|outlet=Wire"));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2031-03-04 ?") == NULL);
  keyboard_pump (300);
  click_tip (t, dialog, "Undo: Confirming Guesses");
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=Ferry stops?|outlet=Wire?"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
}

/* A table that comes back as it went leaves guesses guesses; a cell that was changed is none. */
static void
test_table_again (Fixture *t, gconstpointer data)
{
  g_autofree char *path = g_build_filename (t->folder, "table.csv", NULL);
  GtkWidget *dialog;

  scratch_write (t->folder, "table.csv", "path,headline,outlet\na.txt,Levy goes,\nb.txt,Ferry stops,Wire\n");
  press (t, XK_t);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (find_dialog (t)));
  dialog = GTK_WIDGET (find_dialog (t));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2 articles, 2 chosen") != NULL);
  click_tip (t, dialog, "Read from the chosen");
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=Ferry stops?|outlet=Wire?"));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2031-03-04 ?") != NULL);
  keyboard_pump (300);
  click_tip (t, dialog, "Take values from a CSV file");
  file_dialog_answer (t->keyboard, GTK_WINDOW (dialog), path);
  WAIT_UNTIL (has_meta (t, "a.txt", "headline=Levy goes|date=2031-03-04?"));
  g_assert_true (has_meta (t, "b.txt", "headline=Ferry stops?|outlet=Wire?"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
}

/* In the table, where the keys are the same, and afterwards in the window: a change of many articles is one step. */
static void
test_undo_table (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog;

  press (t, XK_t);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (find_dialog (t)));
  dialog = GTK_WIDGET (find_dialog (t));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2 articles, 2 chosen") != NULL);
  click_tip (t, dialog, "Read from the chosen");
  WAIT_UNTIL (has_meta (t, "a.txt", "headline=Levy stays?|date=2031-03-04?"));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "2031-03-04 ?") != NULL);
  keyboard_pump (300);
  undo (t);
  WAIT_UNTIL (has_meta (t, "a.txt", "") && has_meta (t, "b.txt", "outlet=Wire?"));
  keyboard_pump (300);
  redo (t);
  WAIT_UNTIL (has_meta (t, "a.txt", "headline=Levy stays?|date=2031-03-04?"));
  WAIT_UNTIL (has_meta (t, "b.txt", "headline=Ferry stops?|outlet=Wire?"));
  keyboard_pump (300);
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  click_tip (t, GTK_WIDGET (t->f->window), "Undo Reading Metadata from Texts");
  WAIT_UNTIL (has_meta (t, "a.txt", "") && has_meta (t, "b.txt", "outlet=Wire?"));
  WAIT_UNTIL (window_fixture_shows (t->f, "Undone: Reading Metadata from Texts"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/metadata/pane", Fixture, NULL, set_up, test_pane, tear_down);
  g_test_add ("/metadata/summary", Fixture, "more", set_up, test_summary, tear_down);
  g_test_add ("/metadata/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/metadata/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/metadata/undo-keys", Fixture, NULL, set_up, test_undo_keys, tear_down);
  g_test_add ("/metadata/undo-outside", Fixture, NULL, set_up, test_undo_outside, tear_down);
  g_test_add ("/metadata/undo-table", Fixture, NULL, set_up, test_undo_table, tear_down);
  g_test_add ("/metadata/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/metadata/table-again", Fixture, NULL, set_up, test_table_again, tear_down);

  return g_test_run ();
}
