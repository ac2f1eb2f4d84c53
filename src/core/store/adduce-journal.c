/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal.
 *
 * A file's name is the first 16 digits of the SHA-256 of the sidecar's real path, a hyphen, and an
 * id that grows with time, so that the journals of a sidecar are found by name and sorted by age.
 * Its lines are JSON, those of one change written with one write(); where that fails the file is cut
 * back to what it was, so a change is there as a whole or not at all. Positions count what was written since the
 * journal was made, also what was cut off since.
 *
 * The mutex guards everything below it: adduce_journal_sync() runs in a worker.
 */
#include "config.h"

#include "store/adduce-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adduce-error.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-journal-private.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-paths.h"

#define CREATE_TRIES 10

struct _AdduceJournal {
  char *sidecar_path;
  char *text_digest;

  GMutex mutex;
  char *path;      /* NULL while there is no file */
  int fd;          /* -1 while there is no file */
  goffset length;  /* of the file */
  goffset written; /* positions */
  goffset saved;
};

char *
adduce_journal_make_uri (const char *sidecar_path)
{
  g_autofree char *absolute = g_canonicalize_filename (sidecar_path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *real_folder = realpath (folder, NULL);
  g_autofree char *real = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);
  free (real_folder);
  return g_filename_to_uri (real, NULL, NULL);
}

char *
adduce_journal_make_prefix (const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  return g_strdup_printf ("%.16s-", digest);
}

static gboolean
fail_errno (int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* translators: %s is the system's reason: "No space left on device" */
               _("The change could not be written to the journal, so it was not made: %s"),
               g_strerror (code));
  return FALSE;
}

static gboolean
write_line (int fd, const GString *line)
{
  gssize n;
  do
    n = write (fd, line->str, line->len);
  while (n < 0 && errno == EINTR);
  if (n >= 0 && (gsize) n < line->len)
    {
      errno = ENOSPC;
      return FALSE;
    }
  return n >= 0;
}

/* Makes the file and locks it. Between the two a recovery may take it for one that was left behind:
 * then it has no name any more, and another is made. */
static gboolean
create_file (AdduceJournal *self, const char *uri)
{
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_autofree char *prefix = adduce_journal_make_prefix (uri);

  for (guint i = 0; i < CREATE_TRIES; i++)
    {
      g_autofree char *id = adduce_id_new ();
      g_autofree char *name = g_strconcat (prefix, strrchr (id, ':') + 1, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd < 0)
        return FALSE;

      struct stat info;
      int locked;
      do
        locked = flock (fd, LOCK_EX);
      while (locked != 0 && errno == EINTR);
      if (fstat (fd, &info) == 0 && info.st_nlink > 0)
        {
          self->fd = fd;
          self->path = g_steal_pointer (&path);
          self->length = 0;
          return TRUE;
        }
      close (fd);
    }
  errno = EEXIST;
  return FALSE;
}

/* The first line of a file: what it is about. */
static void
prepend_head (AdduceJournal *self, const char *uri, GString *line)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_integer (&writer, ADDUCE_JSON_JOURNAL, ADDUCE_JOURNAL_VERSION);
  adduce_json_writer_string (&writer, ADDUCE_JSON_SIDECAR, uri);
  adduce_json_writer_string (&writer, ADDUCE_JSON_TEXT_DIGEST, self->text_digest);
  adduce_json_writer_end_object (&writer);
  g_autoptr (GString) head = adduce_json_writer_end (&writer);
  g_string_append_c (head, '\n');
  g_string_prepend_len (line, head->str, (gssize) head->len);
}

static gboolean
append_locked (AdduceJournal *self, GString *line, GError **error)
{
  gsize n_line = line->len;
  if (self->fd < 0 || self->length == 0)
    {
      g_autofree char *uri = adduce_journal_make_uri (self->sidecar_path);
      if (self->fd < 0 && !create_file (self, uri))
        return fail_errno (errno, error);
      prepend_head (self, uri, line);
    }

  if (!write_line (self->fd, line))
    {
      int code = errno;
      if (ftruncate (self->fd, self->length) != 0)
        {
          /* What is there now can't be told: leave the file to recovery and begin another. */
          close (self->fd);
          self->fd = -1;
          g_clear_pointer (&self->path, g_free);
        }
      return fail_errno (code, error);
    }
  self->length += (goffset) line->len;
  self->written += (goffset) n_line;
  return TRUE;
}

static gboolean
append_text (AdduceJournal *self, GString *text, GError **error)
{
  g_mutex_lock (&self->mutex);
  gboolean appended = append_locked (self, text, error);
  g_mutex_unlock (&self->mutex);
  return appended;
}

/* Takes over what the writer wrote. */
static void
add_line (GString *text, AdduceJsonWriter *writer)
{
  g_autoptr (GString) line = adduce_json_writer_end (writer);
  g_string_append_len (text, line->str, (gssize) line->len);
  g_string_append_c (text, '\n');
}

static void
add_put (GString *text, AdduceClaim *claim)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  const char *name = adduce_claim_is_about_article (claim) ? ADDUCE_JSON_ARTICLE_VALUES : ADDUCE_JSON_PUT;
  adduce_claim_json_write (&writer, name, claim, NULL);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
}

static void
add_remove (GString *text, const char *id, guint64 revision)
{
  char modified[ADDUCE_JSON_TIME_SIZE];
  adduce_json_format_time (g_get_real_time () / G_USEC_PER_SEC, modified);

  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_begin_object (&writer, ADDUCE_JSON_REMOVE);
  adduce_json_writer_string (&writer, ADDUCE_JSON_ID, id);
  adduce_json_writer_integer (&writer, ADDUCE_JSON_REVISION, (gint64) revision);
  adduce_json_writer_string (&writer, ADDUCE_JSON_MODIFIED, modified);
  adduce_json_writer_end_object (&writer);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
}

static void
add_together (GString *text, guint n_lines)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_integer (&writer, ADDUCE_JSON_TOGETHER, n_lines);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
}

AdduceJournal *
adduce_journal_new (const char *sidecar_path, const char *text_digest)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);
  g_return_val_if_fail (text_digest != NULL, NULL);

  AdduceJournal *self = g_new0 (AdduceJournal, 1);
  self->sidecar_path = g_canonicalize_filename (sidecar_path, NULL);
  self->text_digest = g_strdup (text_digest);
  self->fd = -1;
  g_mutex_init (&self->mutex);
  return self;
}

void
adduce_journal_free (AdduceJournal *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    {
      if (self->saved >= self->written)
        g_unlink (self->path);
      close (self->fd);
    }
  g_free (self->path);
  g_free (self->sidecar_path);
  g_free (self->text_digest);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gboolean
adduce_journal_append_put (AdduceJournal *self, AdduceClaim *claim, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), FALSE);

  g_autoptr (GString) text = g_string_new (NULL);
  add_put (text, claim);
  return append_text (self, text, error);
}

gboolean
adduce_journal_append_remove (AdduceJournal *self, const char *id, guint64 revision, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  g_autoptr (GString) text = g_string_new (NULL);
  add_remove (text, id, revision);
  return append_text (self, text, error);
}

gboolean
adduce_journal_append_changes (AdduceJournal *self, const AdduceJournalChange *changes, guint n_changes,
                               GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (changes != NULL || n_changes == 0, FALSE);

  if (n_changes == 0)
    return TRUE;

  g_autoptr (GString) text = g_string_new (NULL);
  if (n_changes > 1)
    add_together (text, n_changes);
  for (guint i = 0; i < n_changes; i++)
    if (changes[i].claim != NULL)
      add_put (text, changes[i].claim);
    else
      add_remove (text, changes[i].id, changes[i].revision);
  return append_text (self, text, error);
}

gboolean
adduce_journal_append_zones (AdduceJournal *self, AdduceZoneKind kind, GArray *spans, gboolean marked, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (spans != NULL, FALSE);

  g_autoptr (GString) text = g_string_new (NULL);
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_begin_array (&writer, marked ? ADDUCE_JSON_MARK : ADDUCE_JSON_UNMARK);
  for (guint i = 0; i < spans->len; i++)
    {
      AdduceSpan span = g_array_index (spans, AdduceSpan, i);
      adduce_json_writer_begin_object (&writer, NULL);
      adduce_json_writer_string (&writer, ADDUCE_JSON_KIND, adduce_zone_kind_to_id (kind));
      adduce_json_writer_integer (&writer, ADDUCE_JSON_START, span.start);
      adduce_json_writer_integer (&writer, ADDUCE_JSON_END, span.end);
      adduce_json_writer_end_object (&writer);
    }
  adduce_json_writer_end_array (&writer);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
  return append_text (self, text, error);
}

static gboolean
append_status (AdduceJournal *self, const char *id, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, ADDUCE_JSON_STATUS, id);
  adduce_json_writer_end_object (&writer);
  add_line (text, &writer);
  return append_text (self, text, error);
}

gboolean
adduce_journal_append_status (AdduceJournal *self, AdduceStatus status, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return append_status (self, adduce_status_to_id (status), error);
}

gboolean
adduce_journal_append_status_unset (AdduceJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return append_status (self, "unset", error);
}

goffset
adduce_journal_get_position (AdduceJournal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->mutex);
  goffset position = self->written;
  g_mutex_unlock (&self->mutex);
  return position;
}

void
adduce_journal_saved (AdduceJournal *self, goffset position)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  self->saved = MAX (self->saved, MIN (position, self->written));
  if (self->saved == self->written && self->fd >= 0 && self->length > 0
      && ftruncate (self->fd, 0) == 0)
    self->length = 0;
  g_mutex_unlock (&self->mutex);
}

gboolean
adduce_journal_sync (AdduceJournal *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  /* A copy, so that a slow disk does not hold up the next line. */
  g_mutex_lock (&self->mutex);
  int fd = self->fd < 0 ? -1 : fcntl (self->fd, F_DUPFD_CLOEXEC, 0);
  gboolean nothing = self->fd < 0;
  g_mutex_unlock (&self->mutex);
  if (nothing)
    return TRUE;

  int code = fd < 0 || fdatasync (fd) != 0 ? errno : 0;
  if (fd >= 0)
    close (fd);
  if (code == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("The disk could not confirm that the journal was written: %s"),
               g_strerror (code));
  return FALSE;
}
