/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an EPUB.
 */
#include "fuzz-import.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const char *const names[] = { "META-INF/container.xml", "content.opf", "a.xhtml" };

  return fuzz_import_members (data, n_bytes, names, G_N_ELEMENTS (names), "epub");
}
