/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing annotations, and the versions of a claim that lost in a merge.
 */
#include "config.h"

#include "store/adduce-claim-json.h"

#include <string.h>

#include "model/adduce-claim-private.h"

/* The members of a body beside those that are always there, in canonical order around "value". */
#define BEFORE_VALUE                                                                               \
  {                                                                                                \
    ADDUCE_JSON_FORMAT, NULL                                                                       \
  }
#define AFTER_VALUE                                                                                \
  {                                                                                                \
    ADDUCE_JSON_LANGUAGE, ADDUCE_JSON_MENTION, NULL                                                \
  }

/* (transfer full) (nullable) */
static JsonNode *
parse_extra (AdduceClaim *claim)
{
  const char *extra = adduce_claim_get_extra (claim);
  g_autoptr (JsonNode) node = extra == NULL ? NULL : json_from_string (extra, NULL);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/* (transfer none) (nullable) */
static JsonObject *
get_part (JsonObject *parent, const char *name)
{
  JsonNode *node = parent == NULL ? NULL : json_object_get_member (parent, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_list (JsonObject *parent, const char *name)
{
  JsonNode *node = parent == NULL ? NULL : json_object_get_member (parent, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The members of @object that are not among @names, in their old order. */
static void
write_others (AdduceJsonWriter *writer, JsonObject *object, const char *const *names)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (names, name))
      adduce_json_writer_node (writer, name, node);
}

/* Those of @names that @object has. */
static void
write_named (AdduceJsonWriter *writer, JsonObject *object, const char *const *names)
{
  for (guint i = 0; object != NULL && names[i] != NULL; i++)
    if (json_object_has_member (object, names[i]))
      adduce_json_writer_node (writer, names[i], json_object_get_member (object, names[i]));
}

/* --- targets --- */

/* A null in the extra says that the file had no such words. */
static void
write_context (AdduceJsonWriter *writer, JsonObject *extra, const char *name, const char *words)
{
  if (*words == 0 && extra != NULL && json_object_has_member (extra, name))
    return;
  adduce_json_writer_string (writer, name, words);
}

static void
write_target (AdduceJsonWriter *writer, AdduceSpan span, const AdduceQuote *quote,
              const char *source, JsonObject *extra)
{
  static const char *const no_source[] = { ADDUCE_JSON_SOURCE, NULL };
  static const char *const context[] = { ADDUCE_JSON_PREFIX, ADDUCE_JSON_SUFFIX, NULL };
  static const char *const none[] = { NULL };
  JsonObject *target = get_part (extra, ADDUCE_CLAIM_EXTRA_TARGET);
  JsonObject *quote_extra = get_part (extra, ADDUCE_CLAIM_EXTRA_QUOTE);
  JsonArray *others = get_list (extra, ADDUCE_CLAIM_EXTRA_SELECTORS);

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_TARGET_TYPE);
  if (target != NULL && json_object_has_member (target, ADDUCE_JSON_SOURCE))
    write_named (writer, target, no_source);
  else if (source != NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_SOURCE, source);

  adduce_json_writer_begin_array (writer, ADDUCE_JSON_SELECTOR);
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_POSITION_TYPE);
  adduce_json_writer_integer (writer, ADDUCE_JSON_START, span.start);
  adduce_json_writer_integer (writer, ADDUCE_JSON_END, span.end);
  write_others (writer, get_part (extra, ADDUCE_CLAIM_EXTRA_POSITION), none);
  adduce_json_writer_end_object (writer);

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_QUOTE_TYPE);
  adduce_json_writer_string (writer, ADDUCE_JSON_EXACT, quote->exact);
  write_context (writer, quote_extra, ADDUCE_JSON_PREFIX, quote->prefix);
  write_context (writer, quote_extra, ADDUCE_JSON_SUFFIX, quote->suffix);
  write_others (writer, quote_extra, context);
  adduce_json_writer_end_object (writer);

  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    adduce_json_writer_node (writer, NULL, json_array_get_element (others, i));
  adduce_json_writer_end_array (writer);
  write_others (writer, target, no_source);
  adduce_json_writer_end_object (writer);
}

static void
write_targets (AdduceJsonWriter *writer, AdduceClaim *claim, const char *source, JsonObject *extra)
{
  if (adduce_claim_is_about_article (claim))
    {
      if (source != NULL)
        adduce_json_writer_string (writer, ADDUCE_JSON_TARGET, source);
      return;
    }

  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  JsonObject *targets = get_part (extra, ADDUCE_CLAIM_EXTRA_TARGETS);

  adduce_json_writer_begin_array (writer, ADDUCE_JSON_TARGET);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      JsonObject *target = NULL;
      if (targets != NULL)
        {
          char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
          g_snprintf (key, sizeof key, "%u-%u", span.start, span.end);
          target = get_part (targets, key);
        }
      write_target (writer, span, adduce_claim_get_quote (claim, i), source, target);
    }
  adduce_json_writer_end_array (writer);
}

/* --- bodies --- */

/* @dimension is NULL for the note, @code for it and for what has none. */
static void
write_body (AdduceJsonWriter *writer, const char *purpose, const char *dimension, const char *code,
            const char *value, JsonObject *more)
{
  static const char *const before[] = BEFORE_VALUE;
  static const char *const after[] = AFTER_VALUE;
  static const char *const named[] = { ADDUCE_JSON_FORMAT, ADDUCE_JSON_LANGUAGE,
                                       ADDUCE_JSON_MENTION, ADDUCE_JSON_VALUE, NULL };

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_BODY_TYPE);
  adduce_json_writer_string (writer, ADDUCE_JSON_PURPOSE, purpose);
  if (dimension != NULL)
    {
      adduce_json_writer_string (writer, ADDUCE_JSON_DIMENSION, dimension);
      if (code != NULL)
        adduce_json_writer_string (writer, ADDUCE_JSON_CODE, code);
    }
  else if (more == NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_FORMAT, ADDUCE_JSON_PLAIN_TEXT);
  write_named (writer, more, before);
  adduce_json_writer_string (writer, ADDUCE_JSON_VALUE, value);
  write_named (writer, more, after);
  write_others (writer, more, named);
  adduce_json_writer_end_object (writer);
}

static void
write_coded_body (AdduceJsonWriter *writer, const char *purpose, const char *dimension,
                  const char *code, const char *label, JsonObject *bodies)
{
  JsonObject *more = NULL;
  if (bodies != NULL)
    {
      char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
      adduce_claim_json_make_body_key (key, dimension, code, FALSE);
      more = get_part (bodies, key);
    }
  const char *own_label = more == NULL ? NULL
                                       : adduce_json_object_get_text (more, ADDUCE_JSON_VALUE);
  write_body (writer, purpose, dimension, code, own_label != NULL ? own_label : label, more);
}

static void
write_tags (AdduceJsonWriter *writer, const char *purpose, const char *dimension,
            AdduceTagList *tags, JsonObject *bodies)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      write_coded_body (writer, purpose, dimension, adduce_tag_get_code (tag),
                        adduce_tag_get_label (tag), bodies);
    }
}

static void
write_plain_body (AdduceJsonWriter *writer, const char *dimension, const char *text,
                  JsonObject *bodies)
{
  char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
  adduce_claim_json_make_body_key (key, dimension, text, TRUE);
  write_body (writer, ADDUCE_JSON_CLASSIFYING, dimension, NULL, text, get_part (bodies, key));
}

/* Variables of one's own. */
static void
write_values (AdduceJsonWriter *writer, AdduceClaim *claim, JsonObject *bodies)
{
  const AdduceClaimValues *values = adduce_claim_peek_data (claim)->values;

  for (guint i = 0; i < adduce_claim_values_get_n_variables (values); i++)
    {
      const char *variable = adduce_claim_values_get_variable (values, i);
      AdduceTagList *tags = adduce_claim_values_get_tags (values, i);
      for (guint j = 0; j < adduce_tag_list_get_n_tags (tags); j++)
        {
          AdduceTag *tag = adduce_tag_list_get_tag (tags, j);
          if (adduce_tag_is_plain (tag))
            write_plain_body (writer, variable, adduce_tag_get_label (tag), bodies);
          else
            write_coded_body (writer, ADDUCE_JSON_CLASSIFYING, variable, adduce_tag_get_code (tag),
                              adduce_tag_get_label (tag), bodies);
        }
    }
}

static void
write_bodies (AdduceJsonWriter *writer, AdduceClaim *claim, JsonObject *extra)
{
  JsonObject *bodies = get_part (extra, ADDUCE_CLAIM_EXTRA_BODIES);
  JsonArray *others = get_list (extra, ADDUCE_CLAIM_EXTRA_OTHERS);
  AdduceTag *stance = adduce_claim_get_stance (claim);
  AdduceCertainty certainty = adduce_claim_get_certainty (claim);
  const char *note = adduce_claim_get_note (claim);

  adduce_json_writer_begin_array (writer, ADDUCE_JSON_BODY);
  write_tags (writer, ADDUCE_JSON_IDENTIFYING, ADDUCE_JSON_SPEAKER,
              adduce_claim_get_speakers (claim), bodies);
  write_tags (writer, ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_ISSUE, adduce_claim_get_issues (claim),
              bodies);
  if (stance != NULL)
    write_coded_body (writer, ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_STANCE,
                      adduce_tag_get_code (stance), adduce_tag_get_label (stance), bodies);
  write_tags (writer, ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_EVIDENCE,
              adduce_claim_get_evidence (claim), bodies);
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    write_coded_body (writer, ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_CERTAINTY,
                      adduce_certainty_to_id (certainty),
                      adduce_claim_json_get_certainty_label (certainty), bodies);
  if (note != NULL)
    write_body (writer, ADDUCE_JSON_COMMENTING, NULL, NULL, note,
                get_part (bodies, ADDUCE_CLAIM_EXTRA_NOTE));
  write_values (writer, claim, bodies);
  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    adduce_json_writer_node (writer, NULL, json_array_get_element (others, i));
  adduce_json_writer_end_array (writer);
}

static void
write_time (AdduceJsonWriter *writer, const char *name, gint64 time)
{
  char text[ADDUCE_JSON_TIME_SIZE];
  adduce_json_format_time (time, text);
  adduce_json_writer_string (writer, name, text);
}

void
adduce_claim_json_make_body_key (char *key, const char *dimension, const char *value,
                                 gboolean plain)
{
  if (!plain)
    {
      g_snprintf (key, ADDUCE_CLAIM_EXTRA_KEY_SIZE, "%s/%s", dimension, value);
      return;
    }
  /* A text may be long. */
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, value, -1);
  g_snprintf (key, ADDUCE_CLAIM_EXTRA_KEY_SIZE, "%s=%s", dimension, digest);
}

const char *
adduce_claim_json_get_certainty_label (AdduceCertainty certainty)
{
  static const char *const labels[] = { "", "Low", "Medium", "High" };
  g_return_val_if_fail ((guint) certainty < G_N_ELEMENTS (labels), "");
  return labels[certainty];
}

void
adduce_claim_json_write (AdduceJsonWriter *writer, const char *name, AdduceClaim *claim,
                         const char *source)
{
  g_return_if_fail (writer != NULL);
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  static const char *const anchor[] = { ADDUCE_JSON_ANCHOR, NULL };
  g_autoptr (JsonNode) node = parse_extra (claim);
  JsonObject *extra = node == NULL ? NULL : json_node_get_object (node);
  JsonObject *members = get_part (extra, ADDUCE_CLAIM_EXTRA_MEMBERS);
  guint64 version = adduce_claim_get_codebook_version (claim);

  adduce_json_writer_begin_object (writer, name);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, adduce_claim_get_id (claim));
  adduce_json_writer_string (writer, ADDUCE_JSON_TYPE, ADDUCE_JSON_ANNOTATION_TYPE);
  adduce_json_writer_string (writer, ADDUCE_JSON_MOTIVATION, ADDUCE_JSON_CLASSIFYING);
  write_time (writer, ADDUCE_JSON_CREATED, adduce_claim_get_created (claim));
  write_time (writer, ADDUCE_JSON_MODIFIED, adduce_claim_get_modified (claim));
  adduce_json_writer_integer (writer, ADDUCE_JSON_REVISION,
                              (gint64) adduce_claim_get_revision (claim));
  if (version > 0)
    adduce_json_writer_integer (writer, ADDUCE_JSON_CODEBOOK_VERSION, (gint64) version);
  write_targets (writer, claim, source, extra);
  write_bodies (writer, claim, extra);
  write_named (writer, members, anchor);
  write_others (writer, members, anchor);
  adduce_json_writer_end_object (writer);
}

char *
adduce_claim_json_to_text (AdduceClaim *claim)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_claim_json_write (&writer, NULL, claim, NULL);
  return g_string_free (adduce_json_writer_end (&writer), FALSE);
}

guint
adduce_claim_json_count_others (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), 0);

  g_autoptr (JsonNode) node = parse_extra (claim);
  JsonArray *others = get_list (node == NULL ? NULL : json_node_get_object (node),
                                ADDUCE_CLAIM_EXTRA_OTHERS);
  return others == NULL ? 0 : json_array_get_length (others);
}

JsonNode *
adduce_claim_json_dup_extra (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  JsonNode *node = parse_extra (claim);
  if (node != NULL)
    return node;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  return node;
}

JsonArray *
adduce_claim_json_dup_conflict (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (JsonNode) node = parse_extra (claim);
  JsonObject *extra = node == NULL ? NULL : json_node_get_object (node);
  JsonArray *conflict = get_list (get_part (extra, ADDUCE_CLAIM_EXTRA_MEMBERS),
                                  ADDUCE_JSON_CONFLICT);
  return conflict == NULL ? NULL : json_array_ref (conflict);
}

AdduceClaim *
adduce_claim_json_with_conflict (AdduceClaim *claim, JsonArray *conflict, guint64 revision)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (JsonNode) node = adduce_claim_json_dup_extra (claim);
  JsonObject *extra = json_node_get_object (node);
  if (get_part (extra, ADDUCE_CLAIM_EXTRA_MEMBERS) == NULL)
    json_object_set_object_member (extra, ADDUCE_CLAIM_EXTRA_MEMBERS, json_object_new ());
  JsonObject *members = get_part (extra, ADDUCE_CLAIM_EXTRA_MEMBERS);

  if (conflict != NULL)
    json_object_set_array_member (members, ADDUCE_JSON_CONFLICT, json_array_ref (conflict));
  else if (json_object_has_member (members, ADDUCE_JSON_CONFLICT))
    json_object_remove_member (members, ADDUCE_JSON_CONFLICT);
  if (json_object_get_size (members) == 0)
    json_object_remove_member (extra, ADDUCE_CLAIM_EXTRA_MEMBERS);

  g_autofree char *text = json_object_get_size (extra) == 0 ? NULL
                                                            : adduce_json_object_to_text (extra);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_revision (builder, revision);
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  adduce_claim_builder_set_extra (builder, text);
  return adduce_claim_builder_end (builder);
}
