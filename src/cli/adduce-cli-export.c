/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `export DIR --format csv --output FILE …`: a dataset, one row a claim.
 */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "adduce-cli-common.h"

static char *opt_format;
static char *opt_output;
static char **opt_coders;
static gboolean opt_wide;
static gboolean opt_bom;
static gboolean opt_safe;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &opt_format, N_("What to make"), "csv|tsv|jsonl" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &opt_output,
    N_("The file to make; - is standard output"), N_("FILE") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_coders,
    N_("Only the claims of this coder (may be repeated)"), N_("NICKNAME") },
  { "wide", 0, 0, G_OPTION_ARG_NONE, &opt_wide,
    N_("Evidence also as one column of 0 and 1 a value"), NULL },
  { "bom", 0, 0, G_OPTION_ARG_NONE, &opt_bom, N_("Begin with a byte-order mark, for spreadsheets"),
    NULL },
  { "safe", 0, 0, G_OPTION_ARG_NONE, &opt_safe,
    N_("Put ' before text that a spreadsheet would run as a formula"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
is_format (const char *id)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      if (g_str_equal (formats[i].id, id))
        return TRUE;
    }

  return FALSE;
}

/* What is wrong with the options, or NULL. */
static const char *
get_complaint (gboolean json)
{
  if (opt_format == NULL)
    return _("something is missing: --format csv|tsv|jsonl");
  if (!is_format (opt_format))
    return _("there is no such format; there are: csv, tsv, jsonl");
  if (opt_output == NULL)
    return _("something is missing: --output FILE");
  if (g_str_equal (opt_format, "jsonl") && (opt_wide || opt_bom || opt_safe))
    return _("--wide, --bom and --safe are for csv and tsv");
  if (json && g_str_equal (opt_output, "-"))
    return _("--json and --output - both want standard output");
  return NULL;
}

static AdduceExportResult *
write_dataset (const char *folder, GError **error)
{
  const AdduceExportOptions options = {
    .format = opt_format,
    .coders = (const char *const *) opt_coders,
    .wide = opt_wide,
    .bom = opt_bom,
    .safe = opt_safe,
  };
  g_autoptr (GOutputStream) stream = NULL;

  if (!g_str_equal (opt_output, "-"))
    return adduce_export_corpus (folder, opt_output, &options, NULL, NULL, NULL, error);

  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return adduce_export_corpus_to_stream (folder, stream, &options, NULL, NULL, NULL, error);
}

static void
print_json (const AdduceExportResult *result, const char *folder)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_path (report, "output", opt_output);
  adduce_report_string (report, "format", opt_format);
  adduce_report_integer (report, "articles", result->n_articles);
  adduce_report_integer (report, "claims", result->n_claims);
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < result->problems->len; i++)
    adduce_report_string (report, NULL, result->problems->pdata[i]);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments[0];
  g_autoptr (AdduceExportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (get_complaint (json) != NULL)
    return adduce_cli_fail_usage ("export", get_complaint (json));

  result = write_dataset (folder, &error);
  if (result == NULL)
    return adduce_cli_fail (NULL, error);

  if (json)
    print_json (result, folder);
  for (guint i = 0; i < result->problems->len && !json; i++)
    adduce_cli_complain (NULL, result->problems->pdata[i]);

  return result->problems->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_export = {
  "export",
  N_("DIR"),
  N_("Make a dataset, one row a claim"),
  N_("The file appears when it is whole; until then, and where it fails, the one that was there "
     "stands. docs/export.md describes the columns."),
  entries,
  1,
  1,
  run,
};
