/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replacing files: what must stay as it was does, whatever goes wrong.
 *
 * Most tests run twice, with the file system's exchange and with the fallback to compare and rename. The file
 * is over 600 lines because each way in which saving can fail is a case of its own.
 */
#include "adduce.h"

#include <signal.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "scratch.h"

#define N_WRITERS 4
#define N_INCREMENTS 150
#define N_KILLS 60
#define N_RACES 250

static GBytes *
new_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static AdduceFileStamp
read_stamp (const char *path)
{
  AdduceFileStamp stamp = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, 1 << 20, &stamp, &error);
  g_assert_no_error (error);
  g_assert_true (stamp.exists);
  return stamp;
}

static void
assert_replaced (const char *path, const char *text, const AdduceFileStamp *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = new_bytes (text);
  g_autofree char *warning = NULL;
  AdduceFileStamp stamp = { 0 };
  gboolean ok = adduce_durable_replace (path, bytes, expected, &stamp, &warning, &error);
  g_assert_no_error (error);
  g_assert_true (ok);
  g_assert_cmpstr (warning, ==, NULL);

  AdduceFileStamp read = read_stamp (path);
  g_assert_cmpmem (&read, sizeof read, &stamp, sizeof stamp);
  g_assert_true (adduce_durable_is_unchanged (path, &stamp));
}

static void
assert_refused (const char *path, const char *text, const AdduceFileStamp *expected, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = new_bytes (text);
  g_autofree char *shown = adduce_paths_display (path);
  gboolean ok = adduce_durable_replace (path, bytes, expected, NULL, NULL, &error);
  g_assert_false (ok);
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_prefix (error->message, shown));
}

static void
use_rename (gconstpointer forced)
{
  if (GPOINTER_TO_INT (forced))
    g_setenv ("ADDUCE_FORCE_RENAME", "1", TRUE);
  else
    g_unsetenv ("ADDUCE_FORCE_RENAME");
}

static void
test_read (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autoptr (GError) error = NULL;
  AdduceFileStamp stamp = { 0 };

  /* the digest of "abc" is published in FIPS 180-2 */
  static const guint8 digest[] = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                                   0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                                   0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad };
  scratch_write (folder, "a.json", "abc");
  scratch_set_mtime (folder, "a.json", 86400);
  g_autoptr (GBytes) bytes = adduce_durable_read (path, 3, &stamp, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "abc", 3);
  g_assert_cmpmem (stamp.digest, sizeof stamp.digest, digest, sizeof digest);
  g_assert_cmpuint (stamp.size, ==, 3);
  g_assert_cmpint (stamp.mtime_ns, ==, G_GINT64_CONSTANT (86400000000000));

  /* one byte over the limit */
  g_autoptr (GBytes) too_large = adduce_durable_read (path, 2, &stamp, &error);
  g_assert_null (too_large);
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);

  scratch_write (folder, "a.json", "");
  g_autoptr (GBytes) empty = adduce_durable_read (path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  scratch_remove (folder);
}

static void
test_read_refused (void)
{
  g_autofree char *folder = scratch_new ();
  static const struct {
    const char *name;
    int code; /* of ADDUCE_ERROR; or -1 */
    int io_code;
  } cases[] = {
    { "none", -1, G_IO_ERROR_NOT_FOUND },
    { "folder", ADDUCE_ERROR_INVALID, 0 },
    { "pipe", ADDUCE_ERROR_INVALID, 0 },
    { "link-to-pipe", ADDUCE_ERROR_INVALID, 0 },
    { "link-to-device", ADDUCE_ERROR_INVALID, 0 },
    { "loop", -1, G_IO_ERROR_TOO_MANY_LINKS },
    { "dangling", -1, G_IO_ERROR_NOT_FOUND },
    { "folder/none/file", -1, G_IO_ERROR_NOT_FOUND },
    { "file/file", -1, G_IO_ERROR_NOT_DIRECTORY },
  };
  const struct {
    const char *name;
    const char *target;
  } links[] = {
    { "link-to-pipe", "pipe" }, { "link-to-device", "/dev/zero" }, { "loop", "loop" }, { "dangling", "none" },
  };

  scratch_write (folder, "file", "");
  g_autofree char *sub = scratch_path (folder, "folder");
  g_autofree char *pipe = scratch_path (folder, "pipe");
  g_assert_cmpint (mkdir (sub, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *link = scratch_path (folder, links[i].name);
      g_assert_cmpint (symlink (links[i].target, link), ==, 0);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = scratch_path (folder, cases[i].name);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = adduce_durable_read (path, 100, NULL, &error); /* and does not hang */
      g_assert_null (bytes);
      g_assert_true (g_str_has_prefix (error->message, path));
      if (cases[i].code >= 0)
        g_assert_error (error, ADDUCE_ERROR, cases[i].code);
      else
        g_assert_error (error, G_IO_ERROR, cases[i].io_code);
    }
  scratch_remove (folder);
}

static void
test_replace (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.txt.anna.claims.json");
  AdduceFileStamp none = { 0 };
  use_rename (forced);

  g_assert_true (adduce_durable_is_unchanged (path, &none));
  assert_replaced (path, "first", &none);
  AdduceFileStamp first = read_stamp (path);
  assert_replaced (path, "second", &first);
  g_assert_false (adduce_durable_is_unchanged (path, &first));
  g_assert_false (adduce_durable_is_unchanged (path, &none));
  AdduceFileStamp second = read_stamp (path);
  assert_replaced (path, "", &second);
  assert_replaced (path, "whatever was there", NULL);
  scratch_assert_text (folder, "a.txt.anna.claims.json", "whatever was there");
  g_assert_cmpuint (scratch_count (folder), ==, 1); /* nothing is left lying about */

  g_autofree char *fresh = scratch_path (folder, "fresh.json");
  assert_replaced (fresh, "made without asking", NULL);
  scratch_remove (folder);
}

static void
test_conflicts (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  AdduceFileStamp none = { 0 };
  use_rename (forced);

  /* something where nothing is expected */
  scratch_write (folder, "a.json", "one");
  assert_refused (path, "mine", &none, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  scratch_assert_text (folder, "a.json", "one");

  /* other bytes; other bytes of the same size and time, in place */
  AdduceFileStamp one = read_stamp (path);
  scratch_write (folder, "a.json", "longer");
  assert_refused (path, "mine", &one, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  scratch_assert_text (folder, "a.json", "longer");
  scratch_set_mtime (folder, "a.json", 1000000);
  AdduceFileStamp longer = read_stamp (path);
  scratch_write (folder, "a.json", "LONGER");
  scratch_set_mtime (folder, "a.json", 1000000);
  g_assert_true (adduce_durable_is_unchanged (path, &longer)); /* which looks at no bytes */
  assert_refused (path, "mine", &longer, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  scratch_assert_text (folder, "a.json", "LONGER");

  /* touched, or replaced by another program with the same bytes: nothing is lost */
  AdduceFileStamp touched = read_stamp (path);
  scratch_set_mtime (folder, "a.json", 2000000);
  assert_replaced (path, "mine", &touched);

  /* gone */
  AdduceFileStamp mine = read_stamp (path);
  g_assert_cmpint (unlink (path), ==, 0);
  assert_refused (path, "mine again", &mine, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  g_assert_cmpuint (scratch_count (folder), ==, 0);
  scratch_remove (folder);
}

static void
test_not_regular (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *sub = scratch_path (folder, "a.json");
  g_autofree char *pipe = scratch_path (folder, "b.json");
  use_rename (forced);

  g_assert_cmpint (mkdir (sub, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (sub, "mine", NULL, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  assert_refused (pipe, "mine", NULL, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);

  g_autofree char *lost = scratch_path (folder, "none/a.json");
  assert_refused (lost, "mine", NULL, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (scratch_count (folder), ==, 2);
  scratch_remove (folder);
}

static void
test_symlink (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *link = scratch_path (folder, "links/a.json");
  g_autofree char *real = scratch_path (folder, "real");
  struct stat info;
  use_rename (forced);

  scratch_write (folder, "real/target.json", "old");
  scratch_write (folder, "links/other", "");
  g_assert_cmpint (symlink ("b.json", link), ==, 0);
  g_autofree char *second = scratch_path (folder, "links/b.json");
  g_assert_cmpint (symlink ("../real/target.json", second), ==, 0);

  AdduceFileStamp old = read_stamp (link);
  assert_replaced (link, "new", &old);
  g_assert_cmpint (lstat (link, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  g_assert_cmpint (lstat (second, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  scratch_assert_text (folder, "real/target.json", "new");
  g_assert_cmpuint (scratch_count (real), ==, 1);

  /* a link to what is not there yet makes it there */
  g_autofree char *dangling = scratch_path (folder, "links/c.json");
  AdduceFileStamp none = { 0 };
  g_assert_cmpint (symlink ("../real/later.json", dangling), ==, 0);
  assert_replaced (dangling, "later", &none);
  scratch_assert_text (folder, "real/later.json", "later");

  g_autofree char *loop = scratch_path (folder, "links/loop.json");
  g_assert_cmpint (symlink ("loop.json", loop), ==, 0);
  assert_refused (loop, "mine", NULL, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  scratch_remove (folder);
}

static void
test_hard_link (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autofree char *other = scratch_path (folder, "b.json");
  g_autofree char *warning = NULL;
  g_autoptr (GBytes) bytes = new_bytes ("new");
  g_autoptr (GError) error = NULL;
  use_rename (forced);

  scratch_write (folder, "a.json", "old");
  g_assert_cmpint (link (path, other), ==, 0);
  AdduceFileStamp old = read_stamp (path);
  g_assert_true (adduce_durable_replace (path, bytes, &old, NULL, &warning, &error));
  g_assert_no_error (error);
  g_assert_nonnull (warning);
  g_assert_true (g_str_has_prefix (warning, path));
  scratch_assert_text (folder, "a.json", "new");
  scratch_assert_text (folder, "b.json", "old");
  scratch_remove (folder);
}

static void
make_new_file_cb (gpointer path)
{
  umask (027);
  assert_replaced (path, "new", NULL);
}

static void
test_mode (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autofree char *fresh = scratch_path (folder, "b.json");
  struct stat info;
  use_rename (forced);

  scratch_write (folder, "a.json", "old");
  g_assert_cmpint (chmod (path, 0604), ==, 0);
  gboolean given_away = scratch_can_give_away (path);
  if (given_away)
    g_assert_cmpint (chown (path, SCRATCH_NOBODY, SCRATCH_NOBODY), ==, 0);
  AdduceFileStamp old = read_stamp (path);
  assert_replaced (path, "new", &old);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0604);
  if (given_away)
    g_assert_cmpuint (info.st_uid, ==, SCRATCH_NOBODY);

  scratch_run (make_new_file_cb, fresh);
  g_assert_cmpint (stat (fresh, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  scratch_remove (folder);
}

static void
test_names (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *longest = g_strnfill (255, 'n');
  g_autofree char *wide = g_strnfill (252, 'w');
  memcpy (wide + 240, "ääääää", 12);
  const char *const names[] = { "a\nb.json", "a\xff\xfe.json", "-", " ", longest, wide };
  use_rename (forced);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = scratch_path (folder, names[i]);
      AdduceFileStamp none = { 0 };
      assert_replaced (path, "first", &none);
      AdduceFileStamp first = read_stamp (path);
      assert_replaced (path, "second", &first);
    }
  g_assert_cmpuint (scratch_count (folder), ==, G_N_ELEMENTS (names));

  /* without a folder part */
  g_autofree char *before = g_get_current_dir ();
  g_assert_cmpint (chdir (folder), ==, 0);
  assert_replaced ("relative.json", "first", NULL);
  g_assert_cmpint (chdir (before), ==, 0);
  scratch_assert_text (folder, "relative.json", "first");
  scratch_remove (folder);
}

/* --- what a disk does --- */

static void
replace_in_full_disk_cb (gpointer path)
{
  AdduceFileStamp old = read_stamp (path);
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autoptr (GBytes) bytes = new_bytes (large);
  g_autoptr (GError) error = NULL;
  g_assert_false (adduce_durable_replace (path, bytes, &old, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_assert_true (adduce_durable_is_unchanged (path, &old));
}

/* In a name space of our own, so that nobody else sees the disk. */
static void
full_disk_cb (gpointer folder)
{
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autofree char *small = g_strnfill (90000, 'o');
  if (unshare (geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0
      || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("tmpfs", folder, "tmpfs", 0, "size=200k") != 0)
    _exit (77); /* not allowed here: the limit below is what is left */
  scratch_write (folder, "a.json", small);
  replace_in_full_disk_cb (path);
  g_assert_cmpuint (scratch_count (folder), ==, 1);
  scratch_assert_text (folder, "a.json", small);
}

static void
over_limit_cb (gpointer path)
{
  struct rlimit limit = { 40000, 40000 };
  g_autofree char *large = g_strnfill (90000, 'x');
  g_autoptr (GBytes) bytes = new_bytes (large);
  g_autoptr (GError) error = NULL;
  AdduceFileStamp old = read_stamp (path);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (adduce_durable_replace (path, bytes, &old, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_true (adduce_durable_is_unchanged (path, &old));
}

static void
test_full_disk (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  int status = 0;
  use_rename (forced);

  scratch_write (folder, "a.json", "old");
  scratch_run (over_limit_cb, path);
  scratch_assert_text (folder, "a.json", "old");
  g_assert_cmpuint (scratch_count (folder), ==, 1);

  pid_t pid = scratch_fork (full_disk_cb, folder);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_message ("No small disk can be mounted here; a limit on the file's size stood for it");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  scratch_remove (folder);
}

static void
no_rights_cb (gpointer folder)
{
  g_autofree char *closed = scratch_path (folder, "closed/a.json");
  g_autofree char *fresh = scratch_path (folder, "closed/b.json");
  g_autofree char *protected = scratch_path (folder, "open/protected.json");
  g_autofree char *secret = scratch_path (folder, "open/secret.json");
  g_autoptr (GError) error = NULL;
  scratch_become_nobody ();

  AdduceFileStamp old = read_stamp (closed);
  assert_refused (closed, "mine", &old, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_refused (fresh, "mine", NULL, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_refused (protected, "mine", NULL, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_autoptr (GBytes) bytes = adduce_durable_read (secret, 100, NULL, &error);
  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_no_rights (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *closed = scratch_path (folder, "closed");
  g_autofree char *open = scratch_path (folder, "open");
  g_autofree char *protected = scratch_path (folder, "open/protected.json");
  g_autofree char *secret = scratch_path (folder, "open/secret.json");
  use_rename (forced);

  scratch_write (folder, "closed/a.json", "old");
  scratch_write (folder, "open/protected.json", "old");
  scratch_write (folder, "open/secret.json", "old");
  g_assert_cmpint (chmod (closed, 0555), ==, 0);
  g_assert_cmpint (chmod (open, 0777), ==, 0);
  g_assert_cmpint (chmod (protected, 0444), ==, 0);
  g_assert_cmpint (chmod (secret, 0), ==, 0);
  scratch_run (no_rights_cb, folder);
  g_assert_cmpint (chmod (secret, 0600), ==, 0);
  scratch_assert_text (folder, "closed/a.json", "old");
  scratch_assert_text (folder, "open/protected.json", "old");
  g_assert_cmpuint (scratch_count (closed), ==, 1);
  g_assert_cmpuint (scratch_count (open), ==, 2);
  scratch_remove (folder);
}

/* --- several writers --- */

static void
increment_cb (gpointer path)
{
  for (guint i = 0; i < N_INCREMENTS; i++)
    for (;;)
      {
        AdduceFileStamp stamp = { 0 };
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = adduce_durable_read (path, 100, &stamp, &error);
        g_assert_no_error (error);
        g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        g_autofree char *next = g_strdup_printf ("%d", atoi (text) + 1);
        g_autoptr (GBytes) contents = new_bytes (next);
        if (adduce_durable_replace (path, contents, &stamp, NULL, NULL, &error))
          break;
        g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
      }
}

static void
test_writers (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "count.json");
  g_autofree char *sum = g_strdup_printf ("%d", N_WRITERS * N_INCREMENTS);
  pid_t pids[N_WRITERS];
  use_rename (forced);

  scratch_write (folder, "count.json", "0");
  for (guint i = 0; i < N_WRITERS; i++)
    pids[i] = scratch_fork (increment_cb, path);
  for (guint i = 0; i < N_WRITERS; i++)
    scratch_wait (pids[i]);
  scratch_assert_text (folder, "count.json", sum);
  g_assert_cmpuint (scratch_count (folder), ==, 1);
  scratch_remove (folder);
}

/* A program that knows nothing of us: swaps in its own versions and writes down what it swapped out. */
static void
stranger_cb (gpointer folder)
{
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autofree char *temp = scratch_path (folder, "stranger");
  g_autofree char *log_path = scratch_path (folder, "log");
  FILE *log = fopen (log_path, "w");
  g_assert_nonnull (log);
  for (guint i = 0; i < N_RACES; i++)
    {
      g_autofree char *mine = g_strdup_printf ("stranger %u", i);
      scratch_write (folder, "stranger", mine);
      g_assert_cmpint (syscall (SYS_renameat2, AT_FDCWD, temp, AT_FDCWD, path, 2 /* exchange */), ==, 0);
      g_autofree char *out = scratch_read (folder, "stranger");
      fprintf (log, "%s\n", out);
      g_usleep ((gulong) g_random_int_range (0, 3000));
    }
  g_assert_cmpint (fclose (log), ==, 0);
  g_assert_cmpint (unlink (temp), ==, 0);
}

/* Every version that was ever there was taken out by somebody who knew it, or is still to be found. */
static void
test_stranger (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_free);
  use_rename (GINT_TO_POINTER (FALSE));

  scratch_write (folder, "a.json", "beginning");
  pid_t pid = scratch_fork (stranger_cb, folder);
  for (guint i = 0; waitpid (pid, NULL, WNOHANG) == 0; i++)
    {
      AdduceFileStamp stamp = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = adduce_durable_read (path, 100, &stamp, &error);
      g_assert_no_error (error);
      g_autofree char *text = g_strdup_printf ("ours %u", i);
      g_autoptr (GBytes) contents = new_bytes (text);
      if (adduce_durable_replace (path, contents, &stamp, NULL, NULL, &error))
        {
          g_ptr_array_add (ours, g_steal_pointer (&text));
          g_hash_table_add (found, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
        }
      else
        g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
    }

  g_autofree char *log = scratch_read (folder, "log");
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (found, g_strdup (lines[i]));
  DIR *dir = opendir (folder);
  struct dirent *entry;
  while ((entry = readdir (dir)) != NULL)
    if (g_str_has_suffix (entry->d_name, ".json")) /* the last one, and conflict copies */
      g_hash_table_add (found, scratch_read (folder, entry->d_name));
    else
      g_assert_false (g_str_has_suffix (entry->d_name, ".tmp"));
  closedir (dir);

  g_assert_true (g_hash_table_contains (found, "beginning"));
  for (guint i = 0; i < N_RACES; i++)
    {
      g_autofree char *theirs = g_strdup_printf ("stranger %u", i);
      g_assert_true (g_hash_table_contains (found, theirs));
    }
  for (guint i = 0; i < ours->len; i++)
    g_assert_true (g_hash_table_contains (found, ours->pdata[i]));
  scratch_remove (folder);
}

/* --- kill -9 --- */

static char *
make_version (guint i)
{
  char *version = g_strnfill (50000 + i % 7 * 10000, (char) ('a' + i % 7));
  return version;
}

static void
save_for_ever_cb (gpointer path)
{
  for (guint i = 0;; i++)
    {
      AdduceFileStamp stamp = read_stamp (path);
      g_autofree char *version = make_version (i);
      g_autoptr (GBytes) contents = new_bytes (version);
      g_assert_true (adduce_durable_replace (path, contents, &stamp, NULL, NULL, NULL));
    }
}

static void
test_kill (gconstpointer forced)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autofree char *first = make_version (0);
  use_rename (forced);

  scratch_write (folder, "a.json", first);
  for (guint n = 0; n < N_KILLS; n++)
    {
      int status = 0;
      pid_t pid = scratch_fork (save_for_ever_cb, path);
      g_usleep ((gulong) g_random_int_range (0, 15000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));

      g_autofree char *text = scratch_read (folder, "a.json");
      g_assert_cmpuint (strlen (text), >, 0);
      g_autofree char *whole = make_version ((guint) (text[0] - 'a'));
      g_assert_cmpstr (text, ==, whole);
    }

  /* What the kills left is swept, but not while a run that is alive may still need it. */
  guint n_left = scratch_count (folder) - 1;
  g_assert_cmpuint (adduce_durable_sweep (folder), ==, 0);
  g_assert_cmpuint (scratch_count (folder), ==, n_left + 1);
  g_assert_cmpuint (adduce_durable_sweep_older (folder, 0), ==, n_left);
  g_assert_cmpuint (scratch_count (folder), ==, 1);
  scratch_remove (folder);
}

static void
test_sweep (void)
{
  static const char *const ours[] = { ".a.txt.anna.claims.json.abc123.tmp", ".codebook.json.ABCxyz.tmp",
                                      ".data.csv.000000.tmp" };
  static const char *const others[] = { "a.txt", "a.json.abc123.tmp", ".a.json.abc12.tmp", ".a.json.abc1234.tmp",
                                        ".a.json.abc-23.tmp", ".a.odt.abc123.tmp", ".json.abc123.tmp",
                                        ".a.json.abc123.tmp~", ".tmp", ".a.json.abc123" };
  g_autofree char *folder = scratch_new ();
  g_autofree char *sub = scratch_path (folder, ".a.json.folder.tmp");
  g_autofree char *link = scratch_path (folder, ".a.json.linked.tmp");

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    scratch_write (folder, ours[i], "");
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    scratch_write (folder, others[i], "");
  g_assert_cmpint (mkdir (sub, 0700), ==, 0);
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);

  g_assert_cmpuint (adduce_durable_sweep (folder), ==, 0); /* all too young */
  g_assert_cmpuint (adduce_durable_sweep_older (folder, 0), ==, G_N_ELEMENTS (ours));
  g_assert_cmpuint (scratch_count (folder), ==, G_N_ELEMENTS (others) + 2);
  g_assert_cmpuint (adduce_durable_sweep ("/nowhere/at/all"), ==, 0);
  scratch_remove (folder);
}

static void
add_both (const char *path, GTestDataFunc func)
{
  g_autofree char *exchange = g_strconcat (path, "/exchange", NULL);
  g_autofree char *rename = g_strconcat (path, "/rename", NULL);
  g_test_add_data_func (exchange, GINT_TO_POINTER (FALSE), func);
  g_test_add_data_func (rename, GINT_TO_POINTER (TRUE), func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/durable/read", test_read);
  g_test_add_func ("/durable/read-refused", test_read_refused);
  add_both ("/durable/replace", test_replace);
  add_both ("/durable/conflicts", test_conflicts);
  add_both ("/durable/not-regular", test_not_regular);
  add_both ("/durable/symlink", test_symlink);
  add_both ("/durable/hard-link", test_hard_link);
  add_both ("/durable/mode", test_mode);
  add_both ("/durable/names", test_names);
  add_both ("/durable/full-disk", test_full_disk);
  add_both ("/durable/no-rights", test_no_rights);
  add_both ("/durable/writers", test_writers);
  g_test_add_func ("/durable/stranger", test_stranger);
  add_both ("/durable/kill", test_kill);
  g_test_add_func ("/durable/sweep", test_sweep);
  return g_test_run ();
}
