/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of other programs: as records, as a register and as a codebook.
 */
#include "fuzz.h"

#include "export/adduce-codebook-exchange.h"
#include "store/adduce-register-csv.h"
#include "text/adduce-csv-table.h"

static void
read_register (AdduceCsvTable *table)
{
  g_autoptr (AdduceRegister) base = adduce_register_new ("speaker");
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) read = adduce_register_csv_read (table, base, NULL, messages, &error);

  fuzz_assert_answer (read, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL, book_error = NULL;
  g_autoptr (AdduceCsvTable) table = adduce_csv_table_new (bytes, NULL, &error);
  g_autoptr (AdduceCodebook) book = adduce_codebook_from_csv (bytes, "Title", &book_error);

  fuzz_assert_answer (book, book_error);
  fuzz_assert_answer (table, error);
  for (guint row = 0; table != NULL && row < adduce_csv_table_get_n_rows (table); row++)
    for (guint cell = 0; cell <= adduce_csv_table_get_n_cells (table, row); cell++)
      FUZZ_ASSERT (g_utf8_validate (adduce_csv_table_get_cell (table, row, cell), -1, NULL));
  if (table != NULL)
    read_register (table);
  return 0;
}
