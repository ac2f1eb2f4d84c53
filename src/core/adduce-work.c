/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work in a worker.
 */
#include "config.h"

#include "adduce-work.h"

typedef struct {
  AdduceWork work;
  gpointer data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->work.free_data != NULL)
    job->work.free_data (job->data);
  g_free (job);
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gpointer result = job->work.run (job->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->work.free_result);
}

void
adduce_work_start (const AdduceWork *self, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (self != NULL && self->run != NULL);

  job = g_new0 (Job, 1);
  *job = (Job) { *self, data };
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, self->tag);
  g_task_set_check_cancellable (task, !self->always);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_cb);
}

gpointer
adduce_work_finish (GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
