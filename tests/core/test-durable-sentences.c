/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said where a file can't be read or saved: the true reason in words, each brought about for real.
 */
#include "adduce.h"

#include <signal.h>
#include <sys/resource.h>

#include "scratch.h"

/* A child of a test, in the scratch folder. */
typedef struct {
  const char *folder;
} Place;

static void
assert_said (const char *folder, const char *name, const char *act, const char *reason, const GError *error)
{
  g_autofree char *path = scratch_path (folder, name);
  g_autofree char *shown = adduce_paths_display (path);
  g_autofree char *expected = g_strdup_printf ("%s: %s: %s", shown, act, reason);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
assert_unread (const char *folder, const char *name, const char *reason)
{
  g_autofree char *path = scratch_path (folder, name);
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_durable_read (path, 1000, NULL, &error));
  assert_said (folder, name, "can’t be read", reason, error);
}

static void
assert_unsaved (const char *folder, const char *name, const char *reason)
{
  static char text[8192];
  g_autofree char *path = scratch_path (folder, name);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text);
  g_autoptr (GError) error = NULL;
  g_assert_false (adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error));
  assert_said (folder, name, "could not be saved", reason, error);
}

static void
test_paths (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *loop = scratch_path (folder, "loop");
  g_autofree char *longest = g_strnfill (300, 'x');

  scratch_write (folder, "file", "");
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_unread (folder, "none", "there is no such file");
  assert_unread (folder, "file/a", "a part of its path is not a folder");
  assert_unread (folder, "loop", "its links lead in a circle");
  assert_unread (folder, longest, "its name is too long for this disk");
  assert_unsaved (folder, "none/a", "the folder is not there");
  assert_unsaved (folder, "file/a", "a part of its path is not a folder");
  assert_unsaved (folder, "loop", "its links lead in a circle");
  assert_unsaved (folder, longest, "its name is too long for this disk");
  g_assert_cmpuint (scratch_count (folder), ==, 2);
  scratch_remove (folder);
}

/* A link in the middle of a path that leads in a circle, so that the folder can't be opened. */
static void
test_folder_in_circle (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *loop = scratch_path (folder, "loop");

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_unread (folder, "loop/a", "its links lead in a circle");
  assert_unsaved (folder, "loop/a", "its links lead in a circle");
  scratch_remove (folder);
}

static void
no_more_files_run (gpointer data)
{
  Place *place = data;
  struct rlimit limit;
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  limit.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  assert_unread (place->folder, "file", "too many files are open");
  assert_unsaved (place->folder, "file", "too many files are open");
}

static void
test_no_more_files (void)
{
  g_autofree char *folder = scratch_new ();
  Place place = { folder };

  scratch_write (folder, "file", "old");
  scratch_run (no_more_files_run, &place);
  scratch_assert_text (folder, "file", "old");
  scratch_remove (folder);
}

static void
too_large_run (gpointer data)
{
  Place *place = data;
  struct rlimit limit = { 4096, 4096 };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_unsaved (place->folder, "file", "it would be larger than files may be here");
  assert_unsaved (place->folder, "new", "it would be larger than files may be here");
}

static void
test_too_large (void)
{
  g_autofree char *folder = scratch_new ();
  Place place = { folder };

  scratch_write (folder, "file", "old");
  scratch_run (too_large_run, &place);
  scratch_assert_text (folder, "file", "old");
  g_assert_cmpuint (scratch_count (folder), ==, 1);
  scratch_remove (folder);
}

/* More than is read: both sizes are named. */
static void
test_too_much (void)
{
  g_autofree char *folder = scratch_new (), *path = scratch_path (folder, "file"), *text = g_strnfill (2000, 'x');
  g_autofree char *shown = adduce_paths_display (path);
  g_autoptr (GError) error = NULL;

  scratch_write (folder, "file", text);
  g_assert_null (adduce_durable_read (path, 1000, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, shown));
  g_assert_nonnull (strstr (error->message, "2.0"));
  g_assert_nonnull (strstr (error->message, "1.0"));
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/durable-sentences/paths", test_paths);
  g_test_add_func ("/durable-sentences/folder-in-circle", test_folder_in_circle);
  g_test_add_func ("/durable-sentences/no-more-files", test_no_more_files);
  g_test_add_func ("/durable-sentences/too-large", test_too_large);
  g_test_add_func ("/durable-sentences/too-much", test_too_much);
  return g_test_run ();
}
