/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Archives.
 */
#include "config.h"

#include "import/adduce-import-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

#define BLOCK (64 * 1024)

/* The ratio counts once an archive unpacks to more than this. */
#define MANY_BYTES (64 * 1024 * 1024)

/* So often an archive is begun again after a damaged file in it. */
#define MAX_RESUMES 100

typedef struct {
  GBytes *bytes;
  struct archive *archive;
  guint64 n_unpacked;
  guint n_resumes;
  gboolean stuck; /* behind a damaged file: libarchive 3.8 goes no further */
  GCancellable *cancellable;
} Package;

static gboolean
is_wanted (const char *name, const char *const *wanted)
{
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      gsize n = strlen (wanted[i]);

      if (wanted[i][n - 1] == '*' ? strncmp (name, wanted[i], n - 1) == 0 : strcmp (name, wanted[i]) == 0)
        return TRUE;
    }
  return wanted == NULL;
}

static gboolean
check_limits (const Package *self, gsize n_member, GError **error)
{
  const char *reason = NULL;

  if (n_member > ADDUCE_IMPORT_MAX_MEMBER)
    reason = _("one of its files unpacks to more than 256 MiB");
  else if (self->n_unpacked > ADDUCE_IMPORT_MAX_UNPACKED)
    reason = _("it unpacks to more than 1 GiB; divide it");
  else if (self->n_unpacked > MANY_BYTES && self->n_unpacked / ADDUCE_IMPORT_MAX_RATIO > g_bytes_get_size (self->bytes))
    reason = _("it unpacks to more than 200 times its size, as only an archive does that is meant to do harm");
  if (reason != NULL)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, reason);
  return reason == NULL;
}

/* (transfer full) (nullable) */
static GBytes *
read_member (Package *self, gboolean encrypted, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);

  if (encrypted)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                           _("it is encrypted; unpack it with its password first"));
      return NULL;
    }
  for (;;)
    {
      la_ssize_t n = archive_read_data (self->archive, block, BLOCK);

      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&array));
      if (n < 0)
        {
          self->stuck = TRUE;
          g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("it is damaged in the archive"));
          return NULL;
        }
      self->n_unpacked += (guint64) n;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
          || !check_limits (self, array->len + (gsize) n, error))
        return NULL;
      g_byte_array_append (array, block, (guint) n);
    }
}

static char *
dup_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return g_utf8_make_valid (name != NULL ? name : "", -1);
}

static struct archive *
open_archive (GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  gsize n;
  const void *data = g_bytes_get_data (bytes, &n);

  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_filter_gzip (archive);
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_filter_xz (archive);
  if (n == 0 || archive_read_open_memory (archive, data, n) != ARCHIVE_OK)
    {
      archive_read_free (archive);
      return NULL;
    }
  return archive;
}

/* Begins again and goes past the first @n files without unpacking them. */
static gboolean
resume (Package *self, guint n)
{
  struct archive_entry *entry;

  if (!self->stuck)
    return TRUE;
  self->stuck = FALSE;
  archive_read_free (self->archive);
  self->archive = self->n_resumes++ < MAX_RESUMES ? open_archive (self->bytes) : NULL;
  if (self->archive == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      int status = archive_read_next_header (self->archive, &entry);

      if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL || status == ARCHIVE_RETRY)
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk (Package *self, const char *const *wanted, AdduceImportMember func, gpointer user_data, GError **error)
{
  struct archive_entry *entry;

  for (guint n = 0;; n++)
    {
      int status = archive_read_next_header (self->archive, &entry);
      g_autofree char *name = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) member_error = NULL;

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status == ARCHIVE_FATAL || status == ARCHIVE_RETRY || n >= ADDUCE_IMPORT_MAX_MEMBERS)
        {
          g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                               n >= ADDUCE_IMPORT_MAX_MEMBERS ? _("it has more than 200,000 files; divide it")
                                                              : _("the archive is damaged"));
          return FALSE;
        }
      name = dup_name (entry);
      if (archive_entry_filetype (entry) != AE_IFREG || !is_wanted (name, wanted))
        continue;
      bytes = read_member (self, archive_entry_is_encrypted (entry) != 0, &member_error);
      if (member_error != NULL && (g_error_matches (member_error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE)
                                   || g_error_matches (member_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
        {
          g_propagate_error (error, g_steal_pointer (&member_error));
          return FALSE;
        }
      if (!func (name, bytes, member_error, user_data))
        return TRUE;
      if (!resume (self, n + 1))
        {
          g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the archive is damaged"));
          return FALSE;
        }
    }
}

gboolean
adduce_import_package_each (GBytes *archive, const char *const *wanted, AdduceImportMember func, gpointer user_data,
                            GCancellable *cancellable, GError **error)
{
  Package self = { .bytes = archive, .archive = open_archive (archive), .cancellable = cancellable };
  gboolean fine;

  if (self.archive == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the archive is damaged"));
      return FALSE;
    }
  fine = walk (&self, wanted, func, user_data, error);
  if (self.archive != NULL)
    archive_read_free (self.archive);
  return fine;
}

char **
adduce_import_package_list (GBytes *archive, GError **error)
{
  struct archive *opened = open_archive (archive);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  struct archive_entry *entry;
  int status = ARCHIVE_FATAL;

  for (guint n = 0; opened != NULL && n < ADDUCE_IMPORT_MAX_MEMBERS; n++)
    {
      status = archive_read_next_header (opened, &entry);
      if (status == ARCHIVE_EOF || status == ARCHIVE_FATAL || status == ARCHIVE_RETRY)
        break;
      if (archive_entry_filetype (entry) == AE_IFREG)
        {
          g_autofree char *name = dup_name (entry);

          g_strv_builder_add (names, name);
        }
    }
  if (opened != NULL)
    archive_read_free (opened);
  if (status == ARCHIVE_EOF)
    return g_strv_builder_end (names);
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the archive is damaged"));
  return NULL;
}

typedef struct {
  GHashTable *members;
  GError *error;
} Members;

static gboolean
keep_cb (const char *name, GBytes *bytes, const GError *error, gpointer user_data)
{
  Members *kept = user_data;

  if (bytes == NULL)
    {
      kept->error = g_error_copy (error);
      return FALSE;
    }
  g_hash_table_replace (kept->members, g_strdup (name), g_bytes_ref (bytes));
  return TRUE;
}

GHashTable *
adduce_import_package_read (GBytes *archive, const char *const *wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) members
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  Members kept = { members, NULL };

  if (!adduce_import_package_each (archive, wanted, keep_cb, &kept, cancellable, error))
    {
      g_clear_error (&kept.error);
      return NULL;
    }
  if (kept.error != NULL)
    {
      g_propagate_error (error, kept.error);
      return NULL;
    }
  if (!g_hash_table_contains (members, wanted[0]))
    {
      /* translators: %s is the name of a file in an archive */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“%s” is missing in it"), wanted[0]);
      return NULL;
    }
  return g_steal_pointer (&members);
}

static guint
read_16 (const guint8 *p)
{
  return p[0] | (guint) p[1] << 8;
}

/* The names in the directory of a ZIP, which stands at its end; NULL where there is none that can be read. */
static const guint8 *
find_directory (const guint8 *data, gsize n, const guint8 **ret_end)
{
  gsize least = n > 65557 ? n - 65557 : 0;

  for (gsize i = n >= 22 ? n - 22 + 1 : 0; i > least; i--)
    if (memcmp (data + i - 1, "PK\5\6", 4) == 0)
      {
        const guint8 *end = data + i - 1;
        guint64 start = read_16 (end + 16) | (guint64) read_16 (end + 18) << 16;

        *ret_end = end;
        return start < (guint64) (end - data) ? data + start : NULL;
      }
  return NULL;
}

gboolean
adduce_import_package_has (GBytes *archive, const char *name)
{
  gsize n, n_name = strlen (name);
  const guint8 *data = g_bytes_get_data (archive, &n), *end = NULL;
  const guint8 *p = n > 30 && memcmp (data, "PK\3\4", 4) == 0 ? find_directory (data, n, &end) : NULL;

  while (p != NULL && end - p >= 46 && memcmp (p, "PK\1\2", 4) == 0)
    {
      gsize length = read_16 (p + 28), size = 46 + length + read_16 (p + 30) + read_16 (p + 32);

      if (length == n_name && (gsize) (end - p) >= 46 + length && memcmp (p + 46, name, n_name) == 0)
        return TRUE;
      p = (gsize) (end - p) > size ? p + size : NULL;
    }
  return FALSE;
}

xmlTextReader *
adduce_import_package_open_xml (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  if (n == 0 || n > G_MAXINT)
    return NULL;
  return xmlReaderForMemory (data, (int) n, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
}

char *
adduce_import_package_dup_attribute (xmlTextReader *reader, const char *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (reader) != 1)
    return NULL;
  do
    {
      const xmlChar *local = xmlTextReaderConstLocalName (reader);

      if (local != NULL && strcmp ((const char *) local, name) == 0)
        {
          const xmlChar *found = xmlTextReaderConstValue (reader);

          value = found != NULL ? g_utf8_make_valid ((const char *) found, -1) : NULL;
          break;
        }
    }
  while (xmlTextReaderMoveToNextAttribute (reader) == 1);
  xmlTextReaderMoveToElement (reader);
  return value;
}
