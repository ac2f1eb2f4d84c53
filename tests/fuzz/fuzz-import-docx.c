/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a DOCX.
 */
#include "fuzz-import.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const char *const names[] = { "word/document.xml", "word/styles.xml", "docProps/core.xml" };

  return fuzz_import_members (data, n_bytes, names, G_N_ELEMENTS (names), "docx");
}
