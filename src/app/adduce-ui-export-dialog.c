/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The export dialog: options and a preview, then what the format can't hold where there is such, then a file chooser,
 * progress with Cancel, and what was written.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-export-dialog.h"
#include "adduce-ui-export-form.h"
#include "adduce-ui-export-preview.h"
#include "adduce-ui-turning-panes.h"
#include "adduce.h"

struct _AdduceUiExportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdduceUiExportForm *form;
  AdduceUiExportPreview *preview;
  GtkWidget *export_button;
  GtkLabel *losses_label;
  GtkWidget *anyway_button;
  GtkProgressBar *progress_bar;
  AdwStatusPage *result_page;
  GtkLabel *problems_label;
  GtkWidget *problems_box;

  char *folder;
  char *output;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AdduceUiExportDialog, adduce_ui_export_dialog, ADW_TYPE_WINDOW)

static void
show_result (AdduceUiExportDialog *self, AdduceExportResult *result)
{
  g_autofree char *claims = g_strdup_printf (
    g_dngettext (NULL, "%u claim", "%u claims", result->n_claims), result->n_claims);
  g_autofree char *articles = g_strdup_printf (
    g_dngettext (NULL, "%u article", "%u articles", result->n_articles), result->n_articles);
  g_autofree char *path = adduce_paths_display (self->output);
  /* translators: "117 claims", "12 articles", file name */
  g_autofree char *text = g_strdup_printf (_("%s from %s were written to %s"), claims, articles, path);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autoptr (GString) problems = g_string_new (NULL);

  for (guint i = 0; result->problems != NULL && i < result->problems->len; i++)
    g_string_append_printf (problems, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (result->problems, i));

  adw_status_page_set_title (self->result_page, problems->len > 0 ? _("Exported, With Problems") : _("Exported"));
  adw_status_page_set_description (self->result_page, escaped);
  adw_status_page_set_icon_name (self->result_page,
                                 problems->len > 0 ? "dialog-warning-symbolic" : "adduce-status-done-symbolic");
  gtk_label_set_label (self->problems_label, problems->str);
  gtk_widget_set_visible (self->problems_box, problems->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "result");
  g_signal_emit_by_name (self, "finished", adw_status_page_get_title (self->result_page), text);
}

/* Something else is asked for: the preview follows, and what is not right can't be exported. */
static void
changed_cb (AdduceUiExportDialog *self)
{
  g_autofree char *problem = NULL, *ignored = NULL;
  g_autoptr (AdduceExportOptions) options = NULL, whole = NULL;

  if (self->folder == NULL)
    return;
  whole = adduce_ui_export_form_dup_options (self->form, &ignored);
  options = adduce_ui_export_form_dup_preview_options (self->form, &problem);
  gtk_widget_set_sensitive (self->export_button, whole != NULL);
  if (options != NULL)
    adduce_ui_export_preview_show (self->preview, self->folder, options, whole == NULL);
  else
    adduce_ui_export_preview_tell (self->preview, problem);
}

/* Also after an export that was stopped or failed. */
static void
show_options (AdduceUiExportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "options");
  changed_cb (self);
}

/* Callbacks */

static void
exported_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AdduceUiExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result = adduce_export_corpus_finish (async, &error);

  if (result != NULL)
    show_result (self, result);
  else
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit_by_name (self, "finished", _("Could Not Export"), error->message);
      show_options (self);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        adduce_ui_dialogs_tell (GTK_WINDOW (self), _("Could Not Export"), error->message);
    }
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  AdduceUiExportDialog *self = data;
  g_autofree char *text = g_strdup_printf (_("%u of %u articles"), done, total);

  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) done / total : 0);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

/* Runs an export, or with @dry_run one that only tells what it would lose. */
static void
run_export (AdduceUiExportDialog *self, gboolean dry_run, GAsyncReadyCallback callback)
{
  g_autofree char *problem = NULL;
  g_autoptr (AdduceExportOptions) options = adduce_ui_export_form_dup_options (self->form, &problem);

  if (options == NULL)
    return;
  options->dry_run = dry_run;
  adduce_ui_export_preview_stop (self->preview);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  progress_cb (0, 0, self);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  adduce_export_corpus_async (self->folder, dry_run ? NULL : self->output, options, progress_cb, self,
                              self->cancellable, callback, g_object_ref (self));
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiExportDialog) self = data;

  if (path == NULL)
    return;

  g_free (self->output);
  self->output = g_strdup (path);
  run_export (self, FALSE, exported_cb);
}

static void
choose_clicked_cb (AdduceUiExportDialog *self)
{
  g_autofree char *base = g_path_get_basename (self->folder);
  g_autofree char *shown = adduce_paths_display (base);
  g_autofree char *name = g_strconcat (shown, adduce_ui_export_form_get_format (self->form)->extension, NULL);

  adduce_ui_dialogs_save_file (GTK_WINDOW (self), _("Export Dataset"), name, chosen_cb, g_object_ref (self));
}

static void
show_losses (AdduceUiExportDialog *self, GPtrArray *losses)
{
  g_autofree char *text = adduce_ui_export_preview_describe_losses (losses, "\n\n");

  gtk_label_set_label (self->losses_label, text);
  gtk_stack_set_visible_child_name (self->stack, "losses");
  /* The stack gave the keyboard to the text, which selected itself. */
  gtk_widget_grab_focus (self->anyway_button);
  gtk_label_select_region (self->losses_label, 0, 0);
}

static void
ask (AdduceUiExportDialog *self, GPtrArray *losses)
{
  if (losses->len > 0)
    show_losses (self, losses);
  else
    choose_clicked_cb (self);
}

static void
tried_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (AdduceUiExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result = adduce_export_corpus_finish (async, &error);

  show_options (self);
  if (result == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adduce_ui_dialogs_tell (GTK_WINDOW (self), _("Could Not Export"), error->message);
  else if (result != NULL)
    ask (self, result->losses);
}

/* First what would be lost, which the preview may have found out. A table of claims loses nothing that is not asked
 * for: it is not read for that. */
static void
export_clicked_cb (AdduceUiExportDialog *self)
{
  const char *id = adduce_ui_export_form_get_format (self->form)->id;
  GPtrArray *losses = adduce_ui_export_preview_get_losses (self->preview);

  if (g_str_equal (id, "csv") || g_str_equal (id, "tsv") || g_str_equal (id, "jsonl"))
    choose_clicked_cb (self);
  else if (losses != NULL)
    ask (self, losses);
  else
    run_export (self, TRUE, tried_cb);
}

static void
back_clicked_cb (AdduceUiExportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "options");
}

static void
cancel_clicked_cb (AdduceUiExportDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
adduce_ui_export_dialog_dispose (GObject *object)
{
  AdduceUiExportDialog *self = ADDUCE_UI_EXPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->output, g_free);

  G_OBJECT_CLASS (adduce_ui_export_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_export_dialog_class_init (AdduceUiExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_export_dialog_dispose;
  g_type_ensure (ADDUCE_UI_TYPE_EXPORT_FORM);
  g_type_ensure (ADDUCE_UI_TYPE_EXPORT_PREVIEW);
  g_type_ensure (ADDUCE_UI_TYPE_TURNING_PANES);

  g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, losses_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, anyway_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, problems_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportDialog, problems_box);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_export_dialog_init (AdduceUiExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdduceUiExportDialog *
adduce_ui_export_dialog_new (GtkWindow *parent, const char *folder)
{
  AdduceUiExportDialog *self
    = g_object_new (ADDUCE_UI_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->folder = g_strdup (folder);
  adduce_ui_export_form_set_folder (self->form, folder);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  return self;
}

void
adduce_ui_export_dialog_set_claims (AdduceUiExportDialog *self, const char *const *claims)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_DIALOG (self));
  g_return_if_fail (claims != NULL);

  adduce_ui_export_form_set_claims (self->form, claims);
}
