/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSV and TSV: each record is an article.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <string.h>

#include "import/adduce-import-encoding.h"
#include "import/adduce-import-rows.h"
#include "text/adduce-csv-table.h"

static guint
sniff (const AdduceImportInput *input)
{
  return adduce_import_has_ending (input, "csv;tsv;tab") ? 80 : 0;
}

static void
take_rows (AdduceImportRows *rows, AdduceCsvTable *table, AdduceImportDecoded *decoded, GCancellable *cancellable)
{
  for (guint i = 0; i < adduce_csv_table_get_n_rows (table) && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      for (guint k = 0; k < adduce_csv_table_get_n_cells (table, i); k++)
        g_ptr_array_add (cells, (gpointer) adduce_csv_table_get_cell (table, i, k));
      adduce_import_rows_take (rows, (const char *const *) cells->pdata, cells->len,
                               adduce_csv_table_get_line (table, i),
                               adduce_import_decoded_get_place (decoded, adduce_csv_table_get_start (table, i)),
                               adduce_import_decoded_get_place (decoded, adduce_csv_table_get_end (table, i)));
    }
}

/* What follows a record that can't be read comes in as it stands. */
static void
take_rest (const AdduceImportInput *input, AdduceImportBatch *batch, AdduceImportDecoded *decoded, gsize stop,
           const char *problem)
{
  AdduceImportArticle *article = adduce_import_article_new ();

  adduce_import_batch_complain (batch, problem);
  adduce_import_article_take_whole (article, g_strdup (decoded->text + stop));
  adduce_import_article_doubt (article, ADDUCE_IMPORT_UNPARSED, problem);
  adduce_import_article_set_place (article, input->member, adduce_import_decoded_get_place (decoded, stop),
                                   g_bytes_get_size (input->bytes));
  adduce_import_article_set_origin (article, adduce_import_csv.id, NULL, decoded->encoding);
  adduce_import_article_set_name (article, input->name);
  adduce_import_batch_take (batch, article);
}

static gboolean
read_records (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  gsize n, stop = 0;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDecoded) decoded = adduce_import_decode (data, n, input->options->encoding, NULL, error);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (AdduceCsvTable) table = NULL;
  g_autoptr (AdduceImportRows) rows = NULL;
  g_autofree char *problem = NULL;

  if (decoded == NULL)
    return FALSE;
  text = g_bytes_new_static (decoded->text, decoded->n);
  table = adduce_csv_table_new_partial (text, "UTF-8", &problem, &stop, error);
  rows = table != NULL ? adduce_import_rows_new (input, batch, adduce_import_csv.id, decoded->encoding, error) : NULL;
  if (rows == NULL)
    return FALSE;

  take_rows (rows, table, decoded, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !adduce_import_rows_end (rows, error))
    return FALSE;
  if (problem != NULL)
    take_rest (input, batch, decoded, stop, problem);
  return TRUE;
}

const AdduceImportReader adduce_import_csv = {
  "csv", sniff, NULL, read_records,
};
