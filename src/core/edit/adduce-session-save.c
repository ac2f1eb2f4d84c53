/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The delayed save.
 *
 * A job has copies of all that it needs and runs in a worker, or in the owner's thread when that can't wait.
 * What it brings back is taken in by finish_job(), always in the owner's thread: from the task's callback, or
 * from flush(), which then has waited for the worker. Neither task nor job holds the session: dropping it
 * saves what is pending there and then, in the thread that drops it.
 */
#include "config.h"

#include "adduce-error.h"
#include "adduce-session-private.h"
#include "edit/adduce-once.h"
#include "store/adduce-codebook-store.h"

/* Milliseconds: after the last change, and after the first that is not saved yet. */
#define DELAY 300
#define DELAY_MAX 800

/* Reference-counted: the owner has one, and the task. */
struct _AdduceSaveJob {
  AdduceSession *session; /* owner's thread only; NULL: finish_job() has had it */
  char *path;
  char *article_path;
  char *corpus;           /* NULL: to be found */
  gboolean has_codebook;  /* the corpus, as far as is known */
  AdduceJournal *journal; /* borrowed: the session waits for the job before it lets go */
  AdduceSidecar *base;
  AdduceSidecar *mine;
  AdduceFileStamp stamp;
  goffset position;
  guint64 n_changes;

  AdduceSidecar *saved;
  gboolean merged;
  char *warning;
  GError *error;

  AdduceOnce once;
};

static void
job_clear (AdduceSaveJob *job)
{
  g_free (job->path);
  g_free (job->article_path);
  g_free (job->corpus);
  g_clear_object (&job->base);
  g_clear_object (&job->mine);
  g_clear_object (&job->saved);
  g_free (job->warning);
  g_clear_error (&job->error);
  adduce_once_clear (&job->once);
}

static void
job_unref (AdduceSaveJob *job)
{
  g_atomic_rc_box_release_full (job, (GDestroyNotify) job_clear);
}

static AdduceSaveJob *
job_new (AdduceSession *self)
{
  AdduceSaveJob *job = g_atomic_rc_box_new0 (AdduceSaveJob);

  adduce_once_init (&job->once);
  job->session = self;
  job->path = g_strdup (self->sidecar_path);
  job->article_path = g_strdup (self->path);
  job->corpus = g_strdup (self->corpus);
  job->has_codebook = self->codebook_ensured;
  job->journal = self->journal;
  job->base = self->base != NULL ? g_object_ref (self->base) : NULL;
  job->mine = adduce_sidecar_copy (self->sidecar);
  job->stamp = self->stamp;
  job->position = adduce_journal_get_position (self->journal);
  job->n_changes = self->n_changes;
  return job;
}

/* The corpus gets its codebook with its first claim. */
static void
ensure_codebook (AdduceSaveJob *job)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *corpus
    = job->corpus != NULL ? g_strdup (job->corpus) : adduce_codebook_find_corpus (job->article_path);

  job->has_codebook = adduce_codebook_ensure_in_corpus (corpus, &error);
  if (!job->has_codebook && job->warning == NULL)
    job->warning = g_strdup (error->message);
}

/* In any thread, once. */
static void
job_run (gpointer work)
{
  AdduceSaveJob *job = work;

  /* The change is safe here first, should the save fail or the power. */
  adduce_journal_sync (job->journal, NULL);
  if (adduce_sidecar_save (job->path, job->base, job->mine, &job->stamp, &job->saved, &job->warning, &job->error))
    {
      job->merged = !adduce_session_same_sidecar (job->mine, job->saved);
      if (!job->has_codebook)
        ensure_codebook (job);
    }
}

static guint
get_retry_delay (guint n_failures)
{
  return n_failures <= 1 ? 5000 : 30000;
}

static gboolean save_cb (gpointer user_data);

static void
set_timer (AdduceSession *self, guint delay)
{
  adduce_session_remove_source (&self->save_source);
  self->save_source = adduce_session_add_timeout (self, delay, save_cb);
}

static void
take_failure (AdduceSession *self, AdduceSaveJob *job)
{
  self->n_failures++;
  self->first_change = 0;
  adduce_session_set_save_state (self, ADDUCE_SAVE_CLAIMS, ADDUCE_SAVE_STATE_FAILED, job->error->message);
  set_timer (self, get_retry_delay (self->n_failures));
}

static void
take_success (AdduceSession *self, AdduceSaveJob *job)
{
  self->n_failures = 0;
  self->codebook_ensured = job->has_codebook;
  self->n_saved = job->n_changes;
  self->stamp = job->stamp;
  g_set_object (&self->base, job->saved);
  adduce_journal_saved (self->journal, job->position);
  adduce_journal_discard (self->recovered);
  g_ptr_array_set_size (self->recovered, 0);
  if (job->merged)
    adduce_session_merge (self, job->mine, job->saved);

  self->first_change = 0;
  if (adduce_session_is_pending (self))
    adduce_session_schedule_save (self);
  else
    adduce_session_set_save_state (self, ADDUCE_SAVE_CLAIMS, ADDUCE_SAVE_STATE_SAVED, job->warning);
}

/* What the job brought: owner's thread. Takes over the owner's reference to it. */
static void
finish_job (AdduceSession *owner)
{
  g_autoptr (AdduceSession) self = g_object_ref (owner); /* who is told may drop it */
  AdduceSaveJob *job = g_steal_pointer (&self->job);

  job->session = NULL;
  if (job->error != NULL)
    take_failure (self, job);
  else
    take_success (self, job);
  job_unref (job);

  if (self->check_again)
    {
      self->check_again = FALSE;
      adduce_session_check_outside (self);
    }
}

/* Callbacks */

static void
job_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  AdduceSaveJob *job = task_data;

  adduce_once_offer (&job->once, job_run, job);
  g_task_return_boolean (task, TRUE);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AdduceSaveJob *job = g_task_get_task_data (G_TASK (result));

  if (job->session != NULL)
    finish_job (job->session);
}

static gboolean
save_cb (gpointer user_data)
{
  AdduceSession *self = user_data;
  g_autoptr (GTask) task = NULL;

  adduce_session_remove_source (&self->save_source);
  if (self->job != NULL || !adduce_session_is_pending (self))
    return G_SOURCE_REMOVE;

  self->job = job_new (self);
  g_main_context_push_thread_default (self->context); /* where the task reports */
  task = g_task_new (NULL, NULL, job_done_cb, NULL);
  g_main_context_pop_thread_default (self->context);
  g_task_set_source_tag (task, save_cb);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->job), (GDestroyNotify) job_unref);
  g_task_run_in_thread (task, job_thread);
  return G_SOURCE_REMOVE;
}

gboolean
adduce_session_is_pending (AdduceSession *self)
{
  return self->n_changes != self->n_saved;
}

void
adduce_session_schedule_save (AdduceSession *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 latest;

  if (self->first_change == 0)
    self->first_change = now;
  adduce_session_set_save_state (self, ADDUCE_SAVE_CLAIMS, ADDUCE_SAVE_STATE_PENDING, NULL);
  if (self->job != NULL)
    return; /* finish_job() comes here again */

  latest = (self->first_change - now) / 1000 + DELAY_MAX;
  set_timer (self, (guint) CLAMP (latest, 0, DELAY));
}

void
adduce_session_note_change (AdduceSession *self)
{
  self->n_changes++;
  adduce_session_schedule_save (self);
}

gboolean
adduce_session_flush (AdduceSession *self, GError **error)
{
  gboolean zones_written;

  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);

  zones_written = self->zone_writer == NULL || adduce_zone_writer_flush (self->zone_writer, error);
  if (self->job != NULL)
    {
      adduce_once_wait (&self->job->once, job_run, self->job);
      finish_job (self);
    }
  if (!adduce_session_is_pending (self))
    return zones_written;

  adduce_session_remove_source (&self->save_source);
  self->job = job_new (self);
  adduce_once_wait (&self->job->once, job_run, self->job);
  if (self->job->error != NULL && zones_written)
    g_propagate_error (error, g_error_copy (self->job->error));
  gboolean saved = self->job->error == NULL;
  finish_job (self);
  return saved && zones_written;
}

void
adduce_session_stop_saving (AdduceSession *self)
{
  if (self->journal != NULL)
    adduce_session_flush (self, NULL); /* what can't be saved stays in the journal */
  adduce_session_remove_source (&self->save_source);
}
