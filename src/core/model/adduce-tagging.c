/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said of a claim, without the claim.
 */
#include "config.h"

#include "adduce-tagging.h"

#include "adduce-claim-private.h"
#include "adduce-facet.h"

struct _AdduceTagging {
  AdduceTaggingFields fields;
  AdduceTagList *speakers;
  AdduceTagList *issues;
  AdduceTagList *evidence;
  AdduceTag *stance;
  AdduceClaimValues *values; /* or NULL */
};

G_DEFINE_BOXED_TYPE (AdduceTagging, adduce_tagging, adduce_tagging_ref, adduce_tagging_unref)

static void
clear (gpointer data)
{
  AdduceTagging *self = data;

  adduce_tag_list_unref (self->speakers);
  adduce_tag_list_unref (self->issues);
  adduce_tag_list_unref (self->evidence);
  g_clear_pointer (&self->stance, adduce_tag_unref);
  g_clear_pointer (&self->values, adduce_claim_values_unref);
}

static void
set_list (AdduceTagList **list, AdduceTagList *value)
{
  adduce_tag_list_unref (*list);
  *list = adduce_tag_list_ref (value);
}

static void
set_stance (AdduceTagging *self, AdduceTag *stance)
{
  g_clear_pointer (&self->stance, adduce_tag_unref);
  if (stance != NULL)
    self->stance = adduce_tag_ref (stance);
}

static void
set_values (AdduceTagging *self, AdduceClaimValues *values)
{
  if (values != NULL)
    self->values = adduce_claim_values_ref (values);
}

static AdduceTagging *
create (AdduceTaggingFields fields)
{
  AdduceTagging *self = g_atomic_rc_box_new0 (AdduceTagging);

  self->fields = fields;
  self->speakers = adduce_tag_list_new_empty ();
  self->issues = adduce_tag_list_new_empty ();
  self->evidence = adduce_tag_list_new_empty ();
  return self;
}

AdduceTagging *
adduce_tagging_new (AdduceClaim *claim, AdduceTaggingFields fields)
{
  AdduceTagging *self;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  self = create (fields);
  if ((fields & ADDUCE_TAGGING_SPEAKERS) != 0)
    set_list (&self->speakers, adduce_claim_get_speakers (claim));
  if ((fields & ADDUCE_TAGGING_ISSUES) != 0)
    set_list (&self->issues, adduce_claim_get_issues (claim));
  if ((fields & ADDUCE_TAGGING_EVIDENCE) != 0)
    set_list (&self->evidence, adduce_claim_get_evidence (claim));
  if ((fields & ADDUCE_TAGGING_STANCE) != 0)
    set_stance (self, adduce_claim_get_stance (claim));
  if ((fields & ADDUCE_TAGGING_VALUES) != 0)
    set_values (self, adduce_claim_peek_data (claim)->values);
  return self;
}

AdduceTagging *
adduce_tagging_new_speakers (AdduceTagList *speakers)
{
  AdduceTagging *self;

  g_return_val_if_fail (speakers != NULL, NULL);

  self = create (ADDUCE_TAGGING_SPEAKERS);
  set_list (&self->speakers, speakers);
  return self;
}

AdduceTagging *
adduce_tagging_new_issues (AdduceTagList *issues)
{
  AdduceTagging *self;

  g_return_val_if_fail (issues != NULL, NULL);

  self = create (ADDUCE_TAGGING_ISSUES);
  set_list (&self->issues, issues);
  return self;
}

AdduceTagging *
adduce_tagging_new_stance (AdduceTag *stance)
{
  AdduceTagging *self = create (ADDUCE_TAGGING_STANCE);

  set_stance (self, stance);
  return self;
}

AdduceTagging *
adduce_tagging_new_evidence (AdduceTagList *evidence)
{
  AdduceTagging *self;

  g_return_val_if_fail (evidence != NULL, NULL);

  self = create (ADDUCE_TAGGING_EVIDENCE);
  set_list (&self->evidence, evidence);
  return self;
}

AdduceTagging *
adduce_tagging_restrict (AdduceTagging *self, AdduceTaggingFields fields)
{
  AdduceTagging *other;

  g_return_val_if_fail (self != NULL, NULL);

  other = create (self->fields & fields);
  if ((other->fields & ADDUCE_TAGGING_SPEAKERS) != 0)
    set_list (&other->speakers, self->speakers);
  if ((other->fields & ADDUCE_TAGGING_ISSUES) != 0)
    set_list (&other->issues, self->issues);
  if ((other->fields & ADDUCE_TAGGING_EVIDENCE) != 0)
    set_list (&other->evidence, self->evidence);
  if ((other->fields & ADDUCE_TAGGING_STANCE) != 0)
    set_stance (other, self->stance);
  if ((other->fields & ADDUCE_TAGGING_VALUES) != 0)
    set_values (other, self->values);
  return other;
}

AdduceTagging *
adduce_tagging_ref (AdduceTagging *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_tagging_unref (AdduceTagging *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

AdduceTaggingFields
adduce_tagging_get_fields (const AdduceTagging *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields;
}

AdduceTaggingFields
adduce_tagging_get_set_fields (const AdduceTagging *self)
{
  AdduceTaggingFields fields = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (adduce_tag_list_get_n_tags (self->speakers) > 0)
    fields |= ADDUCE_TAGGING_SPEAKERS;
  if (adduce_tag_list_get_n_tags (self->issues) > 0)
    fields |= ADDUCE_TAGGING_ISSUES;
  if (adduce_tag_list_get_n_tags (self->evidence) > 0)
    fields |= ADDUCE_TAGGING_EVIDENCE;
  if (self->stance != NULL)
    fields |= ADDUCE_TAGGING_STANCE;
  if (self->values != NULL)
    fields |= ADDUCE_TAGGING_VALUES;
  return fields;
}

AdduceTagList *
adduce_tagging_get_speakers (const AdduceTagging *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->speakers;
}

AdduceTagList *
adduce_tagging_get_issues (const AdduceTagging *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->issues;
}

AdduceTagList *
adduce_tagging_get_evidence (const AdduceTagging *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->evidence;
}

AdduceTag *
adduce_tagging_get_stance (const AdduceTagging *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stance;
}

void
adduce_tagging_apply (const AdduceTagging *self, AdduceClaimBuilder *builder)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (builder != NULL);

  if ((self->fields & ADDUCE_TAGGING_SPEAKERS) != 0)
    adduce_claim_builder_set_speakers (builder, self->speakers);
  if ((self->fields & ADDUCE_TAGGING_ISSUES) != 0)
    adduce_claim_builder_set_issues (builder, self->issues);
  if ((self->fields & ADDUCE_TAGGING_EVIDENCE) != 0)
    adduce_claim_builder_set_evidence (builder, self->evidence);
  if ((self->fields & ADDUCE_TAGGING_STANCE) != 0)
    adduce_claim_builder_set_stance (builder, self->stance);
  if ((self->fields & ADDUCE_TAGGING_VALUES) != 0)
    adduce_claim_builder_take_all_values (builder,
                                          self->values != NULL ? adduce_claim_values_ref (self->values) : NULL);
}

static void
append_line (GString *lines, AdduceFacet facet, const char *value)
{
  if (*value != '\0')
    g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", adduce_facet_get_label (facet), value);
}

static void
append_list (GString *lines, AdduceFacet facet, AdduceTagList *tags)
{
  g_autofree char *value = adduce_tag_list_to_string (tags, ", ");

  append_line (lines, facet, value);
}

char *
adduce_tagging_to_string (const AdduceTagging *self)
{
  GString *lines;

  g_return_val_if_fail (self != NULL, NULL);

  lines = g_string_new (NULL);
  append_list (lines, ADDUCE_FACET_SPEAKER, self->speakers);
  append_list (lines, ADDUCE_FACET_ISSUE, self->issues);
  append_line (lines, ADDUCE_FACET_STANCE, self->stance != NULL ? adduce_tag_get_label (self->stance) : "");
  append_list (lines, ADDUCE_FACET_EVIDENCE, self->evidence);
  for (guint i = 0; i < adduce_claim_values_get_n_variables (self->values); i++)
    {
      g_autofree char *value = adduce_tag_list_to_string (adduce_claim_values_get_tags (self->values, i), ", ");

      g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "",
                              adduce_claim_values_get_variable (self->values, i), value);
    }
  return g_string_free (lines, FALSE);
}
