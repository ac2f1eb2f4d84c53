/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * W3C Web Annotation.
 */
#include "fuzz-foreign.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  return fuzz_foreign (data, n_bytes, "w3c", "x.jsonld");
}
