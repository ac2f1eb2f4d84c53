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
                                                           attributes->pdata[k], row->article->date));
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
append_row (GString *out, AdduceExportRun *run, const AdduceExportRow *row)
{
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);
  g_autofree char *line = NULL;

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "article_id", row->article->id);
  adduce_report_string (report, "path", row->article->path);
  adduce_report_string (report, "title", row->article->title);
  adduce_report_string (report, "coder", row->layer->coder);
  if (run->options->text == ADDUCE_EXPORT_TEXT_OFFSETS)
    adduce_report_claim_without_text (report, row->claim, run->codebook);
  else
    adduce_report_claim (report, row->claim, run->codebook);
  adduce_report_string (report, "article_status", adduce_status_to_id (row->layer->status));
  adduce_report_article_values (report, row->layer->values, run->codebook);
  adduce_report_anchor (report, row->anchored);
  report_speakers (report, run->speakers, row);
  adduce_report_string (report, "article_date", row->article->date);
  adduce_report_string (report, "article_outlet", row->article->outlet);
  if (run->options->text == ADDUCE_EXPORT_TEXT_OFFSETS)
    adduce_report_string (report, "text_sha256", adduce_export_get_sha256 (row->article));
  adduce_report_end_object (report);

  line = adduce_report_end (report);
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

static void
jsonl_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  GString *out = adduce_export_run_get_out (run);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      for (guint k = 0; k < layer->claims->len; k++)
        {
          const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, k);
          const AdduceExportRow row = { article, layer, one->claim, one->anchored };

          append_row (out, run, &row);
        }
    }
}

const AdduceExportWriter adduce_export_jsonl = {
  .format = {
    .id = "jsonl",
    .label = N_("JSON Lines"),
    .extension = ".jsonl",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "Python’s json",
  },
  .keeps_moved = TRUE,
  .add_article = jsonl_add_article,
};
