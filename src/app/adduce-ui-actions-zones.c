/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking parts of an article.
 */
#include "config.h"

#include "adduce-ui-actions.h"

static void
toggle_boilerplate_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_toggle_zone (context, ADDUCE_ZONE_BOILERPLATE);
}

static const GActionEntry entries[] = {
  { "toggle-boilerplate", toggle_boilerplate_cb, NULL, NULL, NULL },
};

const GActionEntry *
_adduce_ui_actions_get_zones (guint *ret_n_entries)
{
  *ret_n_entries = G_N_ELEMENTS (entries);
  return entries;
}
