/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The beginning of an export.
 *
 * First the small one, which is there at once, then all claims are gone through, for their number and for the losses;
 * both in workers, and stopped when something else is asked for.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-export-preview.h"
#include "adduce-ui-spinner.h"

#define WAIT_MS 200

struct _AdduceUiExportPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *state_label;
  GtkWidget *spinner;
  GtkWidget *losses_box;
  GtkLabel *losses_label;
  GtkTextView *view;

  char *folder;
  AdduceExportOptions *options;
  GCancellable *stop; /* of what is being made */
  guint wait;
  guint n_shown;
  gboolean is_part;
  GPtrArray *losses;
};

/* One look at an export; outlives it where something else is asked for. */
typedef struct
{
  AdduceUiExportPreview *preview;
  GCancellable *stop;
} Look;

G_DEFINE_FINAL_TYPE (AdduceUiExportPreview, adduce_ui_export_preview, GTK_TYPE_WIDGET)

static Look *
look_new (AdduceUiExportPreview *self)
{
  Look *look = g_new (Look, 1);

  *look = (Look) { g_object_ref (self), g_object_ref (self->stop) };
  return look;
}

static void
look_free (Look *look)
{
  g_object_unref (look->preview);
  g_object_unref (look->stop);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

/* Words that are broken get no hyphens, which would not be in the file. */
static void
set_text (AdduceUiExportPreview *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "exact");
  GtkTextIter start;

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, "exact", "insert-hyphens", FALSE, NULL);
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert_with_tags (buffer, &start, text, -1, tag, NULL);
}

static void
set_working (AdduceUiExportPreview *self, gboolean working)
{
  gtk_widget_set_visible (self->spinner, working);
}

char *
adduce_ui_export_preview_describe_losses (GPtrArray *losses, const char *between)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (losses != NULL, NULL);

  for (guint i = 0; i < losses->len; i++)
    {
      const AdduceExportLoss *loss = losses->pdata[i];
      g_autofree char *claims
        = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", loss->n_claims), loss->n_claims);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? between : "", claims, loss->sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_failure (AdduceUiExportPreview *self, const char *message)
{
  set_working (self, FALSE);
  gtk_label_set_label (self->state_label, message);
  set_text (self, "");
}

static void
show_losses (AdduceUiExportPreview *self)
{
  g_autofree char *text = adduce_ui_export_preview_describe_losses (self->losses, "\n");

  gtk_label_set_label (self->losses_label, text);
  gtk_widget_set_visible (self->losses_box, self->losses->len > 0);
}

/* Callbacks */

static void
counted_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (Look) look = data;
  AdduceUiExportPreview *self = look->preview;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result = adduce_export_corpus_finish (async, &error);

  if (g_cancellable_is_cancelled (look->stop))
    return;
  if (result == NULL)
    {
      show_failure (self, error->message);
      return;
    }

  /* translators: how many claims are shown, and how many there are */
  g_autofree char *text = g_strdup_printf (
    ngettext ("Preview: %u of %u claim", "Preview: %u of %u claims", result->n_claims), self->n_shown,
    result->n_claims);
  set_working (self, FALSE);
  gtk_label_set_label (self->state_label, text);
  self->losses = g_ptr_array_ref (result->losses);
  show_losses (self);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  AdduceUiExportPreview *self = data;

  if (self->options == NULL || self->losses != NULL)
    return;
  /* translators: how many claims are shown; how many articles have been gone through, and how many there are */
  g_autofree char *text
    = g_strdup_printf (_("Preview: %u claims; counting all, %u of %u articles"), self->n_shown, done, total);
  gtk_label_set_label (self->state_label, text);
}

static void
made_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (Look) look = data;
  AdduceUiExportPreview *self = look->preview;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExchangePreview) preview = adduce_exchange_preview_finish (async, &error);

  if (g_cancellable_is_cancelled (look->stop))
    return;
  if (preview == NULL)
    {
      show_failure (self, error->message);
      return;
    }
  self->n_shown = preview->n_claims;
  set_text (self, preview->text);
  if (self->is_part)
    {
      g_autofree char *text
        = g_strdup_printf (ngettext ("Preview: the first claim; looking for the others…",
                                     "Preview: the first %u claims; looking for the others…", self->n_shown),
                           self->n_shown);

      gtk_label_set_label (self->state_label, text);
      return;
    }
  self->options->dry_run = TRUE;
  adduce_export_corpus_async (self->folder, NULL, self->options, progress_cb, self, self->stop, counted_cb,
                              look_new (self));
}

static gboolean
begin_cb (gpointer data)
{
  AdduceUiExportPreview *self = data;

  self->wait = 0;
  adduce_exchange_preview_async (self->folder, self->options, self->stop, made_cb, look_new (self));
  return G_SOURCE_REMOVE;
}

static void
adduce_ui_export_preview_dispose (GObject *object)
{
  AdduceUiExportPreview *self = ADDUCE_UI_EXPORT_PREVIEW (object);

  adduce_ui_export_preview_stop (self);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_export_preview_parent_class)->dispose (object);
}

static void
adduce_ui_export_preview_class_init (AdduceUiExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_export_preview_dispose;
  g_type_ensure (ADDUCE_UI_TYPE_SPINNER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-export-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportPreview, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportPreview, state_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportPreview, losses_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportPreview, losses_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiExportPreview, view);
}

static void
adduce_ui_export_preview_init (AdduceUiExportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Public calls */

void
adduce_ui_export_preview_stop (AdduceUiExportPreview *self)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_PREVIEW (self));

  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stop);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_pointer (&self->options, adduce_export_options_free);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
}

void
adduce_ui_export_preview_show (AdduceUiExportPreview *self, const char *folder, const AdduceExportOptions *options,
                               gboolean is_part)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_PREVIEW (self));
  g_return_if_fail (folder != NULL);
  g_return_if_fail (options != NULL);

  adduce_ui_export_preview_stop (self);
  self->stop = g_cancellable_new ();
  self->options = adduce_export_options_copy (options);
  self->is_part = is_part;
  g_free (self->folder);
  self->folder = g_strdup (folder);
  gtk_label_set_label (self->state_label, _("Preview"));
  gtk_widget_set_visible (self->losses_box, FALSE);
  set_working (self, TRUE);
  self->wait = g_timeout_add (WAIT_MS, begin_cb, self);
}

void
adduce_ui_export_preview_tell (AdduceUiExportPreview *self, const char *text)
{
  g_return_if_fail (ADDUCE_UI_IS_EXPORT_PREVIEW (self));

  adduce_ui_export_preview_stop (self);
  show_failure (self, text != NULL ? text : _("Looking for claims…"));
  gtk_widget_set_visible (self->losses_box, FALSE);
  set_working (self, text == NULL);
}

GPtrArray *
adduce_ui_export_preview_get_losses (AdduceUiExportPreview *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_EXPORT_PREVIEW (self), NULL);

  return self->losses;
}
