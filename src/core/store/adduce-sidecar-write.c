/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing sidecars: members in the order of the schema, then those that this version does not know,
 * in the order in which they were found; claims in text order, tombstones by id.
 */
#include "config.h"

#include <string.h>

#include "store/adduce-claim-json.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-sidecar-private.h"

#define MAX_MEMBERS 17

/* The order of the members of the page and of its objects. */
static const struct {
  const char *name;
  const char *members[MAX_MEMBERS];
} orders[] = {
  { "",
    { ADDUCE_JSON_CONTEXT, ADDUCE_JSON_ID, ADDUCE_JSON_TYPE, ADDUCE_JSON_SCHEMA_VERSION,
      ADDUCE_JSON_PART_OF, ADDUCE_JSON_LABEL, ADDUCE_JSON_CREATOR, ADDUCE_JSON_GENERATOR,
      ADDUCE_JSON_CREATED, ADDUCE_JSON_ARTICLE, ADDUCE_JSON_CODEBOOK, ADDUCE_JSON_STATUS,
      ADDUCE_JSON_ARTICLE_VALUES, ADDUCE_JSON_ITEMS, ADDUCE_JSON_REMOVED } },
  { ADDUCE_JSON_PART_OF, { ADDUCE_JSON_ID, ADDUCE_JSON_TYPE } },
  { ADDUCE_JSON_CREATOR,
    { ADDUCE_JSON_ID, ADDUCE_JSON_TYPE, ADDUCE_JSON_NAME, ADDUCE_JSON_NICKNAME } },
  { ADDUCE_JSON_GENERATOR, { ADDUCE_JSON_ID, ADDUCE_JSON_TYPE, ADDUCE_JSON_NAME } },
  { ADDUCE_JSON_ARTICLE,
    { ADDUCE_JSON_SOURCE, ADDUCE_JSON_FORMAT, ADDUCE_JSON_LANGUAGE, ADDUCE_JSON_LENGTH,
      ADDUCE_JSON_TEXT_DIGEST, ADDUCE_JSON_FILE_DIGEST, ADDUCE_JSON_EXTRACTOR } },
  { ADDUCE_JSON_CODEBOOK, { ADDUCE_JSON_ID, ADDUCE_JSON_VERSION, ADDUCE_JSON_DIGEST } },
};

static const char *const *
find_order (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].name, name))
      return orders[i].members;
  return NULL;
}

static void
write_rest (AdduceJsonWriter *writer, JsonObject *object, const char *const *order)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (order, name))
      adduce_json_writer_node (writer, name, node);
}

/* A member of the page. */
static void
write_member (AdduceJsonWriter *writer, const char *name, JsonNode *node)
{
  const char *const *order = find_order (name);
  if (order == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      adduce_json_writer_node (writer, name, node);
      return;
    }

  JsonObject *object = json_node_get_object (node);
  adduce_json_writer_begin_object (writer, name);
  for (guint i = 0; order[i] != NULL; i++)
    if (json_object_has_member (object, order[i]))
      adduce_json_writer_node (writer, order[i], json_object_get_member (object, order[i]));
  write_rest (writer, object, order);
  adduce_json_writer_end_object (writer);
}

static void
write_tombstone (AdduceJsonWriter *writer, const AdduceSidecarTombstone *tombstone)
{
  char modified[ADDUCE_JSON_TIME_SIZE];
  adduce_json_format_time (tombstone->base.modified, modified);

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_ID, tombstone->base.id);
  adduce_json_writer_integer (writer, ADDUCE_JSON_REVISION, (gint64) tombstone->base.revision);
  adduce_json_writer_string (writer, ADDUCE_JSON_MODIFIED, modified);
  if (tombstone->unknown != NULL)
    adduce_json_writer_members (writer, tombstone->unknown);
  adduce_json_writer_end_object (writer);
}

static void
write_items (AdduceJsonWriter *writer, AdduceSidecar *self)
{
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_ITEMS);
  for (guint i = 0; i < self->claims->len; i++)
    adduce_claim_json_write (writer, NULL, self->claims->pdata[i], self->source);
  adduce_json_writer_end_array (writer);
}

static void
write_article_values (AdduceJsonWriter *writer, AdduceSidecar *self)
{
  if (self->article != NULL)
    adduce_claim_json_write (writer, ADDUCE_JSON_ARTICLE_VALUES, self->article, self->source);
}

static void
write_removed (AdduceJsonWriter *writer, AdduceSidecar *self)
{
  if (self->tombstones->len == 0 && !self->has_removed)
    return;
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_REMOVED);
  for (guint i = 0; i < self->tombstones->len; i++)
    write_tombstone (writer, self->tombstones->pdata[i]);
  adduce_json_writer_end_array (writer);
}

char *
adduce_sidecar_member_to_text (const char *name, JsonNode *node)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  write_member (&writer, name, node);
  adduce_json_writer_end_object (&writer);
  return g_string_free (adduce_json_writer_end (&writer), FALSE);
}

char *
adduce_sidecar_tombstone_to_text (const AdduceSidecarTombstone *self)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  write_tombstone (&writer, self);
  return g_string_free (adduce_json_writer_end (&writer), FALSE);
}

GBytes *
adduce_sidecar_serialize (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);

  const char *const *order = find_order ("");
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  for (guint i = 0; order[i] != NULL; i++)
    if (g_str_equal (order[i], ADDUCE_JSON_ITEMS))
      write_items (&writer, self);
    else if (g_str_equal (order[i], ADDUCE_JSON_REMOVED))
      write_removed (&writer, self);
    else if (g_str_equal (order[i], ADDUCE_JSON_ARTICLE_VALUES))
      write_article_values (&writer, self);
    else if (json_object_has_member (self->header, order[i]))
      write_member (&writer, order[i], json_object_get_member (self->header, order[i]));
  write_rest (&writer, self->header, order);
  adduce_json_writer_end_object (&writer);
  return g_string_free_to_bytes (adduce_json_writer_end (&writer));
}
