/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook from and to files of other programs, and to paper: in a worker, as files can be on slow disks.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-print.h"
#include "adduce-ui-codebook-page-private.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-print-memory.h"

typedef struct {
  char *path;
  AdduceCodebook *codebook; /* to be written, or by which what is read is understood */
  AdducePrintPaper paper;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_object (&job->codebook);
  g_free (job);
}

/* @done is given @self, to be dropped there: the worker may not be the last to let go of it. */
static GTask *
task_new (AdduceUiCodebookPage *self, const char *path, AdduceCodebook *codebook, GAsyncReadyCallback done)
{
  GTask *task = g_task_new (NULL, NULL, done, g_object_ref (self));
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  if (codebook != NULL)
    job->codebook = g_object_ref (codebook);
  adduce_ui_print_memory_get_paper (NULL, &job->paper);
  g_task_set_task_data (task, job, job_free);
  g_task_set_source_tag (task, task_new);
  return task;
}

/* --- reading --- */

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  AdduceCodebook *read = adduce_codebook_import (job->path, job->codebook, &error);

  if (read != NULL)
    g_task_return_pointer (task, read, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCodebookPage) self = data;
  GError *error = NULL;
  g_autoptr (AdduceCodebook) read = g_task_propagate_pointer (G_TASK (result), &error);

  if (_adduce_ui_codebook_page_tell (self, error) && _adduce_ui_codebook_page_get_editor (self) != NULL)
    _adduce_ui_codebook_page_ask_take (self, read);
}

static void
import_path_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiCodebookPage) self = data;
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  g_autoptr (GTask) task = NULL;

  if (path == NULL || editor == NULL)
    return;
  task = task_new (self, path, adduce_codebook_editor_get_codebook (editor), read_done_cb);
  g_task_run_in_thread (task, read_cb);
}

void
_adduce_ui_codebook_page_import (AdduceUiCodebookPage *self)
{
  adduce_ui_dialogs_open_file (_adduce_ui_codebook_page_get_window (self), _("Take from a File"),
                               "*.qdc *.csv *.tsv *.json", _("Codebooks"), import_path_cb, g_object_ref (self));
}

/* --- writing --- */

static gboolean
write_pdf (Job *job, GError **error)
{
  g_autoptr (AdducePrint) print = adduce_print_new_for_codebook (job->codebook, &job->paper);

  return adduce_print_save_pdf (print, job->path, NULL, NULL, NULL, error);
}

static void
write_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autofree char *lower = g_ascii_strdown (job->path, -1);
  gboolean written = g_str_has_suffix (lower, ".pdf") ? write_pdf (job, &error)
                                                      : adduce_codebook_export (job->codebook, job->path, &error);

  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCodebookPage) self = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (_adduce_ui_codebook_page_tell (self, error))
    {
      g_autofree char *name = g_filename_display_basename (job->path);
      /* translators: %s is the name of a file */
      g_autofree char *text = g_strdup_printf (_("Codebook written to %s"), name);

      g_signal_emit_by_name (_adduce_ui_codebook_page_get_context (self), "message", text, FALSE);
    }
}

static void
export_path_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiCodebookPage) self = data;
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  g_autoptr (GTask) task = NULL;

  if (path == NULL || editor == NULL)
    return;
  task = task_new (self, path, adduce_codebook_editor_get_codebook (editor), write_done_cb);
  g_task_run_in_thread (task, write_cb);
}

/* The kinds of file, in the order of the choice. */
static const struct {
  const char *title;
  const char *name;
} kinds[] = {
  { N_("Page for browsers (HTML)"), "codebook.html" },
  { N_("Pages to print (PDF)"), "codebook.pdf" },
  { N_("REFI-QDA codebook (QDC)"), "codebook.qdc" },
  { N_("Table (CSV)"), "codebook.csv" },
  { N_("Adduce (JSON)"), "codebook.json" },
};

typedef struct {
  AdduceUiCodebookPage *page;
  GtkDropDown *choice;
} Ask;

static void
kind_cb (const char *response, gpointer data)
{
  Ask *ask = data;
  guint kind = gtk_drop_down_get_selected (ask->choice);

  if (response != NULL && kind < G_N_ELEMENTS (kinds))
    adduce_ui_dialogs_save_file (_adduce_ui_codebook_page_get_window (ask->page), _("Export the Codebook"),
                                 kinds[kind].name, export_path_cb, g_object_ref (ask->page));
  g_object_unref (ask->page);
  g_object_unref (ask->choice);
  g_free (ask);
}

void
_adduce_ui_codebook_page_export (AdduceUiCodebookPage *self)
{
  const char *titles[G_N_ELEMENTS (kinds) + 1] = { NULL };
  Ask *ask = g_new0 (Ask, 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    titles[i] = _(kinds[i].title);
  ask->page = g_object_ref (self);
  ask->choice = g_object_ref_sink (GTK_DROP_DOWN (gtk_drop_down_new_from_strings (titles)));
  adduce_ui_compat_label_drop_down (ask->choice, _("Kind of file"));
  adduce_ui_dialogs_ask (_adduce_ui_codebook_page_get_window (self), _("Export the Codebook"),
                         _("As an appendix of a paper, for another program, or for a spreadsheet."),
                         GTK_WIDGET (ask->choice), _("_Export…"), NULL, FALSE, kind_cb, ask);
}
