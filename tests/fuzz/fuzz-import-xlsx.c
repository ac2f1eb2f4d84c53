/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an XLSX.
 */
#include "fuzz-import.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const char *const names[] = { "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                       "xl/styles.xml" };

  return fuzz_import_members (data, n_bytes, names, G_N_ELEMENTS (names), "xlsx");
}
