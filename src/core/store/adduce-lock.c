/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceLock: one writer of a file at a time on this computer.
 *
 * The lock is flock() on an empty file in the user's runtime folder, not in the corpus. It is never
 * removed (that would let two writers hold locks on two files of one name); the system empties the
 * folder when the user logs out.
 */
#include "config.h"

#include "store/adduce-durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define WAIT_US (10 * G_USEC_PER_SEC)
#define FIRST_PAUSE_US 1000
#define LONGEST_PAUSE_US 20000

struct _AdduceLock {
  int fd;
};

/* Two paths to one file (links to folders, "..") come to one name. */
static char *
make_lock_path (const char *path)
{
  g_autofree char *real = realpath (path, NULL); /* NULL where the file is not there yet */
  const char *resolved = real != NULL ? real : path;
  g_autofree char *folder = g_path_get_dirname (resolved);
  g_autofree char *name = g_path_get_basename (resolved);
  struct stat info;
  if (stat (folder, &info) != 0)
    return NULL;

  /* In a sandbox each run has a runtime folder of its own, but for this one. */
  const char *sandbox = g_getenv ("FLATPAK_ID");
  g_autofree char *shared = sandbox == NULL ? g_strdup (g_get_user_runtime_dir ())
                                            : g_build_filename (g_get_user_runtime_dir (), "app", sandbox, NULL);
  g_autofree char *locks = g_build_filename (shared, "adduce", "locks", NULL);
  if (g_mkdir_with_parents (locks, 0700) != 0)
    return NULL;
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *lock_name
    = g_strdup_printf ("%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x-%.32s.lock",
                       (guint64) info.st_dev, (guint64) info.st_ino, digest);
  return g_build_filename (locks, lock_name, NULL);
}

AdduceLock *
adduce_lock_acquire (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *lock_path = make_lock_path (path);
  if (lock_path == NULL)
    return NULL;
  int fd = open (lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return NULL;

  gint64 give_up = g_get_monotonic_time () + WAIT_US;
  gulong pause = FIRST_PAUSE_US;
  while (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if ((errno != EWOULDBLOCK && errno != EINTR) || g_get_monotonic_time () >= give_up)
        {
          close (fd);
          return NULL;
        }
      g_usleep (pause);
      pause = MIN (pause * 2, LONGEST_PAUSE_US);
    }

  AdduceLock *self = g_new0 (AdduceLock, 1);
  self->fd = fd;
  return self;
}

void
adduce_lock_release (AdduceLock *self)
{
  if (self == NULL)
    return;
  close (self->fd);
  g_free (self);
}
