/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session: what was shown survives a kill, two writers lose nothing, what can't be used is left alone.
 *
 * "A child" is a forked process with a session of its own; it ends by SIGKILL or by itself.
 */
#include "adduce.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "scratch.h"

#define ARTICLE "The ferry must stay free, said the mayor. Nobody wants a toll on the bridge.\n"

typedef struct
{
  char *folder;
  char *path;
  char *sidecar;
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->folder = scratch_new ();
  scratch_write (f->folder, "a.txt", ARTICLE);
  f->path = scratch_path (f->folder, "a.txt");
  f->sidecar = scratch_path (f->folder, "a.txt.tester.claims.json");
  return f;
}

static void
fixture_free (Fixture *f)
{
  scratch_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->sidecar);
  g_free (f);
}

static AdduceSession *
open_session (Fixture *f)
{
  g_autoptr (AdduceCoder) coder
    = adduce_coder_new ("urn:uuid:018d77aa-0b1c-7f00-9a2b-33c4d5e6f701", "tester", "Test Coder", NULL);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (GError) error = NULL;
  AdduceSession *session = adduce_session_open (f->path, coder, codebook, NULL, &error);

  g_assert_no_error (error);
  return session;
}

/* Returns the id of a new claim; (transfer full). */
static char *
add (AdduceSession *session, guint start, guint end)
{
  AdduceSpan span = { start, end };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (session), &error));
  claim = adduce_claim_builder_end (builder);
  command = adduce_command_new_add (claim);
  adduce_session_perform (session, command, &error);
  g_assert_no_error (error);
  return g_strdup (adduce_claim_get_id (claim));
}

static AdduceClaim *
lookup (AdduceSession *session, const char *id)
{
  return adduce_claim_set_lookup (adduce_session_get_claims (session), id);
}

static void
set_note (AdduceSession *session, const char *id, const char *note)
{
  g_autoptr (AdduceCommand) command = adduce_command_new_set_note (lookup (session, id), note);
  g_autoptr (GError) error = NULL;

  adduce_session_perform (session, command, &error);
  g_assert_no_error (error);
}

static void
set_stance (AdduceSession *session, const char *id, const char *stance)
{
  AdduceCodebook *codebook = adduce_session_get_codebook (session);
  AdduceCode *code = adduce_codebook_lookup (codebook, "stance", stance);
  g_autoptr (AdduceCommand) command
    = adduce_command_new_set_stance (lookup (session, id), adduce_code_get_tag (code), codebook);
  g_autoptr (GError) error = NULL;

  adduce_session_perform (session, command, &error);
  g_assert_no_error (error);
}

static guint
count (AdduceSession *session)
{
  return adduce_claim_set_get_n_claims (adduce_session_get_claims (session));
}

static void
run_loop (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* --- kills --- */

typedef struct
{
  Fixture *f;
  guint n_changes;
  guint pause; /* milliseconds of main loop after each */
} KillCase;

static void
code_and_die (gpointer data)
{
  KillCase *c = data;
  g_autoptr (AdduceSession) session = open_session (c->f);

  for (guint i = 0; i < c->n_changes; i++)
    {
      g_autofree char *id = add (session, i, i + 5);

      run_loop (c->pause);
    }
  raise (SIGKILL);
}

static void
test_kill (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);

  for (guint round = 0; round < 24; round++)
    {
      Fixture *f = fixture_new ();
      KillCase c = { f, 1 + round % 12, g_rand_int_range (rand, 0, 3) * g_rand_int_range (rand, 1, 120) };
      pid_t pid = scratch_fork (code_and_die, &c);
      int status = 0;
      g_autoptr (AdduceSession) session = NULL;

      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      session = open_session (f);
      g_assert_cmpuint (count (session), ==, c.n_changes);
      g_assert_true (adduce_session_flush (session, NULL));
      g_clear_object (&session);

      /* What was recovered is in the file now, once. */
      session = open_session (f);
      g_assert_cmpuint (count (session), ==, c.n_changes);
      g_clear_object (&session);
      fixture_free (f);
    }
}

/* --- two writers --- */

static void
test_two_sessions (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) one = open_session (f);
  g_autoptr (AdduceSession) two = open_session (f);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AdduceSession *both[2] = { one, two };

  for (guint i = 0; i < 120; i++)
    {
      AdduceSession *session = both[g_rand_int_range (rand, 0, 2)];

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          g_assert_true (adduce_session_flush (session, NULL));
          break;
        case 1:
          adduce_session_check_outside (session);
          break;
        default:
          g_hash_table_add (ids, add (session, i % 40, i % 40 + 3));
        }
    }
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (adduce_session_flush (both[i % 2], NULL));
      adduce_session_check_outside (both[(i + 1) % 2]);
    }
  g_assert_cmpuint (count (one), ==, g_hash_table_size (ids));
  g_assert_cmpuint (count (two), ==, g_hash_table_size (ids));
  fixture_free (f);
}

/* A stance undone here leaves alone the note that was written there. */
static void
test_undo_beside_other (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) one = open_session (f);
  g_autoptr (AdduceSession) two = NULL;
  g_autofree char *id = add (one, 0, 9);
  g_autoptr (AdduceCommand) command = NULL;
  AdduceCode *support = adduce_codebook_lookup (adduce_session_get_codebook (one), "stance", "support");
  guint64 revision;

  command = adduce_command_new_set_stance (lookup (one, id), adduce_code_get_tag (support),
                                           adduce_session_get_codebook (one));
  g_assert_true (adduce_session_perform (one, command, NULL));
  g_assert_true (adduce_session_flush (one, NULL));
  two = open_session (f);
  set_note (two, id, "from elsewhere");
  g_assert_true (adduce_session_flush (two, NULL));

  adduce_session_check_outside (one);
  g_assert_cmpstr (adduce_claim_get_note (lookup (one, id)), ==, "from elsewhere");
  revision = adduce_claim_get_revision (lookup (one, id));
  g_assert_true (adduce_session_undo (one, NULL));
  g_assert_null (adduce_claim_get_stance (lookup (one, id)));
  g_assert_cmpstr (adduce_claim_get_note (lookup (one, id)), ==, "from elsewhere");
  g_assert_cmpuint (adduce_claim_get_revision (lookup (one, id)), >, revision);
  fixture_free (f);
}

/* An editor or a script writes a note into the file, beside it and renamed, and may raise the revision or not. */
static void
write_note_outside (Fixture *f, const char *note, const char *revision)
{
  g_autofree char *temp = g_strconcat (f->sidecar, ".new", NULL);
  g_autofree char *body = g_strdup_printf (
    "\"body\": [{\"type\": \"TextualBody\", \"purpose\": \"commenting\", \"value\": \"%s\"}, ", note);
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;
  char *before = NULL;

  g_file_get_contents (f->sidecar, &before, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (before);
  g_free (before);
  g_assert_cmpuint (g_string_replace (text, "\"body\": [", body, 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "\"revision\": 2", revision, 0), ==, 1);
  g_file_set_contents (temp, text->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rename (temp, f->sidecar), ==, 0);
}

/* Another tag of the claim is set here while there a note is written: both are wanted, on the screen and on the disk,
 * whether the other writer counted its change or not, and whether it is seen before the save or by it. */
static void
test_note_from_outside (gconstpointer data)
{
  static const char *const revisions[] = { "\"revision\": 2", "\"revision\": 3", "\"revision\": 9" };
  gboolean looks_first = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (revisions); i++)
    {
      Fixture *f = fixture_new ();
      g_autoptr (AdduceSession) session = open_session (f);
      g_autoptr (AdduceSession) again = NULL;
      g_autofree char *id = add (session, 0, 9);
      g_autofree char *text = NULL;

      set_stance (session, id, "support");
      g_assert_true (adduce_session_flush (session, NULL));
      write_note_outside (f, "seen outside", revisions[i]);
      set_stance (session, id, "oppose");
      if (looks_first)
        adduce_session_check_outside (session);
      g_assert_true (adduce_session_flush (session, NULL));
      g_assert_cmpstr (adduce_claim_get_note (lookup (session, id)), ==, "seen outside");
      g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (lookup (session, id))), ==, "oppose");
      g_assert_cmpuint (adduce_claim_get_revision (lookup (session, id)), >, 2);

      g_clear_object (&session);
      again = open_session (f);
      g_assert_cmpstr (adduce_claim_get_note (lookup (again, id)), ==, "seen outside");
      g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (lookup (again, id))), ==, "oppose");
      g_assert_true (g_file_get_contents (f->sidecar, &text, NULL, NULL));
      g_assert_null (strstr (text, "\"conflict\": ["));
      fixture_free (f);
    }
}

static void
test_undo_of_removed (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) one = open_session (f);
  g_autoptr (AdduceSession) two = NULL;
  g_autofree char *id = add (one, 0, 9);
  g_autofree char *other = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (adduce_session_flush (one, NULL));
  two = open_session (f);
  command = adduce_command_new_remove (lookup (two, id));
  g_assert_true (adduce_session_perform (two, command, NULL));
  g_assert_true (adduce_session_flush (two, NULL));

  adduce_session_check_outside (one);
  g_assert_cmpuint (count (one), ==, 0);
  g_assert_false (adduce_session_undo (one, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND);
  other = add (one, 3, 9);
  g_assert_cmpuint (count (one), ==, 1);
  g_assert_true (adduce_session_undo (one, NULL));
  g_assert_cmpuint (count (one), ==, 0);
  fixture_free (f);
}

/* --- read only, and looking --- */

static void
test_read_only (gconstpointer content)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceCommand) command = adduce_command_new_set_status (ADDUCE_STATUS_NEW, ADDUCE_STATUS_DONE);
  g_autoptr (GError) error = NULL;
  struct stat before, after;

  scratch_write (f->folder, "a.txt.tester.claims.json", content);
  g_assert_cmpint (stat (f->sidecar, &before), ==, 0);
  session = open_session (f);
  g_assert_nonnull (adduce_session_get_read_only_reason (session));
  g_assert_false (adduce_session_perform (session, command, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_READ_ONLY);
  g_assert_true (adduce_session_flush (session, NULL));
  g_clear_object (&session);

  scratch_assert_text (f->folder, "a.txt.tester.claims.json", content);
  g_assert_cmpint (stat (f->sidecar, &after), ==, 0);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  fixture_free (f);
}

static void
test_other_text (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = add (session, 0, 24);
  g_autofree char *second = add (session, 42, 48);
  g_autofree char *before = NULL;

  g_assert_true (adduce_session_flush (session, NULL));
  g_clear_object (&session);
  before = scratch_read (f->folder, "a.txt.tester.claims.json");

  /* The second sentence moves by one letter; the first stays. */
  scratch_write (f->folder, "a.txt",
                 "The ferry must stay free, said the mayor!! Nobody wants a toll on the bridge.\n");
  session = open_session (f);
  g_assert_nonnull (adduce_session_get_read_only_reason (session));
  g_assert_cmpuint (count (session), ==, 1);
  g_assert_nonnull (lookup (session, id));
  g_assert_null (lookup (session, second));
  g_assert_cmpuint (g_strv_length ((char **) adduce_session_get_problems (session)), >=, 1);
  g_clear_object (&session);
  scratch_assert_text (f->folder, "a.txt.tester.claims.json", before);
  fixture_free (f);
}

static void
test_looking_changes_nothing (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = NULL;
  struct stat before, after;

  run_loop (50);
  g_clear_object (&session);
  g_assert_cmpuint (scratch_count (f->folder), ==, 1);

  session = open_session (f);
  id = add (session, 0, 9);
  g_assert_cmpuint (scratch_count (f->folder), ==, 1); /* nothing but the journal yet */
  g_assert_true (adduce_session_flush (session, NULL));
  g_clear_object (&session);
  g_assert_cmpuint (scratch_count (f->folder), ==, 3); /* article, sidecar, codebook */

  g_assert_cmpint (stat (f->sidecar, &before), ==, 0);
  session = open_session (f);
  adduce_session_check_outside (session);
  run_loop (50);
  g_clear_object (&session);
  g_assert_cmpint (stat (f->sidecar, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpint (after.st_mtim.tv_sec, ==, before.st_mtim.tv_sec);
  g_assert_cmpint (after.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
  fixture_free (f);
}

/* --- saving --- */

static void
test_saves_by_itself (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = add (session, 0, 9);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_cmpint (adduce_session_get_save_state (session), ==, ADDUCE_SAVE_STATE_PENDING);
  while (adduce_session_get_save_state (session) != ADDUCE_SAVE_STATE_SAVED && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (adduce_session_get_save_state (session), ==, ADDUCE_SAVE_STATE_SAVED);
  g_assert_true (g_file_test (f->sidecar, G_FILE_TEST_EXISTS));
  fixture_free (f);
}

/* A disk on which no file may pass 100 bytes: as good as full. */
static void
save_on_full_disk (gpointer data)
{
  Fixture *f = data;
  struct rlimit limit = { 100, RLIM_INFINITY };
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = add (session, 0, 9);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (adduce_session_flush (session, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (adduce_session_get_save_state (session), ==, ADDUCE_SAVE_STATE_FAILED);
  g_assert_nonnull (adduce_session_get_save_message (session));
  g_assert_nonnull (lookup (session, id));
  g_assert_false (g_file_test (f->sidecar, G_FILE_TEST_EXISTS));

  limit.rlim_cur = RLIM_INFINITY;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_true (adduce_session_flush (session, NULL));
  g_assert_cmpint (adduce_session_get_save_state (session), ==, ADDUCE_SAVE_STATE_SAVED);
}

static void
test_full_disk (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = NULL;

  scratch_run (save_on_full_disk, f);
  session = open_session (f);
  g_assert_cmpuint (count (session), ==, 1);
  g_clear_object (&session);
  fixture_free (f);
}

static void
test_dispose_saves (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = add (session, 0, 9);

  g_assert_finalize_object (g_steal_pointer (&session));
  session = open_session (f);
  g_assert_nonnull (lookup (session, id));
  fixture_free (f);
}

static void
test_refuses_invalid (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = add (session, 0, 9);
  g_autoptr (AdduceTag) unknown = adduce_tag_new ("no-such", "No such");
  g_autoptr (AdduceCommand) command
    = adduce_command_new_set_stance (lookup (session, id), unknown, adduce_session_get_codebook (session));
  g_autoptr (GError) error = NULL;

  g_assert_false (adduce_session_perform (session, command, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_null (adduce_claim_get_stance (lookup (session, id)));
  g_assert_cmpstr (adduce_history_get_undo_label (adduce_session_get_history (session)), !=, NULL);
  fixture_free (f);
}

/* Garbage put in the place of the sidecar is told, never overwritten, and taken as it is once mended. */
static void
test_garbage_from_outside (void)
{
  Fixture *f = fixture_new ();
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *id = add (session, 0, 9);
  g_autofree char *second = NULL;
  g_autofree char *good = NULL;

  g_assert_true (adduce_session_flush (session, NULL));
  good = scratch_read (f->folder, "a.txt.tester.claims.json");
  scratch_write (f->folder, "a.txt.tester.claims.json", "not json");
  adduce_session_check_outside (session);
  g_assert_cmpuint (g_strv_length ((char **) adduce_session_get_problems (session)), >=, 1);
  second = add (session, 10, 14);
  g_assert_false (adduce_session_flush (session, NULL));
  scratch_assert_text (f->folder, "a.txt.tester.claims.json", "not json");

  scratch_write (f->folder, "a.txt.tester.claims.json", good);
  adduce_session_check_outside (session);
  g_assert_true (adduce_session_flush (session, NULL));
  g_assert_cmpuint (count (session), ==, 2);
  fixture_free (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/kill", test_kill);
  g_test_add_func ("/session/two-sessions", test_two_sessions);
  g_test_add_func ("/session/undo-beside-other", test_undo_beside_other);
  g_test_add_func ("/session/undo-of-removed", test_undo_of_removed);
  g_test_add_data_func ("/session/read-only/empty", "", test_read_only);
  g_test_add_data_func ("/session/read-only/damaged", "{ \"items\": [", test_read_only);
  g_test_add_data_func ("/session/read-only/later", "{\"@context\": [], \"schemaVersion\": \"2.0\"}", test_read_only);
  g_test_add_func ("/session/other-text", test_other_text);
  g_test_add_func ("/session/looking-changes-nothing", test_looking_changes_nothing);
  g_test_add_func ("/session/saves-by-itself", test_saves_by_itself);
  g_test_add_func ("/session/full-disk", test_full_disk);
  g_test_add_func ("/session/dispose-saves", test_dispose_saves);
  g_test_add_func ("/session/refuses-invalid", test_refuses_invalid);
  g_test_add_data_func ("/session/note-from-outside/seen", GINT_TO_POINTER (TRUE), test_note_from_outside);
  g_test_add_data_func ("/session/note-from-outside/merged", GINT_TO_POINTER (FALSE), test_note_from_outside);
  g_test_add_func ("/session/garbage-from-outside", test_garbage_from_outside);
  return g_test_run ();
}
