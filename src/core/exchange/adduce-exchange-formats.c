/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of docs/formats.md.
 */
#include "config.h"

#include "exchange/adduce-exchange-formats.h"

#include "exchange/adduce-foreign-read.h"
#include "export/adduce-export-format.h"

#define YES "yes"
#define NO "–"

static const struct {
  AdduceExportHolds holds;
  const char *name;
} columns[] = {
  { ADDUCE_HOLDS_SPANS, "spans" },
  { ADDUCE_HOLDS_DISCONTINUOUS, "discontinuous" },
  { ADDUCE_HOLDS_OVERLAP, "overlap" },
  { ADDUCE_HOLDS_FACETS, "facets" },
  { ADDUCE_HOLDS_CERTAINTY, "certainty" },
  { ADDUCE_HOLDS_VALUES, "own variables" },
  { ADDUCE_HOLDS_NOTES, "notes" },
  { ADDUCE_HOLDS_CODERS, "coders" },
  { ADDUCE_HOLDS_TIMES, "times" },
  { ADDUCE_HOLDS_ARTICLE, "article" },
};

static void
append_texts (GString *out, guint texts)
{
  const char *separator = "";

  for (guint i = ADDUCE_EXPORT_TEXT_FULL; i <= ADDUCE_EXPORT_TEXT_OFFSETS; i++)
    {
      if ((texts & (1u << i)) == 0)
        continue;
      g_string_append_printf (out, "%s%s", separator, adduce_export_text_to_id ((AdduceExportText) i));
      separator = ", ";
    }
}

static void
append_line (GString *out, const AdduceExportFormat *format)
{
  const AdduceForeignFormat *read = adduce_foreign_get_format (format->id);

  g_string_append_printf (out, "| `%s` | %s | %s | %s |", format->id, format->label,
                          format->is_folder ? "folder" : format->extension, read != NULL ? YES : NO);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, " %s |", (format->holds & columns[i].holds) != 0 ? YES : NO);
  g_string_append_printf (out, " %s | ", adduce_export_unit_get_name (format->unit));
  append_texts (out, format->texts);
  g_string_append_printf (out, " | %s | %s |\n", format->checked_with, read != NULL ? read->checked_with : NO);
}

char *
adduce_exchange_formats_to_markdown (void)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);
  g_autoptr (GString) out = g_string_new ("| id | format | result | read |");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, " %s |", columns[i].name);
  g_string_append (out, " offsets count | text | writing checked with | reading checked with files of |\n");
  g_string_append (out, "|---|---|---|---|");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append (out, "---|");
  g_string_append (out, "---|---|---|---|\n");
  for (guint i = 0; i < n_formats; i++)
    append_line (out, &formats[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
adduce_exchange_read_formats_to_markdown (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const AdduceForeignFormat *format;

  for (guint i = 0; (format = adduce_foreign_get_nth_format (i)) != NULL; i++)
    {
      if (adduce_export_get_format (format->id) != NULL)
        continue;
      if (out->len == 0)
        g_string_append (out, "| id | format | reading checked with files of |\n|---|---|---|\n");
      g_string_append_printf (out, "| `%s` | %s | %s |\n", format->id, format->label, format->checked_with);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
