/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Databases of DNA, read as foreign claims.
 */
#include "fuzz-foreign.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  return fuzz_foreign (data, n_bytes, "dna", "x.dna");
}
