/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be read.
 */
#include "config.h"

#include "index/adduce-index-plan.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"


/* What the index knows of a file. */
typedef struct {
  gint64 id;
  gboolean seen;
  gboolean has_stamp;
  gboolean has_meta;       /* the file */
  gboolean has_meta_stamp; /* one that can be relied on */
  AdduceCorpusStamp stamp;
  AdduceCorpusStamp meta_stamp;
} Known;

typedef struct {
  AdduceIndexPlan *plan;
  AdduceCorpusWalk *walk;
  GHashTable *articles; /* path → Known */
  GHashTable *layers;
  gint64 now_ns;
} Planner;

static void
source_clear (AdduceIndexSource *self)
{
  g_free (self->path);
}

static void
source_free (gpointer data)
{
  source_clear (data);
  g_free (data);
}

static void
item_free (gpointer data)
{
  AdduceIndexItem *self = data;
  source_clear (&self->article);
  source_clear (&self->meta);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

void
adduce_index_plan_free (AdduceIndexPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_array_unref (self->gone_articles);
  g_array_unref (self->gone_layers);
  g_free (self);
}

/* --- what is known --- */

static gboolean
take_stamp (sqlite3_stmt *statement, int column, AdduceCorpusStamp *ret_stamp)
{
  const void *blob = sqlite3_column_blob (statement, column);
  if (blob == NULL || sqlite3_column_bytes (statement, column) != (int) sizeof *ret_stamp)
    return FALSE;
  memcpy (ret_stamp, blob, sizeof *ret_stamp);
  return TRUE;
}

/* @sql: gives id, path, stamp, and perhaps another stamp */
static GHashTable *
load_known (AdduceIndexDb *db, const char *sql, gboolean has_meta, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (sqlite3_stmt) statement = adduce_index_db_compile (db, sql, error);
  gboolean row = FALSE;
  if (statement == NULL || !adduce_index_db_step (db, statement, &row, error))
    return NULL;
  while (row)
    {
      const char *path = sqlite3_column_blob (statement, 1);
      Known *one = g_new0 (Known, 1);
      one->id = sqlite3_column_int64 (statement, 0);
      one->has_stamp = take_stamp (statement, 2, &one->stamp);
      one->has_meta = has_meta && sqlite3_column_type (statement, 3) != SQLITE_NULL;
      one->has_meta_stamp = has_meta && take_stamp (statement, 3, &one->meta_stamp);
      gsize n_path = (gsize) sqlite3_column_bytes (statement, 1);
      g_hash_table_replace (known, g_strndup (path != NULL ? path : "", n_path), one);
      if (!adduce_index_db_step (db, statement, &row, error))
        return NULL;
    }
  return g_steal_pointer (&known);
}

/* --- what there is --- */

static gboolean
is_same (gboolean has_stamp, const AdduceCorpusStamp *known, const AdduceCorpusStamp *now)
{
  return has_stamp && adduce_corpus_stamp_equal (known, now);
}

/* Fills the source; a stamp that can't be relied on is left empty, so that it never equals one. */
static void
look (Planner *self, int fd, const char *name, const char *relative, AdduceIndexSource *source)
{
  struct stat info;
  source->path = g_strconcat (relative, name, NULL);
  source->exists = fstatat (fd, name, &info, 0) == 0;
  if (!source->exists)
    return;
  adduce_corpus_stamp_fill (&source->stamp, &info);
}

static void
settle (Planner *self, AdduceIndexSource *source)
{
  static const AdduceCorpusStamp none = { 0 };
  if (source->exists && !adduce_corpus_stamp_is_settled (&source->stamp, self->now_ns))
    source->stamp = none;
}

/* @all: also those that are the same, as their claims may stand in other zones */
static void
look_at_layers (Planner *self, int fd, const AdduceCorpusFile *article, const char *relative, gboolean all,
                AdduceIndexItem *item)
{
  for (guint next = article->first; next != ADDUCE_CORPUS_NONE;
       next = adduce_corpus_walk_get_file (self->walk, next)->next)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, next);
      if (file->kind != ADDUCE_CORPUS_FILE_SIDECAR)
        continue;
      AdduceIndexSource *layer = g_new0 (AdduceIndexSource, 1);
      look (self, fd, file->name, relative, layer);
      Known *known = g_hash_table_lookup (self->layers, layer->path);
      if (known != NULL)
        known->seen = layer->exists;
      layer->changed
        = layer->exists && (all || known == NULL || !is_same (known->has_stamp, &known->stamp, &layer->stamp));
      settle (self, layer);
      if (layer->changed)
        g_ptr_array_add (item->layers, layer);
      else
        source_free (layer);
    }
}

static void
look_at_article (Planner *self, int fd, const AdduceCorpusFile *article, const char *relative)
{
  AdduceIndexItem *item = g_new0 (AdduceIndexItem, 1);
  g_autofree char *meta = g_strconcat (article->name, ADDUCE_PATHS_META_SUFFIX, NULL);
  item->layers = g_ptr_array_new_with_free_func (source_free);
  look (self, fd, article->name, relative, &item->article);
  look (self, fd, meta, relative, &item->meta);

  Known *known = g_hash_table_lookup (self->articles, item->article.path);
  if (known != NULL && item->article.exists)
    known->seen = TRUE;
  item->article.changed
    = item->article.exists && (known == NULL || !is_same (known->has_stamp, &known->stamp, &item->article.stamp));
  item->meta.changed = known == NULL || item->meta.exists != known->has_meta
                       || (item->meta.exists
                           && !is_same (known->has_meta_stamp, &known->meta_stamp, &item->meta.stamp));
  gboolean zones_changed = (item->article.changed || item->meta.changed)
                           && (item->meta.exists || (known != NULL && known->has_meta));
  settle (self, &item->article);
  settle (self, &item->meta);
  if (item->article.exists)
    look_at_layers (self, fd, article, relative, zones_changed, item);
  if (item->article.exists && (item->article.changed || item->meta.changed || item->layers->len > 0))
    g_ptr_array_add (self->plan->items, item);
  else
    item_free (item);
}

static gboolean
look_at_all (Planner *self, GCancellable *cancellable, GError **error)
{
  guint index;
  while (adduce_corpus_walk_next (self->walk, &index))
    {
      const AdduceCorpusFolder *folder = adduce_corpus_walk_get_folder (self->walk, index);
      int fd = adduce_corpus_walk_open_folder (self->walk, folder->relative);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          if (fd >= 0)
            close (fd);
          return FALSE;
        }
      for (guint i = folder->first; fd >= 0 && i < folder->first + folder->n_files; i++)
        {
          const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, i);
          if (file->kind == ADDUCE_CORPUS_FILE_ARTICLE)
            look_at_article (self, fd, file, folder->relative);
        }
      if (fd >= 0)
        close (fd);
    }
  return TRUE;
}

static void
list_gone (GHashTable *known, GArray *gone)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!((Known *) value)->seen)
      g_array_append_val (gone, ((Known *) value)->id);
}

AdduceIndexPlan *
adduce_index_plan_new (AdduceIndexDb *db, GMutex *mutex, const char *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (mutex != NULL, NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  g_autoptr (AdduceIndexPlan) plan = g_new0 (AdduceIndexPlan, 1);
  plan->items = g_ptr_array_new_with_free_func (item_free);
  plan->gone_articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->gone_layers = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_mutex_lock (mutex);
  g_autoptr (GHashTable) articles = load_known (db, "SELECT id, path, stamp, meta_stamp FROM articles", TRUE, error);
  g_autoptr (GHashTable) layers
    = articles != NULL ? load_known (db, "SELECT id, name, stamp FROM layers", FALSE, error) : NULL;
  g_mutex_unlock (mutex);
  if (layers == NULL)
    return NULL;
  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (folder, NULL, error);
  if (walk == NULL)
    return NULL;

  Planner planner = { plan, walk, articles, layers, g_get_real_time () * 1000 };
  if (!look_at_all (&planner, cancellable, error))
    return NULL;
  list_gone (articles, plan->gone_articles);
  list_gone (layers, plan->gone_layers);
  return g_steal_pointer (&plan);
}
