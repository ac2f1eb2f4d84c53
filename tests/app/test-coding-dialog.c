/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing in what was coded with other programs, by real keys and a real mouse. The files are as brat's manual has
 * them; their places were counted by hand.
 */
#include "drag.h"
#include "file-dialog.h"
#undef WAIT_UNTIL
#include "adduce-ui-coding-dialog.h"
#include "window-fixture.h"

/* As many articles as are not written in a moment. */
#define N_MANY 200

#define TEXT "Levy stays\n\nThe council voted on it.\n"

typedef struct
{
  char *folder;
  char *files;
  WindowFixture *f;
  Keyboard *keyboard;
  GtkWidget *dialog;
} Fixture;

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADDUCE_UI_IS_CODING_DIALOG (window) && gtk_window_is_active (GTK_WINDOW (window)))
        return window;
    }
  return NULL;
}

/* A shortcut with three modifiers. */
static void
open_by_key (Fixture *t)
{
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, XK_i, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
}

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  t->files = scratch_new ();
  scratch_write (t->folder, "a.txt", TEXT);
  /* "The council" is 12–23, "Levy stays" 0–10. */
  scratch_write (t->files, "brat/a.txt", TEXT);
  scratch_write (t->files, "brat/a.ann",
                 "T1\tClaim 12 23\tThe council\nA1\tPosition T1 PRO\nA2\tSource T1 Council\n"
                 "T2\tClaim 0 10\tLevy stays\nA3\tPosition T2 CON\n");
  scratch_write (t->files, "broken.json", "{ \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n \"type\": [,\n");
  t->f = window_fixture_new (t->folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
  open_by_key (t);
  WAIT_UNTIL (find_dialog () != NULL);
  t->dialog = find_dialog ();
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (t->dialog), (gpointer *) &t->dialog);
  /* Where something was dragged from another window that had the keyboard. */
  gtk_window_present (GTK_WINDOW (t->dialog));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->dialog)));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (t->dialog == NULL);
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  scratch_remove (t->files);
  g_free (t->folder);
  g_free (t->files);
}

static void
add (Fixture *t, const char *name)
{
  g_autofree char *path = g_build_filename (t->files, name, NULL);
  const char *paths[] = { path, NULL };

  adduce_ui_coding_dialog_add_files (ADDUCE_UI_CODING_DIALOG (t->dialog), paths);
}

static gboolean
shows (Fixture *t, const char *text)
{
  return window_fixture_find (t->dialog, window_fixture_matches_text, text) != NULL;
}

static gboolean
text_view_has (GtkWidget *widget, gconstpointer words)
{
  GtkTextBuffer *buffer = GTK_IS_TEXT_VIEW (widget) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)) : NULL;
  g_autofree char *text = NULL;

  if (buffer == NULL)
    return FALSE;
  g_object_get (buffer, "text", &text, NULL);
  return strstr (text, words) != NULL;
}

static gboolean
reads (Fixture *t, const char *words)
{
  return window_fixture_find (t->dialog, text_view_has, words) != NULL;
}

static gboolean
is_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static void
click (Fixture *t, const char *text)
{
  GtkWidget *label = window_fixture_find (t->dialog, is_text, text);

  g_assert_nonnull (label);
  keyboard_click (t->keyboard, label);
  keyboard_pump (200);
}

static void
type_coder (Fixture *t, const char *name)
{
  click (t, "Nickname of the Coder");
  keyboard_type (t->keyboard, name);
}

/* The claims of a coder, as they are on the disk. */
static guint
count_claims (Fixture *t, const char *nickname)
{
  const char *const coders[] = { nickname, NULL };
  AdduceExportOptions options = { .format = "csv", .coders = coders };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AdduceExportResult) result
    = adduce_export_corpus_to_stream (t->folder, stream, &options, NULL, NULL, NULL, NULL);

  g_assert_nonnull (result);
  return result->n_claims;
}

/* One undo takes the claims back, one redo brings them. */
static void
check_undo (Fixture *t)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (t->f->context);
  g_assert_cmpstr (adduce_ui_corpus_edits_get_undo_label (edits), ==, "Import Claims");
  adduce_ui_corpus_edits_undo (edits);
  WAIT_UNTIL (!adduce_ui_corpus_edits_get_running (edits));
  g_assert_cmpuint (count_claims (t, "bert"), ==, 0);
  g_assert_null (adduce_ui_corpus_edits_get_undo_label (edits));
  adduce_ui_corpus_edits_redo (edits);
  WAIT_UNTIL (!adduce_ui_corpus_edits_get_running (edits));
  g_assert_cmpuint (count_claims (t, "bert"), ==, 2);
}

/* From the key to the claims on the disk: fields with their values, the coder, the preview, the report. */
static void
test_whole (Fixture *t, gconstpointer data)
{
  g_autofree char *mapping = g_build_filename (t->files, "mapping.json", NULL);
  g_autofree char *report = g_build_filename (t->files, "report.txt", NULL);
  g_autofree char *saved = NULL;

  g_assert_true (shows (t, "Drop Files or Folders Here"));
  add (t, "brat");
  WAIT_UNTIL (shows (t, "2 claims"));
  g_assert_true (shows (t, "Position"));
  g_assert_true (shows (t, "2 claims: PRO, CON"));
  g_assert_true (shows (t, "as in “The council”"));
  g_assert_true (shows (t, "The files do not say who coded"));

  click (t, "Preview");
  WAIT_UNTIL (shows (t, "Give the nickname of the coder first"));
  type_coder (t, "bert");
  click (t, "Save Mapping…");
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->dialog), mapping);
  WAIT_UNTIL (shows (t, "The mapping was saved"));
  g_assert_true (g_file_get_contents (mapping, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "\"field\": \"Position\""));
  g_assert_nonnull (strstr (saved, "\"variable\": \"stance\""));

  /* The values of the source are typed: the council is the town council. */
  {
    GtkWidget *row = window_fixture_find (t->dialog, is_text, "Source");

    row = gtk_widget_get_ancestor (row, ADW_TYPE_COMBO_ROW);
    keyboard_click (t->keyboard, window_fixture_find (row, is_text, "Values…"));
    WAIT_UNTIL (shows (t, "What the Values of “Source” Are"));
    click (t, "Council (1)");
    keyboard_press (t->keyboard, XK_a, XK_Control_L);
    keyboard_type (t->keyboard, "Town Council");
    click (t, "Back");
  }
  click (t, "Preview");
  WAIT_UNTIL (shows (t, "2 placed"));
  g_assert_true (shows (t, "1 article known by its text"));
  g_assert_true (shows (t, "The council"));
  g_assert_true (reads (t, "Source → speaker"));
  g_assert_cmpuint (count_claims (t, "bert"), ==, 0);

  click (t, "Import");
  WAIT_UNTIL (reads (t, "Nothing that was there was replaced"));
  g_assert_cmpuint (count_claims (t, "bert"), ==, 2);
  g_clear_pointer (&saved, g_free);
  saved = scratch_read (t->folder, "speakers.json");
  g_assert_nonnull (strstr (saved, "Town Council"));

  click (t, "Save Report…");
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->dialog), report);
  WAIT_UNTIL (shows (t, "The report was saved"));
  g_clear_pointer (&saved, g_free);
  g_assert_true (g_file_get_contents (report, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "2 placed"));
  g_assert_nonnull (strstr (saved, "Source → speaker"));
  check_undo (t);
}

/* A mapping says that PRO is a support, and leaves the other position out. */
static void
test_mapping (Fixture *t, gconstpointer data)
{
  g_autofree char *path = g_build_filename (t->files, "mapping.json", NULL);

  scratch_write (t->files, "mapping.json",
                 "{\"type\": \"adduce-mapping\", \"version\": 1, \"fields\": [\n"
                 "{\"field\": \"Position\", \"variable\": \"stance\", \"values\":\n"
                 "{\"PRO\": \"support\", \"CON\": \"\"}},\n"
                 "{\"field\": \"Source\", \"variable\": null}]}");
  add (t, "brat");
  WAIT_UNTIL (shows (t, "2 claims"));
  click (t, "Load Mapping…");
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->dialog), path);
  WAIT_UNTIL (shows (t, "The mapping was loaded"));
  g_assert_true (shows (t, "Left Out"));
  type_coder (t, "carla");
  click (t, "Preview");
  WAIT_UNTIL (shows (t, "2 placed"));
  g_assert_true (reads (t, "The field “Source” was left out"));
  g_assert_false (reads (t, "added to the codebook"));
}

/* What can't be read is said with its place, and another file can be taken. */
static void
test_problems (Fixture *t, gconstpointer data)
{
  add (t, "broken.json");
  WAIT_UNTIL (shows (t, "broken.json: "));
  g_assert_true (shows (t, "line 2"));
  g_assert_true (shows (t, "Drop Files or Folders Here"));
  add (t, "nothing-there");
  WAIT_UNTIL (shows (t, "nothing-there"));
  add (t, "brat");
  WAIT_UNTIL (shows (t, "2 claims"));
  type_coder (t, "Not A Nickname");
  click (t, "Preview");
  WAIT_UNTIL (shows (t, "A nickname has small letters"));
}

/* By the mouse, first onto the dialog as it opens, then onto the fields of the first. */
static void
test_drop (Fixture *t, gconstpointer data)
{
  g_autofree char *brat = g_build_filename (t->files, "brat", NULL);
  g_autofree char *more = g_build_filename (t->files, "more.jsonl", NULL);

  scratch_write (t->files, "more.jsonl", "{\"text\": \"Another text.\", \"label\": [[0, 7, \"X\"]]}\n");
  drag_file (t->keyboard, brat, t->dialog);
  WAIT_UNTIL (shows (t, "2 claims in 1 document"));
  drag_file (t->keyboard, more, t->dialog);
  WAIT_UNTIL (shows (t, "3 claims in 2 documents"));
  g_assert_cmpuint (count_claims (t, "bert"), ==, 0);
}

static void
write_many (Fixture *t)
{
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("many/m%u.txt", i);
      g_autofree char *coding = g_strdup_printf ("many/m%u.ann", i);
      g_autofree char *words = g_strdup_printf ("Number %u of many.\n", i);

      scratch_write (t->files, text, words);
      scratch_write (t->files, coding, "T1\tClaim 0 6\tNumber\n");
    }
}

/* Of many articles on a machine that has other things to do, too: a minute. */
static void
wait_for_report (Fixture *t)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC * 60;

  while (!reads (t, "Nothing that was there was replaced") && g_get_monotonic_time () < end)
    keyboard_pump (50);
  g_assert_true (reads (t, "Nothing that was there was replaced"));
}

static void
undo_once (Fixture *t)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (t->f->context);
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC * 60;

  adduce_ui_corpus_edits_undo (edits);
  while (adduce_ui_corpus_edits_get_running (edits) && g_get_monotonic_time () < end)
    keyboard_pump (50);
  g_assert_false (adduce_ui_corpus_edits_get_running (edits));
}

/* What was written until then is whole, and can be taken back; a second run goes on with the others. */
static void
test_stop (Fixture *t, gconstpointer data)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (t->f->context);
  guint n;

  write_many (t);
  add (t, "many");
  WAIT_UNTIL (shows (t, G_STRINGIFY (N_MANY) " claims"));
  type_coder (t, "bert");
  click (t, "Preview");
  WAIT_UNTIL (shows (t, G_STRINGIFY (N_MANY) " placed"));
  click (t, "Import");
  WAIT_UNTIL (window_fixture_find (t->dialog, is_text, "Stop") != NULL);
  keyboard_click (t->keyboard, window_fixture_find (t->dialog, is_text, "Stop"));
  WAIT_UNTIL (shows (t, "It was stopped"));
  n = count_claims (t, "bert");
  g_assert_cmpuint (n, <, N_MANY);
  g_assert_cmpstr (adduce_ui_corpus_edits_get_undo_label (edits), ==, n > 0 ? "Import Claims" : NULL);

  click (t, "Preview");
  WAIT_UNTIL (shows (t, " placed"));
  g_assert_cmpuint (count_claims (t, "bert"), ==, n);
  click (t, "Import");
  wait_for_report (t);
  g_assert_cmpuint (count_claims (t, "bert"), ==, N_MANY);
  undo_once (t);
  g_assert_cmpuint (count_claims (t, "bert"), ==, n);
  if (n > 0)
    undo_once (t);
  g_assert_cmpuint (count_claims (t, "bert"), ==, 0);
  g_assert_null (adduce_ui_corpus_edits_get_undo_label (edits));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/coding-dialog/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/coding-dialog/mapping", Fixture, NULL, set_up, test_mapping, tear_down);
  g_test_add ("/coding-dialog/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/coding-dialog/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/coding-dialog/stop", Fixture, NULL, set_up, test_stop, tear_down);

  return g_test_run ();
}
