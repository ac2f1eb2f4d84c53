/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking zones through a session: each change is one step of undo, and what others wrote meanwhile stays.
 */
#include "adduce.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"

/*               0         1         2         3         4         5
 *               012345678901234567890123456789012345678901234567890 */
#define ARTICLE "Home News Sport\nThe levy stays.\nAll rights reserved\n"

typedef struct {
  char *folder;
  char *path;
  AdduceSession *session;
  guint n_told;
} Fixture;

static void
told_cb (Fixture *f)
{
  f->n_told++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceCoder) coder
    = adduce_coder_new ("urn:uuid:018d77aa-0b1c-7f00-9a2b-33c4d5e6f701", "anna", "Anna", NULL);
  g_autoptr (GError) error = NULL;

  f->folder = scratch_new ();
  scratch_write (f->folder, "a.txt", ARTICLE);
  f->path = scratch_path (f->folder, "a.txt");
  f->session = adduce_session_open (f->path, coder, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (f->session, "zones-changed", G_CALLBACK (told_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->session);
  scratch_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* What the file holds as soon as it is written, as "0-15 32-51" for boilerplate, questions with a "?". */
static char *
dup_stored (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) shown = adduce_session_dup_zones (f->session, &error);
  g_autoptr (GArray) zones = NULL;
  GString *string = g_string_new (NULL);

  g_assert_no_error (error);
  adduce_session_flush (f->session, &error);
  g_assert_no_error (error);
  zones = adduce_zones_load (f->path, adduce_session_get_text (f->session), NULL, &error);
  g_assert_no_error (error);
  /* What is shown before it is written is what is written. */
  g_assert_cmpuint (shown->len, ==, zones->len);
  if (zones->len > 0)
    g_assert_cmpmem (shown->data, shown->len * sizeof (AdduceZone), zones->data,
                     zones->len * sizeof (AdduceZone));
  for (guint i = 0; i < zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (zones, AdduceZone, i);

      g_string_append_printf (string, "%s%u-%u%s", i > 0 ? " " : "", zone->span.start, zone->span.end,
                              zone->kind == ADDUCE_ZONE_QUESTION ? "?" : "");
    }
  return g_string_free (string, FALSE);
}

#define ASSERT_STORED(f, expected) \
  G_STMT_START \
  { \
    g_autofree char *stored_ = dup_stored (f); \
    g_assert_cmpstr (stored_, ==, expected); \
  } \
  G_STMT_END

static void
mark (Fixture *f, guint start, guint end, gboolean marked)
{
  g_autoptr (AdduceCommand) command
    = adduce_command_new_mark_zone (ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { start, end }, marked);
  g_autoptr (GError) error = NULL;

  adduce_session_perform (f->session, command, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  adduce_session_undo (f->session, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  adduce_session_redo (f->session, &error);
  g_assert_no_error (error);
}

/* Another program, or the command line. */
static void
mark_outside (Fixture *f, AdduceZoneKind kind, guint start, guint end, gboolean marked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) zones = adduce_zones_store_mark (f->path, adduce_session_get_text (f->session), kind,
                                                      (AdduceSpan) { start, end }, marked, &error);

  g_assert_no_error (error);
}

static void
test_undo (Fixture *f, gconstpointer data)
{
  AdduceHistory *history = adduce_session_get_history (f->session);
  g_autoptr (GError) error = NULL;

  mark (f, 0, 15, TRUE);
  ASSERT_STORED (f, "0-15");
  g_assert_cmpint (adduce_session_get_save_state (f->session), ==, ADDUCE_SAVE_STATE_SAVED);
  g_assert_cmpstr (adduce_history_get_undo_label (history), ==, "Mark as Boilerplate");
  mark (f, 0, 15, FALSE);
  ASSERT_STORED (f, "");
  g_assert_cmpstr (adduce_history_get_undo_label (history), ==, "Unmark Boilerplate");
  g_assert_cmpuint (f->n_told, ==, 2);

  undo (f);
  ASSERT_STORED (f, "0-15");
  undo (f);
  ASSERT_STORED (f, "");
  g_assert_false (adduce_session_undo (f->session, NULL));
  redo (f);
  ASSERT_STORED (f, "0-15");
  g_assert_cmpuint (f->n_told, ==, 5);

  /* what changes nothing leaves no trace, what is outside is refused */
  mark (f, 2, 9, TRUE);
  g_assert_true (adduce_history_get_can_redo (history));
  g_assert_cmpuint (f->n_told, ==, 5);
  {
    g_autoptr (AdduceCommand) command
      = adduce_command_new_mark_zone (ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 40, 400 }, TRUE);

    g_assert_false (adduce_session_perform (f->session, command, &error));
    g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  }

  /* no claim, no sidecar: only the file of the zones was written */
  g_assert_true (adduce_session_flush (f->session, NULL));
  {
    g_auto (GStrv) sidecars = adduce_paths_list_sidecars (f->path);

    g_assert_cmpuint (g_strv_length (sidecars), ==, 0);
  }
}

/* Only what a command changed is taken back: what was marked before stays. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  mark (f, 5, 9, TRUE);
  mark (f, 20, 24, TRUE);
  mark (f, 0, 31, TRUE);
  ASSERT_STORED (f, "0-31");
  undo (f);
  ASSERT_STORED (f, "5-9 20-24");
  redo (f);
  ASSERT_STORED (f, "0-31");
  undo (f);
  mark (f, 7, 22, FALSE);
  ASSERT_STORED (f, "5-7 22-24");
  undo (f);
  ASSERT_STORED (f, "5-9 20-24");
}

static void
test_outside (Fixture *f, gconstpointer data)
{
  mark (f, 0, 15, TRUE);
  mark_outside (f, ADDUCE_ZONE_BOILERPLATE, 32, 51, TRUE);
  mark_outside (f, ADDUCE_ZONE_QUESTION, 16, 31, TRUE);
  undo (f);
  ASSERT_STORED (f, "16-31? 32-51");
  redo (f);
  ASSERT_STORED (f, "0-15 16-31? 32-51");

  /* the session does not know of it, yet it is not its own to take back */
  mark (f, 16, 51, TRUE);
  undo (f);
  ASSERT_STORED (f, "0-15 16-31? 32-51");

  /* a file that can't be understood is left alone, and the step can be taken back later */
  scratch_write (f->folder, "a.txt.meta.json", "[]");
  g_assert_false (adduce_session_undo (f->session, NULL));
  scratch_write (f->folder, "a.txt.meta.json", "{\"schemaVersion\": \"1.0\", \"title\": \"Levy\"}");
  undo (f);
  ASSERT_STORED (f, "");
  {
    g_autofree char *path = scratch_path (f->folder, "a.txt.meta.json");
    g_autofree char *contents = NULL;

    g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
    g_assert_nonnull (strstr (contents, "Levy"));
  }
}

static gboolean
has_file (Fixture *f)
{
  g_autofree char *path = adduce_zones_make_path (f->path);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
run_until (Fixture *f, gboolean (*condition) (Fixture *f))
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!condition (f) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_true (condition (f));
}

/* A worker writes, and the mark is not waited for. */
static void
test_later (Fixture *f, gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();

  mark (f, 0, 15, TRUE);
  g_assert_false (has_file (f));
  run_until (f, has_file);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC); /* the machine may be slow */
  ASSERT_STORED (f, "0-15");
}

static gboolean
has_failed (Fixture *f)
{
  return adduce_session_get_save_state (f->session) == ADDUCE_SAVE_STATE_FAILED;
}

static gboolean
has_saved (Fixture *f)
{
  return adduce_session_get_save_state (f->session) == ADDUCE_SAVE_STATE_SAVED;
}

/* The folder is gone for a while: that is told, the mark stays, and is in the file when there is one again. */
static void
test_failure (Fixture *f, gconstpointer data)
{
  g_autofree char *away = g_strconcat (f->folder, "-away", NULL);
  g_autoptr (GError) error = NULL;

  mark (f, 0, 15, TRUE);
  g_assert_cmpint (adduce_session_get_save_state (f->session), ==, ADDUCE_SAVE_STATE_PENDING);
  g_assert_cmpint (g_rename (f->folder, away), ==, 0);
  run_until (f, has_failed);
  g_assert_nonnull (strstr (adduce_session_get_save_message (f->session), "a.txt.meta.json"));
  g_assert_false (adduce_session_flush (f->session, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (g_rename (away, f->folder), ==, 0);
  ASSERT_STORED (f, "0-15");
  g_assert_true (has_saved (f));
  g_assert_null (adduce_session_get_save_message (f->session));
}

static AdduceSession *
open_again (const char *path)
{
  g_autoptr (AdduceCoder) coder
    = adduce_coder_new ("urn:uuid:018d77aa-0b1c-7f00-9a2b-33c4d5e6f701", "anna", "Anna", NULL);
  g_autoptr (GError) error = NULL;
  AdduceSession *session = adduce_session_open (path, coder, NULL, NULL, &error);

  g_assert_no_error (error);
  return session;
}

/* Marks, and is killed before anything is written. */
static void
mark_and_die (const char *path)
{
  AdduceSession *session = open_again (path);
  g_autoptr (AdduceCommand) one
    = adduce_command_new_mark_zone (ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 0, 40 }, TRUE);
  g_autoptr (AdduceCommand) two
    = adduce_command_new_mark_zone (ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 15, 32 }, FALSE);

  if (!adduce_session_perform (session, one, NULL) || !adduce_session_perform (session, two, NULL))
    _exit (1);
  kill (getpid (), SIGKILL);
}

/* The next session, also one that only looks, has what the killed one showed, and brings it to the file; once. */
static void
test_killed (void)
{
  Fixture f = { .folder = scratch_new () };
  int status = 0;
  pid_t child;

  scratch_write (f.folder, "a.txt", ARTICLE);
  f.path = scratch_path (f.folder, "a.txt");
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    mark_and_die (f.path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_assert_false (has_file (&f));

  f.session = open_again (f.path);
  run_until (&f, has_file);
  ASSERT_STORED (&f, "0-15 32-40");
  mark (&f, 0, 15, FALSE);
  g_clear_object (&f.session);
  f.session = open_again (f.path);
  ASSERT_STORED (&f, "32-40");
  tear_down (&f, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/command-zones/killed", test_killed);
#define ADD(name, func) g_test_add ("/command-zones/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("undo", test_undo);
  ADD ("parts", test_parts);
  ADD ("outside", test_outside);
  ADD ("later", test_later);
  ADD ("failure", test_failure);
  return g_test_run ();
}
