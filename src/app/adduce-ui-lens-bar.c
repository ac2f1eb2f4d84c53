/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is unusual about how claims are looked at.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-lens-bar.h"

struct _AdduceUiLensBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkWidget *light;
  GtkLabel *light_label;
  GtkWidget *colors;
  GtkLabel *colors_label;

  AdduceUiContext *context;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiLensBar, adduce_ui_lens_bar, GTK_TYPE_WIDGET)

/* The words stay while the bar goes away. */
static void
update (AdduceUiLensBar *self)
{
  AdduceUiLens *lens = self->context != NULL ? adduce_ui_context_get_lens (self->context) : NULL;
  g_autofree char *light = lens != NULL ? adduce_ui_context_dup_backlight_label (self->context) : NULL;
  gboolean colors = lens != NULL && adduce_ui_lens_get_color_by (lens) != ADDUCE_FACET_STANCE;

  gtk_revealer_set_reveal_child (self->revealer, light != NULL || colors);
  if (light == NULL && !colors)
    return;

  gtk_widget_set_visible (self->light, light != NULL);
  if (light != NULL)
    gtk_label_set_text (self->light_label, light);
  gtk_widget_set_visible (self->colors, colors);
  if (colors)
    {
      /* translators: what the colours of claims mean: "Speaker", "Evidence" … */
      g_autofree char *text = g_strdup_printf (_("Colors: %s"),
                                               adduce_facet_get_label (adduce_ui_lens_get_color_by (lens)));

      gtk_label_set_text (self->colors_label, text);
    }
}

static void
adduce_ui_lens_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiLensBar *self = ADDUCE_UI_LENS_BAR (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_lens_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiLensBar *self = ADDUCE_UI_LENS_BAR (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      adduce_ui_lens_bar_set_context (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_lens_bar_dispose (GObject *object)
{
  AdduceUiLensBar *self = ADDUCE_UI_LENS_BAR (object);
  GtkWidget *child;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (adduce_ui_context_get_lens (self->context), self);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_lens_bar_parent_class)->dispose (object);
}

static void
adduce_ui_lens_bar_class_init (AdduceUiLensBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_lens_bar_dispose;
  object_class->get_property = adduce_ui_lens_bar_get_property;
  object_class->set_property = adduce_ui_lens_bar_set_property;

  properties[PROP_CONTEXT]
    = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-lens-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLensBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLensBar, light);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLensBar, light_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLensBar, colors);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLensBar, colors_label);
}

static void
adduce_ui_lens_bar_init (AdduceUiLensBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdduceUiContext *
adduce_ui_lens_bar_get_context (AdduceUiLensBar *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_LENS_BAR (self), NULL);

  return self->context;
}

void
adduce_ui_lens_bar_set_context (AdduceUiLensBar *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_LENS_BAR (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (self->context == context)
    return;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (adduce_ui_context_get_lens (self->context), self);
  g_set_object (&self->context, context);
  if (context != NULL)
    g_signal_connect_object (adduce_ui_context_get_lens (context), "changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}
