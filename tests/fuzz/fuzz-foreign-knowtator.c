/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML of Knowtator, with the text beside, read as foreign claims.
 */
#include "fuzz-foreign.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  return fuzz_foreign_pair (data, n_bytes, "knowtator", "x.xml", "0.txt");
}
