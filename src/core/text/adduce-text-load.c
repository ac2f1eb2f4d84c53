/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads an article's file for AdduceText: regular files only, never blocking on a FIFO, never more than
 * the limit, and never half of an old and half of a new version.
 */
#include "config.h"

#include "text/adduce-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adduce-error.h"

/* How often a file is read again that changes while it is read. */
#define MAX_READS 5

/* The file's name for a message: valid UTF-8, one line, no trick with direction. */
static char *
dup_display_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  GString *shown = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20)
        g_string_append_unichar (shown, 0x2400 + c); /* the control pictures */
      else if (c == 0x7f)
        g_string_append_unichar (shown, 0x2421);
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e)
               || (c >= 0x2066 && c <= 0x2069))
        g_string_append_printf (shown, "[U+%04X]", c);
      else
        g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}

static void
set_errno_error (GError **error, const char *what, int errnum)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum), "%s: %s", what,
               g_strerror (errnum));
}

static gboolean
check_status (const struct stat *status, GError **error)
{
  if (S_ISDIR (status->st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           _("This is a folder, not an article"));
      return FALSE;
    }
  if (!S_ISREG (status->st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _("This is not an ordinary file, so it can't be an article"));
      return FALSE;
    }
  if (status->st_size > ADDUCE_TEXT_MAX_BYTES)
    {
      g_autofree char *size = g_format_size_full ((guint64) status->st_size,
                                                  G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                   /* translators: %s is a size with its unit, %d a number */
                   _("The file is too large for an article: it has %s, the limit is %d MiB"), size,
                   ADDUCE_TEXT_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  return TRUE;
}

static gboolean
same_status (const struct stat *a, const struct stat *b)
{
  return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec
         && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_ctim.tv_sec == b->st_ctim.tv_sec
         && a->st_ctim.tv_nsec == b->st_ctim.tv_nsec;
}

/* Reads up to @size bytes from the start; NULL on an error. */
static GBytes *
read_bytes (int fd, gsize size, GError **error)
{
  g_autofree guint8 *data = g_malloc (MAX (size, (gsize) 1));
  gsize n_read = 0;

  while (n_read < size)
    {
      ssize_t n = pread (fd, data + n_read, size - n_read, (off_t) n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno_error (error, _("The file can't be read"), errno);
          return NULL;
        }
      if (n == 0)
        break;
      n_read += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n_read);
}

/* Reads until the file was the same before and after. */
static GBytes *
read_steadily (int fd, GError **error)
{
  for (guint i = 0; i < MAX_READS; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      struct stat before, after;

      if (fstat (fd, &before) != 0)
        {
          set_errno_error (error, _("The file can't be read"), errno);
          return NULL;
        }
      if (!check_status (&before, error))
        return NULL;
      bytes = read_bytes (fd, (gsize) before.st_size, error);
      if (bytes == NULL)
        return NULL;
      if (fstat (fd, &after) == 0 && same_status (&before, &after)
          && g_bytes_get_size (bytes) == (gsize) before.st_size)
        return g_steal_pointer (&bytes);
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       _("The file keeps changing while it is read; try again when the other program "
                         "has finished"));
  return NULL;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  int fd;

  do
    fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  while (fd < 0 && errno == EINTR);
  if (fd < 0)
    {
      int errnum = errno;
      struct stat status;

      /* A socket can't be opened at all; say the same as of a FIFO. */
      if (stat (path, &status) != 0 || S_ISREG (status.st_mode) || check_status (&status, error))
        set_errno_error (error, _("The file can't be opened"), errnum);
      return NULL;
    }
  bytes = read_steadily (fd, error);
  close (fd);
  return g_steal_pointer (&bytes);
}

AdduceText *
adduce_text_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AdduceText) self = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  bytes = read_file (path, &local_error);
  if (bytes != NULL)
    self = adduce_text_new (bytes, &local_error);
  if (self == NULL)
    {
      g_autofree char *name = dup_display_name (path);

      g_propagate_prefixed_error (error, local_error, "%s: ", name);
    }
  return g_steal_pointer (&self);
}
