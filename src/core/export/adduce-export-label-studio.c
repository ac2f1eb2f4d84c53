/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Label Studio: a folder with tasks.json, which has one task an article and one annotation a coder, and config.xml,
 * the labelling interface that the tasks are for.
 *
 * A claim is a region with the label Claim; its values are results of the same region: choices for stance, evidence
 * and certainty, text areas for the rest. Further pieces are regions of their own that a relation ties to the first.
 * What is said of the article is results without a region.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE "piece"

/* What was met so far, for the configuration. */
typedef struct {
  GHashTable *choices;       /* variable → (code → label) */
  GHashTable *areas;         /* names of text areas of claims */
  GHashTable *article_areas; /* the same of articles */
  guint n_tasks;
} State;

/* A region of a claim. */
typedef struct {
  const char *id;
  AdduceSpan span;
} Region;

static void
state_free (gpointer data)
{
  State *state = data;

  g_hash_table_unref (state->choices);
  g_hash_table_unref (state->areas);
  g_hash_table_unref (state->article_areas);
  g_free (state);
}

/* Begins a result up to the list of its value. @region: (nullable): of what is said of the article */
static void
begin_result (AdduceReport *report, const Region *region, const char *id, const char *control, const char *type,
              const char *values)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "id", id);
  adduce_report_string (report, "from_name", control);
  adduce_report_string (report, "to_name", "text");
  adduce_report_string (report, "type", type);
  adduce_report_begin_object (report, "value");
  if (region != NULL)
    {
      adduce_report_integer (report, "start", region->span.start);
      adduce_report_integer (report, "end", region->span.end);
    }
  adduce_report_begin_array (report, values);
}

static void
end_result (AdduceReport *report)
{
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_report_end_object (report);
}

static void
report_choices (AdduceReport *report, State *state, const Region *region, const char *variable, AdduceTagList *tags)
{
  if (tags == NULL)
    return;
  begin_result (report, region, region->id, variable, "choices", "choices");
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (tags, i));

      adduce_export_met_add (state->choices, variable, code, code);
      adduce_report_string (report, NULL, code);
    }
  end_result (report);
}

static void
report_area (AdduceReport *report, const Region *region, const char *id, const char *control, GHashTable *areas,
             const char *const *lines)
{
  if (lines[0] == NULL)
    return;
  g_hash_table_add (areas, g_strdup (control));
  begin_result (report, region, id, control, "textarea", "text");
  for (guint i = 0; lines[i] != NULL; i++)
    adduce_report_string (report, NULL, lines[i]);
  end_result (report);
}

/* (transfer full): the labels of a list, by the codebook. */
static char **
list_labels (AdduceExportRun *run, const char *variable, AdduceTagList *tags)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_strv_builder_add (labels, adduce_export_get_label (run->codebook, variable, adduce_tag_list_get_tag (tags, i)));
  return g_strv_builder_end (labels);
}

static void
report_values (AdduceReport *report, AdduceExportRun *run, const Region *region, const char *id, AdduceClaim *claim,
               const char *variable, const char *prefix)
{
  State *state = run->state;
  g_auto (GStrv) labels = list_labels (run, variable, adduce_claim_get_values (claim, variable));
  g_autofree char *control = g_strconcat (prefix, variable, NULL);

  report_area (report, region, id, control, region != NULL ? state->areas : state->article_areas,
               (const char *const *) labels);
}

static void
report_facets (AdduceReport *report, AdduceExportRun *run, const AdduceExportLayer *layer, const Region *region,
               AdduceClaim *claim)
{
  State *state = run->state;
  const char *certainty = adduce_certainty_to_id (adduce_claim_get_certainty (claim));
  const char *const note[] = { adduce_claim_get_note (claim), NULL };
  const char *const coder[] = { layer->coder, NULL };
  g_auto (GStrv) own = adduce_claim_list_variables (claim);

  report_values (report, run, region, region->id, claim, "speaker", "");
  report_values (report, run, region, region->id, claim, "issue", "");
  report_choices (report, state, region, "stance", adduce_claim_get_values (claim, "stance"));
  report_choices (report, state, region, "evidence", adduce_claim_get_values (claim, "evidence"));
  if (certainty != NULL)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new (certainty, certainty);
      g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

      report_choices (report, state, region, "certainty", tags);
    }
  for (guint i = 0; own[i] != NULL; i++)
    report_values (report, run, region, region->id, claim, own[i], "var_");
  report_area (report, region, region->id, "note", state->areas, note);
  report_area (report, region, region->id, "coder", state->areas, coder);
}

static void
report_piece (AdduceReport *report, const AdduceExportArticle *article, const Region *region)
{
  g_autofree char *words = adduce_text_dup_slice (article->text, region->span);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "id", region->id);
  adduce_report_string (report, "from_name", "label");
  adduce_report_string (report, "to_name", "text");
  adduce_report_string (report, "type", "labels");
  adduce_report_begin_object (report, "value");
  adduce_report_integer (report, "start", region->span.start);
  adduce_report_integer (report, "end", region->span.end);
  adduce_report_string (report, "text", words);
  adduce_report_begin_array (report, "labels");
  adduce_report_string (report, NULL, "Claim");
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_report_end_object (report);
}

static void
report_claim (AdduceReport *report, AdduceExportRun *run, const AdduceExportArticle *article,
              const AdduceExportLayer *layer, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  const char *id = adduce_claim_get_id (claim);

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      g_autofree char *piece = i == 0 ? g_strdup (id) : g_strdup_printf ("%s:%u", id, i + 1);
      const Region region = { piece, adduce_span_set_get_span (spans, i) };

      report_piece (report, article, &region);
      if (i == 0)
        {
          report_facets (report, run, layer, &region, claim);
          continue;
        }
      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "type", "relation");
      adduce_report_string (report, "from_id", id);
      adduce_report_string (report, "to_id", piece);
      adduce_report_string (report, "direction", "right");
      adduce_report_begin_array (report, "labels");
      adduce_report_string (report, NULL, PIECE);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
    }
}

static void
report_about (AdduceReport *report, AdduceExportRun *run, const AdduceExportLayer *layer)
{
  g_auto (GStrv) own = layer->values != NULL ? adduce_claim_list_variables (layer->values) : NULL;

  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    {
      g_autofree char *id = g_strconcat ("article:", own[i], NULL);

      report_values (report, run, NULL, id, layer->values, own[i], "article_");
    }
}

static void
label_studio_begin (AdduceExportRun *run)
{
  State *state = g_new0 (State, 1);

  state->choices = adduce_export_met_new ();
  state->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->article_areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->state = state;
  g_string_append_c (adduce_export_target_get (run->target, "tasks.json"), '[');
}

static void
label_studio_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  State *state = run->state;
  GString *out = adduce_export_target_get (run->target, "tasks.json");
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_object (report, "data");
  adduce_report_string (report, "text", adduce_text_get_utf8 (article->text));
  adduce_export_report_source (report, article, NULL);
  adduce_report_end_object (report);
  adduce_report_begin_array (report, "annotations");
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_begin_array (report, "result");
      for (guint k = 0; k < layer->claims->len; k++)
        report_claim (report, run, article, layer, g_array_index (layer->claims, AdduceExportClaim, k).claim);
      report_about (report, run, layer);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  g_string_append (out, state->n_tasks++ > 0 ? ",\n" : "\n");
  adduce_export_append_report (out, report);
}

static void
append_choices (GString *out, GHashTable *choices, const char *variable, const char *how)
{
  g_autoptr (GList) codes = adduce_export_met_list (g_hash_table_lookup (choices, variable));

  if (codes == NULL)
    return;
  g_string_append_printf (out, "  <Choices name=\"%s\" toName=\"text\" perRegion=\"true\" choice=\"%s\">\n", variable,
                          how);
  for (GList *link = codes; link != NULL; link = link->next)
    {
      g_autofree char *value = g_markup_escape_text (link->data, -1);

      g_string_append_printf (out, "    <Choice value=\"%s\"/>\n", value);
    }
  g_string_append (out, "  </Choices>\n");
}

static void
append_areas (GString *out, GHashTable *areas, const char *per_region)
{
  g_autoptr (GList) names = adduce_export_met_list (areas);

  for (GList *link = names; link != NULL; link = link->next)
    g_string_append_printf (out, "  <TextArea name=\"%s\" toName=\"text\"%s editable=\"true\"/>\n",
                            (const char *) link->data, per_region);
}

static void
label_studio_end (AdduceExportRun *run)
{
  State *state = run->state;
  GString *out;

  g_string_append (adduce_export_target_get (run->target, "tasks.json"), "\n]\n");
  out = adduce_export_target_get (run->target, "config.xml");
  g_string_append (out, "<View>\n"
                        "  <Labels name=\"label\" toName=\"text\">\n    <Label value=\"Claim\"/>\n  </Labels>\n"
                        "  <Relations>\n    <Relation value=\"" PIECE "\"/>\n  </Relations>\n"
                        "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
                        "  <Text name=\"text\" value=\"$text\"/>\n");
  append_choices (out, state->choices, "stance", "single");
  append_choices (out, state->choices, "evidence", "multiple");
  append_choices (out, state->choices, "certainty", "single");
  append_areas (out, state->areas, " perRegion=\"true\"");
  append_areas (out, state->article_areas, "");
  g_string_append (out, "</View>\n");
}

const AdduceExportWriter adduce_export_label_studio = {
  .format = {
    .id = "label-studio",
    .label = N_("Label Studio"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_EXPORT_HOLDS_ALL & ~(guint) ADDUCE_HOLDS_TIMES,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "a schema by its documentation",
  },
  .begin = label_studio_begin,
  .add_article = label_studio_add_article,
  .end = label_studio_end,
  .free_state = state_free,
};
