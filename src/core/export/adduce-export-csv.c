/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma- and tab-separated values by RFC 4180, exact: every byte of a cell is the value's.
 *
 * Both have the same quoting, so that line ends and tabs in quotations survive.
 */

#include "config.h"

#include "export/adduce-export-cells.h"
#include "text/adduce-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE_END "\r\n"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct {
  char separator;
  gboolean safe; /* for spreadsheets, see adduce_csv_append_cell() */
} Look;

static void
append_head (AdduceExportRun *run, char separator)
{
  GString *out = adduce_export_run_get_out (run);
  g_auto (GStrv) names = adduce_export_cells_list_names (run);

  if (run->options->bom)
    g_string_append (out, BYTE_ORDER_MARK);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, separator);
      adduce_csv_append_cell (out, names[i], separator, FALSE);
    }
  g_string_append (out, LINE_END);
}

static void
end_cell_cb (GString *out, gsize start, AdduceExportCellKind kind, gpointer user_data)
{
  const Look *look = user_data;

  adduce_csv_end_cell (out, start, look->separator, look->safe && kind == ADDUCE_CELL_TEXT);
  g_string_append_c (out, look->separator);
}

static void
append_row (GString *out, AdduceExportRun *run, const AdduceExportRow *row, Look *look)
{
  adduce_export_cells_append (run, row, out, end_cell_cb, look);
  g_string_truncate (out, out->len - 1); /* the separator behind the last one */
  g_string_append_len (out, LINE_END, strlen (LINE_END));
}

static void
append_article (AdduceExportRun *run, const AdduceExportArticle *article, char separator)
{
  GString *out = adduce_export_run_get_out (run);
  Look look = { separator, run->options->safe };

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      for (guint k = 0; k < layer->claims->len; k++)
        {
          const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, k);
          const AdduceExportRow row = { article, layer, one->claim, one->anchored };

          append_row (out, run, &row, &look);
        }
    }
}

static void
csv_begin (AdduceExportRun *run)
{
  append_head (run, ',');
}

static void
csv_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  append_article (run, article, ',');
}

static void
tsv_begin (AdduceExportRun *run)
{
  append_head (run, '\t');
}

static void
tsv_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  append_article (run, article, '\t');
}

const AdduceExportWriter adduce_export_csv = {
  .format = {
    .id = "csv",
    .label = N_("Comma-Separated Values"),
    .extension = ".csv",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "Python’s csv",
  },
  .keeps_moved = TRUE,
  .begin = csv_begin,
  .add_article = csv_add_article,
};

const AdduceExportWriter adduce_export_tsv = {
  .format = {
    .id = "tsv",
    .label = N_("Tab-Separated Values"),
    .extension = ".tsv",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "Python’s csv",
  },
  .keeps_moved = TRUE,
  .begin = tsv_begin,
  .add_article = tsv_add_article,
};
