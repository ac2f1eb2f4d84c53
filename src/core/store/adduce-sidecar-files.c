/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listing sidecars and their copies.
 */
#include "config.h"

#include "store/adduce-sidecar-files.h"

#include <string.h>

#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"

/* By path while they are gathered. */
typedef struct {
  GHashTable *by_path; /* path → AdduceSidecarFile */
  GPtrArray *files;    /* owns them */
} Listing;

static void
file_free (gpointer data)
{
  AdduceSidecarFile *self = data;
  g_free (self->article);
  g_free (self->path);
  g_free (self->nickname);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

static int
compare_files_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const AdduceSidecarFile *const *) a)->path, (*(const AdduceSidecarFile *const *) b)->path);
}

static int
compare_paths_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static AdduceSidecarFile *
need_file (Listing *self, const char *folder, const char *name, const char *article)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  AdduceSidecarFile *file = g_hash_table_lookup (self->by_path, path);
  if (file == NULL)
    {
      file = g_new0 (AdduceSidecarFile, 1);
      file->path = g_steal_pointer (&path);
      file->copies = g_ptr_array_new_with_free_func (g_free);
      adduce_paths_parse_sidecar_name (name, NULL, &file->nickname);
      g_ptr_array_add (self->files, file);
      g_hash_table_insert (self->by_path, file->path, file);
    }
  if (article != NULL && file->article == NULL)
    file->article = g_build_filename (folder, article, NULL);
  return file;
}

static void
add (Listing *self, const char *folder, const AdduceCorpusFile *found, const char *article)
{
  g_autofree char *sidecar = NULL;
  if (found->kind == ADDUCE_CORPUS_FILE_SIDECAR)
    need_file (self, folder, found->name, article)->exists = TRUE;
  else if (found->kind == ADDUCE_CORPUS_FILE_CONFLICT && adduce_paths_parse_conflict_name (found->name, &sidecar))
    g_ptr_array_add (need_file (self, folder, sidecar, article)->copies,
                     g_build_filename (folder, found->name, NULL));
}

static void
add_folder (Listing *self, AdduceCorpusWalk *walk, const char *top, const AdduceCorpusFolder *folder)
{
  g_autofree char *path = folder->relative[0] == '\0' ? g_strdup (top) : g_build_filename (top, folder->relative, NULL);
  for (guint i = folder->first; i < folder->first + folder->n_files; i++)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (walk, i);
      const char *article
        = file->owner != ADDUCE_CORPUS_NONE ? adduce_corpus_walk_get_file (walk, file->owner)->name : NULL;
      add (self, path, file, article);
    }
}

/* Keeps those of one article. */
static void
keep_only (GPtrArray *files, const char *article)
{
  g_autofree char *name = g_path_get_basename (article);
  for (guint i = files->len; i > 0; i--)
    {
      const AdduceSidecarFile *file = files->pdata[i - 1];
      g_autofree char *other = file->article != NULL ? g_path_get_basename (file->article) : NULL;
      if (g_strcmp0 (name, other) != 0)
        g_ptr_array_remove_index (files, i - 1);
    }
}

GPtrArray *
adduce_sidecar_files_list (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  gboolean whole = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autofree char *top = whole ? g_strdup (path) : g_path_get_dirname (path);
  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (top, NULL, error);
  if (walk == NULL)
    return NULL;

  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  Listing listing = { by_path, files };
  for (guint index; adduce_corpus_walk_next (walk, &index);)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_folder (&listing, walk, top, adduce_corpus_walk_get_folder (walk, index));
      if (!whole)
        break; /* the first folder is that of the article */
    }
  if (!whole)
    keep_only (files, path);
  g_ptr_array_sort (files, compare_files_cb);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_sort (((AdduceSidecarFile *) files->pdata[i])->copies, compare_paths_cb);
  return g_steal_pointer (&files);
}
