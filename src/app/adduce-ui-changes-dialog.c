/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others changed, as a list.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-changes-dialog.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-dialog-size.h"

#define QUOTE_MAX_LENGTH 120

struct _AdduceUiChangesDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;

  AdduceUiContext *context;
};

G_DEFINE_FINAL_TYPE (AdduceUiChangesDialog, adduce_ui_changes_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
get_icon (AdduceOutsideChange *change)
{
  const char *id = adduce_outside_change_get_id (change);

  if (adduce_outside_change_is_contested (change))
    return "dialog-warning-symbolic";
  if (g_str_equal (id, "added"))
    return "list-add-symbolic";
  return g_str_equal (id, "removed") ? "list-remove-symbolic" : "document-edit-symbolic";
}

/* (transfer full): the words of the claim, or which field of what is known of the article */
static char *
dup_title (AdduceOutsideChange *change)
{
  AdduceClaim *claim = adduce_outside_change_get_claim (change);

  return claim != NULL ? adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH)
                       : adduce_ui_claim_text_isolate (adduce_outside_change_get_field (change), QUOTE_MAX_LENGTH);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  AdduceOutsideChange *change = item;
  g_autofree char *name = g_path_get_basename (adduce_outside_change_get_article (change));
  g_autofree char *article = adduce_paths_display (name);
  g_autofree char *quote = dup_title (change);
  g_autofree char *plain = adduce_outside_change_describe (change);
  g_autofree char *what = adduce_ui_claim_text_isolate (plain, 2 * QUOTE_MAX_LENGTH);
  g_autofree char *origin = adduce_outside_change_describe_origin (change);
  g_autofree char *source = g_strdup_printf ("%s · %s", article, origin);
  g_autofree char *spoken = g_strjoin ("; ", quote, what, source, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = gtk_image_new_from_icon_name (get_icon (change));

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), create_label (quote, NULL));
  gtk_box_append (GTK_BOX (words), create_label (what, "caption"));
  gtk_box_append (GTK_BOX (words), create_label (source, "dim-label"));
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "change-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
update (AdduceUiChangesDialog *self)
{
  guint n = g_list_model_get_n_items (adduce_ui_context_get_changes (self->context));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

/* Callbacks */

static AdduceArticle *
find_article (AdduceUiChangesDialog *self, const char *path)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  const char *folder = corpus != NULL ? adduce_corpus_get_folder (corpus) : NULL;

  if (folder == NULL || !g_str_has_prefix (path, folder) || path[strlen (folder)] != '/')
    return NULL;
  return adduce_corpus_lookup (corpus, path + strlen (folder) + 1);
}

static void
row_activated_cb (AdduceUiChangesDialog *self, GtkListBoxRow *row)
{
  g_autoptr (AdduceOutsideChange) change = g_list_model_get_item (
    adduce_ui_context_get_changes (self->context), (guint) gtk_list_box_row_get_index (row));
  AdduceClaim *claim = adduce_outside_change_get_claim (change);
  AdduceArticle *article = find_article (self, adduce_outside_change_get_article (change));

  if (article == NULL)
    return;
  if (claim == NULL || g_str_equal (adduce_outside_change_get_id (change), "removed"))
    adduce_ui_context_open_article (self->context, article);
  else
    adduce_ui_context_open_claim (self->context, article, adduce_claim_get_id (claim));
  gtk_window_close (GTK_WINDOW (self));
}

static void
adduce_ui_changes_dialog_dispose (GObject *object)
{
  AdduceUiChangesDialog *self = ADDUCE_UI_CHANGES_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_changes_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_changes_dialog_class_init (AdduceUiChangesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_changes_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-changes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiChangesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiChangesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_changes_dialog_init (AdduceUiChangesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdduceUiChangesDialog *
adduce_ui_changes_dialog_new (GtkWindow *parent, AdduceUiContext *context)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  AdduceUiChangesDialog *self = g_object_new (ADDUCE_UI_TYPE_CHANGES_DIALOG, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  gtk_list_box_bind_model (self->list, adduce_ui_context_get_changes (context), create_row, NULL, NULL);
  g_signal_connect_object (adduce_ui_context_get_changes (context), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}
