/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector pane; its content follows.
 */
#include "config.h"

#include "adduce-ui-inspector.h"

struct _AdduceUiInspector
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AdduceUiInspector, adduce_ui_inspector, GTK_TYPE_WIDGET)

static void
adduce_ui_inspector_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
}

static void
adduce_ui_inspector_class_init (AdduceUiInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = adduce_ui_inspector_set_property;
  g_object_class_install_property (
    G_OBJECT_CLASS (klass), 1,
    g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, G_PARAM_WRITABLE));
}

static void
adduce_ui_inspector_init (AdduceUiInspector *self)
{
}
