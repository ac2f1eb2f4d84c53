/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which page of the window is seen.
 */
#include "config.h"

#include "adduce-ui-pages.h"

struct _AdduceUiPages
{
  GObject parent_instance;

  AdduceUiPageId page;
  char *places[ADDUCE_UI_N_PAGES]; /* or NULL */
};

enum {
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

enum {
  SIGNAL_LEAVING,
  SIGNAL_SHOW_PLACE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char *const names[ADDUCE_UI_N_PAGES]
  = { "articles", "claims", "speakers", "issues", "codebook", "search" };

G_DEFINE_FINAL_TYPE (AdduceUiPages, adduce_ui_pages, G_TYPE_OBJECT)

static void
adduce_ui_pages_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_PAGE)
    g_value_set_string (value, names[ADDUCE_UI_PAGES (object)->page]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

/* A name that there is none of is left alone: it comes from an action's target or from a setting. */
static void
adduce_ui_pages_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  const char *name = g_value_get_string (value);
  AdduceUiPageId page;

  if (prop_id != PROP_PAGE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (name != NULL && adduce_ui_page_id_from_name (name, &page))
    adduce_ui_pages_set_page (ADDUCE_UI_PAGES (object), page);
}

static void
adduce_ui_pages_finalize (GObject *object)
{
  AdduceUiPages *self = ADDUCE_UI_PAGES (object);

  for (guint i = 0; i < ADDUCE_UI_N_PAGES; i++)
    g_free (self->places[i]);
  G_OBJECT_CLASS (adduce_ui_pages_parent_class)->finalize (object);
}

static void
adduce_ui_pages_class_init (AdduceUiPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = adduce_ui_pages_get_property;
  object_class->set_property = adduce_ui_pages_set_property;
  object_class->finalize = adduce_ui_pages_finalize;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "articles",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_LEAVING]
    = g_signal_new ("leaving", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_PLACE] = g_signal_new ("show-place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             1, G_TYPE_STRING);
}

static void
adduce_ui_pages_init (AdduceUiPages *self)
{
}

const char *
adduce_ui_page_id_to_name (AdduceUiPageId id)
{
  g_return_val_if_fail (id < ADDUCE_UI_N_PAGES, NULL);

  return names[id];
}

gboolean
adduce_ui_page_id_from_name (const char *name, AdduceUiPageId *ret_id)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < ADDUCE_UI_N_PAGES; i++)
    if (g_str_equal (names[i], name))
      {
        *ret_id = i;
        return TRUE;
      }
  return FALSE;
}

AdduceUiPages *
adduce_ui_pages_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_PAGES, NULL);
}

AdduceUiPageId
adduce_ui_pages_get_page (AdduceUiPages *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGES (self), ADDUCE_UI_PAGE_ARTICLES);

  return self->page;
}

void
adduce_ui_pages_set_page (AdduceUiPages *self, AdduceUiPageId page)
{
  g_return_if_fail (ADDUCE_UI_IS_PAGES (self));
  g_return_if_fail (page < ADDUCE_UI_N_PAGES);

  if (self->page == page)
    return;

  g_signal_emit (self, signals[SIGNAL_LEAVING], 0);
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

const char *
adduce_ui_pages_get_place (AdduceUiPages *self, AdduceUiPageId page)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PAGES (self), NULL);
  g_return_val_if_fail (page < ADDUCE_UI_N_PAGES, NULL);

  return self->places[page];
}

void
adduce_ui_pages_set_place (AdduceUiPages *self, AdduceUiPageId page, const char *place)
{
  char *copy;

  g_return_if_fail (ADDUCE_UI_IS_PAGES (self));
  g_return_if_fail (page < ADDUCE_UI_N_PAGES);

  copy = g_strdup (place);
  g_free (self->places[page]);
  self->places[page] = copy;
}

void
adduce_ui_pages_go (AdduceUiPages *self, AdduceUiPageId page, const char *place)
{
  g_autofree char *copy = g_strdup (place);

  g_return_if_fail (ADDUCE_UI_IS_PAGES (self));

  adduce_ui_pages_set_page (self, page);
  adduce_ui_pages_set_place (self, page, copy);
  if (copy != NULL)
    g_signal_emit (self, signals[SIGNAL_SHOW_PLACE], 0, copy);
}
