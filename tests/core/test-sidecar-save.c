/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving: nothing is lost when several write, and what can't be read is left alone.
 */
#include "faults.h"

#include "adduce.h"

#include <string.h>

#include "scratch.h"
#include "sidecar-fixture.h"

#define N_WRITERS 4
#define N_ADDITIONS 50

typedef struct {
  char *folder;
  char *path;
  AdduceText *text;
  AdduceSidecar *empty;
  GRand *rand;
  guint writer;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = scratch_new ();
  self->path = scratch_path (self->folder, "a.txt.anna.claims.json");
  self->text = fixture_long_text ();
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  self->empty = adduce_sidecar_new (coder, "a.txt", self->text);
  self->rand = g_rand_new_with_seed (6);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->text);
  g_object_unref (self->empty);
  g_rand_free (self->rand);
}

/* (transfer full): what the file holds after the save */
static AdduceSidecar *
save (Fixture *self, AdduceSidecar *base, AdduceSidecar *mine, AdduceFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *saved = NULL;
  g_autofree char *warning = NULL;
  gboolean ok = adduce_sidecar_save (self->path, base, mine, stamp, &saved, &warning, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpstr (warning, ==, NULL);
  g_assert_true (stamp->exists);
  g_assert_true (adduce_durable_is_unchanged (self->path, stamp));

  g_autoptr (AdduceSidecar) there = adduce_sidecar_load (self->path, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (there, saved);
  return saved;
}

static AdduceSidecar *
with_claim (Fixture *self, AdduceSidecar *sidecar, guint number)
{
  AdduceSidecar *copy = adduce_sidecar_copy (sidecar);
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, number);
  adduce_sidecar_put (copy, claim);
  return copy;
}

static void
test_first_and_next (Fixture *self, gconstpointer data)
{
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) mine = with_claim (self, self->empty, 1);
  g_autoptr (AdduceSidecar) first = save (self, NULL, mine, &stamp);
  fixture_assert_same (first, mine);

  g_autoptr (AdduceSidecar) more = with_claim (self, first, 2);
  g_autoptr (AdduceSidecar) second = save (self, first, more, &stamp);
  fixture_assert_same (second, more);
  g_assert_cmpuint (scratch_count (self->folder), ==, 1);
}

/* Saving what is there already does not touch the file. */
static void
test_nothing_changed (Fixture *self, gconstpointer data)
{
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) first = save (self, NULL, self->empty, &stamp);
  scratch_set_mtime (self->folder, "a.txt.anna.claims.json", 1000000000);
  struct stat before, after;
  g_assert_cmpint (stat (self->path, &before), ==, 0);
  g_autoptr (AdduceSidecar) loaded = adduce_sidecar_load (self->path, &stamp, NULL);
  g_autoptr (AdduceSidecar) second = save (self, loaded, loaded, &stamp);
  g_assert_cmpint (stat (self->path, &after), ==, 0);
  g_assert_cmpint (after.st_mtime, ==, 1000000000);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
}

/* Another program wrote in between. */
static void
test_outside_change (Fixture *self, gconstpointer data)
{
  AdduceFileStamp stamp = { 0 }, other_stamp;
  g_autoptr (AdduceSidecar) base = save (self, NULL, self->empty, &stamp);
  other_stamp = stamp;
  g_autoptr (AdduceSidecar) theirs = with_claim (self, base, 1);
  g_autoptr (AdduceSidecar) their_save = save (self, base, theirs, &other_stamp);
  g_autoptr (AdduceSidecar) mine = with_claim (self, base, 2);
  g_autoptr (AdduceSidecar) both = save (self, base, mine, &stamp);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (both), ==, 2);

  /* the other side, with its older stamp: the merge is on the disk already */
  struct stat before, after;
  g_assert_cmpint (stat (self->path, &before), ==, 0);
  g_autoptr (AdduceSidecar) again = save (self, their_save, their_save, &other_stamp);
  g_assert_cmpint (stat (self->path, &after), ==, 0);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  fixture_assert_same (again, both);
}

/* Both sides began without a file. */
static void
test_two_beginnings (Fixture *self, gconstpointer data)
{
  AdduceFileStamp mine_stamp = { 0 }, theirs_stamp = { 0 };
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) other_empty = adduce_sidecar_new (coder, "a.txt", self->text);
  g_autoptr (AdduceSidecar) theirs = with_claim (self, other_empty, 1);
  g_autoptr (AdduceSidecar) mine = with_claim (self, self->empty, 2);
  g_autoptr (AdduceSidecar) first = save (self, NULL, theirs, &theirs_stamp);
  g_autoptr (AdduceSidecar) second = save (self, NULL, mine, &mine_stamp);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (second), ==, 2);
}

/* Touched, but with the same bytes: no change. Gone: written anew. */
static void
test_touched_and_gone (Fixture *self, gconstpointer data)
{
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) base = save (self, NULL, self->empty, &stamp);
  scratch_set_mtime (self->folder, "a.txt.anna.claims.json", 1000000000);
  g_autoptr (AdduceSidecar) mine = with_claim (self, base, 1);
  g_autoptr (AdduceSidecar) touched = save (self, base, mine, &stamp);
  fixture_assert_same (touched, mine);

  g_assert_cmpint (unlink (self->path), ==, 0);
  g_autoptr (AdduceSidecar) more = with_claim (self, touched, 2);
  g_autoptr (AdduceSidecar) anew = save (self, touched, more, &stamp);
  fixture_assert_same (anew, more);
}

static void
assert_left_alone (Fixture *self, const char *contents, GQuark domain, int code)
{
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) base = save (self, NULL, self->empty, &stamp);
  AdduceFileStamp before = stamp;
  g_autoptr (AdduceSidecar) mine = with_claim (self, base, 1);
  scratch_write (self->folder, "a.txt.anna.claims.json", contents);

  g_autoptr (GError) error = NULL;
  AdduceSidecar *saved = NULL;
  g_assert_false (adduce_sidecar_save (self->path, base, mine, &stamp, &saved, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, "a.txt.anna.claims.json"));
  g_assert_null (saved);
  g_assert_cmpmem (&stamp, sizeof stamp, &before, sizeof before);
  scratch_assert_text (self->folder, "a.txt.anna.claims.json", contents);
  g_assert_cmpuint (scratch_count (self->folder), ==, 1);
  g_assert_cmpint (unlink (self->path), ==, 0);
}

/* What another program left there can't be read: it stays as it is. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  assert_left_alone (self, "", ADDUCE_ERROR, ADDUCE_ERROR_JSON);
  assert_left_alone (self, "{", ADDUCE_ERROR, ADDUCE_ERROR_JSON);
  assert_left_alone (self, "{}", ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);

  g_autofree char *text = fixture_to_text (self->empty);
  g_autofree char *later = fixture_replace (text, "\"schemaVersion\": \"1.0\"",
                                            "\"schemaVersion\": \"2.0\"", 0, NULL);
  assert_left_alone (self, later, ADDUCE_ERROR, ADDUCE_ERROR_VERSION);

  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceText) other_text = fixture_text ("Another version");
  g_autoptr (AdduceSidecar) other = adduce_sidecar_new (coder, "a.txt", other_text);
  g_autofree char *other_file = fixture_to_text (other);
  assert_left_alone (self, other_file, ADDUCE_ERROR, ADDUCE_ERROR_OTHER_TEXT);
}

static void
no_rights_run (gpointer user_data)
{
  Fixture *self = user_data;
  scratch_become_nobody ();
  AdduceFileStamp stamp = { 0 };
  AdduceSidecar *saved = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_false (
    adduce_sidecar_save (self->path, NULL, self->empty, &stamp, &saved, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_null (saved);
}

static void
test_no_rights (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (chmod (self->folder, 0555), ==, 0);
  scratch_run (no_rights_run, self);
  g_assert_cmpint (chmod (self->folder, 0777), ==, 0);
  g_assert_cmpuint (scratch_count (self->folder), ==, 0);
}

static void
test_folder (Fixture *self, gconstpointer data)
{
  AdduceFileStamp stamp = { 0 };
  AdduceSidecar *saved = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (mkdir (self->path, 0700), ==, 0);
  g_assert_false (adduce_sidecar_save (self->path, NULL, self->empty, &stamp, &saved, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "this is a folder, not a file"));
}

/* --- several at once --- */

static void
put_another_cb (gpointer data)
{
  Fixture *self = data;
  g_autoptr (AdduceSidecar) theirs = with_claim (self, self->empty, 5000 + self->writer++);
  g_autofree char *text = fixture_to_text (theirs);
  scratch_write (self->folder, "a.txt.anna.claims.json", text);
}

/* Another program, which knows no lock, is faster again and again: at last it is said, and its version stands. */
static void
test_always_faster (Fixture *self, gconstpointer data)
{
  AdduceFileStamp stamp = { 0 };
  AdduceSidecar *saved = NULL;
  g_autoptr (AdduceSidecar) mine = with_claim (self, self->empty, 1);
  g_autoptr (GError) error = NULL;
  faults_do ("flock", FAULTS_ALWAYS, put_another_cb, self);
  g_assert_false (adduce_sidecar_save (self->path, NULL, mine, &stamp, &saved, NULL, &error));
  faults_end ();
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  g_assert_null (saved);
  g_autoptr (AdduceSidecar) there = adduce_sidecar_load (self->path, NULL, NULL);
  g_autofree char *last = fixture_id (5000 + self->writer - 1);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (there), ==, 1);
  g_assert_nonnull (adduce_sidecar_lookup (there, last));
  g_assert_cmpuint (scratch_count (self->folder), ==, 1);
}

/* Adds claims one by one, each with a save of its own, like a session or the command line does. */
static void
writer_run (gpointer user_data)
{
  Fixture *self = user_data;
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) base = NULL;
  g_rand_set_seed (self->rand, self->writer);
  for (guint i = 0; i < N_ADDITIONS; i++)
    {
      g_autoptr (AdduceSidecar)
        mine = with_claim (self, base != NULL ? base : self->empty, self->writer * 1000 + i);
      AdduceSidecar *saved = NULL;
      g_autoptr (GError) error = NULL;
      g_assert_true (adduce_sidecar_save (self->path, base, mine, &stamp, &saved, NULL, &error));
      g_assert_no_error (error);
      g_clear_object (&base);
      base = saved;
    }
}

static void
test_writers (Fixture *self, gconstpointer data)
{
  if (data != NULL)
    g_setenv ("ADDUCE_FORCE_RENAME", "1", TRUE);
  pid_t pids[N_WRITERS];
  for (guint i = 0; i < N_WRITERS; i++)
    {
      self->writer = i + 1;
      pids[i] = scratch_fork (writer_run, self);
    }
  for (guint i = 0; i < N_WRITERS; i++)
    scratch_wait (pids[i]);
  g_unsetenv ("ADDUCE_FORCE_RENAME");

  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (self->path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_WRITERS; i++)
    for (guint j = 0; j < N_ADDITIONS; j++)
      {
        g_autofree char *id = fixture_id ((i + 1) * 1000 + j);
        g_assert_nonnull (adduce_sidecar_lookup (sidecar, id));
      }
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, N_WRITERS * N_ADDITIONS);
  g_assert_cmpuint (scratch_count (self->folder), ==, 1);
}

static void
add (const char *path, void (*func) (Fixture *self, gconstpointer data), gconstpointer data)
{
  g_test_add (path, Fixture, data, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/sidecar-save/first-and-next", test_first_and_next, NULL);
  add ("/sidecar-save/nothing-changed", test_nothing_changed, NULL);
  add ("/sidecar-save/outside-change", test_outside_change, NULL);
  add ("/sidecar-save/two-beginnings", test_two_beginnings, NULL);
  add ("/sidecar-save/touched-and-gone", test_touched_and_gone, NULL);
  add ("/sidecar-save/damaged", test_damaged, NULL);
  add ("/sidecar-save/no-rights", test_no_rights, NULL);
  add ("/sidecar-save/folder", test_folder, NULL);
  add ("/sidecar-save/always-faster", test_always_faster, NULL);
  add ("/sidecar-save/writers", test_writers, NULL);
  add ("/sidecar-save/writers-by-rename", test_writers, "rename");
  return g_test_run ();
}
