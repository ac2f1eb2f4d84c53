/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes that can be done to claims and to the article's status.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-command.h"

struct _AdduceCommand {
  GObject parent_instance;
  char *label;
  GArray *steps; /* AdduceCommandStep, its claims owned */
  gboolean has_status;
  AdduceStatus status_before;
  AdduceStatus status_after;
  gboolean unset_before; /* the coder had set no status */
  gboolean unset_after;
  AdduceZoneChange zones; /* its spans NULL: not about zones */
  gboolean review;        /* the version of the codebook is what it is about */
};

G_DEFINE_FINAL_TYPE (AdduceCommand, adduce_command, G_TYPE_OBJECT)

static void
step_clear (AdduceCommandStep *step)
{
  g_clear_object (&step->before);
  g_clear_object (&step->after);
}

static void
add_step (AdduceCommand *self, AdduceClaim *before, AdduceClaim *after)
{
  AdduceCommandStep step = { NULL, NULL };

  g_set_object (&step.before, before);
  g_set_object (&step.after, after);
  g_array_append_val (self->steps, step);
}

static AdduceCommand *
command_new (const char *label)
{
  AdduceCommand *self = g_object_new (ADDUCE_TYPE_COMMAND, NULL);

  self->label = g_strdup (label);
  return self;
}

/* Ends a builder that began with @claim. */
static AdduceCommand *
command_new_built (AdduceClaim *claim, AdduceClaimBuilder *builder, const char *label)
{
  g_autoptr (AdduceClaim) after = adduce_claim_builder_end (builder);

  return adduce_command_new_replace (claim, after, label);
}

static void
set_codebook (AdduceClaimBuilder *builder, AdduceCodebook *codebook)
{
  if (codebook != NULL)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
}

static AdduceCommand *
command_new_placed (AdduceClaim *claim, AdduceSpanSet *spans, AdduceText *text, const char *label,
                    GError **error)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);

  if (!adduce_claim_builder_set_spans (builder, spans, text, error))
    return NULL;
  return command_new_built (claim, builder, label);
}

/* (transfer full): @tags (nullable) without a code and what was merged into it. */
static AdduceTagList *
without_code (AdduceTagList *tags, const char *variable_id, const char *code, AdduceCodebook *codebook)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      const char *own = adduce_tag_get_code (tag);
      AdduceCode *resolved = codebook != NULL ? adduce_codebook_resolve (codebook, variable_id, own) : NULL;

      if (!g_str_equal (own, code) && (resolved == NULL || !g_str_equal (adduce_code_get_id (resolved), code)))
        g_ptr_array_add (rest, tag);
    }
  return adduce_tag_list_new ((AdduceTag *const *) rest->pdata, rest->len);
}

static char *
dup_toggle_label (AdduceVariable *variable, AdduceCode *code, gboolean has)
{
  const char *label = adduce_code_get_label (code);

  if (g_str_equal (adduce_variable_get_id (variable), "evidence"))
    /* translators: a type of evidence */
    return g_strdup_printf (has ? _("Remove Evidence “%s”") : _("Add Evidence “%s”"), label);
  /* translators: a variable and one of its values */
  return g_strdup_printf (has ? _("Remove %s “%s”") : _("Add %s “%s”"), adduce_variable_get_label (variable), label);
}

/* @rest: what the claim has beside the value */
static AdduceCommand *
toggle_several (AdduceClaim *claim, AdduceVariable *variable, AdduceCode *code, gboolean has, AdduceTagList *rest,
                AdduceCodebook *codebook)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceTagList) values = has ? adduce_tag_list_ref (rest)
                                         : adduce_tag_list_add (rest, adduce_code_get_tag (code));
  g_autofree char *label = dup_toggle_label (variable, code, has);

  adduce_claim_builder_set_values (builder, adduce_variable_get_id (variable), values);
  set_codebook (builder, codebook);
  return command_new_built (claim, builder, label);
}

static void
adduce_command_finalize (GObject *object)
{
  AdduceCommand *self = ADDUCE_COMMAND (object);

  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->zones.spans, g_array_unref);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (adduce_command_parent_class)->finalize (object);
}

static void
adduce_command_class_init (AdduceCommandClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_command_finalize;
}

static void
adduce_command_init (AdduceCommand *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (AdduceCommandStep));
  g_array_set_clear_func (self->steps, (GDestroyNotify) step_clear);
}

const char *
adduce_command_get_label (AdduceCommand *self)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), NULL);
  return self->label;
}

guint
adduce_command_get_n_steps (AdduceCommand *self)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), 0);
  return self->steps->len;
}

const AdduceCommandStep *
adduce_command_get_step (AdduceCommand *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), NULL);
  g_return_val_if_fail (index < self->steps->len, NULL);
  return &g_array_index (self->steps, AdduceCommandStep, index);
}

gboolean
adduce_command_get_status (AdduceCommand *self, AdduceStatus *ret_before, AdduceStatus *ret_after)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), FALSE);

  if (!self->has_status)
    return FALSE;
  if (ret_before != NULL)
    *ret_before = self->status_before;
  if (ret_after != NULL)
    *ret_after = self->status_after;
  return TRUE;
}

AdduceCommand *
adduce_command_invert (AdduceCommand *self)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), NULL);

  AdduceCommand *inverse = command_new (self->label);
  for (guint i = self->steps->len; i > 0; i--)
    {
      const AdduceCommandStep *step = adduce_command_get_step (self, i - 1);
      add_step (inverse, step->after, step->before);
    }
  inverse->has_status = self->has_status;
  inverse->status_before = self->status_after;
  inverse->status_after = self->status_before;
  inverse->unset_before = self->unset_after;
  inverse->unset_after = self->unset_before;
  inverse->review = self->review;
  if (self->zones.spans != NULL)
    inverse->zones = (AdduceZoneChange) { self->zones.kind, !self->zones.marked, g_array_ref (self->zones.spans) };
  return inverse;
}

gboolean
adduce_command_get_unsets_status (AdduceCommand *self)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), FALSE);

  return self->has_status && self->unset_after;
}

const AdduceZoneChange *
adduce_command_get_zone_change (AdduceCommand *self)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), NULL);

  return self->zones.spans != NULL ? &self->zones : NULL;
}

gboolean
adduce_command_is_empty (AdduceCommand *self)
{
  g_return_val_if_fail (ADDUCE_IS_COMMAND (self), TRUE);

  if (self->has_status && self->status_before != self->status_after)
    return FALSE;
  if (self->zones.spans != NULL && self->zones.spans->len > 0)
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const AdduceCommandStep *step = adduce_command_get_step (self, i);

      if (step->before == NULL || step->after == NULL
          || !adduce_claim_same_content (step->before, step->after)
          || (self->review
              && adduce_claim_get_codebook_version (step->before) != adduce_claim_get_codebook_version (step->after)))
        return FALSE;
    }
  return TRUE;
}

AdduceCommand *
adduce_command_new_add (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  AdduceCommand *self = command_new (_("Add Claim"));
  add_step (self, NULL, claim);
  return self;
}

AdduceCommand *
adduce_command_new_remove (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  AdduceCommand *self = command_new (_("Delete Claim"));
  add_step (self, claim, NULL);
  return self;
}

AdduceCommand *
adduce_command_new_replace (AdduceClaim *before, AdduceClaim *after, const char *label)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (before), NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (after), NULL);
  g_return_val_if_fail (g_str_equal (adduce_claim_get_id (before), adduce_claim_get_id (after)), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  AdduceCommand *self = command_new (label);
  add_step (self, before, after);
  return self;
}

AdduceCommand *
adduce_command_new_joined (AdduceCommand *const *commands, guint n_commands, const char *label)
{
  g_return_val_if_fail (commands != NULL && n_commands > 0, NULL);

  AdduceCommand *self = command_new (label != NULL ? label : commands[0]->label);
  for (guint i = 0; i < n_commands; i++)
    for (guint k = 0; k < commands[i]->steps->len; k++)
      {
        const AdduceCommandStep *step = adduce_command_get_step (commands[i], k);

        add_step (self, step->before, step->after);
        self->review = self->review || commands[i]->review;
      }
  return self;
}

AdduceCommand *
adduce_command_new_add_span (AdduceClaim *claim, AdduceSpan span, AdduceText *text, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  g_autoptr (AdduceSpanSet) spans = adduce_span_set_add (adduce_claim_get_spans (claim), span, error);
  if (spans == NULL)
    return NULL;
  return command_new_placed (claim, spans, text, _("Add Passage to Claim"), error);
}

AdduceCommand *
adduce_command_new_set_spans (AdduceClaim *claim, AdduceSpanSet *spans, AdduceText *text, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (spans != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  return command_new_placed (claim, spans, text, _("Move Claim"), error);
}

AdduceCommand *
adduce_command_new_set_stance (AdduceClaim *claim, AdduceTag *stance, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autofree char *label = NULL;
  if (stance != NULL)
    /* translators: a stance */
    label = g_strdup_printf (_("Set Stance to “%s”"), adduce_tag_get_label (stance));
  else
    label = g_strdup (_("Unset Stance"));
  adduce_claim_builder_set_stance (builder, stance);
  set_codebook (builder, codebook);
  return command_new_built (claim, builder, label);
}

AdduceCommand *
adduce_command_new_set_evidence (AdduceClaim *claim, AdduceTagList *evidence, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (evidence != NULL, NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_evidence (builder, evidence);
  set_codebook (builder, codebook);
  return command_new_built (claim, builder, _("Change Evidence"));
}

AdduceCommand *
adduce_command_new_toggle (AdduceClaim *claim, AdduceVariable *variable, AdduceCode *code,
                           AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODE (code), NULL);

  const char *id = adduce_variable_get_id (variable);
  AdduceTagList *old = adduce_claim_get_values (claim, id);
  g_autoptr (AdduceTagList) rest = without_code (old, id, adduce_code_get_id (code), codebook);
  gboolean has = old != NULL && adduce_tag_list_get_n_tags (rest) < adduce_tag_list_get_n_tags (old);
  if (adduce_variable_get_kind (variable) == ADDUCE_VARIABLE_SEVERAL && !g_str_equal (id, "stance"))
    return toggle_several (claim, variable, code, has, rest, codebook);

  AdduceTag *tag = adduce_code_get_tag (code);
  if (g_str_equal (id, "stance"))
    return adduce_command_new_set_stance (claim, has ? NULL : tag, codebook);
  g_autoptr (AdduceTagList) one = has ? adduce_tag_list_new_empty () : adduce_tag_list_new (&tag, 1);
  return adduce_command_new_set_values (claim, id, one, codebook);
}

static const char *
get_variable_label (AdduceCodebook *codebook, const char *variable_id)
{
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, variable_id) : NULL;

  return variable != NULL ? adduce_variable_get_label (variable) : variable_id;
}

AdduceCommand *
adduce_command_new_set_values (AdduceClaim *claim, const char *variable_id, AdduceTagList *values,
                               AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (variable_id != NULL, NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autofree char *text = values != NULL ? adduce_tag_list_to_string (values, ", ") : NULL;
  g_autofree char *label = NULL;
  if (text != NULL && *text != '\0')
    /* translators: a variable and what it is set to */
    label = g_strdup_printf (_("Set %s to “%s”"), get_variable_label (codebook, variable_id), text);
  else
    /* translators: a variable */
    label = g_strdup_printf (_("Unset %s"), get_variable_label (codebook, variable_id));
  adduce_claim_builder_set_values (builder, variable_id, values);
  set_codebook (builder, codebook);
  return command_new_built (claim, builder, label);
}

AdduceCommand *
adduce_command_new_set_speakers (AdduceClaim *claim, AdduceTagList *speakers)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (speakers != NULL, NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_speakers (builder, speakers);
  return command_new_built (claim, builder, _("Change Speakers"));
}

AdduceCommand *
adduce_command_new_set_issues (AdduceClaim *claim, AdduceTagList *issues)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (issues != NULL, NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_issues (builder, issues);
  return command_new_built (claim, builder, _("Change Issues"));
}

AdduceCommand *
adduce_command_new_review (AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  set_codebook (builder, codebook);
  AdduceCommand *self = command_new_built (claim, builder, _("Mark Claim as Reviewed"));
  self->review = TRUE;
  return self;
}

static const char *
get_tagging_label (AdduceTaggingFields fields)
{
  switch ((guint) fields)
    {
    case ADDUCE_TAGGING_SPEAKERS:
      return _("Change Speakers");
    case ADDUCE_TAGGING_ISSUES:
      return _("Change Issues");
    case ADDUCE_TAGGING_SPEAKERS | ADDUCE_TAGGING_ISSUES:
      return _("Change Speakers and Issues");
    default:
      return _("Change Tags");
    }
}

AdduceCommand *
adduce_command_new_set_tagging (AdduceClaim *claim, AdduceTagging *tagging, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (tagging != NULL, NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_tagging_apply (tagging, builder);
  set_codebook (builder, codebook);
  return command_new_built (claim, builder, get_tagging_label (adduce_tagging_get_fields (tagging)));
}

AdduceCommand *
adduce_command_new_set_certainty (AdduceClaim *claim, AdduceCertainty certainty)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autofree char *label = NULL;
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    /* translators: low, medium or high */
    label = g_strdup_printf (_("Set Certainty to “%s”"), adduce_certainty_get_label (certainty));
  else
    label = g_strdup (_("Unset Certainty"));
  adduce_claim_builder_set_certainty (builder, certainty);
  return command_new_built (claim, builder, label);
}

AdduceCommand *
adduce_command_new_set_note (AdduceClaim *claim, const char *note)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_note (builder, note);
  return command_new_built (claim, builder, _("Change Note"));
}

AdduceCommand *
adduce_command_new_set_status (AdduceStatus before, AdduceStatus after)
{
  g_autofree char *label
    /* translators: new, in progress or done */
    = g_strdup_printf (_("Set Status to “%s”"), adduce_status_get_label (after));
  AdduceCommand *self = command_new (label);

  self->has_status = TRUE;
  self->status_before = before;
  self->status_after = after;
  return self;
}

AdduceCommand *
adduce_command_new_set_first_status (AdduceStatus shown, AdduceStatus after)
{
  AdduceCommand *self = adduce_command_new_set_status (shown, after);

  self->unset_before = TRUE;
  return self;
}

AdduceCommand *
adduce_command_new_mark_zones (AdduceZoneKind kind, GArray *spans, gboolean marked)
{
  AdduceCommand *self;
  const char *label;

  g_return_val_if_fail (spans != NULL, NULL);

  if (kind == ADDUCE_ZONE_BOILERPLATE)
    label = marked ? _("Mark as Boilerplate") : _("Unmark Boilerplate");
  else
    label = marked ? _("Mark as Question") : _("Unmark Question");
  self = command_new (label);
  self->zones = (AdduceZoneChange) { kind, marked, g_array_ref (spans) };
  return self;
}

AdduceCommand *
adduce_command_new_mark_zone (AdduceZoneKind kind, AdduceSpan span, gboolean marked)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));

  g_return_val_if_fail (span.start < span.end, NULL);

  g_array_append_val (spans, span);
  return adduce_command_new_mark_zones (kind, spans, marked);
}
