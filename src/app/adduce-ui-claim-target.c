/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims that a form shows, and changing them.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-target.h"

struct _AdduceUiClaimTarget
{
  AdduceUiContext *context;
  AdduceSession *session;
  GPtrArray *claims; /* AdduceClaim, as they were when they were taken */
  guint n_left_out;
};

static gboolean
is_own (AdduceSession *session, AdduceClaim *claim)
{
  return adduce_claim_set_lookup (adduce_session_get_claims (session), adduce_claim_get_id (claim)) != NULL;
}

/* What is chosen; of several one's own, where there are any; (transfer full). */
static GPtrArray *
list_meant (AdduceUiContext *context, guint *ret_n_left_out)
{
  AdduceSession *session = context != NULL ? adduce_ui_context_get_session (context) : NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_object_unref);

  *ret_n_left_out = 0;
  if (session == NULL || adduce_ui_context_get_focused_claim (context) == NULL)
    return g_steal_pointer (&own);

  chosen = adduce_ui_context_list_chosen (context);
  for (guint i = 0; i < chosen->len; i++)
    if (is_own (session, chosen->pdata[i]))
      g_ptr_array_add (own, g_object_ref (chosen->pdata[i]));
  if (own->len == 0)
    return g_steal_pointer (&chosen);

  *ret_n_left_out = chosen->len - own->len;
  return g_steal_pointer (&own);
}

/* One's own of the claims as they are now; (transfer full). */
static GPtrArray *
list_present (AdduceUiClaimTarget *self)
{
  GPtrArray *present = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->claims->len && self->session != NULL; i++)
    {
      AdduceClaim *claim = adduce_claim_set_lookup (adduce_session_get_claims (self->session),
                                                    adduce_claim_get_id (self->claims->pdata[i]));

      if (claim != NULL)
        g_ptr_array_add (present, g_object_ref (claim));
    }
  return present;
}

/* The context does it for its own session; one that it has left already is changed and saved here. */
static gboolean
perform (AdduceUiClaimTarget *self, AdduceCommand *command)
{
  g_autoptr (GError) error = NULL;

  if (adduce_ui_context_get_session (self->context) == self->session)
    return adduce_ui_context_perform (self->context, command);

  if (adduce_session_perform (self->session, command, &error) && adduce_session_flush (self->session, &error))
    return TRUE;
  g_signal_emit_by_name (self->context, "message", error->message, FALSE);
  return FALSE;
}

typedef AdduceCommand *(*Make) (AdduceUiClaimTarget *self, AdduceClaim *claim, gconstpointer value);

/* Does to all claims what @make does to one, as one change. */
static gboolean
perform_on_all (AdduceUiClaimTarget *self, Make make, gconstpointer value)
{
  g_autoptr (GPtrArray) claims = list_present (self);
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AdduceCommand) joined = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (AdduceCommand) command = make (self, claims->pdata[i], value);

      if (command != NULL && (claims->len == 1 || !adduce_command_is_empty (command)))
        g_ptr_array_add (commands, g_steal_pointer (&command));
    }
  if (commands->len == 0)
    return FALSE;
  if (commands->len == 1)
    return perform (self, commands->pdata[0]);

  label = g_strdup_printf (
    /* translators: what is done, and to how many claims (more than one): "Set Stance to “Supports” (3 Claims)" */
    g_dngettext (NULL, "%s (%u Claim)", "%s (%u Claims)", commands->len),
    adduce_command_get_label (commands->pdata[0]), commands->len);
  joined = adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, label);
  return perform (self, joined);
}

AdduceUiClaimTarget *
adduce_ui_claim_target_new (void)
{
  AdduceUiClaimTarget *self = g_new0 (AdduceUiClaimTarget, 1);

  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
adduce_ui_claim_target_free (AdduceUiClaimTarget *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->claims);
  g_clear_object (&self->session);
  g_clear_object (&self->context);
  g_free (self);
}

gboolean
adduce_ui_claim_target_differs (AdduceUiClaimTarget *self, AdduceUiContext *context)
{
  g_autoptr (GPtrArray) meant = NULL;
  guint n_left_out;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->session != (context != NULL ? adduce_ui_context_get_session (context) : NULL))
    return TRUE;
  meant = list_meant (context, &n_left_out);
  if (meant->len != self->claims->len)
    return TRUE;
  for (guint i = 0; i < meant->len; i++)
    if (!g_str_equal (adduce_claim_get_id (meant->pdata[i]), adduce_claim_get_id (self->claims->pdata[i])))
      return TRUE;
  return FALSE;
}

void
adduce_ui_claim_target_take (AdduceUiClaimTarget *self, AdduceUiContext *context)
{
  AdduceSession *session = context != NULL ? adduce_ui_context_get_session (context) : NULL;

  g_return_if_fail (self != NULL);

  g_set_object (&self->context, context);
  g_set_object (&self->session, session);
  g_ptr_array_unref (self->claims);
  self->claims = list_meant (context, &self->n_left_out);
}

guint
adduce_ui_claim_target_get_n_claims (AdduceUiClaimTarget *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->claims->len;
}

guint
adduce_ui_claim_target_get_n_left_out (AdduceUiClaimTarget *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left_out;
}

AdduceClaim *
adduce_ui_claim_target_get_claim (AdduceUiClaimTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->claims->len == 1 ? self->claims->pdata[0] : NULL;
}

AdduceSession *
adduce_ui_claim_target_get_session (AdduceUiClaimTarget *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->session;
}

char *
adduce_ui_claim_target_dup_lock (AdduceUiClaimTarget *self)
{
  const char *reason;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->session == NULL || self->claims->len == 0)
    return NULL;
  reason = adduce_session_get_read_only_reason (self->session);
  if (reason != NULL)
    return g_strdup (reason);
  if (is_own (self->session, self->claims->pdata[0]))
    return NULL;
  if (self->claims->len > 1)
    return g_strdup (_("Coded by others. You can look at them, but change only your own claims."));

  /* translators: %s is the nickname of another coder */
  return g_strdup_printf (_("Coded by %s. You can look at it, but change only your own claims."),
                          adduce_claim_get_coder (self->claims->pdata[0]));
}

static AdduceCodeMap *
get_map (AdduceUiClaimTarget *self)
{
  return self->context != NULL ? adduce_ui_context_get_code_map (self->context) : NULL;
}

AdduceTagList *
adduce_ui_claim_target_dup_values (AdduceUiClaimTarget *self, const char *variable_id, AdduceTagList **ret_some)
{
  g_autoptr (GPtrArray) shown = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  shown = adduce_code_map_resolve_claims (get_map (self), self->claims);
  return adduce_claim_common_dup_values ((AdduceClaim *const *) shown->pdata, shown->len, variable_id,
                                         self->context != NULL ? adduce_ui_context_get_codebook (self->context) : NULL,
                                         ret_some);
}

GStrv
adduce_ui_claim_target_list_variables (AdduceUiClaimTarget *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->claims->len; i++)
    {
      g_auto (GStrv) ids = adduce_claim_list_variables (self->claims->pdata[i]);

      for (guint k = 0; ids[k] != NULL; k++)
        if (g_hash_table_add (seen, g_strdup (ids[k])))
          g_strv_builder_add (builder, ids[k]);
    }
  return g_strv_builder_end (builder);
}

gboolean
adduce_ui_claim_target_get_certainty (AdduceUiClaimTarget *self, AdduceCertainty *ret_certainty)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return adduce_claim_common_get_certainty ((AdduceClaim *const *) self->claims->pdata, self->claims->len,
                                            ret_certainty);
}

/* --- changing --- */

/* What a claim is to have: of what it has that which stays as it was coded, under whatever name it is shown. */
static AdduceTagList *
make_list (AdduceUiClaimTarget *self, AdduceClaim *claim, const char *variable_id, AdduceTagList *before,
           AdduceTagList *after)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  g_autoptr (AdduceTagList) coded = adduce_claim_common_resolve (claim, variable_id, codebook);
  g_autoptr (AdduceTagList) old = adduce_code_map_resolve_list (get_map (self), variable_id, coded);
  g_autoptr (AdduceTagList) wanted
    = before != NULL ? adduce_claim_common_change (old, before, after) : adduce_tag_list_ref (after);

  return adduce_code_map_restore_list (get_map (self), variable_id, coded, wanted);
}

typedef struct {
  AdduceFacet facet;
  AdduceTagList *before; /* what all had; NULL for a single claim */
  AdduceTagList *after;
} TagChange;

static AdduceCommand *
make_tags (AdduceUiClaimTarget *self, AdduceClaim *claim, gconstpointer value)
{
  const TagChange *change = value;
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  g_autoptr (AdduceTagList) tags
    = make_list (self, claim, adduce_facet_to_id (change->facet), change->before, change->after);
  AdduceTag *stance;

  switch (change->facet)
    {
    case ADDUCE_FACET_SPEAKER:
      return adduce_command_new_set_speakers (claim, tags);
    case ADDUCE_FACET_ISSUE:
      return adduce_command_new_set_issues (claim, tags);
    case ADDUCE_FACET_EVIDENCE:
      return adduce_command_new_set_evidence (claim, tags, codebook);
    case ADDUCE_FACET_STANCE:
      stance = adduce_tag_list_get_n_tags (change->after) > 0 ? adduce_tag_list_get_tag (change->after, 0) : NULL;
      return adduce_command_new_set_stance (claim, stance, codebook);
    case ADDUCE_FACET_CODER:
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
adduce_ui_claim_target_set_tags (AdduceUiClaimTarget *self, AdduceFacet facet, AdduceTagList *tags)
{
  g_autoptr (AdduceTagList) before = NULL;
  TagChange change = { facet, NULL, tags };

  g_return_val_if_fail (self != NULL && tags != NULL, FALSE);

  if (self->claims->len > 1)
    before = adduce_ui_claim_target_dup_values (self, adduce_facet_to_id (facet), NULL);
  change.before = before;
  return perform_on_all (self, make_tags, &change);
}

typedef struct {
  const char *variable_id;
  AdduceTagList *before; /* what all had; NULL where it is replaced */
  AdduceTagList *after;
} ValueChange;

static AdduceCommand *
make_values (AdduceUiClaimTarget *self, AdduceClaim *claim, gconstpointer value)
{
  const ValueChange *change = value;
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  g_autoptr (AdduceTagList) tags
    = make_list (self, claim, change->variable_id, change->before, change->after);

  return adduce_command_new_set_values (claim, change->variable_id, tags, codebook);
}

gboolean
adduce_ui_claim_target_set_values (AdduceUiClaimTarget *self, AdduceVariable *variable, AdduceTagList *tags)
{
  g_autoptr (AdduceTagList) before = NULL;
  AdduceVariableKind kind;
  ValueChange change;

  g_return_val_if_fail (self != NULL && tags != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), FALSE);

  kind = adduce_variable_get_kind (variable);
  if (self->claims->len > 1 && (kind == ADDUCE_VARIABLE_SEVERAL || kind == ADDUCE_VARIABLE_ENTITY))
    before = adduce_ui_claim_target_dup_values (self, adduce_variable_get_id (variable), NULL);
  change = (ValueChange){ adduce_variable_get_id (variable), before, tags };
  return perform_on_all (self, make_values, &change);
}

static AdduceCommand *
make_certainty (AdduceUiClaimTarget *self, AdduceClaim *claim, gconstpointer value)
{
  return adduce_command_new_set_certainty (claim, *(const AdduceCertainty *) value);
}

gboolean
adduce_ui_claim_target_set_certainty (AdduceUiClaimTarget *self, AdduceCertainty certainty)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return perform_on_all (self, make_certainty, &certainty);
}

static AdduceCommand *
make_note (AdduceUiClaimTarget *self, AdduceClaim *claim, gconstpointer value)
{
  return adduce_command_new_set_note (claim, value);
}

gboolean
adduce_ui_claim_target_set_note (AdduceUiClaimTarget *self, const char *note)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->claims->len == 1 && perform_on_all (self, make_note, note);
}

static AdduceCommand *
make_spans (AdduceUiClaimTarget *self, AdduceClaim *claim, gconstpointer value)
{
  return adduce_command_new_set_spans (claim, (AdduceSpanSet *) value, adduce_session_get_text (self->session),
                                       NULL);
}

gboolean
adduce_ui_claim_target_set_spans (AdduceUiClaimTarget *self, AdduceSpanSet *spans)
{
  g_return_val_if_fail (self != NULL && spans != NULL, FALSE);

  return self->claims->len == 1 && perform_on_all (self, make_spans, spans);
}
