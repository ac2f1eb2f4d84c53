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

static gpointer
read_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;
  g_autoptr (AdduceUiCodingRead) read = g_new0 (AdduceUiCodingRead, 1);
  g_autofree char *problem = NULL;

  read->codebook = adduce_codebook_load_for_corpus (reading->folder, &problem);
  if (problem != NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, problem);
      return NULL;
    }
  read->foreign = adduce_foreign_read ((const char *const *) reading->paths, reading->format, cancellable, error);
  if (read->foreign == NULL)
    return NULL;
  read->format = reading->format == NULL ? adduce_foreign_sniff (reading->paths[0]) : NULL;
  read->summary = adduce_foreign_summary_new (read->foreign);
  read->mapping = adduce_foreign_mapping_complete (NULL, read->foreign, read->codebook);
  return g_steal_pointer (&read);
}

void
adduce_ui_coding_read_async (const char *folder, char **paths, const char *format, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  static const AdduceWork work
    = { adduce_ui_coding_read_async, read_cb, reading_free, (GDestroyNotify) adduce_ui_coding_read_free, FALSE };
  Reading *reading = g_new0 (Reading, 1);

  reading->folder = g_strdup (folder);
  reading->paths = g_strdupv (paths);
  reading->format = g_strdup (format);
  adduce_work_start (&work, reading, cancellable, callback, user_data);
}

AdduceUiCodingRead *
adduce_ui_coding_read_finish (GAsyncResult *result, GError **error)
{
  return adduce_work_finish (result, adduce_ui_coding_read_async, error);
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

static gpointer
take_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;
  AdduceForeignOptions options = { .coder = taking->coder, .mapping = taking->mapping, .dry_run = taking->dry_run,
                                   .format = taking->format, .again = taking->again, .keeps_part = TRUE };

  return adduce_foreign_take (taking->folder, taking->foreign, &options, progress_cb, taking, cancellable, error);
}

void
adduce_ui_coding_take_async (const char *folder, AdduceForeign *foreign, const char *coder,
                             AdduceForeignMapping *mapping, const char *format, gboolean dry_run, gboolean again,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  /* What was written is told, also where somebody stopped it in the last moment. */
  static const AdduceWork work
    = { adduce_ui_coding_take_async, take_cb, taking_free, (GDestroyNotify) adduce_foreign_result_free, TRUE };
  Taking *taking = g_new0 (Taking, 1);

  *taking = (Taking) { g_strdup (folder), foreign, g_strdup (coder), mapping, g_strdup (format), dry_run, again,
                       adduce_ui_import_get_progress (cancellable) };
  adduce_work_start (&work, taking, cancellable, callback, user_data);
}

AdduceForeignResult *
adduce_ui_coding_take_finish (GAsyncResult *result, GError **error)
{
  return adduce_work_finish (result, adduce_ui_coding_take_async, error);
}
