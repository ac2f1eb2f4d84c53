/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `formats [--markdown]`: what `export` can make, and what each format can hold.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

static gboolean opt_markdown;

static const GOptionEntry entries[] = {
  { "markdown", 0, 0, G_OPTION_ARG_NONE, &opt_markdown, N_("The table of docs/formats.md"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const struct {
  AdduceExportHolds holds;
  const char *name;
} members[] = {
  { ADDUCE_HOLDS_SPANS, "spans" },
  { ADDUCE_HOLDS_DISCONTINUOUS, "discontinuous" },
  { ADDUCE_HOLDS_OVERLAP, "overlap" },
  { ADDUCE_HOLDS_FACETS, "facets" },
  { ADDUCE_HOLDS_CERTAINTY, "certainty" },
  { ADDUCE_HOLDS_VALUES, "values" },
  { ADDUCE_HOLDS_NOTES, "notes" },
  { ADDUCE_HOLDS_CODERS, "coders" },
  { ADDUCE_HOLDS_TIMES, "times" },
  { ADDUCE_HOLDS_ARTICLE, "article" },
};

static void
report_format (AdduceReport *report, const AdduceExportFormat *format)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "format", format->id);
  adduce_report_string (report, "label", _(format->label));
  adduce_report_string (report, "extension", format->extension);
  adduce_report_boolean (report, "folder", format->is_folder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    adduce_report_boolean (report, members[i].name, (format->holds & members[i].holds) != 0);
  adduce_report_string (report, "unit", adduce_export_unit_get_name (format->unit));
  adduce_report_string (report, "checked_with", format->checked_with);
  adduce_report_end_object (report);
}

static int
run (char **arguments, gboolean json)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);
  g_autofree char *markdown = opt_markdown ? adduce_export_formats_to_markdown () : NULL;
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  if (json)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_begin_array (report, "formats");
      for (guint i = 0; i < n_formats; i++)
        report_format (report, &formats[i]);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  else if (markdown != NULL)
    fputs (markdown, stdout);
  for (guint i = 0; i < n_formats && !json && markdown == NULL; i++)
    printf ("%-16s %s\n", formats[i].id, _(formats[i].label));
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_formats = {
  "formats",
  "",
  N_("List the formats of datasets"),
  NULL,
  entries,
  0,
  0,
  run,
};
