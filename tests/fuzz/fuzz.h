/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the targets share. Each file fuzz-NAME.c is a target of its own: with libFuzzer (the option "fuzz"), which
 * makes up input, or with replay.c, which has it from files.
 */
#pragma once

#include "adduce.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes);

/* What must hold whatever comes in; libFuzzer and the sanitizers take an abort for a find. */
#define FUZZ_ASSERT(condition) g_assert_true (condition)

/* Either bytes or an error, never both or neither. */
static inline void
fuzz_assert_answer (gconstpointer result, const GError *error)
{
  FUZZ_ASSERT ((result == NULL) == (error != NULL));
  FUZZ_ASSERT (error == NULL || (error->message != NULL && *error->message != '\0'
                                 && g_utf8_validate (error->message, -1, NULL)));
}

/* The text up to the first byte 0x1f, and the rest; (transfer full), valid UTF-8. */
static inline char *
fuzz_take_text (const guint8 **data, gsize *n_bytes)
{
  const guint8 *end = memchr (*data, 0x1f, *n_bytes);
  gsize length = end != NULL ? (gsize) (end - *data) : *n_bytes;
  char *text = g_utf8_make_valid ((const char *) *data, (gssize) length);

  *data += end != NULL ? length + 1 : length;
  *n_bytes -= end != NULL ? length + 1 : length;
  return text;
}

static inline AdduceText *
fuzz_make_text (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  return adduce_text_new (bytes, NULL);
}

static inline void
fuzz_assert_same_bytes (GBytes *a, GBytes *b)
{
  FUZZ_ASSERT (g_bytes_equal (a, b));
}
