/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The member `conflict` of an annotation: a list of annotations, and of a tombstone for a removal.
 */
#include "config.h"

#include "store/adduce-claim-conflict.h"

#include <string.h>

#include "store/adduce-claim-json.h"
#include "store/adduce-sidecar-diff.h"

/* (transfer full) (nullable): %NULL for a tombstone, and for what can't be read. */
static AdduceClaim *
read_version (JsonNode *node, AdduceClaim *claim)
{
  g_autofree char *text = adduce_json_node_to_text (node);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, NULL);
  g_autoptr (AdduceClaimReader) reader = adduce_claim_reader_new (adduce_claim_get_coder (claim), NULL);
  if (tree == NULL)
    return NULL;
  if (adduce_claim_is_about_article (claim))
    return adduce_claim_reader_read_article (reader, tree, adduce_json_tree_get_root (tree));
  return adduce_claim_reader_read (reader, tree, adduce_json_tree_get_root (tree));
}

static gint64
read_removed_time (JsonNode *node)
{
  const char *text = JSON_NODE_HOLDS_OBJECT (node)
                       ? adduce_json_object_get_text (json_node_get_object (node), ADDUCE_JSON_MODIFIED)
                       : NULL;
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

AdduceClaimConflict *
adduce_claim_conflict_get (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  if (adduce_claim_get_extra (claim) == NULL)
    return NULL;
  g_autoptr (JsonArray) conflict = adduce_claim_json_dup_conflict (claim);
  if (conflict == NULL || json_array_get_length (conflict) == 0)
    return NULL;

  AdduceClaimConflict *self = g_new0 (AdduceClaimConflict, 1);
  self->versions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (conflict); i++)
    {
      JsonNode *node = json_array_get_element (conflict, i);
      AdduceClaim *version = read_version (node, claim);
      if (version != NULL)
        {
          g_ptr_array_add (self->versions, version);
          continue;
        }
      self->removed = TRUE;
      self->removed_time = read_removed_time (node);
    }
  return self;
}

void
adduce_claim_conflict_free (AdduceClaimConflict *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->versions);
  g_free (self);
}

gboolean
adduce_claim_conflict_waits (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), FALSE);

  if (adduce_claim_get_extra (claim) == NULL)
    return FALSE;
  g_autoptr (JsonArray) conflict = adduce_claim_json_dup_conflict (claim);
  return conflict != NULL && json_array_get_length (conflict) > 0;
}

/* --- settling --- */

static gboolean
same_version (AdduceClaim *a, AdduceClaim *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  g_autofree char *x = adduce_claim_json_to_text (a), *y = adduce_claim_json_to_text (b);
  return g_str_equal (x, y);
}

/* (transfer full) (nullable): what is still to be settled */
static JsonArray *
without (AdduceClaim *claim, AdduceClaim *version)
{
  g_autoptr (JsonArray) conflict = adduce_claim_json_dup_conflict (claim);
  g_autoptr (JsonArray) rest = json_array_new ();
  for (guint i = 0; conflict != NULL && i < json_array_get_length (conflict); i++)
    {
      JsonNode *node = json_array_get_element (conflict, i);
      g_autoptr (AdduceClaim) other = read_version (node, claim);
      if (!same_version (other, version))
        json_array_add_element (rest, json_node_copy (node));
    }
  return json_array_get_length (rest) > 0 ? g_steal_pointer (&rest) : NULL;
}

/* Everything that is no field: members of other programs. */
static void
take_other (AdduceClaimBuilder *builder, AdduceClaim *version, JsonArray *rest)
{
  g_autoptr (AdduceClaim) with
    = adduce_claim_json_with_conflict (version, rest, adduce_claim_get_revision (version));
  adduce_claim_builder_set_extra (builder, adduce_claim_get_extra (with));
}

static void
take_field (AdduceClaimBuilder *builder, AdduceClaim *version, const char *field, JsonArray *rest)
{
  if (g_str_equal (field, "text"))
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (version);
      g_autoptr (GPtrArray) quotes = g_ptr_array_new ();
      for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
        g_ptr_array_add (quotes, (gpointer) adduce_claim_get_quote (version, i));
      adduce_claim_builder_set_spans_with_quotes (builder, spans, (AdduceQuote *const *) quotes->pdata);
    }
  else if (g_str_equal (field, "certainty"))
    adduce_claim_builder_set_certainty (builder, adduce_claim_get_certainty (version));
  else if (g_str_equal (field, "note"))
    adduce_claim_builder_set_note (builder, adduce_claim_get_note (version));
  else if (g_str_equal (field, "other"))
    take_other (builder, version, rest);
  else
    adduce_claim_builder_set_values (builder, field, adduce_claim_get_values (version, field));
}

AdduceClaim *
adduce_claim_conflict_settle (AdduceClaim *claim, AdduceClaim *version, const char *const *fields)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (version == NULL || ADDUCE_IS_CLAIM (version), NULL);

  g_autoptr (JsonArray) rest = without (claim, version);
  g_autoptr (AdduceClaim) bare = adduce_claim_json_with_conflict (claim, rest, adduce_claim_get_revision (claim));
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (bare);
  for (guint i = 0; version != NULL && fields != NULL && fields[i] != NULL; i++)
    take_field (builder, version, fields[i], rest);
  return adduce_claim_builder_end (builder);
}
