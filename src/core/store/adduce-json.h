/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What our JSON formats have in common: the names of their members (nowhere else are they written), and
 * reading a tree with errors that name the line.
 *
 * An AdduceJsonCursor knows where in the file a reader is. The reading calls take a member of an object;
 * where it is missing or is not what the format asks for, they fill the cursor's error and return %FALSE or
 * %NULL. The first error ends the reading.
 *
 *   adduce_json_cursor_init (&cursor, bytes);
 *   adduce_json_cursor_enter (&cursor, ADDUCE_JSON_ARTICLE);
 *   length = adduce_json_read_integer (&cursor, article, ADDUCE_JSON_LENGTH, 0, G_MAXINT32, &value);
 *   adduce_json_cursor_leave (&cursor);
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* --- sidecar: page --- */
#define ADDUCE_JSON_CONTEXT "@context"
#define ADDUCE_JSON_ID "id"
#define ADDUCE_JSON_TYPE "type"
#define ADDUCE_JSON_SCHEMA_VERSION "schemaVersion"
#define ADDUCE_JSON_PART_OF "partOf"
#define ADDUCE_JSON_LABEL "label"
#define ADDUCE_JSON_CREATOR "creator"
#define ADDUCE_JSON_GENERATOR "generator"
#define ADDUCE_JSON_CREATED "created"
#define ADDUCE_JSON_ARTICLE "article"
#define ADDUCE_JSON_CODEBOOK "codebook"
#define ADDUCE_JSON_STATUS "status"
#define ADDUCE_JSON_ITEMS "items"
#define ADDUCE_JSON_REMOVED "removed"
#define ADDUCE_JSON_NAME "name"
#define ADDUCE_JSON_NICKNAME "nickname"
#define ADDUCE_JSON_SOURCE "source"
#define ADDUCE_JSON_FORMAT "format"
#define ADDUCE_JSON_LANGUAGE "language"
#define ADDUCE_JSON_LENGTH "length"
#define ADDUCE_JSON_TEXT_DIGEST "textDigest"
#define ADDUCE_JSON_FILE_DIGEST "fileDigest"
#define ADDUCE_JSON_EXTRACTOR "extractor"
#define ADDUCE_JSON_VERSION "version"
#define ADDUCE_JSON_DIGEST "digest"

/* --- sidecar: annotation --- */
#define ADDUCE_JSON_MOTIVATION "motivation"
#define ADDUCE_JSON_MODIFIED "modified"
#define ADDUCE_JSON_REVISION "revision"
#define ADDUCE_JSON_CODEBOOK_VERSION "codebookVersion"
#define ADDUCE_JSON_TARGET "target"
#define ADDUCE_JSON_BODY "body"
#define ADDUCE_JSON_ANCHOR "anchor"
#define ADDUCE_JSON_CONFLICT "conflict"
#define ADDUCE_JSON_SELECTOR "selector"
#define ADDUCE_JSON_START "start"
#define ADDUCE_JSON_END "end"
#define ADDUCE_JSON_EXACT "exact"
#define ADDUCE_JSON_PREFIX "prefix"
#define ADDUCE_JSON_SUFFIX "suffix"
#define ADDUCE_JSON_PURPOSE "purpose"
#define ADDUCE_JSON_DIMENSION "dimension"
#define ADDUCE_JSON_CODE "code"
#define ADDUCE_JSON_VALUE "value"
#define ADDUCE_JSON_MENTION "mention"

/* --- sidecar: words that are values --- */
#define ADDUCE_JSON_PAGE_TYPE "AnnotationPage"
#define ADDUCE_JSON_PERSON_TYPE "Person"
#define ADDUCE_JSON_SOFTWARE_TYPE "Software"
#define ADDUCE_JSON_ANNOTATION_TYPE "Annotation"
#define ADDUCE_JSON_TARGET_TYPE "SpecificResource"
#define ADDUCE_JSON_POSITION_TYPE "TextPositionSelector"
#define ADDUCE_JSON_QUOTE_TYPE "TextQuoteSelector"
#define ADDUCE_JSON_BODY_TYPE "TextualBody"
#define ADDUCE_JSON_IDENTIFYING "identifying"
#define ADDUCE_JSON_CLASSIFYING "classifying"
#define ADDUCE_JSON_COMMENTING "commenting"
#define ADDUCE_JSON_SPEAKER "speaker"
#define ADDUCE_JSON_ISSUE "issue"
#define ADDUCE_JSON_STANCE "stance"
#define ADDUCE_JSON_EVIDENCE "evidence"
#define ADDUCE_JSON_CERTAINTY "certainty"
#define ADDUCE_JSON_PLAIN_TEXT "text/plain"

/* --- codebook --- */
#define ADDUCE_JSON_TITLE "title"
#define ADDUCE_JSON_DESCRIPTION "description"
#define ADDUCE_JSON_RULES "rules"
#define ADDUCE_JSON_VARIABLES "variables"
#define ADDUCE_JSON_DEFINITION "definition"
#define ADDUCE_JSON_VALUES "values"
#define ADDUCE_JSON_USE "use"
#define ADDUCE_JSON_AVOID "avoid"
#define ADDUCE_JSON_EXAMPLE "example"
#define ADDUCE_JSON_COLOR "color"
#define ADDUCE_JSON_PATTERN "pattern"
#define ADDUCE_JSON_KEY "key"
#define ADDUCE_JSON_NUMBER "number"
#define ADDUCE_JSON_LITERATURE "literature"
#define ADDUCE_JSON_ONE "one"
#define ADDUCE_JSON_SEVERAL "several"

/* --- journal --- */
#define ADDUCE_JSON_JOURNAL "journal"
#define ADDUCE_JSON_SIDECAR "sidecar"
#define ADDUCE_JSON_PUT "put"
#define ADDUCE_JSON_REMOVE "remove"

/* --- the cursor --- */

/** The most levels that a reader of ours walks down. */
#define ADDUCE_JSON_CURSOR_DEPTH 16

/** On the stack; the members are the cursor's own, but for @error. */
typedef struct {
  GBytes *bytes; /* borrowed */
  guint depth;
  struct {
    const char *name; /* NULL for an element */
    guint index;
  } path[ADDUCE_JSON_CURSOR_DEPTH];
  GError *error; /* owned; the first thing that was wrong */
} AdduceJsonCursor;

/** @bytes: what the tree was parsed from; borrowed. */
void adduce_json_cursor_init (AdduceJsonCursor *self, GBytes *bytes);
void adduce_json_cursor_enter (AdduceJsonCursor *self, const char *name);
void adduce_json_cursor_enter_element (AdduceJsonCursor *self, guint index);
void adduce_json_cursor_leave (AdduceJsonCursor *self);

/**
 * adduce_json_cursor_fail:
 * @member: (nullable): the member of where the cursor is that is wrong; %NULL: all of it
 * @format: the reason, translated
 *
 * Sets the error `line N: reason`.
 *
 * Returns: %FALSE
 */
gboolean adduce_json_cursor_fail (AdduceJsonCursor *self, const char *member, int code, const char *format,
                                  ...) G_GNUC_PRINTF (4, 5);

/**
 * adduce_json_parse:
 * @cursor: initialised with the bytes
 *
 * Passes the bytes through the gate and parses them; what is not an object is an error.
 *
 * Returns: (transfer full) (nullable): the root; unref the node when done
 */
JsonNode *adduce_json_parse (AdduceJsonCursor *cursor);

/* --- reading members; %NULL or %FALSE means that the cursor has an error --- */

/** Required; (transfer none). */
JsonObject *adduce_json_read_object (AdduceJsonCursor *cursor, JsonObject *parent, const char *name);

/** Required, with @min to @max elements; (transfer none). */
JsonArray *adduce_json_read_array (AdduceJsonCursor *cursor, JsonObject *parent, const char *name, guint min,
                                   guint max);

/** An element that must be an object; (transfer none). The cursor stands on the element. */
JsonObject *adduce_json_read_element (AdduceJsonCursor *cursor, JsonArray *array, guint index);

/** Required; (transfer none). */
const char *adduce_json_read_string (AdduceJsonCursor *cursor, JsonObject *parent, const char *name);

/** Leaves @ret_value %NULL where there is none. */
gboolean adduce_json_read_optional_string (AdduceJsonCursor *cursor, JsonObject *parent, const char *name,
                                           const char **ret_value);
gboolean adduce_json_read_integer (AdduceJsonCursor *cursor, JsonObject *parent, const char *name, gint64 min,
                                   gint64 max, gint64 *ret_value);

/** Must be there and say @value. */
gboolean adduce_json_read_constant (AdduceJsonCursor *cursor, JsonObject *parent, const char *name,
                                    const char *value);

/** Required `urn:uuid:…`; (transfer none). */
const char *adduce_json_read_uuid (AdduceJsonCursor *cursor, JsonObject *parent, const char *name);

/** Required slug (a code of the codebook); (transfer none). */
const char *adduce_json_read_slug (AdduceJsonCursor *cursor, JsonObject *parent, const char *name);

/** Required `sha256:…`; (transfer none). */
const char *adduce_json_read_digest (AdduceJsonCursor *cursor, JsonObject *parent, const char *name);

/** Required `YYYY-MM-DDThh:mm:ssZ`, as seconds since 1970. */
gboolean adduce_json_read_time (AdduceJsonCursor *cursor, JsonObject *parent, const char *name,
                                gint64 *ret_time);

/** "1.n", else %ADDUCE_ERROR_VERSION (later) or %ADDUCE_ERROR_FORMAT. */
gboolean adduce_json_read_version (AdduceJsonCursor *cursor, JsonObject *root);

/* --- values --- */

gboolean adduce_json_is_uuid (const char *text);
gboolean adduce_json_is_slug (const char *text);
gboolean adduce_json_is_digest (const char *text);
gboolean adduce_json_parse_time (const char *text, gint64 *ret_time);

/** Room for a time as text and its NUL. */
#define ADDUCE_JSON_TIME_SIZE 24
void adduce_json_format_time (gint64 time, char *buffer);

/** (transfer none) (nullable): a member's text, or %NULL where it is missing or no string. */
const char *adduce_json_peek_string (JsonObject *object, const char *name);

/** (transfer full): a copy that shares nothing (json-glib's shares objects, and counts them in one thread). */
JsonNode *adduce_json_copy_node (JsonNode *node);
JsonObject *adduce_json_copy_object (JsonObject *object);

G_END_DECLS
