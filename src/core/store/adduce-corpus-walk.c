/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusWalk: finds the articles and sidecars below a folder.
 *
 * Data structures: folders and files are arrays, a folder is a stretch of the files. Sidecars hang on
 * their article as a list by index. Where a folder lists the very names that the cache has for it, in the
 * same order, whose sidecar is whose is copied from there; else the names go through a hash.
 */
#include "config.h"

#include "store/adduce-corpus-walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "store/adduce-paths.h"

/* An article with a longer name than this may have sidecars with shortened names. */
#define LONG_NAME 200

/* Deeper paths could be listed but not opened by their name. */
#define RELATIVE_MAX (PATH_MAX - 1024)

struct _AdduceCorpusWalk {
  int root;
  AdduceCorpusCache *cache; /* or NULL */
  GArray *folders;          /* AdduceCorpusFolder */
  GArray *files;            /* AdduceCorpusFile */
  GStringChunk *strings;
  GPtrArray *pending;  /* relative paths, in strings; the last is next */
  GHashTable *visited; /* "device:inode" */
  gboolean as_cached;
};

static AdduceCorpusFile *
get_file (AdduceCorpusWalk *self, guint index)
{
  return &g_array_index (self->files, AdduceCorpusFile, index);
}

/* FALSE for names that are none of ours. */
static gboolean
classify (const char *name, AdduceCorpusFileKind *ret_kind)
{
  if (adduce_paths_is_article_name (name))
    *ret_kind = ADDUCE_CORPUS_FILE_ARTICLE;
  else if (!g_str_has_suffix (name, ".json"))
    return FALSE;
  else if (adduce_paths_split_meta_name (name, NULL))
    *ret_kind = ADDUCE_CORPUS_FILE_META;
  else if (adduce_paths_split_sidecar_name (name, NULL, NULL))
    *ret_kind = ADDUCE_CORPUS_FILE_SIDECAR;
  else if (adduce_paths_parse_conflict_name (name, NULL))
    *ret_kind = ADDUCE_CORPUS_FILE_CONFLICT;
  else
    return FALSE;
  return TRUE;
}

static guint8
get_type (int folder_fd, const struct dirent *entry)
{
  struct stat info;
  if (entry->d_type != DT_UNKNOWN)
    return entry->d_type;
  if (fstatat (folder_fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return DT_UNKNOWN;
  return (guint8) IFTODT (info.st_mode);
}

/* TRUE the first time. */
static gboolean
visit (AdduceCorpusWalk *self, int fd)
{
  struct stat info;
  if (fstat (fd, &info) != 0)
    return TRUE;
  return g_hash_table_add (self->visited, g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                                                           (guint64) info.st_dev, (guint64) info.st_ino));
}

static int
compare_strings_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static void
add_file (AdduceCorpusWalk *self, const char *name, AdduceCorpusFileKind kind, guint8 type)
{
  AdduceCorpusFile file = { .name = g_string_chunk_insert (self->strings, name),
                            .owner = ADDUCE_CORPUS_NONE,
                            .next = ADDUCE_CORPUS_NONE,
                            .first = ADDUCE_CORPUS_NONE,
                            .cached = ADDUCE_CORPUS_NONE,
                            .kind = (guint8) kind,
                            .type = type };
  g_array_append_val (self->files, file);
}

static void
add_subfolder (AdduceCorpusWalk *self, const char *relative, const char *name)
{
  if (strlen (relative) + strlen (name) + 2 > RELATIVE_MAX)
    return;
  g_autofree char *sub = g_strconcat (relative, name, "/", NULL);
  g_ptr_array_add (self->pending, g_string_chunk_insert (self->strings, sub));
}

/* Lists a folder; 0 or errno. */
static int
list_folder (AdduceCorpusWalk *self, const char *relative)
{
  int fd = adduce_corpus_walk_open_folder (self, relative);
  if (fd < 0)
    return errno;
  if (!visit (self, fd))
    {
      close (fd);
      return 0;
    }
  DIR *dir = fdopendir (fd);
  if (dir == NULL)
    {
      int code = errno;
      close (fd);
      return code;
    }

  guint n_pending = self->pending->len;
  struct dirent *entry;
  errno = 0;
  while ((entry = readdir (dir)) != NULL)
    {
      AdduceCorpusFileKind kind;
      if (entry->d_name[0] == '.')
        continue;
      guint8 type = get_type (fd, entry);
      if (type == DT_DIR)
        add_subfolder (self, relative, entry->d_name);
      if (classify (entry->d_name, &kind))
        add_file (self, entry->d_name, kind, type);
      errno = 0;
    }
  int code = errno;
  closedir (dir);

  /* The last is next: so the first by name, and what is in it, comes first. */
  if (self->pending->len > n_pending)
    qsort (self->pending->pdata + n_pending, self->pending->len - n_pending, sizeof (gpointer),
           compare_strings_cb);
  return code;
}

/* The very names that the cache has, in its order? */
static gboolean
match_as_listed (AdduceCorpusWalk *self, const AdduceCorpusFolder *folder,
                 const AdduceCorpusFolderRecord *cached)
{
  if (cached->n_files != folder->n_files)
    return FALSE;
  for (guint i = 0; i < folder->n_files; i++)
    {
      const AdduceCorpusFile *file = get_file (self, folder->first + i);
      const AdduceCorpusRecord *record = adduce_corpus_cache_get_file (self->cache, cached->first + i);
      if (file->type != record->type || file->kind != record->kind
          || strcmp (file->name, adduce_corpus_cache_get_string (self->cache, record->name)) != 0)
        return FALSE;
    }

  for (guint i = 0; i < folder->n_files; i++)
    {
      AdduceCorpusFile *file = get_file (self, folder->first + i);
      guint32 owner = adduce_corpus_cache_get_file (self->cache, cached->first + i)->owner;
      file->cached = cached->first + i;
      file->owner = owner == ADDUCE_CORPUS_NONE ? owner : folder->first + owner;
    }
  return TRUE;
}

static void
match_by_name (AdduceCorpusWalk *self, const AdduceCorpusFolder *folder,
               const AdduceCorpusFolderRecord *cached)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < cached->n_files; i++)
    {
      const AdduceCorpusRecord *record = adduce_corpus_cache_get_file (self->cache, cached->first + i);
      g_hash_table_insert (by_name, (gpointer) adduce_corpus_cache_get_string (self->cache, record->name),
                           GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < folder->n_files; i++)
    {
      AdduceCorpusFile *file = get_file (self, folder->first + i);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (by_name, file->name));
      if (found == 0)
        continue;
      const AdduceCorpusRecord *record = adduce_corpus_cache_get_file (self->cache, cached->first + found - 1);
      if (record->type == file->type && record->kind == file->kind)
        file->cached = cached->first + found - 1;
    }
}

/* The article's part of another file's name. */
static char *
dup_article_part (const AdduceCorpusFile *file)
{
  g_autofree char *sidecar = NULL;
  if (file->kind == ADDUCE_CORPUS_FILE_CONFLICT)
    adduce_paths_parse_conflict_name (file->name, &sidecar);
  gsize n_article = 0;
  if (file->kind == ADDUCE_CORPUS_FILE_META)
    return adduce_paths_split_meta_name (file->name, &n_article) ? g_strndup (file->name, n_article) : NULL;
  const char *name = sidecar != NULL ? sidecar : file->name;
  if (!adduce_paths_split_sidecar_name (name, &n_article, NULL))
    return NULL;
  return g_strndup (name, n_article);
}

static void
find_owners (AdduceCorpusWalk *self, const AdduceCorpusFolder *folder)
{
  g_autoptr (GHashTable) articles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = folder->first; i < folder->first + folder->n_files; i++)
    {
      const AdduceCorpusFile *file = get_file (self, i);
      if (file->kind != ADDUCE_CORPUS_FILE_ARTICLE)
        continue;
      g_hash_table_insert (articles, g_strdup (file->name), GUINT_TO_POINTER (i + 1));
      if (strlen (file->name) > LONG_NAME)
        g_hash_table_insert (articles, adduce_paths_shorten_name (file->name), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = folder->first; i < folder->first + folder->n_files; i++)
    {
      AdduceCorpusFile *file = get_file (self, i);
      if (file->kind == ADDUCE_CORPUS_FILE_ARTICLE)
        continue;
      g_autofree char *article = dup_article_part (file);
      guint found = article == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (articles, article));
      file->owner = found == 0 ? ADDUCE_CORPUS_NONE : found - 1;
    }
}

static void
hang_on_owners (AdduceCorpusWalk *self, const AdduceCorpusFolder *folder)
{
  for (guint i = folder->first + folder->n_files; i > folder->first; i--)
    {
      AdduceCorpusFile *file = get_file (self, i - 1);
      if (file->owner == ADDUCE_CORPUS_NONE)
        continue;
      AdduceCorpusFile *owner = get_file (self, file->owner);
      file->next = owner->first;
      owner->first = i - 1;
    }
}

static void
match_folder (AdduceCorpusWalk *self, guint index)
{
  const AdduceCorpusFolder *folder = &g_array_index (self->folders, AdduceCorpusFolder, index);
  guint found = self->cache == NULL
                  ? ADDUCE_CORPUS_NONE
                  : adduce_corpus_cache_find_folder (self->cache, folder->relative, index);
  const AdduceCorpusFolderRecord *cached
    = found == ADDUCE_CORPUS_NONE ? NULL : adduce_corpus_cache_get_folder (self->cache, found);
  if (found != index)
    self->as_cached = FALSE;
  if (cached == NULL || !match_as_listed (self, folder, cached))
    {
      self->as_cached = FALSE;
      if (cached != NULL)
        match_by_name (self, folder, cached);
      find_owners (self, folder);
    }
  hang_on_owners (self, folder);
}

AdduceCorpusWalk *
adduce_corpus_walk_new (const char *folder, AdduceCorpusCache *cache, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  int root = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root < 0)
    {
      int code = errno;
      g_autofree char *shown = adduce_paths_display (folder);
      const char *reason = code == ENOENT    ? _("there is no such folder")
                           : code == ENOTDIR ? _("this is not a folder")
                           : code == EACCES  ? _("you have no permission to read this folder")
                                             : g_strerror (code);
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown, reason);
      return NULL;
    }

  AdduceCorpusWalk *self = g_new0 (AdduceCorpusWalk, 1);
  self->root = root;
  self->cache = cache == NULL ? NULL : adduce_corpus_cache_ref (cache);
  self->folders = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusFolder));
  self->files = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusFile));
  self->strings = g_string_chunk_new (64 * 1024);
  self->pending = g_ptr_array_new ();
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->as_cached = cache != NULL;
  g_ptr_array_add (self->pending, g_string_chunk_insert (self->strings, ""));
  return self;
}

void
adduce_corpus_walk_free (AdduceCorpusWalk *self)
{
  if (self == NULL)
    return;
  close (self->root);
  g_clear_pointer (&self->cache, adduce_corpus_cache_unref);
  g_array_unref (self->folders);
  g_array_unref (self->files);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->visited);
  g_free (self);
}

gboolean
adduce_corpus_walk_next (AdduceCorpusWalk *self, guint *ret_folder)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ret_folder != NULL, FALSE);

  if (self->pending->len == 0)
    return FALSE;
  const char *relative = g_ptr_array_steal_index (self->pending, self->pending->len - 1);
  AdduceCorpusFolder folder = { .relative = relative, .first = self->files->len };
  folder.error = list_folder (self, relative);
  folder.n_files = self->files->len - folder.first;
  g_array_append_val (self->folders, folder);
  *ret_folder = self->folders->len - 1;
  match_folder (self, *ret_folder);
  return TRUE;
}

gboolean
adduce_corpus_walk_is_as_cached (AdduceCorpusWalk *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->as_cached && self->pending->len == 0
         && self->folders->len == adduce_corpus_cache_get_n_folders (self->cache);
}

guint
adduce_corpus_walk_get_n_folders (AdduceCorpusWalk *self)
{
  return self->folders->len;
}

const AdduceCorpusFolder *
adduce_corpus_walk_get_folder (AdduceCorpusWalk *self, guint index)
{
  g_return_val_if_fail (index < self->folders->len, NULL);

  return &g_array_index (self->folders, AdduceCorpusFolder, index);
}

guint
adduce_corpus_walk_get_n_files (AdduceCorpusWalk *self)
{
  return self->files->len;
}

const AdduceCorpusFile *
adduce_corpus_walk_get_file (AdduceCorpusWalk *self, guint index)
{
  g_return_val_if_fail (index < self->files->len, NULL);

  return get_file (self, index);
}

int
adduce_corpus_walk_open_folder (AdduceCorpusWalk *self, const char *relative)
{
  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (relative != NULL, -1);

  int fd = openat (self->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  while (fd >= 0 && *relative != '\0')
    {
      const char *slash = strchr (relative, '/');
      gsize n_part = slash == NULL ? strlen (relative) : (gsize) (slash - relative);
      char part[NAME_MAX + 1];
      if (n_part > NAME_MAX)
        {
          close (fd);
          errno = ENAMETOOLONG;
          return -1;
        }
      memcpy (part, relative, n_part);
      part[n_part] = '\0';

      int next = openat (fd, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      int code = errno;
      close (fd);
      errno = code;
      fd = next;
      relative += n_part + (slash == NULL ? 0 : 1);
    }
  return fd;
}
