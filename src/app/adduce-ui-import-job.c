/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading and writing articles in a worker.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-import-job.h"

#define PROGRESS_KEY "adduce-ui-import-progress"

typedef struct
{
  char **files;
  char **formats; /* of each; "" where it is found out */
  char *rule;
  char *encoding;
  char **mapping;
  AdduceImportOptions options;
  AdduceUiImportProgress *progress;
} Reading;

typedef struct
{
  char *folder;
  GPtrArray *files;
  AdduceUiImportProgress *progress;
  guint n_before; /* articles of the files that are written already */
} Writing;

void
adduce_ui_import_result_free (AdduceUiImportResult *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_free (self);
}

AdduceUiImportProgress *
adduce_ui_import_get_progress (GCancellable *cancellable)
{
  AdduceUiImportProgress *progress = g_object_get_data (G_OBJECT (cancellable), PROGRESS_KEY);

  if (progress == NULL)
    {
      progress = g_new0 (AdduceUiImportProgress, 1);
      g_object_set_data_full (G_OBJECT (cancellable), PROGRESS_KEY, progress, g_free);
    }
  return progress;
}

/* --- reading --- */

static void
file_free (gpointer data)
{
  AdduceUiImportFile *file = data;

  g_free (file->path);
  g_clear_object (&file->batch);
  g_free (file->problem);
  g_free (file);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_strfreev (reading->files);
  g_strfreev (reading->formats);
  g_free (reading->rule);
  g_free (reading->encoding);
  g_strfreev (reading->mapping);
  g_free (reading);
}

static gpointer
read_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);

  g_atomic_int_set (&reading->progress->total, (int) g_strv_length (reading->files));
  for (guint i = 0; reading->files[i] != NULL; i++)
    {
      AdduceUiImportFile *file = g_new0 (AdduceUiImportFile, 1);
      g_autoptr (GError) problem = NULL;

      file->path = g_strdup (reading->files[i]);
      g_ptr_array_add (files, file);
      reading->options.format = *reading->formats[i] != '\0' ? reading->formats[i] : NULL;
      file->batch = adduce_import_read (file->path, &reading->options, cancellable, &problem);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (file->batch == NULL)
        file->problem = g_strdup (problem->message);
      file->coding = adduce_foreign_sniff (file->path);
      g_atomic_int_set (&reading->progress->done, (int) i + 1);
    }
  return g_steal_pointer (&files);
}

void
adduce_ui_import_read_async (char **files, char **formats, const AdduceImportOptions *options,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  static const AdduceWork work = { adduce_ui_import_read_async, read_cb, reading_free,
                                   (GDestroyNotify) g_ptr_array_unref, FALSE };
  Reading *reading;

  g_return_if_fail (files != NULL && formats != NULL && g_strv_length (formats) == g_strv_length (files));
  g_return_if_fail (options != NULL);

  reading = g_new0 (Reading, 1);
  reading->files = g_strdupv (files);
  reading->formats = g_strdupv (formats);
  reading->rule = g_strdup (options->rule);
  reading->encoding = g_strdup (options->encoding);
  reading->mapping = g_strdupv ((char **) options->mapping);
  reading->options = *options;
  reading->options.rule = reading->rule;
  reading->options.encoding = reading->encoding;
  reading->options.mapping = (const char *const *) reading->mapping;
  reading->progress = adduce_ui_import_get_progress (cancellable);
  adduce_work_start (&work, reading, cancellable, callback, user_data);
}

GPtrArray *
adduce_ui_import_read_finish (GAsyncResult *result, GError **error)
{
  return adduce_work_finish (result, adduce_ui_import_read_async, error);
}

/* --- writing --- */

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->folder);
  g_ptr_array_unref (writing->files);
  g_free (writing);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Writing *writing = data;

  g_atomic_int_set (&writing->progress->done, (int) (writing->n_before + done));
}

static void
write_files (Writing *writing, AdduceImportWriter *writer, AdduceUiImportResult *result, GCancellable *cancellable)
{
  for (guint i = 0; i < writing->files->len; i++)
    {
      AdduceUiImportFile *file = writing->files->pdata[i];
      g_autoptr (GError) error = NULL;

      if (file->batch == NULL)
        continue;
      if (!adduce_import_writer_write (writer, file->batch, file->path, progress_cb, writing, result->problems,
                                       cancellable, &error))
        {
          result->stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          if (!result->stopped)
            g_ptr_array_add (result->problems, g_strdup (error->message));
          return;
        }
      writing->n_before += adduce_import_batch_get_n_articles (file->batch);
    }
}

static gpointer
write_cb (gpointer data, GCancellable *cancellable, GError **ret_error)
{
  Writing *writing = data;
  AdduceUiImportResult *result = g_new0 (AdduceUiImportResult, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceImportWriter) writer = NULL;
  guint total = 0;

  for (guint i = 0; i < writing->files->len; i++)
    {
      AdduceUiImportFile *file = writing->files->pdata[i];

      total += file->batch != NULL ? adduce_import_batch_get_n_articles (file->batch) : 0;
    }
  g_atomic_int_set (&writing->progress->total, (int) total);
  result->problems = g_ptr_array_new_with_free_func (g_free);
  writer = adduce_import_writer_new (writing->folder, cancellable, &error);
  if (writer == NULL)
    {
      result->stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (!result->stopped)
        g_ptr_array_add (result->problems, g_strdup (error->message));
    }
  else
    {
      write_files (writing, writer, result, cancellable);
      result->n_written = adduce_import_writer_get_n_written (writer);
      result->n_known = adduce_import_writer_get_n_known (writer);
    }
  return result;
}

void
adduce_ui_import_write_async (const char *folder, GPtrArray *files, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  /* What was written is told, also where it was stopped. */
  static const AdduceWork work = { adduce_ui_import_write_async, write_cb, writing_free,
                                   (GDestroyNotify) adduce_ui_import_result_free, TRUE };
  Writing *writing;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (files != NULL);

  writing = g_new0 (Writing, 1);
  *writing = (Writing) { g_strdup (folder), g_ptr_array_ref (files), adduce_ui_import_get_progress (cancellable), 0 };
  adduce_work_start (&work, writing, cancellable, callback, user_data);
}

AdduceUiImportResult *
adduce_ui_import_write_finish (GAsyncResult *result)
{
  return adduce_work_finish (result, adduce_ui_import_write_async, NULL);
}
