/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two panes that turn.
 */
#include "config.h"

#include "adduce-ui-turning-panes.h"

/* Below this width the second is below the first. */
#define NARROW 700

struct _AdduceUiTurningPanes
{
  GtkWidget parent_instance;

  GtkPaned *paned;
};

enum {
  PROP_0,
  PROP_PANED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiTurningPanes, adduce_ui_turning_panes, GTK_TYPE_WIDGET)

static gboolean
turn_cb (gpointer data)
{
  AdduceUiTurningPanes *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (self->paned != NULL && gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      gtk_paned_set_position (self->paned, narrow ? gtk_widget_get_height (GTK_WIDGET (self)) * 2 / 5
                                                  : gtk_widget_get_width (GTK_WIDGET (self)) * 9 / 20);
    }
  return G_SOURCE_REMOVE;
}

static void
adduce_ui_turning_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiTurningPanes *self = ADDUCE_UI_TURNING_PANES (widget);
  gboolean narrow;

  if (self->paned == NULL)
    return;
  narrow = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_VERTICAL;
  gtk_widget_allocate (GTK_WIDGET (self->paned), width, height, baseline, NULL);
  if (narrow != (width < NARROW))
    g_idle_add_full (G_PRIORITY_DEFAULT, turn_cb, g_object_ref (self), g_object_unref);
}

static void
adduce_ui_turning_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  AdduceUiTurningPanes *self = ADDUCE_UI_TURNING_PANES (widget);

  if (self->paned != NULL)
    gtk_widget_measure (GTK_WIDGET (self->paned), orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
adduce_ui_turning_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiTurningPanes *self = ADDUCE_UI_TURNING_PANES (object);

  switch (prop_id)
    {
    case PROP_PANED:
      self->paned = g_value_get_object (value);
      if (self->paned != NULL)
        gtk_widget_set_parent (GTK_WIDGET (self->paned), GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_turning_panes_dispose (GObject *object)
{
  AdduceUiTurningPanes *self = ADDUCE_UI_TURNING_PANES (object);

  if (self->paned != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->paned));
  self->paned = NULL;

  G_OBJECT_CLASS (adduce_ui_turning_panes_parent_class)->dispose (object);
}

static void
adduce_ui_turning_panes_class_init (AdduceUiTurningPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = adduce_ui_turning_panes_set_property;
  object_class->dispose = adduce_ui_turning_panes_dispose;
  widget_class->size_allocate = adduce_ui_turning_panes_size_allocate;
  widget_class->measure = adduce_ui_turning_panes_measure;

  properties[PROP_PANED] = g_param_spec_object ("paned", NULL, NULL, GTK_TYPE_PANED,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_turning_panes_init (AdduceUiTurningPanes *self)
{
}
