/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON Lines: one JSON object a row, every member in every row, unset values null, lists as arrays.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>

#include "export/adduce-report.h"

/* What is known of each speaker on the article's date. */
static void
report_speakers (AdduceReport *report, AdduceRegister *speakers, const AdduceExportRow *row)
{
  g_autoptr (GPtrArray) attributes = adduce_export_list_attributes (speakers);
  AdduceTagList *tags = adduce_claim_get_speakers (row->claim);

  if (attributes->len == 0)
    return;
  adduce_report_begin_array (report, "speaker_attributes");
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      adduce_report_begin_object (report, NULL);
      for (guint k = 0; k < attributes->len; k++)
        adduce_report_string (report, attributes->pdata[k],
                              adduce_export_get_attribute (speakers, adduce_tag_list_get_tag (tags, i),
                                                           attributes->pdata[k], row->date));
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
jsonl_append_row (GString *out, const AdduceExportOptions *options, AdduceCodebook *codebook,
                  AdduceRegister *speakers, const AdduceExportRow *row)
{
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);
  g_autofree char *line = NULL;

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "article_id", row->article_id);
  adduce_report_string (report, "path", row->path);
  adduce_report_string (report, "title", row->title);
  adduce_report_string (report, "coder", row->coder);
  adduce_report_claim (report, row->claim, codebook);
  adduce_report_string (report, "article_status", adduce_status_to_id (row->status));
  adduce_report_article_values (report, row->values, codebook);
  adduce_report_anchor (report, row->anchored);
  report_speakers (report, speakers, row);
  adduce_report_end_object (report);

  line = adduce_report_end (report);
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

const AdduceExportWriter adduce_export_jsonl = {
  { "jsonl", N_("JSON Lines"), ".jsonl" },
  NULL,
  jsonl_append_row,
};
