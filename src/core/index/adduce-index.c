/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index of a corpus: its file, or what stands in for it.
 */
#include "config.h"

#include "index/adduce-index.h"

#include <glib/gi18n-lib.h>

#include "index/adduce-index-private.h"
#include "index/adduce-index-update.h"

/* Milliseconds between two reports to a main context. */
#define REPORT_MS 50

/* Microseconds between two tries to be the one who updates. */
#define WAIT_US (20 * 1000)

/*
 * AdduceIndex:
 * @updating: held by who updates; it may be long
 * @mutex: guards the database
 */
struct _AdduceIndex
{
  GObject parent_instance;

  char *folder;
  GMutex updating;
  GMutex mutex;
  AdduceIndexDb *db;
  gboolean in_memory;

  GMutex known; /* guards what follows, so that nobody waits for who asks the database */
  char *note;
  char **problems;
  guint n_articles;
};

G_DEFINE_FINAL_TYPE (AdduceIndex, adduce_index, G_TYPE_OBJECT)

static void
adduce_index_finalize (GObject *object)
{
  AdduceIndex *self = ADDUCE_INDEX (object);
  adduce_index_db_free (self->db);
  g_free (self->folder);
  g_free (self->note);
  g_strfreev (self->problems);
  g_mutex_clear (&self->known);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->updating);
  G_OBJECT_CLASS (adduce_index_parent_class)->finalize (object);
}

static void
adduce_index_class_init (AdduceIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_index_finalize;
}

static void
adduce_index_init (AdduceIndex *self)
{
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->known);
  g_mutex_init (&self->updating);
}

AdduceIndex *
adduce_index_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AdduceIndex *self = g_object_new (ADDUCE_TYPE_INDEX, NULL);
  self->folder = g_strdup (folder);
  return self;
}

const char *
adduce_index_get_folder (AdduceIndex *self)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), NULL);

  return self->folder;
}

/* --- the database --- */

/* With the mutex. */
static gboolean
open_in_memory (AdduceIndex *self, const GError *reason, GError **error)
{
  g_clear_pointer (&self->db, adduce_index_db_free);
  g_mutex_lock (&self->known);
  g_free (self->note);
  /* translators: %s is a sentence that says why */
  self->note = g_strdup_printf (_("The search index is not kept, and made anew each time: %s"), reason->message);
  g_mutex_unlock (&self->known);
  self->in_memory = TRUE;
  self->db = adduce_index_db_open (NULL, error);
  return self->db != NULL;
}

/* With the mutex. */
static gboolean
open_db (AdduceIndex *self, GError **error)
{
  if (self->db != NULL)
    return TRUE;
  g_autofree char *path = adduce_index_db_make_path (self->folder);
  g_autoptr (GError) reason = NULL;
  if (!self->in_memory)
    self->db = adduce_index_db_open (path, &reason);
  return self->db != NULL || open_in_memory (self, reason, error);
}

AdduceIndexDb *
adduce_index_lock (AdduceIndex *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), NULL);

  g_mutex_lock (&self->mutex);
  if (open_db (self, error))
    return self->db;
  g_mutex_unlock (&self->mutex);
  return NULL;
}

void
adduce_index_unlock (AdduceIndex *self)
{
  g_return_if_fail (ADDUCE_IS_INDEX (self));

  g_mutex_unlock (&self->mutex);
}

/* After a failure: whether it is worth another try, with a new file or without one. */
static gboolean
mend (AdduceIndex *self, const GError *failure, GError **error)
{
  g_autofree char *path = adduce_index_db_make_path (self->folder);
  gboolean mended = FALSE;
  g_mutex_lock (&self->mutex);
  if (!self->in_memory && self->db != NULL && adduce_index_db_is_broken (self->db))
    {
      g_clear_pointer (&self->db, adduce_index_db_free);
      adduce_index_db_remove (path);
      mended = open_db (self, error);
    }
  else if (!self->in_memory && self->db != NULL && adduce_index_db_is_unwritable (self->db))
    mended = open_in_memory (self, failure, error);
  g_mutex_unlock (&self->mutex);
  return mended;
}

/* --- what is known --- */

static char **
read_problems (AdduceIndexDb *db)
{
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  sqlite3_stmt *statement = adduce_index_db_prepare (
    db, "SELECT problem FROM articles WHERE problem IS NOT NULL "
        "UNION ALL SELECT problem FROM layers WHERE problem IS NOT NULL", NULL);
  gboolean row = FALSE;
  while (statement != NULL && adduce_index_db_step (db, statement, &row, NULL) && row)
    g_strv_builder_add (problems, (const char *) sqlite3_column_text (statement, 0));
  return g_strv_builder_end (problems);
}

static guint
count_articles (AdduceIndexDb *db)
{
  sqlite3_stmt *statement = adduce_index_db_prepare (
    db, "SELECT count (*) FROM articles WHERE problem IS NULL AND title IS NOT NULL", NULL);
  gboolean row = FALSE;
  guint n = 0;
  if (statement != NULL && adduce_index_db_step (db, statement, &row, NULL) && row)
    n = (guint) sqlite3_column_int64 (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement);
  return n;
}

/* After an update. */
static void
learn (AdduceIndex *self)
{
  AdduceIndexDb *db = adduce_index_lock (self, NULL);
  if (db == NULL)
    return;
  char **problems = read_problems (db);
  guint n_articles = count_articles (db);
  adduce_index_unlock (self);
  g_mutex_lock (&self->known);
  g_strfreev (self->problems);
  self->problems = problems;
  self->n_articles = n_articles;
  g_mutex_unlock (&self->known);
}

/* --- updating --- */

static gboolean
wait_for_turn (AdduceIndex *self, GCancellable *cancellable, GError **error)
{
  while (!g_mutex_trylock (&self->updating))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_usleep (WAIT_US);
    }
  return TRUE;
}

/* A broken file is found out while it is used, and the new one may turn out to have no room. */
#define MAX_TRIES 3

static gboolean
update (AdduceIndex *self, AdduceIndexProgress progress, gpointer user_data, gboolean *ret_changed,
        GCancellable *cancellable, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failure = NULL;
      AdduceIndexDb *db = adduce_index_lock (self, error);
      if (db == NULL)
        return FALSE;
      adduce_index_unlock (self);
      if (adduce_index_update_run (db, &self->mutex, self->folder, progress, user_data, ret_changed, cancellable,
                                   &failure))
        return TRUE;
      if (i + 1 < MAX_TRIES && !g_cancellable_is_cancelled (cancellable) && mend (self, failure, error))
        continue;
      if (error == NULL || *error == NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
}

gboolean
adduce_index_update (AdduceIndex *self, AdduceIndexProgress progress, gpointer user_data, gboolean *ret_changed,
                     GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  gboolean changed = FALSE;
  if (!wait_for_turn (self, cancellable, error))
    return FALSE;
  gboolean done = update (self, progress, user_data, &changed, cancellable, error);
  learn (self);
  g_mutex_unlock (&self->updating);
  if (ret_changed != NULL)
    *ret_changed = changed;
  return done;
}

gboolean
adduce_index_make_anew (AdduceIndex *self, const GError *failure, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), FALSE);
  g_return_val_if_fail (failure != NULL, FALSE);

  if (!wait_for_turn (self, cancellable, error))
    return FALSE;
  gboolean mended = mend (self, failure, error);
  g_mutex_unlock (&self->updating);
  return mended && adduce_index_update (self, NULL, NULL, NULL, cancellable, error);
}

/* --- by a worker --- */

typedef struct {
  AdduceIndex *index; /* the outer task has it */
  AdduceIndexProgress progress;
  gpointer user_data;
  GMainContext *context;
  GTask *outer; /* has this */
  gint64 reported;
  gboolean changed;
} Relay;

typedef struct {
  GTask *outer;
  guint n_done;
  guint n_all;
} Report;

static void
relay_free (gpointer data)
{
  Relay *relay = data;
  g_main_context_unref (relay->context);
  g_free (relay);
}

static void
report_free (gpointer data)
{
  Report *report = data;
  g_object_unref (report->outer);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  Relay *relay = g_task_get_task_data (report->outer);
  if (!g_task_get_completed (report->outer))
    relay->progress (report->n_done, report->n_all, relay->user_data);
  return G_SOURCE_REMOVE;
}

static void
relay_cb (guint n_done, guint n_all, gpointer data)
{
  Relay *relay = data;
  gint64 now = g_get_monotonic_time ();
  if (relay->progress == NULL || now - relay->reported < REPORT_MS * 1000)
    return;
  relay->reported = now;
  Report *report = g_new (Report, 1);
  *report = (Report) { g_object_ref (relay->outer), n_done, n_all };
  g_main_context_invoke_full (relay->context, G_PRIORITY_DEFAULT, report_cb, report, report_free);
}

static void
update_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Relay *relay = task_data;
  g_autoptr (GError) error = NULL;
  if (adduce_index_update (relay->index, relay_cb, relay, &relay->changed, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
updated_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  g_autoptr (GError) error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
}

void
adduce_index_update_async (AdduceIndex *self, AdduceIndexProgress progress, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_INDEX (self));

  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  Relay *relay = g_new0 (Relay, 1);
  relay->index = self;
  relay->progress = progress;
  relay->user_data = user_data;
  relay->context = g_main_context_ref_thread_default ();
  relay->outer = outer;
  g_task_set_source_tag (outer, adduce_index_update_async);
  g_task_set_task_data (outer, relay, relay_free);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, updated_cb, outer);
  g_task_set_task_data (task, relay, NULL);
  g_task_run_in_thread (task, update_cb);
}

gboolean
adduce_index_update_finish (AdduceIndex *self, GAsyncResult *result, gboolean *ret_changed, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  Relay *relay = g_task_get_task_data (G_TASK (result));
  if (ret_changed != NULL)
    *ret_changed = relay->changed;
  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
adduce_index_dup_note (AdduceIndex *self)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), NULL);

  g_mutex_lock (&self->known);
  char *note = g_strdup (self->note);
  g_mutex_unlock (&self->known);
  return note;
}

char **
adduce_index_dup_problems (AdduceIndex *self)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), NULL);

  g_mutex_lock (&self->known);
  char **problems = self->problems != NULL ? g_strdupv (self->problems) : g_new0 (char *, 1);
  g_mutex_unlock (&self->known);
  return problems;
}

guint
adduce_index_get_n_articles (AdduceIndex *self)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX (self), 0);

  g_mutex_lock (&self->known);
  guint n_articles = self->n_articles;
  g_mutex_unlock (&self->known);
  return n_articles;
}
