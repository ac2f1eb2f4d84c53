/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `formats [--markdown]`: what `export` can make and `import` read, and what each format can hold.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

static gboolean opt_markdown;

static const GOptionEntry entries[] = {
  { "markdown", 0, 0, G_OPTION_ARG_NONE, &opt_markdown, N_("The tables of docs/formats.md"), NULL },
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
report_reading (AdduceReport *report, const AdduceForeignFormat *format)
{
  adduce_report_boolean (report, "read", format != NULL);
  adduce_report_string (report, "reading_checked_with", format != NULL ? format->checked_with : NULL);
}

/* One that is read only. */
static void
report_read_format (AdduceReport *report, const AdduceForeignFormat *format)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "format", format->id);
  adduce_report_string (report, "label", _(format->label));
  adduce_report_boolean (report, "write", FALSE);
  report_reading (report, format);
  adduce_report_end_object (report);
}

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
  adduce_report_boolean (report, "write", TRUE);
  report_reading (report, adduce_foreign_get_format (format->id));
  adduce_report_end_object (report);
}

static void
print_json (const AdduceExportFormat *formats, guint n_formats)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);
  const AdduceForeignFormat *read;

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "formats");
  for (guint i = 0; i < n_formats; i++)
    report_format (report, &formats[i]);
  for (guint i = 0; (read = adduce_foreign_get_nth_format (i)) != NULL; i++)
    if (adduce_export_get_format (read->id) == NULL)
      report_read_format (report, read);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static void
print_line (const char *id, const char *label, gboolean is_written, gboolean is_read)
{
  const char *what = is_written && is_read ? _("written and read") : is_written ? _("written") : _("read");

  printf ("%-16s %s (%s)\n", id, label, what);
}

static void
print_list (const AdduceExportFormat *formats, guint n_formats)
{
  const AdduceForeignFormat *read;

  for (guint i = 0; i < n_formats; i++)
    print_line (formats[i].id, _(formats[i].label), TRUE, adduce_foreign_get_format (formats[i].id) != NULL);
  for (guint i = 0; (read = adduce_foreign_get_nth_format (i)) != NULL; i++)
    if (adduce_export_get_format (read->id) == NULL)
      print_line (read->id, _(read->label), FALSE, TRUE);
}

static void
print_markdown (void)
{
  g_autofree char *written = adduce_exchange_formats_to_markdown ();
  g_autofree char *read = adduce_exchange_read_formats_to_markdown ();

  fputs (written, stdout);
  if (*read != '\0')
    printf ("\n%s", read);
}

static int
run (char **arguments, gboolean json)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);

  if (json)
    print_json (formats, n_formats);
  else if (opt_markdown)
    print_markdown ();
  else
    print_list (formats, n_formats);
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_formats = {
  "formats",
  "",
  N_("List the formats that claims are written in and read from"),
  NULL,
  entries,
  0,
  0,
  run,
};
