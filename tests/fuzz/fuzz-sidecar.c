/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sidecar that is read and written is the same when it is read and written again.
 */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL, error_again = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_parse (bytes, &error), again = NULL;
  g_autoptr (GBytes) written = NULL, written_again = NULL;

  fuzz_assert_answer (sidecar, error);
  if (sidecar == NULL)
    return 0;

  written = adduce_sidecar_serialize (sidecar);
  again = adduce_sidecar_parse (written, &error_again);
  fuzz_assert_answer (again, error_again);
  FUZZ_ASSERT (again != NULL);
  FUZZ_ASSERT (adduce_sidecar_get_n_claims (again) == adduce_sidecar_get_n_claims (sidecar));
  written_again = adduce_sidecar_serialize (again);
  fuzz_assert_same_bytes (written, written_again);
  return 0;
}
