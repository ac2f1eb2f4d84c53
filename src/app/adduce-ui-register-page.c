/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The speakers or the issues of the corpus.
 */
#include "config.h"

#include "adduce-ui-register-page.h"
#include "adduce-ui-page.h"

struct _AdduceUiRegisterPage
{
  GtkWidget parent_instance;

  AdduceUiContext *context;
  AdduceFacet kind;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  PROP_KIND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
init_page (AdduceUiPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiRegisterPage, adduce_ui_register_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ADDUCE_UI_TYPE_PAGE, init_page))

static void
adduce_ui_register_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_register_page_dispose (GObject *object)
{
  g_clear_object (&ADDUCE_UI_REGISTER_PAGE (object)->context);
  G_OBJECT_CLASS (adduce_ui_register_page_parent_class)->dispose (object);
}

static void
adduce_ui_register_page_class_init (AdduceUiRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = adduce_ui_register_page_set_property;
  object_class->dispose = adduce_ui_register_page_dispose;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  properties[PROP_KIND]
    = g_param_spec_enum ("kind", NULL, NULL, ADDUCE_TYPE_FACET, ADDUCE_FACET_SPEAKER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_register_page_init (AdduceUiRegisterPage *self)
{
}
