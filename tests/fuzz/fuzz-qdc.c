/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks of other programs, as REFI-QDA has them. What was read can be written, and read again.
 */
#include "fuzz.h"

#include "export/adduce-codebook-exchange.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL, error_again = NULL;
  g_autoptr (AdduceCodebook) book = adduce_codebook_from_qdc (bytes, "Title", NULL, &error), again = NULL;
  g_autoptr (GBytes) written = NULL;

  fuzz_assert_answer (book, error);
  if (book == NULL)
    return 0;

  written = adduce_codebook_to_qdc (book);
  again = adduce_codebook_from_qdc (written, "Title", NULL, &error_again);
  fuzz_assert_answer (again, error_again);
  FUZZ_ASSERT (again != NULL);
  return 0;
}
