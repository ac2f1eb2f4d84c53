/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How sure the coder is.
 */
#include "config.h"

#include "adduce-ui-certainty-box.h"
#include "adduce-ui-focus.h"

#define N_CERTAINTIES (ADDUCE_CERTAINTY_HIGH + 1)

struct _AdduceUiCertaintyBox
{
  GtkWidget parent_instance;

  GtkLabel *mixed;
  GtkToggleButton *unset;
  GtkToggleButton *low;
  GtkToggleButton *medium;
  GtkToggleButton *high;

  gboolean updating;
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCertaintyBox, adduce_ui_certainty_box, GTK_TYPE_WIDGET)

static void
toggled_cb (AdduceUiCertaintyBox *self, GtkToggleButton *button)
{
  AdduceCertainty certainty = ADDUCE_CERTAINTY_UNSET;

  if (self->updating || !gtk_toggle_button_get_active (button))
    return;

  if (button == self->low)
    certainty = ADDUCE_CERTAINTY_LOW;
  else if (button == self->medium)
    certainty = ADDUCE_CERTAINTY_MEDIUM;
  else if (button == self->high)
    certainty = ADDUCE_CERTAINTY_HIGH;
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, certainty);
}

static gboolean
adduce_ui_certainty_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_CERTAINTY_BOX (widget)->unset));
}

static void
adduce_ui_certainty_box_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_certainty_box_parent_class)->dispose (object);
}

static void
adduce_ui_certainty_box_class_init (AdduceUiCertaintyBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_certainty_box_dispose;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_certainty_box_grab_focus;
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, ADDUCE_TYPE_CERTAINTY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-certainty-box.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCertaintyBox, mixed);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCertaintyBox, unset);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCertaintyBox, low);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCertaintyBox, medium);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCertaintyBox, high);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_certainty_box_init (AdduceUiCertaintyBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
adduce_ui_certainty_box_show (AdduceUiCertaintyBox *self, AdduceCertainty certainty, gboolean same)
{
  g_return_if_fail (ADDUCE_UI_IS_CERTAINTY_BOX (self));

  GtkToggleButton *buttons[N_CERTAINTIES] = {
    [ADDUCE_CERTAINTY_UNSET] = self->unset,
    [ADDUCE_CERTAINTY_LOW] = self->low,
    [ADDUCE_CERTAINTY_MEDIUM] = self->medium,
    [ADDUCE_CERTAINTY_HIGH] = self->high,
  };

  self->updating = TRUE;
  for (guint i = 0; i < N_CERTAINTIES; i++)
    gtk_toggle_button_set_active (buttons[i], same && i == certainty);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->mixed), !same);
}
