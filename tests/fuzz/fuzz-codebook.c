/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A codebook that is read and written is the same when it is read and written again.
 */
#include "fuzz.h"

#include "store/adduce-codebook-json.h"
#include "store/adduce-json-tree.h"

static AdduceCodebook *
read_codebook (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, &error);

  fuzz_assert_answer (tree, error);
  return tree != NULL ? adduce_codebook_json_read (tree, adduce_json_tree_get_root (tree)) : NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (AdduceCodebook) book = read_codebook (bytes), again = NULL;
  g_autoptr (GBytes) written = NULL, written_again = NULL;

  if (book == NULL)
    return 0;

  written = adduce_codebook_json_write (book);
  again = read_codebook (written);
  FUZZ_ASSERT (again != NULL);
  written_again = adduce_codebook_json_write (again);
  fuzz_assert_same_bytes (written, written_again);
  return 0;
}
