/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file that an export makes.
 *
 * A temporary file in the same folder, named like those of adduce_durable_replace() so that a sweep
 * knows it; synced, closed with every call checked, renamed. adduce_durable_replace() itself wants
 * all bytes at once, and a dataset may be larger than the memory.
 */

#include "config.h"

#include "export/adduce-export-output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adduce-error.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

#define TEMPORARY_TRIES 100
#define TEMPORARY_NAME_MAX 120
#define TEMPORARY_DIGITS 6

/**
 * AdduceExportOutput:
 * @target: real path of the file to make
 * @temporary: where it is written; %NULL for pipes and devices, and once renamed
 * @fd: open for writing, or -1
 */
struct _AdduceExportOutput {
  char *target;
  char *display;
  char *temporary;
  int fd;
  GOutputStream *stream;
};

static void
set_error_from_errno (GError **error, const char *display, int code)
{
  /* Translators: a file, then the system's words for what went wrong */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("%s: can’t be written: %s"),
               display, g_strerror (code));
}

/* The path with links followed, also where the file itself is not there yet. */
static char *
resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (path, NULL);
  char *real_folder;
  char *resolved;

  if (real != NULL)
    return real;

  real_folder = realpath (folder, NULL);
  resolved = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
  free (real_folder);
  return resolved;
}

static gboolean
is_inside (const char *target, const char *folder)
{
  g_autofree char *real = realpath (folder, NULL);
  gsize length = real != NULL ? strlen (real) : 0;

  return real != NULL && g_str_has_prefix (target, real) && (length == 1 || target[length] == '/');
}

static gboolean
check_target (const char *target, const char *display, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (target);

  if (is_inside (target, folder)
      && (adduce_paths_is_article_name (name) || adduce_paths_parse_sidecar_name (name, NULL, NULL)
          || g_str_equal (name, "codebook.json")))
    {
      g_set_error (
        error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
        _("%s: a file of that name belongs to the corpus; give the dataset another name"),
        display);
      return FALSE;
    }

  return TRUE;
}

/* ".NAME.XXXXXX.tmp" beside the target; of a long name the end. */
static char *
make_temporary_path (const char *target)
{
  static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  const char *tail =
    name + (strlen (name) > TEMPORARY_NAME_MAX ? strlen (name) - TEMPORARY_NAME_MAX : 0);
  g_autofree char *temporary = NULL;
  char mark[TEMPORARY_DIGITS + 1] = { 0 };

  while (((guchar) *tail & 0xc0) == 0x80)
    tail++;
  for (guint i = 0; i < TEMPORARY_DIGITS; i++)
    mark[i] = digits[g_random_int_range (0, (int) sizeof digits - 1)];

  temporary = g_strconcat (".", tail, ".", mark, ".tmp", NULL);
  return g_build_filename (folder, temporary, NULL);
}

static gboolean
output_open_temporary (AdduceExportOutput *self, GError **error)
{
  for (guint i = 0; i < TEMPORARY_TRIES && self->fd < 0; i++)
    {
      g_autofree char *temporary = make_temporary_path (self->target);

      self->fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
      if (self->fd >= 0)
        self->temporary = g_steal_pointer (&temporary);
      else if (errno != EEXIST && errno != EINTR)
        break;
    }

  if (self->fd < 0)
    set_error_from_errno (error, self->display, errno);
  return self->fd >= 0;
}

static gboolean
output_open_any (AdduceExportOutput *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  struct stat info;

  if (stat (self->target, &info) != 0)
    {
      adduce_durable_sweep (folder);
      return output_open_temporary (self, error);
    }

  if (S_ISREG (info.st_mode))
    {
      adduce_durable_sweep (folder);
      if (!output_open_temporary (self, error))
        return FALSE;
      if (fchmod (self->fd, info.st_mode & 0777) != 0)
        g_debug ("%s: the mode of the old file could not be kept", self->display);
      return TRUE;
    }

  self->fd = open (self->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (self->fd < 0)
    set_error_from_errno (error, self->display, errno);
  return self->fd >= 0;
}

/* So that the name is on the disk as well; where the file system can't, the file is whole all the
 * same. */
static void
sync_folder (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("a folder could not be synced: %s", g_strerror (errno));
  close (fd);
}

AdduceExportOutput *
adduce_export_output_open (const char *path, const char *folder, GError **error)
{
  g_autoptr (AdduceExportOutput) self = g_new0 (AdduceExportOutput, 1);

  self->fd = -1;
  self->target = resolve (path);
  self->display = adduce_paths_display (path);
  if (!check_target (self->target, self->display, folder, error) || !output_open_any (self, error))
    return NULL;

  self->stream = g_unix_output_stream_new (self->fd, FALSE);
  return g_steal_pointer (&self);
}

void
adduce_export_output_free (AdduceExportOutput *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->display);
  g_free (self->target);
  g_free (self);
}

GOutputStream *
adduce_export_output_get_stream (AdduceExportOutput *self)
{
  return self->stream;
}

gboolean
adduce_export_output_commit (AdduceExportOutput *self, GError **error)
{
  int code = 0;

  if (self->temporary != NULL && fsync (self->fd) != 0)
    code = errno;
  if (close (self->fd) != 0 && code == 0)
    code = errno;
  self->fd = -1;
  if (code == 0 && self->temporary != NULL && rename (self->temporary, self->target) != 0)
    code = errno;

  if (code != 0)
    {
      set_error_from_errno (error, self->display, code);
      return FALSE;
    }

  if (self->temporary != NULL)
    sync_folder (self->target);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
