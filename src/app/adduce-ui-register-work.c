/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That a change of a register is being written or counted.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-register-work.h"

#define DELAY_MS 500
#define PULSE_MS 100

struct _AdduceUiRegisterWork
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkProgressBar *bar;
  GtkWidget *stop;

  AdduceUiRegisterModel *model;
  guint source; /* the delay, then the pulse */
};

G_DEFINE_FINAL_TYPE (AdduceUiRegisterWork, adduce_ui_register_work, GTK_TYPE_WIDGET)

static gboolean
is_at_work (AdduceUiRegisterWork *self)
{
  return adduce_ui_register_model_get_writing (self->model) || adduce_ui_register_model_get_counting (self->model);
}

static void
update_words (AdduceUiRegisterWork *self)
{
  gboolean writing = adduce_ui_register_model_get_writing (self->model);
  const char *text = writing ? _("The change is being made…") : _("Claims are being counted…");

  gtk_progress_bar_set_text (self->bar, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->stop, writing);
}

/* Callbacks */

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (ADDUCE_UI_REGISTER_WORK (data)->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
delay_cb (gpointer data)
{
  AdduceUiRegisterWork *self = data;

  update_words (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->source = g_timeout_add (PULSE_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
work_cb (AdduceUiRegisterWork *self)
{
  if (!is_at_work (self))
    {
      g_clear_handle_id (&self->source, g_source_remove);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  else if (gtk_widget_get_visible (GTK_WIDGET (self)))
    update_words (self);
  else if (self->source == 0)
    self->source = g_timeout_add (DELAY_MS, delay_cb, self);
}

static void
stop_cb (AdduceUiRegisterWork *self)
{
  adduce_ui_register_model_cancel (self->model);
}

/* Overrides */

static void
adduce_ui_register_work_dispose (GObject *object)
{
  AdduceUiRegisterWork *self = ADDUCE_UI_REGISTER_WORK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_register_work_parent_class)->dispose (object);
}

static void
adduce_ui_register_work_class_init (AdduceUiRegisterWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_register_work_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_register_work_init (AdduceUiRegisterWork *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->stop = gtk_button_new_with_mnemonic (_("_Stop"));
  gtk_progress_bar_set_show_text (self->bar, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self->box), self->stop);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->stop, "clicked", G_CALLBACK (stop_cb), self);
}

void
adduce_ui_register_work_set_model (AdduceUiRegisterWork *self, AdduceUiRegisterModel *model)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_WORK (self));
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  g_signal_connect_swapped (model, "work-changed", G_CALLBACK (work_cb), self);
  work_cb (self);
}
