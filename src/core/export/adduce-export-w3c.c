/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * W3C Web Annotation as JSON-LD: one AnnotationCollection whose only page has all claims.
 *
 * A claim is an Annotation with a SpecificResource for each of its pieces, each selected by position and by quote,
 * and a TextualBody for each value. What a coder says of an article is an Annotation of the article itself.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-report.h"
#include "store/adduce-paths.h"

/* clang-format off */
#define CONTEXT \
  "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"claims\":\"https://adduce.github.io/ns/claims#\"," \
  "\"article\":\"claims:article\",\"title\":\"dcterms:title\",\"date\":\"dcterms:date\"," \
  "\"publisher\":\"dcterms:publisher\",\"textDigest\":\"claims:textDigest\",\"status\":\"claims:status\"," \
  "\"revision\":\"claims:revision\",\"codebookVersion\":\"claims:codebookVersion\"," \
  "\"dimension\":\"claims:dimension\",\"code\":\"claims:code\"}],\n"
/* clang-format on */

#define COLLECTION "tag:adduce.github.io,2026:collection"
#define PAGE COLLECTION ":page-1"

/* How many annotations there are so far. */
typedef struct {
  guint n_items;
} State;

static void
report_time (AdduceReport *report, const char *name, gint64 seconds)
{
  g_autofree char *time = adduce_export_format_time (seconds);

  if (time[0] != '\0')
    adduce_report_string (report, name, time);
}

static void
report_body (AdduceReport *report, const char *purpose, const char *dimension, const AdduceTag *tag, const char *value)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "type", "TextualBody");
  adduce_report_string (report, "purpose", purpose);
  if (dimension != NULL)
    adduce_report_string (report, "dimension", dimension);
  if (tag != NULL && !adduce_tag_is_plain (tag))
    adduce_report_string (report, "code", adduce_tag_get_code (tag));
  adduce_report_string (report, "value", value);
  adduce_report_string (report, "format", "text/plain");
  adduce_report_end_object (report);
}

static void
report_values (AdduceReport *report, AdduceExportRun *run, AdduceClaim *claim, const char *variable)
{
  gboolean is_name = strcmp (variable, "speaker") == 0 || strcmp (variable, "issue") == 0;
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      report_body (report, is_name ? "identifying" : "classifying", variable, tag,
                   adduce_export_get_label (run->codebook, is_name ? NULL : variable, tag));
    }
}

/* A claim without any value has no body: an empty list would not be valid. */
static gboolean
has_bodies (AdduceClaim *claim)
{
  static const char *const built_in[] = { "speaker", "issue", "stance", "evidence" };
  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  gboolean found = own[0] != NULL || adduce_claim_get_certainty (claim) != ADDUCE_CERTAINTY_UNSET
                   || adduce_claim_get_note (claim) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (built_in) && !found; i++)
    found = adduce_claim_get_values (claim, built_in[i]) != NULL;
  return found;
}

static void
report_bodies (AdduceReport *report, AdduceExportRun *run, AdduceClaim *claim)
{
  static const char *const built_in[] = { "speaker", "issue", "stance", "evidence" };
  AdduceCertainty certainty = adduce_claim_get_certainty (claim);
  g_auto (GStrv) own = adduce_claim_list_variables (claim);

  adduce_report_begin_array (report, "body");
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    report_values (report, run, claim, built_in[i]);
  for (guint i = 0; own[i] != NULL; i++)
    report_values (report, run, claim, own[i]);
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    {
      const char *id = adduce_certainty_to_id (certainty);
      g_autoptr (AdduceTag) tag = adduce_tag_new (id, id);

      report_body (report, "classifying", "certainty", tag, id);
    }
  if (adduce_claim_get_note (claim) != NULL)
    report_body (report, "commenting", NULL, NULL, adduce_claim_get_note (claim));
  adduce_report_end_array (report);
}

static void
report_target (AdduceReport *report, AdduceExportRun *run, const char *source, AdduceSpan span,
               const AdduceQuote *quote)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "type", "SpecificResource");
  adduce_report_string (report, "source", source);
  adduce_report_begin_array (report, "selector");
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "type", "TextPositionSelector");
  adduce_report_integer (report, "start", span.start);
  adduce_report_integer (report, "end", span.end);
  adduce_report_end_object (report);
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "type", "TextQuoteSelector");
      adduce_report_string (report, "exact", quote->exact);
      adduce_report_string (report, "prefix", quote->prefix);
      adduce_report_string (report, "suffix", quote->suffix);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
}

static void
report_article (AdduceReport *report, const AdduceExportArticle *article, const AdduceExportLayer *layer)
{
  adduce_report_begin_object (report, "article");
  if (article->title != NULL)
    adduce_report_string (report, "title", article->title);
  if (article->date != NULL)
    adduce_report_string (report, "date", article->date);
  if (article->outlet != NULL)
    adduce_report_string (report, "publisher", article->outlet);
  adduce_report_string (report, "textDigest", adduce_text_get_digest (article->text));
  adduce_report_string (report, "status", adduce_status_to_id (layer->status));
  adduce_report_end_object (report);
}

/* @article_id: (nullable): of what is said of the article as a whole, which has none of its own */
static void
report_annotation (AdduceReport *report, AdduceExportRun *run, const AdduceExportArticle *article,
                   const AdduceExportLayer *layer, AdduceClaim *claim, const char *article_id)
{
  g_autofree char *source = adduce_paths_encode_source (article->path);
  guint64 version = adduce_claim_get_codebook_version (claim);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "id", article_id != NULL ? article_id : adduce_claim_get_id (claim));
  adduce_report_string (report, "type", "Annotation");
  adduce_report_string (report, "motivation", "classifying");
  report_time (report, "created", adduce_claim_get_created (claim));
  report_time (report, "modified", adduce_claim_get_modified (claim));
  adduce_report_begin_object (report, "creator");
  adduce_report_string (report, "type", "Person");
  adduce_report_string (report, "nickname", layer->coder);
  adduce_report_end_object (report);
  adduce_report_integer (report, "revision", (gint64) adduce_claim_get_revision (claim));
  if (version > 0)
    adduce_report_integer (report, "codebookVersion", (gint64) version);
  report_article (report, article, layer);
  if (has_bodies (claim))
    report_bodies (report, run, claim);
  if (article_id != NULL)
    adduce_report_string (report, "target", source);
  else
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (claim);

      adduce_report_begin_array (report, "target");
      for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
        report_target (report, run, source, adduce_span_set_get_span (spans, i), adduce_claim_get_quote (claim, i));
      adduce_report_end_array (report);
    }
  adduce_report_end_object (report);
}

static void
append_annotation (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer,
                   AdduceClaim *claim, const char *article_id)
{
  State *state = run->state;
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

  report_annotation (report, run, article, layer, claim, article_id);
  g_autofree char *line = adduce_report_end (report);
  g_string_append (out, state->n_items++ > 0 ? ",\n" : "\n");
  g_string_append (out, line);
}

static void
w3c_begin (AdduceExportRun *run)
{
  GString *out = adduce_export_run_get_out (run);

  run->state = g_new0 (State, 1);
  g_string_append (out, CONTEXT);
  g_string_append (out, "\"id\":\"" COLLECTION "\",\"type\":\"AnnotationCollection\",\"label\":");
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);
  g_autofree char *name = g_path_get_basename (run->name);
  g_autofree char *display = adduce_paths_display (name);
  adduce_report_string (report, NULL, display);
  g_autofree char *label = adduce_report_end (report);
  g_string_append (out, label);
  g_string_append (out, ",\n\"first\":{\"id\":\"" PAGE "\",\"type\":\"AnnotationPage\",");
  g_string_append (out, "\"partOf\":\"" COLLECTION "\",\"startIndex\":0,\"items\":[");
}

static void
w3c_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autofree char *id = g_strdup_printf ("tag:adduce.github.io,2026:article:%s:%s", article->id, layer->coder);

      if (layer->values != NULL)
        append_annotation (run, article, layer, layer->values, id);
      for (guint k = 0; k < layer->claims->len; k++)
        append_annotation (run, article, layer, g_array_index (layer->claims, AdduceExportClaim, k).claim, NULL);
    }
}

static void
w3c_end (AdduceExportRun *run)
{
  State *state = run->state;

  g_string_append_printf (adduce_export_run_get_out (run),
                          "\n]},\n\"last\":\"" PAGE "\",\"total\":%u}\n", state->n_items);
}

const AdduceExportWriter adduce_export_w3c = {
  .format = {
    .id = "w3c",
    .label = N_("W3C Web Annotation"),
    .extension = ".jsonld",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "the W3C’s JSON schemas",
  },
  .begin = w3c_begin,
  .add_article = w3c_add_article,
  .end = w3c_end,
  .free_state = g_free,
};
