/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an ODT.
 */
#include "fuzz-import.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const char *const names[] = { "content.xml", "meta.xml" };

  return fuzz_import_members (data, n_bytes, names, G_N_ELEMENTS (names), "odt");
}
