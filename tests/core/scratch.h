/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scratch folders, files and child processes for tests of the store.
 *
 *   g_autofree char *folder = scratch_new ();
 *   scratch_write (folder, "politics/a.txt", "words");
 *   scratch_run (child_cb, data);     a child process; its failed assertions are ours
 *   scratch_remove (folder);
 */
#pragma once

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* The user that has no rights: what tests of permissions run as when they are run by root. */
#define SCRATCH_NOBODY 65534

/* A new folder that every user may enter and, where its mode allows it, change. */
static inline char *
scratch_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("adduce-test-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (chmod (folder, 0777), ==, 0);
  return folder;
}

static inline void
scratch_remove (const char *path)
{
  struct stat info;
  if (lstat (path, &info) != 0)
    return;
  if (S_ISDIR (info.st_mode))
    {
      chmod (path, 0700);
      DIR *dir = opendir (path);
      g_assert_nonnull (dir);
      struct dirent *entry;
      while ((entry = readdir (dir)) != NULL)
        {
          if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
            continue;
          g_autofree char *below = g_strconcat (path, "/", entry->d_name, NULL);
          scratch_remove (below);
        }
      closedir (dir);
    }
  g_assert_cmpint (remove (path), ==, 0);
}

static inline char *
scratch_path (const char *folder, const char *name)
{
  return g_strconcat (folder, "/", name, NULL);
}

/* Writes in place, making folders as needed. */
static inline void
scratch_write_bytes (const char *folder, const char *name, const void *data, gsize n_bytes)
{
  g_autofree char *path = scratch_path (folder, name);
  g_autofree char *parent = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0777), ==, 0);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  g_assert_cmpint (fd, >=, 0);
  for (gsize done = 0; done < n_bytes;)
    {
      gssize n = write (fd, (const char *) data + done, n_bytes - done);
      g_assert_cmpint (n, >, 0);
      done += (gsize) n;
    }
  g_assert_cmpint (close (fd), ==, 0);
}

static inline void
scratch_write (const char *folder, const char *name, const char *text)
{
  scratch_write_bytes (folder, name, text, strlen (text));
}

static inline char *
scratch_read (const char *folder, const char *name)
{
  g_autofree char *path = scratch_path (folder, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static inline void
scratch_assert_text (const char *folder, const char *name, const char *expected)
{
  g_autofree char *text = scratch_read (folder, name);
  g_assert_cmpstr (text, ==, expected);
}

/* How many entries a folder has, hidden ones included. */
static inline guint
scratch_count (const char *folder)
{
  guint n = 0;
  DIR *dir = opendir (folder);
  g_assert_nonnull (dir);
  struct dirent *entry;
  while ((entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      n++;
  closedir (dir);
  return n;
}

/* Makes a file as old as the clock allows to tell: all times an hour back but that of the last change. */
static inline void
scratch_set_mtime (const char *folder, const char *name, gint64 seconds)
{
  g_autofree char *path = scratch_path (folder, name);
  struct timespec times[2] = { { .tv_sec = seconds }, { .tv_sec = seconds } };
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), ==, 0);
}

typedef void (*ScratchFunc) (gpointer user_data);

static inline pid_t
scratch_fork (ScratchFunc func, gpointer user_data)
{
  fflush (NULL);
  pid_t pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      func (user_data);
      _exit (0);
    }
  return pid;
}

static inline void
scratch_wait (pid_t pid)
{
  int status = 0;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* Runs a part of a test in a child process and waits for it. */
static inline void
scratch_run (ScratchFunc func, gpointer user_data)
{
  scratch_wait (scratch_fork (func, user_data));
}

/* Whether files can be given to others: not by users, nor by the root of a container that has no other user. */
static inline gboolean
scratch_can_give_away (const char *path)
{
  struct stat info;
  g_assert_cmpint (stat (path, &info), ==, 0);
  gboolean can = geteuid () == 0 && chown (path, SCRATCH_NOBODY, SCRATCH_NOBODY) == 0;
  if (can)
    g_assert_cmpint (chown (path, info.st_uid, info.st_gid), ==, 0);
  return can;
}

/* In a child: gives up root's rights, to which no mode matters. */
static inline void
scratch_become_nobody (void)
{
  if (geteuid () != 0)
    return;
  if (setgid (SCRATCH_NOBODY) != 0)
    {
      /* The root of a container that has no other user: only the rights go. */
      struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
      struct __user_cap_data_struct none[2] = { { 0 }, { 0 } };
      g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
      return;
    }
  g_assert_cmpint (setgid (SCRATCH_NOBODY), ==, 0);
  g_assert_cmpint (setuid (SCRATCH_NOBODY), ==, 0);
}
