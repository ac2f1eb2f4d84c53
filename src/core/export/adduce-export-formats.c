/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The registry of formats: which there are.
 */

#include "config.h"

#include "export/adduce-export-format.h"
#include "export/adduce-export-private.h"

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

static const char *const text_ids[] = { "most", "full", "quotes", "offsets" };

static const char *const unit_names[] = { "code points", "UTF-16", "tokens", "–" };

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
adduce_export_text_to_id (AdduceExportText text)
{
  g_return_val_if_fail (text < G_N_ELEMENTS (text_ids), NULL);

  return text_ids[text];
}

const char *
adduce_export_unit_get_name (AdduceExportUnit unit)
{
  g_return_val_if_fail (unit < G_N_ELEMENTS (unit_names), "–");

  return unit_names[unit];
}
