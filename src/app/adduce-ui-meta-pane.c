/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the open article.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-meta-form.h"
#include "adduce-ui-meta-pane.h"

struct _AdduceUiMetaPane
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkLabel *summary;
  GtkScrolledWindow *scroller;
  AdduceUiMetaForm *form;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
};

G_DEFINE_FINAL_TYPE (AdduceUiMetaPane, adduce_ui_meta_pane, GTK_TYPE_WIDGET)

static void
article_cb (AdduceUiMetaPane *self)
{
  AdduceArticle *article = self->context != NULL ? adduce_ui_context_get_article (self->context) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), article != NULL);
  adduce_ui_meta_form_set_article (self->form, article);
}

static void
summary_cb (AdduceUiMetaPane *self, const char *text)
{
  /* translators: %s is what is known of an article, in a line, or "unknown" */
  g_autofree char *spoken = g_strdup_printf (_("What is known of the article: %s"), text);

  gtk_label_set_label (self->summary, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
focus_field_cb (AdduceUiMetaPane *self, const char *field)
{
  if (!g_str_equal (field, "metadata"))
    return;
  gtk_expander_set_expanded (self->expander, TRUE);
  adduce_ui_meta_form_focus (self->form);
}

static void
adduce_ui_meta_pane_dispose (GObject *object)
{
  AdduceUiMetaPane *self = ADDUCE_UI_META_PANE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->context_signals);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_meta_pane_parent_class)->dispose (object);
}

static void
adduce_ui_meta_pane_class_init (AdduceUiMetaPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_meta_pane_dispose;
  g_type_ensure (ADDUCE_UI_TYPE_META_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-meta-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaPane, expander);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaPane, summary);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiMetaPane, form);
  gtk_widget_class_bind_template_callback (widget_class, summary_cb);
}

static void
adduce_ui_meta_pane_init (AdduceUiMetaPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_empty_expander (self->expander);
  adduce_ui_key_tip_set (GTK_WIDGET (self->expander), _("Date, outlet, authors and so on"),
                         "win.focus-field::metadata");
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::article", G_CALLBACK (article_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "focus-field", G_CALLBACK (focus_field_cb), self);
}

void
adduce_ui_meta_pane_set_context (AdduceUiMetaPane *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_META_PANE (self));

  if (!g_set_object (&self->context, context))
    return;
  adduce_ui_meta_form_set_context (self->form, context);
  g_signal_group_set_target (self->context_signals, context);
  article_cb (self);
}

void
adduce_ui_meta_pane_commit (AdduceUiMetaPane *self)
{
  g_return_if_fail (ADDUCE_UI_IS_META_PANE (self));

  adduce_ui_meta_form_commit (self->form);
}
