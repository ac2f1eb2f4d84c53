/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replacing files so that nothing is lost.
 *
 * How a file is replaced: a temporary one beside it gets the new bytes and is synced; then, with the
 * folder locked against other runs of Adduce (flock; for a moment, and given up where it can't be had),
 * the target is compared with what is expected and the two are exchanged. Programs that know nothing of
 * the lock may still come between compare and exchange: so what came out is looked at, and put back if
 * it isn't what was expected. Should even that bring out a stranger's file, it is kept as a visible
 * conflict copy: bytes that we did not write are never unlinked.
 *
 * Earlier designs: g_file_replace_contents() damages the file when the disk is full; a plain rename loses
 * what others wrote since; a compare before the rename alone leaves a gap.
 */
#include "config.h"

#include "store/adduce-durable.h"
#include "store/adduce-durable-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "adduce-error.h"
#include "store/adduce-paths.h"

#define LINKS_MAX 40
#define TEMP_TRIES 100
#define TEMP_NAME_MAX 120 /* with what is added this stays below the 143 bytes of eCryptfs */
#define FOLDER_LOCK_TRIES 250
#define FOLDER_LOCK_PAUSE_US 2000

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif
#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif

/*
 * Save:
 * @shown: the path for people
 * @folder: the real folder of the target
 * @name: the target's name in it
 * @temp: the temporary file's name in it; NULL while there is none that must go
 * @old: what is there, if @exists
 * @written: the temporary file, after the sync
 *
 * One run of adduce_durable_replace().
 */
typedef struct {
  char *shown;
  char *name;
  char *temp;
  int folder;
  gboolean exists;
  struct stat old;
  AdduceFileStamp written;
  const AdduceFileStamp *expected;
  gboolean force_rename;
} Save;

typedef enum {
  SWAP_DONE,
  SWAP_CONFLICT,
  SWAP_FAILED, /* errno says why */
} SwapResult;

static void
save_clear (Save *self)
{
  if (self->temp != NULL)
    unlinkat (self->folder, self->temp, 0);
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->shown);
  g_free (self->name);
  g_free (self->temp);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

static gboolean
save_fail (Save *self, GError **error, int code)
{
  /* translators: the first %s is a file, the second why it can't be saved */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("%s: could not be saved: %s"),
               self->shown, _adduce_durable_explain_errno (code, TRUE));
  return FALSE;
}

static gboolean
save_conflict (Save *self, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT,
               _("%s: another program has changed this file; nothing was overwritten"), self->shown);
  return FALSE;
}

/* Does the folder have, under that name, just the bytes of the stamp (or nothing, if it says so)? */
static gboolean
save_has (Save *self, const char *name, const AdduceFileStamp *stamp)
{
  struct stat info;
  if (fstatat (self->folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT && !stamp->exists;
  if (!stamp->exists || !S_ISREG (info.st_mode) || (guint64) info.st_size != stamp->size)
    return FALSE;

  int fd = _adduce_durable_open_no_link (self->folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  gsize size = (gsize) info.st_size;
  g_autofree char *buffer = g_malloc (size + 1);
  gssize n_read = _adduce_durable_read_all (fd, buffer, size + 1);
  close (fd);
  if (n_read < 0 || (gsize) n_read != size)
    return FALSE;

  AdduceFileStamp found = { 0 };
  _adduce_durable_fill_digest (&found, buffer, size);
  return memcmp (found.digest, stamp->digest, sizeof found.digest) == 0;
}

/* --- the temporary file --- */

/* ".NAME.XXXXXX.tmp"; of a long name the end. */
static char *
make_temp_name (const char *name)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  gsize n_name = strlen (name);
  const char *end_part = n_name > TEMP_NAME_MAX ? name + n_name - TEMP_NAME_MAX : name;
  while (((guchar) *end_part & 0xc0) == 0x80)
    end_part++;

  guchar random[ADDUCE_DURABLE_TEMP_DIGITS] = { 0 };
  if (getrandom (random, sizeof random, GRND_NONBLOCK) != (gssize) sizeof random)
    for (guint i = 0; i < ADDUCE_DURABLE_TEMP_DIGITS; i++)
      random[i] = (guchar) g_random_int ();

  char mark[ADDUCE_DURABLE_TEMP_DIGITS + 1] = { 0 };
  for (guint i = 0; i < ADDUCE_DURABLE_TEMP_DIGITS; i++)
    mark[i] = digits[random[i] % (sizeof digits - 1)];
  return g_strconcat (".", end_part, ".", mark, ADDUCE_DURABLE_TEMP_ENDING, NULL);
}

static gboolean
write_all (int fd, const char *data, gsize n_bytes)
{
  gsize done = 0;
  while (done < n_bytes)
    {
      gssize n = write (fd, data + done, n_bytes - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        {
          errno = ENOSPC;
          return FALSE;
        }
      done += (gsize) n;
    }
  return TRUE;
}

/* The new file belongs to whom the old did, as far as we may, and nobody may read it who could not. */
static gboolean
copy_mode (int fd, const struct stat *old)
{
  mode_t mode = old->st_mode & 0777;
  struct stat made;
  if (fstat (fd, &made) != 0)
    return FALSE;
  if ((made.st_uid != old->st_uid || made.st_gid != old->st_gid)
      && fchown (fd, old->st_uid, old->st_gid) != 0
      && made.st_gid != old->st_gid
      && fchown (fd, (uid_t) -1, old->st_gid) != 0)
    mode = (mode & ~(mode_t) 0070) | (mode & ((mode & 0007) << 3));
  return fchmod (fd, mode) == 0;
}

static gboolean
save_write_temp (Save *self, GBytes *contents)
{
  int fd = -1;
  for (guint i = 0; i < TEMP_TRIES && fd < 0; i++)
    {
      g_autofree char *temp = make_temp_name (self->name);
      fd = openat (self->folder, temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                   self->exists ? 0600 : 0666);
      if (fd >= 0)
        self->temp = g_steal_pointer (&temp);
      else if (errno != EEXIST && errno != EINTR)
        return FALSE;
    }
  if (fd < 0)
    return FALSE;

  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (contents, &n_bytes);
  gboolean ok = (!self->exists || copy_mode (fd, &self->old)) && write_all (fd, data, n_bytes);
  if (ok)
    {
      int synced;
      while ((synced = fsync (fd)) != 0 && errno == EINTR)
        ;
      struct stat info;
      ok = synced == 0 && fstat (fd, &info) == 0;
      if (ok)
        {
          _adduce_durable_fill_stamp (&self->written, &info);
          _adduce_durable_fill_digest (&self->written, data, n_bytes);
        }
    }
  int code = errno;
  if (close (fd) != 0 && errno != EINTR && ok) /* where writing is delayed, its error comes here */
    return FALSE;
  errno = code;
  return ok;
}

/* --- the swap --- */

static gboolean
is_unsupported (int code)
{
  return code == EINVAL || code == ENOSYS || code == EPERM || code == ENOTSUP;
}

static int
rename_with_flags (Save *self, const char *from, const char *to, guint flags)
{
  return (int) syscall (SYS_renameat2, self->folder, from, self->folder, to, flags);
}

/* Is that name now the file that we wrote? Also the question after an error: over a network the rename
 * may have happened all the same. Keeps errno. */
static gboolean
save_is_written (Save *self, const char *name)
{
  int code = errno;
  struct stat info;
  gboolean ours = fstatat (self->folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0
                  && info.st_dev == self->written.device && info.st_ino == self->written.inode;
  errno = code;
  return ours;
}

/* Locked, in moments, against other runs of Adduce; goes on without where that can't be had. */
static void
save_lock_folder (Save *self)
{
  for (guint i = 0; i < FOLDER_LOCK_TRIES; i++)
    {
      if (flock (self->folder, LOCK_EX | LOCK_NB) == 0)
        return;
      if (errno == EWOULDBLOCK)
        g_usleep (FOLDER_LOCK_PAUSE_US);
      else if (errno != EINTR)
        return;
    }
}

/* Gives the stranger's file that is under our temporary name a name that people see. */
static void
save_keep_stranger (Save *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  const char *dot = strrchr (self->name, '.');
  gsize n_stem = dot == NULL ? strlen (self->name) : (gsize) (dot - self->name);
  for (guint i = 0; i < TEMP_TRIES; i++)
    {
      g_autofree char *again = i == 0 ? g_strdup ("") : g_strdup_printf (" %u", i + 1);
      g_autofree char *copy = g_strdup_printf ("%.*s (conflicted copy %s%s)%s", (int) n_stem, self->name,
                                               when, again, self->name + n_stem);
      if (rename_with_flags (self, self->temp, copy, RENAME_NOREPLACE) == 0 || errno != EEXIST)
        break;
    }
  g_clear_pointer (&self->temp, g_free); /* wherever it is now: not ours to remove */
}

/* After an exchange: the temporary name holds what came out. */
static SwapResult
save_inspect (Save *self)
{
  if (save_has (self, self->temp, self->expected))
    return SWAP_DONE;

  /* By its bytes: another program may even have written into our file. */
  if (rename_with_flags (self, self->temp, self->name, RENAME_EXCHANGE) != 0
      || !save_has (self, self->temp, &self->written))
    save_keep_stranger (self);
  return SWAP_CONFLICT;
}

static SwapResult
save_rename (Save *self, guint flags)
{
  if (rename_with_flags (self, self->temp, self->name, flags) != 0 && !save_is_written (self, self->name))
    return SWAP_FAILED;
  if ((flags & RENAME_EXCHANGE) != 0)
    return save_inspect (self);

  g_clear_pointer (&self->temp, g_free); /* there is none any more */
  return SWAP_DONE;
}

static SwapResult
save_swap (Save *self)
{
  if (self->expected == NULL)
    return save_rename (self, 0);
  if (!save_has (self, self->name, self->expected))
    return SWAP_CONFLICT;

  if (!self->force_rename)
    {
      gboolean exists = self->expected->exists;
      SwapResult result = save_rename (self, exists ? RENAME_EXCHANGE : RENAME_NOREPLACE);
      if (result != SWAP_FAILED)
        return result;
      if (errno == (exists ? ENOENT : EEXIST))
        return SWAP_CONFLICT;
      if (!is_unsupported (errno))
        return SWAP_FAILED;
    }
  return save_has (self, self->name, self->expected) ? save_rename (self, 0) : SWAP_CONFLICT;
}

/* --- around it --- */

/* The path with links at its end resolved; the target need not be there. */
static char *
resolve_links (const char *path)
{
  g_autofree char *at = g_strdup (path);
  for (guint i = 0; i < LINKS_MAX; i++)
    {
      struct stat info;
      if (lstat (at, &info) != 0)
        return errno == ENOENT ? g_steal_pointer (&at) : NULL;
      if (!S_ISLNK (info.st_mode))
        return g_steal_pointer (&at);
      g_autofree char *target = g_malloc0 (PATH_MAX);
      if (readlink (at, target, PATH_MAX - 1) < 0)
        return NULL;
      g_autofree char *folder = g_path_get_dirname (at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_steal_pointer (&target) : g_build_filename (folder, target, NULL);
    }
  errno = ELOOP;
  return NULL;
}

static gboolean
save_open (Save *self, const char *path, GError **error)
{
  self->shown = adduce_paths_display (path);
  g_autofree char *real = resolve_links (path);
  if (real == NULL)
    return save_fail (self, error, errno);

  g_autofree char *folder = g_path_get_dirname (real);
  const char *slash = strrchr (real, '/');
  self->name = g_strdup (slash == NULL ? real : slash + 1);
  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder < 0)
    return save_fail (self, error, errno);

  self->exists = fstatat (self->folder, self->name, &self->old, AT_SYMLINK_NOFOLLOW) == 0;
  if (!self->exists && errno != ENOENT)
    return save_fail (self, error, errno);
  if (self->exists && !S_ISREG (self->old.st_mode))
    return _adduce_durable_fail_not_regular (path, error, self->old.st_mode);
  if (self->exists && faccessat (self->folder, self->name, W_OK, AT_EACCESS) != 0)
    {
      if (errno != EACCES)
        return save_fail (self, error, errno);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _("%s: could not be saved: the file is protected from writing"), self->shown);
      return FALSE;
    }
  return TRUE;
}

static void
append_warning (char **ret_warning, Save *self, const char *format)
{
  if (ret_warning == NULL)
    return;
  g_autofree char *earlier = g_steal_pointer (ret_warning);
  g_autofree char *sentence = g_strdup_printf ("%s: %s", self->shown, format);
  *ret_warning = earlier == NULL ? g_steal_pointer (&sentence) : g_strconcat (earlier, "\n", sentence, NULL);
}

/* The file is saved; what could not be promised is said. */
static void
save_end (Save *self, char **ret_warning)
{
  if (ret_warning != NULL)
    *ret_warning = NULL;
  if (self->exists && self->old.st_nlink > 1)
    append_warning (ret_warning, self,
                    _("saved; its other name in another place (hard link) still has the old version"));

  /* EINVAL and EBADF: a file system where folders are not synced */
  if (fsync (self->folder) != 0 && errno != EINVAL && errno != EBADF && errno != EINTR)
    append_warning (ret_warning, self, _("saved, but the disk could not confirm it"));
}

gboolean
adduce_durable_replace (const char *path,
                        GBytes *contents,
                        const AdduceFileStamp *expected,
                        AdduceFileStamp *ret_stamp,
                        char **ret_warning,
                        GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_auto (Save) save = { .folder = -1, .expected = expected };
  save.force_rename = g_strcmp0 (g_getenv ("ADDUCE_FORCE_RENAME"), "1") == 0;
  if (!save_open (&save, path, error))
    return FALSE;
  if (expected != NULL
      && (expected->exists != save.exists
          || (expected->exists && expected->size != (guint64) save.old.st_size)))
    return save_conflict (&save, error); /* no need to write anything */

  if (!save_write_temp (&save, contents))
    return save_fail (&save, error, errno);

  save_lock_folder (&save);
  SwapResult result = save_swap (&save);
  int code = errno;
  flock (save.folder, LOCK_UN);
  if (result == SWAP_CONFLICT)
    return save_conflict (&save, error);
  if (result == SWAP_FAILED)
    return save_fail (&save, error, code);

  save_end (&save, ret_warning);
  if (ret_stamp != NULL)
    *ret_stamp = save.written;
  return TRUE;
}
