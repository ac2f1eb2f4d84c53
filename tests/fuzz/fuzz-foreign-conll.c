/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CoNLL columns; the twin with places behind a byte 0x1f, where there is one.
 */
#include "fuzz-foreign.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  if (memchr (data, 0x1f, n_bytes) != NULL)
    return fuzz_foreign_pair (data, n_bytes, "conll", "x.conll", "x.tokens.jsonl");
  return fuzz_foreign (data, n_bytes, "conll", "x.conll");
}
