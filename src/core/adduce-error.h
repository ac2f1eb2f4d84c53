/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one error domain of the core.
 *
 * Input and output errors keep GIO's domain and gain a prefix with the file's name; everything that
 * Adduce itself finds wrong is an ADDUCE_ERROR. Messages are translated sentences for the user:
 * what happened, where (file, line), what to do.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceError:
 * @ADDUCE_ERROR_FAILED: none of the others
 * @ADDUCE_ERROR_NOT_TEXT: the bytes are not a text that can be coded (NUL, invalid UTF-8)
 * @ADDUCE_ERROR_TOO_LARGE: over a stated limit
 * @ADDUCE_ERROR_JSON: not strict JSON; the message has line and column
 * @ADDUCE_ERROR_FORMAT: JSON, but not what the format asks for
 * @ADDUCE_ERROR_VERSION: written by a later major version of the format
 * @ADDUCE_ERROR_OTHER_TEXT: claims about another version of the text
 * @ADDUCE_ERROR_INVALID: a value that the model or the codebook refuses
 * @ADDUCE_ERROR_READ_ONLY: this may not be changed now; the message says why
 * @ADDUCE_ERROR_CONFLICT: the file on the disk is not the one that was read
 * @ADDUCE_ERROR_NOT_FOUND: no such article, claim, variable …
 * @ADDUCE_ERROR_USAGE: a call with words that don't fit
 *
 * Errors of the core.
 */
typedef enum {
  ADDUCE_ERROR_FAILED,
  ADDUCE_ERROR_NOT_TEXT,
  ADDUCE_ERROR_TOO_LARGE,
  ADDUCE_ERROR_JSON,
  ADDUCE_ERROR_FORMAT,
  ADDUCE_ERROR_VERSION,
  ADDUCE_ERROR_OTHER_TEXT,
  ADDUCE_ERROR_INVALID,
  ADDUCE_ERROR_READ_ONLY,
  ADDUCE_ERROR_CONFLICT,
  ADDUCE_ERROR_NOT_FOUND,
  ADDUCE_ERROR_USAGE,
} AdduceError;

#define ADDUCE_ERROR (adduce_error_quark ())
GQuark adduce_error_quark (void);

G_END_DECLS
