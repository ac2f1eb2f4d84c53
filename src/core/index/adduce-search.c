/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running queries: first which articles, then their hits, a few articles at a time, so that an update comes in between.
 */
#include "config.h"

#include "index/adduce-search.h"

#include "index/adduce-index-private.h"
#include "index/adduce-search-read.h"
#include "index/adduce-search-regex.h"
#include "index/adduce-search-sql.h"

/* How long results may wait for each other; the first hardly. */
#define FIRST_BATCH_US (5 * 1000)
#define BATCH_US (100 * 1000)

/* Articles that are read while the index is held. */
#define STRIDE 16

typedef struct {
  AdduceIndex *index;
  AdduceSearchQuery *query;
  AdduceSearchOptions options;
  AdduceSearchBatchFunc func; /* NULL: all is kept */
  gpointer func_data;
  GCancellable *cancellable;
  AdduceSearchResults *results;
  gint64 since;
  gint64 batch_us;
  guint n_kept;
  guint n_read; /* articles that were handed over */
} Run;

static AdduceSearchResults *
results_new (void)
{
  AdduceSearchResults *self = g_new0 (AdduceSearchResults, 1);
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
adduce_search_results_free (AdduceSearchResults *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->hits);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* (transfer full) (nullable) (element-type gint64): by path */
static GArray *
list_ids (AdduceIndexDb *db, AdduceSearchSql *sql, GError **error)
{
  g_autofree char *text
    = g_strdup_printf ("SELECT a.id FROM articles a WHERE a.problem IS NULL AND a.title IS NOT NULL AND (%s) "
                       "ORDER BY a.path", sql->where->str);
  g_autoptr (sqlite3_stmt) statement = adduce_index_db_compile (db, text, error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = FALSE;
  adduce_search_sql_bind (sql, statement);
  while (adduce_index_db_step (db, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&ids);
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

static void
hand_over (Run *self, gboolean force)
{
  if (self->func == NULL || (!force && g_get_monotonic_time () - self->since < self->batch_us)
      || self->results->articles->len == 0)
    return;
  self->func (self->results, self->func_data);
  self->n_read += self->results->articles->len;
  g_ptr_array_set_size (self->results->articles, 0);
  g_ptr_array_set_size (self->results->hits, 0);
  self->since = g_get_monotonic_time ();
  self->batch_us = BATCH_US;
}

/* The statements of @reader belong to the database, so this is where they end. */
static gboolean
read_some (Run *self, AdduceSearchReader *reader, GArray *ids, guint first, GError **error)
{
  AdduceIndexDb *db = adduce_index_lock (self->index, error);
  guint max_hits = self->options.max_hits > 0 ? self->options.max_hits : ADDUCE_SEARCH_MAX_HITS;
  gboolean done = db != NULL;
  if (db == NULL)
    return FALSE;
  adduce_index_db_set_cancellable (db, self->cancellable);
  for (guint i = first; done && i < MIN (first + STRIDE, ids->len); i++)
    {
      guint n_before = self->results->hits->len;
      done = adduce_search_reader_read (reader, db, g_array_index (ids, gint64, i), max_hits - self->n_kept,
                                        self->results, error);
      self->n_kept += self->results->hits->len - n_before;
    }
  adduce_index_db_set_cancellable (db, NULL);
  adduce_index_unlock (self->index);
  return done;
}

static gboolean
read_all (Run *self, AdduceSearchReader *reader, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i += STRIDE)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !read_some (self, reader, ids, i, error))
        return FALSE;
      hand_over (self, FALSE);
    }
  hand_over (self, TRUE);
  return TRUE;
}

/* Where there may be boilerplate that is not known. */
static gboolean
list_problems (Run *self, AdduceIndexDb *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = adduce_index_db_compile (
    db, "SELECT zones_problem FROM articles WHERE zones_problem IS NOT NULL AND problem IS NULL ORDER BY path", error);
  gboolean row = FALSE;
  while (statement != NULL && adduce_index_db_step (db, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (self->results->problems, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  return FALSE;
}

/* Which articles; (transfer full) (nullable). */
static GArray *
ask (Run *self, AdduceSearchRegex *regex, AdduceSearchSql **ret_sql, GError **error)
{
  AdduceIndexDb *db = adduce_index_lock (self->index, error);
  GArray *ids = NULL;
  if (db == NULL)
    return NULL;
  adduce_index_db_set_cancellable (db, self->cancellable);
  *ret_sql = adduce_search_sql_new (self->query, db, self->options.no_boilerplate, error);
  if (*ret_sql != NULL && (!self->options.no_boilerplate || list_problems (self, db, error))
      && adduce_search_regex_register (regex, db, error))
    {
      ids = list_ids (db, *ret_sql, error);
      adduce_search_regex_unregister (regex, db);
    }
  adduce_index_db_set_cancellable (db, NULL);
  adduce_index_unlock (self->index);
  return ids;
}

static gboolean
run (Run *self, GError **error)
{
  g_autoptr (AdduceSearchRegex) regex
    = adduce_search_regex_new (self->query, self->options.no_boilerplate, self->results->problems, self->cancellable);
  g_autoptr (AdduceSearchSql) sql = NULL;
  g_autoptr (GError) failure = NULL;
  self->since = g_get_monotonic_time ();
  self->batch_us = FIRST_BATCH_US;
  g_autoptr (GArray) ids = ask (self, regex, &sql, &failure);
  if (ids == NULL)
    {
      const GError *slow = adduce_search_regex_get_error (regex);
      g_propagate_error (error, slow != NULL ? g_error_copy (slow) : g_steal_pointer (&failure));
      return FALSE;
    }
  guint context = self->options.context > 0 ? self->options.context : ADDUCE_SEARCH_CONTEXT;
  AdduceSearchReader *reader = adduce_search_reader_new (self->query, sql, regex,
                                                         MIN (context, ADDUCE_SEARCH_MAX_CONTEXT),
                                                         self->options.no_boilerplate);
  gboolean done = read_all (self, reader, ids, error);
  /* Ending statements is a use of the database, too. */
  AdduceIndexDb *db = adduce_index_lock (self->index, NULL);
  adduce_search_reader_free (reader);
  if (db != NULL)
    adduce_index_unlock (self->index);
  return done;
}

/* A file that turns out to be broken is made anew; what was handed over by then can't be taken back. */
static gboolean
run_safely (Run *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  if (run (self, &failure))
    return TRUE;
  if (self->n_read == 0 && !g_cancellable_is_cancelled (self->cancellable)
      && adduce_index_make_anew (self->index, failure, self->cancellable, NULL))
    {
      g_ptr_array_set_size (self->results->articles, 0);
      g_ptr_array_set_size (self->results->hits, 0);
      g_ptr_array_set_size (self->results->problems, 0);
      self->results->n_hits = self->n_kept = 0;
      return run (self, error);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

AdduceSearchResults *
adduce_search_run (AdduceIndex *index, AdduceSearchQuery *query, const AdduceSearchOptions *options,
                   GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (index), NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceSearchResults) results = results_new ();
  Run self = { .index = index, .query = query, .cancellable = cancellable, .results = results };
  if (options != NULL)
    self.options = *options;
  return run_safely (&self, error) ? g_steal_pointer (&results) : NULL;
}

/* --- by a worker --- */

/* What the worker and the main context share. The outer task has it, and the index. */
typedef struct {
  Run run;
  GTask *outer;
  AdduceSearchBatchFunc func;
  gpointer func_data;
  GMainContext *context;
} Job;

typedef struct {
  GTask *outer;
  AdduceSearchResults *results;
} Batch;

static void
job_free (gpointer data)
{
  Job *job = data;
  adduce_search_query_unref (job->run.query);
  g_clear_object (&job->run.cancellable);
  adduce_search_results_free (job->run.results);
  g_main_context_unref (job->context);
  g_free (job);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;
  g_object_unref (batch->outer);
  adduce_search_results_free (batch->results);
  g_free (batch);
}

static gboolean
batch_cb (gpointer data)
{
  Batch *batch = data;
  Job *job = g_task_get_task_data (batch->outer);
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (batch->outer)))
    job->func (batch->results, job->func_data);
  return G_SOURCE_REMOVE;
}

static gpointer
copy_cb (gconstpointer object, gpointer user_data)
{
  return g_object_ref ((gpointer) object);
}

/* In the worker: what was found goes to who waits for it. */
static void
post_cb (const AdduceSearchResults *results, gpointer user_data)
{
  Job *job = user_data;
  Batch *batch = g_new (Batch, 1);
  *batch = (Batch) { g_object_ref (job->outer), results_new () };
  g_ptr_array_extend (batch->results->articles, results->articles, copy_cb, NULL);
  g_ptr_array_extend (batch->results->hits, results->hits, copy_cb, NULL);
  batch->results->n_hits = results->n_hits;
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "adduce-search");
  g_source_set_callback (source, batch_cb, batch, batch_free);
  g_source_attach (source, job->context);
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  if (run_safely (&job->run, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->run.results), (GDestroyNotify) adduce_search_results_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
worked_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  g_autoptr (GError) error = NULL;
  AdduceSearchResults *results = g_task_propagate_pointer (G_TASK (result), &error);
  if (results != NULL)
    g_task_return_pointer (outer, results, (GDestroyNotify) adduce_search_results_free);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

void
adduce_search_run_async (AdduceIndex *index, AdduceSearchQuery *query, const AdduceSearchOptions *options,
                         AdduceSearchBatchFunc func, gpointer func_data, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_INDEX (index));
  g_return_if_fail (query != NULL);
  g_return_if_fail (func != NULL);

  GTask *outer = g_task_new (index, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  job->run.index = index;
  job->run.query = adduce_search_query_ref (query);
  if (options != NULL)
    job->run.options = *options;
  job->run.func = post_cb;
  job->run.func_data = job;
  g_set_object (&job->run.cancellable, cancellable);
  job->run.results = results_new ();
  job->outer = outer;
  job->func = func;
  job->func_data = func_data;
  job->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (outer, adduce_search_run_async);
  g_task_set_task_data (outer, job, job_free);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, worked_cb, outer);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, work_cb);
}

AdduceSearchResults *
adduce_search_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
