/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All actions of a context, from the tables of their themes.
 */
#include "config.h"

#include "adduce-ui-actions.h"

typedef const GActionEntry *(*Theme) (guint *ret_n_entries);

static const Theme themes[] = {
  _adduce_ui_actions_get_coding,
  _adduce_ui_actions_get_lens,
  _adduce_ui_actions_get_moving,
  _adduce_ui_actions_get_spans,
  _adduce_ui_actions_get_tagging,
  _adduce_ui_actions_get_zones,
};

void
adduce_ui_actions_add (GActionMap *map, AdduceUiContext *context)
{
  g_return_if_fail (G_IS_ACTION_MAP (map));
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (context));

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      guint n_entries;
      const GActionEntry *entries = themes[i] (&n_entries);

      g_action_map_add_action_entries (map, entries, n_entries, context);
    }
  _adduce_ui_actions_add_color_by (map, context);
}

void
adduce_ui_actions_set_enabled (GActionMap *map, gboolean enabled)
{
  g_return_if_fail (G_IS_ACTION_MAP (map));

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      guint n_entries;
      const GActionEntry *entries = themes[i] (&n_entries);

      for (guint k = 0; k < n_entries; k++)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, entries[k].name)), enabled);
    }
}
