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
#include "store/adduce-claim-anchor.h"
#include "store/adduce-claim-conflict.h"
#include "store/adduce-claim-origin.h"
#include "store/adduce-json.h"
#include "store/adduce-sidecar-private.h"

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
has_value (AdduceClaim *claim, const char *variable_id, AdduceTag *tag)
{
  return claim != NULL && adduce_claim_has_value (claim, variable_id, adduce_tag_get_code (tag));
}

static gboolean
check_variable (AdduceSession *self, const char *variable_id, AdduceClaim *before, AdduceClaim *current,
                AdduceClaim *claim, GError **error)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable_id);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      if (!has_value (before, variable_id, tag) && !has_value (current, variable_id, tag)
          && !adduce_codebook_check_tag (self->codebook, variable_id, tag, error))
        return FALSE;
    }
  return TRUE;
}

/* A value that is new to the claim must be in the codebook; what it had when the command was made (@before) or
 * has now (@current) is kept. */
static gboolean
check_codes (AdduceSession *self, AdduceClaim *before, AdduceClaim *current, AdduceClaim *claim, GError **error)
{
  if (self->codebook == NULL)
    return TRUE;

  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  if (!check_variable (self, "stance", before, current, claim, error)
      || !check_variable (self, "evidence", before, current, claim, error))
    return FALSE;
  for (guint i = 0; own[i] != NULL; i++)
    if (!check_variable (self, own[i], before, current, claim, error))
      return FALSE;
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

/* What a step starts from, where there is no such claim now: to bring back what was removed here is to bring
 * back all that it had then, also what other programs wrote. */
static AdduceClaim *
get_source (AdduceSession *self, AdduceClaim *after, gboolean fresh)
{
  AdduceClaim *removed = fresh ? NULL : g_hash_table_lookup (self->removed, adduce_claim_get_id (after));

  return removed != NULL ? removed : after;
}

/* (transfer none) (nullable): what the claim is now; what is said of the article is told by its kind, not by its id. */
static AdduceClaim *
get_current (AdduceSession *self, const AdduceCommandStep *step)
{
  AdduceClaim *claim = step->after != NULL ? step->after : step->before;

  if (adduce_claim_is_about_article (claim))
    return adduce_sidecar_get_article (self->sidecar);
  return adduce_sidecar_lookup (self->sidecar, adduce_claim_get_id (claim));
}

/* @fresh: done for the first time, neither undone nor redone */
static Change *
plan_step (AdduceSession *self, const AdduceCommandStep *step, gboolean fresh, GError **error)
{
  const char *id = adduce_claim_get_id (step->after != NULL ? step->after : step->before);
  gboolean about_article = step->after != NULL && adduce_claim_is_about_article (step->after);
  AdduceClaim *current = get_current (self, step);
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  Change *change = NULL;

  if (step->before != NULL && current == NULL && !about_article)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                           _("The claim is no longer there; another program has removed it"));
      return NULL;
    }
  if (step->after != NULL)
    {
      builder
        = adduce_claim_builder_new_from (current != NULL ? current : get_source (self, step->after, fresh));
      if (step->before != NULL)
        adduce_claim_builder_apply (builder, step->before, step->after);
      adduce_claim_builder_set_revision (
        builder, current != NULL ? adduce_claim_get_revision (current) + 1
                                 : get_next_revision (self, id, adduce_claim_get_revision (step->after)));
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
plan (AdduceSession *self, AdduceCommand *command, gboolean fresh, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  for (guint i = 0; i < adduce_command_get_n_steps (command); i++)
    {
      const AdduceCommandStep *step = adduce_command_get_step (command, i);
      Change *change = plan_step (self, step, fresh, error);

      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
      if (change->claim == NULL)
        continue;
      if (!adduce_claim_anchor_is_lost (change->claim)
          && !adduce_text_check_spans (self->text, adduce_claim_get_spans (change->claim), error))
        return NULL;
      if (fresh
          && !check_codes (self, step->before, get_current (self, step), change->claim, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

static gboolean
write_journal (AdduceSession *self, GPtrArray *changes, AdduceCommand *command, GError **error)
{
  g_autofree AdduceJournalChange *entries = g_new0 (AdduceJournalChange, changes->len);
  AdduceStatus status;

  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];

      entries[i] = (AdduceJournalChange) { change->claim, change->id, change->revision };
    }
  if (!adduce_journal_append_changes (self->journal, entries, changes->len, error))
    return FALSE;
  if (adduce_command_get_unsets_status (command))
    return adduce_journal_append_status_unset (self->journal, error);
  if (adduce_command_get_status (command, NULL, &status))
    return adduce_journal_append_status (self->journal, status, error);
  return TRUE;
}

/* Several claims change as one, also for those that watch: one signal, not one for each. */
static void
show_changes (AdduceSession *self, GPtrArray *changes)
{
  g_autofree AdduceClaim **claims = g_new0 (AdduceClaim *, changes->len);
  g_autofree AdduceClaim **lost = g_new0 (AdduceClaim *, changes->len);
  g_autofree const char **ids = g_new0 (const char *, changes->len);
  guint n_shown = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];

      if (change->claim != NULL && adduce_claim_is_about_article (change->claim))
        continue;
      if (change->claim != NULL && adduce_claim_anchor_is_lost (change->claim))
        lost[n_shown] = change->claim;
      else
        claims[n_shown] = change->claim;
      ids[n_shown++] = change->id;
    }
  adduce_claim_set_update (self->lost, lost, ids, n_shown);
  if (n_shown > 0)
    adduce_claim_set_update (self->claims, claims, ids, n_shown);
  adduce_session_update_article (self);
}

/* Of a claim from an old version the file may not yet have the terms that it needs. */
static void
put (AdduceSession *self, AdduceClaim *claim)
{
  adduce_claim_origin_prepare (self->sidecar, claim);
  adduce_sidecar_put (self->sidecar, claim);
}

static void
apply (AdduceSession *self, GPtrArray *changes, AdduceCommand *command)
{
  AdduceStatus status;

  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = changes->pdata[i];

      if (change->claim != NULL)
        put (self, change->claim);
      else
        {
          AdduceClaim *claim = adduce_sidecar_lookup (self->sidecar, change->id);

          g_hash_table_replace (self->removed, g_strdup (change->id), g_object_ref (claim));
          adduce_sidecar_remove (self->sidecar, change->id, change->revision);
        }
    }
  show_changes (self, changes);
  if (adduce_command_get_unsets_status (command))
    adduce_sidecar_unset_status (self->sidecar);
  else if (adduce_command_get_status (command, NULL, &status))
    adduce_sidecar_set_status (self->sidecar, status);
  if (self->codebook != NULL)
    adduce_sidecar_set_codebook (self->sidecar, self->codebook);
  adduce_session_update_status (self);
  if (*self->problems != NULL)
    adduce_session_update_problems (self); /* perhaps there is one less */
}

static gboolean
do_command (AdduceSession *self, AdduceCommand *command, gboolean fresh, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (adduce_command_get_zone_change (command) != NULL)
    return adduce_session_do_zones (self, command, error);
  if (!check_writable (self, error))
    return FALSE;
  changes = plan (self, command, fresh, error);
  if (changes == NULL)
    return FALSE;
  if (!write_journal (self, changes, command, error))
    return FALSE;

  apply (self, changes, command);
  adduce_session_note_change (self);
  return TRUE;
}

/* What goes into the history: undoing the first status that a coder sets leaves none, and what is no zone yet is no
 * zone again. */
static AdduceCommand *
dup_for_history (AdduceSession *self, AdduceCommand *command, GError **error)
{
  AdduceStatus before, after;

  if (adduce_command_get_zone_change (command) != NULL)
    return adduce_session_narrow_zones (self, command, error);
  if (adduce_command_get_status (command, &before, &after) && !adduce_sidecar_get_status (self->sidecar, NULL))
    return adduce_command_new_set_first_status (before, after);
  return g_object_ref (command);
}

gboolean
adduce_session_perform (AdduceSession *self, AdduceCommand *command, GError **error)
{
  g_autoptr (AdduceCommand) done = NULL;

  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_COMMAND (command), FALSE);

  if (adduce_command_get_zone_change (command) == NULL && !check_writable (self, error))
    return FALSE;
  if (adduce_command_is_empty (command))
    return TRUE;
  done = dup_for_history (self, command, error);
  if (done == NULL)
    return FALSE;
  if (adduce_command_is_empty (done))
    return TRUE;
  if (!do_command (self, command, TRUE, error))
    return FALSE;
  adduce_history_push (self->history, done);
  return TRUE;
}

gboolean
adduce_session_undo (AdduceSession *self, GError **error)
{
  AdduceCommand *command;
  g_autoptr (AdduceCommand) inverse = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);

  command = adduce_history_peek_undo (self->history);
  if (command == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is nothing to undo"));
      return FALSE;
    }
  inverse = adduce_command_invert (command);
  if (!do_command (self, inverse, FALSE, &local_error))
    {
      if (g_error_matches (local_error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND))
        adduce_history_drop_undo (self->history);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  adduce_history_undone (self->history);
  return TRUE;
}

gboolean
adduce_session_redo (AdduceSession *self, GError **error)
{
  AdduceCommand *command;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (ADDUCE_IS_SESSION (self), FALSE);

  command = adduce_history_peek_redo (self->history);
  if (command == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is nothing to redo"));
      return FALSE;
    }
  if (!do_command (self, command, FALSE, &local_error))
    {
      if (g_error_matches (local_error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND))
        adduce_history_drop_redo (self->history);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  adduce_history_redone (self->history);
  return TRUE;
}
