/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A spinner that rests when it is not seen.
 */
#include "config.h"

#include "adduce-ui-spinner.h"

struct _AdduceUiSpinner
{
  GtkWidget parent_instance;

  GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (AdduceUiSpinner, adduce_ui_spinner, GTK_TYPE_WIDGET)

static void
adduce_ui_spinner_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_spinner_parent_class)->map (widget);
  gtk_spinner_start (GTK_SPINNER (ADDUCE_UI_SPINNER (widget)->spinner));
}

static void
adduce_ui_spinner_unmap (GtkWidget *widget)
{
  gtk_spinner_stop (GTK_SPINNER (ADDUCE_UI_SPINNER (widget)->spinner));
  GTK_WIDGET_CLASS (adduce_ui_spinner_parent_class)->unmap (widget);
}

static void
adduce_ui_spinner_dispose (GObject *object)
{
  g_clear_pointer (&ADDUCE_UI_SPINNER (object)->spinner, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_spinner_parent_class)->dispose (object);
}

static void
adduce_ui_spinner_class_init (AdduceUiSpinnerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_spinner_dispose;
  widget_class->map = adduce_ui_spinner_map;
  widget_class->unmap = adduce_ui_spinner_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
adduce_ui_spinner_init (AdduceUiSpinner *self)
{
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
}
