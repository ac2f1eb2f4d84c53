/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doccano's JSON Lines for sequence labelling: one row for each article and coder, `label` a list of [start, end,
 * label], places in UTF-16 as its browser side counts them, everything else metadata.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>

#include "text/adduce-utf16.h"

static void
report_claim (AdduceReport *report, AdduceExportRun *run, const AdduceExportArticle *article, const AdduceUtf16 *units,
              AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  g_autofree char *label = adduce_export_run_dup_label (run, article, claim);

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      adduce_report_begin_array (report, NULL);
      adduce_report_integer (report, NULL, adduce_utf16_from_offset (units, span.start));
      adduce_report_integer (report, NULL, adduce_utf16_from_offset (units, span.end));
      adduce_report_string (report, NULL, label);
      adduce_report_end_array (report);
    }
}

static void
doccano_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (AdduceUtf16) units = adduce_utf16_new (article->text);
  GString *out = adduce_export_run_get_out (run);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "text", adduce_text_get_utf8 (article->text));
      adduce_report_begin_array (report, "label");
      for (guint k = 0; k < layer->claims->len; k++)
        report_claim (report, run, article, units, g_array_index (layer->claims, AdduceExportClaim, k).claim);
      adduce_report_end_array (report);
      adduce_export_report_source (report, article, layer);
      adduce_report_end_object (report);
      adduce_export_append_report (out, report);
      g_string_append_c (out, '\n');
    }
}

const AdduceExportWriter adduce_export_doccano = {
  .format = {
    .id = "doccano",
    .label = N_("doccano (JSON Lines)"),
    .extension = ".jsonl",
    .holds = ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_OVERLAP | ADDUCE_HOLDS_CODERS | ADDUCE_HOLDS_ARTICLE,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_UTF16,
    .takes_label = TRUE,
    .checked_with = "a schema by its import’s rules",
  },
  .add_article = doccano_add_article,
};
