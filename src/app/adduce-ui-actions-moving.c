/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going to claims, and back and forward.
 */
#include "config.h"

#include "adduce-ui-actions.h"

static void
cycle_claims_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_cycle_claims (context, 1);
}

static void
cycle_claims_back_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_cycle_claims (context, -1);
}

static void
next_unset_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_unset (context, 1);
}

static void
previous_unset_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_unset (context, -1);
}

static void
next_violation_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_violation (context, 1);
}

static void
previous_violation_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_violation (context, -1);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_go_along (context, -1);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_go_along (context, 1);
}

/* For what moves the caret far and knows no context. */
static void
leave_place_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_leave_place (context);
}

static const GActionEntry entries[] = {
  { "cycle-claims", cycle_claims_cb, NULL, NULL, NULL },
  { "cycle-claims-back", cycle_claims_back_cb, NULL, NULL, NULL },
  { "next-unset", next_unset_cb, NULL, NULL, NULL },
  { "previous-unset", previous_unset_cb, NULL, NULL, NULL },
  { "next-violation", next_violation_cb, NULL, NULL, NULL },
  { "previous-violation", previous_violation_cb, NULL, NULL, NULL },
  { "back", back_cb, NULL, NULL, NULL },
  { "forward", forward_cb, NULL, NULL, NULL },
  { "leave-place", leave_place_cb, NULL, NULL, NULL },
};

const GActionEntry *
_adduce_ui_actions_get_moving (guint *ret_n_entries)
{
  *ret_n_entries = G_N_ELEMENTS (entries);
  return entries;
}
