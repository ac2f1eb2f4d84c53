/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the formats for readers have in common.
 */

#include "config.h"

#include "export/adduce-export-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_SEPARATOR "; "
#define FACT_SEPARATOR " · "

static int
compare_claims_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (((const AdduceReadingClaim *) a)->claim, ((const AdduceReadingClaim *) b)->claim);
}

GArray *
adduce_export_reading_list (const AdduceExportArticle *article)
{
  GArray *claims = g_array_new (FALSE, FALSE, sizeof (AdduceReadingClaim));

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      for (guint k = 0; k < layer->claims->len; k++)
        {
          AdduceReadingClaim one = { layer, g_array_index (layer->claims, AdduceExportClaim, k).claim };

          g_array_append_val (claims, one);
        }
    }
  g_array_sort (claims, compare_claims_cb);
  return claims;
}

static void
segment_clear (gpointer data)
{
  AdduceReadingSegment *segment = data;

  g_clear_pointer (&segment->claims, g_array_unref);
  g_clear_pointer (&segment->ends, g_array_unref);
}

static int
compare_offsets_cb (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return one < two ? -1 : one > two;
}

/* (transfer full): every place where something changes, in order, some twice. */
static GArray *
list_edges (const AdduceExportArticle *article, const GArray *claims)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (guint));
  guint length = adduce_text_get_length (article->text);

  for (guint i = 0; i < adduce_text_get_n_paragraphs (article->text); i++)
    {
      AdduceSpan paragraph = adduce_text_get_paragraph (article->text, i);

      g_array_append_val (edges, paragraph.start);
      g_array_append_val (edges, paragraph.end);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (g_array_index (claims, AdduceReadingClaim, i).claim);

      for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
        {
          AdduceSpan span = adduce_span_set_get_span (spans, k);

          g_array_append_val (edges, span.start);
          g_array_append_val (edges, span.end);
        }
    }
  g_array_append_val (edges, length);
  g_array_sort (edges, compare_offsets_cb);
  return edges;
}

static void
fill_segment (AdduceReadingSegment *segment, const GArray *claims)
{
  segment->claims = g_array_new (FALSE, FALSE, sizeof (guint));
  segment->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < claims->len; i++)
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (g_array_index (claims, AdduceReadingClaim, i).claim);

      if (adduce_span_set_get_start (spans) >= segment->span.end)
        break;
      if (adduce_span_set_contains (spans, segment->span.start))
        g_array_append_val (segment->claims, i);
      if (adduce_span_set_get_end (spans) == segment->span.end)
        g_array_append_val (segment->ends, i);
    }
}

GArray *
adduce_export_reading_divide (const AdduceExportArticle *article, const GArray *claims)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (AdduceReadingSegment));
  g_autoptr (GArray) edges = list_edges (article, claims);

  g_array_set_clear_func (segments, segment_clear);
  for (guint i = 1; i < edges->len; i++)
    {
      AdduceReadingSegment segment = { { g_array_index (edges, guint, i - 1), g_array_index (edges, guint, i) }, 0 };

      if (segment.span.end == segment.span.start)
        continue;
      fill_segment (&segment, claims);
      g_array_append_val (segments, segment);
    }
  return segments;
}

static void
add_fact (GStrvBuilder *facts, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_strv_builder_add (facts, name);
  g_strv_builder_add (facts, value);
}

static void
add_values (GStrvBuilder *facts, AdduceExportRun *run, AdduceClaim *claim, const char *id, const char *name)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, id);
  AdduceVariable *variable = adduce_codebook_get_variable (run->codebook, id);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? LIST_SEPARATOR : "",
                            adduce_export_get_label (run->codebook, id, adduce_tag_list_get_tag (tags, i)));
  if (name == NULL)
    name = variable != NULL ? adduce_variable_get_label (variable) : id;
  add_fact (facts, name, joined->str);
}

char **
adduce_export_reading_describe (AdduceExportRun *run, const AdduceReadingClaim *one)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  AdduceCertainty certainty = adduce_claim_get_certainty (one->claim);
  g_auto (GStrv) own = adduce_claim_list_variables (one->claim);

  add_values (facts, run, one->claim, "speaker", _("Speaker"));
  add_values (facts, run, one->claim, "issue", _("Issue"));
  add_values (facts, run, one->claim, "stance", NULL);
  add_values (facts, run, one->claim, "evidence", NULL);
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    add_fact (facts, _("Certainty"), adduce_certainty_get_label (certainty));
  for (guint i = 0; own[i] != NULL; i++)
    add_values (facts, run, one->claim, own[i], NULL);
  g_auto (GStrv) about = one->layer->values != NULL ? adduce_claim_list_variables (one->layer->values) : NULL;
  for (guint i = 0; about != NULL && about[i] != NULL; i++)
    add_values (facts, run, one->layer->values, about[i], NULL);
  add_fact (facts, _("Note"), adduce_claim_get_note (one->claim));
  add_fact (facts, _("Coder"), one->layer->coder);
  return g_strv_builder_end (facts);
}

char *
adduce_export_reading_dup_source (const AdduceExportArticle *article, gboolean with_title)
{
  const char *const parts[] = { with_title ? article->title : NULL, article->outlet, article->date, article->path };
  g_autoptr (GString) source = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (source, "%s%s", source->len > 0 ? FACT_SEPARATOR : "", parts[i]);
  return g_string_free (g_steal_pointer (&source), FALSE);
}

char **
adduce_export_reading_list_groups (AdduceExportRun *run, AdduceClaim *claim)
{
  const char *variable = adduce_export_run_get_label_variable (run);
  gboolean is_joined = strcmp (variable, ADDUCE_EXPORT_LABEL_JOINED) == 0;
  AdduceTagList *tags = is_joined ? NULL : adduce_claim_get_values (claim, variable);
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_strv_builder_add (groups, adduce_export_get_label (run->codebook, variable, adduce_tag_list_get_tag (tags, i)));
  if (tags == NULL)
    {
      g_autofree char *joined = is_joined ? adduce_export_run_dup_label (run, NULL, claim) : g_strdup (_("Unset"));

      g_strv_builder_add (groups, joined);
    }
  return g_strv_builder_end (groups);
}

GString *
adduce_export_reading_open_group (GHashTable *groups, const char *heading)
{
  GString *out = g_hash_table_lookup (groups, heading);

  if (out == NULL)
    {
      out = g_string_new (NULL);
      g_hash_table_insert (groups, g_strdup (heading), out);
    }
  return out;
}

char *
adduce_export_reading_dup_group_name (AdduceExportRun *run)
{
  const char *id = adduce_export_run_get_label_variable (run);
  AdduceVariable *variable = adduce_codebook_get_variable (run->codebook, id);

  if (strcmp (id, ADDUCE_EXPORT_LABEL_JOINED) == 0)
    return g_strdup (_("Stance and evidence"));
  if (strcmp (id, "speaker") == 0)
    return g_strdup (_("Speaker"));
  if (strcmp (id, "issue") == 0)
    return g_strdup (_("Issue"));
  return g_strdup (variable != NULL ? adduce_variable_get_label (variable) : id);
}
