/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a window does with its list of claims.
 */
#include "config.h"

#include "adduce-ui-window-private.h"

static void
filter_claims_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = data;

  if (adduce_ui_context_get_corpus (self->context) == NULL)
    return;
  g_settings_set_boolean (self->settings, "show-inspector", TRUE);
  _adduce_ui_window_ensure_panes (self);
  adduce_ui_inspector_focus_filter (self->inspector);
}

static const GActionEntry entries[] = {
  { "filter-claims", filter_claims_cb, NULL, NULL, NULL },
};

void
_adduce_ui_window_install_claim_actions (AdduceUiWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
