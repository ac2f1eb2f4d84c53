/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datasets: the registry of formats, and the driver that takes rows from a corpus to a stream.
 */

#include "config.h"

#include "export/adduce-export.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "export/adduce-export-output.h"
#include "export/adduce-export-private.h"
#include "export/adduce-export-rows.h"
#include "store/adduce-paths.h"

#define BUFFER_BYTES (64 * 1024)
#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 20)

static const AdduceExportWriter *const writers[] = {
  &adduce_export_csv,
  &adduce_export_tsv,
  &adduce_export_jsonl,
};

/* One run of the driver. */
typedef struct {
  const AdduceExportWriter *writer;
  const AdduceExportOptions *options;
  AdduceExportRows *rows;
  GOutputStream *stream;
  GString *buffer;
  AdduceExportProgress progress;
  gpointer user_data;
  gint64 reported; /* when, by the monotonic clock */
} Run;

/* What a run in a worker needs; owned by its task. */
typedef struct {
  char *folder;
  char *output;
  char *format;
  char **coders;
  char **claims;
  AdduceExportOptions options;
  AdduceExportProgress progress;
  gpointer user_data;
  GMainContext *context;
} Job;

/* One report on its way to the main context. */
typedef struct {
  AdduceExportProgress progress;
  gpointer user_data;
  guint done;
  guint total;
} Report;

static const AdduceExportWriter *
find_writer (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      if (g_strcmp0 (writers[i]->format.id, format) == 0)
        return writers[i];
    }

  return NULL;
}

static gboolean
run_flush (Run *run, GCancellable *cancellable, GError **error)
{
  gboolean written = g_output_stream_write_all (run->stream, run->buffer->str, run->buffer->len,
                                                NULL, cancellable, error);

  g_string_truncate (run->buffer, 0);
  return written;
}

static void
run_report (Run *run, gboolean at_end)
{
  gint64 now = g_get_monotonic_time ();
  guint total = adduce_export_rows_get_n_coded (run->rows);

  if (run->progress == NULL || (!at_end && now - run->reported < PROGRESS_INTERVAL_US))
    return;

  run->reported = now;
  run->progress (at_end ? total : adduce_export_rows_get_n_read (run->rows), total, run->user_data);
}

/* (transfer full) (nullable): the ids of the claims that are wanted; %NULL for all. */
static GHashTable *
make_wanted (const AdduceExportOptions *options)
{
  GHashTable *wanted = options->claims != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;

  for (guint i = 0; wanted != NULL && options->claims[i] != NULL; i++)
    g_hash_table_add (wanted, (gpointer) options->claims[i]);
  return wanted;
}

static gboolean
run_write_rows (Run *run, guint *ret_n_claims, GCancellable *cancellable, GError **error)
{
  AdduceCodebook *codebook = adduce_export_rows_get_codebook (run->rows);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GHashTable) wanted = make_wanted (run->options);
  const AdduceExportRow *row;
  guint n_claims = 0;

  if (run->writer->append_head != NULL)
    run->writer->append_head (run->buffer, run->options, codebook, adduce_export_rows_get_speakers (run->rows));

  while ((row = adduce_export_rows_next (run->rows, cancellable, &local_error)) != NULL)
    {
      if (wanted != NULL && !g_hash_table_contains (wanted, adduce_claim_get_id (row->claim)))
        continue;
      run->writer->append_row (run->buffer, run->options, codebook, adduce_export_rows_get_speakers (run->rows), row);
      n_claims++;
      if (run->buffer->len >= BUFFER_BYTES && !run_flush (run, cancellable, error))
        return FALSE;
      run_report (run, FALSE);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (!run_flush (run, cancellable, error))
    return FALSE;
  run_report (run, TRUE);
  *ret_n_claims = n_claims;
  return TRUE;
}

/* A writer and the rows, so that nothing is made where there is nothing to read. */
static AdduceExportRows *
prepare (const char *folder, const AdduceExportOptions *options, GCancellable *cancellable,
         GError **error)
{
  if (find_writer (options->format) == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no format “%s”"),
                   options->format != NULL ? options->format : "");
      return NULL;
    }

  return adduce_export_rows_new (folder, options->coders, cancellable, error);
}

static AdduceExportResult *
write_rows (AdduceExportRows *rows, GOutputStream *stream, const AdduceExportOptions *options,
            AdduceExportProgress progress, gpointer user_data, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GString) buffer = g_string_sized_new (2 * BUFFER_BYTES);
  g_autoptr (AdduceExportResult) result = g_new0 (AdduceExportResult, 1);
  Run run = {
    find_writer (options->format), options, rows, stream, buffer, progress, user_data, 0
  };

  if (!run_write_rows (&run, &result->n_claims, cancellable, error))
    return NULL;

  result->n_articles = adduce_export_rows_get_n_articles (rows);
  result->problems = g_ptr_array_ref (adduce_export_rows_get_problems (rows));
  return g_steal_pointer (&result);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->output);
  g_free (job->format);
  g_strfreev (job->coders);
  g_strfreev (job->claims);
  g_main_context_unref (job->context);
  g_free (job);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  report->progress (report->done, report->total, report->user_data);
  return G_SOURCE_REMOVE;
}

/* In the worker: the report goes before the task's result, being of the same priority and earlier.
 */
static void
job_progress_cb (guint done, guint total, gpointer user_data)
{
  Job *job = user_data;
  Report *report = g_new (Report, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  *report = (Report){ job->progress, job->user_data, done, total };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, g_free);
  g_source_attach (source, job->context);
}

static void
export_in_worker_cb (GTask *task, gpointer source_object, gpointer task_data,
                     GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AdduceExportResult *result =
    adduce_export_corpus (job->folder, job->output, &job->options,
                          job->progress != NULL ? job_progress_cb : NULL, job, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) adduce_export_result_free);
  else
    g_task_return_error (task, error);
}

const AdduceExportFormat *
adduce_export_get_formats (guint *ret_n_formats)
{
  static AdduceExportFormat formats[G_N_ELEMENTS (writers)];
  static gsize filled = 0;

  g_return_val_if_fail (ret_n_formats != NULL, NULL);

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
        formats[i] = writers[i]->format;
      g_once_init_leave (&filled, 1);
    }

  *ret_n_formats = G_N_ELEMENTS (formats);
  return formats;
}

void
adduce_export_result_free (AdduceExportResult *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

AdduceExportResult *
adduce_export_corpus_to_stream (const char *folder, GOutputStream *stream,
                                const AdduceExportOptions *options, AdduceExportProgress progress,
                                gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceExportRows) rows = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  rows = prepare (folder, options, cancellable, error);
  if (rows == NULL)
    return NULL;

  return write_rows (rows, stream, options, progress, user_data, cancellable, error);
}

AdduceExportResult *
adduce_export_corpus (const char *folder, const char *output, const AdduceExportOptions *options,
                      AdduceExportProgress progress, gpointer user_data, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AdduceExportRows) rows = NULL;
  g_autoptr (AdduceExportOutput) file = NULL;
  g_autoptr (AdduceExportResult) result = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (output != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  rows = prepare (folder, options, cancellable, error);
  if (rows == NULL)
    return NULL;

  file = adduce_export_output_open (output, folder, error);
  if (file == NULL)
    return NULL;

  result = write_rows (rows, adduce_export_output_get_stream (file), options, progress, user_data,
                       cancellable, &local_error);
  if (result == NULL)
    {
      g_autofree char *display = adduce_paths_display (output);

      g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", display);
      return NULL;
    }

  return adduce_export_output_commit (file, error) ? g_steal_pointer (&result) : NULL;
}

void
adduce_export_corpus_async (const char *folder, const char *output,
                            const AdduceExportOptions *options, AdduceExportProgress progress,
                            gpointer progress_data, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (output != NULL);
  g_return_if_fail (options != NULL);

  job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->output = g_strdup (output);
  job->format = g_strdup (options->format);
  job->coders = g_strdupv ((char **) options->coders);
  job->options = *options;
  job->options.format = job->format;
  job->options.coders = (const char *const *) job->coders;
  job->claims = g_strdupv ((char **) options->claims);
  job->options.claims = (const char *const *) job->claims;
  job->progress = progress;
  job->user_data = progress_data;
  job->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_export_corpus_async);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE); /* once the file is in place it is no use to say so */
  g_task_run_in_thread (task, export_in_worker_cb);
}

AdduceExportResult *
adduce_export_corpus_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
