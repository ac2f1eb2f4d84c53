/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate in front of json-glib: decides whether bytes are JSON that we take.
 *
 * json-glib 1.6 runs out of stack on deeply nested brackets, takes much that is not JSON, lets the last of
 * two equal members win and changes numbers that it can't hold. So nothing reaches it that has not passed
 * adduce_json_gate(): one pass, no recursion, no tree. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The largest file, in bytes. */
#define ADDUCE_JSON_MAX_BYTES (16 * 1024 * 1024)

/** The most brackets open at a time. */
#define ADDUCE_JSON_MAX_DEPTH 64

/** The longest string, in code points after unescaping. */
#define ADDUCE_JSON_MAX_STRING 65536

/** The most values, containers counted; a tree of more would fill the memory. */
#define ADDUCE_JSON_MAX_VALUES 2000000

/** Integers reach from minus this to this, 2^53 − 1. */
#define ADDUCE_JSON_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

/**
 * AdduceJsonMode:
 * @ADDUCE_JSON_PLAIN: RFC 8259 to the letter, within the limits above
 * @ADDUCE_JSON_STRICT: further I-JSON (RFC 7493): no member twice in an object (after unescaping), no lone
 *   surrogates; and no U+0000, integers only, within ±(2^53 − 1): what json-glib can hold unchanged
 *
 * What to take.
 */
typedef enum {
  ADDUCE_JSON_PLAIN,
  ADDUCE_JSON_STRICT,
} AdduceJsonMode;

/**
 * adduce_json_gate:
 * @data: (array length=n_bytes): need not end in NUL
 * @error: return location; %ADDUCE_ERROR_JSON with line, column and what is wrong; %ADDUCE_ERROR_TOO_LARGE
 *   for what is over a limit
 *
 * Returns: whether @data is JSON
 */
gboolean adduce_json_gate (const char *data, gsize n_bytes, AdduceJsonMode mode, GError **error);

/**
 * adduce_json_locate:
 * @pointer: a JSON Pointer (RFC 6901): `/items/3/target`; "" is the whole
 * @ret_line: (out): from 1
 * @ret_column: (out) (optional): from 1, in code points
 *
 * Finds where a member (its name) or an element stands in the text. Where a part of @pointer is not there,
 * gives the place of the last part that is.
 *
 * Returns: whether all of @pointer is there
 */
gboolean adduce_json_locate (const char *data, gsize n_bytes, const char *pointer, guint *ret_line,
                             guint *ret_column);

G_END_DECLS
