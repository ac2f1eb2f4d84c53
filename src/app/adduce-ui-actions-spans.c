/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where claims stand.
 */
#include "config.h"

#include "adduce-ui-actions.h"

/* @parameter: "word" or "character" */
static void
move_edge (AdduceUiContext *context, AdduceSpanEdge edge, gboolean grow, GVariant *parameter)
{
  AdduceSpanUnit unit;

  if (adduce_span_unit_from_id (g_variant_get_string (parameter, NULL), &unit))
    adduce_ui_context_move_edge (context, edge, unit, grow);
}

static void
grow_start_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  move_edge (context, ADDUCE_SPAN_EDGE_START, TRUE, parameter);
}

static void
shrink_start_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  move_edge (context, ADDUCE_SPAN_EDGE_START, FALSE, parameter);
}

static void
grow_end_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  move_edge (context, ADDUCE_SPAN_EDGE_END, TRUE, parameter);
}

static void
shrink_end_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  move_edge (context, ADDUCE_SPAN_EDGE_END, FALSE, parameter);
}

static void
split_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_split_claim (context);
}

static void
join_claims_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_join_claims (context);
}

static void
remove_piece_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_remove_piece (context);
}

static void
move_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_move_claim (context);
}

static void
duplicate_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer context)
{
  adduce_ui_context_duplicate_claim (context);
}

static const GActionEntry entries[] = {
  { "grow-start", grow_start_cb, "s", NULL, NULL },
  { "shrink-start", shrink_start_cb, "s", NULL, NULL },
  { "grow-end", grow_end_cb, "s", NULL, NULL },
  { "shrink-end", shrink_end_cb, "s", NULL, NULL },
  { "split-claim", split_claim_cb, NULL, NULL, NULL },
  { "join-claims", join_claims_cb, NULL, NULL, NULL },
  { "remove-piece", remove_piece_cb, NULL, NULL, NULL },
  { "move-claim", move_claim_cb, NULL, NULL, NULL },
  { "duplicate-claim", duplicate_claim_cb, NULL, NULL, NULL },
};

const GActionEntry *
_adduce_ui_actions_get_spans (guint *ret_n_entries)
{
  *ret_n_entries = G_N_ELEMENTS (entries);
  return entries;
}
