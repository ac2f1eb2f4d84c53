/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a dataset goes.
 *
 * A folder is filled under a hidden name beside its place and renamed at the end, which replaces an empty folder
 * but nothing else. Its files are open only while they are written: those of one article, and the few that go
 * through all. What a killed run left there is removed by the next one.
 */

#include "config.h"

#include "export/adduce-export-target.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "adduce-error.h"
#include "export/adduce-export-output.h"
#include "store/adduce-paths.h"

#define BUFFER_BYTES (64 * 1024)
/* In the folder while it is filled, and locked: one that nobody locks was left by a run that was killed. */
#define MARKER ".adduce-export"
#define N_RANDOM 6 /* letters at the end of the hidden name */

/**
 * Member:
 * @name: (nullable): below the folder
 * @stream: (nullable): %NULL until something is written, and for nowhere
 * @ended: whether it gets nothing more
 *
 * One file that is being written.
 */
typedef struct {
  char *name;
  GString *buffer;
  GOutputStream *stream;
  gboolean ended;
} Member;

struct _AdduceExportTarget {
  AdduceExportOutput *output; /* of one file */
  GOutputStream *stream;      /* of a stream */
  char *folder;               /* where it will be */
  char *temporary;            /* where it is filled; NULL once renamed */
  int marker;                 /* of that, or -1 */
  char *display;
  gboolean is_folder;
  gboolean is_hasty;
  GPtrArray *members; /* Member, in the order they were asked for */
  GHashTable *names;  /* of all files of the folder */
};

static void
member_free (gpointer data)
{
  Member *member = data;

  g_string_free (member->buffer, TRUE);
  g_clear_object (&member->stream);
  g_free (member->name);
  g_free (member);
}

static AdduceExportTarget *
target_new (void)
{
  AdduceExportTarget *self = g_new0 (AdduceExportTarget, 1);

  self->marker = -1;
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
set_error_from_errno (GError **error, const char *display, int code)
{
  /* Translators: a file, then the system's words for what went wrong */
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("%s: can’t be written: %s"), display,
               g_strerror (code));
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK) || !g_file_test (child, G_FILE_TEST_IS_DIR))
        g_unlink (child);
      else
        remove_tree (child);
    }
  g_rmdir (path);
}

static gboolean
is_empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

static gboolean
is_inside (const char *path, const char *corpus)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *real_parent = realpath (parent, NULL);
  g_autofree char *real_corpus = realpath (corpus, NULL);
  const char *place = real != NULL ? real : real_parent;
  gsize length = real_corpus != NULL ? strlen (real_corpus) : 0;

  return place != NULL && real_corpus != NULL && g_str_has_prefix (place, real_corpus)
         && (length == 1 || place[length] == '/' || place[length] == '\0');
}

AdduceExportTarget *
adduce_export_target_new_file (const char *path, const char *corpus, GError **error)
{
  g_autoptr (AdduceExportTarget) self = target_new ();

  self->output = adduce_export_output_open (path, corpus, error);
  if (self->output == NULL)
    return NULL;

  self->stream = g_object_ref (adduce_export_output_get_stream (self->output));
  return g_steal_pointer (&self);
}

/* "/a/b/" and "/a/b" are one place. */
static char *
trim_slashes (const char *path)
{
  char *trimmed = g_strdup (path);

  for (gsize n = strlen (trimmed); n > 1 && trimmed[n - 1] == '/'; n--)
    trimmed[n - 1] = '\0';
  return trimmed;
}

/* Removes a hidden folder of an earlier run, where that is surely over. */
static void
remove_left (const char *path)
{
  g_autofree char *marker = g_build_filename (path, MARKER, NULL);
  int fd = open (marker, O_RDWR | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    remove_tree (path);
  close (fd);
}

/* @begin: of the hidden names. */
static void
sweep (const char *parent, const char *begin)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_str_has_prefix (name, begin) && strlen (name) == strlen (begin) + N_RANDOM
          && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_left (path);
    }
}

/* Where it can't be marked, it is only not swept. */
static int
mark (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, MARKER, NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    flock (fd, LOCK_EX | LOCK_NB);
  return fd;
}

static void
unmark (AdduceExportTarget *self)
{
  g_autofree char *path = self->temporary != NULL ? g_build_filename (self->temporary, MARKER, NULL) : NULL;

  if (self->marker < 0)
    return;
  if (path != NULL)
    g_unlink (path);
  close (self->marker);
  self->marker = -1;
}

AdduceExportTarget *
adduce_export_target_new_folder (const char *path, const char *corpus, GError **error)
{
  g_autoptr (AdduceExportTarget) self = target_new ();
  g_autofree char *place = trim_slashes (path);

  self->display = adduce_paths_display (path);
  if (is_inside (place, corpus))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("%s: lies in the corpus, where its files would be taken for articles; choose another place"),
                   self->display);
      return NULL;
    }
  if (g_file_test (place, G_FILE_TEST_EXISTS) && !is_empty (place))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("%s: there is something of that name already; choose a name for a new folder"), self->display);
      return NULL;
    }

  g_autofree char *parent = g_path_get_dirname (place);
  g_autofree char *name = g_path_get_basename (place);
  g_autofree char *begin = g_strdup_printf (".%.100s.", name);
  g_autofree char *hidden = g_strconcat (begin, "XXXXXX", NULL);
  sweep (parent, begin);
  self->temporary = g_build_filename (parent, hidden, NULL);
  if (g_mkdtemp_full (self->temporary, 0777) == NULL)
    {
      int code = errno;

      g_clear_pointer (&self->temporary, g_free);
      set_error_from_errno (error, self->display, code);
      return NULL;
    }
  self->marker = mark (self->temporary);
  self->is_folder = TRUE;
  self->folder = g_steal_pointer (&place);
  return g_steal_pointer (&self);
}

AdduceExportTarget *
adduce_export_target_new_stream (GOutputStream *stream)
{
  AdduceExportTarget *self = target_new ();

  self->stream = g_object_ref (stream);
  return self;
}

AdduceExportTarget *
adduce_export_target_new_nowhere (void)
{
  return target_new ();
}

void
adduce_export_target_free (AdduceExportTarget *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->members);
  g_hash_table_unref (self->names);
  g_clear_object (&self->stream);
  adduce_export_output_free (self->output);
  unmark (self);
  if (self->temporary != NULL)
    remove_tree (self->temporary);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->display);
  g_free (self);
}

static Member *
find_member (AdduceExportTarget *self, const char *name)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = self->members->pdata[i];

      if (!member->ended && g_strcmp0 (member->name, name) == 0)
        return member;
    }
  return NULL;
}

GString *
adduce_export_target_get (AdduceExportTarget *self, const char *name)
{
  Member *member = find_member (self, name);

  if (member == NULL)
    {
      member = g_new0 (Member, 1);
      member->name = g_strdup (name);
      member->buffer = g_string_new (NULL);
      g_ptr_array_add (self->members, member);
      if (name != NULL)
        g_hash_table_add (self->names, g_strdup (name));
    }
  return member->buffer;
}

gboolean
adduce_export_target_has (AdduceExportTarget *self, const char *name)
{
  return g_hash_table_contains (self->names, name);
}

void
adduce_export_target_end (AdduceExportTarget *self, const char *name)
{
  Member *member = find_member (self, name);

  if (member != NULL)
    member->ended = TRUE;
}

static gboolean
open_member (AdduceExportTarget *self, Member *member, GError **error)
{
  g_autofree char *path = g_build_filename (self->temporary, member->name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = -1;

  if (g_mkdir_with_parents (parent, 0777) == 0)
    fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      set_error_from_errno (error, self->display, errno);
      return FALSE;
    }
  member->stream = g_unix_output_stream_new (fd, TRUE);
  return TRUE;
}

static gboolean
flush_member (AdduceExportTarget *self, Member *member, GCancellable *cancellable, GError **error)
{
  if (self->is_folder && member->stream == NULL && !open_member (self, member, error))
    return FALSE;

  GOutputStream *stream = self->is_folder ? member->stream : self->stream;
  if (stream != NULL
      && !g_output_stream_write_all (stream, member->buffer->str, member->buffer->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (member->buffer, 0);
  return !member->ended || member->stream == NULL || g_output_stream_close (member->stream, cancellable, error);
}

gboolean
adduce_export_target_flush (AdduceExportTarget *self, gboolean all, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->members->len;)
    {
      Member *member = self->members->pdata[i];

      member->ended = member->ended || (all && self->is_folder);
      if ((all || member->ended || member->buffer->len >= BUFFER_BYTES)
          && !flush_member (self, member, cancellable, error))
        return FALSE;
      if (member->ended)
        g_ptr_array_remove_index (self->members, i);
      else
        i++;
    }
  return TRUE;
}

/* All of them at once: a sync for each of ten thousand files takes minutes. */
static int
sync_all (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  if (fd < 0 || syncfs (fd) != 0)
    code = errno;
  if (fd >= 0)
    close (fd);
  return code;
}

void
adduce_export_target_set_hasty (AdduceExportTarget *self)
{
  self->is_hasty = TRUE;
}

gboolean
adduce_export_target_commit (AdduceExportTarget *self, GError **error)
{
  int code;

  if (!adduce_export_target_flush (self, TRUE, NULL, error))
    return FALSE;
  if (self->output != NULL)
    return adduce_export_output_commit (self->output, error);
  if (self->temporary == NULL)
    return TRUE;

  code = self->is_hasty ? 0 : sync_all (self->temporary);
  unmark (self);
  if (code == 0 && g_rename (self->temporary, self->folder) != 0)
    code = errno;
  if (code != 0)
    {
      set_error_from_errno (error, self->display, code);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
