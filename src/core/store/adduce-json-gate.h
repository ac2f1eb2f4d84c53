/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate: decides whether bytes are JSON that we take.
 *
 * json-glib 1.6 runs out of stack on deeply nested brackets, takes much that is not JSON, lets the
 * last of two equal members win and changes numbers that it can't hold. So no file reaches it: each
 * passes the gate, one pass without recursion, which fills an AdduceJsonTree on its way if there is
 * one to be filled. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The largest file, in bytes. */
#define ADDUCE_JSON_MAX_BYTES (16 * 1024 * 1024)

/** The largest file of another program, in bytes. */
#define ADDUCE_JSON_MAX_FOREIGN (256 * 1024 * 1024)

/** The most brackets open at a time. */
#define ADDUCE_JSON_MAX_DEPTH 64

/** The longest string, in code points after unescaping. */
#define ADDUCE_JSON_MAX_STRING 65536

/** The most values, containers counted; a tree of more would fill the memory. */
#define ADDUCE_JSON_MAX_VALUES 2000000

/** The same of another program's file: 2^24, which take 512 MiB as a tree; some 300,000 claims as W3C has them. */
#define ADDUCE_JSON_MAX_FOREIGN_VALUES 16777216

/** Integers reach from minus this to this, 2^53 − 1. */
#define ADDUCE_JSON_MAX_INTEGER G_GINT64_CONSTANT (9007199254740991)

/**
 * AdduceJsonMode:
 * @ADDUCE_JSON_PLAIN: RFC 8259 to the letter, within the limits above
 * @ADDUCE_JSON_STRICT: further I-JSON (RFC 7493): no member twice in an object (after unescaping),
 * no lone surrogates; and no U+0000, integers only, within ±(2^53 − 1): what json-glib can hold
 * unchanged
 * @ADDUCE_JSON_FOREIGN: what other programs wrote, to be read only: plain, but of up to
 * %ADDUCE_JSON_MAX_FOREIGN bytes and %ADDUCE_JSON_MAX_FOREIGN_VALUES, with strings of any length; numbers are kept as
 * they are written, as strings
 *
 * What to take.
 */
typedef enum {
  ADDUCE_JSON_PLAIN,
  ADDUCE_JSON_STRICT,
  ADDUCE_JSON_FOREIGN,
} AdduceJsonMode;

/**
 * adduce_json_gate:
 * @data: (array length=n_bytes): need not end in NUL
 * @error: return location; %ADDUCE_ERROR_JSON with line, column and what is wrong;
 * %ADDUCE_ERROR_TOO_LARGE for what is over a limit
 *
 * Returns: whether @data is JSON
 */
gboolean adduce_json_gate (const char *data, gsize n_bytes, AdduceJsonMode mode, GError **error);

G_END_DECLS
