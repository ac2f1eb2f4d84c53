/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding the files to read.
 */
#include "config.h"

#include "exchange/adduce-foreign-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-read.h"
#include "import/adduce-import-package.h"
#include "store/adduce-durable.h"

/* How deep folders may be in each other, and archives. */
#define MAX_DEPTH 32
#define MAX_NESTED 3

/* What INCEpTION calls the state before anybody coded. */
#define INITIAL "INITIAL_CAS"

/* An archive while it is unpacked. */
typedef struct {
  GPtrArray *files;
  GHashTable *members;
  const AdduceForeignFile *outer;
  char *prefix; /* before the names of its files, or "" */
  GError *error;
} Unpacking;

static void
file_free (gpointer data)
{
  AdduceForeignFile *file = data;

  if (file == NULL)
    return;
  g_free (file->path);
  g_free (file->name);
  g_free (file->folder);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_clear_pointer (&file->members, g_hash_table_unref);
  g_free (file->document);
  g_free (file->coder);
  g_free (file);
}

GPtrArray *
adduce_foreign_files_new (void)
{
  return g_ptr_array_new_with_free_func (file_free);
}

static AdduceForeignFile *
file_new (const char *path, const char *name)
{
  AdduceForeignFile *file = g_new0 (AdduceForeignFile, 1);

  file->path = g_strdup (path);
  file->name = g_utf8_make_valid (name, -1);
  file->folder = g_path_get_dirname (path);
  return file;
}

gboolean
adduce_foreign_file_is_archive (const char *name)
{
  static const char *const endings[] = { ".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

GBytes *
adduce_foreign_file_load (const AdduceForeignFile *self, GError **error)
{
  return self->bytes != NULL ? g_bytes_ref (self->bytes)
                             : adduce_durable_read (self->path, ADDUCE_FOREIGN_MAX_BYTES, NULL, error);
}

/* --- folders --- */

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Files of a folder in the order of their names; hidden ones and links to folders are passed over. */
static gboolean
list_folder (GPtrArray *files, const char *path, const char *prefix, guint depth, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *entry;

  if (dir == NULL)
    return FALSE;
  while ((entry = g_dir_read_name (dir)) != NULL)
    if (*entry != '.')
      g_ptr_array_add (names, g_strdup (entry));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *inside = g_build_filename (path, names->pdata[i], NULL);
      g_autofree char *name = g_strconcat (prefix, names->pdata[i], NULL);
      g_autofree char *deeper = g_strconcat (name, "/", NULL);

      if (!g_file_test (inside, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (files, file_new (inside, name));
      else if (!g_file_test (inside, G_FILE_TEST_IS_SYMLINK) && depth < MAX_DEPTH
               && !list_folder (files, inside, deeper, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
adduce_foreign_files_list_folder (GPtrArray *files, const char *path, GError **error)
{
  return list_folder (files, path, "", 0, error);
}

/* --- archives --- */

/* (transfer full) (nullable): a name without what leads elsewhere; %NULL for what programs put beside the files. */
static char *
clean_name (const char *name)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *slashes = g_strdelimit (g_strdup (name), "\\", '/');
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  guint n = 0;

  parts = g_strsplit (slashes, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], "__MACOSX"))
        return NULL;
      if (*parts[i] == '\0' || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
        continue;
      if (*parts[i] == '.')
        return NULL;
      g_strv_builder_add (kept, parts[i]);
      n++;
    }
  g_auto (GStrv) clean = g_strv_builder_end (kept);
  return n > 0 ? g_strjoinv ("/", clean) : NULL;
}

static gboolean
member_cb (const char *name, GBytes *bytes, const GError *error, gpointer user_data)
{
  Unpacking *self = user_data;
  g_autofree char *clean = clean_name (name);
  AdduceForeignFile *file;

  if (clean == NULL)
    return TRUE;
  if (bytes == NULL)
    {
      self->error = g_error_copy (error);
      g_prefix_error (&self->error, "%s: ", clean);
      return FALSE;
    }
  file = g_new0 (AdduceForeignFile, 1);
  file->name = g_steal_pointer (&clean);
  file->bytes = g_bytes_ref (bytes);
  file->document = g_strdup (self->outer->document);
  file->coder = g_strdup (self->outer->coder);
  g_ptr_array_add (self->files, file);
  return TRUE;
}

static int
compare_files_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const AdduceForeignFile *const *) a)->name, (*(const AdduceForeignFile *const *) b)->name);
}

/* How long the beginning of the names is that is only the folder that was packed: "out/" where all are in it, and it is
 * called like the archive or has folders itself. */
static gsize
find_wrapping (GPtrArray *files, const AdduceForeignFile *outer)
{
  const AdduceForeignFile *first = files->len > 0 ? files->pdata[0] : NULL;
  const char *slash = first != NULL ? strchr (first->name, '/') : NULL;
  gsize length = slash != NULL ? (gsize) (slash + 1 - first->name) : 0;
  g_autofree char *base = g_path_get_basename (outer->name);
  gboolean wraps = length > 0 && strncmp (base, first->name, length - 1) == 0 && base[length - 1] == '.';

  for (guint i = 0; i < files->len && length > 0; i++)
    {
      const AdduceForeignFile *file = files->pdata[i];

      if (strncmp (file->name, first->name, length) != 0)
        return 0;
      wraps = wraps || strchr (file->name + length, '/') != NULL;
    }
  return wraps ? length : 0;
}

static void
name_members (Unpacking *self)
{
  gsize wrapping = find_wrapping (self->files, self->outer);

  g_ptr_array_sort (self->files, compare_files_cb);
  for (guint i = 0; i < self->files->len; i++)
    {
      AdduceForeignFile *file = self->files->pdata[i];
      char *name = g_strconcat (self->prefix, file->name + wrapping, NULL);

      g_free (file->name);
      file->name = name;
      file->members = g_hash_table_ref (self->members);
      g_hash_table_replace (self->members, g_strdup (name), g_bytes_ref (file->bytes));
    }
}

static gsize
count_bytes (GPtrArray *files)
{
  gsize n = 0;

  for (guint i = 0; i < files->len; i++)
    if (((const AdduceForeignFile *) files->pdata[i])->bytes != NULL)
      n += g_bytes_get_size (((const AdduceForeignFile *) files->pdata[i])->bytes);
  return n;
}

/* (transfer full) (nullable): the files of an archive, named as if it were the folder that it is in. */
static GPtrArray *
unpack (const AdduceForeignFile *outer, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = adduce_foreign_files_new ();
  g_autoptr (GHashTable) members
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) bytes = adduce_foreign_file_load (outer, error);
  const char *slash = strrchr (outer->name, '/');
  g_autofree char *prefix = slash != NULL ? g_strndup (outer->name, (gsize) (slash + 1 - outer->name)) : g_strdup ("");
  Unpacking self = { files, members, outer, prefix, NULL };

  if (bytes == NULL)
    return NULL;
  if (!adduce_import_package_each (bytes, NULL, member_cb, &self, cancellable, error) || self.error != NULL)
    {
      if (self.error != NULL)
        g_propagate_error (error, self.error);
      g_prefix_error (error, "%s: ", outer->name);
      return NULL;
    }
  if (files->len == 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("%s: the archive is empty"), outer->name);
      return NULL;
    }
  name_members (&self);
  return g_steal_pointer (&files);
}

/* --- projects of INCEpTION --- */

static gboolean
is_project (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const char *name = ((const AdduceForeignFile *) files->pdata[i])->name;

      if (g_str_has_prefix (name, "exportedproject") && g_str_has_suffix (name, ".json") && strchr (name, '/') == NULL)
        return TRUE;
    }
  return FALSE;
}

/* annotation/DOCUMENT/CODER.tsv; FALSE for any other file of a project. */
static gboolean
take_place (AdduceForeignFile *file)
{
  g_auto (GStrv) parts = g_strsplit (file->name, "/", -1);
  const char *dot;

  if (g_strv_length (parts) != 3
      || (!g_str_equal (parts[0], "annotation") && !g_str_equal (parts[0], "curation")))
    return FALSE;
  dot = strrchr (parts[2], '.');
  file->document = g_strdup (parts[1]);
  file->coder = dot != NULL && dot > parts[2] ? g_strndup (parts[2], (gsize) (dot - parts[2])) : g_strdup (parts[2]);
  return !g_str_equal (file->coder, INITIAL);
}

/* Moves what coders made. */
static gboolean
take_annotations (GPtrArray *all, GPtrArray *files, const char *name, AdduceForeign *foreign, GError **error)
{
  guint n_other = 0;

  for (guint i = 0; i < all->len; i++)
    if (take_place (all->pdata[i]))
      g_ptr_array_add (files, g_steal_pointer (&all->pdata[i]));
    else
      n_other++;
  if (files->len == 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("%s: the project has no annotations that can be read; export it with a format besides, as "
                     "WebAnno TSV, UIMA XMI or CAS JSON"),
                   name);
      return FALSE;
    }
  if (foreign != NULL && n_other > 0)
    {
      g_autofree char *problem = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "of a project of INCEpTION the annotations and curations are read; %u other file was passed "
                     "over",
                     "of a project of INCEpTION the annotations and curations are read; %u other files were passed "
                     "over",
                     n_other),
        n_other);

      adduce_foreign_complain (foreign, name, NULL, problem);
    }
  return TRUE;
}

/* --- all of it --- */

/* Moves files, and for archives what is in them; @n_bytes: unpacked so far. */
static gboolean
take_all (GPtrArray *from, GPtrArray *files, guint depth, gsize *n_bytes, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < from->len; i++)
    {
      const AdduceForeignFile *file = from->pdata[i];
      g_autoptr (GPtrArray) inside = NULL;

      if (!adduce_foreign_file_is_archive (file->name))
        {
          g_ptr_array_add (files, g_steal_pointer (&from->pdata[i]));
          continue;
        }
      if (depth >= MAX_NESTED)
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                       _("%s: archives are nested more than three deep here; unpack it first"), file->name);
          return FALSE;
        }
      inside = unpack (file, cancellable, error);
      if (inside == NULL)
        return FALSE;
      *n_bytes += count_bytes (inside);
      if (*n_bytes > ADDUCE_IMPORT_MAX_UNPACKED)
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                       _("%s: with this archive more than 1 GiB is unpacked; read them in several parts"), file->name);
          return FALSE;
        }
      if (!take_all (inside, files, depth + 1, n_bytes, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* What the user named: a file, or what is in a folder or an archive; archives in these not unpacked. */
static GPtrArray *
list_path (const char *path, const char *name, guint *ret_depth, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = adduce_foreign_files_new ();

  *ret_depth = 0;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return list_folder (found, path, "", 0, error) ? g_steal_pointer (&found) : NULL;
  g_ptr_array_add (found, file_new (path, name));
  if (!adduce_foreign_file_is_archive (name))
    return g_steal_pointer (&found);
  *ret_depth = 1;
  return unpack (found->pdata[0], cancellable, error);
}

gboolean
adduce_foreign_files_add (GPtrArray *files, const char *path, AdduceForeign *foreign, GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  guint depth;
  g_autoptr (GPtrArray) found = list_path (path, name, &depth, cancellable, error);
  g_autoptr (GPtrArray) annotations = adduce_foreign_files_new ();
  gsize n_bytes;

  if (found == NULL)
    return FALSE;
  n_bytes = count_bytes (found);
  if (!is_project (found))
    return take_all (found, files, depth, &n_bytes, cancellable, error);
  return take_annotations (found, annotations, name, foreign, error)
         && take_all (annotations, files, depth, &n_bytes, cancellable, error);
}
