/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Doing, undoing and redoing commands: check, journal, model, in this order.
 *
 * A step says what a claim was and what it is to be. What is applied is the difference of the two, on what the
 * claim is now: so undoing a stance leaves alone a note that another program wrote meanwhile.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "adduce-session-private.h"

/* What a step comes to: a claim to put, or an id to remove. */
typedef struct {
  char *id;
  AdduceClaim *claim; /* NULL: remove */
  guint64 revision;
} Change;

static void
change_free (Change *change)
{
  g_free (change->id);
  g_clear_object (&change->claim);
  g_free (change);
}

static gboolean
check_writable (AdduceSession *self, GError **error)
{
  if (self->read_only_reason == NULL && self->sidecar != NULL && self->journal != NULL)
    return TRUE;

  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_READ_ONLY,
                       self->read_only_reason != NULL ? self->read_only_reason
                                                      : _("This article can’t be coded now"));
  return FALSE;
}

static gboolean
check_known (AdduceSession *self, const char *variable_id, AdduceTag *tag, GError **error)
{
  AdduceVariable *variable = adduce_codebook_get_variable (self->codebook, variable_id);

  if (tag == NULL || adduce_codebook_lookup (self->codebook, variable_id, adduce_tag_get_code (tag)) != NULL)
    return TRUE;

  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
               /* translators: a value's id, and the variable ("Stance") that has no such value */
               _("The codebook has no “%s” for %s"), adduce_tag_get_code (tag),
               variable != NULL ? adduce_variable_get_label (variable) : variable_id);
  return FALSE;
}

/* A stance or evidence type that is new to the claim must be in the codebook; old ones are kept. */
static gboolean
check_codes (AdduceSession *self, AdduceClaim *old, AdduceClaim *claim, GError **error)
{
  AdduceTagList *evidence = adduce_claim_get_evidence (claim);
  AdduceTag *stance = adduce_claim_get_stance (claim);

  if (self->codebook == NULL)
    return TRUE;
  if ((old == NULL || !adduce_tag_equal (adduce_claim_get_stance (old), stance))
      && !check_known (self, "stance", stance, error))
    return FALSE;

  for (guint i = 0; i < adduce_tag_list_get_n_tags (evidence); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (evidence, i);

      if (old != NULL
          && adduce_tag_list_contains (adduce_claim_get_evidence (old), adduce_tag_get_code (tag)))
        continue;
      if (!check_known (self, "evidence", tag, error))
        return FALSE;
    }
  return TRUE;
}

/* Sets the field of the builder to that of @after, where @before had another. */
static void
transfer_tags (AdduceClaimBuilder *builder, AdduceClaim *before, AdduceClaim *after)
{
  if (!adduce_tag_list_equal (adduce_claim_get_speakers (before), adduce_claim_get_speakers (after)))
    adduce_claim_builder_set_speakers (builder, adduce_claim_get_speakers (after));
  if (!adduce_tag_list_equal (adduce_claim_get_issues (before), adduce_claim_get_issues (after)))
    adduce_claim_builder_set_issues (builder, adduce_claim_get_issues (after));
  if (!adduce_tag_list_equal (adduce_claim_get_evidence (before), adduce_claim_get_evidence (after)))
    adduce_claim_builder_set_evidence (builder, adduce_claim_get_evidence (after));
  if (!adduce_tag_equal (adduce_claim_get_stance (before), adduce_claim_get_stance (after)))
    adduce_claim_builder_set_stance (builder, adduce_claim_get_stance (after));
}

static gboolean
transfer (AdduceSession *self, AdduceClaimBuilder *builder, AdduceClaim *before, AdduceClaim *after,
          GError **error)
{
  transfer_tags (builder, before, after);
  if (adduce_claim_get_certainty (before) != adduce_claim_get_certainty (after))
    adduce_claim_builder_set_certainty (builder, adduce_claim_get_certainty (after));
  if (g_strcmp0 (adduce_claim_get_note (before), adduce_claim_get_note (after)) != 0)
    adduce_claim_builder_set_note (builder, adduce_claim_get_note (after));
  if (adduce_claim_get_codebook_version (before) != adduce_claim_get_codebook_version (after))
    adduce_claim_builder_set_codebook_version (builder, adduce_claim_get_codebook_version (after));
  if (!adduce_span_set_equal (adduce_claim_get_spans (before), adduce_claim_get_spans (after)))
    return adduce_claim_builder_set_spans (builder, adduce_claim_get_spans (after), self->text, error);
  return TRUE;
}

/* The revision after all that is known of the claim. */
static guint64
get_next_revision (AdduceSession *self, const char *id, guint64 least)
{
  AdduceClaim *current = adduce_sidecar_lookup (self->sidecar, id);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (self->sidecar, id);

  if (current != NULL)
    return adduce_claim_get_revision (current) + 1;
  if (tombstone != NULL)
    return tombstone->revision + 1;
  return least;
}

static Change *
plan_step (AdduceSession *self, const AdduceCommandStep *step, GError **error)
{
  const char *id = adduce_claim_get_id (step->after != NULL ? step->after : step->before);
  AdduceClaim *current = adduce_sidecar_lookup (self->sidecar, id);
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  Change *change = NULL;

  if (step->before != NULL && current == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                           _("The claim is no longer there; another program has removed it"));
      return NULL;
    }
  if (step->after != NULL)
    {
      builder = adduce_claim_builder_new_from (current != NULL ? current : step->after);
      if (step->before != NULL && !transfer (self, builder, step->before, step->after, error))
        return NULL;
      adduce_claim_builder_set_revision (
        builder, get_next_revision (self, id, adduce_claim_get_revision (step->after)));
    }

  change = g_new0 (Change, 1);
  change->id = g_strdup (id);
  if (builder != NULL)
    change->claim = adduce_claim_builder_end (builder);
  change->revision = get_next_revision (self, id, 1);
  return change;
}

/* All steps, or none: nothing is changed yet. */
static GPtrArray *
plan (AdduceSession *self, AdduceCommand *command, gboolean check, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  for (guint i = 0; i < adduce_command_get_n_steps (command); i++)
    {
      const AdduceCommandStep *step = adduce_command_get_step (command, i);
      Change *change = plan_step (self, step, error);

      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
      if (change->claim == NULL)
        continue;
      if (!adduce_text_check_spans (self->text, adduce_claim_get_spans (change->claim), error))
        return NULL;
      if (check && !check_codes (self, step->before, change->claim, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

static gboolean
write_journal (AdduceSession *self, GPtrArray *changes, const AdduceStatus *status, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];
      gboolean written = change->claim != NULL
                           ? adduce_journal_append_put (self->journal, change->claim, error)
                           : adduce_journal_append_remove (self->journal, change->id, change->revision, error);

      if (!written)
        return FALSE;
    }
  return status == NULL || adduce_journal_append_status (self->journal, *status, error);
}

static void
apply (AdduceSession *self, GPtrArray *changes, const AdduceStatus *status)
{
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];

      if (change->claim != NULL)
        {
          adduce_sidecar_put (self->sidecar, change->claim);
          adduce_claim_set_put (self->claims, change->claim);
        }
      else
        {
          adduce_sidecar_remove (self->sidecar, change->id, change->revision);
          adduce_claim_set_remove (self->claims, change->id);
        }
    }
  if (status != NULL)
    adduce_sidecar_set_status (self->sidecar, *status);
  if (self->codebook != NULL)
    adduce_sidecar_set_codebook (self->sidecar, self->codebook);
  adduce_session_update_status (self);
}

static gboolean
do_command (AdduceSession *self, AdduceCommand *command, gboolean check, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  AdduceStatus status;
  gboolean has_status;

  if (!check_writable (self, error))
    return FALSE;
  changes = plan (self, command, check, error);
  if (changes == NULL)
    return FALSE;
  has_status = adduce_command_get_status (command, NULL, &status);
  if (!write_journal (self, changes, has_status ? &status : NULL, error))
    return FALSE;

  apply (self, changes, has_status ? &status : NULL);
  adduce_session_note_change (self);
  return TRUE;
}

gboolean
adduce_session_perform (AdduceSession *self, AdduceCommand *command, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_COMMAND (command), FALSE);

  if (!check_writable (self, error))
    return FALSE;
  if (adduce_command_is_empty (command))
    return TRUE;
  if (!do_command (self, command, TRUE, error))
    return FALSE;
  adduce_history_push (self->history, command);
  return TRUE;
}

gboolean
adduce_session_undo (AdduceSession *self, GError **error)
{
  AdduceCommand *command;
  g_autoptr (AdduceCommand) inverse = NULL;

  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);

  command = adduce_history_peek_undo (self->history);
  if (command == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is nothing to undo"));
      return FALSE;
    }
  inverse = adduce_command_invert (command);
  if (!do_command (self, inverse, FALSE, error))
    return FALSE;
  adduce_history_undone (self->history);
  return TRUE;
}

gboolean
adduce_session_redo (AdduceSession *self, GError **error)
{
  AdduceCommand *command;

  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);

  command = adduce_history_peek_redo (self->history);
  if (command == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is nothing to redo"));
      return FALSE;
    }
  if (!do_command (self, command, FALSE, error))
    return FALSE;
  adduce_history_redone (self->history);
  return TRUE;
}
