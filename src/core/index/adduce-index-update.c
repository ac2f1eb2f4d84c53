/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading what changed into the index.
 *
 * Files are read without the mutex; what is written is committed some times a second, and what came between the plan
 * and the writing, by another program that uses the same index, is looked for first: writing a thing twice does no
 * harm.
 */
#include "config.h"

#include "index/adduce-index-update.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "index/adduce-index-layers.h"
#include "index/adduce-index-plain.h"
#include "index/adduce-index-plan.h"
#include "index/adduce-search-node.h"
#include "store/adduce-article-facts.h"
#include "store/adduce-paths.h"
#include "store/adduce-zone-store.h"
#include "text/adduce-text.h"

#define COMMIT_US (250 * 1000)

/* A title stands at the beginning. */
#define TITLE_BYTES 2048

typedef struct {
  AdduceIndexDb *db;
  GMutex *mutex;
  const char *folder;
  AdduceIndexLayers *layers;
  gboolean open; /* a transaction */
  gint64 opened;
} Update;

/* What was read of an article. */
typedef struct {
  AdduceText *text; /* NULL where it can't be read, or need not be */
  char *problem;
  GArray *zones;    /* NULL where there are none */
  char *zones_problem;
  AdduceArticleFacts facts;
} Contents;

static void
contents_clear (Contents *self)
{
  g_clear_object (&self->text);
  g_free (self->problem);
  g_clear_pointer (&self->zones, g_array_unref);
  g_free (self->zones_problem);
  adduce_article_facts_clear (&self->facts);
}

/* --- transactions --- */

static gboolean
begin (Update *self, GError **error)
{
  if (self->open)
    return TRUE;
  self->open = adduce_index_db_run (self->db, "BEGIN IMMEDIATE", error);
  self->opened = g_get_monotonic_time ();
  return self->open;
}

static gboolean
commit (Update *self, GError **error)
{
  if (!self->open)
    return TRUE;
  self->open = !adduce_index_db_run (self->db, "COMMIT", error);
  return !self->open;
}

/* What was done before the failure, of what is still open, is lost, and made again the next time. */
static void
roll_back (Update *self)
{
  if (self->open && !sqlite3_get_autocommit (adduce_index_db_get (self->db)))
    adduce_index_db_run (self->db, "ROLLBACK", NULL);
  self->open = FALSE;
}

/* --- articles --- */

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/* NULL where there is no file, and none of any size where its stamp can't be relied on. */
static void
bind_stamp (sqlite3_stmt *statement, int index, const AdduceIndexSource *source)
{
  static const AdduceCorpusStamp none = { 0 };
  if (source->exists && memcmp (&source->stamp, &none, sizeof none) != 0)
    sqlite3_bind_blob (statement, index, &source->stamp, (int) sizeof source->stamp, SQLITE_TRANSIENT);
  else if (source->exists)
    sqlite3_bind_zeroblob (statement, index, 1);
}

/* Words with a blank before and behind, so that whole ones can be found. */
static void
bind_words (sqlite3_stmt *statement, int index, const char *text)
{
  g_autofree char *words = adduce_search_dup_words (text);
  bind_text (statement, index, words);
}

/* The id of the article, with a row made for it if there is none; 0 on an error. */
static gint64
get_id (Update *self, const char *path, GError **error)
{
  sqlite3_stmt *statement = adduce_index_db_prepare (self->db, "SELECT id FROM articles WHERE path = ?1", error);
  gboolean row = FALSE;
  if (statement == NULL)
    return 0;
  sqlite3_bind_blob (statement, 1, path, (int) strlen (path), SQLITE_TRANSIENT);
  if (!adduce_index_db_step (self->db, statement, &row, error))
    return 0;
  if (row)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      return id;
    }
  statement = adduce_index_db_prepare (self->db, "INSERT INTO articles (path) VALUES (?1)", error);
  if (statement == NULL)
    return 0;
  sqlite3_bind_blob (statement, 1, path, (int) strlen (path), SQLITE_TRANSIENT);
  return adduce_index_db_step (self->db, statement, NULL, error)
           ? sqlite3_last_insert_rowid (adduce_index_db_get (self->db)) : 0;
}

static gboolean
run_with_id (Update *self, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *statement = adduce_index_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return adduce_index_db_step (self->db, statement, NULL, error);
}

static gboolean
write_text (Update *self, const AdduceIndexItem *item, gint64 id, const Contents *contents, GError **error)
{
  g_autofree char *shown = adduce_paths_display (item->article.path);
  g_autofree char *name = g_path_get_basename (shown);
  g_autofree char *title = NULL;
  if (contents->text != NULL)
    title = adduce_text_guess_title (adduce_text_get_utf8 (contents->text),
                                     (gssize) MIN (adduce_text_get_n_bytes (contents->text), TITLE_BYTES));
  const char *shown_title = title != NULL ? title : name;

  if (!run_with_id (self, "DELETE FROM words WHERE rowid = ?1", id, error))
    return FALSE;
  sqlite3_stmt *statement = adduce_index_db_prepare (self->db, "UPDATE articles SET stamp = ?2, title = ?3, "
                                                     "title_words = ?4, path_words = ?5, problem = ?6 WHERE id = ?1",
                                                     error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  bind_stamp (statement, 2, &item->article);
  bind_text (statement, 3, shown_title);
  bind_words (statement, 4, shown_title);
  bind_words (statement, 5, shown);
  bind_text (statement, 6, contents->problem);
  if (!adduce_index_db_step (self->db, statement, NULL, error))
    return FALSE;
  if (contents->text == NULL)
    return TRUE;

  statement = adduce_index_db_prepare (self->db, "INSERT INTO words (rowid, body) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, adduce_text_get_utf8 (contents->text),
                     (int) adduce_text_get_n_bytes (contents->text), SQLITE_STATIC);
  gboolean done = adduce_index_db_step (self->db, statement, NULL, error);
  sqlite3_clear_bindings (statement);
  return done;
}

/* The text without boilerplate, where it has some. */
static gboolean
write_plain (Update *self, gint64 id, const Contents *contents, GError **error)
{
  g_autofree char *plain = contents->text != NULL ? adduce_index_plain_new (contents->text, contents->zones) : NULL;
  if (!run_with_id (self, "DELETE FROM plain WHERE rowid = ?1", id, error))
    return FALSE;
  sqlite3_stmt *statement = adduce_index_db_prepare (
    self->db, "UPDATE articles SET zoned = ?2, zones_problem = ?3 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int (statement, 2, plain != NULL);
  bind_text (statement, 3, contents->zones_problem);
  if (!adduce_index_db_step (self->db, statement, NULL, error))
    return FALSE;
  if (plain == NULL)
    return TRUE;

  statement = adduce_index_db_prepare (self->db, "INSERT INTO plain (rowid, body) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, plain, (int) adduce_text_get_n_bytes (contents->text), SQLITE_TRANSIENT);
  return adduce_index_db_step (self->db, statement, NULL, error);
}

static gboolean
write_facts (Update *self, const AdduceIndexItem *item, gint64 id, const Contents *contents, GError **error)
{
  gint64 outlet = 0;
  if (contents->facts.outlet != NULL
      && !adduce_index_layers_get_tag (self->layers, "outlet", contents->facts.outlet, contents->facts.outlet, &outlet,
                                       error))
    return FALSE;
  sqlite3_stmt *statement = adduce_index_db_prepare (
    self->db, "UPDATE articles SET meta_stamp = ?2, date = ?3, outlet = ?4 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  bind_stamp (statement, 2, &item->meta);
  bind_text (statement, 3, contents->facts.date);
  if (outlet != 0)
    sqlite3_bind_int64 (statement, 4, outlet);
  return adduce_index_db_step (self->db, statement, NULL, error);
}

/* (transfer full): the sentence begins with the file's name, before which the folders that lead to it are put. */
static char *
dup_problem (const char *path, const GError *error)
{
  g_autofree char *shown = adduce_paths_display (path);
  const char *slash = strrchr (shown, '/');
  if (slash == NULL)
    return g_strdup (error->message);
  g_autofree char *folders = g_strndup (shown, (gsize) (slash + 1 - shown));
  return g_strconcat (folders, error->message, NULL);
}

/* Zones are placed in the text, so that this is needed for them, too. */
static void
read_zones (Update *self, const AdduceIndexItem *item, const char *path, Contents *contents)
{
  g_autoptr (GError) error = NULL;
  if (!item->meta.exists)
    return;
  if (contents->text == NULL && !item->article.changed)
    contents->text = adduce_text_load (path, NULL);
  if (contents->text != NULL)
    contents->zones = adduce_zones_load (path, contents->text, NULL, &error);
  if (error == NULL)
    return;
  g_autofree char *shown = adduce_paths_display (item->article.path);
  /* translators: an article, and why a file beside it can't be read */
  contents->zones_problem = g_strdup_printf (_("%s: what of it is boilerplate can’t be read, and nothing is left out: "
                                               "%s"), shown, error->message);
}

static void
read_contents (Update *self, const AdduceIndexItem *item, Contents *contents)
{
  g_autofree char *path = g_build_filename (self->folder, item->article.path, NULL);
  g_autoptr (GError) error = NULL;
  if (item->article.changed)
    contents->text = adduce_text_load (path, &error);
  if (error != NULL)
    contents->problem = dup_problem (item->article.path, error);
  if (item->meta.changed || item->article.changed)
    adduce_article_facts_read (path, item->meta.exists, &contents->facts);
  read_zones (self, item, path, contents);
}

static gboolean
write_item (Update *self, const AdduceIndexItem *item, const Contents *contents, GPtrArray *sidecars, GError **error)
{
  if (!begin (self, error))
    return FALSE;
  gint64 id = get_id (self, item->article.path, error);
  if (id == 0 || (item->article.changed && !write_text (self, item, id, contents, error))
      || ((item->meta.changed || item->article.changed)
          && (!write_facts (self, item, id, contents, error) || !write_plain (self, id, contents, error))))
    return FALSE;
  for (guint i = 0; i < item->layers->len; i++)
    if (!adduce_index_layers_write (self->layers, id, item->layers->pdata[i], sidecars->pdata[i],
                                    contents->text, contents->zones, error))
      return FALSE;
  return g_get_monotonic_time () - self->opened < COMMIT_US || commit (self, error);
}

/* Reads without the mutex, and writes with it. */
static gboolean
take_item (Update *self, const AdduceIndexItem *item, GError **error)
{
  Contents contents = { 0 };
  g_autoptr (GPtrArray) sidecars = g_ptr_array_new_with_free_func (adduce_index_layer_free);
  read_contents (self, item, &contents);
  for (guint i = 0; i < item->layers->len; i++)
    g_ptr_array_add (sidecars, adduce_index_layer_read (self->folder, item->layers->pdata[i]));

  g_mutex_lock (self->mutex);
  gboolean done = write_item (self, item, &contents, sidecars, error);
  g_mutex_unlock (self->mutex);
  contents_clear (&contents);
  return done;
}

/* --- what is gone --- */

static gboolean
remove_gone (Update *self, const AdduceIndexPlan *plan, GError **error)
{
  if (plan->gone_articles->len == 0 && plan->gone_layers->len == 0)
    return TRUE;
  if (!begin (self, error))
    return FALSE;
  for (guint i = 0; i < plan->gone_layers->len; i++)
    if (!adduce_index_layers_remove (self->layers, g_array_index (plan->gone_layers, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < plan->gone_articles->len; i++)
    {
      gint64 id = g_array_index (plan->gone_articles, gint64, i);
      if (!run_with_id (self, "DELETE FROM words WHERE rowid = ?1", id, error)
          || !run_with_id (self, "DELETE FROM plain WHERE rowid = ?1", id, error)
          || !run_with_id (self, "DELETE FROM articles WHERE id = ?1", id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_all (Update *self, const AdduceIndexPlan *plan, AdduceIndexProgress progress, gpointer user_data,
          GCancellable *cancellable, GError **error)
{
  g_mutex_lock (self->mutex);
  gboolean done = remove_gone (self, plan, error);
  g_mutex_unlock (self->mutex);
  for (guint i = 0; done && i < plan->items->len; i++)
    {
      if (progress != NULL)
        progress (i, plan->items->len, user_data);
      /* What was read stays. */
      if (g_cancellable_is_cancelled (cancellable))
        break;
      done = take_item (self, plan->items->pdata[i], error);
    }
  g_mutex_lock (self->mutex);
  done = done && commit (self, error);
  g_mutex_unlock (self->mutex);
  if (progress != NULL && done)
    progress (plan->items->len, plan->items->len, user_data);
  return done && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
adduce_index_update_run (AdduceIndexDb *db, GMutex *mutex, const char *folder, AdduceIndexProgress progress,
                         gpointer user_data, gboolean *ret_changed, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (mutex != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  g_autoptr (AdduceIndexPlan) plan = adduce_index_plan_new (db, mutex, folder, cancellable, error);
  if (plan == NULL)
    return FALSE;
  g_autoptr (AdduceIndexLayers) layers = adduce_index_layers_new (db);
  Update update = { .db = db, .mutex = mutex, .folder = folder, .layers = layers };
  gboolean done = take_all (&update, plan, progress, user_data, cancellable, error);
  if (!done)
    {
      g_mutex_lock (mutex);
      roll_back (&update);
      g_mutex_unlock (mutex);
    }
  *ret_changed = plan->items->len > 0 || plan->gone_articles->len > 0 || plan->gone_layers->len > 0;
  return done;
}
