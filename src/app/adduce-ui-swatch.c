/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A short line in the colour and pattern of a codebook value.
 */
#include "config.h"

#include "adduce-ui-palette.h"
#include "adduce-ui-pattern.h"
#include "adduce-ui-swatch.h"

/* Two waves, two dashes: the least by which patterns are told apart. */
#define SWATCH_WIDTH 24

struct _AdduceUiSwatch
{
  GtkWidget parent_instance;

  AdduceCode *code;
};

enum {
  PROP_0,
  PROP_CODE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiSwatch, adduce_ui_swatch, GTK_TYPE_WIDGET)

static void
adduce_ui_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? SWATCH_WIDTH : ADDUCE_UI_PATTERN_HEIGHT;
  *natural = *minimum;
}

static void
adduce_ui_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdduceUiSwatch *self = ADDUCE_UI_SWATCH (widget);
  const AdduceCodeInfo *info = self->code != NULL ? adduce_code_get_info (self->code) : NULL;
  GdkRGBA color = adduce_ui_palette_get_line (adduce_ui_palette_get_default (), info != NULL ? info->color : NULL);
  int y = (gtk_widget_get_height (widget) - ADDUCE_UI_PATTERN_HEIGHT) / 2;
  graphene_rect_t line = GRAPHENE_RECT_INIT (0, y, gtk_widget_get_width (widget), ADDUCE_UI_PATTERN_HEIGHT);

  adduce_ui_pattern_append (snapshot, info != NULL ? info->pattern : ADDUCE_CODE_PATTERN_THIN, &color, &line);
}

static void
adduce_ui_swatch_dispose (GObject *object)
{
  AdduceUiSwatch *self = ADDUCE_UI_SWATCH (object);

  g_clear_object (&self->code);

  G_OBJECT_CLASS (adduce_ui_swatch_parent_class)->dispose (object);
}

static void
adduce_ui_swatch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiSwatch *self = ADDUCE_UI_SWATCH (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_object (value, self->code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_swatch_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiSwatch *self = ADDUCE_UI_SWATCH (object);

  switch (prop_id)
    {
    case PROP_CODE:
      adduce_ui_swatch_set_code (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_swatch_class_init (AdduceUiSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_swatch_dispose;
  object_class->get_property = adduce_ui_swatch_get_property;
  object_class->set_property = adduce_ui_swatch_set_property;
  widget_class->measure = adduce_ui_swatch_measure;
  widget_class->snapshot = adduce_ui_swatch_snapshot;

  properties[PROP_CODE] = g_param_spec_object ("code", NULL, NULL, ADDUCE_TYPE_CODE,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
adduce_ui_swatch_init (AdduceUiSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (adduce_ui_palette_get_default (), "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
adduce_ui_swatch_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_SWATCH, NULL);
}

AdduceCode *
adduce_ui_swatch_get_code (AdduceUiSwatch *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SWATCH (self), NULL);

  return self->code;
}

void
adduce_ui_swatch_set_code (AdduceUiSwatch *self, AdduceCode *code)
{
  g_return_if_fail (ADDUCE_UI_IS_SWATCH (self));
  g_return_if_fail (code == NULL || ADDUCE_IS_CODE (code));

  if (!g_set_object (&self->code, code))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}
