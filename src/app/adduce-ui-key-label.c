/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key of an action.
 */
#include "config.h"

#include "adduce-ui-key-label.h"
#include "adduce-ui-keymap.h"

struct _AdduceUiKeyLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char *action;
};

enum {
  PROP_0,
  PROP_ACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiKeyLabel, adduce_ui_key_label, GTK_TYPE_WIDGET)

static void
update (AdduceUiKeyLabel *self)
{
  const char *key
    = self->action != NULL ? adduce_ui_keymap_get_label (adduce_ui_keymap_get_default (), self->action) : NULL;

  gtk_label_set_text (GTK_LABEL (self->label), key != NULL ? key : "");
  gtk_widget_set_visible (self->label, key != NULL);
}

static void
adduce_ui_key_label_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTION:
      g_value_set_string (value, adduce_ui_key_label_get_action (ADDUCE_UI_KEY_LABEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_key_label_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTION:
      adduce_ui_key_label_set_action (ADDUCE_UI_KEY_LABEL (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_key_label_dispose (GObject *object)
{
  g_clear_pointer (&ADDUCE_UI_KEY_LABEL (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_key_label_parent_class)->dispose (object);
}

static void
adduce_ui_key_label_finalize (GObject *object)
{
  g_free (ADDUCE_UI_KEY_LABEL (object)->action);

  G_OBJECT_CLASS (adduce_ui_key_label_parent_class)->finalize (object);
}

static void
adduce_ui_key_label_class_init (AdduceUiKeyLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_key_label_dispose;
  object_class->finalize = adduce_ui_key_label_finalize;
  object_class->get_property = adduce_ui_key_label_get_property;
  object_class->set_property = adduce_ui_key_label_set_property;

  properties[PROP_ACTION]
    = g_param_spec_string ("action", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
adduce_ui_key_label_init (AdduceUiKeyLabel *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "visible", FALSE,
                              NULL);
  gtk_widget_add_css_class (self->label, "key-label");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_object (adduce_ui_keymap_get_default (), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
adduce_ui_key_label_new (const char *action)
{
  return g_object_new (ADDUCE_UI_TYPE_KEY_LABEL, "action", action, NULL);
}

const char *
adduce_ui_key_label_get_action (AdduceUiKeyLabel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_KEY_LABEL (self), NULL);

  return self->action;
}

void
adduce_ui_key_label_set_action (AdduceUiKeyLabel *self, const char *action)
{
  g_return_if_fail (ADDUCE_UI_IS_KEY_LABEL (self));

  if (g_strcmp0 (self->action, action) == 0)
    return;

  g_free (self->action);
  self->action = g_strdup (action);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}
