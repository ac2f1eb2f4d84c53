/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where claims stand: moving their ends, splitting, joining, placing them anew.
 *
 * After each the caret stays where it is if that is still in the claim; else it goes to the nearest place
 * that is, so that the next key means the same piece.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* Performs what was just made, or tells why it could not be made; (transfer full) (nullable). */
static gboolean
perform_or_tell (AdduceUiContext *self, AdduceCommand *command, GError *error)
{
  g_autoptr (AdduceCommand) owned = command;
  g_autoptr (GError) owned_error = error;

  if (command == NULL)
    {
      _adduce_ui_context_message (self, error->message, FALSE);
      return FALSE;
    }
  return adduce_ui_context_perform (self, command);
}

static guint
clamp_into (AdduceSpanSet *spans, guint offset)
{
  AdduceSpan piece = adduce_span_set_get_span (spans, adduce_span_edit_find_piece (spans, offset));

  return CLAMP (offset, piece.start, piece.end - 1);
}

/* Puts the caret into the focused claim, where it is not there already. */
static void
keep_caret_inside (AdduceUiContext *self)
{
  guint caret = self->selection.start, inside;

  if (self->focused_claim == NULL)
    return;

  inside = clamp_into (adduce_claim_get_spans (self->focused_claim), caret);
  _adduce_ui_context_show_place (self, inside, inside != caret);
}

void
adduce_ui_context_move_edge (AdduceUiContext *self, AdduceSpanEdge edge, AdduceSpanUnit unit, gboolean grow)
{
  AdduceClaim *claim;
  AdduceCommand *command;
  GError *error = NULL;
  AdduceSpanSet *spans;
  AdduceSpan piece;
  guint caret;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  claim = _adduce_ui_context_get_editable (self);
  if (claim == NULL)
    return;

  caret = self->selection.start;
  command = adduce_command_new_move_edge (claim, adduce_session_get_text (self->session), caret, edge, unit, grow,
                                          &error);
  if (!perform_or_tell (self, command, error) || self->focused_claim == NULL)
    return;

  keep_caret_inside (self);
  spans = adduce_claim_get_spans (self->focused_claim);
  piece = adduce_span_set_get_span (spans, adduce_span_edit_find_piece (spans, caret));
  _adduce_ui_context_show_place (self, edge == ADDUCE_SPAN_EDGE_START ? piece.start : piece.end - 1, FALSE);
}

void
adduce_ui_context_split_claim (AdduceUiContext *self)
{
  g_autoptr (AdduceCommand) command = NULL;
  GError *error = NULL;
  AdduceClaim *claim;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  claim = _adduce_ui_context_get_editable (self);
  if (claim == NULL)
    return;

  command = adduce_command_new_split (claim, adduce_session_get_text (self->session), self->selection.start, &error);
  if (!perform_or_tell (self, command != NULL ? g_object_ref (command) : NULL, error))
    return;

  adduce_ui_context_focus_claim (self, adduce_claim_get_id (adduce_command_get_step (command, 1)->after), FALSE);
  keep_caret_inside (self);
  _adduce_ui_context_message (self, _("Claim split; this is the second"), TRUE);
}

void
adduce_ui_context_join_claims (AdduceUiContext *self)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  gboolean differ = FALSE;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  claims = _adduce_ui_context_list_editable (self);
  if (claims == NULL)
    return;

  command = adduce_command_new_join ((AdduceClaim *const *) claims->pdata, claims->len,
                                     adduce_session_get_text (self->session), &differ, &error);
  if (!perform_or_tell (self, command != NULL ? g_object_ref (command) : NULL, error))
    return;

  adduce_ui_context_focus_claim (self, adduce_claim_get_id (adduce_command_get_step (command, 0)->after), FALSE);
  keep_caret_inside (self);
  if (differ)
    text = g_strdup_printf (
      /* translators: how many claims (more than one) were made one */
      g_dngettext (NULL, "%u claim joined; the stances differed, so it has none",
                   "%u claims joined; the stances differed, so there is none now", claims->len),
      claims->len);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u claim joined", "%u claims joined", claims->len), claims->len);
  _adduce_ui_context_message (self, text, TRUE);
}

void
adduce_ui_context_remove_piece (AdduceUiContext *self)
{
  AdduceClaim *claim;
  AdduceCommand *command;
  GError *error = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  claim = _adduce_ui_context_get_editable (self);
  if (claim == NULL)
    return;

  command = adduce_command_new_remove_piece (claim, adduce_session_get_text (self->session), self->selection.start,
                                             &error);
  if (!perform_or_tell (self, command, error))
    return;

  keep_caret_inside (self);
  _adduce_ui_context_message (self, _("Passage removed from the claim"), TRUE);
}

void
adduce_ui_context_move_claim (AdduceUiContext *self)
{
  g_autoptr (AdduceSpanSet) spans = NULL;
  AdduceClaim *claim;
  AdduceCommand *command;
  GError *error = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  spans = _adduce_ui_context_get_selection_spans (self);
  if (spans == NULL)
    return;
  /* On the way to the words the caret has left the claim that is meant. */
  if (self->focused_claim == NULL && self->last_focused_id != NULL)
    adduce_ui_context_focus_claim (self, self->last_focused_id, FALSE);
  claim = _adduce_ui_context_get_editable (self);
  if (claim == NULL)
    return;

  command = adduce_command_new_set_spans (claim, spans, adduce_session_get_text (self->session), &error);
  if (perform_or_tell (self, command, error))
    g_signal_emit_by_name (self, "reveal");
}

void
adduce_ui_context_duplicate_claim (AdduceUiContext *self)
{
  g_autoptr (AdduceCommand) command = NULL;
  GError *error = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (!_adduce_ui_context_check_session (self))
    return;
  _adduce_ui_context_focus_under_caret (self);
  if (self->focused_claim == NULL)
    {
      _adduce_ui_context_message (self, _("Put the caret in a claim, or select words to make one"), FALSE);
      return;
    }

  /* Also on another coder's words one may make a claim of one's own. */
  command = adduce_command_new_duplicate (self->focused_claim, adduce_coder_get_nickname (self->coder),
                                          adduce_session_get_text (self->session),
                                          adduce_ui_context_get_codebook (self), &error);
  if (!perform_or_tell (self, command != NULL ? g_object_ref (command) : NULL, error))
    return;

  adduce_ui_context_focus_claim (self, adduce_claim_get_id (adduce_command_get_step (command, 0)->after), FALSE);
  keep_caret_inside (self);
  _adduce_ui_context_message (self, _("Another claim on the same words"), TRUE);
}
