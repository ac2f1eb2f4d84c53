/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editing half of AdduceUiContext: one command a gesture, performed through the session.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* Completion ranks by use: count what a command adds and takes away. */
static void
count_tags (AdduceCorpus *corpus, const char *variable_id, AdduceTagList *tags, int count)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    adduce_corpus_count_tag (corpus, variable_id, adduce_tag_list_get_tag (tags, i), count);
}

static void
count_claim (AdduceUiContext *self, AdduceClaim *claim, int count)
{
  g_auto (GStrv) own = NULL;

  if (claim == NULL || self->corpus == NULL)
    return;

  count_tags (self->corpus, ADDUCE_REGISTER_SPEAKER, adduce_claim_get_speakers (claim), count);
  count_tags (self->corpus, ADDUCE_REGISTER_ISSUE, adduce_claim_get_issues (claim), count);
  own = adduce_claim_list_variables (claim);
  for (guint i = 0; own[i] != NULL; i++)
    count_tags (self->corpus, own[i], adduce_claim_get_values (claim, own[i]), count);
}

static void
count_command (AdduceUiContext *self, AdduceCommand *command, int sign)
{
  for (guint i = 0; i < adduce_command_get_n_steps (command); i++)
    {
      const AdduceCommandStep *step = adduce_command_get_step (command, i);

      count_claim (self, step->before, -sign);
      count_claim (self, step->after, sign);
    }
  _adduce_ui_context_note_command (self, command, sign);
}

gboolean
_adduce_ui_context_check_session (AdduceUiContext *self)
{
  const char *reason;

  if (self->session == NULL)
    {
      _adduce_ui_context_message (self, _("Choose an article first"), FALSE);
      return FALSE;
    }
  reason = adduce_session_get_read_only_reason (self->session);
  if (reason != NULL)
    {
      _adduce_ui_context_message (self, reason, FALSE);
      return FALSE;
    }
  return TRUE;
}

/* With no claim in focus, that under the caret is meant: the caret may stand where it stood when the article
 * was opened. One's own goes before others'. */
void
_adduce_ui_context_focus_under_caret (AdduceUiContext *self)
{
  g_autoptr (GPtrArray) claims = NULL;
  AdduceClaim *chosen = NULL;

  if (self->focused_claim != NULL)
    return;

  claims = adduce_ui_context_query_claims (self, (AdduceSpan) { self->selection.start, self->selection.start });
  for (guint i = 0; i < claims->len && chosen == NULL; i++)
    if (adduce_claim_set_lookup (adduce_session_get_claims (self->session), adduce_claim_get_id (claims->pdata[i])))
      chosen = claims->pdata[i];
  if (chosen == NULL && claims->len > 0)
    chosen = claims->pdata[0];
  if (chosen != NULL)
    adduce_ui_context_focus_claim (self, adduce_claim_get_id (chosen), FALSE);
}

/* The focused claim, where it may be changed; says why not where it may not. */
AdduceClaim *
_adduce_ui_context_get_editable (AdduceUiContext *self)
{
  if (!_adduce_ui_context_check_session (self))
    return NULL;
  _adduce_ui_context_focus_under_caret (self);
  if (self->focused_claim == NULL)
    {
      _adduce_ui_context_message (self, _("Put the caret in a claim, or select words to make one"), FALSE);
      return NULL;
    }
  if (!adduce_ui_context_can_edit_focused (self))
    {
      g_autofree char *text = g_strdup_printf (
        /* translators: %s is a coder's nickname */
        _("This claim was coded by %s; you can change only your own"),
        adduce_claim_get_coder (self->focused_claim));

      _adduce_ui_context_message (self, text, FALSE);
      return NULL;
    }
  return self->focused_claim;
}

GPtrArray *
_adduce_ui_context_list_editable (AdduceUiContext *self)
{
  GPtrArray *claims;

  if (_adduce_ui_context_get_editable (self) == NULL)
    return NULL;

  claims = adduce_ui_context_list_chosen (self);
  for (guint i = claims->len; i > 0; i--)
    if (adduce_claim_set_lookup (adduce_session_get_claims (self->session),
                                 adduce_claim_get_id (claims->pdata[i - 1]))
        == NULL)
      g_ptr_array_remove_index (claims, i - 1);

  return claims;
}

gboolean
adduce_ui_context_perform (AdduceUiContext *self, AdduceCommand *command)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);

  if (!_adduce_ui_context_check_session (self))
    return FALSE;
  if (!adduce_session_perform (self->session, command, &error))
    {
      _adduce_ui_context_message (self, error->message, FALSE);
      return FALSE;
    }
  count_command (self, command, 1);
  return TRUE;
}

/* Performs a command that was just made; (transfer full). */
static gboolean
perform_new (AdduceUiContext *self, AdduceCommand *command)
{
  g_autoptr (AdduceCommand) owned = command;

  return adduce_ui_context_perform (self, owned);
}

gboolean
_adduce_ui_context_perform_on_chosen (AdduceUiContext *self, AdduceUiMakeCommand make, gpointer value)
{
  g_autoptr (GPtrArray) claims = _adduce_ui_context_list_editable (self);
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;
  AdduceCommand *first;

  if (claims == NULL)
    return FALSE;

  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (AdduceCommand) command = make (self, claims->pdata[i], value);

      if (!adduce_command_is_empty (command))
        g_ptr_array_add (commands, g_steal_pointer (&command));
    }
  if (commands->len == 0)
    return FALSE;
  first = commands->pdata[0];
  if (commands->len == 1)
    return adduce_ui_context_perform (self, first);

  label = g_strdup_printf (
    /* translators: what is done, and to how many claims (more than one): "Set Stance to “Supports” (3 Claims)" */
    g_dngettext (NULL, "%s (%u Claim)", "%s (%u Claims)", commands->len), adduce_command_get_label (first),
    commands->len);
  return perform_new (
    self, adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, label));
}

AdduceSpanSet *
_adduce_ui_context_get_selection_spans (AdduceUiContext *self)
{
  g_autoptr (GError) error = NULL;
  AdduceSpanSet *spans = NULL;

  if (!_adduce_ui_context_check_session (self))
    return NULL;
  if (!adduce_ui_context_get_has_selection (self))
    {
      _adduce_ui_context_message (self, _("Select words in the article first"), FALSE);
      return NULL;
    }
  spans = adduce_span_set_new (&self->selection, 1, &error);
  if (spans == NULL)
    _adduce_ui_context_message (self, error->message, FALSE);
  return spans;
}

/* With what the tagging has, and with values of a variable; each may be NULL. */
static gboolean
add_claim (AdduceUiContext *self, AdduceTagging *tagging, const char *variable_id, AdduceTagList *values)
{
  g_autoptr (AdduceSpanSet) spans = _adduce_ui_context_get_selection_spans (self);
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (GError) error = NULL;
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self);

  if (spans == NULL)
    return FALSE;

  builder = adduce_claim_builder_new (adduce_coder_get_nickname (self->coder));
  if (!adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (self->session), &error))
    {
      _adduce_ui_context_message (self, error->message, FALSE);
      return FALSE;
    }
  if (codebook != NULL)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  if (tagging != NULL)
    adduce_tagging_apply (tagging, builder);
  if (variable_id != NULL)
    adduce_claim_builder_set_values (builder, variable_id, values);
  claim = adduce_claim_builder_end (builder);
  if (!perform_new (self, adduce_command_new_add (claim)))
    return FALSE;

  adduce_ui_context_focus_claim (self, adduce_claim_get_id (claim), TRUE);
  return TRUE;
}

gboolean
_adduce_ui_context_add_claim_with (AdduceUiContext *self, AdduceTagging *tagging)
{
  return add_claim (self, tagging, NULL, NULL);
}

void
adduce_ui_context_add_claim (AdduceUiContext *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  _adduce_ui_context_add_claim_with (self, NULL);
}

void
adduce_ui_context_add_span (AdduceUiContext *self)
{
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *claim;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  spans = _adduce_ui_context_get_selection_spans (self);
  if (spans == NULL)
    return;
  /* On the way to the further words the caret has left the claim to which they belong. */
  if (self->focused_claim == NULL && self->last_focused_id != NULL)
    adduce_ui_context_focus_claim (self, self->last_focused_id, FALSE);
  claim = _adduce_ui_context_get_editable (self);
  if (claim == NULL)
    return;

  command = adduce_command_new_add_span (claim, self->selection, adduce_session_get_text (self->session), &error);
  if (command == NULL)
    _adduce_ui_context_message (self, error->message, FALSE);
  else if (adduce_ui_context_perform (self, command))
    adduce_ui_context_focus_claim (self, self->focused_id, TRUE);
}

static AdduceCommand *
make_remove (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_remove (claim);
}

void
adduce_ui_context_remove_claim (AdduceUiContext *self)
{
  guint n;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  n = MAX (adduce_ui_context_get_n_chosen (self), 1);
  if (_adduce_ui_context_perform_on_chosen (self, make_remove, NULL))
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u claim removed", "%u claims removed", n), n);

      _adduce_ui_context_message (self, n > 1 ? text : _("Claim removed"), TRUE);
    }
}

static AdduceCommand *
make_review (AdduceUiContext *self, AdduceClaim *claim, gpointer data)
{
  return adduce_command_new_review (claim, adduce_ui_context_get_codebook (self));
}

static void
tell_reviewed (AdduceUiContext *self)
{
  _adduce_ui_context_message (self, _("Marked as reviewed under the present codebook"), TRUE);
}

void
adduce_ui_context_mark_article_reviewed (AdduceUiContext *self)
{
  AdduceClaim *about;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (!_adduce_ui_context_check_session (self))
    return;
  about = adduce_session_get_article (self->session);
  if (about != NULL && perform_new (self, make_review (self, about, NULL)))
    tell_reviewed (self);
}

void
adduce_ui_context_mark_reviewed (AdduceUiContext *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->focused_claim == NULL)
    adduce_ui_context_mark_article_reviewed (self);
  else if (_adduce_ui_context_check_session (self) && _adduce_ui_context_perform_on_chosen (self, make_review, NULL))
    tell_reviewed (self);
}

typedef struct {
  AdduceVariable *variable;
  AdduceCode *code;
  gboolean given; /* all have it: it is taken away */
} Toggle;

static gboolean
has_code (AdduceUiContext *self, AdduceClaim *claim, AdduceVariable *variable, AdduceCode *code)
{
  g_autoptr (AdduceTagList) tags
    = adduce_claim_common_resolve (claim, adduce_variable_get_id (variable), adduce_ui_context_get_codebook (self));

  return adduce_tag_list_contains (tags, adduce_code_get_id (code));
}

static AdduceCommand *
make_toggle (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  const Toggle *toggle = value;

  /* Where only some have the value, those that have it keep it. */
  if (!toggle->given && has_code (self, claim, toggle->variable, toggle->code))
    return adduce_command_new_replace (claim, claim, adduce_variable_get_label (toggle->variable));

  return adduce_command_new_toggle (claim, toggle->variable, toggle->code, adduce_ui_context_get_codebook (self));
}

void
adduce_ui_context_toggle_code (AdduceUiContext *self, AdduceVariable *variable, AdduceCode *code)
{
  Toggle toggle = { variable, code, TRUE };
  g_autoptr (GPtrArray) claims = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (adduce_ui_context_get_has_selection (self))
    {
      AdduceTag *tag = adduce_code_get_tag (code);
      g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

      add_claim (self, NULL, adduce_variable_get_id (variable), tags);
      return;
    }
  claims = _adduce_ui_context_list_editable (self);
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    toggle.given = toggle.given && has_code (self, claims->pdata[i], variable, code);
  if (claims != NULL)
    _adduce_ui_context_perform_on_chosen (self, make_toggle, &toggle);
}

gboolean
adduce_ui_context_press_key (AdduceUiContext *self, gunichar key)
{
  AdduceCodebook *codebook;
  AdduceVariable *variable = NULL;
  AdduceCode *code;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);

  codebook = adduce_ui_context_get_codebook (self);
  code = codebook != NULL ? adduce_codebook_lookup_key (codebook, key, &variable) : NULL;
  if (code == NULL)
    return FALSE;

  adduce_ui_context_toggle_code (self, variable, code);
  return TRUE;
}

static AdduceCommand *
make_speakers (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_set_speakers (claim, value);
}

void
adduce_ui_context_set_speakers (AdduceUiContext *self, AdduceTagList *speakers)
{
  _adduce_ui_context_perform_on_chosen (self, make_speakers, speakers);
}

static AdduceCommand *
make_issues (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_set_issues (claim, value);
}

void
adduce_ui_context_set_issues (AdduceUiContext *self, AdduceTagList *issues)
{
  _adduce_ui_context_perform_on_chosen (self, make_issues, issues);
}

static AdduceCommand *
make_stance (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_set_stance (claim, value, adduce_ui_context_get_codebook (self));
}

void
adduce_ui_context_set_stance (AdduceUiContext *self, AdduceTag *stance)
{
  _adduce_ui_context_perform_on_chosen (self, make_stance, stance);
}

static AdduceCommand *
make_evidence (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_set_evidence (claim, value, adduce_ui_context_get_codebook (self));
}

void
adduce_ui_context_set_evidence (AdduceUiContext *self, AdduceTagList *evidence)
{
  _adduce_ui_context_perform_on_chosen (self, make_evidence, evidence);
}

static AdduceCommand *
make_certainty (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_set_certainty (claim, GPOINTER_TO_UINT (value));
}

void
adduce_ui_context_set_certainty (AdduceUiContext *self, AdduceCertainty certainty)
{
  _adduce_ui_context_perform_on_chosen (self, make_certainty, GUINT_TO_POINTER (certainty));
}

/* A note is one claim's. */
void
adduce_ui_context_set_note (AdduceUiContext *self, const char *note)
{
  AdduceClaim *claim = _adduce_ui_context_get_editable (self);

  if (claim != NULL)
    perform_new (self, adduce_command_new_set_note (claim, note));
}

void
adduce_ui_context_set_status (AdduceUiContext *self, AdduceStatus status)
{
  if (_adduce_ui_context_check_session (self))
    perform_new (self, adduce_command_new_set_status (adduce_session_get_status (self->session), status));
}

/* After undo or redo the claim that changed is focused, so that one sees what happened. */
static void
focus_changed (AdduceUiContext *self, AdduceCommand *command, gboolean undone)
{
  const AdduceCommandStep *step;
  AdduceClaim *claim;

  if (adduce_command_get_n_steps (command) == 0)
    return;

  step = adduce_command_get_step (command, 0);
  claim = undone ? step->before : step->after;
  if (claim != NULL && !adduce_claim_is_about_article (claim))
    adduce_ui_context_focus_claim (self, adduce_claim_get_id (claim), TRUE);
}

void
adduce_ui_context_undo (AdduceUiContext *self)
{
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceCommand *top;

  if (_adduce_ui_context_step_meta (self, FALSE) || self->session == NULL)
    return;
  top = adduce_history_peek_undo (adduce_session_get_history (self->session));
  if (top == NULL)
    return;

  command = g_object_ref (top);
  if (!adduce_session_undo (self->session, &error))
    {
      _adduce_ui_context_message (self, error->message, FALSE);
      return;
    }
  count_command (self, command, -1);
  focus_changed (self, command, TRUE);
}

void
adduce_ui_context_redo (AdduceUiContext *self)
{
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceCommand *top;

  if (_adduce_ui_context_step_meta (self, TRUE) || self->session == NULL)
    return;
  top = adduce_history_peek_redo (adduce_session_get_history (self->session));
  if (top == NULL)
    return;

  command = g_object_ref (top);
  if (!adduce_session_redo (self->session, &error))
    {
      _adduce_ui_context_message (self, error->message, FALSE);
      return;
    }
  count_command (self, command, 1);
  focus_changed (self, command, FALSE);
}

static gboolean
flush_session (AdduceUiContext *self, AdduceSession *session)
{
  g_autoptr (GError) error = NULL;

  if (adduce_session_get_save_state (session) == ADDUCE_SAVE_STATE_SAVED
      || adduce_session_flush (session, &error))
    return TRUE;

  _adduce_ui_context_message (self, error->message, FALSE);
  return FALSE;
}

gboolean
adduce_ui_context_flush (AdduceUiContext *self)
{
  gboolean saved = TRUE;
  GHashTableIter iter;
  gpointer session;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    saved = flush_session (self, session) && saved;
  if (self->session != NULL)
    saved = flush_session (self, self->session) && saved;

  return saved;
}
