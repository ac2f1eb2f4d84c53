/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which articles of a corpus have been coded, and which files have their claims.
 *
 * The loader's walk lists the names and knows whose sidecar is whose; here they are put into the
 * order of a dataset, which must not depend on the order of a folder's listing.
 */

#include "config.h"

#include "export/adduce-export-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"

/**
 * Find:
 * @left: (element-type filename): paths of sidecars without an article
 */
typedef struct {
  const char *path;
  AdduceCorpusWalk *walk;
  const char *const *coders;
  GPtrArray *files;
  GPtrArray *left;
  guint n_articles;
} Find;

static void
export_file_free (gpointer data)
{
  AdduceExportFile *file = data;

  g_free (file->relative);
  g_strfreev (file->sidecars);
  g_free (file);
}

static int
compare_strings_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_files_cb (gconstpointer a, gconstpointer b)
{
  const AdduceExportFile *one = *(const AdduceExportFile *const *) a;
  const AdduceExportFile *two = *(const AdduceExportFile *const *) b;

  return strcmp (one->relative, two->relative);
}

static int
compare_sidecars_cb (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  adduce_paths_parse_sidecar_name (*(const char *const *) a, NULL, &one);
  adduce_paths_parse_sidecar_name (*(const char *const *) b, NULL, &two);
  return g_strcmp0 (one, two);
}

static gboolean
is_wanted (const Find *find, const AdduceCorpusFile *file)
{
  g_autofree char *nickname = NULL;

  return file->kind == ADDUCE_CORPUS_FILE_SIDECAR
         && adduce_paths_parse_sidecar_name (file->name, NULL, &nickname)
         && (find->coders == NULL || g_strv_contains (find->coders, nickname));
}

static void
note_problem (GPtrArray *problems, const char *relative, const char *message)
{
  g_autofree char *display = adduce_paths_display (relative);

  /* Translators: a file or folder, then what is wrong with it */
  g_ptr_array_add (problems, g_strdup_printf (_("%s: %s"), display, message));
}

static void
find_take_article (Find *find, const char *folder, const AdduceCorpusFile *article)
{
  g_autoptr (GPtrArray) sidecars = g_ptr_array_new_with_free_func (g_free);
  AdduceExportFile *file;

  find->n_articles++;
  for (guint32 i = article->first; i != ADDUCE_CORPUS_NONE;)
    {
      const AdduceCorpusFile *sidecar = adduce_corpus_walk_get_file (find->walk, i);

      if (is_wanted (find, sidecar))
        g_ptr_array_add (sidecars, g_strdup (sidecar->name));
      i = sidecar->next;
    }
  if (sidecars->len == 0)
    return;

  g_ptr_array_sort (sidecars, compare_sidecars_cb);
  g_ptr_array_add (sidecars, NULL);
  file = g_new0 (AdduceExportFile, 1);
  file->relative = g_strconcat (folder, article->name, NULL);
  file->sidecars = (char **) g_ptr_array_free (g_steal_pointer (&sidecars), FALSE);
  g_ptr_array_add (find->files, file);
}

static void
find_take_folder (Find *find, const AdduceCorpusFolder *folder)
{
  for (guint i = folder->first; i < folder->first + folder->n_files; i++)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (find->walk, i);

      if (file->kind == ADDUCE_CORPUS_FILE_ARTICLE)
        find_take_article (find, folder->relative, file);
      else if (file->owner == ADDUCE_CORPUS_NONE && is_wanted (find, file))
        g_ptr_array_add (find->left, g_strconcat (folder->relative, file->name, NULL));
    }
}

static gboolean
find_run (Find *find, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  guint index;

  while (adduce_corpus_walk_next (find->walk, &index))
    {
      const AdduceCorpusFolder *folder = adduce_corpus_walk_get_folder (find->walk, index);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (folder->error != 0 && folder->relative[0] == '\0')
        {
          g_autofree char *display = adduce_paths_display (find->path);

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (folder->error), "%s: %s", display,
                       g_strerror (folder->error));
          return FALSE;
        }
      if (folder->error != 0)
        note_problem (problems, folder->relative, g_strerror (folder->error));
      find_take_folder (find, folder);
    }

  return TRUE;
}

GPtrArray *
adduce_export_files_find (const char *folder, const char *const *coders, guint *ret_n_articles,
                          GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (folder, NULL, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (export_file_free);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  Find find = { folder, walk, coders, files, left, 0 };

  if (walk == NULL || !find_run (&find, problems, cancellable, error))
    return NULL;

  g_ptr_array_sort (files, compare_files_cb);
  g_ptr_array_sort (left, compare_strings_cb);
  for (guint i = 0; i < left->len; i++)
    note_problem (problems, left->pdata[i],
                  _("there is no article to these claims; they are left out"));

  *ret_n_articles = find.n_articles;
  return g_steal_pointer (&files);
}
