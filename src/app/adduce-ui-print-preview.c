/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview of a print.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-messages.h"
#include "adduce-ui-print-pages.h"
#include "adduce-ui-print-preview.h"

#define STEP 10000 /* microseconds between two frames */

struct _AdduceUiPrintPreview
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toast_overlay;
  AdduceUiMessages *messages;
  AdduceUiPrintPages *pages;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkRevealer *progress_revealer;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;

  AdduceUiPrintJob *job;
  AdducePrint *print;
  char *path;                /* that is being saved */
  GCancellable *cancellable; /* while it is */
  guint layout_source;
};

G_DEFINE_FINAL_TYPE (AdduceUiPrintPreview, adduce_ui_print_preview, ADW_TYPE_WINDOW)

static void
show_progress (AdduceUiPrintPreview *self, const char *what)
{
  if (what != NULL)
    gtk_label_set_label (self->progress_label, what);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_revealer_set_reveal_child (self->progress_revealer, what != NULL);
}

static void
show_pages (AdduceUiPrintPreview *self)
{
  guint n_pages = adduce_print_get_n_pages (self->print);
  guint n_claims = adduce_print_get_n_claims (self->print);
  g_autofree char *pages = g_strdup_printf (g_dngettext (NULL, "%u page", "%u pages", n_pages), n_pages);
  g_autofree char *claims = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n_claims), n_claims);
  g_autofree char *subtitle =
    adduce_ui_print_job_has_claims (self->job) ? g_strdup_printf ("%s · %s", pages, claims) : g_strdup (pages);

  adw_window_title_set_subtitle (self->title, subtitle);
  adduce_ui_print_pages_set_print (self->pages, self->print);
  gtk_widget_set_sensitive (self->print_button, TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->pages));
}

static gboolean
layout_cb (gpointer data)
{
  AdduceUiPrintPreview *self = data;

  if (!adduce_print_step (self->print, STEP))
    {
      gtk_progress_bar_set_fraction (self->progress_bar, adduce_print_get_progress (self->print));
      return G_SOURCE_CONTINUE;
    }

  self->layout_source = 0;
  show_progress (self, NULL);
  show_pages (self);
  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiPrintPreview) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_steal_pointer (&self->path);
  gboolean saved = adduce_print_save_pdf_finish (result, NULL, &error);

  g_clear_object (&self->cancellable);
  if (self->job == NULL)
    return; /* closed meanwhile */

  show_progress (self, NULL);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (saved)
    {
      g_autofree char *shown = adduce_paths_display (path);
      g_autofree char *text = g_strdup_printf (_("Saved as %s"), shown);

      adduce_ui_messages_show (self->messages, text, FALSE);
      g_signal_emit_by_name (self->job, "finished", _("PDF Saved"), shown);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adduce_ui_dialogs_tell (GTK_WINDOW (self), _("Could Not Save the PDF"), error->message);
      g_signal_emit_by_name (self->job, "finished", _("Could Not Save the PDF"), error->message);
    }
}

static void
progress_cb (double done, gpointer data)
{
  AdduceUiPrintPreview *self = data;

  if (self->progress_bar != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, done);
}

static void
chosen_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiPrintPreview) self = data;

  if (path != NULL && self->job != NULL)
    adduce_ui_print_preview_save (self, path);
}

static void
save_clicked_cb (AdduceUiPrintPreview *self)
{
  g_autofree char *name = g_strconcat (adduce_ui_print_job_get_title (self->job), ".pdf", NULL);

  g_strdelimit (name, "/", '-');

  adduce_ui_dialogs_save_file (GTK_WINDOW (self), _("Save as PDF"), name, chosen_cb, g_object_ref (self));
}

static void
print_clicked_cb (AdduceUiPrintPreview *self)
{
  adduce_ui_print_job_run (self->job, GTK_WINDOW (self));
}

/* Without its pages the preview is nothing; a file can be saved later. */
static void
cancel_clicked_cb (AdduceUiPrintPreview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
adduce_ui_print_preview_dispose (GObject *object)
{
  AdduceUiPrintPreview *self = ADDUCE_UI_PRINT_PREVIEW (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->pages != NULL)
    adduce_ui_print_pages_set_print (self->pages, NULL);
  g_clear_object (&self->messages);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (adduce_ui_print_preview_parent_class)->dispose (object);
}

static void
adduce_ui_print_preview_finalize (GObject *object)
{
  AdduceUiPrintPreview *self = ADDUCE_UI_PRINT_PREVIEW (object);

  g_clear_pointer (&self->print, adduce_print_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (adduce_ui_print_preview_parent_class)->finalize (object);
}

static void
adduce_ui_print_preview_class_init (AdduceUiPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_print_preview_finalize;

  g_type_ensure (ADDUCE_UI_TYPE_PRINT_PAGES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, title);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, print_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, save_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPrintPreview, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_print_preview_init (AdduceUiPrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->messages = adduce_ui_messages_new (self->toast_overlay);
}

AdduceUiPrintPreview *
adduce_ui_print_preview_new (GtkWindow *parent, AdduceUiPrintJob *job)
{
  AdduceUiPrintPreview *self;

  g_return_val_if_fail (ADDUCE_UI_IS_PRINT_JOB (job), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_PRINT_PREVIEW, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  self->job = g_object_ref (job);
  self->print = adduce_ui_print_job_make_print (job, NULL);
  adw_window_title_set_title (self->title, adduce_ui_print_job_get_title (job));
  show_progress (self, _("Laying out the pages…"));
  self->layout_source = g_idle_add (layout_cb, self);
  return self;
}

void
adduce_ui_print_preview_save (AdduceUiPrintPreview *self, const char *path)
{
  g_return_if_fail (ADDUCE_UI_IS_PRINT_PREVIEW (self));
  g_return_if_fail (path != NULL);

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->path = g_strdup (path);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  show_progress (self, _("Saving the PDF…"));
  adduce_print_save_pdf_async (adduce_ui_print_job_make_print (self->job, NULL), path, progress_cb, self,
                               self->cancellable, saved_cb, g_object_ref (self));
}
