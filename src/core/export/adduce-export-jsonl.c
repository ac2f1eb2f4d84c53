/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON Lines: one JSON object a row, every member in every row, unset values null, lists as arrays.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>

#include "export/adduce-report.h"

static void
jsonl_append_row (GString *out, const AdduceExportOptions *options, AdduceCodebook *codebook,
                  const AdduceExportRow *row)
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
  adduce_report_anchor (report, row->anchored);
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
