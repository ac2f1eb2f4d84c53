/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading files, telling whether they changed, and sweeping up what killed runs left.
 */
#include "config.h"

#include "store/adduce-durable.h"
#include "store/adduce-durable-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "adduce-error.h"
#include "store/adduce-paths.h"

#define READ_TRIES 6
#define READ_PAUSE_US 5000
#define SWEEP_AGE_S 3600

/* FALSE, to be returned. */
static gboolean
read_fail (const char *path, GError **error, int code)
{
  g_autofree char *shown = adduce_paths_display (path);
  /* translators: the first %s is a file, the second why it can't be read */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("%s: can’t be read: %s"), shown,
               _adduce_durable_explain_errno (code, FALSE));
  return FALSE;
}

/* TRUE: @ret_bytes is set, or left NULL where the file changed meanwhile. */
static gboolean
read_once (const char *path, gsize max_bytes, GBytes **ret_bytes, AdduceFileStamp *stamp, GError **error)
{
  /* stat first: opening a device or the reading end of a pipe does something */
  struct stat before;
  if (stat (path, &before) != 0)
    return read_fail (path, error, errno);
  if (!S_ISREG (before.st_mode))
    return _adduce_durable_fail_not_regular (path, error, before.st_mode);

  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &before) != 0 || !S_ISREG (before.st_mode))
    {
      int code = fd < 0 || S_ISREG (before.st_mode) ? errno : 0;
      if (fd >= 0)
        close (fd);
      return code == 0 ? _adduce_durable_fail_not_regular (path, error, before.st_mode) : read_fail (path, error, code);
    }

  if ((guint64) before.st_size > max_bytes)
    {
      close (fd);
      g_autofree char *shown = adduce_paths_display (path);
      g_autofree char *size = g_format_size ((guint64) before.st_size);
      g_autofree char *limit = g_format_size (max_bytes);
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                   _("%s: the file has %s, and more than %s is not read"), shown, size, limit);
      return FALSE;
    }

  gsize size = (gsize) before.st_size;
  g_autofree char *buffer = g_malloc (size + 1); /* one more, to see a file that grows */
  gssize n_read = _adduce_durable_read_all (fd, buffer, size + 1);
  struct stat after = { 0 };
  int code = n_read < 0 || fstat (fd, &after) != 0 ? errno : 0;
  close (fd);
  if (code != 0)
    return read_fail (path, error, code);
  if ((gsize) n_read != size || after.st_size != before.st_size
      || _adduce_durable_get_mtime_ns (&after) != _adduce_durable_get_mtime_ns (&before))
    return TRUE;

  if (stamp != NULL)
    {
      _adduce_durable_fill_stamp (stamp, &before);
      _adduce_durable_fill_digest (stamp, buffer, size);
    }
  buffer[size] = '\0';
  *ret_bytes = g_bytes_new_take (g_steal_pointer (&buffer), size);
  return TRUE;
}

/* Names that only adduce_durable_replace() gives: of the kinds of files that Adduce writes. */
static gboolean
is_temp_name (const char *name)
{
  static const char *const kinds[] = { ".json", ".jsonl", ".csv", ".tsv", ".ini" };
  gsize n_bytes = strlen (name);
  gsize n_mark = 1 + ADDUCE_DURABLE_TEMP_DIGITS + strlen (ADDUCE_DURABLE_TEMP_ENDING);
  if (name[0] != '.' || n_bytes < n_mark + 2 || !g_str_has_suffix (name, ADDUCE_DURABLE_TEMP_ENDING)
      || name[n_bytes - n_mark] != '.')
    return FALSE;
  for (gsize i = n_bytes - n_mark + 1; i < n_bytes - strlen (ADDUCE_DURABLE_TEMP_ENDING); i++)
    if (!g_ascii_isalnum (name[i]))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize n_kind = strlen (kinds[i]);
      if (n_bytes - n_mark > n_kind + 1
          && strncmp (name + n_bytes - n_mark - n_kind, kinds[i], n_kind) == 0)
        return TRUE;
    }
  return FALSE;
}

const char *
_adduce_durable_explain_errno (int code, gboolean writing)
{
  switch (code)
    {
    case ENOSPC:
      return _("the disk is full; free some space and try again");
    case EDQUOT:
      return _("your share of the disk is used up; free some space and try again");
    case EACCES:
    case EPERM:
      return writing ? _("you have no permission to write here") : _("you have no permission to read it");
    case EROFS:
      return _("the file system is read-only");
    case EFBIG:
      return _("it would be larger than files may be here");
    case EIO:
      return _("the disk reports an error");
    case ENOENT:
      return writing ? _("the folder is not there") : _("there is no such file");
    case ENOTDIR:
      return _("a part of its path is not a folder");
    case ELOOP:
      return _("its links lead in a circle");
    case ENAMETOOLONG:
      return _("its name is too long for this disk");
    case EMFILE:
    case ENFILE:
      return _("too many files are open");
    case ESTALE:
      return _("the network folder is gone; connect it again");
    default:
      return g_strerror (code);
    }
}

gboolean
_adduce_durable_fail_not_regular (const char *path, GError **error, mode_t mode)
{
  g_autofree char *shown = adduce_paths_display (path);
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
               S_ISDIR (mode) ? _("%s: this is a folder, not a file")
                              : _("%s: this is a device or a pipe, not a file"),
               shown);
  return FALSE;
}

gint64
_adduce_durable_get_mtime_ns (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
}

void
_adduce_durable_fill_stamp (AdduceFileStamp *stamp, const struct stat *info)
{
  stamp->exists = TRUE;
  stamp->device = info->st_dev;
  stamp->inode = info->st_ino;
  stamp->size = (guint64) info->st_size;
  stamp->mtime_ns = _adduce_durable_get_mtime_ns (info);
}

void
_adduce_durable_fill_digest (AdduceFileStamp *stamp, gconstpointer data, gsize n_bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (n_bytes > 0)
    for (gsize done = 0; done < n_bytes;)
      {
        gsize part = MIN (n_bytes - done, (gsize) 1 << 30); /* the length is a gssize */
        g_checksum_update (checksum, (const guchar *) data + done, (gssize) part);
        done += part;
      }
  gsize n_digest = sizeof stamp->digest;
  g_checksum_get_digest (checksum, stamp->digest, &n_digest);
}

int
_adduce_durable_open_no_link (int folder, const char *name, int flags)
{
  int fd = openat (folder, name, flags | O_NOFOLLOW);
  if (fd >= 0 || errno != ELOOP)
    return fd;

  struct stat seen, opened;
  if (fstatat (folder, name, &seen, AT_SYMLINK_NOFOLLOW) != 0)
    return -1;
  fd = S_ISREG (seen.st_mode) ? openat (folder, name, flags) : -1;
  if (fd >= 0 && (fstat (fd, &opened) != 0 || opened.st_dev != seen.st_dev || opened.st_ino != seen.st_ino))
    {
      close (fd);
      fd = -1;
    }
  if (fd < 0)
    errno = ELOOP;
  return fd;
}

gssize
_adduce_durable_read_all (int fd, char *buffer, gsize size)
{
  gsize done = 0;
  while (done < size)
    {
      gssize n = read (fd, buffer + done, size - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

GBytes *
adduce_durable_read (const char *path, gsize max_bytes, AdduceFileStamp *ret_stamp, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (guint i = 0; i < READ_TRIES; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      AdduceFileStamp stamp = { 0 };
      if (!read_once (path, max_bytes, &bytes, ret_stamp == NULL ? NULL : &stamp, error))
        return NULL;
      if (bytes != NULL)
        {
          if (ret_stamp != NULL)
            *ret_stamp = stamp;
          return g_steal_pointer (&bytes);
        }
      g_usleep (READ_PAUSE_US << i);
    }

  g_autofree char *shown = adduce_paths_display (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
               _("%s: the file keeps changing while it is read; try again"), shown);
  return NULL;
}

gboolean
adduce_durable_is_unchanged (const char *path, const AdduceFileStamp *stamp)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (stamp != NULL, FALSE);

  struct stat info;
  if (stat (path, &info) != 0)
    return !stamp->exists && errno == ENOENT;
  return stamp->exists && stamp->device == info.st_dev && stamp->inode == info.st_ino
         && stamp->size == (guint64) info.st_size && stamp->mtime_ns == _adduce_durable_get_mtime_ns (&info);
}

guint
adduce_durable_sweep (const char *folder)
{
  return adduce_durable_sweep_older (folder, SWEEP_AGE_S);
}

guint
adduce_durable_sweep_older (const char *folder, guint seconds)
{
  g_return_val_if_fail (folder != NULL, 0);

  DIR *dir = opendir (folder);
  if (dir == NULL)
    return 0;

  guint n_swept = 0;
  gint64 limit = g_get_real_time () / G_USEC_PER_SEC - seconds;
  struct dirent *entry;
  while ((entry = readdir (dir)) != NULL)
    {
      /* An exchange leaves the old file, with its old time of change, under such a name for a moment:
       * so the time of its renaming counts too. */
      struct stat info;
      if (is_temp_name (entry->d_name)
          && fstatat (dirfd (dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0
          && S_ISREG (info.st_mode) && info.st_uid == geteuid () && info.st_mtim.tv_sec <= limit
          && info.st_ctim.tv_sec <= limit && unlinkat (dirfd (dir), entry->d_name, 0) == 0)
        n_swept++;
    }
  closedir (dir);
  return n_swept;
}
