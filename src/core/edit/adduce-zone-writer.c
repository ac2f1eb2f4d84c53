/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The delayed writing of zones.
 *
 * A job has all that it needs and runs in a worker, or in the owner's thread when that can't wait. What it brings
 * back is taken in by finish_job(), always in the owner's thread: from the task's callback, or from flush(), which
 * then has waited for the worker.
 */
#include "config.h"

#include "edit/adduce-zone-writer.h"

#include "edit/adduce-once.h"
#include "store/adduce-journal.h"
#include "store/adduce-zone-store.h"

/* Milliseconds: after a mark, as one marks several, and after a failure. */
#define DELAY 150
#define RETRY_DELAY 5000

/* Reference-counted: the owner has one, and the task. */
typedef struct {
  AdduceZoneWriter *writer; /* owner's thread only; NULL: finish_job() has had it */
  char *article;
  AdduceText *text;
  AdduceJournal *journal; /* borrowed: the writer waits for the job before it lets go */
  goffset position;
  GPtrArray *commands;
  guint n_written;
  GError *error;

  AdduceOnce once;
} Job;

struct _AdduceZoneWriter {
  char *article;
  AdduceText *text;
  AdduceJournal *journal;
  GPtrArray *recovered; /* journals of killed runs, of which all is pending; NULL: none */
  GPtrArray *pending;   /* AdduceCommand, in the order in which they were done */
  GMainContext *context;
  GSource *source;
  Job *job;
  AdduceZoneWriterFunc tell;
  gpointer tell_data;
};

static void
job_clear (Job *job)
{
  g_free (job->article);
  g_object_unref (job->text);
  g_ptr_array_unref (job->commands);
  g_clear_error (&job->error);
  adduce_once_clear (&job->once);
}

static void
job_unref (Job *job)
{
  g_atomic_rc_box_release_full (job, (GDestroyNotify) job_clear);
}

static Job *
job_new (AdduceZoneWriter *self)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  adduce_once_init (&job->once);
  job->writer = self;
  job->article = g_strdup (self->article);
  job->text = g_object_ref (self->text);
  job->journal = self->journal;
  job->position = adduce_journal_get_position (self->journal);
  job->commands = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->pending->len; i++)
    g_ptr_array_add (job->commands, g_object_ref (self->pending->pdata[i]));
  return job;
}

/* In any thread, once. */
static void
job_run (gpointer work)
{
  Job *job = work;

  /* The marks are safe here first, should the writing fail or the power. */
  adduce_journal_sync (job->journal, NULL);
  for (guint i = 0; i < job->commands->len && job->error == NULL; i++)
    {
      const AdduceZoneChange *change = adduce_command_get_zone_change (job->commands->pdata[i]);
      g_autoptr (GArray) zones = adduce_zones_store_marks (job->article, job->text, change->kind, change->spans,
                                                           change->marked, &job->error);

      job->n_written += zones != NULL;
    }
}

static gboolean write_cb (gpointer user_data);

static void
remove_source (AdduceZoneWriter *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

static void
schedule (AdduceZoneWriter *self, guint delay)
{
  if (self->context == NULL || self->job != NULL || self->source != NULL)
    return;

  self->source = g_timeout_source_new (delay);
  g_source_set_callback (self->source, write_cb, self, NULL);
  g_source_attach (self->source, self->context);
}

/* @error: (nullable): of the last job */
static void
tell (AdduceZoneWriter *self, const GError *error)
{
  AdduceSaveState state = error != NULL           ? ADDUCE_SAVE_STATE_FAILED
                          : self->pending->len > 0 ? ADDUCE_SAVE_STATE_PENDING
                                                   : ADDUCE_SAVE_STATE_SAVED;

  if (self->tell != NULL)
    self->tell (state, error != NULL ? error->message : NULL, self->tell_data);
}

/* What the job brought. Takes over the owner's reference to it. */
static void
finish_job (AdduceZoneWriter *self)
{
  Job *job = g_steal_pointer (&self->job);

  job->writer = NULL;
  g_ptr_array_remove_range (self->pending, 0, job->n_written);
  if (job->error == NULL)
    {
      adduce_journal_saved (self->journal, job->position);
      adduce_journal_discard (self->recovered);
      g_clear_pointer (&self->recovered, g_ptr_array_unref);
    }
  if (self->pending->len > 0)
    schedule (self, job->error != NULL ? RETRY_DELAY : DELAY);
  tell (self, job->error);
  job_unref (job);
}

/* Callbacks */

static void
job_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  adduce_once_offer (&job->once, job_run, job);
  g_task_return_boolean (task, TRUE);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (job->writer != NULL)
    finish_job (job->writer);
}

static gboolean
write_cb (gpointer user_data)
{
  AdduceZoneWriter *self = user_data;
  g_autoptr (GTask) task = NULL;

  remove_source (self);
  self->job = job_new (self);
  g_main_context_push_thread_default (self->context); /* where the task reports */
  task = g_task_new (NULL, NULL, job_done_cb, NULL);
  g_main_context_pop_thread_default (self->context);
  g_task_set_source_tag (task, write_cb);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->job), (GDestroyNotify) job_unref);
  g_task_run_in_thread (task, job_thread);
  return G_SOURCE_REMOVE;
}

/* A journal is a file that may be damaged: places that the text has not are no marks. */
static void
recovered_cb (AdduceZoneKind kind, GArray *spans, gboolean marked, gpointer user_data)
{
  AdduceZoneWriter *self = user_data;

  for (guint i = 0; i < spans->len; i++)
    if (!adduce_text_contains_span (self->text, g_array_index (spans, AdduceSpan, i)))
      return;
  g_ptr_array_add (self->pending, adduce_command_new_mark_zones (kind, spans, marked));
}

AdduceZoneWriter *
adduce_zone_writer_new (const char *article, AdduceText *text)
{
  AdduceZoneWriter *self;
  g_autofree char *path = NULL;

  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  self = g_new0 (AdduceZoneWriter, 1);
  path = adduce_zones_make_path (article);
  self->article = g_strdup (article);
  self->text = g_object_ref (text);
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  adduce_journal_recover_zones (path, adduce_text_get_digest (text), recovered_cb, self, &self->recovered);
  if (self->pending->len == 0)
    adduce_journal_discard (self->recovered);
  self->journal = adduce_journal_new (path, adduce_text_get_digest (text));
  return self;
}

void
adduce_zone_writer_free (AdduceZoneWriter *self)
{
  if (self == NULL)
    return;

  self->tell = NULL; /* who is told is going */
  adduce_zone_writer_flush (self, NULL);
  remove_source (self);
  adduce_journal_free (self->journal);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_ptr_array_unref (self->pending);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->text);
  g_free (self->article);
  g_free (self);
}

void
adduce_zone_writer_start (AdduceZoneWriter *self, GMainContext *context, AdduceZoneWriterFunc tell_func,
                          gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (context != NULL);

  if (self->context != NULL)
    return;

  self->context = g_main_context_ref (context);
  self->tell = tell_func;
  self->tell_data = user_data;
  if (self->pending->len == 0)
    return;
  schedule (self, 0);
  tell (self, NULL);
}

GArray *
adduce_zone_writer_dup_zones (AdduceZoneWriter *self, GError **error)
{
  g_autoptr (GArray) zones = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  zones = adduce_zones_load (self->article, self->text, NULL, error);
  for (guint i = 0; zones != NULL && i < self->pending->len; i++)
    {
      const AdduceZoneChange *change = adduce_command_get_zone_change (self->pending->pdata[i]);

      for (guint k = 0; k < change->spans->len; k++)
        {
          g_autoptr (GArray) before = zones;

          zones
            = adduce_zones_mark (before, change->kind, g_array_index (change->spans, AdduceSpan, k), change->marked);
        }
    }
  return g_steal_pointer (&zones);
}

gboolean
adduce_zone_writer_mark (AdduceZoneWriter *self, AdduceCommand *command, GError **error)
{
  const AdduceZoneChange *change;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_COMMAND (command), FALSE);

  change = adduce_command_get_zone_change (command);
  if (change->spans->len == 0)
    return TRUE;
  if (!adduce_journal_append_zones (self->journal, change->kind, change->spans, change->marked, error))
    return FALSE;

  g_ptr_array_add (self->pending, g_object_ref (command));
  schedule (self, DELAY);
  tell (self, NULL);
  return TRUE;
}

gboolean
adduce_zone_writer_flush (AdduceZoneWriter *self, GError **error)
{
  gboolean written;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->job != NULL)
    {
      adduce_once_wait (&self->job->once, job_run, self->job);
      finish_job (self);
    }
  remove_source (self);
  if (self->pending->len == 0)
    return TRUE;

  self->job = job_new (self);
  adduce_once_wait (&self->job->once, job_run, self->job);
  written = self->job->error == NULL;
  if (!written)
    g_propagate_error (error, g_error_copy (self->job->error));
  finish_job (self);
  return written;
}
