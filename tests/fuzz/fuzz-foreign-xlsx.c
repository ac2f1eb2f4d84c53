/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks of claims: the input is the sheet.
 */
#include "fuzz-foreign.h"
#include "fuzz-import.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static const char *const names[] = { "xl/workbook.xml", "xl/worksheets/sheet1.xml" };
  static const char workbook[] = "<workbook/>";
  const guint8 *const parts[] = { (const guint8 *) workbook, data };
  const gsize sizes[] = { sizeof workbook - 1, n_bytes };
  g_autoptr (GBytes) bytes = fuzz_make_zip (names, parts, sizes, G_N_ELEMENTS (names));

  return fuzz_foreign_with (bytes, "xlsx", "x.xlsx", NULL);
}
