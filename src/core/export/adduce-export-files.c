/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which articles a corpus has, and which sidecars belong to each.
 *
 * Data structure while a folder is read: its names sorted with a slash behind those of folders,
 * which makes the order of a depth-first walk that of the whole paths; and the set of its sidecars'
 * names, from which each article takes its own, so that those left over have no article.
 */

#include "config.h"

#include "export/adduce-export-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/adduce-paths.h"

typedef struct {
  const char *folder;
  const char *const *coders;
  GPtrArray *files;
  GPtrArray *problems;
  guint n_articles;
  GCancellable *cancellable;
} Walk;

/* What one folder holds. */
typedef struct {
  GPtrArray *names;     /* articles, and folders with a slash behind */
  GHashTable *sidecars; /* names of sidecars → their coder */
  GPtrArray *nicknames; /* the coders met, each once, sorted; owned by sidecars */
} Listing;

static void
export_file_free (gpointer data)
{
  AdduceExportFile *file = data;

  g_free (file->relative);
  g_strfreev (file->nicknames);
  g_free (file);
}

static void
listing_free (Listing *listing)
{
  g_ptr_array_unref (listing->names);
  g_hash_table_unref (listing->sidecars);
  g_ptr_array_unref (listing->nicknames);
  g_free (listing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, listing_free)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_wanted (const Walk *walk, const char *nickname)
{
  return walk->coders == NULL || g_strv_contains (walk->coders, nickname);
}

static void
note_problem (const Walk *walk, const char *relative, const char *message)
{
  g_autofree char *display = adduce_paths_display (relative);

  /* Translators: a file or folder, then what is wrong with it */
  g_ptr_array_add (walk->problems, g_strdup_printf (_("%s: %s"), display, message));
}

static void
listing_take_name (Listing *listing, const char *path, const char *name)
{
  g_autofree char *nickname = NULL;
  g_autofree char *full = NULL;
  struct stat info;

  if (adduce_paths_parse_sidecar_name (name, NULL, &nickname))
    {
      g_hash_table_insert (listing->sidecars, g_strdup (name), g_steal_pointer (&nickname));
      return;
    }

  if (name[0] == '.')
    return;

  full = g_build_filename (path, name, NULL);
  if (lstat (full, &info) != 0)
    return;

  if (S_ISDIR (info.st_mode))
    g_ptr_array_add (listing->names, g_strconcat (name, "/", NULL));
  else if (adduce_paths_is_article_name (name))
    g_ptr_array_add (listing->names, g_strdup (name));
}

static Listing *
listing_new (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (Listing) listing = NULL;
  GHashTableIter iter;
  const char *name;
  gpointer nickname;

  if (dir == NULL)
    return NULL;

  listing = g_new0 (Listing, 1);
  listing->names = g_ptr_array_new_with_free_func (g_free);
  listing->sidecars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  listing->nicknames = g_ptr_array_new ();

  while ((name = g_dir_read_name (dir)) != NULL)
    listing_take_name (listing, path, name);

  g_ptr_array_sort (listing->names, compare_names);

  g_hash_table_iter_init (&iter, listing->sidecars);
  while (g_hash_table_iter_next (&iter, NULL, &nickname))
    {
      if (g_hash_table_add (seen, nickname))
        g_ptr_array_add (listing->nicknames, nickname);
    }
  g_ptr_array_sort (listing->nicknames, compare_names);

  return g_steal_pointer (&listing);
}

/* Takes the article's sidecars out of @left, the set of names that no article has claimed yet. */
static void
walk_take_article (Walk *walk, const Listing *listing, GHashTable *left, const char *relative,
                   const char *name)
{
  g_autoptr (GPtrArray) nicknames = g_ptr_array_new_with_free_func (g_free);
  AdduceExportFile *file;

  walk->n_articles++;

  for (guint i = 0; i < listing->nicknames->len; i++)
    {
      const char *nickname = listing->nicknames->pdata[i];
      g_autofree char *sidecar = adduce_paths_sidecar (name, nickname);
      g_autofree char *sidecar_name = g_path_get_basename (sidecar);

      if (g_hash_table_remove (left, sidecar_name) && is_wanted (walk, nickname))
        g_ptr_array_add (nicknames, g_strdup (nickname));
    }

  if (nicknames->len == 0)
    return;

  g_ptr_array_add (nicknames, NULL);
  file = g_new0 (AdduceExportFile, 1);
  file->relative = g_strdup (relative);
  file->nicknames = (char **) g_ptr_array_free (g_steal_pointer (&nicknames), FALSE);
  g_ptr_array_add (walk->files, file);
}

static void
walk_note_left (const Walk *walk, const Listing *listing, GHashTable *left, const char *below)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (is_wanted (walk, g_hash_table_lookup (listing->sidecars, name)))
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *relative = g_strconcat (below, names->pdata[i], NULL);

      note_problem (walk, relative,
                    _("the article of these claims is not in this folder; they are left out"));
    }
}

/* @below: "" or the path below the corpus with a slash at the end. */
static gboolean
walk_folder (Walk *walk, const char *below, GError **error)
{
  g_autofree char *path = g_build_filename (walk->folder, below, NULL);
  g_autoptr (Listing) listing = NULL;
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) local_error = NULL;
  GHashTableIter iter;
  gpointer name;

  if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
    return FALSE;

  listing = listing_new (path, &local_error);
  if (listing == NULL && below[0] == '\0')
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (listing == NULL)
    {
      note_problem (walk, below, local_error->message);
      return TRUE;
    }

  g_hash_table_iter_init (&iter, listing->sidecars);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (left, name);

  for (guint i = 0; i < listing->names->len; i++)
    {
      const char *entry = listing->names->pdata[i];
      g_autofree char *relative = g_strconcat (below, entry, NULL);

      if (!g_str_has_suffix (entry, "/"))
        walk_take_article (walk, listing, left, relative, entry);
      else if (!walk_folder (walk, relative, error))
        return FALSE;
    }

  walk_note_left (walk, listing, left, below);
  return TRUE;
}

GPtrArray *
adduce_export_files_find (const char *folder, const char *const *coders, guint *ret_n_articles,
                          GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (export_file_free);
  Walk walk = { folder, coders, files, problems, 0, cancellable };

  if (!walk_folder (&walk, "", error))
    return NULL;

  *ret_n_articles = walk.n_articles;
  return g_steal_pointer (&files);
}
