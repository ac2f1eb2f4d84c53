/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A speaker or an issue with a button that takes it away. Too small for a template.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-tag-chip.h"

#define LABEL_MAX_LENGTH 500

struct _AdduceUiTagChip
{
  GtkWidget parent_instance;

  AdduceTag *tag;
};

enum {
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiTagChip, adduce_ui_tag_chip, GTK_TYPE_WIDGET)

static void
remove_clicked_cb (AdduceUiTagChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
adduce_ui_tag_chip_dispose (GObject *object)
{
  AdduceUiTagChip *self = ADDUCE_UI_TAG_CHIP (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->tag, adduce_tag_unref);

  G_OBJECT_CLASS (adduce_ui_tag_chip_parent_class)->dispose (object);
}

static void
adduce_ui_tag_chip_class_init (AdduceUiTagChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_tag_chip_dispose;

  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_tag_chip_init (AdduceUiTagChip *self)
{
}

GtkWidget *
adduce_ui_tag_chip_new (AdduceTag *tag)
{
  AdduceUiTagChip *self;
  GtkWidget *label, *button;
  g_autofree char *text = NULL;
  g_autofree char *remove = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_TAG_CHIP, NULL);
  self->tag = adduce_tag_ref (tag);
  text = adduce_ui_claim_text_isolate (adduce_tag_get_label (tag), LABEL_MAX_LENGTH);
  /* translators: %s is a speaker's name or an issue */
  remove = g_strdup_printf (_("Remove %s"), adduce_tag_get_label (tag));

  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

AdduceTag *
adduce_ui_tag_chip_get_tag (AdduceUiTagChip *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TAG_CHIP (self), NULL);

  return self->tag;
}
