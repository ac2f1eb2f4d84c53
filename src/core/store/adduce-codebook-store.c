/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks as files.
 *
 * Whenever a corpus's codebook could be read its bytes are kept in Adduce's data folder, under the
 * digest of the corpus folder's real path, so that a mistake in a later edit does not take the
 * codebook away.
 */
#include "config.h"

#include "store/adduce-codebook-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "adduce-error.h"
#include "model/adduce-codebook-diff.h"
#include "store/adduce-codebook-json.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

#define FILE_NAME "codebook.json"
#define DEFAULT_PRESET "default"
#define DIGEST_PREFIX "sha256:"
#define MAX_TRIES 20

static char *
make_preset_path (const char *name)
{
  g_autofree char *folder = adduce_paths_installed ("codebooks");
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  return g_build_filename (folder, file, NULL);
}

/* Where the last good version of a corpus's codebook is kept. */
static char *
make_kept_path (const char *folder)
{
  char *real = realpath (folder, NULL);
  g_autofree char *absolute = g_canonicalize_filename (real != NULL ? real : folder, NULL);
  free (real);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, absolute, -1);
  g_autofree char *file = g_strconcat (digest, ".json", NULL);
  g_autofree char *kept = adduce_paths_data_dir ("codebooks");
  return g_build_filename (kept, file, NULL);
}

/* (nullable): errors name the file; @ret_bytes (optional) are what was read. */
static AdduceCodebook *
load_file (const char *path, GBytes **ret_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, error);
  if (bytes == NULL)
    return NULL;

  AdduceCodebook *codebook = adduce_codebook_parse (bytes, error);
  if (codebook == NULL)
    {
      g_autofree char *display = adduce_paths_display (path);
      g_prefix_error (error, "%s: ", display);
      return NULL;
    }
  if (ret_bytes != NULL)
    *ret_bytes = g_steal_pointer (&bytes);
  return codebook;
}

/* Best effort: without it a later mistake falls back to the default codebook. */
static void
keep (const char *folder, GBytes *bytes)
{
  g_autofree char *path = make_kept_path (folder);
  AdduceFileStamp stamp = { 0 };
  g_autoptr (GBytes) old = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, &stamp, NULL);
  if (old != NULL && g_bytes_equal (old, bytes))
    return;

  g_autoptr (GError) error = NULL;
  if (!adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error))
    g_debug ("The codebook could not be kept: %s", error->message);
}

/* Never NULL. */
static AdduceCodebook *
load_default (char **problem)
{
  g_autoptr (GError) error = NULL;
  AdduceCodebook *codebook = adduce_codebook_load_preset (DEFAULT_PRESET, &error);
  if (codebook != NULL)
    return codebook;
  if (*problem == NULL)
    *problem = g_strdup_printf (_("The default codebook is missing; install Adduce again (%s)"),
                                error->message);
  return adduce_codebook_new ("urn:uuid:00000000-0000-0000-0000-000000000000", 0, "", NULL, NULL,
                              NULL, 0);
}

/* The corpus's own codebook could not be used. */
static AdduceCodebook *
fall_back (const char *folder, const GError *error, char **problem)
{
  g_autofree char *kept_path = make_kept_path (folder);
  AdduceCodebook *kept = load_file (kept_path, NULL, NULL);
  if (kept != NULL)
    {
      /* translators: %s says which file and what is wrong */
      *problem = g_strdup_printf (_("%s. The last version that could be read stays in force"),
                                  error->message);
      return kept;
    }
  *problem = g_strdup_printf (_("%s. The default codebook is used meanwhile"), error->message);
  return load_default (problem);
}

AdduceCodebook *
adduce_codebook_parse (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, error);
  if (tree == NULL)
    return NULL;
  AdduceCodebook *codebook = adduce_codebook_json_read (tree, adduce_json_tree_get_root (tree));
  if (codebook == NULL)
    {
      g_propagate_error (error, adduce_json_steal_error (tree));
      return NULL;
    }

  g_autofree char *hex = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *digest = g_strconcat (DIGEST_PREFIX, hex, NULL);
  adduce_codebook_set_digest (codebook, digest);
  return codebook;
}

GBytes *
adduce_codebook_serialize (AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);
  return adduce_codebook_json_write (codebook);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
adduce_codebook_list_presets (void)
{
  g_autofree char *folder = adduce_paths_installed ("codebooks");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".json")));
  g_ptr_array_sort (names, compare_names_cb);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

AdduceCodebook *
adduce_codebook_load_preset (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *path = make_preset_path (name);
  return load_file (path, NULL, error);
}

AdduceCodebook *
adduce_codebook_load_for_corpus (const char *folder, char **ret_problem)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autofree char *problem = NULL;
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AdduceCodebook *codebook = load_file (path, &bytes, &error);
  if (codebook != NULL)
    keep (folder, bytes);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    codebook = load_default (&problem);
  else
    codebook = fall_back (folder, error, &problem);

  if (ret_problem != NULL)
    *ret_problem = g_steal_pointer (&problem);
  return codebook;
}

AdduceCodebook *
adduce_codebook_load_own (const char *folder, gboolean *ret_exists, GError **error)
{
  g_return_val_if_fail (folder != NULL && ret_exists != NULL, NULL);

  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (GError) read_error = NULL;
  AdduceCodebook *codebook = load_file (path, NULL, &read_error);
  if (codebook == NULL && g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *ret_exists = FALSE;
      return adduce_codebook_load_preset (DEFAULT_PRESET, error);
    }
  if (codebook == NULL)
    g_propagate_error (error, g_steal_pointer (&read_error));
  else
    *ret_exists = TRUE;
  return codebook;
}

/* What is there, with its stamp; NULL with all zero where there is nothing. */
static gboolean
read_theirs (const char *path, AdduceCodebook **ret_theirs, AdduceFileStamp *ret_stamp, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, ret_stamp, &read_error);
  if (bytes == NULL && g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *ret_stamp = (AdduceFileStamp) { 0 };
      return TRUE;
    }
  *ret_theirs = bytes != NULL ? adduce_codebook_parse (bytes, &read_error) : NULL;
  if (*ret_theirs != NULL)
    return TRUE;
  g_autofree char *display = adduce_paths_display (path);
  g_propagate_error (error, g_steal_pointer (&read_error));
  if (bytes != NULL)
    g_prefix_error (error, "%s: ", display);
  return FALSE;
}

AdduceCodebook *
adduce_codebook_save (const char *folder, AdduceCodebook *base, AdduceCodebook *mine, guint *ret_n_both,
                      GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (mine), NULL);

  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (AdduceLock) lock = adduce_lock_acquire (path);
  for (guint try = 1;; try++)
    {
      g_autoptr (AdduceCodebook) theirs = NULL;
      AdduceFileStamp stamp;
      guint n_both = 0;
      if (!read_theirs (path, &theirs, &stamp, error))
        return NULL;

      gboolean changed = theirs != NULL
                         && g_strcmp0 (adduce_codebook_get_digest (theirs), adduce_codebook_get_digest (base)) != 0;
      g_autoptr (AdduceCodebook) merged = changed ? adduce_codebook_merge (base, mine, theirs, &n_both)
                                                  : g_object_ref (mine);
      g_autoptr (GBytes) bytes = adduce_codebook_json_write (merged);
      /* What can't be read again is not written. */
      g_autoptr (AdduceCodebook) saved = adduce_codebook_parse (bytes, error);
      if (saved == NULL)
        return NULL;

      g_autoptr (GError) write_error = NULL;
      if (adduce_durable_replace (path, bytes, &stamp, NULL, NULL, &write_error))
        {
          keep (folder, bytes);
          if (ret_n_both != NULL)
            *ret_n_both = n_both;
          return g_steal_pointer (&saved);
        }
      if (!g_error_matches (write_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT) || try == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&write_error));
          return NULL;
        }
    }
}

gboolean
adduce_codebook_ensure_in_corpus (const char *folder, GError **error)
{
  g_return_val_if_fail (folder != NULL, FALSE);

  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  g_autofree char *preset = make_preset_path (DEFAULT_PRESET);
  g_autoptr (GBytes) bytes = adduce_durable_read (preset, ADDUCE_DURABLE_MAX_JSON, NULL, error);
  if (bytes == NULL)
    return FALSE;

  AdduceFileStamp nothing = { 0 };
  g_autoptr (GError) write_error = NULL;
  if (adduce_durable_replace (path, bytes, &nothing, NULL, NULL, &write_error)
      || g_error_matches (write_error, ADDUCE_ERROR,
                          ADDUCE_ERROR_CONFLICT)) /* somebody else made it */
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&write_error));
  return FALSE;
}

char *
adduce_codebook_find_corpus (const char *article_path)
{
  g_return_val_if_fail (article_path != NULL, NULL);

  g_autofree char *absolute = g_canonicalize_filename (article_path, NULL);
  g_autofree char *own = g_path_get_dirname (absolute);
  g_autofree char *folder = g_strdup (own);
  for (;;)
    {
      g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&folder);
      g_autofree char *parent = g_path_get_dirname (folder);
      if (g_str_equal (parent, folder))
        return g_steal_pointer (&own);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}
