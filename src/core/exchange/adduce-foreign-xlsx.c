/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks whose first sheet has one claim a row, as Adduce's own export writes them.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>

#include "exchange/adduce-foreign-table.h"
#include "import/adduce-import-xlsx.h"

typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  AdduceForeignTable *table; /* once the names of the columns were read */
  gboolean is_one;
  GError *error;
} State;

static gboolean
look_at_head_cb (const char *const *cells, guint n_cells, guint line, gpointer user_data)
{
  State *state = user_data;

  state->is_one = adduce_foreign_table_is_one (cells, n_cells);
  return FALSE;
}

static guint
xlsx_sniff (const AdduceForeignInput *input)
{
  State state = { 0 };

  if (!adduce_import_xlsx_is_one (input->bytes))
    return 0;
  adduce_import_xlsx_read_first (input->bytes, look_at_head_cb, &state, NULL, NULL);
  return state.is_one ? ADDUCE_FOREIGN_CERTAIN : 0;
}

static gboolean
take_row_cb (const char *const *cells, guint n_cells, guint line, gpointer user_data)
{
  State *state = user_data;
  /* translators: a row of a table */
  g_autofree char *place = g_strdup_printf (_("row %u"), line);

  if (state->table == NULL)
    state->table = adduce_foreign_table_new (state->input, state->foreign, cells, n_cells, &state->error);
  else if (!adduce_foreign_table_take (state->table, cells, n_cells, place, &state->error))
    g_prefix_error (&state->error, "%s: ", place);
  return state->error == NULL;
}

static gboolean
xlsx_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  State state = { .input = input, .foreign = foreign };
  gboolean fine = adduce_import_xlsx_read_first (input->bytes, take_row_cb, &state, cancellable,
                                                 error);

  g_clear_pointer (&state.table, adduce_foreign_table_free);
  if (state.error == NULL)
    return fine;
  if (fine)
    g_propagate_error (error, state.error);
  else
    g_error_free (state.error);
  return FALSE;
}

const AdduceForeignReader adduce_foreign_xlsx = {
  .format = {
    .id = "xlsx",
    .label = N_("Spreadsheet (XLSX)"),
    .checked_with = "Adduce, LibreOffice",
  },
  .companions = "*.losses.csv",
  .sniff = xlsx_sniff,
  .read = xlsx_read,
};
