/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What our JSON formats have in common: the names of their members (nowhere else are they written),
 * and reading a tree with errors that name the line.
 *
 * The reading calls take a member of an object; where it is missing or is not what the format asks
 * for, they give the tree an error and return %FALSE or %NULL. The first error stands, and ends the
 * reading.
 *
 *   tree = adduce_json_tree_new (bytes, &error);
 *   article = adduce_json_read_object (tree, root, ADDUCE_JSON_ARTICLE);
 *   if (article == NULL || !adduce_json_read_integer (tree, article, ADDUCE_JSON_LENGTH, 0,
 * G_MAXINT32, &n)) g_propagate_error (error, adduce_json_steal_error (tree));
 */
#pragma once

#include "adduce-error.h"
#include "adduce-json-tree.h"

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
#define ADDUCE_JSON_ARTICLE_VALUES "articleValues"
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
#define ADDUCE_JSON_CONFIRMED "confirmed"
#define ADDUCE_JSON_CARRIED_FROM "carriedFrom"
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
#define ADDUCE_JSON_SCOPE "scope"
#define ADDUCE_JSON_REGISTER "register"
#define ADDUCE_JSON_PARENT "parent"
#define ADDUCE_JSON_RETIRED "retired"
#define ADDUCE_JSON_MERGED_INTO "mergedInto"
#define ADDUCE_JSON_CONSTRAINTS "constraints"
#define ADDUCE_JSON_VARIABLE "variable"
#define ADDUCE_JSON_WHEN "when"
#define ADDUCE_JSON_WITH "with"
#define ADDUCE_JSON_HISTORY "history"
#define ADDUCE_JSON_FROM "from"
#define ADDUCE_JSON_TIME "time"
#define ADDUCE_JSON_CODER "coder"
#define ADDUCE_JSON_ACT "act"
#define ADDUCE_JSON_FIELD "field"
#define ADDUCE_JSON_BEFORE "before"
#define ADDUCE_JSON_AFTER "after"
#define ADDUCE_JSON_CLAIMS "claims"
#define ADDUCE_JSON_CLAIM "claim"

/* --- what is known of an article --- */
#define ADDUCE_JSON_ZONES "zones"
#define ADDUCE_JSON_FIELDS "fields"
#define ADDUCE_JSON_RAW "raw"
#define ADDUCE_JSON_GUESS "guess"
#define ADDUCE_JSON_PASSAGE "passage"
#define ADDUCE_JSON_CUSTOM "custom"
#define ADDUCE_JSON_IMPORT "import"
#define ADDUCE_JSON_FILE "file"
#define ADDUCE_JSON_MEMBER "member"
#define ADDUCE_JSON_RULE "rule"
#define ADDUCE_JSON_ENCODING "encoding"
#define ADDUCE_JSON_STATE "state"
#define ADDUCE_JSON_NOTES "notes"
#define ADDUCE_JSON_KIND "kind"
#define ADDUCE_JSON_QUOTE "quote"

/* --- lists of articles (beside name, coder) --- */
#define ADDUCE_JSON_LISTS "lists"
#define ADDUCE_JSON_EXPRESSION "where"
#define ADDUCE_JSON_SAMPLE "sample"
#define ADDUCE_JSON_SEED "seed"
#define ADDUCE_JSON_ARTICLES "articles"

/* --- registers (beside id, revision, removed, label, kind, value) --- */
#define ADDUCE_JSON_REGISTER "register"
#define ADDUCE_JSON_ATTRIBUTES "attributes"
#define ADDUCE_JSON_ATTRIBUTE "attribute"
#define ADDUCE_JSON_ENTRIES "entries"
#define ADDUCE_JSON_ALIASES "aliases"
#define ADDUCE_JSON_FROM "from"
#define ADDUCE_JSON_TO "to"
#define ADDUCE_JSON_DISTINCT "distinct"

/* --- journal --- */
#define ADDUCE_JSON_MARK "mark"
#define ADDUCE_JSON_UNMARK "unmark"
#define ADDUCE_JSON_JOURNAL "journal"
#define ADDUCE_JSON_SIDECAR "sidecar"
#define ADDUCE_JSON_PUT "put"
#define ADDUCE_JSON_REMOVE "remove"
#define ADDUCE_JSON_TOGETHER "together"

/* --- record of a change over many files --- */
#define ADDUCE_JSON_CORPUS_EDIT "corpusEdit"
#define ADDUCE_JSON_CORPUS "corpus"
#define ADDUCE_JSON_STEPS "steps"
#define ADDUCE_JSON_BEFORE "before"
#define ADDUCE_JSON_AFTER "after"

/* --- reading members --- */

/**
 * adduce_json_fail:
 * @place: what is wrong
 * @format: the reason, translated
 *
 * Sets the tree's error to `line N: reason`, unless it has one.
 *
 * Returns: %FALSE
 */
gboolean adduce_json_fail (AdduceJsonTree *tree, const AdduceJsonValue *place, AdduceError code,
                           const char *format, ...) G_GNUC_PRINTF (4, 5);

/** (transfer none): the first characters of a text, for a message; valid until the next call. */
const char *adduce_json_shorten (AdduceJsonTree *tree, const char *text);

/** (transfer full) (nullable): the first thing that was wrong. */
GError *adduce_json_steal_error (AdduceJsonTree *tree);

/** Required; (transfer none) (nullable). */
const AdduceJsonValue *adduce_json_read_object (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                                const char *name);

/** Required, with @min to @max elements; (transfer none) (nullable). */
const AdduceJsonValue *adduce_json_read_array (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                               const char *name, guint min, guint max);

/** An element that must be an object. */
gboolean adduce_json_expect_object (AdduceJsonTree *tree, const AdduceJsonValue *value);

/** Required; (transfer none) (nullable). */
const char *adduce_json_read_string (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                     const char *name);

/** Leaves @ret_value %NULL where there is none. */
gboolean adduce_json_read_optional_string (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                           const char *name, const char **ret_value);
gboolean adduce_json_read_integer (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                   const char *name, gint64 min, gint64 max, gint64 *ret_value);

/** Must be there and say @value. */
gboolean adduce_json_read_constant (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                    const char *name, const char *value);

/** Required `urn:uuid:…`; (transfer none) (nullable). */
const char *adduce_json_read_uuid (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                   const char *name);

/** Required slug (a code of the codebook); (transfer none) (nullable). */
const char *adduce_json_read_slug (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                   const char *name);

/** Required `sha256:…`; (transfer none) (nullable). */
const char *adduce_json_read_digest (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                     const char *name);

/** Required `YYYY-MM-DDThh:mm:ssZ`, as seconds since 1970. */
gboolean adduce_json_read_time (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                const char *name, gint64 *ret_time);

/** "1.n", else %ADDUCE_ERROR_VERSION (later) or %ADDUCE_ERROR_FORMAT. */
gboolean adduce_json_read_version (AdduceJsonTree *tree, const AdduceJsonValue *root);

/* --- values --- */

gboolean adduce_json_is_uuid (const char *text);
gboolean adduce_json_is_slug (const char *text);
gboolean adduce_json_is_digest (const char *text);
gboolean adduce_json_parse_time (const char *text, gint64 *ret_time);

/** Room for a time as text and its NUL. */
#define ADDUCE_JSON_TIME_SIZE 24
void adduce_json_format_time (gint64 time, char *buffer);

/** (transfer none) (nullable): a member's text, or %NULL where it is missing or no string. */
const char *adduce_json_object_get_text (JsonObject *object, const char *name);

/** (transfer full): a copy that shares nothing (json-glib's shares objects, and counts them in one
 * thread). */
JsonNode *adduce_json_copy_node (JsonNode *node);
JsonObject *adduce_json_copy_object (JsonObject *object);

G_END_DECLS
