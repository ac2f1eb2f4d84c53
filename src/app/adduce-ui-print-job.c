/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the window to paper. Pages are laid out a few milliseconds at a time between frames.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialogs.h"
#include "adduce-ui-print-job.h"
#include "adduce-ui-print-memory.h"
#include "adduce-ui-print-preview.h"

#define STEP 15000        /* microseconds */

struct _AdduceUiPrintJob
{
  GObject parent_instance;

  char *title;
  char *source;
  AdduceText *text; /* NULL where the codebook itself is printed */
  GPtrArray *claims;
  AdduceCodebook *codebook;
  AdduceFacet color_by;
  char *coder;
  char *family;

  AdducePrint *print; /* while an operation runs */
};

G_DEFINE_FINAL_TYPE (AdduceUiPrintJob, adduce_ui_print_job, G_TYPE_OBJECT)

static void
adduce_ui_print_job_finalize (GObject *object)
{
  AdduceUiPrintJob *self = ADDUCE_UI_PRINT_JOB (object);

  g_clear_pointer (&self->print, adduce_print_free);
  g_clear_object (&self->text);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->coder, g_free);
  g_clear_pointer (&self->family, g_free);

  G_OBJECT_CLASS (adduce_ui_print_job_parent_class)->finalize (object);
}

static void
adduce_ui_print_job_class_init (AdduceUiPrintJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_print_job_finalize;

  g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_STRING, G_TYPE_STRING);
}

static void
adduce_ui_print_job_init (AdduceUiPrintJob *self)
{
}

AdduceUiPrintJob *
adduce_ui_print_job_new (AdduceUiContext *context, GSettings *settings)
{
  AdduceUiPrintJob *self;
  AdduceSession *session;
  AdduceArticle *article;
  AdduceCoder *coder;
  g_autoptr (GPtrArray) claims = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  session = adduce_ui_context_get_session (context);
  article = adduce_ui_context_get_article (context);
  g_return_val_if_fail (session != NULL && article != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_PRINT_JOB, NULL);
  coder = adduce_ui_context_get_coder (context);
  self->title = g_strdup (adduce_article_get_title (article));
  self->source = g_strdup (adduce_article_get_display_path (article));
  self->text = g_object_ref (adduce_session_get_text (session));
  claims = adduce_ui_context_list_claims (context);
  self->claims = adduce_code_map_resolve_claims (adduce_ui_context_get_code_map (context), claims);
  g_set_object (&self->codebook, adduce_ui_context_get_codebook (context));
  self->color_by = adduce_ui_lens_get_color_by (adduce_ui_context_get_lens (context));
  self->coder = coder != NULL ? g_strdup (adduce_coder_get_nickname (coder)) : NULL;
  self->family = g_settings_get_string (settings, "font-family");
  return self;
}

AdduceUiPrintJob *
adduce_ui_print_job_new_for_codebook (AdduceCodebook *codebook)
{
  AdduceUiPrintJob *self;

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_PRINT_JOB, NULL);
  self->title = g_strdup (adduce_codebook_get_title (codebook));
  self->codebook = g_object_ref (codebook);
  return self;
}

gboolean
adduce_ui_print_job_has_claims (AdduceUiPrintJob *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PRINT_JOB (self), FALSE);

  return self->text != NULL;
}

const char *
adduce_ui_print_job_get_title (AdduceUiPrintJob *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PRINT_JOB (self), NULL);

  return self->title;
}

AdducePrint *
adduce_ui_print_job_make_print (AdduceUiPrintJob *self, GtkPageSetup *setup)
{
  AdducePrintContent content = { 0 };
  AdducePrintPaper paper;

  g_return_val_if_fail (ADDUCE_UI_IS_PRINT_JOB (self), NULL);

  adduce_ui_print_memory_get_paper (setup, &paper);
  if (self->text == NULL)
    return adduce_print_new_for_codebook (self->codebook, &paper);
  content.title = self->title;
  content.source = self->source;
  content.text = self->text;
  content.claims = self->claims;
  content.codebook = self->codebook;
  content.color_by = self->color_by;
  content.coder = self->coder;
  content.font_family = *self->family != '\0' ? self->family : NULL;
  return adduce_print_new (&content, &paper);
}

/* --- the toolkit's operation --- */

static void
begin_print_cb (AdduceUiPrintJob *self, GtkPrintContext *context)
{
  g_clear_pointer (&self->print, adduce_print_free);
  self->print = adduce_ui_print_job_make_print (self, gtk_print_context_get_page_setup (context));
}

static gboolean
paginate_cb (AdduceUiPrintJob *self, GtkPrintContext *context, GtkPrintOperation *operation)
{
  if (!adduce_print_step (self->print, STEP))
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) adduce_print_get_n_pages (self->print));
  return TRUE;
}

static void
draw_page_cb (AdduceUiPrintJob *self, GtkPrintContext *context, int page)
{
  adduce_print_draw (self->print, (guint) page, gtk_print_context_get_cairo_context (context));
}

static gboolean
end_preview_cb (gpointer preview)
{
  gtk_print_operation_preview_end_preview (preview);
  return G_SOURCE_REMOVE;
}

static void
preview_ready_cb (GtkPrintOperationPreview *preview)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_preview_cb, g_object_ref (preview), g_object_unref);
}

/* The dialog's own preview is another program, which need not be there. */
static gboolean
preview_cb (AdduceUiPrintJob *self, GtkPrintOperationPreview *preview, GtkPrintContext *context, GtkWindow *parent)
{
  adduce_ui_print_memory_set (gtk_print_context_get_page_setup (context), NULL);
  g_signal_connect (preview, "ready", G_CALLBACK (preview_ready_cb), NULL);
  gtk_window_present (GTK_WINDOW (adduce_ui_print_preview_new (parent, self)));
  return TRUE;
}

static void
done_cb (AdduceUiPrintJob *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      GtkWindow *parent = g_object_get_data (G_OBJECT (operation), "parent");

      gtk_print_operation_get_error (operation, &error);
      if (parent != NULL)
        adduce_ui_dialogs_tell (parent, _("Could Not Print"), error->message);
      g_signal_emit_by_name (self, "finished", _("Could Not Print"), error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      adduce_ui_print_memory_set (gtk_print_operation_get_default_page_setup (operation),
                                  gtk_print_operation_get_print_settings (operation));
      g_signal_emit_by_name (self, "finished", _("Printed"), self->title);
    }
  g_clear_pointer (&self->print, adduce_print_free);
}

GtkPrintOperation *
adduce_ui_print_job_make_operation (AdduceUiPrintJob *self)
{
  GtkPrintOperation *operation;

  g_return_val_if_fail (ADDUCE_UI_IS_PRINT_JOB (self), NULL);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_job_name (operation, self->title);
  gtk_print_operation_set_print_settings (operation, adduce_ui_print_memory_get_settings ());
  gtk_print_operation_set_default_page_setup (operation, adduce_ui_print_memory_get_setup ());
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "paginate", G_CALLBACK (paginate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  /* The job lives as long as it works. */
  g_object_set_data_full (G_OBJECT (operation), "job", g_object_ref (self), g_object_unref);
  return operation;
}

void
adduce_ui_print_job_run (AdduceUiPrintJob *self, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (ADDUCE_UI_IS_PRINT_JOB (self));

  operation = adduce_ui_print_job_make_operation (self);
  g_object_set_data_full (G_OBJECT (operation), "parent", g_object_ref (parent), g_object_unref);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
