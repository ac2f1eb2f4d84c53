/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UIMA XMI: a folder for each coder with a .xmi an article, and the type system above. Places count UTF-16.
 */

#include "config.h"

#include "export/adduce-export-uima.h"

#include <glib/gi18n-lib.h>

#include "export/adduce-export-xml.h"
#include "text/adduce-utf16.h"

#define SOFA 1

/* One document while it is written. */
typedef struct {
  AdduceExportRun *run;
  const AdduceExportArticle *article;
  AdduceUtf16 *units;
  GString *out;
  GString *members;
  guint last_id;
} Document;

static void
append_features (Document *document, GPtrArray *features, AdduceClaim *claim)
{
  gboolean lossy = FALSE;

  for (guint i = 0; i < features->len; i++)
    {
      const AdduceUimaFeature *feature = features->pdata[i];

      if (feature->value == NULL)
        continue;
      g_string_append_printf (document->out, " %s=\"", feature->name);
      lossy |= adduce_export_xml_append (document->out, feature->value, -1);
      g_string_append_c (document->out, '"');
    }
  g_string_append_c (document->out, '>');
  for (guint i = 0; i < features->len; i++)
    {
      const AdduceUimaFeature *feature = features->pdata[i];

      for (guint k = 0; feature->values != NULL && feature->values[k] != NULL; k++)
        {
          g_string_append_printf (document->out, "<%s>", feature->name);
          lossy |= adduce_export_xml_append (document->out, feature->values[k], -1);
          g_string_append_printf (document->out, "</%s>", feature->name);
        }
    }
  if (lossy && claim != NULL)
    adduce_export_run_lose (document->run, document->article, claim, ADDUCE_LOSS_CONTROLS);
}

/* Begins an annotation, up to its own attributes. */
static void
begin_annotation (Document *document, const char *type, AdduceSpan span)
{
  guint id = ++document->last_id;

  g_string_append_printf (document->out, "<%s xmi:id=\"%u\" sofa=\"%u\" begin=\"%u\" end=\"%u\"", type, id, SOFA,
                          adduce_utf16_from_offset (document->units, span.start),
                          adduce_utf16_from_offset (document->units, span.end));
  g_string_append_printf (document->members, "%s%u", document->members->len > 0 ? " " : "", id);
}

static void
append_claim (Document *document, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  guint n_spans = adduce_span_set_get_n_spans (spans);
  g_autoptr (GPtrArray) features = adduce_export_uima_list_claim (document->run, claim);
  g_autofree char *words = adduce_claim_dup_text (claim, " ");
  g_autoptr (GString) pieces = g_string_new (NULL);

  for (guint i = 0; n_spans > 1 && i < n_spans; i++)
    {
      begin_annotation (document, "adduce:Piece", adduce_span_set_get_span (spans, i));
      g_string_append (document->out, "/>\n");
      g_string_append_printf (pieces, "%s%u", i > 0 ? " " : "", document->last_id);
    }
  begin_annotation (document, "adduce:Claim", adduce_span_set_get_span (spans, 0));
  if (pieces->len > 0)
    g_string_append_printf (document->out, " pieces=\"%s\"", pieces->str);
  append_features (document, features, claim);
  g_string_append (document->out, "</adduce:Claim>\n");
  if (adduce_export_xml_is_lossy (words))
    adduce_export_run_lose (document->run, document->article, claim, ADDUCE_LOSS_CONTROLS);
}

static void
append_document (Document *document, const AdduceExportLayer *layer)
{
  AdduceText *text = document->article->text;
  const AdduceSpan whole = { 0, adduce_text_get_length (text) };
  g_autoptr (GPtrArray) features = adduce_export_uima_list_article (document->run, document->article, layer);

  g_string_append (document->out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\""
                   " xmlns:tcas=\"http:///uima/tcas.ecore\" xmlns:adduce=\"http:///io/github/adduce.ecore\""
                   " xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n");
  document->last_id = SOFA;
  begin_annotation (document, "tcas:DocumentAnnotation", whole);
  g_string_append (document->out, " language=\"x-unspecified\"/>\n");
  begin_annotation (document, "adduce:Article", whole);
  append_features (document, features, NULL);
  g_string_append (document->out, "</adduce:Article>\n");
  for (guint i = 0; i < layer->claims->len; i++)
    append_claim (document, g_array_index (layer->claims, AdduceExportClaim, i).claim);
  g_string_append_printf (document->out,
                          "<cas:Sofa xmi:id=\"%u\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text/plain\""
                          " sofaString=\"",
                          SOFA);
  adduce_export_xml_append (document->out, adduce_text_get_utf8 (text), (gssize) adduce_text_get_n_bytes (text));
  g_string_append_printf (document->out, "\"/>\n<cas:View sofa=\"%u\" members=\"%s\"/>\n</xmi:XMI>\n", SOFA,
                          document->members->str);
}

static void
append_feature_type (GString *out, const char *name, const char *range, const char *element)
{
  g_string_append_printf (out,
                          "        <featureDescription><name>%s</name><description/>"
                          "<rangeTypeName>%s</rangeTypeName>",
                          name, range);
  if (element != NULL)
    g_string_append_printf (out,
                            "<elementType>%s</elementType>"
                            "<multipleReferencesAllowed>false</multipleReferencesAllowed>",
                            element);
  g_string_append (out, "</featureDescription>\n");
}

static void
append_type (GString *out, const AdduceUimaType *type)
{
  g_string_append_printf (out,
                          "    <typeDescription>\n      <name>" ADDUCE_EXPORT_UIMA_PACKAGE ".%s</name>\n"
                          "      <description/>\n      <supertypeName>uima.tcas.Annotation</supertypeName>\n"
                          "      <features>\n",
                          type->name);
  for (guint i = 0; type->strings[i] != NULL; i++)
    append_feature_type (out, type->strings[i], "uima.cas.String", NULL);
  for (guint i = 0; type->lists[i] != NULL; i++)
    append_feature_type (out, type->lists[i], "uima.cas.StringArray", "uima.cas.String");
  for (guint i = 0; type->references[i] != NULL; i++)
    append_feature_type (out, type->references[i], "uima.cas.FSArray", ADDUCE_EXPORT_UIMA_PACKAGE ".Piece");
  g_string_append (out, "      </features>\n    </typeDescription>\n");
}

static void
xmi_begin (AdduceExportRun *run)
{
  GString *out = adduce_export_target_get (run->target, "TypeSystem.xml");
  guint n_types;
  const AdduceUimaType *types = adduce_export_uima_get_types (&n_types);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <types>\n");
  for (guint i = 0; i < n_types; i++)
    append_type (out, &types[i]);
  g_string_append (out, "  </types>\n</typeSystemDescription>\n");
  adduce_export_target_end (run->target, "TypeSystem.xml");
}

static void
xmi_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (AdduceUtf16) units = adduce_utf16_new (article->text);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autofree char *name = adduce_export_run_name (run, article, layer->coder, ".xmi");
      g_autoptr (GString) members = g_string_new (NULL);
      Document document = { run, article, units, adduce_export_target_get (run->target, name), members, 0 };

      append_document (&document, layer);
      adduce_export_target_end (run->target, name);
    }
}

const AdduceExportWriter adduce_export_uima_xmi = {
  .format = {
    .id = "uima-xmi",
    .label = N_("UIMA XMI"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_UTF16,
    .checked_with = "uimaj-core 2.10.2",
  },
  .begin = xmi_begin,
  .add_article = xmi_add_article,
};
