/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of formats: which there are, and the table that docs/formats.md is.
 */

#include "config.h"

#include "export/adduce-export-format.h"
#include "export/adduce-export-private.h"

#define YES "yes"
#define NO "–"

static const AdduceExportWriter *const writers[] = {
  &adduce_export_csv,
  &adduce_export_tsv,
  &adduce_export_jsonl,
  &adduce_export_xlsx,
  &adduce_export_shards,
  &adduce_export_w3c,
  &adduce_export_brat,
  &adduce_export_webanno,
  &adduce_export_uima_xmi,
  &adduce_export_cas_json,
  &adduce_export_conll,
  &adduce_export_doccano,
  &adduce_export_label_studio,
  &adduce_export_prodigy,
  &adduce_export_labelbuddy,
  &adduce_export_huggingface,
  &adduce_export_qdpx,
  &adduce_export_dna_csv,
  &adduce_export_tei,
  &adduce_export_html,
  &adduce_export_md,
  &adduce_export_docx,
  &adduce_export_methods,
};

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

static const char *const text_ids[] = { "most", "full", "quotes", "offsets" };

static const char *const unit_names[] = { "code points", "UTF-16", "tokens", NO };

const AdduceExportWriter *
adduce_export_find_writer (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      if (g_strcmp0 (writers[i]->format.id, id) == 0)
        return writers[i];
    }

  return NULL;
}

const AdduceExportFormat *
adduce_export_get_formats (guint *ret_n_formats)
{
  static AdduceExportFormat formats[G_N_ELEMENTS (writers)];
  static gsize filled = 0;

  g_return_val_if_fail (ret_n_formats != NULL, NULL);

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
        formats[i] = writers[i]->format;
      g_once_init_leave (&filled, 1);
    }

  *ret_n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const AdduceExportFormat *
adduce_export_get_format (const char *id)
{
  const AdduceExportWriter *writer = adduce_export_find_writer (id);

  return writer != NULL ? &writer->format : NULL;
}

char *
adduce_export_list_formats (const char *separator)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  g_return_val_if_fail (separator != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? separator : "", writers[i]->format.id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

gboolean
adduce_export_text_from_id (const char *id, AdduceExportText *ret_text)
{
  for (guint i = ADDUCE_EXPORT_TEXT_FULL; i < G_N_ELEMENTS (text_ids); i++)
    {
      if (g_strcmp0 (text_ids[i], id) != 0)
        continue;
      *ret_text = (AdduceExportText) i;
      return TRUE;
    }

  return FALSE;
}

const char *
adduce_export_unit_get_name (AdduceExportUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (unit_names), NO);

  return unit_names[unit];
}

static void
append_texts (GString *out, guint texts)
{
  const char *separator = "";

  for (guint i = ADDUCE_EXPORT_TEXT_FULL; i < G_N_ELEMENTS (text_ids); i++)
    {
      if ((texts & (1u << i)) == 0)
        continue;
      g_string_append_printf (out, "%s%s", separator, text_ids[i]);
      separator = ", ";
    }
}

static void
append_line (GString *out, const AdduceExportFormat *format)
{
  g_string_append_printf (out, "| `%s` | %s | %s |", format->id, format->label,
                          format->is_folder ? "folder" : format->extension);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, " %s |", (format->holds & columns[i].holds) != 0 ? YES : NO);
  g_string_append_printf (out, " %s | ", unit_names[format->unit]);
  append_texts (out, format->texts);
  g_string_append_printf (out, " | %s |\n", format->checked_with);
}

char *
adduce_export_formats_to_markdown (void)
{
  g_autoptr (GString) out = g_string_new ("| id | format | result |");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, " %s |", columns[i].name);
  g_string_append (out, " offsets count | text | checked with |\n|---|---|---|");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append (out, "---|");
  g_string_append (out, "---|---|---|\n");
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    append_line (out, &writers[i]->format);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
