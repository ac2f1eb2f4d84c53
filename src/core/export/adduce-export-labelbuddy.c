/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * labelbuddy: a folder with the documents and annotations of each coder as JSON Lines, and the labels. Places are
 * given twice, in code points and in bytes of UTF-8. As the program knows a document by its text, each coder has a
 * file. A note goes where labelbuddy has free text.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>

#define LABELS "label"

static void
report_claim (AdduceReport *report, AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  g_autofree char *label = adduce_export_run_dup_label (run, article, claim);
  const char *note = adduce_claim_get_note (claim);

  adduce_export_met_add (run->state, LABELS, label, label);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      adduce_report_begin_object (report, NULL);
      adduce_report_integer (report, "start_char", span.start);
      adduce_report_integer (report, "end_char", span.end);
      adduce_report_integer (report, "start_byte", (gint64) adduce_text_get_byte_index (article->text, span.start));
      adduce_report_integer (report, "end_byte", (gint64) adduce_text_get_byte_index (article->text, span.end));
      adduce_report_string (report, "label_name", label);
      if (note != NULL)
        adduce_report_string (report, "extra_data", note);
      adduce_report_end_object (report);
    }
}

static void
labelbuddy_begin (AdduceExportRun *run)
{
  run->state = adduce_export_met_new ();
}

static void
labelbuddy_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  const char *utf8 = adduce_text_get_utf8 (article->text);
  g_autofree char *md5
    = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) utf8, adduce_text_get_n_bytes (article->text));

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autofree char *name = g_strconcat ("documents-", layer->coder, ".jsonl", NULL);
      g_autoptr (AdduceReport) report = adduce_report_new (FALSE);
      GString *out = adduce_export_target_get (run->target, name);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "text", utf8);
      adduce_report_string (report, "utf8_text_md5_checksum", md5);
      adduce_report_string (report, "list_title", article->title != NULL ? article->title : article->path);
      adduce_report_begin_object (report, "metadata");
      adduce_export_report_source (report, article, layer);
      adduce_report_end_object (report);
      adduce_report_begin_array (report, "annotations");
      for (guint k = 0; k < layer->claims->len; k++)
        report_claim (report, run, article, g_array_index (layer->claims, AdduceExportClaim, k).claim);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_export_append_report (out, report);
      g_string_append_c (out, '\n');
    }
}

static void
labelbuddy_end (AdduceExportRun *run)
{
  g_autoptr (GList) labels = adduce_export_met_list (g_hash_table_lookup (run->state, LABELS));
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_array (report, NULL);
  for (GList *link = labels; link != NULL; link = link->next)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "name", link->data);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_export_append_report (adduce_export_target_get (run->target, "labels.json"), report);
}

const AdduceExportWriter adduce_export_labelbuddy = {
  .format = {
    .id = "labelbuddy",
    .label = N_("labelbuddy"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_OVERLAP | ADDUCE_HOLDS_NOTES | ADDUCE_HOLDS_CODERS
             | ADDUCE_HOLDS_ARTICLE,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .takes_label = TRUE,
    .checked_with = "a schema by its documentation",
  },
  .begin = labelbuddy_begin,
  .add_article = labelbuddy_add_article,
  .end = labelbuddy_end,
  .free_state = (GDestroyNotify) g_hash_table_unref,
};
