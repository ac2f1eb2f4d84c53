/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule of a user's own, used on a text: the rule up to the first byte 0x1f, then the text.
 */
#include "fuzz-import.h"

#include "import/adduce-import-reader.h"
#include "import/adduce-import-records.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  const AdduceImportOptions options = { 0 };
  g_autofree char *text = fuzz_take_text (&data, &n_bytes);
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceImportRule) rule = adduce_import_rule_new (text, &error);
  g_autoptr (AdduceImportBatch) batch = adduce_import_batch_new ();
  const AdduceImportInput input = { .bytes = bytes, .name = "x.txt", .options = &options };
  g_autoptr (AdduceImportDocument) document = adduce_import_plain.read_document (&input, NULL, NULL);

  fuzz_assert_answer (rule, error);
  if (rule == NULL || document == NULL || rule->shape == ADDUCE_IMPORT_MARKUP)
    return 0;
  adduce_import_batch_set_original (batch, bytes);
  adduce_import_records_divide (rule, document, &input, "text", batch);
  for (guint i = 0; i < adduce_import_batch_get_n_articles (batch); i++)
    fuzz_import_check_article (adduce_import_batch_get_article (batch, i), adduce_import_batch_get_digest (batch),
                               i + 1);
  return 0;
}
