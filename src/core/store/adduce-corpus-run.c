/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusRun: one run over a folder: walk, look, remember.
 *
 * Data structure: for each file of the walk the number of its look (from 1), or 0 where the record of the
 * cache still holds. In a corpus where nothing changed there are no looks, and all that happens is
 * listing, one fstatat() a file, and adding up.
 */
#include "config.h"

#include "store/adduce-corpus-run.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "store/adduce-corpus-tally.h"
#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"

struct _AdduceCorpusRun {
  char *folder;
  char *coder; /* or NULL */
  gboolean with_uses;
  gboolean uses_hold;       /* those of the cache */
  AdduceCorpusCache *cache; /* or NULL */
  AdduceCorpusWalk *walk;   /* from adduce_corpus_run_walk() on */
  AdduceCorpusLooker *looker;
  GArray *looks;    /* AdduceCorpusLook */
  guint32 *look_of; /* a file's look, counted from 1; 0: as in the cache */
  GString *relative;
  guint n_articles;
};

/* What is known of a file, wherever it comes from. */
typedef struct {
  const AdduceCorpusRecord *record; /* NULL: nothing yet */
  const char *title;
  const char *problem;
} View;

/* An article and its sidecars, added up. */
typedef struct {
  const char *coder;
  AdduceArticleSeen seen;
  const char *problem_of; /* the name of the file that the problem is of; NULL for the article's own */
  gboolean has_status;    /* of the coder; without one: of anybody */
  guint n_done;
} Sum;

/* --- adding up --- */

static void
sum_begin (Sum *self, const char *coder, const View *article)
{
  *self = (Sum){ .coder = coder };
  self->seen.title = article->title;
  self->seen.problem = article->problem;
  self->seen.openable = (article->record->flags & ADDUCE_CORPUS_FILE_OPENABLE) != 0;
  self->seen.date = article->record->date;
}

/* What is known of the article; the date of its name counts where its metadata has none. */
static void
sum_add_meta (Sum *self, const View *file)
{
  const char *outlet = file->title != NULL ? strchr (file->title, '\n') : NULL;

  self->seen.has = file->record->has;
  if (file->record->date != 0)
    self->seen.date = file->record->date;
  if (outlet == NULL)
    return;
  self->seen.outlet = outlet[1] != '\0' ? outlet + 1 : NULL;
  g_autofree char *language = g_strndup (file->title, (gsize) (outlet - file->title));
  if (strlen (language) < sizeof self->seen.language)
    g_strlcpy (self->seen.language, language, sizeof self->seen.language);
}

static void
sum_add (Sum *self, const char *name, const View *file)
{
  char nickname[ADDUCE_PATHS_NICKNAME_BUFFER];
  const AdduceCorpusRecord *record = file->record;

  /* The article's own problem comes first, then that of the first file by name. */
  if (file->problem != NULL
      && (self->seen.problem == NULL || (self->problem_of != NULL && strcmp (name, self->problem_of) < 0)))
    {
      self->seen.problem = file->problem;
      self->problem_of = name;
    }
  if (record->kind == ADDUCE_CORPUS_FILE_META)
    sum_add_meta (self, file);
  if (record->kind != ADDUCE_CORPUS_FILE_SIDECAR
      || !adduce_paths_split_sidecar_name (name, NULL, nickname))
    return;

  gboolean has_status = (record->flags & ADDUCE_CORPUS_FILE_HAS_STATUS) != 0;
  self->seen.n_coders++;
  self->seen.n_claims += record->n_claims;
  if (has_status && record->status == ADDUCE_STATUS_DONE)
    self->n_done++;
  if (self->coder != NULL && strcmp (self->coder, nickname) == 0)
    {
      self->seen.n_own_claims = record->n_claims;
      self->has_status = has_status;
      self->seen.status = has_status ? record->status : ADDUCE_STATUS_NEW;
    }
  else if (self->coder == NULL && has_status && record->status != ADDUCE_STATUS_NEW)
    {
      self->has_status = TRUE;
      self->seen.status = ADDUCE_STATUS_IN_PROGRESS;
    }
}

static void
sum_end (Sum *self)
{
  guint n_claims = self->coder != NULL ? self->seen.n_own_claims : self->seen.n_claims;
  if (self->coder == NULL && self->n_done > 0 && self->n_done == self->seen.n_coders)
    self->seen.status = ADDUCE_STATUS_DONE;
  else if (!self->has_status)
    self->seen.status = n_claims > 0 ? ADDUCE_STATUS_IN_PROGRESS : ADDUCE_STATUS_NEW;
}

/* --- files --- */

static const char *
get_cached_string (AdduceCorpusRun *self, guint32 string)
{
  return string == 0 ? NULL : adduce_corpus_cache_get_string (self->cache, string);
}

static View
get_view (AdduceCorpusRun *self, guint index)
{
  View view = { 0 };
  if (self->look_of != NULL && self->look_of[index] != 0)
    {
      const AdduceCorpusLook *look = &g_array_index (self->looks, AdduceCorpusLook, self->look_of[index] - 1);
      view = (View){ &look->record, look->title, look->problem };
      return view;
    }
  guint cached = adduce_corpus_walk_get_file (self->walk, index)->cached;
  if (cached != ADDUCE_CORPUS_NONE)
    {
      view.record = adduce_corpus_cache_get_file (self->cache, cached);
      view.title = get_cached_string (self, view.record->title);
      view.problem = get_cached_string (self, view.record->problem);
    }
  return view;
}

/* FALSE where there is nothing to say yet. */
static gboolean
sum_up (AdduceCorpusRun *self, guint article, AdduceArticleSeen *ret_seen)
{
  Sum sum;
  View view = get_view (self, article);
  if (view.record == NULL)
    return FALSE;

  sum_begin (&sum, self->coder, &view);
  guint next = adduce_corpus_walk_get_file (self->walk, article)->first;
  while (next != ADDUCE_CORPUS_NONE)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, next);
      view = get_view (self, next);
      if (view.record != NULL)
        sum_add (&sum, file->name, &view);
      next = file->next;
    }
  sum_end (&sum);
  *ret_seen = sum.seen;
  return TRUE;
}

/* Does the record of the cache still hold? */
static gboolean
holds (AdduceCorpusRun *self, const AdduceCorpusFile *file, int folder_fd)
{
  AdduceCorpusStamp stamp;
  if (file->cached == ADDUCE_CORPUS_NONE || file->type == DT_LNK)
    return FALSE;
  const AdduceCorpusRecord *record = adduce_corpus_cache_get_file (self->cache, file->cached);
  if ((record->flags & ADDUCE_CORPUS_FILE_TRUSTED) == 0
      || (self->with_uses && file->kind == ADDUCE_CORPUS_FILE_SIDECAR
          && ((record->flags & ADDUCE_CORPUS_FILE_HAS_USES) == 0 || !self->uses_hold)))
    return FALSE;
  return adduce_corpus_looker_stamp (folder_fd, file->name, file->type, &stamp)
         && adduce_corpus_stamp_equal (&stamp, &record->stamp);
}

static void
look_at_file (AdduceCorpusRun *self, const AdduceCorpusFolder *folder, int folder_fd, guint index)
{
  const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, index);
  if (holds (self, file, folder_fd))
    return;

  AdduceCorpusLook look;
  adduce_corpus_looker_look (self->looker, folder_fd, folder->relative, file->name, file->kind, file->type,
                             &look);
  g_array_append_val (self->looks, look);
  self->look_of[index] = self->looks->len;
}

static const char *
make_relative (AdduceCorpusRun *self, const AdduceCorpusFolder *folder, const AdduceCorpusFile *file)
{
  g_string_assign (self->relative, folder->relative);
  g_string_append (self->relative, file->name);
  return self->relative->str;
}

/* --- the next cache --- */

static void
build_folder (AdduceCorpusRun *self, AdduceCorpusCacheBuilder *builder, const AdduceCorpusFolder *folder)
{
  adduce_corpus_cache_builder_begin_folder (builder, folder->relative);
  for (guint i = folder->first; i < folder->first + folder->n_files; i++)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, i);
      View view = get_view (self, i);
      AdduceCorpusRecord record = { 0 };
      guint first_use = 0;
      if (view.record != NULL)
        {
          record = *view.record;
          first_use = record.first_use;
        }
      if (self->look_of[i] == 0 && record.n_uses > 0)
        {
          if (adduce_corpus_cache_has_uses (self->cache))
            first_use = adduce_corpus_looker_copy_uses (self->looker, self->cache, view.record);
          else
            {
              record.flags &= (guint8) ~ADDUCE_CORPUS_FILE_HAS_USES;
              record.n_uses = 0;
            }
        }
      record.kind = file->kind;
      record.type = file->type;
      record.owner = file->owner == ADDUCE_CORPUS_NONE ? file->owner : file->owner - folder->first;
      adduce_corpus_cache_builder_add_file (builder, &record, file->name, view.title, view.problem,
                                            adduce_corpus_looker_get_uses (self->looker, first_use),
                                            record.n_uses);
    }
}

static AdduceCorpusCache *
build_cache (AdduceCorpusRun *self)
{
  g_autoptr (AdduceCorpusCacheBuilder) builder = adduce_corpus_cache_builder_new (self->folder);
  for (guint i = 0; i < adduce_corpus_walk_get_n_folders (self->walk); i++)
    build_folder (self, builder, adduce_corpus_walk_get_folder (self->walk, i));
  for (guint i = 0; i < adduce_corpus_looker_get_n_tags (self->looker); i++)
    {
      const char *dimension, *code, *label;
      adduce_corpus_looker_get_tag (self->looker, i, &dimension, &code, &label);
      adduce_corpus_cache_builder_add_tag (builder, dimension, code, label);
    }
  return adduce_corpus_cache_builder_end (builder);
}

AdduceCorpusRun *
adduce_corpus_run_new (const char *folder, const char *coder, gboolean with_uses, AdduceCorpusCache *cache)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AdduceCorpusRun *self = g_new0 (AdduceCorpusRun, 1);
  self->folder = g_strdup (folder);
  self->coder = g_strdup (coder);
  self->with_uses = with_uses;
  self->cache = cache == NULL ? NULL : adduce_corpus_cache_ref (cache);
  self->looker = adduce_corpus_looker_new (folder, with_uses);
  self->looks = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusLook));
  self->relative = g_string_new (NULL);
  return self;
}

void
adduce_corpus_run_free (AdduceCorpusRun *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self->coder);
  g_clear_pointer (&self->cache, adduce_corpus_cache_unref);
  g_clear_pointer (&self->walk, adduce_corpus_walk_free);
  adduce_corpus_looker_free (self->looker);
  g_array_unref (self->looks);
  g_free (self->look_of);
  g_string_free (self->relative, TRUE);
  g_free (self);
}

gboolean
adduce_corpus_run_walk (AdduceCorpusRun *self,
                        GCancellable *cancellable,
                        AdduceCorpusRunFunc func,
                        gpointer user_data,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && self->walk == NULL, FALSE);

  self->walk = adduce_corpus_walk_new (self->folder, self->cache, error);
  if (self->walk == NULL)
    return FALSE;

  guint index;
  while (adduce_corpus_walk_next (self->walk, &index))
    {
      const AdduceCorpusFolder *folder = adduce_corpus_walk_get_folder (self->walk, index);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = folder->first; i < folder->first + folder->n_files; i++)
        {
          const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, i);
          AdduceArticleSeen seen;
          if (file->kind != ADDUCE_CORPUS_FILE_ARTICLE)
            continue;
          self->n_articles++;
          if (func != NULL)
            func (make_relative (self, folder, file), sum_up (self, i, &seen) ? &seen : NULL, user_data);
        }
    }
  self->look_of = g_new0 (guint32, adduce_corpus_walk_get_n_files (self->walk) + 1);
  return TRUE;
}

gboolean
adduce_corpus_run_look (AdduceCorpusRun *self,
                        GCancellable *cancellable,
                        AdduceCorpusRunFunc func,
                        gpointer user_data,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && self->look_of != NULL, FALSE);

  /* Where the second section is broken every sidecar is looked at. */
  self->uses_hold = self->with_uses && self->cache != NULL && adduce_corpus_cache_has_uses (self->cache);
  for (guint f = 0; f < adduce_corpus_walk_get_n_folders (self->walk); f++)
    {
      const AdduceCorpusFolder *folder = adduce_corpus_walk_get_folder (self->walk, f);
      int fd = adduce_corpus_walk_open_folder (self->walk, folder->relative);
      for (guint i = folder->first; i < folder->first + folder->n_files; i++)
        {
          const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, i);
          AdduceArticleSeen seen;
          if (g_cancellable_is_cancelled (cancellable))
            break;
          if (file->owner != ADDUCE_CORPUS_NONE)
            continue; /* with its article */
          look_at_file (self, folder, fd, i);
          guint next = file->first;
          while (next != ADDUCE_CORPUS_NONE)
            {
              look_at_file (self, folder, fd, next);
              next = adduce_corpus_walk_get_file (self->walk, next)->next;
            }
          if (func != NULL && file->kind == ADDUCE_CORPUS_FILE_ARTICLE && sum_up (self, i, &seen))
            func (make_relative (self, folder, file), &seen, user_data);
        }
      if (fd >= 0)
        close (fd);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

AdduceCorpusCache *
adduce_corpus_run_end (AdduceCorpusRun *self)
{
  g_return_val_if_fail (self != NULL && self->look_of != NULL, NULL);

  if (self->looks->len == 0 && adduce_corpus_walk_is_as_cached (self->walk))
    return adduce_corpus_cache_ref (self->cache);

  g_autoptr (AdduceCorpusCache) cache = build_cache (self);
  if (cache != NULL && (self->cache == NULL || !adduce_corpus_cache_equal (cache, self->cache)))
    adduce_corpus_cache_save (cache);
  return g_steal_pointer (&cache);
}

char *
adduce_corpus_run_dup_problem (AdduceCorpusRun *self)
{
  g_return_val_if_fail (self != NULL && self->walk != NULL, NULL);

  const AdduceCorpusFolder *first = NULL;
  guint n_failed = 0;
  for (guint i = 0; i < adduce_corpus_walk_get_n_folders (self->walk); i++)
    {
      const AdduceCorpusFolder *folder = adduce_corpus_walk_get_folder (self->walk, i);
      if (folder->error == 0)
        continue;
      if (first == NULL)
        first = folder;
      n_failed++;
    }
  if (first != NULL)
    {
      g_autofree char *shown
        = first->relative[0] == '\0' ? g_strdup (_("the folder itself")) : adduce_paths_display (first->relative);
      const char *reason
        = first->error == EACCES ? _("you have no permission") : g_strerror (first->error);
      if (n_failed == 1)
        /* translators: a folder, and why */
        return g_strdup_printf (_("A folder can’t be read: %s (%s)"), shown, reason);
      return g_strdup_printf (
        /* translators: how many folders, the first of them, and why */
        g_dngettext (GETTEXT_PACKAGE, "%u folder can’t be read; the first is %s (%s)",
                     "%u folders can’t be read; the first is %s (%s)", n_failed),
        n_failed, shown, reason);
    }
  if (self->n_articles == 0)
    return g_strdup (_("There are no articles (.txt, .text, .md) in this folder"));
  return NULL;
}

/* Does the file belong to that article? */
static gboolean
belongs_to (const char *name, const char *article, AdduceCorpusFileKind *ret_kind)
{
  g_autofree char *sidecar = NULL;
  gsize n_article = 0;
  *ret_kind = ADDUCE_CORPUS_FILE_SIDECAR;
  if (adduce_paths_split_meta_name (name, &n_article))
    {
      *ret_kind = ADDUCE_CORPUS_FILE_META;
      return name[0] != '.' && strlen (article) == n_article && strncmp (name, article, n_article) == 0;
    }
  if (adduce_paths_split_sidecar_name (name, &n_article, NULL))
    return adduce_paths_is_sidecar_of (name, n_article, article);
  *ret_kind = ADDUCE_CORPUS_FILE_CONFLICT;
  return g_str_has_suffix (name, ".json") && name[0] != '.'
         && adduce_paths_parse_conflict_name (name, &sidecar)
         && adduce_paths_split_sidecar_name (sidecar, &n_article, NULL)
         && adduce_paths_is_sidecar_of (sidecar, n_article, article);
}

/* The type as readdir() would give it. */
static guint8
get_type (int folder_fd, const char *name)
{
  struct stat info;
  return fstatat (folder_fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? (guint8) IFTODT (info.st_mode)
                                                                    : DT_UNKNOWN;
}

void
adduce_corpus_run_look_at_one (AdduceCorpusLooker *looker,
                               const char *folder,
                               const char *relative,
                               const char *coder,
                               AdduceArticleSeen *ret_seen,
                               GHashTable **ret_tally)
{
  g_return_if_fail (looker != NULL);
  g_return_if_fail (relative != NULL);

  const char *slash = strrchr (relative, '/');
  const char *name = slash == NULL ? relative : slash + 1;
  g_autofree char *sub = g_strndup (relative, (gsize) (name - relative));
  g_autofree char *path = g_build_filename (folder, sub, NULL);
  g_autoptr (GHashTable) tally = adduce_corpus_tally_new ();

  DIR *dir = opendir (path);
  int fd = dir == NULL ? -1 : dirfd (dir);
  AdduceCorpusLook look;
  adduce_corpus_looker_look (looker, fd, sub, name, ADDUCE_CORPUS_FILE_ARTICLE, get_type (fd, name), &look);
  View view = { &look.record, look.title, look.problem };
  Sum sum;
  sum_begin (&sum, coder, &view);

  struct dirent *entry;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free); /* of problems: outlive readdir() */
  while (dir != NULL && (entry = readdir (dir)) != NULL)
    {
      AdduceCorpusFileKind kind;
      if (!belongs_to (entry->d_name, name, &kind))
        continue;
      char *kept = g_strdup (entry->d_name);
      g_ptr_array_add (names, kept);
      adduce_corpus_looker_look (looker, fd, sub, kept, kind, get_type (fd, kept), &look);
      view = (View){ &look.record, look.title, look.problem };
      sum_add (&sum, kept, &view);
      adduce_corpus_tally_add_look (tally, looker, &look);
    }
  if (dir != NULL)
    closedir (dir);
  sum_end (&sum);
  *ret_seen = sum.seen;
  if (ret_tally != NULL)
    *ret_tally = g_steal_pointer (&tally);
}
