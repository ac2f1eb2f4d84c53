/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles into a corpus.
 */
#include "config.h"

#include "import/adduce-import-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "adduce-error.h"
#include "import/adduce-import-meta.h"
#include "import/adduce-import-name.h"
#include "import/adduce-import.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "store/adduce-zone-store.h"
#include "text/adduce-text.h"

#define ORIGINALS "originals"
#define ORIGINAL_ENDING ".original"

/* Names tried for one file. */
#define MAX_TRIES 100000

struct _AdduceImportWriter {
  char *folder;
  char *lock_path;   /* what is locked while a name is taken */
  GHashTable *known; /* keys of articles that are there → NULL */
  GHashTable *taken; /* case-folded name → the number that is free next */
  GPtrArray *written;
  guint n_known;
};

/* --- what is there --- */

static gboolean
look_at_folder (AdduceImportWriter *self, const char *folder, GPtrArray *pending, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_str_has_suffix (name, ADDUCE_PATHS_META_SUFFIX))
        {
          g_autofree char *article = g_strndup (path, strlen (path) - strlen (ADDUCE_PATHS_META_SUFFIX));
          /* Metadata without its text is of an import that was stopped between the two. */
          char *key = g_file_test (article, G_FILE_TEST_IS_REGULAR) ? adduce_import_meta_read_key (path) : NULL;

          if (key != NULL)
            g_hash_table_add (self->known, key);
        }
      else if (name[0] != '.' && !adduce_paths_is_article_name (name) && !g_str_has_suffix (name, ".json")
               && !g_file_test (path, G_FILE_TEST_IS_SYMLINK) && g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (pending, g_steal_pointer (&path));
    }
  return TRUE;
}

AdduceImportWriter *
adduce_import_writer_new (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceImportWriter) self = g_new0 (AdduceImportWriter, 1);
  g_autoptr (GPtrArray) pending = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_strdup (folder);
  self->lock_path = g_build_filename (folder, ORIGINALS, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->written = g_ptr_array_new_with_free_func (g_free);
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      int code = errno;
      g_autofree char *shown = adduce_paths_display (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
      return NULL;
    }

  g_ptr_array_add (pending, g_strdup (folder));
  while (pending->len > 0)
    {
      g_autofree char *next = g_ptr_array_steal_index (pending, pending->len - 1);

      if (!look_at_folder (self, next, pending, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
adduce_import_writer_free (AdduceImportWriter *self)
{
  if (self == NULL)
    return;

  g_free (self->folder);
  g_free (self->lock_path);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->taken);
  g_ptr_array_unref (self->written);
  g_free (self);
}

/* --- the original --- */

static gboolean
has_digest (const char *path, const char *digest)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_IMPORT_MAX_BYTES, NULL, NULL);
  g_autofree char *hex = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  return hex != NULL && g_str_has_suffix (digest, hex);
}

/* (transfer full) (nullable): where the original is, from the folder. */
static char *
keep_original (AdduceImportWriter *self, AdduceImportBatch *batch, const char *name, GError **error)
{
  g_autofree char *folder = g_build_filename (self->folder, ORIGINALS, NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *clean = adduce_import_name_clean (base);
  const AdduceFileStamp nothing = { 0 };

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      int code = errno;
      g_autofree char *shown = adduce_paths_display (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
      return NULL;
    }
  for (guint i = 1; i < MAX_TRIES; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *file = g_strconcat (*clean != '\0' ? clean : "file", number, ORIGINAL_ENDING, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) local_error = NULL;

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          if (has_digest (path, adduce_import_batch_get_digest (batch)))
            return g_strconcat (ORIGINALS "/", file, NULL);
          continue;
        }
      if (adduce_durable_replace (path, adduce_import_batch_get_original (batch), &nothing, NULL, NULL, &local_error))
        return g_strconcat (ORIGINALS "/", file, NULL);
      if (!g_error_matches (local_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      i--; /* another import was quicker, with the same perhaps */
    }
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED, _("no name is free for the original"));
  return NULL;
}

/* --- an article --- */

/* Nothing of that name, nor anything that would be taken to belong to it; metadata of a stopped import may be. */
static gboolean
is_free (const char *path)
{
  g_auto (GStrv) sidecars = NULL;
  g_autofree char *meta = adduce_zones_make_path (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return FALSE;
  sidecars = adduce_paths_list_sidecars (path);
  if (sidecars[0] != NULL)
    return FALSE;
  return !g_file_test (meta, G_FILE_TEST_EXISTS) || adduce_import_meta_is_untouched (meta);
}

/* (transfer full): the folder that the article is to be in, below the corpus, and a `/`. */
static char *
dup_prefix (AdduceImportArticle *article)
{
  const char *folder = adduce_import_article_get_folder (article);
  g_auto (GStrv) parts = g_strsplit (folder != NULL ? folder : "", "/", -1);
  GString *prefix = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *clean = adduce_import_name_clean (parts[i]);

      if (*clean != '\0')
        g_string_append_printf (prefix, "%s/", clean);
    }
  return g_string_free (prefix, FALSE);
}

/* Whether another import brought that very article in, since this one looked at the corpus. */
static gboolean
is_article_of (const char *path, const char *key)
{
  g_autofree char *meta = adduce_zones_make_path (path);
  g_autofree char *found = g_file_test (path, G_FILE_TEST_EXISTS) ? adduce_import_meta_read_key (meta) : NULL;

  return g_strcmp0 (found, key) == 0;
}

/* (transfer full) (nullable): a file name that is free, from the corpus; %NULL, too, where it is *@ret_known. */
static char *
find_name (AdduceImportWriter *self, AdduceImportArticle *article, const char *key, gboolean *ret_known)
{
  g_autofree char *prefix = dup_prefix (article);
  g_autofree char *name_base = adduce_import_name_make (article);
  g_autofree char *base = g_strconcat (prefix, name_base, NULL);
  g_autofree char *folded = g_utf8_casefold (base, -1);
  guint first = MAX (GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, folded)), 1);

  for (guint i = first; i < MAX_TRIES; i++)
    {
      g_autofree char *name = i > 1 ? g_strdup_printf ("%s-%u.%s", base, i, adduce_import_article_get_ending (article))
                                    : g_strdup_printf ("%s.%s", base, adduce_import_article_get_ending (article));
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      *ret_known = is_article_of (path, key);
      if (*ret_known)
        return NULL;
      if (!is_free (path))
        continue;
      g_hash_table_replace (self->taken, g_steal_pointer (&folded), GUINT_TO_POINTER (i + 1));
      return g_steal_pointer (&name);
    }
  return NULL;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      int code = errno;
      g_autofree char *shown = adduce_paths_display (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, g_strerror (code));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_files (const char *path, GBytes *text, GBytes *meta, GError **error)
{
  g_autofree char *meta_path = adduce_zones_make_path (path);
  const AdduceFileStamp nothing = { 0 };

  if (!adduce_durable_replace (meta_path, meta, NULL, NULL, NULL, error))
    return FALSE;
  if (adduce_durable_replace (path, text, &nothing, NULL, NULL, error))
    return TRUE;
  g_unlink (meta_path);
  return FALSE;
}

static gboolean
write_article (AdduceImportWriter *self, AdduceImportArticle *article, const char *original, const char *digest,
               guint number, GPtrArray *problems, GError **error)
{
  g_autofree char *key = adduce_import_meta_make_key (digest, adduce_import_article_get_start (article), number,
                                                      adduce_import_article_get_member (article));
  g_autofree char *text = NULL, *name = NULL, *path = NULL;
  g_autoptr (GBytes) text_bytes = NULL, meta = NULL;
  g_autoptr (AdduceLock) lock = NULL;
  gboolean known = FALSE;

  if (g_hash_table_contains (self->known, key))
    {
      self->n_known++;
      return TRUE;
    }

  text = adduce_import_article_dup_text (article);
  if (strlen (text) > ADDUCE_TEXT_MAX_BYTES)
    {
      g_ptr_array_add (problems, g_strdup_printf (_("Article %u is longer than 16 MiB, which is more than an article "
                                                    "may have; it was left out"), number));
      return TRUE;
    }
  /* Of two imports at once each finds a name and takes it before the other looks for one. */
  lock = adduce_lock_acquire (self->lock_path);
  name = find_name (self, article, key, &known);
  if (known)
    {
      self->n_known++;
      g_hash_table_add (self->known, g_steal_pointer (&key));
      return TRUE;
    }
  if (name == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED, _("no name is free for an article"));
      return FALSE;
    }

  path = g_build_filename (self->folder, name, NULL);
  text_bytes = g_bytes_new (text, strlen (text));
  meta = adduce_import_meta_write (article, original, digest, number);
  if (!make_folder (path, error) || !write_files (path, text_bytes, meta, error))
    return FALSE;
  adduce_import_article_set_path (article, name);
  g_ptr_array_add (self->written, g_steal_pointer (&name));
  g_hash_table_add (self->known, g_steal_pointer (&key));
  return TRUE;
}

gboolean
adduce_import_writer_write (AdduceImportWriter *self, AdduceImportBatch *batch, const char *name,
                            AdduceImportProgress progress, gpointer user_data, GPtrArray *problems,
                            GCancellable *cancellable, GError **error)
{
  g_autofree char *original = NULL;
  guint n = adduce_import_batch_get_n_articles (batch);

  g_return_val_if_fail (self != NULL && ADDUCE_IS_IMPORT_BATCH (batch) && problems != NULL, FALSE);

  original = keep_original (self, batch, name, error);
  if (original == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_article (self, adduce_import_batch_get_article (batch, i), original,
                             adduce_import_batch_get_digest (batch), i + 1, problems, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, n, user_data);
    }
  return TRUE;
}

guint
adduce_import_writer_get_n_written (AdduceImportWriter *self)
{
  return self->written->len;
}

guint
adduce_import_writer_get_n_known (AdduceImportWriter *self)
{
  return self->n_known;
}

GPtrArray *
adduce_import_writer_get_written (AdduceImportWriter *self)
{
  return self->written;
}
