/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making, placing and removing claims.
 */
#include "config.h"

#include "adduce-ui-actions.h"

static void
add_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_add_claim (context);
}

static void
add_span_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_add_span (context);
}

static void
remove_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_remove_claim (context);
}

static void
next_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_claim (context, 1);
}

static void
previous_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_step_claim (context, -1);
}

static void
mark_reviewed_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_mark_reviewed (context);
}

static const GActionEntry entries[] = {
  { "mark-reviewed", mark_reviewed_cb, NULL, NULL, NULL },
  { "add-claim", add_claim_cb, NULL, NULL, NULL },
  { "add-span", add_span_cb, NULL, NULL, NULL },
  { "remove-claim", remove_claim_cb, NULL, NULL, NULL },
  { "next-claim", next_claim_cb, NULL, NULL, NULL },
  { "previous-claim", previous_claim_cb, NULL, NULL, NULL },
};

const GActionEntry *
_adduce_ui_actions_get_coding (guint *ret_n_entries)
{
  *ret_n_entries = G_N_ELEMENTS (entries);
  return entries;
}
