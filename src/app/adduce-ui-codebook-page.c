/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook of the corpus.
 */
#include "config.h"

#include "adduce-ui-codebook-page.h"
#include "adduce-ui-page.h"

struct _AdduceUiCodebookPage
{
  GtkWidget parent_instance;

  AdduceUiContext *context;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
init_page (AdduceUiPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiCodebookPage, adduce_ui_codebook_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ADDUCE_UI_TYPE_PAGE, init_page))

static void
adduce_ui_codebook_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_codebook_page_dispose (GObject *object)
{
  g_clear_object (&ADDUCE_UI_CODEBOOK_PAGE (object)->context);
  G_OBJECT_CLASS (adduce_ui_codebook_page_parent_class)->dispose (object);
}

static void
adduce_ui_codebook_page_class_init (AdduceUiCodebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = adduce_ui_codebook_page_set_property;
  object_class->dispose = adduce_ui_codebook_page_dispose;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_codebook_page_init (AdduceUiCodebookPage *self)
{
}
