/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * brat standoff; the text behind a byte 0x1f.
 */
#include "fuzz-foreign.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  return fuzz_foreign_pair (data, n_bytes, "brat", "x.ann", "x.txt");
}
