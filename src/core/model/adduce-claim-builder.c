/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The builder with which claims and their later versions are made.
 */
#include "config.h"

#include "adduce-claim-private.h"

struct _AdduceClaimBuilder {
  AdduceClaimData data;
};

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_tags (AdduceTagList **field, AdduceTagList *tags)
{
  adduce_tag_list_ref (tags);
  adduce_tag_list_unref (*field);
  *field = tags;
}

static void
set_text (char **field, const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  g_free (*field);
  *field = copy;
}

/* Takes over the quotes. */
static void
set_place (AdduceClaimBuilder *self, AdduceSpanSet *spans, GPtrArray *quotes)
{
  adduce_span_set_ref (spans);
  g_clear_pointer (&self->data.spans, adduce_span_set_unref);
  self->data.spans = spans;
  g_clear_pointer (&self->data.quotes, g_ptr_array_unref);
  self->data.quotes = quotes;
}

AdduceClaimBuilder *
adduce_claim_builder_new (const char *coder)
{
  g_return_val_if_fail (coder != NULL, NULL);

  AdduceClaimBuilder *self = g_new0 (AdduceClaimBuilder, 1);
  self->data.id = adduce_id_new ();
  self->data.revision = 1;
  self->data.coder = g_strdup (coder);
  self->data.created = self->data.modified = now ();
  self->data.speakers = adduce_tag_list_new_empty ();
  self->data.issues = adduce_tag_list_ref (self->data.speakers);
  self->data.evidence = adduce_tag_list_ref (self->data.speakers);
  return self;
}

AdduceClaimBuilder *
adduce_claim_builder_new_for_article (const char *coder)
{
  AdduceClaimBuilder *self = adduce_claim_builder_new (coder);
  g_autoptr (AdduceSpanSet) none = adduce_span_set_new_none ();

  self->data.revision = 0;
  set_place (self, none, g_ptr_array_new ());
  return self;
}

AdduceClaimBuilder *
adduce_claim_builder_new_from (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  AdduceClaimBuilder *self = g_new0 (AdduceClaimBuilder, 1);
  adduce_claim_data_copy (&self->data, adduce_claim_peek_data (claim));
  self->data.revision++;
  self->data.modified = now ();
  return self;
}

void
adduce_claim_builder_free (AdduceClaimBuilder *self)
{
  if (self == NULL)
    return;
  adduce_claim_data_clear (&self->data);
  g_free (self);
}

gboolean
adduce_claim_builder_set_spans (AdduceClaimBuilder *self, AdduceSpanSet *spans, AdduceText *text,
                                GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (spans != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  if (!adduce_text_check_spans (text, spans, error))
    return FALSE;

  GPtrArray *quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    g_ptr_array_add (quotes, adduce_quote_describe (text, adduce_span_set_get_span (spans, i)));
  set_place (self, spans, quotes);
  return TRUE;
}

void
adduce_claim_builder_set_spans_with_quotes (AdduceClaimBuilder *self, AdduceSpanSet *spans,
                                            AdduceQuote *const *quotes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spans != NULL);
  g_return_if_fail (quotes != NULL);

  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    g_ptr_array_add (copies, adduce_quote_copy (quotes[i]));
  set_place (self, spans, copies);
}

void
adduce_claim_builder_set_speakers (AdduceClaimBuilder *self, AdduceTagList *speakers)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (speakers != NULL);
  set_tags (&self->data.speakers, speakers);
}

void
adduce_claim_builder_set_issues (AdduceClaimBuilder *self, AdduceTagList *issues)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (issues != NULL);
  set_tags (&self->data.issues, issues);
}

void
adduce_claim_builder_set_evidence (AdduceClaimBuilder *self, AdduceTagList *evidence)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (evidence != NULL);
  set_tags (&self->data.evidence, evidence);
}

void
adduce_claim_builder_set_stance (AdduceClaimBuilder *self, AdduceTag *stance)
{
  g_return_if_fail (self != NULL);

  if (stance != NULL)
    adduce_tag_ref (stance);
  g_clear_pointer (&self->data.stance, adduce_tag_unref);
  self->data.stance = stance;
}

/* Takes over the values. */
static void
take_values (AdduceClaimBuilder *self, AdduceClaimValues *values)
{
  g_clear_pointer (&self->data.values, adduce_claim_values_unref);
  self->data.values = values;
}

void
adduce_claim_builder_set_values (AdduceClaimBuilder *self, const char *variable_id, AdduceTagList *values)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (variable_id != NULL);
  g_return_if_fail (!g_str_equal (variable_id, "certainty"));

  g_autoptr (AdduceTagList) list = values != NULL ? adduce_tag_list_ref (values) : adduce_tag_list_new_empty ();
  if (g_str_equal (variable_id, "speaker"))
    set_tags (&self->data.speakers, list);
  else if (g_str_equal (variable_id, "issue"))
    set_tags (&self->data.issues, list);
  else if (g_str_equal (variable_id, "evidence"))
    set_tags (&self->data.evidence, list);
  else if (g_str_equal (variable_id, "stance"))
    adduce_claim_builder_set_stance (self, adduce_tag_list_get_n_tags (list) > 0 ? adduce_tag_list_get_tag (list, 0)
                                                                                 : NULL);
  else
    take_values (self, adduce_claim_values_set (self->data.values, variable_id, list));
}

void
adduce_claim_builder_take_all_values (AdduceClaimBuilder *self, AdduceClaimValues *values)
{
  g_return_if_fail (self != NULL);
  take_values (self, values);
}

void
adduce_claim_builder_set_certainty (AdduceClaimBuilder *self, AdduceCertainty certainty)
{
  g_return_if_fail (self != NULL);
  self->data.certainty = certainty;
}

void
adduce_claim_builder_set_note (AdduceClaimBuilder *self, const char *note)
{
  g_return_if_fail (self != NULL);
  set_text (&self->data.note, note);
}

void
adduce_claim_builder_set_codebook_version (AdduceClaimBuilder *self, guint64 version)
{
  g_return_if_fail (self != NULL);
  self->data.codebook_version = version;
}

void
adduce_claim_builder_set_id (AdduceClaimBuilder *self, const char *id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);
  set_text (&self->data.id, id);
}

void
adduce_claim_builder_set_revision (AdduceClaimBuilder *self, guint64 revision)
{
  g_return_if_fail (self != NULL);
  self->data.revision = revision;
}

void
adduce_claim_builder_set_created (AdduceClaimBuilder *self, gint64 created)
{
  g_return_if_fail (self != NULL);
  self->data.created = created;
}

void
adduce_claim_builder_set_modified (AdduceClaimBuilder *self, gint64 modified)
{
  g_return_if_fail (self != NULL);
  self->data.modified = modified;
}

void
adduce_claim_builder_set_extra (AdduceClaimBuilder *self, const char *extra)
{
  g_return_if_fail (self != NULL);
  set_text (&self->data.extra, extra);
}

void
adduce_claim_builder_apply (AdduceClaimBuilder *self, AdduceClaim *before, AdduceClaim *after)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CLAIM (before));
  g_return_if_fail (ADDUCE_IS_CLAIM (after));

  const AdduceClaimData *a = adduce_claim_peek_data (before), *b = adduce_claim_peek_data (after);
  if (!adduce_claim_data_same_place (a, b))
    set_place (self, b->spans, g_ptr_array_ref (b->quotes));
  if (!adduce_claim_same_tags (a->speakers, b->speakers))
    set_tags (&self->data.speakers, b->speakers);
  if (!adduce_claim_same_tags (a->issues, b->issues))
    set_tags (&self->data.issues, b->issues);
  if (!adduce_claim_same_tags (a->evidence, b->evidence))
    set_tags (&self->data.evidence, b->evidence);
  if (!adduce_claim_same_tag (a->stance, b->stance))
    adduce_claim_builder_set_stance (self, b->stance);
  if (!adduce_claim_same_values (a->values, b->values))
    {
      g_autoptr (GPtrArray) ids = adduce_claim_list_differences (a->values, b->values);
      for (guint i = 0; i < ids->len; i++)
        adduce_claim_builder_set_values (self, ids->pdata[i], adduce_claim_values_lookup (b->values, ids->pdata[i]));
    }
  if (a->certainty != b->certainty)
    self->data.certainty = b->certainty;
  if (g_strcmp0 (a->note, b->note) != 0)
    set_text (&self->data.note, b->note);
  if (g_strcmp0 (a->extra, b->extra) != 0)
    set_text (&self->data.extra, b->extra);
  if (a->codebook_version != b->codebook_version)
    self->data.codebook_version = b->codebook_version;
}

AdduceClaim *
adduce_claim_builder_end (AdduceClaimBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->data.spans != NULL, NULL);
  return adduce_claim_new_from_data (&self->data);
}
