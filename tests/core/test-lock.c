/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lock of a file: one holder at a time, among threads and processes, by whatever path.
 */
#include "adduce.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "scratch.h"

#define N_PROCESSES 3
#define N_THREADS 3
#define N_ROUNDS 60

/* What parent and children see together. */
typedef struct {
  int held;
  int released;
} Shared;

typedef struct {
  char *folder;
  char *path;
  Shared *shared;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = scratch_new ();
  fixture->path = scratch_path (fixture->folder, "a.json");
  fixture->shared = mmap (NULL, sizeof (Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (fixture->shared != MAP_FAILED);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint (munmap (fixture->shared, sizeof (Shared)), ==, 0);
  scratch_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gpointer
count_thread_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (AdduceLock) lock = adduce_lock_acquire (fixture->path);
      g_assert_nonnull (lock);
      g_autofree char *text = scratch_read (fixture->folder, "a.json");
      g_autofree char *next = g_strdup_printf ("%d", atoi (text) + 1);
      scratch_write (fixture->folder, "a.json", next); /* in place: would be torn without the lock */
    }
  return NULL;
}

static void
count_cb (gpointer user_data)
{
  GThread *threads[N_THREADS];
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("count", count_thread_cb, user_data);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

static void
test_exclusive (Fixture *fixture, gconstpointer unused)
{
  pid_t pids[N_PROCESSES];
  g_autofree char *sum = g_strdup_printf ("%d", N_PROCESSES * N_THREADS * N_ROUNDS);
  scratch_write (fixture->folder, "a.json", "0");
  for (guint i = 0; i < N_PROCESSES; i++)
    pids[i] = scratch_fork (count_cb, fixture);
  for (guint i = 0; i < N_PROCESSES; i++)
    scratch_wait (pids[i]);
  scratch_assert_text (fixture->folder, "a.json", sum);
}

static void
hold_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  AdduceLock *lock = adduce_lock_acquire (fixture->path);
  g_assert_nonnull (lock);
  g_atomic_int_set (&fixture->shared->held, 1);
  g_usleep (300000);
  g_atomic_int_set (&fixture->shared->released, 1);
  adduce_lock_release (lock);
}

/* By links to the folder and to the file, and through "..", it is the same lock. */
static void
test_same_file (Fixture *fixture, gconstpointer exists)
{
  static const char *const ways[] = { "a.json", "link/a.json", "sub/../a.json", "b.json" };
  g_autofree char *link_path = scratch_path (fixture->folder, "link");
  g_autofree char *link_file = scratch_path (fixture->folder, "b.json");
  g_autofree char *sub = scratch_path (fixture->folder, "sub");
  g_assert_cmpint (symlink (".", link_path), ==, 0);
  g_assert_cmpint (symlink ("a.json", link_file), ==, 0);
  g_assert_cmpint (mkdir (sub, 0700), ==, 0);
  if (GPOINTER_TO_INT (exists))
    scratch_write (fixture->folder, "a.json", "");

  for (guint i = 0; i < (GPOINTER_TO_INT (exists) ? 4 : 3); i++)
    {
      g_autofree char *way = scratch_path (fixture->folder, ways[i]);
      g_atomic_int_set (&fixture->shared->held, 0);
      g_atomic_int_set (&fixture->shared->released, 0);
      pid_t pid = scratch_fork (hold_cb, fixture);
      while (g_atomic_int_get (&fixture->shared->held) == 0)
        g_usleep (1000);
      g_autoptr (AdduceLock) lock = adduce_lock_acquire (way);
      g_assert_nonnull (lock);
      g_assert_cmpint (g_atomic_int_get (&fixture->shared->released), ==, 1);
      scratch_wait (pid);
    }
}

static void
test_independent (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other = scratch_path (fixture->folder, "b.json");
  g_autofree char *below = scratch_path (fixture->folder, "sub/a.json");
  scratch_write (fixture->folder, "sub/x", "");
  g_autoptr (AdduceLock) lock = adduce_lock_acquire (fixture->path);
  g_autoptr (AdduceLock) other_lock = adduce_lock_acquire (other);
  g_autoptr (AdduceLock) below_lock = adduce_lock_acquire (below);
  g_assert_nonnull (lock);
  g_assert_nonnull (other_lock);
  g_assert_nonnull (below_lock);
  g_assert_cmpuint (scratch_count (fixture->folder), ==, 1); /* nothing but "sub": the locks are elsewhere */
}

static void
die_with_lock_cb (gpointer user_data)
{
  g_assert_nonnull (adduce_lock_acquire (((Fixture *) user_data)->path));
  _exit (0);
}

static void
test_killed_holder (Fixture *fixture, gconstpointer unused)
{
  scratch_run (die_with_lock_cb, fixture);
  g_autoptr (AdduceLock) lock = adduce_lock_acquire (fixture->path);
  g_assert_nonnull (lock);
}

static void
sandbox_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *folder
    = g_build_filename (g_get_user_runtime_dir (), "app", "io.github.adduce.Adduce", "adduce", "locks", NULL);

  g_assert_true (g_setenv ("FLATPAK_ID", "io.github.adduce.Adduce", TRUE));
  g_autoptr (AdduceLock) lock = adduce_lock_acquire (fixture->path);
  g_assert_nonnull (lock);
  g_assert_cmpuint (scratch_count (folder), ==, 1);
}

/* The runs of one program in sandboxes have this folder in common, and no other. */
static void
test_sandbox (Fixture *fixture, gconstpointer unused)
{
  scratch_run (sandbox_cb, fixture);
}

static void
no_runtime_folder_cb (gpointer user_data)
{
  g_assert_cmpint (chmod (g_get_user_runtime_dir (), 0500), ==, 0);
  scratch_become_nobody ();
  g_assert_null (adduce_lock_acquire (((Fixture *) user_data)->path));
}

static void
test_none (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *lost = scratch_path (fixture->folder, "none/a.json");
  g_assert_null (adduce_lock_acquire (lost));
  adduce_lock_release (NULL);
  scratch_run (no_runtime_folder_cb, fixture);
  g_assert_cmpint (chmod (g_get_user_runtime_dir (), 0700), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/lock/exclusive", Fixture, NULL, set_up, test_exclusive, tear_down);
  g_test_add ("/lock/same-file", Fixture, GINT_TO_POINTER (TRUE), set_up, test_same_file, tear_down);
  g_test_add ("/lock/same-file/new", Fixture, GINT_TO_POINTER (FALSE), set_up, test_same_file, tear_down);
  g_test_add ("/lock/independent", Fixture, NULL, set_up, test_independent, tear_down);
  g_test_add ("/lock/killed-holder", Fixture, NULL, set_up, test_killed_holder, tear_down);
  g_test_add ("/lock/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/lock/sandbox", Fixture, NULL, set_up, test_sandbox, tear_down);
  return g_test_run ();
}
