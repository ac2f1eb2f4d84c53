/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and taking other programs' annotations in a worker.
 */
#include "config.h"

#include "adduce-ui-coding-job.h"
#include "adduce-ui-import-job.h"

typedef struct
{
  char *folder;
  char **paths;
  char *format;
} Reading;

typedef struct
{
  char *folder;
  AdduceForeign *foreign;
  char *coder;
  AdduceForeignMapping *mapping;
  char *format;
  gboolean dry_run;
  gboolean again;
  AdduceUiImportProgress *progress;
} Taking;

/* --- reading --- */

void
adduce_ui_coding_read_free (AdduceUiCodingRead *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->mapping, adduce_foreign_mapping_free);
  g_clear_pointer (&self->summary, adduce_foreign_summary_free);
  g_clear_pointer (&self->foreign, adduce_foreign_free);
  g_clear_object (&self->codebook);
  g_free (self);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->folder);
  g_strfreev (reading->paths);
  g_free (reading->format);
  g_free (reading);
}

static void
read_work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_autoptr (AdduceUiCodingRead) read = g_new0 (AdduceUiCodingRead, 1);
  g_autofree char *problem = NULL;
  GError *error = NULL;

  read->codebook = adduce_codebook_load_for_corpus (reading->folder, &problem);
  if (problem != NULL)
    {
      g_task_return_new_error (task, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, "%s", problem);
      return;
    }
  read->foreign = adduce_foreign_read ((const char *const *) reading->paths, reading->format, cancellable, &error);
  if (read->foreign == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  read->format = reading->format == NULL ? adduce_foreign_sniff (reading->paths[0]) : NULL;
  read->summary = adduce_foreign_summary_new (read->foreign);
  read->mapping = adduce_foreign_mapping_complete (NULL, read->foreign, read->codebook);
  g_task_return_pointer (task, g_steal_pointer (&read), (GDestroyNotify) adduce_ui_coding_read_free);
}

void
adduce_ui_coding_read_async (const char *folder, char **paths, const char *format, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->folder = g_strdup (folder);
  reading->paths = g_strdupv (paths);
  reading->format = g_strdup (format);
  g_task_set_source_tag (task, adduce_ui_coding_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_work_cb);
}

AdduceUiCodingRead *
adduce_ui_coding_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- taking --- */

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_free (taking->folder);
  g_free (taking->coder);
  adduce_foreign_mapping_free (taking->mapping);
  g_free (taking->format);
  g_free (taking);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Taking *taking = data;

  g_atomic_int_set (&taking->progress->total, (int) total);
  g_atomic_int_set (&taking->progress->done, (int) done);
}

static void
take_work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Taking *taking = data;
  AdduceForeignOptions options = { .coder = taking->coder, .mapping = taking->mapping, .dry_run = taking->dry_run,
                                   .format = taking->format, .again = taking->again };
  GError *error = NULL;
  AdduceForeignResult *result
    = adduce_foreign_take (taking->folder, taking->foreign, &options, progress_cb, taking, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) adduce_foreign_result_free);
  else
    g_task_return_error (task, error);
}

void
adduce_ui_coding_take_async (const char *folder, AdduceForeign *foreign, const char *coder,
                             AdduceForeignMapping *mapping, const char *format, gboolean dry_run, gboolean again,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Taking *taking = g_new0 (Taking, 1);

  *taking = (Taking) { g_strdup (folder), foreign, g_strdup (coder), mapping, g_strdup (format), dry_run, again,
                       adduce_ui_import_get_progress (cancellable) };
  /* What was written is told, also where somebody stopped it in the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, adduce_ui_coding_take_async);
  g_task_set_task_data (task, taking, taking_free);
  g_task_run_in_thread (task, take_work_cb);
}

AdduceForeignResult *
adduce_ui_coding_take_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
