/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving while other programs change the same file, just between two steps, and while disk and network fail: what they
 * wrote is never lost, and what is said is true. (The number of a call says which step in the program it is.)
 */
#include "faults.h"

#include "adduce.h"

#include "scratch.h"

typedef struct {
  char *folder;
  char *path;
  const char *name;
  const char *theirs; /* what another program writes */
  AdduceFileStamp stamp;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  g_unsetenv ("ADDUCE_FORCE_RENAME");
  t->folder = scratch_new ();
  t->name = "a.json";
  t->path = scratch_path (t->folder, t->name);
  t->theirs = "theirs, which is longer";
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

static void
use_name (Fixture *t, const char *name)
{
  g_free (t->path);
  t->name = name;
  t->path = scratch_path (t->folder, name);
  scratch_write (t->folder, name, "old");
  g_bytes_unref (adduce_durable_read (t->path, 1000, &t->stamp, NULL));
}

/* Another program puts its own version in the place of the file. */
static void
put_theirs_cb (gpointer data)
{
  Fixture *t = data;
  g_autofree char *other = scratch_path (t->folder, "other");
  scratch_write (t->folder, "other", t->theirs);
  g_assert_cmpint (rename (other, t->path), ==, 0);
}

static void
remove_cb (gpointer data)
{
  Fixture *t = data;
  g_assert_cmpint (unlink (t->path), ==, 0);
}

static void
shorten_cb (gpointer data)
{
  Fixture *t = data;
  g_assert_cmpint (truncate (t->path, 1), ==, 0);
}

static void
put_folder_cb (gpointer data)
{
  Fixture *t = data;
  remove_cb (t);
  g_assert_cmpint (mkdir (t->path, 0700), ==, 0);
}

static gboolean
replace (Fixture *t, const AdduceFileStamp *expected, char **ret_warning, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("mine", 4);
  gboolean saved = adduce_durable_replace (t->path, bytes, expected, NULL, ret_warning, error);
  faults_end ();
  return saved;
}

static void
assert_conflict (Fixture *t, const AdduceFileStamp *expected)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (replace (t, expected, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
}

static void
assert_saved (Fixture *t, const AdduceFileStamp *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;
  replace (t, expected, &warning, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (warning, ==, NULL);
  scratch_assert_text (t->folder, t->name, "mine");
}

/* (transfer full): the path of the only file with that in its name */
static char *
find_file (Fixture *t, const char *part)
{
  g_autofree char *found = NULL;
  DIR *dir = opendir (t->folder);
  for (struct dirent *entry; (entry = readdir (dir)) != NULL;)
    if (strstr (entry->d_name, part) != NULL)
      {
        g_assert_null (found);
        found = g_strdup (entry->d_name);
      }
  closedir (dir);
  return g_steal_pointer (&found);
}

static void
assert_kept (Fixture *t, const char *part, const char *text)
{
  g_autofree char *name = find_file (t, part);
  g_assert_nonnull (name);
  scratch_assert_text (t->folder, name, text);
}

/* --- somebody is faster --- */

/* After the new version was written, before the names change places. */
static void
test_before_compare (Fixture *t, gconstpointer data)
{
  const AdduceFileStamp none = { 0 };

  faults_do ("flock", 1, put_theirs_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, t->theirs);

  use_name (t, "same-size.json");
  t->theirs = "OLD";
  faults_do ("flock", 1, put_theirs_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, "OLD");

  use_name (t, "gone.json");
  faults_do ("flock", 1, remove_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_write (t->folder, t->name, "old");

  use_name (t, "new.json");
  remove_cb (t);
  faults_do ("flock", 1, put_theirs_cb, t);
  assert_conflict (t, &none);
  scratch_assert_text (t->folder, t->name, "OLD");

  use_name (t, "folder.json");
  faults_do ("flock", 1, put_folder_cb, t);
  assert_conflict (t, &t->stamp);
  g_assert_cmpuint (scratch_count (t->folder), ==, 5);
}

static void
test_unreadable (Fixture *t, gconstpointer data)
{
  faults_fail ("openat", 2, EACCES); /* the first is the new file */
  assert_conflict (t, &t->stamp);
  faults_fail ("read", 1, EIO);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, "old");
  faults_do ("openat", 2, shorten_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, "o");
  g_assert_cmpuint (scratch_count (t->folder), ==, 1);
}

/* Between comparing and changing places: what came out is put back. */
static void
test_put_back (Fixture *t, gconstpointer data)
{
  const AdduceFileStamp none = { 0 };

  faults_do ("renameat2", 1, put_theirs_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, t->theirs);
  g_assert_cmpuint (scratch_count (t->folder), ==, 1);

  use_name (t, "gone.json");
  faults_do ("renameat2", 1, remove_cb, t);
  assert_conflict (t, &t->stamp);

  faults_do ("renameat2", 1, put_theirs_cb, t);
  assert_conflict (t, &none);
  scratch_assert_text (t->folder, t->name, t->theirs);
  g_assert_cmpuint (scratch_count (t->folder), ==, 2);
}

static void
test_put_back_by_rename (Fixture *t, gconstpointer data)
{
  faults_fail ("renameat2", 1, ENOSYS);
  faults_do ("renameat2", 1, put_theirs_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, t->theirs);
  g_assert_cmpuint (scratch_count (t->folder), ==, 1);
}

/* And where it can't be put back it stands beside the file, for people to see. */
static void
test_kept_beside (Fixture *t, gconstpointer data)
{
  faults_do ("renameat2", 1, put_theirs_cb, t);
  faults_fail ("renameat2", 2, EIO);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, "mine");
  assert_kept (t, "a (conflicted copy ", t->theirs);
  g_assert_cmpuint (scratch_count (t->folder), ==, 2);

  /* A third comes while it is put back: it is the one that is kept beside. */
  use_name (t, "no-dot");
  faults_do ("renameat2", 1, put_theirs_cb, t);
  faults_do ("renameat2", 2, put_theirs_cb, t);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, t->theirs);
  assert_kept (t, "no-dot (conflicted copy ", t->theirs);
  g_assert_cmpuint (scratch_count (t->folder), ==, 4);
}

/* The name for it is taken: it gets another. */
static void
test_kept_name_taken (Fixture *t, gconstpointer data)
{
  g_autofree char *name = NULL;
  faults_do ("renameat2", 1, put_theirs_cb, t);
  faults_fail ("renameat2", 2, EIO);
  faults_fail ("renameat2", 3, EEXIST);
  assert_conflict (t, &t->stamp);
  name = find_file (t, "conflicted copy");
  g_assert_true (g_str_has_suffix (name, " 2).json"));
  scratch_assert_text (t->folder, name, t->theirs);
}

/* Nothing can be renamed any more: it stays under the name that it came out with, which nothing removes. */
static void
test_kept_as_it_is (Fixture *t, gconstpointer data)
{
  static const int codes[] = { EIO, EEXIST };
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *part = g_strdup_printf (".%s.", i == 0 ? "b.json" : "c.json");
      use_name (t, i == 0 ? "b.json" : "c.json");
      faults_do ("renameat2", 1, put_theirs_cb, t);
      faults_fail ("renameat2", -2, codes[i]);
      assert_conflict (t, &t->stamp);
      assert_kept (t, part, t->theirs);
    }
}

/* --- the lock of the folder --- */

/* Somebody who holds it for ever stops nobody; nor does a signal, or a disk without locks. */
static void
test_folder_lock (Fixture *t, gconstpointer data)
{
  int held = open (t->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_cmpint (flock (held, LOCK_EX), ==, 0);
  assert_saved (t, &t->stamp);
  g_assert_cmpint (close (held), ==, 0);

  static const int codes[] = { EINTR, ENOLCK };
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      use_name (t, "b.json");
      faults_fail ("flock", 1, codes[i]);
      assert_saved (t, &t->stamp);
    }
}

/* --- what is said --- */

static void
test_two_warnings (Fixture *t, gconstpointer data)
{
  g_autofree char *other = scratch_path (t->folder, "b.json"), *warning = NULL, *expected = NULL;
  g_autofree char *shown = adduce_paths_display (t->path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (link (t->path, other), ==, 0);
  faults_fail ("fsync", 2, EIO);
  replace (t, &t->stamp, &warning, &error);
  g_assert_no_error (error);
  expected = g_strdup_printf ("%s: saved; its other name in another place (hard link) still has the old version\n"
                              "%s: saved, but the disk could not confirm it",
                              shown, shown);
  g_assert_cmpstr (warning, ==, expected);
  scratch_assert_text (t->folder, t->name, "mine");
  scratch_assert_text (t->folder, "b.json", "old");
}

/* The first of two errors is the one that is told. */
static void
test_two_errors (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  faults_fail ("fsync", 1, ENOSPC);
  faults_fail ("close", 1, EIO);
  g_assert_false (replace (t, &t->stamp, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the disk is full; free some space and try again"));
  scratch_assert_text (t->folder, t->name, "old");
  g_assert_cmpuint (scratch_count (t->folder), ==, 1);
}

static void
test_link_unread (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_steal_pointer (&t->path);
  t->path = scratch_path (t->folder, "link.json");
  g_assert_cmpint (symlink (target, t->path), ==, 0); /* an absolute one */
  faults_fail ("readlink", 1, EIO);
  g_assert_false (replace (t, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the disk reports an error"));
  scratch_assert_text (t->folder, "a.json", "old");
  t->name = "a.json";
  assert_saved (t, &t->stamp);
}

/* A file that is named by its name alone is one of the folder that the program is in. */
static void
test_bare_name (Fixture *t, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();
  g_assert_cmpint (chdir (t->folder), ==, 0);
  g_free (t->path);
  t->path = g_strdup (t->name);
  assert_saved (t, &t->stamp);
  g_assert_cmpint (chdir (before), ==, 0);
}

/* A disk that can't swap names, or folders that are not synced, are no reason to say anything; nor are signals. */
static void
test_no_reason (Fixture *t, gconstpointer data)
{
  static const struct {
    const char *call;
    int at;
    int code;
  } cases[] = {
    { "renameat2", 1, EINVAL }, { "renameat2", 1, ENOSYS }, { "renameat2", 1, EPERM }, { "renameat2", 1, ENOTSUP },
    { "fsync", 2, EINVAL },     { "fsync", 2, EBADF },      { "fsync", 2, EINTR },     { "fsync", 1, EINTR },
    { "write", 1, EINTR },      { "renamed", 1, EIO },
    { "openat", 1, EINTR },     { "openat", 1, EEXIST },    { "close", 1, EINTR },     { "read", 1, EINTR },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i);
      use_name (t, name);
      faults_fail (cases[i].call, cases[i].at, cases[i].code);
      assert_saved (t, &t->stamp);
    }
  t->name = "a.json";
}

/* Each of these ends the save before anything was changed. */
static void
test_refused (Fixture *t, gconstpointer data)
{
  static const struct {
    const char *call;
    int at;
    int code;
    const char *words;
  } cases[] = {
    { "fstatat", 1, EIO, "the disk reports an error" }, /* looking at the old file */
    { "fstat", 1, EIO, "the disk reports an error" },   /* whose the new one is */
    { "fstat", 2, ESTALE, "the network folder is gone" },
    { "fsync", 1, EDQUOT, "your share of the disk is used up" },
    { "close", 1, ENOSPC, "the disk is full" }, /* where writing is delayed */
    { "openat", 1, EROFS, "the file system is read-only" },
    { "faccessat", 1, EROFS, "the file system is read-only" },
    { "faccessat", 1, EACCES, "the file is protected from writing" },
    { "renameat2", 1, EIO, "the disk reports an error" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      faults_fail (cases[i].call, cases[i].at, cases[i].code);
      g_assert_false (replace (t, &t->stamp, NULL, &error));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      scratch_assert_text (t->folder, t->name, "old");
      g_assert_cmpuint (scratch_count (t->folder), ==, 1);
    }
}

/* What was there can't be looked at again: whether it is what was expected nobody knows. */
static void
test_unseen (Fixture *t, gconstpointer data)
{
  faults_fail ("fstatat", 2, EIO);
  assert_conflict (t, &t->stamp);
  scratch_assert_text (t->folder, t->name, "old");
}

/* --- whose the new file is --- */

/* Where the file can be given neither to its owner nor to its group, the group may do only what everybody may. */
static void
test_owner (Fixture *t, gconstpointer data)
{
  static const struct {
    guint n_refused; /* how often it can't be given away */
    gboolean other_group;
    gboolean own;
    guint mode;
  } cases[] = {
    { 0, TRUE, FALSE, 0664 },  { 1, TRUE, FALSE, 0664 },  { 2, TRUE, FALSE, 0644 },
    { 1, FALSE, FALSE, 0664 }, { 0, FALSE, FALSE, 0664 }, { 0, TRUE, TRUE, 0664 },
  };
  for (guint i = 0; scratch_can_give_away (t->folder) && i < G_N_ELEMENTS (cases); i++)
    {
      struct stat info;
      use_name (t, "b.json");
      g_assert_cmpint (chmod (t->path, 0664), ==, 0);
      uid_t owner = cases[i].own ? geteuid () : SCRATCH_NOBODY;
      g_assert_cmpint (chown (t->path, owner, cases[i].other_group ? SCRATCH_NOBODY : getegid ()), ==, 0);
      for (guint k = 0; k < cases[i].n_refused; k++)
        faults_fail ("fchown", (int) k + 1, EPERM);
      assert_saved (t, &t->stamp);
      g_assert_cmpint (stat (t->path, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 0777, ==, cases[i].mode);
      g_assert_cmpuint (info.st_uid, ==, cases[i].n_refused == 0 ? owner : geteuid ());
      g_assert_cmpint (unlink (t->path), ==, 0);
    }
}

/* A name that is too long for what is added to it, cut in the middle of a letter. */
static void
test_long_name (Fixture *t, gconstpointer data)
{
  for (guint n = 60; n < 62; n++)
    {
      g_autoptr (GString) name = g_string_new (n == 60 ? NULL : "x");
      for (guint i = 0; i < n; i++)
        g_string_append (name, "ü");
      g_string_append (name, n == 60 ? "ab" : "a");
      use_name (t, name->str);
      assert_saved (t, &t->stamp);
    }
  g_assert_cmpuint (scratch_count (t->folder), ==, 3);
  t->name = "a.json";
}

typedef struct {
  int code;
  const char *reading;
  const char *writing; /* NULL: the same */
} Sentence;

static const Sentence sentences[] = {
  { ENOSPC, "the disk is full; free some space and try again", NULL },
  { EDQUOT, "your share of the disk is used up; free some space and try again", NULL },
  { EACCES, "you have no permission to read it", "you have no permission to write here" },
  { EPERM, "you have no permission to read it", "you have no permission to write here" },
  { EROFS, "the file system is read-only", NULL },
  { EFBIG, "it would be larger than files may be here", NULL },
  { EIO, "the disk reports an error", NULL },
  { ENOENT, "there is no such file", "the folder is not there" },
  { ENOTDIR, "a part of its path is not a folder", NULL },
  { ELOOP, "its links lead in a circle", NULL },
  { ENAMETOOLONG, "its name is too long for this disk", NULL },
  { EMFILE, "too many files are open", NULL },
  { ENFILE, "too many files are open", NULL },
  { ESTALE, "the network folder is gone; connect it again", NULL },
  { EXDEV, "Invalid cross-device link", NULL }, /* what no sentence is known for: the C library's */
};

static void
test_sentences (Fixture *t, gconstpointer data)
{
  g_autofree char *shown = adduce_paths_display (t->path);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      const Sentence *one = &sentences[i];
      const char *writing = one->writing != NULL ? one->writing : one->reading;
      g_autofree char *unread = g_strdup_printf ("%s: can’t be read: %s", shown, one->reading);
      g_autofree char *unsaved = g_strdup_printf ("%s: could not be saved: %s", shown, writing);
      g_autoptr (GError) error = NULL;

      faults_fail ("open", 1, one->code);
      g_assert_null (adduce_durable_read (t->path, 1000, NULL, &error));
      faults_end ();
      g_assert_cmpstr (error->message, ==, unread);
      g_clear_error (&error);
      faults_fail ("open", 1, one->code); /* of the folder */
      g_assert_false (replace (t, &t->stamp, NULL, &error));
      g_assert_cmpstr (error->message, ==, unsaved);
    }
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
  add ("/durable-faults/before-compare", test_before_compare);
  add ("/durable-faults/unreadable", test_unreadable);
  add ("/durable-faults/put-back", test_put_back);
  add ("/durable-faults/put-back-by-rename", test_put_back_by_rename);
  add ("/durable-faults/kept-beside", test_kept_beside);
  add ("/durable-faults/kept-name-taken", test_kept_name_taken);
  add ("/durable-faults/kept-as-it-is", test_kept_as_it_is);
  add ("/durable-faults/folder-lock", test_folder_lock);
  add ("/durable-faults/two-warnings", test_two_warnings);
  add ("/durable-faults/two-errors", test_two_errors);
  add ("/durable-faults/link-unread", test_link_unread);
  add ("/durable-faults/bare-name", test_bare_name);
  add ("/durable-faults/no-reason", test_no_reason);
  add ("/durable-faults/refused", test_refused);
  add ("/durable-faults/unseen", test_unseen);
  add ("/durable-faults/owner", test_owner);
  add ("/durable-faults/long-name", test_long_name);
  add ("/durable-faults/sentences", test_sentences);
  return g_test_run ();
}
