/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colour and light.
 */
#include "config.h"

#include "adduce-ui-lens.h"

struct _AdduceUiLens
{
  GObject parent_instance;

  AdduceFacet color_by;
  AdduceFacet backlight_facet;
  char *backlight_code;
  AdduceCodeMap *map; /* or NULL */
};

enum {
  PROP_0,
  PROP_COLOR_BY,
  PROP_BACKLIGHT_FACET,
  PROP_BACKLIGHT_CODE,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiLens, adduce_ui_lens, G_TYPE_OBJECT)

static void
adduce_ui_lens_finalize (GObject *object)
{
  g_clear_pointer (&ADDUCE_UI_LENS (object)->backlight_code, g_free);
  g_clear_pointer (&ADDUCE_UI_LENS (object)->map, adduce_code_map_unref);

  G_OBJECT_CLASS (adduce_ui_lens_parent_class)->finalize (object);
}

static void
adduce_ui_lens_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiLens *self = ADDUCE_UI_LENS (object);

  switch (prop_id)
    {
    case PROP_COLOR_BY:
      g_value_set_enum (value, self->color_by);
      break;
    case PROP_BACKLIGHT_FACET:
      g_value_set_enum (value, self->backlight_facet);
      break;
    case PROP_BACKLIGHT_CODE:
      g_value_set_string (value, self->backlight_code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_lens_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiLens *self = ADDUCE_UI_LENS (object);

  switch (prop_id)
    {
    case PROP_COLOR_BY:
      adduce_ui_lens_set_color_by (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_lens_class_init (AdduceUiLensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = adduce_ui_lens_finalize;
  object_class->get_property = adduce_ui_lens_get_property;
  object_class->set_property = adduce_ui_lens_set_property;

  properties[PROP_COLOR_BY]
    = g_param_spec_enum ("color-by", NULL, NULL, ADDUCE_TYPE_FACET, ADDUCE_FACET_STANCE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BACKLIGHT_FACET]
    = g_param_spec_enum ("backlight-facet", NULL, NULL, ADDUCE_TYPE_FACET, ADDUCE_FACET_STANCE, read);
  properties[PROP_BACKLIGHT_CODE] = g_param_spec_string ("backlight-code", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_lens_init (AdduceUiLens *self)
{
}

AdduceUiLens *
adduce_ui_lens_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_LENS, NULL);
}

AdduceFacet
adduce_ui_lens_get_color_by (AdduceUiLens *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_LENS (self), ADDUCE_FACET_STANCE);

  return self->color_by;
}

void
adduce_ui_lens_set_color_by (AdduceUiLens *self, AdduceFacet facet)
{
  g_return_if_fail (ADDUCE_UI_IS_LENS (self));
  g_return_if_fail ((guint) facet < ADDUCE_N_FACETS);

  if (self->color_by == facet)
    return;

  self->color_by = facet;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR_BY]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

AdduceFacet
adduce_ui_lens_get_backlight_facet (AdduceUiLens *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_LENS (self), ADDUCE_FACET_STANCE);

  return self->backlight_facet;
}

const char *
adduce_ui_lens_get_backlight_code (AdduceUiLens *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_LENS (self), NULL);

  return self->backlight_code;
}

void
adduce_ui_lens_set_backlight (AdduceUiLens *self, AdduceFacet facet, const char *code)
{
  gboolean same_code;

  g_return_if_fail (ADDUCE_UI_IS_LENS (self));
  g_return_if_fail ((guint) facet < ADDUCE_N_FACETS);

  same_code = g_strcmp0 (self->backlight_code, code) == 0;
  if (self->backlight_facet == facet && same_code)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->backlight_facet != facet)
    {
      self->backlight_facet = facet;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKLIGHT_FACET]);
    }
  if (!same_code)
    {
      char *copy = g_strdup (code);

      g_free (self->backlight_code);
      self->backlight_code = copy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACKLIGHT_CODE]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
adduce_ui_lens_set_code_map (AdduceUiLens *self, AdduceCodeMap *map)
{
  g_return_if_fail (ADDUCE_UI_IS_LENS (self));

  if (self->map == map)
    return;

  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map != NULL ? adduce_code_map_ref (map) : NULL;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

AdduceCodeMap *
adduce_ui_lens_get_code_map (AdduceUiLens *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_LENS (self), NULL);

  return self->map;
}

gboolean
adduce_ui_lens_shows (AdduceUiLens *self, AdduceClaim *claim)
{
  const char *code;
  AdduceTag *now = NULL;
  g_autoptr (AdduceTagList) tags = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_LENS (self), TRUE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), TRUE);

  code = self->backlight_code;
  if (code == NULL || self->map == NULL || *code == '\0')
    return code == NULL || adduce_facet_matches (self->backlight_facet, claim, code);

  now = adduce_code_map_lookup (self->map, adduce_facet_to_id (self->backlight_facet), code);
  tags = adduce_facet_resolve_tags (self->backlight_facet, claim, self->map);
  return adduce_tag_list_contains (tags, now != NULL ? adduce_tag_get_code (now) : code);
}
