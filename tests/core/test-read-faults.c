/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading files that change just then, or can't be read in the middle; sweeping and locking where that can't be done.
 */
#include "faults.h"

#include "adduce.h"

#include <stdio.h>

#include "scratch.h"
#include "store/adduce-durable-private.h"

typedef struct {
  char *folder;
  char *path;
  const char *name;
  AdduceFileStamp stamp;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  t->name = "a.json";
  t->path = scratch_path (t->folder, t->name);
  scratch_write (t->folder, t->name, "old");
  g_bytes_unref (adduce_durable_read (t->path, 1000, &t->stamp, NULL));
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  faults_end ();
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t->path);
}

/* --- reading --- */

static void
assert_unread (Fixture *t, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_durable_read (t->path, 1000, NULL, &error));
  faults_end ();
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
}

static void
put_pipe_cb (gpointer data)
{
  Fixture *t = data;
  g_assert_cmpint (unlink (t->path), ==, 0);
  g_assert_cmpint (mkfifo (t->path, 0600), ==, 0);
}

static void
grow_cb (gpointer data)
{
  Fixture *t = data;
  FILE *file = fopen (t->path, "a");
  g_assert_nonnull (file);
  fputc ('+', file);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_read_fails (Fixture *t, gconstpointer data)
{
  faults_fail ("fstat", 1, EIO);
  assert_unread (t, "the disk reports an error");
  faults_fail ("fstat", 2, ESTALE); /* after reading */
  assert_unread (t, "the network folder is gone");
  faults_fail ("read", 1, EIO);
  assert_unread (t, "the disk reports an error");
  faults_do ("fstat", 2, grow_cb, t); /* by the time all is read */
  faults_do ("fstat", -3, grow_cb, t);
  assert_unread (t, "the file keeps changing while it is read");
  faults_do ("open", 1, put_pipe_cb, t);
  assert_unread (t, "this is a device or a pipe, not a file");
}

static void
touch_cb (gpointer data)
{
  Fixture *t = data;
  scratch_set_mtime (t->folder, t->name, 86400);
}

/* What changes while it is read is read again; after some times it is said. */
static void
test_read_changing (Fixture *t, gconstpointer data)
{
  static const FaultsFunc ways[] = { grow_cb, touch_cb };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GError) error = NULL;
      faults_do ("read", 1, ways[i], t);
      g_autoptr (GBytes) bytes = adduce_durable_read (t->path, 1000, NULL, &error);
      faults_end ();
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "old+", 4);
    }
  faults_do ("read", FAULTS_ALWAYS, grow_cb, t);
  assert_unread (t, "the file keeps changing while it is read; try again");
}

static void
put_again_cb (gpointer data)
{
  Fixture *t = data;
  g_autofree char *other = scratch_path (t->folder, "other");
  scratch_write (t->folder, "other", "another file that came in between");
  g_assert_cmpint (rename (other, t->path), ==, 0);
}

/* Where no open refuses links by itself, a file that is exchanged in between is not taken for the one that was seen. */
static void
test_no_link (Fixture *t, gconstpointer data)
{
  int folder = open (t->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  faults_fail ("openat", 1, ELOOP);
  faults_do ("openat", 2, put_again_cb, t);
  g_assert_cmpint (_adduce_durable_open_no_link (folder, t->name, O_RDONLY), ==, -1);
  g_assert_cmpint (errno, ==, ELOOP);
  faults_end ();

  static const char *const calls[] = { "fstatat", "fstat" };
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      faults_fail ("openat", 1, ELOOP);
      faults_fail (calls[i], 1, EIO);
      g_assert_cmpint (_adduce_durable_open_no_link (folder, t->name, O_RDONLY), ==, -1);
      faults_end ();
    }

  faults_fail ("openat", 1, ELOOP);
  faults_fail ("openat", 2, EACCES);
  g_assert_cmpint (_adduce_durable_open_no_link (folder, t->name, O_RDONLY), ==, -1);
  faults_end ();

  faults_fail ("openat", 1, ELOOP);
  int fd = _adduce_durable_open_no_link (folder, t->name, O_RDONLY);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  close (folder);
}

/* --- whether a file is the same --- */

static void
test_unchanged (Fixture *t, gconstpointer data)
{
  AdduceFileStamp none = { 0 }, other;
  g_autofree char *below = g_strconcat (t->path, "/b.json", NULL), *missing = scratch_path (t->folder, "none");

  g_assert_true (adduce_durable_is_unchanged (t->path, &t->stamp));
  g_assert_false (adduce_durable_is_unchanged (t->path, &none));
  g_assert_false (adduce_durable_is_unchanged (missing, &t->stamp));
  g_assert_true (adduce_durable_is_unchanged (missing, &none));
  g_assert_false (adduce_durable_is_unchanged (below, &none)); /* who knows */
  other = t->stamp, other.device++;
  g_assert_false (adduce_durable_is_unchanged (t->path, &other));
  other = t->stamp, other.inode++;
  g_assert_false (adduce_durable_is_unchanged (t->path, &other));
  other = t->stamp, other.size++;
  g_assert_false (adduce_durable_is_unchanged (t->path, &other));
  other = t->stamp, other.mtime_ns++;
  g_assert_false (adduce_durable_is_unchanged (t->path, &other));
}

/* --- what killed runs left --- */

#define LITTER ".a.json.abc123.tmp"

static void
sweep_as_nobody_cb (gpointer data)
{
  Fixture *t = data;
  scratch_become_nobody ();
  g_assert_cmpuint (adduce_durable_sweep_older (t->folder, 0), ==, 0);
}

/* What is young, or another user's, or can't be removed, stays. */
static void
test_sweep_not (Fixture *t, gconstpointer data)
{
  g_autofree char *litter = scratch_path (t->folder, LITTER);
  scratch_write (t->folder, LITTER, "");
  scratch_set_mtime (t->folder, LITTER, 86400); /* written long ago, but renamed just now */
  g_assert_cmpuint (adduce_durable_sweep (t->folder), ==, 0);
  scratch_set_mtime (t->folder, LITTER, g_get_real_time () / G_USEC_PER_SEC + 3600);
  g_assert_cmpuint (adduce_durable_sweep_older (t->folder, 0), ==, 0);
  scratch_set_mtime (t->folder, LITTER, 86400);
  faults_fail ("fstatat", 1, EIO);
  g_assert_cmpuint (adduce_durable_sweep_older (t->folder, 0), ==, 0);
  faults_end ();
  faults_fail ("unlinkat", 1, EROFS);
  g_assert_cmpuint (adduce_durable_sweep_older (t->folder, 0), ==, 0);
  faults_end ();
  if (scratch_can_give_away (litter))
    {
      scratch_run (sweep_as_nobody_cb, t); /* root's */
      g_assert_cmpint (chown (litter, SCRATCH_NOBODY, SCRATCH_NOBODY), ==, 0);
      g_assert_cmpuint (adduce_durable_sweep_older (t->folder, 0), ==, 0);
    }
  g_assert_cmpint (chmod (t->folder, 0555), ==, 0);
  scratch_run (sweep_as_nobody_cb, t); /* one's own, in a folder that can't be changed */
  g_assert_cmpint (chmod (t->folder, 0777), ==, 0);
  g_assert_cmpuint (scratch_count (t->folder), ==, 2);
}

/* --- locks of files --- */

static void
test_no_lock (Fixture *t, gconstpointer data)
{
  g_autofree char *nowhere = scratch_path (t->folder, "none/a.json");
  g_assert_null (adduce_lock_acquire (nowhere));
  faults_fail ("open", 1, EROFS);
  g_assert_null (adduce_lock_acquire (t->path));
  faults_end ();
  faults_fail ("flock", 1, ENOLCK);
  g_assert_null (adduce_lock_acquire (t->path));
  faults_end ();
  faults_fail ("flock", 1, EINTR);
  g_autoptr (AdduceLock) lock = adduce_lock_acquire (t->path);
  g_assert_nonnull (lock);
  faults_end ();
}

/* Who holds it too long is not waited for for ever. */
static void
test_lock_held (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceLock) held = adduce_lock_acquire (t->path);
  g_assert_nonnull (held);
  faults_fail ("clock_gettime", -2, EINTR); /* an hour later, from the second time on that it is asked */
  g_assert_null (adduce_lock_acquire (t->path));
}

static void
sandboxed_cb (gpointer data)
{
  Fixture *t = data;
  g_autofree char *locks
    = g_build_filename (g_get_user_runtime_dir (), "app", "org.example.Coding", "adduce", "locks", NULL);
  g_setenv ("FLATPAK_ID", "org.example.Coding", TRUE);
  AdduceLock *lock = adduce_lock_acquire (t->path);
  g_assert_nonnull (lock);
  g_assert_cmpuint (scratch_count (locks), ==, 1);
  adduce_lock_release (lock);
}

static void
no_runtime_folder_cb (gpointer data)
{
  Fixture *t = data;
  scratch_write (g_get_user_runtime_dir (), "app/a-file", "");
  g_setenv ("FLATPAK_ID", "a-file", TRUE); /* where no folder can be made */
  g_assert_null (adduce_lock_acquire (t->path));
}

static void
test_lock_places (Fixture *t, gconstpointer data)
{
  scratch_run (sandboxed_cb, t);
  scratch_run (no_runtime_folder_cb, t);
}

static void
add (const char *path, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/read-faults/read-fails", test_read_fails);
  add ("/read-faults/read-changing", test_read_changing);
  add ("/read-faults/no-link", test_no_link);
  add ("/read-faults/unchanged", test_unchanged);
  add ("/read-faults/sweep-not", test_sweep_not);
  add ("/read-faults/no-lock", test_no_lock);
  add ("/read-faults/lock-held", test_lock_held);
  add ("/read-faults/lock-places", test_lock_places);
  return g_test_run ();
}
