/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A register that is read and written is the same when it is read and written again.
 */
#include "fuzz.h"

#include "store/adduce-json-tree.h"
#include "store/adduce-register-json.h"

static AdduceRegister *
read_register (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, &error);

  fuzz_assert_answer (tree, error);
  return tree != NULL ? adduce_register_json_read (tree, "speaker", NULL) : NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (AdduceRegister) list = read_register (bytes), again = NULL;
  g_autoptr (GBytes) written = NULL, written_again = NULL;

  if (list == NULL)
    return 0;

  written = adduce_register_json_write (list);
  again = read_register (written);
  FUZZ_ASSERT (again != NULL);
  written_again = adduce_register_json_write (again);
  fuzz_assert_same_bytes (written, written_again);
  return 0;
}
