/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The member `anchor` of an annotation:
 *
 *   { "status": "moved", "textDigest": "sha256:…", "target": [ { "selector": [ position, quote ] }, … ] }
 *
 * It is among the members that a claim carries in its `extra`; see adduce-claim-json.h.
 */
#include "config.h"

#include "store/adduce-claim-anchor.h"

#include <string.h>

#include "store/adduce-claim-json.h"

/* --- reading --- */

/* (transfer none) (nullable) */
static JsonObject *
get_object (JsonObject *parent, const char *name)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *parent, const char *name)
{
  JsonNode *node = json_object_get_member (parent, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint index)
{
  JsonNode *node = NULL;
  if (array != NULL && index < json_array_get_length (array))
    node = json_array_get_element (array, index);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_offset (JsonObject *position, const char *name, guint *ret_offset)
{
  gint64 offset = position != NULL ? json_object_get_int_member_with_default (position, name, -1) : -1;
  *ret_offset = (guint) CLAMP (offset, 0, G_MAXINT32);
  return offset >= 0 && offset <= G_MAXINT32;
}

static gboolean
read_target (JsonObject *target, AdduceSpan *ret_span, AdduceQuote **ret_quote)
{
  JsonArray *selector = get_array (target, ADDUCE_JSON_SELECTOR);
  JsonObject *position = get_element (selector, 0), *quote = get_element (selector, 1);
  const char *exact = quote != NULL ? adduce_json_object_get_text (quote, ADDUCE_JSON_EXACT) : NULL;
  if (exact == NULL || *exact == '\0' || !read_offset (position, ADDUCE_JSON_START, &ret_span->start)
      || !read_offset (position, ADDUCE_JSON_END, &ret_span->end))
    return FALSE;
  *ret_quote = adduce_quote_new (exact, adduce_json_object_get_text (quote, ADDUCE_JSON_PREFIX),
                                 adduce_json_object_get_text (quote, ADDUCE_JSON_SUFFIX));
  return TRUE;
}

static gboolean
read_targets (AdduceClaimAnchor *self, JsonArray *targets)
{
  guint n = targets != NULL ? json_array_get_length (targets) : 0;
  AdduceSpan spans[ADDUCE_SPAN_SET_MAX];
  if (n == 0 || n > ADDUCE_SPAN_SET_MAX)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      AdduceQuote *quote = NULL;
      JsonObject *target = get_element (targets, i);
      if (target == NULL || !read_target (target, &spans[i], &quote))
        return FALSE;
      g_ptr_array_add (self->quotes, quote);
      if (i > 0 && spans[i].start <= spans[i - 1].end)
        return FALSE; /* they would be joined, and have a quote too many */
    }
  self->spans = adduce_span_set_new (spans, n, NULL);
  return self->spans != NULL;
}

static AdduceClaimAnchor *
anchor_alloc (void)
{
  AdduceClaimAnchor *self = g_new0 (AdduceClaimAnchor, 1);
  self->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  return self;
}

AdduceClaimAnchor *
adduce_claim_anchor_get (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  if (adduce_claim_get_extra (claim) == NULL)
    return NULL;
  g_autoptr (JsonNode) node = adduce_claim_json_dup_extra (claim);
  JsonObject *members = get_object (json_node_get_object (node), ADDUCE_CLAIM_EXTRA_MEMBERS);
  JsonObject *anchor = get_object (members, ADDUCE_JSON_ANCHOR);
  const char *digest = anchor != NULL ? adduce_json_object_get_text (anchor, ADDUCE_JSON_TEXT_DIGEST) : NULL;
  const char *status = anchor != NULL ? adduce_json_object_get_text (anchor, ADDUCE_JSON_STATUS) : NULL;
  if (digest == NULL)
    return NULL;

  g_autoptr (AdduceClaimAnchor) self = anchor_alloc ();
  self->text_digest = g_strdup (digest);
  self->confirmed = json_object_get_boolean_member_with_default (anchor, ADDUCE_JSON_CONFIRMED, FALSE);
  return adduce_anchor_status_from_id (status, &self->status)
             && read_targets (self, get_array (anchor, ADDUCE_JSON_TARGET))
           ? g_steal_pointer (&self)
           : NULL;
}

AdduceClaimAnchor *
adduce_claim_anchor_new (AdduceClaim *claim, const char *text_digest)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (text_digest != NULL, NULL);

  AdduceClaimAnchor *self = anchor_alloc ();
  self->text_digest = g_strdup (text_digest);
  self->spans = adduce_span_set_ref (adduce_claim_get_spans (claim));
  for (guint i = 0; i < adduce_span_set_get_n_spans (self->spans); i++)
    g_ptr_array_add (self->quotes, adduce_quote_copy (adduce_claim_get_quote (claim, i)));
  return self;
}

void
adduce_claim_anchor_free (AdduceClaimAnchor *self)
{
  if (self == NULL)
    return;
  g_free (self->text_digest);
  g_clear_pointer (&self->spans, adduce_span_set_unref);
  g_ptr_array_unref (self->quotes);
  g_free (self);
}

/* Whether the claim was placed since by hand, on other words than those that were lost. */
static gboolean
was_placed (AdduceClaim *claim, const AdduceClaimAnchor *anchor)
{
  return !adduce_span_set_equal (adduce_claim_get_spans (claim), anchor->spans);
}

gboolean
adduce_claim_anchor_is_lost (AdduceClaim *claim)
{
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  return anchor != NULL && !adduce_anchor_status_has_place (anchor->status) && !was_placed (claim, anchor);
}

gboolean
adduce_claim_anchor_is_unsure (AdduceClaim *claim)
{
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  return anchor != NULL && anchor->status > ADDUCE_ANCHOR_MOVED
         && (adduce_anchor_status_has_place (anchor->status) || !was_placed (claim, anchor));
}

gboolean
adduce_claim_anchor_waits (AdduceClaim *claim)
{
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  return anchor != NULL && !anchor->confirmed
         && (adduce_anchor_status_has_place (anchor->status) || !was_placed (claim, anchor));
}

/* --- finding --- */

AdduceAnchorStatus
adduce_claim_anchor_find (const AdduceClaimAnchor *self, AdduceAnchorer *anchorer, AdduceSpan *ret_spans,
                          double *ret_score)
{
  g_return_val_if_fail (self != NULL, ADDUCE_ANCHOR_ORPHAN);
  g_return_val_if_fail (anchorer != NULL, ADDUCE_ANCHOR_ORPHAN);

  AdduceAnchorStatus status = ADDUCE_ANCHOR_SAME;
  guint n = adduce_span_set_get_n_spans (self->spans);

  *ret_score = 1;
  for (guint i = 0; i < n; i++)
    {
      AdduceAnchor anchor;
      adduce_anchorer_find (anchorer, adduce_span_set_get_span (self->spans, i), self->quotes->pdata[i], &anchor);
      status = MAX (status, anchor.status);
      ret_spans[i] = anchor.span;
      *ret_score = MIN (*ret_score, anchor.score);
    }
  for (guint i = 1; i < n && adduce_anchor_status_has_place (status); i++)
    if (ret_spans[i].start < ret_spans[i - 1].end)
      status = ADDUCE_ANCHOR_AMBIGUOUS;
  return status;
}

GPtrArray *
adduce_claim_anchor_describe (AdduceText *text, AdduceSpanSet *spans)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (spans != NULL, NULL);

  GPtrArray *quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    g_ptr_array_add (quotes, adduce_quote_describe (text, adduce_span_set_get_span (spans, i)));
  return quotes;
}

/* --- writing --- */

static void
write_target (AdduceJsonWriter *writer, AdduceSpan span, const AdduceQuote *quote)
{
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_SELECTOR);
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_POSITION_TYPE);
  adduce_json_writer_integer (writer, ADDUCE_JSON_START, span.start);
  adduce_json_writer_integer (writer, ADDUCE_JSON_END, span.end);
  adduce_json_writer_end_object (writer);
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_QUOTE_TYPE);
  adduce_json_writer_string (writer, ADDUCE_JSON_EXACT, quote->exact);
  adduce_json_writer_string (writer, ADDUCE_JSON_PREFIX, quote->prefix);
  adduce_json_writer_string (writer, ADDUCE_JSON_SUFFIX, quote->suffix);
  adduce_json_writer_end_object (writer);
  adduce_json_writer_end_array (writer);
  adduce_json_writer_end_object (writer);
}

/* (transfer full) */
static JsonNode *
make_node (const AdduceClaimAnchor *self)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, ADDUCE_JSON_STATUS, adduce_anchor_status_to_id (self->status));
  adduce_json_writer_string (&writer, ADDUCE_JSON_TEXT_DIGEST, self->text_digest);
  adduce_json_writer_begin_array (&writer, ADDUCE_JSON_TARGET);
  for (guint i = 0; i < adduce_span_set_get_n_spans (self->spans); i++)
    write_target (&writer, adduce_span_set_get_span (self->spans, i), self->quotes->pdata[i]);
  adduce_json_writer_end_array (&writer);
  if (self->confirmed)
    adduce_json_writer_boolean (&writer, ADDUCE_JSON_CONFIRMED, TRUE);
  adduce_json_writer_end_object (&writer);
  g_autoptr (GString) text = adduce_json_writer_end (&writer);
  return json_from_string (text->str, NULL);
}

/* What the file had besides of each piece goes with the piece to its new place. */
static void
move_targets (JsonObject *extra, AdduceSpanSet *from, AdduceSpanSet *to)
{
  JsonObject *targets = get_object (extra, ADDUCE_CLAIM_EXTRA_TARGETS);
  guint n = adduce_span_set_get_n_spans (from);
  if (targets == NULL || adduce_span_set_get_n_spans (to) != n || adduce_span_set_equal (from, to))
    return;

  JsonObject *moved = json_object_new ();
  for (guint i = 0; i < n; i++)
    {
      AdduceSpan old = adduce_span_set_get_span (from, i), now = adduce_span_set_get_span (to, i);
      char old_key[ADDUCE_CLAIM_EXTRA_KEY_SIZE], key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
      g_snprintf (old_key, sizeof old_key, "%u-%u", old.start, old.end);
      g_snprintf (key, sizeof key, "%u-%u", now.start, now.end);
      if (json_object_has_member (targets, old_key))
        json_object_set_member (moved, key, json_object_dup_member (targets, old_key));
    }
  json_object_set_object_member (extra, ADDUCE_CLAIM_EXTRA_TARGETS, moved);
}

/* (transfer full) (nullable) */
static char *
make_extra (AdduceClaim *claim, const AdduceClaimAnchor *anchor, AdduceSpanSet *spans)
{
  g_autoptr (JsonNode) node = adduce_claim_json_dup_extra (claim);
  JsonObject *extra = json_node_get_object (node);
  JsonObject *members = get_object (extra, ADDUCE_CLAIM_EXTRA_MEMBERS);
  if (members == NULL && anchor != NULL)
    {
      members = json_object_new ();
      json_object_set_object_member (extra, ADDUCE_CLAIM_EXTRA_MEMBERS, members);
    }
  if (anchor != NULL)
    json_object_set_member (members, ADDUCE_JSON_ANCHOR, make_node (anchor));
  else if (members != NULL && json_object_has_member (members, ADDUCE_JSON_ANCHOR))
    json_object_remove_member (members, ADDUCE_JSON_ANCHOR);
  if (members != NULL && json_object_get_size (members) == 0)
    json_object_remove_member (extra, ADDUCE_CLAIM_EXTRA_MEMBERS);
  move_targets (extra, adduce_claim_get_spans (claim), spans);
  return json_object_get_size (extra) > 0 ? adduce_json_object_to_text (extra) : NULL;
}

AdduceClaim *
adduce_claim_anchor_apply (AdduceClaim *claim, const AdduceClaimAnchor *anchor, AdduceSpanSet *spans,
                           GPtrArray *quotes)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (spans != NULL, NULL);
  g_return_val_if_fail (quotes != NULL && quotes->len == adduce_span_set_get_n_spans (spans), NULL);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autofree char *extra = make_extra (claim, anchor, spans);
  adduce_claim_builder_set_spans_with_quotes (builder, spans, (AdduceQuote *const *) quotes->pdata);
  adduce_claim_builder_set_extra (builder, extra);
  g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
  return adduce_claim_same_content (claim, changed) ? g_object_ref (claim) : g_steal_pointer (&changed);
}
