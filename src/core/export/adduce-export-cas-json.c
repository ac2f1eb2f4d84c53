/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UIMA CAS JSON 0.4: a folder for each coder with a .json an article, which has its type system in it. Places count
 * UTF-16. As its implementations do and not its text, `begin` and `end` are written plainly; the Sofa comes first.
 */

#include "config.h"

#include "export/adduce-export-uima.h"

#include <glib/gi18n-lib.h>

#include "text/adduce-utf16.h"

#define SOFA 1

/* One document while it is written. */
typedef struct {
  AdduceExportRun *run;
  const AdduceExportArticle *article;
  AdduceUtf16 *units;
  AdduceReport *report;
  GArray *members; /* guint: ids of annotations */
  guint last_id;
} Document;

static guint
begin_structure (Document *document, const char *type)
{
  guint id = ++document->last_id;

  adduce_report_begin_object (document->report, NULL);
  adduce_report_integer (document->report, "%ID", id);
  adduce_report_string (document->report, "%TYPE", type);
  return id;
}

static guint
begin_annotation (Document *document, const char *type, AdduceSpan span)
{
  guint id = begin_structure (document, type);

  adduce_report_integer (document->report, "@sofa", SOFA);
  adduce_report_integer (document->report, "begin", adduce_utf16_from_offset (document->units, span.start));
  adduce_report_integer (document->report, "end", adduce_utf16_from_offset (document->units, span.end));
  g_array_append_val (document->members, id);
  return id;
}

static void
report_strings (Document *document, char **values)
{
  begin_structure (document, "uima.cas.StringArray");
  adduce_report_begin_array (document->report, "%ELEMENTS");
  for (guint i = 0; values[i] != NULL; i++)
    adduce_report_string (document->report, NULL, values[i]);
  adduce_report_end_array (document->report);
  adduce_report_end_object (document->report);
}

/* An annotation whose lists come before it, as it refers to them. @pieces: its id, or 0 */
static void
report_annotation (Document *document, const char *type, AdduceSpan span, GPtrArray *features, guint pieces)
{
  guint first = document->last_id + 1;
  guint n_lists = 0;

  for (guint i = 0; i < features->len; i++)
    {
      const AdduceUimaFeature *feature = features->pdata[i];

      if (feature->values != NULL)
        report_strings (document, feature->values);
    }
  begin_annotation (document, type, span);
  for (guint i = 0; i < features->len; i++)
    {
      const AdduceUimaFeature *feature = features->pdata[i];
      g_autofree char *reference = g_strconcat ("@", feature->name, NULL);

      if (feature->values != NULL)
        adduce_report_integer (document->report, reference, first + n_lists++);
      else
        adduce_report_string (document->report, feature->name, feature->value);
    }
  if (pieces > 0)
    adduce_report_integer (document->report, "@pieces", pieces);
  adduce_report_end_object (document->report);
}

/* The id of the list of the pieces; 0 for a claim of one. */
static guint
report_pieces (Document *document, AdduceSpanSet *spans)
{
  guint n_spans = adduce_span_set_get_n_spans (spans);
  guint first = document->last_id + 1;
  guint id;

  if (n_spans < 2)
    return 0;
  for (guint i = 0; i < n_spans; i++)
    {
      begin_annotation (document, ADDUCE_EXPORT_UIMA_PACKAGE ".Piece", adduce_span_set_get_span (spans, i));
      adduce_report_end_object (document->report);
    }
  id = begin_structure (document, "uima.cas.FSArray");
  adduce_report_begin_array (document->report, "%ELEMENTS");
  for (guint i = 0; i < n_spans; i++)
    adduce_report_integer (document->report, NULL, first + i);
  adduce_report_end_array (document->report);
  adduce_report_end_object (document->report);
  return id;
}

static void
report_feature_types (AdduceReport *report, const char *const *names, const char *range)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      adduce_report_begin_object (report, names[i]);
      adduce_report_string (report, "%NAME", names[i]);
      adduce_report_string (report, "%RANGE", range);
      adduce_report_end_object (report);
    }
}

static void
report_types (AdduceReport *report)
{
  guint n_types;
  const AdduceUimaType *types = adduce_export_uima_get_types (&n_types);

  adduce_report_begin_object (report, "%TYPES");
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *name = g_strconcat (ADDUCE_EXPORT_UIMA_PACKAGE ".", types[i].name, NULL);

      adduce_report_begin_object (report, name);
      adduce_report_string (report, "%NAME", name);
      adduce_report_string (report, "%SUPER_TYPE", "uima.tcas.Annotation");
      report_feature_types (report, types[i].strings, "uima.cas.String");
      report_feature_types (report, types[i].lists, "uima.cas.String[]");
      report_feature_types (report, types[i].references, ADDUCE_EXPORT_UIMA_PACKAGE ".Piece[]");
      adduce_report_end_object (report);
    }
  adduce_report_end_object (report);
}

static void
report_structures (Document *document, const AdduceExportLayer *layer)
{
  AdduceText *text = document->article->text;
  const AdduceSpan whole = { 0, adduce_text_get_length (text) };
  g_autoptr (GPtrArray) about = adduce_export_uima_list_article (document->run, document->article, layer);

  begin_structure (document, "uima.cas.Sofa");
  adduce_report_integer (document->report, "sofaNum", 1);
  adduce_report_string (document->report, "sofaID", "_InitialView");
  adduce_report_string (document->report, "mimeType", "text/plain");
  adduce_report_string (document->report, "sofaString", adduce_text_get_utf8 (text));
  adduce_report_end_object (document->report);
  begin_annotation (document, "uima.tcas.DocumentAnnotation", whole);
  adduce_report_string (document->report, "language", "x-unspecified");
  adduce_report_end_object (document->report);
  report_annotation (document, ADDUCE_EXPORT_UIMA_PACKAGE ".Article", whole, about, 0);
  for (guint i = 0; i < layer->claims->len; i++)
    {
      AdduceClaim *claim = g_array_index (layer->claims, AdduceExportClaim, i).claim;
      AdduceSpanSet *spans = adduce_claim_get_spans (claim);
      g_autoptr (GPtrArray) features = adduce_export_uima_list_claim (document->run, claim);
      guint pieces = report_pieces (document, spans);

      report_annotation (document, ADDUCE_EXPORT_UIMA_PACKAGE ".Claim", adduce_span_set_get_span (spans, 0), features,
                         pieces);
    }
}

static void
report_document (Document *document, const AdduceExportLayer *layer)
{
  AdduceReport *report = document->report;

  adduce_report_begin_object (report, NULL);
  report_types (report);
  adduce_report_begin_array (report, "%FEATURE_STRUCTURES");
  report_structures (document, layer);
  adduce_report_end_array (report);
  adduce_report_begin_object (report, "%VIEWS");
  adduce_report_begin_object (report, "_InitialView");
  adduce_report_integer (report, "%SOFA", SOFA);
  adduce_report_begin_array (report, "%MEMBERS");
  for (guint i = 0; i < document->members->len; i++)
    adduce_report_integer (report, NULL, g_array_index (document->members, guint, i));
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_report_end_object (report);
  adduce_report_end_object (report);
}

static void
cas_json_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (AdduceUtf16) units = adduce_utf16_new (article->text);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autofree char *name = adduce_export_run_name (run, article, layer->coder, ".json");
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));
      Document document = { run, article, units, report, members, 0 };

      report_document (&document, layer);
      adduce_export_append_report (adduce_export_target_get (run->target, name), report);
      adduce_export_target_end (run->target, name);
    }
}

const AdduceExportWriter adduce_export_cas_json = {
  .format = {
    .id = "cas-json",
    .label = N_("UIMA CAS JSON"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_UTF16,
    .checked_with = "a reader by its specification",
  },
  .add_article = cas_json_add_article,
};
