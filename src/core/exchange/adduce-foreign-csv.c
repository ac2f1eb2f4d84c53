/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma- and tab-separated values with one claim a row, as Adduce's own export writes them.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-table.h"
#include "text/adduce-csv-table.h"

#define HEAD_BYTES 4096

/* (transfer full): pointers to the cells of a row, which the table owns. */
static GPtrArray *
list_cells (AdduceCsvTable *table, guint row)
{
  GPtrArray *cells = g_ptr_array_new ();

  for (guint i = 0; i < adduce_csv_table_get_n_cells (table, row); i++)
    g_ptr_array_add (cells, (gpointer) adduce_csv_table_get_cell (table, row, i));
  return cells;
}

static guint
sniff (const AdduceForeignInput *input, char separator)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AdduceCsvTable) table = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);
  const char *end = n > 0 ? memchr (data, '\n', MIN (n, HEAD_BYTES)) : NULL;
  gboolean is_tabs;

  if (end == NULL || !adduce_foreign_input_mentions (input, "claim_id", HEAD_BYTES))
    return 0;
  is_tabs = memchr (data, '\t', (gsize) (end - data)) != NULL;
  bytes = g_bytes_new_static (data, (gsize) (end - data + 1));
  table = is_tabs == (separator == '\t') ? adduce_csv_table_new (bytes, NULL, NULL) : NULL;
  if (table == NULL || adduce_csv_table_get_n_rows (table) == 0)
    return 0;
  names = list_cells (table, 0);
  return adduce_foreign_table_is_one ((const char *const *) names->pdata, names->len) ? ADDUCE_FOREIGN_CERTAIN : 0;
}

static guint
csv_sniff (const AdduceForeignInput *input)
{
  return sniff (input, ',');
}

static guint
tsv_sniff (const AdduceForeignInput *input)
{
  return sniff (input, '\t');
}

static gboolean
csv_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceCsvTable) table = adduce_csv_table_new (input->bytes, NULL, error);
  g_autoptr (AdduceForeignTable) claims = NULL;
  g_autoptr (GPtrArray) names = NULL;

  if (table == NULL)
    return FALSE;
  if (adduce_csv_table_get_n_rows (table) == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the table is empty"));
      return FALSE;
    }
  names = list_cells (table, 0);
  claims = adduce_foreign_table_new (input, foreign, (const char *const *) names->pdata, names->len, error);
  if (claims == NULL)
    return FALSE;
  for (guint row = 1; row < adduce_csv_table_get_n_rows (table); row++)
    {
      g_autoptr (GPtrArray) cells = list_cells (table, row);
      guint line = adduce_csv_table_get_line (table, row);
      g_autofree char *place = adduce_foreign_line (line);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!adduce_foreign_table_take (claims, (const char *const *) cells->pdata, cells->len, place, error))
        {
          g_prefix_error (error, "%s: ", place);
          return FALSE;
        }
    }
  return TRUE;
}

const AdduceForeignReader adduce_foreign_csv = {
  .format = {
    .id = "csv",
    .label = N_("Comma-Separated Values"),
    .checked_with = "Adduce",
  },
  .companions = "*.losses.csv",
  .sniff = csv_sniff,
  .read = csv_read,
};

const AdduceForeignReader adduce_foreign_tsv = {
  .format = {
    .id = "tsv",
    .label = N_("Tab-Separated Values"),
    .checked_with = "Adduce",
  },
  .companions = "*.losses.csv",
  .sniff = tsv_sniff,
  .read = csv_read,
};
