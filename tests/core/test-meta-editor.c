/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing what is known of articles, and taking it back.
 */
#include "adduce.h"

#include "scratch.h"

typedef struct {
  char *folder;
  AdduceMetaEditor *editor;
  GPtrArray *edits;
} Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  f->folder = scratch_new ();
  scratch_write (f->folder, "a.txt", "A\n\nWords.\n");
  scratch_write (f->folder, "b.txt", "B\n\nWords.\n");
  f->editor = adduce_meta_editor_new (f->folder);
  f->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  g_ptr_array_unref (f->edits);
  g_assert_finalize_object (f->editor);
  scratch_remove (f->folder);
  g_free (f->folder);
}

/* "name=value" of all fields, a guess with "?" behind it. */
static void
assert_meta (Fixture *f, const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceArticleMeta) meta = adduce_meta_load (path, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    {
      const AdduceMetaValue *value = adduce_article_meta_get (meta, i);

      g_string_append_printf (found, "%s%s=%s%s", i > 0 ? "|" : "", value->name, value->value, value->guess ? "?" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_report (AdduceMetaReport *report, guint n_articles, guint n_fields, guint n_problems)
{
  g_assert_nonnull (report);
  g_assert_cmpuint (report->n_articles, ==, n_articles);
  g_assert_cmpuint (report->n_fields, ==, n_fields);
  g_assert_cmpuint (report->problems->len, ==, n_problems);
  adduce_meta_report_free (report);
}

static void
set (Fixture *f, const char *path, const char *name, const char *value)
{
  g_ptr_array_add (f->edits, adduce_meta_edit_new_set (path, name, value));
}

static void
test_undo (Fixture *f, gconstpointer unused)
{
  set (f, "a.txt", "outlet", "Ketta");
  set (f, "b.txt", "outlet", "Ketta");
  set (f, "a.txt", "date", "2031-03-04");
  g_assert_null (adduce_meta_editor_undo (f->editor));
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 2, 3, 0);
  assert_meta (f, "a.txt", "outlet=Ketta|date=2031-03-04");
  assert_meta (f, "b.txt", "outlet=Ketta");
  g_assert_cmpstr (adduce_meta_editor_get_undo_label (f->editor), ==, "Metadata of 2 Articles");
  g_assert_null (adduce_meta_editor_get_redo_label (f->editor));

  assert_report (adduce_meta_editor_undo (f->editor), 2, 3, 0);
  assert_meta (f, "a.txt", "");
  assert_meta (f, "b.txt", "");
  assert_report (adduce_meta_editor_redo (f->editor), 2, 3, 0);
  assert_meta (f, "a.txt", "outlet=Ketta|date=2031-03-04");

  /* A change that changes nothing leaves no trace; another one ends what could be done again. */
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 0, 0, 0);
  assert_report (adduce_meta_editor_undo (f->editor), 2, 3, 0);
  g_ptr_array_set_size (f->edits, 0);
  set (f, "a.txt", "page", "3");
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, "Page", NULL), 1, 1, 0);
  g_assert_cmpstr (adduce_meta_editor_get_undo_label (f->editor), ==, "Page");
  g_assert_null (adduce_meta_editor_redo (f->editor));
}

/* A guess that is confirmed, or written over, is one again when that is taken back, with its words. */
static void
test_guesses (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "a.txt", NULL);
  g_autoptr (AdduceArticleMeta) meta = NULL;

  set (f, "a.txt", "outlet", "Mine");
  g_ptr_array_add (f->edits, adduce_meta_edit_new_guess ("a.txt", "date", "2031-03-04", "Published on March 4"));
  g_ptr_array_add (f->edits, adduce_meta_edit_new_guess ("a.txt", "authors", "Ana", "By Ana"));
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 1, 3, 0);
  assert_meta (f, "a.txt", "authors=Ana?|outlet=Mine|date=2031-03-04?");

  g_ptr_array_set_size (f->edits, 0);
  g_ptr_array_add (f->edits, adduce_meta_edit_new_guess ("a.txt", "outlet", "Other", "© Other"));
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 0, 0, 0);

  g_ptr_array_set_size (f->edits, 0);
  g_ptr_array_add (f->edits, adduce_meta_edit_new_confirm ("a.txt", NULL));
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 1, 2, 0);
  assert_meta (f, "a.txt", "authors=Ana|outlet=Mine|date=2031-03-04");
  assert_report (adduce_meta_editor_undo (f->editor), 1, 2, 0);
  assert_meta (f, "a.txt", "authors=Ana?|outlet=Mine|date=2031-03-04?");

  g_ptr_array_set_size (f->edits, 0);
  set (f, "a.txt", "authors", "Ben");
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 1, 1, 0);
  assert_report (adduce_meta_editor_undo (f->editor), 1, 1, 0);
  meta = adduce_meta_load (path, NULL);
  g_assert_cmpstr (adduce_article_meta_find (meta, "authors")->passage, ==, "By Ana");
}

/* What another coder changed meanwhile stays, and the rest is taken back. */
static void
test_two_coders (Fixture *f, gconstpointer unused)
{
  g_autoptr (AdduceMetaEditor) other = adduce_meta_editor_new (f->folder);
  g_autoptr (AdduceMetaReport) report = NULL;

  set (f, "a.txt", "outlet", "Ketta");
  set (f, "a.txt", "page", "1");
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 1, 2, 0);
  g_ptr_array_set_size (f->edits, 0);
  set (f, "a.txt", "page", "2");
  set (f, "a.txt", "section", "Sport");
  assert_report (adduce_meta_editor_perform (other, f->edits, NULL, NULL), 1, 2, 0);
  assert_meta (f, "a.txt", "outlet=Ketta|section=Sport|page=2");

  report = adduce_meta_editor_undo (f->editor);
  g_assert_cmpuint (report->n_fields, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (strstr (report->problems->pdata[0], "“page”"));
  assert_meta (f, "a.txt", "section=Sport|page=2");
}

/* As a user who may not write there: a sentence that names the file, nothing to take back; then it works. What could
 * not be taken back can be once the file may be written. */
static void
read_only_run (gpointer user_data)
{
  Fixture *f = user_data;
  AdduceMetaReport *report;

  scratch_become_nobody ();
  g_assert_cmpint (chmod (f->folder, 0500), ==, 0);
  set (f, "a.txt", "outlet", "Ketta");
  report = adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (strstr (report->problems->pdata[0], "a.txt"));
  assert_report (report, 0, 0, 1);
  g_assert_null (adduce_meta_editor_get_undo_label (f->editor));
  assert_meta (f, "a.txt", "page=1");

  g_assert_cmpint (chmod (f->folder, 0700), ==, 0);
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 1, 1, 0);
  assert_meta (f, "a.txt", "outlet=Ketta|page=1");
  g_assert_cmpint (chmod (f->folder, 0500), ==, 0);
  assert_report (adduce_meta_editor_undo (f->editor), 0, 0, 1);
  assert_meta (f, "a.txt", "outlet=Ketta|page=1");
  g_assert_cmpint (chmod (f->folder, 0700), ==, 0);
  g_assert_cmpstr (adduce_meta_editor_get_undo_label (f->editor), ==, "Metadata of 1 Article");
  g_assert_null (adduce_meta_editor_get_redo_label (f->editor));
  assert_report (adduce_meta_editor_undo (f->editor), 1, 1, 0);
  assert_meta (f, "a.txt", "page=1");
}

static void
test_read_only (Fixture *f, gconstpointer unused)
{
  g_autofree char *meta = g_build_filename (f->folder, "a.txt.meta.json", NULL);

  scratch_write (f->folder, "a.txt.meta.json",
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"page\": {\"value\": \"1\"}}}");
  if (scratch_can_give_away (f->folder))
    {
      g_assert_cmpint (chown (f->folder, SCRATCH_NOBODY, SCRATCH_NOBODY), ==, 0);
      g_assert_cmpint (chown (meta, SCRATCH_NOBODY, SCRATCH_NOBODY), ==, 0);
    }
  scratch_run (read_only_run, f);
}

/* One of two articles is spoilt: the other is taken back at once, and done again by itself; the spoilt one waits until
 * somebody has put it right. Of one that is gone nothing waits. */
static void
test_spoilt (Fixture *f, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->folder, "b.txt", NULL);
  g_autofree char *meta = g_build_filename (f->folder, "b.txt.meta.json", NULL);
  g_autofree char *whole = NULL;

  set (f, "a.txt", "outlet", "Ketta");
  set (f, "b.txt", "outlet", "Ketta");
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, "Outlets", NULL), 2, 2, 0);
  g_assert_null (adduce_meta_editor_get_article (f->editor, FALSE));
  g_assert_true (g_file_get_contents (meta, &whole, NULL, NULL));
  g_assert_true (g_file_set_contents (meta, "{ \"fields\": ", -1, NULL));
  assert_report (adduce_meta_editor_undo (f->editor), 1, 1, 1);
  assert_meta (f, "a.txt", "");
  g_assert_cmpstr (adduce_meta_editor_get_undo_label (f->editor), ==, "Outlets");
  g_assert_cmpstr (adduce_meta_editor_get_article (f->editor, FALSE), ==, "b.txt");
  g_assert_cmpstr (adduce_meta_editor_get_article (f->editor, TRUE), ==, "a.txt");
  assert_report (adduce_meta_editor_undo (f->editor), 0, 0, 1);

  g_assert_true (g_file_set_contents (meta, whole, -1, NULL));
  assert_report (adduce_meta_editor_undo (f->editor), 1, 1, 0);
  assert_meta (f, "b.txt", "");
  g_assert_null (adduce_meta_editor_get_undo_label (f->editor));

  assert_report (adduce_meta_editor_redo (f->editor), 1, 1, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (meta, "{ \"fields\": ", -1, NULL));
  assert_report (adduce_meta_editor_undo (f->editor), 0, 0, 1);
  g_assert_null (adduce_meta_editor_get_undo_label (f->editor));
}

/* What was done last is undone first, whoever keeps it; what was undone last is done again first. */
static void
test_turns (Fixture *f, gconstpointer unused)
{
  g_autoptr (AdduceHistory) history = adduce_history_new ();
  g_autoptr (AdduceCommand) command = adduce_command_new_set_status (ADDUCE_STATUS_NEW, ADDUCE_STATUS_DONE);
  AdduceUndoTurns of_meta = adduce_meta_editor_get_turns (f->editor), of_claims = adduce_history_get_turns (history);

  g_assert_false (adduce_undo_turns_is_undo (&of_meta, NULL));
  g_assert_false (adduce_undo_turns_is_redo (&of_claims, &of_meta));

  adduce_history_push (history, command);
  set (f, "a.txt", "outlet", "Ketta");
  assert_report (adduce_meta_editor_perform (f->editor, f->edits, NULL, NULL), 1, 1, 0);
  of_meta = adduce_meta_editor_get_turns (f->editor);
  of_claims = adduce_history_get_turns (history);
  g_assert_true (adduce_undo_turns_is_undo (&of_meta, &of_claims));
  g_assert_false (adduce_undo_turns_is_undo (&of_claims, &of_meta));

  adduce_history_push (history, command);
  of_claims = adduce_history_get_turns (history);
  g_assert_false (adduce_undo_turns_is_undo (&of_meta, &of_claims));
  adduce_history_undone (history);
  of_claims = adduce_history_get_turns (history);
  g_assert_true (adduce_undo_turns_is_undo (&of_meta, &of_claims));
  assert_report (adduce_meta_editor_undo (f->editor), 1, 1, 0);
  of_meta = adduce_meta_editor_get_turns (f->editor);
  g_assert_true (adduce_undo_turns_is_undo (&of_claims, &of_meta));
  g_assert_true (adduce_undo_turns_is_redo (&of_meta, &of_claims));
  g_assert_false (adduce_undo_turns_is_redo (&of_claims, &of_meta));

  /* Done again it is what was done last, and what is left of the claims is next. */
  assert_report (adduce_meta_editor_redo (f->editor), 1, 1, 0);
  of_meta = adduce_meta_editor_get_turns (f->editor);
  g_assert_true (adduce_undo_turns_is_undo (&of_meta, &of_claims));
  g_assert_true (adduce_undo_turns_is_redo (&of_claims, &of_meta));
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  AdduceMetaReport **report = user_data;
  g_autoptr (GError) error = NULL;

  *report = adduce_meta_editor_finish (ADDUCE_META_EDITOR (object), result, &error);
  g_assert_no_error (error);
}

static void
refused_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (adduce_meta_editor_finish (ADDUCE_META_EDITOR (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  *(gboolean *) user_data = TRUE;
}

static void
test_worker (Fixture *f, gconstpointer unused)
{
  AdduceMetaReport *report = NULL;
  gboolean refused = FALSE;

  set (f, "a.txt", "outlet", "Ketta");
  adduce_meta_editor_perform_async (f->editor, f->edits, NULL, NULL, done_cb, &report);
  g_assert_true (adduce_meta_editor_get_busy (f->editor));
  adduce_meta_editor_undo_async (f->editor, FALSE, refused_cb, &refused);
  while (report == NULL || !refused)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (adduce_meta_editor_get_busy (f->editor));
  assert_report (report, 1, 1, 0);
  report = NULL;
  adduce_meta_editor_undo_async (f->editor, FALSE, done_cb, &report);
  while (report == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_report (report, 1, 1, 0);
  assert_meta (f, "a.txt", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/meta-editor/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/meta-editor/guesses", Fixture, NULL, set_up, test_guesses, tear_down);
  g_test_add ("/meta-editor/two-coders", Fixture, NULL, set_up, test_two_coders, tear_down);
  g_test_add ("/meta-editor/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/meta-editor/spoilt", Fixture, NULL, set_up, test_spoilt, tear_down);
  g_test_add ("/meta-editor/turns", Fixture, NULL, set_up, test_turns, tear_down);
  g_test_add ("/meta-editor/worker", Fixture, NULL, set_up, test_worker, tear_down);

  return g_test_run ();
}
