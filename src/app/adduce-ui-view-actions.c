/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of reading.
 */
#include "config.h"

#include "adduce-ui-view-actions.h"

typedef struct {
  AdduceUiTextView *view;
  AdduceUiFindBar *find_bar;
  AdduceUiGotoBar *goto_bar;
} Widgets;

static void
zoom_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Widgets *widgets = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  int direction = g_str_has_suffix (name, "in") ? 1 : g_str_has_suffix (name, "out") ? -1 : 0;

  adduce_ui_text_view_step_zoom (widgets->view, direction);
}

static void
find_next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adduce_ui_find_bar_step (((Widgets *) user_data)->find_bar, 1);
}

static void
find_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adduce_ui_find_bar_step (((Widgets *) user_data)->find_bar, -1);
}

static void
go_to_paragraph_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adduce_ui_goto_bar_open (((Widgets *) user_data)->goto_bar);
}

static const GActionEntry entries[] = {
  { .name = "zoom-in", .activate = zoom_cb },
  { .name = "zoom-out", .activate = zoom_cb },
  { .name = "zoom-reset", .activate = zoom_cb },
  { .name = "find-next", .activate = find_next_cb },
  { .name = "find-previous", .activate = find_previous_cb },
  { .name = "go-to-paragraph", .activate = go_to_paragraph_cb },
};

static void
add_toggles (GSimpleActionGroup *group, AdduceUiFindBar *find_bar)
{
  g_autoptr (GPropertyAction) match_case = g_property_action_new ("find-case", find_bar, "match-case");
  g_autoptr (GPropertyAction) word = g_property_action_new ("find-word", find_bar, "whole-word");
  g_autoptr (GPropertyAction) accents = g_property_action_new ("find-accents", find_bar, "ignore-accents");
  g_autoptr (GPropertyAction) regex = g_property_action_new ("find-regex", find_bar, "regex");
  GPropertyAction *toggles[] = { match_case, word, accents, regex };

  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (toggles[i]));
}

GSimpleActionGroup *
adduce_ui_view_actions_new (AdduceUiTextView *view, AdduceUiFindBar *find_bar, AdduceUiGotoBar *goto_bar)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  Widgets *widgets = g_new0 (Widgets, 1);

  *widgets = (Widgets) { view, find_bar, goto_bar };
  g_object_set_data_full (G_OBJECT (group), "adduce-widgets", widgets, g_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), widgets);
  add_toggles (group, find_bar);

  return group;
}

void
adduce_ui_view_actions_set_enabled (GSimpleActionGroup *group, gboolean enabled)
{
  g_return_if_fail (G_IS_SIMPLE_ACTION_GROUP (group));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), entries[i].name);

      if (!g_str_has_prefix (entries[i].name, "zoom"))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}
