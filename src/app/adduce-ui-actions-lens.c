/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What colours mean, and which claims are in the light.
 */
#include "config.h"

#include "adduce-ui-actions.h"

static void
backlight_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  AdduceFacet facet;

  if (adduce_facet_from_id (g_variant_get_string (parameter, NULL), &facet))
    adduce_ui_context_toggle_backlight (context, facet);
}

static void
backlight_off_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  AdduceUiLens *lens = adduce_ui_context_get_lens (context);

  adduce_ui_lens_set_backlight (lens, adduce_ui_lens_get_backlight_facet (lens), NULL);
}

static const GActionEntry entries[] = {
  { "backlight", backlight_cb, "s", NULL, NULL },
  { "backlight-off", backlight_off_cb, NULL, NULL, NULL },
};

const GActionEntry *
_adduce_ui_actions_get_lens (guint *ret_n_entries)
{
  *ret_n_entries = G_N_ELEMENTS (entries);
  return entries;
}

/* The facet is the state: a menu shows which it is, and follows the lens. */
void
_adduce_ui_actions_add_color_by (GActionMap *map, AdduceUiContext *context)
{
  g_autoptr (GPropertyAction) action
    = g_property_action_new ("color-by", adduce_ui_context_get_lens (context), "color-by");

  g_action_map_add_action (map, G_ACTION (action));
}
