/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing in other programs' annotations: pages that follow each other. What takes long is done by a worker, one at a
 * time, and can be stopped. It is over 600 lines because the pages show one reading, which they hand on to each other.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-coding-dialog.h"
#include "adduce-ui-coding-fields.h"
#include "adduce-ui-coding-job.h"
#include "adduce-ui-coding-rows.h"
#include "adduce-ui-coding-values.h"
#include "adduce-ui-coding-words.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-import-job.h"
#include "adduce-ui-wrap-layout.h"

#define PROGRESS_MS 200

/* Problems that are shown; a saved report has all. */
#define MAX_PROBLEMS 1000

struct _AdduceUiCodingDialog
{
  AdwWindow parent_instance;

  GtkWidget *back_button;
  GtkButton *next_button;
  GtkStack *stack;
  GtkWidget *settings_box;
  GtkDropDown *format_drop_down;
  GtkCheckButton *again_check;
  GtkWidget *save_button;
  GtkWidget *load_button;
  AdduceUiCodingFields *fields;
  AdduceUiCodingValues *values;
  AdduceUiCodingRows *rows;
  GtkTextView *problems_view;
  GtkTextView *report_view;
  GtkLabel *state_label;
  GtkWidget *stop_button;

  AdduceUiContext *context;
  char *folder;
  GPtrArray *paths;
  AdduceUiCodingRead *read;    /* or NULL */
  AdduceForeignResult *result; /* or NULL */
  char *report;                /* or NULL */
  GCancellable *stop;          /* of what is being done; NULL: nothing is */
  gboolean writing;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (AdduceUiCodingDialog, adduce_ui_coding_dialog, ADW_TYPE_WINDOW)

static gboolean
is_on (AdduceUiCodingDialog *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
update_buttons (AdduceUiCodingDialog *self)
{
  gboolean busy = self->stop != NULL;
  gboolean is_first = is_on (self, "empty") || is_on (self, "fields");

  gtk_widget_set_visible (self->back_button, is_on (self, "values") || is_on (self, "preview"));
  gtk_widget_set_sensitive (self->back_button, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), !is_on (self, "empty") && !is_on (self, "values"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), !busy);
  gtk_button_set_label (self->next_button, is_on (self, "report")    ? _("_Save Report…")
                                           : is_on (self, "preview") ? _("_Import")
                                                                     : _("_Preview"));
  gtk_widget_set_visible (self->settings_box, is_first);
  gtk_widget_set_sensitive (self->settings_box, !self->writing);
  gtk_widget_set_visible (self->save_button, is_on (self, "fields"));
  gtk_widget_set_visible (self->load_button, is_on (self, "fields"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  gtk_widget_set_visible (self->stop_button, busy);
}

static void
turn_to (AdduceUiCodingDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  update_buttons (self);
}

static void
set_text (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

/* --- working --- */

static gboolean
progress_cb (gpointer data)
{
  AdduceUiCodingDialog *self = data;
  AdduceUiImportProgress *progress;
  int total;
  g_autofree char *text = NULL;

  if (self->stop == NULL)
    {
      self->progress_source = 0;
      return G_SOURCE_REMOVE;
    }
  progress = adduce_ui_import_get_progress (self->stop);
  total = g_atomic_int_get (&progress->total);
  if (total == 0)
    return G_SOURCE_CONTINUE;
  /* translators: how many documents, of how many */
  text = g_strdup_printf (self->writing ? _("Bringing in documents: %d of %d") : _("Placing documents: %d of %d"),
                          g_atomic_int_get (&progress->done), total);
  gtk_label_set_label (self->state_label, text);
  return G_SOURCE_CONTINUE;
}

static void
begin (AdduceUiCodingDialog *self, const char *text)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  self->stop = g_cancellable_new ();
  adduce_ui_import_get_progress (self->stop);
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  gtk_label_set_label (self->state_label, text);
  update_buttons (self);
}

static void
forget_result (AdduceUiCodingDialog *self)
{
  if (self->rows != NULL)
    adduce_ui_coding_rows_show (self->rows, NULL);
  g_clear_pointer (&self->result, adduce_foreign_result_free);
}

static void
forget (AdduceUiCodingDialog *self)
{
  forget_result (self);
  if (self->values != NULL)
    adduce_ui_coding_values_clear (self->values);
  if (self->fields != NULL)
    adduce_ui_coding_fields_clear (self->fields);
  g_clear_pointer (&self->read, adduce_ui_coding_read_free);
}

/* --- placing and bringing in --- */

static void
reload_corpus (AdduceUiCodingDialog *self)
{
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  if (corpus != NULL)
    adduce_corpus_load_async (corpus, coder != NULL ? adduce_coder_get_nickname (coder) : NULL, NULL, NULL, NULL);
}

static void
show_preview (AdduceUiCodingDialog *self)
{
  g_autofree char *text = adduce_ui_coding_describe (self->result, MAX_PROBLEMS);

  adduce_ui_coding_rows_show (self->rows, self->result);
  set_text (self->problems_view, text);
  turn_to (self, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
show_report (AdduceUiCodingDialog *self)
{
  g_autofree char *summary = adduce_ui_coding_summarize (self->result);
  g_autofree char *all = adduce_ui_coding_describe (self->result, 0);
  g_autofree char *shown = adduce_ui_coding_describe (self->result, MAX_PROBLEMS);
  g_autofree char *text = NULL;
  const char *back = _("Nothing that was there was replaced. To take it back, use Undo on the page of all claims: the "
                       "claims go, new articles and values of the codebook stay.");

  g_free (self->report);
  self->report = g_strdup_printf ("%s\n%s\n\n%s", summary, back, all);
  text = g_strdup_printf ("%s\n%s\n\n%s", summary, back, shown);
  set_text (self->report_view, text);
  turn_to (self, "report");
  gtk_widget_grab_focus (GTK_WIDGET (self->report_view));
}

/* Of what came in, also where that was stopped, or the dialog closed. @result: (nullable) */
static void
offer_undo (AdduceUiCodingDialog *self, const AdduceForeignResult *result)
{
  if (result == NULL || adduce_corpus_edit_get_n_steps (result->undo) == 0)
    return;
  adduce_ui_corpus_edits_add_undo (adduce_ui_context_get_corpus_edits (self->context), result->undo);
  if (self->stack == NULL)
    reload_corpus (self);
}

/* @result: (nullable); what came in of it, where it was stopped */
static void
tell_end (AdduceUiCodingDialog *self, const AdduceForeignResult *result, const GError *error, gboolean writing)
{
  const GError *stopped = result != NULL ? result->stopped : error;
  g_autofree char *summary = NULL;

  if (stopped == NULL)
    summary = adduce_ui_coding_summarize (result);
  else if (!g_error_matches (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    summary = g_strdup (stopped->message);
  else if (!writing)
    summary = g_strdup (_("It was stopped; nothing was written."));
  else if (result == NULL)
    summary = g_strdup (_("It was stopped; no claim came in."));
  else
    summary = g_strdup_printf (g_dngettext (NULL,
                                            "It was stopped. %u claim came in, which Undo takes back; a second run "
                                            "goes on with the others.",
                                            "It was stopped. %u claims came in, which Undo takes back; a second run "
                                            "goes on with the others.",
                                            adduce_corpus_edit_get_n_steps (result->undo)),
                               adduce_corpus_edit_get_n_steps (result->undo));
  gtk_label_set_label (self->state_label, summary);
}

static void
taken_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdduceUiCodingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  AdduceForeignResult *result = adduce_ui_coding_take_finish (async, &error);
  gboolean writing = self->writing;

  offer_undo (self, result);
  if (self->stack == NULL || g_task_get_cancellable (G_TASK (async)) != self->stop)
    {
      g_clear_pointer (&result, adduce_foreign_result_free);
      return; /* closed */
    }
  g_clear_object (&self->stop);
  self->writing = FALSE;
  forget_result (self);
  self->result = result;
  tell_end (self, result, error, writing);
  if (result == NULL || result->stopped != NULL)
    turn_to (self, "fields");
  else if (writing)
    show_report (self);
  else
    show_preview (self);
  if (writing)
    reload_corpus (self);
}

static void
take (AdduceUiCodingDialog *self, gboolean dry_run)
{
  const char *coder = adduce_ui_coding_fields_get_coder (self->fields);
  guint selected = gtk_drop_down_get_selected (self->format_drop_down);
  const AdduceForeignFormat *format = selected > 0 ? adduce_foreign_get_nth_format (selected - 1) : NULL;

  if (coder == NULL && self->read->summary->n_uncoded > 0)
    gtk_label_set_label (self->state_label, _("Give the nickname of the coder first, as the files do not say it"));
  else if (coder != NULL && !adduce_coder_is_nickname (coder))
    gtk_label_set_label (self->state_label,
                         _("A nickname has small letters from a to z, digits and hyphens; change that of the coder"));
  else
    {
      self->writing = !dry_run;
      begin (self, dry_run ? _("Looking for the articles…") : _("Bringing in claims…"));
      adduce_ui_coding_take_async (self->folder, self->read->foreign, coder,
                                   adduce_ui_coding_fields_dup_mapping (self->fields),
                                   format != NULL ? format->id : NULL, dry_run,
                                   gtk_check_button_get_active (self->again_check), self->stop, taken_cb,
                                   g_object_ref (self));
      return;
    }
  adduce_ui_coding_fields_focus_coder (self->fields);
}

static void
report_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiCodingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL || self->report == NULL)
    return;
  bytes = g_bytes_new (self->report, strlen (self->report));
  if (!adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error))
    gtk_label_set_label (self->state_label, error->message);
  else
    gtk_label_set_label (self->state_label, _("The report was saved"));
}

static void
next_cb (AdduceUiCodingDialog *self)
{
  if (self->stop != NULL)
    return;
  if (is_on (self, "report"))
    adduce_ui_dialogs_save_file (GTK_WINDOW (self), _("Save Report"), _("import-report.txt"), report_chosen_cb,
                                 g_object_ref (self));
  else if (self->read != NULL)
    take (self, is_on (self, "fields"));
}

static void
back_cb (AdduceUiCodingDialog *self)
{
  turn_to (self, "fields");
  gtk_label_set_label (self->state_label, "");
}

static void
stop_cb (AdduceUiCodingDialog *self)
{
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
}

/* --- the mapping --- */

static void
values_cb (AdduceUiCodingDialog *self, const char *key, const char *variable)
{
  AdduceVariable *known
    = variable != NULL ? adduce_codebook_get_variable (self->read->codebook, variable) : NULL;

  adduce_ui_coding_values_show (self->values, adduce_foreign_summary_find (self->read->summary, key), known,
                                adduce_ui_coding_fields_get_values (self->fields, key));
  turn_to (self, "values");
  gtk_widget_child_focus (GTK_WIDGET (self->values), GTK_DIR_TAB_FORWARD);
}

static void
mapping_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiCodingDialog) self = user_data;
  g_autoptr (AdduceForeignMapping) mapping = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *problem = NULL, *shown = NULL;

  if (path == NULL || self->read == NULL)
    return;
  bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, &error);
  mapping = bytes != NULL ? adduce_foreign_mapping_parse (bytes, &error) : NULL;
  if (mapping != NULL)
    {
      adduce_ui_coding_fields_show (self->fields, self->read, mapping);
      gtk_label_set_label (self->state_label, _("The mapping was loaded"));
      return;
    }
  shown = adduce_paths_display (path);
  problem = bytes != NULL ? g_strdup_printf ("%s: %s", shown, error->message) : g_strdup (error->message);
  gtk_label_set_label (self->state_label, problem);
}

static void
load_cb (AdduceUiCodingDialog *self)
{
  adduce_ui_dialogs_open_file (GTK_WINDOW (self), _("Load a Mapping"), "*.json", _("Mappings"), mapping_chosen_cb,
                               g_object_ref (self));
}

static void
save_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiCodingDialog) self = user_data;
  g_autoptr (AdduceForeignMapping) mapping = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL || self->read == NULL)
    return;
  mapping = adduce_ui_coding_fields_dup_mapping (self->fields);
  bytes = adduce_foreign_mapping_serialize (mapping);
  if (!adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error))
    gtk_label_set_label (self->state_label, error->message);
  else
    gtk_label_set_label (self->state_label, _("The mapping was saved"));
}

static void
save_cb (AdduceUiCodingDialog *self)
{
  adduce_ui_dialogs_save_file (GTK_WINDOW (self), _("Save the Mapping"), _("mapping.json"), save_chosen_cb,
                               g_object_ref (self));
}

/* --- files --- */

static void
show_read (AdduceUiCodingDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AdduceForeignSummary *summary = self->read->summary;
  guint n_problems = adduce_foreign_get_problems (self->read->foreign)->len;

  adduce_ui_coding_fields_show (self->fields, self->read, self->read->mapping);
  g_string_append_printf (text, g_dngettext (NULL, "%u claim", "%u claims", summary->n_claims), summary->n_claims);
  g_string_append_printf (text, g_dngettext (NULL, " in %u document", " in %u documents", summary->n_documents),
                          summary->n_documents);
  if (self->read->format != NULL)
    /* translators: the name of a format */
    g_string_append_printf (text, _(" · the format seems to be %s"),
                            _(adduce_foreign_get_format (self->read->format)->label));
  if (n_problems > 0)
    g_string_append_printf (text, g_dngettext (NULL, " · %u thing could not be read, which the preview tells",
                                               " · %u things could not be read, which the preview tells", n_problems),
                            n_problems);
  gtk_label_set_label (self->state_label, text->str);
  turn_to (self, "fields");
}

static void
read_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdduceUiCodingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  AdduceUiCodingRead *read = adduce_ui_coding_read_finish (async, &error);

  if (self->stack == NULL || g_task_get_cancellable (G_TASK (async)) != self->stop)
    {
      g_clear_pointer (&read, adduce_ui_coding_read_free);
      return; /* closed, or read anew */
    }
  g_clear_object (&self->stop);
  forget (self);
  self->read = read;
  if (read != NULL)
    {
      show_read (self);
      return;
    }
  /* What could not be read is not tried again with the next file, but with another format. */
  if (gtk_drop_down_get_selected (self->format_drop_down) == 0)
    g_ptr_array_set_size (self->paths, 0);
  gtk_label_set_label (self->state_label, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                            ? _("Reading was stopped; add a file to read again")
                                            : error->message);
  turn_to (self, "empty");
}

static void
read_files (AdduceUiCodingDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->format_drop_down);
  const AdduceForeignFormat *format = selected > 0 ? adduce_foreign_get_nth_format (selected - 1) : NULL;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->paths == NULL || self->paths->len == 0)
    return;
  for (guint i = 0; i < self->paths->len; i++)
    g_strv_builder_add (paths, self->paths->pdata[i]);
  all = g_strv_builder_end (paths);
  begin (self, _("Reading…"));
  adduce_ui_coding_read_async (self->folder, all, format != NULL ? format->id : NULL, self->stop, read_cb,
                               g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiCodingDialog) self = user_data;
  const char *paths[] = { path, NULL };

  if (path != NULL && self->stack != NULL)
    adduce_ui_coding_dialog_add_files (self, paths);
}

static void
add_file_cb (AdduceUiCodingDialog *self)
{
  adduce_ui_dialogs_open_file (GTK_WINDOW (self), _("Add a File With Coding"), "*", _("All Files"), chosen_cb,
                               g_object_ref (self));
}

static void
add_folder_cb (AdduceUiCodingDialog *self)
{
  adduce_ui_dialogs_open_folder (GTK_WINDOW (self), _("Add a Folder With Coding"), _("_Add"), chosen_cb,
                                 g_object_ref (self));
}

static gboolean
drop_cb (AdduceUiCodingDialog *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  all = g_strv_builder_end (paths);
  adduce_ui_coding_dialog_add_files (self, (const char *const *) all);
  return TRUE;
}

/* --- the object --- */

static void
adduce_ui_coding_dialog_dispose (GObject *object)
{
  AdduceUiCodingDialog *self = ADDUCE_UI_CODING_DIALOG (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  if (self->rows != NULL)
    adduce_ui_coding_rows_show (self->rows, NULL);
  if (self->fields != NULL)
    adduce_ui_coding_fields_clear (self->fields);
  self->stack = NULL;
  self->rows = NULL;
  self->fields = NULL;
  self->values = NULL;
  G_OBJECT_CLASS (adduce_ui_coding_dialog_parent_class)->dispose (object);
}

/* A worker holds a reference, so that what it reads is there as long. */
static void
adduce_ui_coding_dialog_finalize (GObject *object)
{
  AdduceUiCodingDialog *self = ADDUCE_UI_CODING_DIALOG (object);

  g_clear_object (&self->context); /* not earlier: what came in is told it when the dialog is closed already */
  g_free (self->folder);
  g_free (self->report);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->result, adduce_foreign_result_free);
  g_clear_pointer (&self->read, adduce_ui_coding_read_free);
  G_OBJECT_CLASS (adduce_ui_coding_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, settings_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, format_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, again_check);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, load_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, values);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, problems_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, report_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodingDialog, stop_button);
}

static void
adduce_ui_coding_dialog_class_init (AdduceUiCodingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_coding_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_coding_dialog_finalize;
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  g_type_ensure (ADDUCE_UI_TYPE_CODING_FIELDS);
  g_type_ensure (ADDUCE_UI_TYPE_CODING_VALUES);
  g_type_ensure (ADDUCE_UI_TYPE_CODING_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-coding-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_callback (widget_class, add_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_files);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, values_cb);
}

static void
adduce_ui_coding_dialog_init (AdduceUiCodingDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);
  const AdduceForeignFormat *format;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (formats, _("Format: Automatic"));
  for (guint i = 0; (format = adduce_foreign_get_nth_format (i)) != NULL; i++)
    gtk_string_list_append (formats, _(format->label));
  gtk_drop_down_set_model (self->format_drop_down, G_LIST_MODEL (formats));
  adduce_ui_compat_label_drop_down (self->format_drop_down, _("Which format the files are in"));
  self->paths = g_ptr_array_new_with_free_func (g_free);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update_buttons (self);
}

AdduceUiCodingDialog *
adduce_ui_coding_dialog_new (GtkWindow *parent, AdduceUiContext *context)
{
  AdduceUiCodingDialog *self;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (adduce_ui_context_get_corpus (context) != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CODING_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->folder = g_strdup (adduce_corpus_get_folder (adduce_ui_context_get_corpus (context)));
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  return self;
}

void
adduce_ui_coding_dialog_add_files (AdduceUiCodingDialog *self, const char *const *paths)
{
  g_return_if_fail (ADDUCE_UI_IS_CODING_DIALOG (self));
  g_return_if_fail (paths != NULL);

  if (self->writing || !(is_on (self, "empty") || is_on (self, "fields")))
    return;
  for (guint i = 0; paths[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (self->paths, paths[i], g_str_equal, NULL))
      g_ptr_array_add (self->paths, g_strdup (paths[i]));
  read_files (self);
}
