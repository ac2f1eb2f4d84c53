/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceJsonWriter: writes JSON in one way only, so that the same content gives the same bytes.
 *
 * Pretty: two spaces a level, one member or element a line, LF, `{}` and `[]` where empty. Compact:
 * no white space. Both: raw UTF-8, and only what RFC 8259 asks for is escaped (quotation mark,
 * backslash, controls below U+0020). Members come in the order of the calls. json-glib's own
 * generator writes some control characters raw and changes numbers.
 *
 *   AdduceJsonWriter writer;
 *   adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
 *   adduce_json_writer_begin_object (&writer, NULL);
 *   adduce_json_writer_string (&writer, "type", "Annotation");
 *   adduce_json_writer_end_object (&writer);
 *   text = adduce_json_writer_end (&writer);
 *
 * The first argument after the writer is the member's name, %NULL inside arrays and for the whole.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_JSON_COMPACT,
  ADDUCE_JSON_PRETTY,
} AdduceJsonStyle;

/** On the stack; the members are the writer's own. */
typedef struct {
  GString *text;
  AdduceJsonStyle style;
  guint depth;
  gboolean empty; /* nothing was written in the innermost bracket yet */
} AdduceJsonWriter;

void adduce_json_writer_init (AdduceJsonWriter *self, AdduceJsonStyle style);

/** (transfer full): the text; pretty text ends in LF. The writer is empty afterwards. */
GString *adduce_json_writer_end (AdduceJsonWriter *self);

void adduce_json_writer_begin_object (AdduceJsonWriter *self, const char *name);
void adduce_json_writer_end_object (AdduceJsonWriter *self);
void adduce_json_writer_begin_array (AdduceJsonWriter *self, const char *name);
void adduce_json_writer_end_array (AdduceJsonWriter *self);

/** @value must be valid UTF-8. */
void adduce_json_writer_string (AdduceJsonWriter *self, const char *name, const char *value);
void adduce_json_writer_integer (AdduceJsonWriter *self, const char *name, gint64 value);
void adduce_json_writer_boolean (AdduceJsonWriter *self, const char *name, gboolean value);

/** Any tree that came through the gate; members in their old order. */
void adduce_json_writer_node (AdduceJsonWriter *self, const char *name, JsonNode *node);

/** All members of @object into the object that is being written. */
void adduce_json_writer_members (AdduceJsonWriter *self, JsonObject *object);

/** (transfer full): a tree as text. */
char *adduce_json_node_to_text (JsonNode *node);
char *adduce_json_object_to_text (JsonObject *object);

G_END_DECLS
