/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `crosstab DIR --rows FIELD --columns FIELD`: how often the values of two fields come together.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-corpus-claims.h"

static struct {
  char *rows;
  char *columns;
  char *where;
  char *shares;
  char *format;
  gboolean no_boilerplate;
} given;

static const GOptionEntry entries[] = {
  { "rows", 0, 0, G_OPTION_ARG_FILENAME, &given.rows, N_("The field whose values are the rows"), N_("FIELD") },
  { "columns", 0, 0, G_OPTION_ARG_FILENAME, &given.columns, N_("The field whose values are the columns"),
    N_("FIELD") },
  { "where", 'w', 0, G_OPTION_ARG_FILENAME, &given.where, N_("Only the claims that this finds"), N_("EXPR") },
  { "shares", 0, 0, G_OPTION_ARG_FILENAME, &given.shares, N_("Shares instead of counts"), "row|column|total" },
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &given.format, N_("How to write it"), "table|csv|tsv|jsonl" },
  { "without-boilerplate", 0, 0, G_OPTION_ARG_NONE, &given.no_boilerplate,
    N_("Without the claims that stand in what is marked as boilerplate"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
dup_number (guint count, guint whole, gboolean as_share)
{
  return as_share ? g_strdup_printf ("%.1f %%", whole > 0 ? 100.0 * count / whole : 0) : g_strdup_printf ("%u", count);
}

static void
print_table (AdduceCrosstab *table, AdduceCrosstabShares shares)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint n_rows = adduce_crosstab_get_n_rows (table), n_columns = adduce_crosstab_get_n_columns (table);

  g_ptr_array_add (cells, g_strdup (""));
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (cells, g_strdup (adduce_crosstab_get_column_label (table, i)));
  g_ptr_array_add (cells, g_strdup (_("Total")));
  for (guint i = 0; i <= n_rows; i++)
    {
      guint sum = i < n_rows ? adduce_crosstab_get_row_total (table, i) : adduce_crosstab_get_total (table);

      g_ptr_array_add (cells, g_strdup (i < n_rows ? adduce_crosstab_get_row_label (table, i) : _("Total")));
      for (guint j = 0; j <= n_columns; j++)
        {
          guint below = j < n_columns ? adduce_crosstab_get_column_total (table, j) : adduce_crosstab_get_total (table);
          guint count = j == n_columns ? sum : i == n_rows ? below : adduce_crosstab_get_count (table, i, j);

          g_ptr_array_add (cells, dup_number (count,
                                              shares == ADDUCE_CROSSTAB_ROW      ? sum
                                              : shares == ADDUCE_CROSSTAB_COLUMN ? below
                                                                                 : adduce_crosstab_get_total (table),
                                              shares != ADDUCE_CROSSTAB_COUNTS));
        }
    }
  adduce_cli_print_columns (cells, n_columns + 2, 1);
}

static void
report_cell (AdduceReport *report, AdduceCrosstab *table, guint row, guint column)
{
  static const char *const names[] = { NULL, "row_share", "column_share", "total_share" };
  const char *row_code = adduce_crosstab_get_row_code (table, row);
  const char *column_code = adduce_crosstab_get_column_code (table, column);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "row", *row_code != '\0' ? row_code : NULL);
  adduce_report_string (report, "column", *column_code != '\0' ? column_code : NULL);
  adduce_report_integer (report, "count", adduce_crosstab_get_count (table, row, column));
  for (guint i = ADDUCE_CROSSTAB_ROW; i <= ADDUCE_CROSSTAB_TOTAL; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      double share = adduce_crosstab_get_share (table, row, column, (AdduceCrosstabShares) i);

      adduce_report_string (report, names[i], g_ascii_formatd (number, sizeof number, "%.4f", share));
    }
  adduce_report_end_object (report);
}

static void
print_lines (AdduceCrosstab *table)
{
  for (guint i = 0; i < adduce_crosstab_get_n_rows (table); i++)
    for (guint j = 0; j < adduce_crosstab_get_n_columns (table); j++)
      {
        g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

        report_cell (report, table, i, j);
        adduce_cli_print_report (report);
        putchar ('\n');
      }
}

static void
print_json (AdduceCrosstab *table)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_integer (report, "claims", adduce_crosstab_get_n_claims (table));
  adduce_report_integer (report, "total", adduce_crosstab_get_total (table));
  adduce_report_begin_array (report, "cells");
  for (guint i = 0; i < adduce_crosstab_get_n_rows (table); i++)
    for (guint j = 0; j < adduce_crosstab_get_n_columns (table); j++)
      report_cell (report, table, i, j);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static void
print_as (AdduceCrosstab *table, const char *format, AdduceCrosstabShares shares)
{
  if (g_str_equal (format, "table"))
    print_table (table, shares);
  else if (g_str_equal (format, "jsonl"))
    print_lines (table);
  else
    {
      g_autofree char *text = adduce_crosstab_to_text (table, shares, g_str_equal (format, "csv") ? ',' : '\t');

      fputs (text, stdout);
    }
}

static int
run (char **arguments, gboolean json)
{
  static const char *const formats[] = { "table", "csv", "tsv", "jsonl", NULL };
  const char *format = given.format != NULL ? given.format : "table";
  AdduceCrosstabShares shares = ADDUCE_CROSSTAB_COUNTS;
  g_auto (AdduceCliClaims) claims = { 0 };
  g_autoptr (AdduceClaimField) rows = NULL;
  g_autoptr (AdduceClaimField) columns = NULL;
  g_autoptr (AdduceCrosstab) table = NULL;
  g_autoptr (GError) error = NULL;

  if (given.rows == NULL || given.columns == NULL)
    return adduce_cli_fail_usage ("crosstab", _("something is missing: --rows FIELD and --columns FIELD"));
  if (!g_strv_contains (formats, format))
    return adduce_cli_fail_usage ("crosstab", _("there is no such format; there are: table, csv, tsv, jsonl"));
  if (given.shares != NULL && !adduce_crosstab_shares_from_id (given.shares, &shares))
    return adduce_cli_fail_usage ("crosstab", _("there are no such shares; there are: row, column, total"));
  if (!adduce_cli_claims_load (&claims, arguments[0], given.where, given.no_boilerplate, &error)
      || (rows = adduce_cli_claims_get_field (&claims, given.rows, &error)) == NULL
      || (columns = adduce_cli_claims_get_field (&claims, given.columns, &error)) == NULL)
    return adduce_cli_fail (NULL, error);

  table = adduce_crosstab_new (claims.rows, rows, columns);
  if (json)
    print_json (table);
  else
    print_as (table, format, shares);
  return adduce_cli_claims_end (&claims);
}

const AdduceCliVerb adduce_cli_crosstab = {
  "crosstab",
  N_("DIR"),
  N_("Count how often the values of two fields come together"),
  N_("A claim with several values counts once for each pair; what is unset is a row or column of its own. Totals are "
     "those of the table, so that shares sum up to one. Fields and EXPR are those of “adduce-cli claims”."),
  entries,
  1,
  1,
  run,
};
