/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as tables.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialogs.h"
#include "adduce-ui-register-transfer.h"

/* As many sentences of a file are shown. */
#define MAX_SENTENCES 6

static void
tell (AdduceUiRegisterModel *model, const char *message)
{
  g_signal_emit_by_name (adduce_ui_register_model_get_context (model), "message", message, FALSE);
}

/* What a worker reads or writes; owned by its task. */
typedef struct {
  char *path;
  AdduceRegister *base;
  GPtrArray *rows; /* AdduceRegisterRow: what is written */
  AdduceRegister *other;
  gboolean copy;
  GPtrArray *messages; /* sentences about what was read */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_object_unref (job->base);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_object (&job->other);
  g_ptr_array_unref (job->messages);
  g_free (job);
}

/* @done is given @model, to be dropped there: the worker may not be the last to let go of it. */
static void
run (AdduceUiRegisterModel *model, const char *path, GTaskThreadFunc func, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, g_object_ref (model));
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->base = g_object_ref (adduce_ui_register_model_get_register (model));
  job->rows = g_ptr_array_ref (adduce_ui_register_model_get_rows (model));
  job->messages = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, func);
}

/* --- import --- */

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (job->path, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, &error);
  g_autofree char *lower = g_ascii_strdown (job->path, -1);
  g_autoptr (AdduceCsvTable) table = NULL;

  job->copy = g_str_has_suffix (lower, ".json");
  if (bytes != NULL && job->copy)
    job->other = adduce_register_parse (bytes, adduce_register_get_id (job->base), &error);
  else if (bytes != NULL)
    table = adduce_csv_table_new (bytes, NULL, &error);
  if (table != NULL)
    job->other = adduce_register_csv_read (table, job->base, NULL, job->messages, &error);
  if (job->other == NULL && bytes != NULL)
    {
      g_autofree char *name = g_filename_display_basename (job->path);

      g_prefix_error (&error, "%s: ", name);
    }
  if (job->other != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
join_sentences (GPtrArray *messages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (messages->len, MAX_SENTENCES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) messages->pdata[i]);
  if (messages->len > MAX_SENTENCES)
    {
      guint n = messages->len - MAX_SENTENCES;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", n), n);
    }
  return g_string_free (text, FALSE);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) model = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  AdduceRegister *base = adduce_ui_register_model_get_register (model);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell (model, error->message);
      return;
    }
  if (base == NULL)
    return;
  adduce_ui_register_model_perform (model, adduce_register_act_import (base, job->other, job->copy, job->messages),
                                    NULL);
  if (job->messages->len > 0)
    {
      g_autofree char *text = join_sentences (job->messages);

      tell (model, text);
    }
}

static void
import_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) model = user_data;

  if (path != NULL && adduce_ui_register_model_get_register (model) != NULL)
    run (model, path, read_cb, read_done_cb);
}

void
adduce_ui_register_import (GtkWindow *parent, AdduceUiRegisterModel *model)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  adduce_ui_dialogs_open_file (parent, _("Import a Table"), "*.csv *.tsv *.txt *.json", _("Tables and registers"),
                               import_cb, g_object_ref (model));
}

/* --- export --- */

static void
fill_cells_cb (AdduceEntity *entity, char *cells[3], gpointer user_data)
{
  AdduceRegisterRow *row = g_hash_table_lookup (user_data, entity);

  cells[0] = g_strdup_printf ("%u", adduce_register_row_get_n_claims (row));
  cells[1] = g_strdup (adduce_register_row_get_first (row));
  cells[2] = g_strdup (adduce_register_row_get_last (row));
}

static void
write_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GHashTable) by_entity = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  for (guint i = 0; i < job->rows->len; i++)
    {
      g_ptr_array_add (entities, adduce_register_row_get_entity (job->rows->pdata[i]));
      g_hash_table_insert (by_entity, adduce_register_row_get_entity (job->rows->pdata[i]), job->rows->pdata[i]);
    }
  bytes = adduce_register_csv_write (job->base, (AdduceEntity *const *) entities->pdata, entities->len, fill_cells_cb,
                                     by_entity);
  if (adduce_durable_replace (job->path, bytes, NULL, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) model = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (job->path);
  /* translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_("Table written to %s"), name);
  g_autoptr (GError) error = NULL;

  tell (model, g_task_propagate_boolean (G_TASK (result), &error) ? text : error->message);
}

static void
export_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) model = user_data;

  if (path != NULL && adduce_ui_register_model_get_register (model) != NULL)
    run (model, path, write_cb, write_done_cb);
}

void
adduce_ui_register_export (GtkWindow *parent, AdduceUiRegisterModel *model, const char *name)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  adduce_ui_dialogs_save_file (parent, _("Export a Table"), name, export_cb, g_object_ref (model));
}
