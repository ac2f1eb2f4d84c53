/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Subtitles.
 */
#include "fuzz-import.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  return fuzz_import (data, n_bytes, "srt", "x.srt");
}
