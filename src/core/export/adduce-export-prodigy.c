/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prodigy's JSON Lines for its view spans_manual: one row for each article and coder with tokens and spans of whole
 * tokens; token_end is the last token, not the one behind it. Hashes are left out, as Prodigy makes them itself.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>

#include "text/adduce-words.h"

static void
report_tokens (AdduceReport *report, AdduceText *text, GArray *tokens)
{
  const char *utf8 = adduce_text_get_utf8 (text);

  adduce_report_begin_array (report, "tokens");
  for (guint i = 0; i < tokens->len; i++)
    {
      AdduceSpan token = g_array_index (tokens, AdduceSpan, i);
      g_autofree char *words = adduce_text_dup_slice (text, token);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "text", words);
      adduce_report_integer (report, "start", token.start);
      adduce_report_integer (report, "end", token.end);
      adduce_report_integer (report, "id", i);
      adduce_report_boolean (report, "ws", utf8[adduce_text_get_byte_index (text, token.end)] == ' ');
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_claim (AdduceReport *report, AdduceExportRun *run, const AdduceExportArticle *article, GArray *tokens,
              AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  g_autofree char *label = adduce_export_run_dup_label (run, article, claim);
  guint n_written = 0;

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      guint first, last;

      if (!adduce_export_run_take_tokens (run, article, claim, tokens, span, &first, &last))
        continue;
      n_written++;
      adduce_report_begin_object (report, NULL);
      adduce_report_integer (report, "start", g_array_index (tokens, AdduceSpan, first).start);
      adduce_report_integer (report, "end", g_array_index (tokens, AdduceSpan, last).end);
      adduce_report_integer (report, "token_start", first);
      adduce_report_integer (report, "token_end", last);
      adduce_report_string (report, "label", label);
      adduce_report_string (report, "claim_id", adduce_claim_get_id (claim));
      adduce_report_end_object (report);
    }
  if (n_written == 0)
    adduce_export_run_lose (run, article, claim, ADDUCE_LOSS_BLANK);
}

static void
prodigy_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (GArray) tokens = adduce_words_list (article->text);
  GString *out = adduce_export_run_get_out (run);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "text", adduce_text_get_utf8 (article->text));
      adduce_report_begin_object (report, "meta");
      adduce_export_report_source (report, article, layer);
      adduce_report_end_object (report);
      report_tokens (report, article->text, tokens);
      adduce_report_begin_array (report, "spans");
      for (guint k = 0; k < layer->claims->len; k++)
        report_claim (report, run, article, tokens, g_array_index (layer->claims, AdduceExportClaim, k).claim);
      adduce_report_end_array (report);
      adduce_report_string (report, "answer", "accept");
      adduce_report_string (report, "_view_id", "spans_manual");
      adduce_report_string (report, "_session_id", layer->coder);
      adduce_report_string (report, "_annotator_id", layer->coder);
      adduce_report_end_object (report);
      adduce_export_append_report (out, report);
      g_string_append_c (out, '\n');
    }
}

const AdduceExportWriter adduce_export_prodigy = {
  .format = {
    .id = "prodigy",
    .label = N_("Prodigy (JSON Lines)"),
    .extension = ".jsonl",
    .holds = ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_DISCONTINUOUS | ADDUCE_HOLDS_OVERLAP | ADDUCE_HOLDS_CODERS
             | ADDUCE_HOLDS_ARTICLE,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .takes_label = TRUE,
    .checked_with = "a schema by its documentation",
  },
  .add_article = prodigy_add_article,
};
