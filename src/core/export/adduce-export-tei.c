/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TEI P5: a folder with a .xml an article. Each line of the text is a paragraph, so that the lines joined by line ends
 * are the annotation text. Anchors say where pieces of claims begin and end; standOff has a spanGrp for each coder and,
 * for each claim, a feature structure that its spans refer to.
 */

#include "config.h"

#include "export/adduce-export-reading.h"
#include "export/adduce-export-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_words (GString *out, const char *words)
{
  adduce_export_xml_append (out, words, -1);
}

static void
append_element (GString *out, const char *name, const char *words)
{
  if (words == NULL)
    return;
  g_string_append_printf (out, "<%s>", name);
  append_words (out, words);
  g_string_append_printf (out, "</%s>", name);
}

static void
append_header (GString *out, const AdduceExportArticle *article)
{
  g_string_append (out, "<teiHeader>\n<fileDesc>\n<titleStmt>");
  append_element (out, "title", article->title != NULL ? article->title : article->path);
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      g_string_append (out, "\n<respStmt><resp>coder</resp>");
      g_string_append_printf (out, "<name xml:id=\"coder.%s\">", layer->coder);
      append_words (out, layer->coder);
      g_string_append (out, "</name></respStmt>");
    }
  g_string_append (out, "</titleStmt>\n<publicationStmt><p>Adduce</p></publicationStmt>\n<sourceDesc><bibl>");
  append_element (out, "title", article->title);
  append_element (out, "publisher", article->outlet);
  if (article->date != NULL)
    g_string_append_printf (out, "<date when=\"%s\"/>", article->date);
  g_string_append (out, "<idno type=\"path\">");
  append_words (out, article->path);
  g_string_append_printf (out, "</idno><idno type=\"sha256\">%s</idno></bibl></sourceDesc>\n",
                          adduce_export_get_sha256 (article));
  g_string_append (out, "</fileDesc>\n</teiHeader>\n");
}

/* The anchors of all pieces that begin or end at a place; ends come first. */
static void
append_anchors (GString *out, const GArray *claims, guint offset)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < claims->len; i++)
      {
        AdduceSpanSet *spans = adduce_claim_get_spans (g_array_index (claims, AdduceReadingClaim, i).claim);

        for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
          {
            AdduceSpan span = adduce_span_set_get_span (spans, k);

            if ((pass == 0 ? span.end : span.start) == offset)
              g_string_append_printf (out, "<anchor xml:id=\"c%u.%u%c\"/>", i + 1, k + 1, pass == 0 ? 'e' : 's');
          }
      }
}

static void
append_text (GString *out, const AdduceExportArticle *article, const GArray *claims)
{
  g_autoptr (GArray) segments = adduce_export_reading_divide (article, claims);

  g_string_append (out, "<text>\n<body>\n<p>");
  for (guint i = 0; i < segments->len; i++)
    {
      AdduceSpan span = g_array_index (segments, AdduceReadingSegment, i).span;
      g_autofree char *words = adduce_text_dup_slice (article->text, span);

      append_anchors (out, claims, span.start);
      if (strcmp (words, "\n") == 0)
        g_string_append (out, "</p>\n<p>");
      else
        append_words (out, words);
    }
  append_anchors (out, claims, adduce_text_get_length (article->text));
  g_string_append (out, "</p>\n</body>\n</text>\n");
}

static void
append_feature (GString *out, const char *name, const char *value, gboolean is_symbol)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, is_symbol ? "<f name=\"%s\"><symbol value=\"" : "<f name=\"%s\"><string>", name);
  append_words (out, value);
  g_string_append (out, is_symbol ? "\"/></f>" : "</string></f>");
}

static void
append_tags (GString *out, AdduceClaim *claim, const char *variable)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  gboolean is_name = strcmp (variable, "speaker") == 0 || strcmp (variable, "issue") == 0;

  if (tags == NULL)
    return;
  g_string_append_printf (out, "<f name=\"%s\"><vColl org=\"list\">", variable);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      append_element (out, "string", is_name ? adduce_tag_get_label (tag) : adduce_tag_get_code (tag));
    }
  g_string_append (out, "</vColl></f>");
}

static void
append_own (GString *out, AdduceClaim *claim)
{
  g_auto (GStrv) own = adduce_claim_list_variables (claim);

  for (guint i = 0; own[i] != NULL; i++)
    append_tags (out, claim, own[i]);
}

static void
append_structure (GString *out, AdduceClaim *claim, guint number)
{
  const AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autofree char *created = adduce_export_format_time (adduce_claim_get_created (claim));
  g_autofree char *modified = adduce_export_format_time (adduce_claim_get_modified (claim));

  g_string_append_printf (out, "<fs xml:id=\"c%u\" type=\"claim\">", number);
  append_feature (out, "id", adduce_claim_get_id (claim), FALSE);
  append_tags (out, claim, "speaker");
  append_tags (out, claim, "issue");
  append_feature (out, "stance", stance != NULL ? adduce_tag_get_code (stance) : NULL, TRUE);
  append_tags (out, claim, "evidence");
  append_feature (out, "certainty", adduce_certainty_to_id (adduce_claim_get_certainty (claim)), TRUE);
  append_own (out, claim);
  append_feature (out, "note", adduce_claim_get_note (claim), FALSE);
  append_feature (out, "created", created, FALSE);
  append_feature (out, "modified", modified, FALSE);
  g_string_append (out, "</fs>\n");
}

/* The spans of a coder, or with @structures what they refer to. */
static void
append_layer (GString *out, const GArray *claims, const AdduceExportLayer *layer, gboolean structures)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);

      if (one->layer != layer)
        continue;
      if (structures)
        append_structure (out, one->claim, i + 1);
      for (guint k = 0; !structures && k < adduce_span_set_get_n_spans (adduce_claim_get_spans (one->claim)); k++)
        g_string_append_printf (out, "<span from=\"#c%u.%us\" to=\"#c%u.%ue\" ana=\"#c%u\"/>\n", i + 1, k + 1, i + 1,
                                k + 1, i + 1);
    }
}

static void
append_stand_off (GString *out, const AdduceExportArticle *article, const GArray *claims)
{
  g_string_append (out, "<standOff>\n");
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      g_string_append_printf (out, "<fs xml:id=\"layer.%u\" type=\"layer\">", i + 1);
      append_feature (out, "coder", layer->coder, FALSE);
      append_feature (out, "status", adduce_status_to_id (layer->status), TRUE);
      if (layer->values != NULL)
        append_own (out, layer->values);
      g_string_append (out, "</fs>\n");
      if (layer->claims->len == 0)
        continue;
      append_layer (out, claims, layer, TRUE);
      g_string_append_printf (out, "<spanGrp type=\"claim\" resp=\"#coder.%s\">\n", layer->coder);
      append_layer (out, claims, layer, FALSE);
      g_string_append (out, "</spanGrp>\n");
    }
  g_string_append (out, "</standOff>\n");
}

static void
lose_controls (AdduceExportRun *run, const AdduceExportArticle *article, const GArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_autofree char *words = adduce_claim_dup_text (one->claim, " ");
      g_auto (GStrv) facts = adduce_export_reading_describe (run, one);
      g_autofree char *all = g_strjoinv (" ", facts);

      if (adduce_export_xml_is_lossy (words) || adduce_export_xml_is_lossy (all))
        adduce_export_run_lose (run, article, one->claim, ADDUCE_LOSS_CONTROLS);
    }
}

static void
tei_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autofree char *name = adduce_export_run_name (run, article, NULL, ".xml");
  g_autoptr (GArray) claims = adduce_export_reading_list (article);
  GString *out = adduce_export_target_get (run->target, name);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
  append_header (out, article);
  append_text (out, article, claims);
  append_stand_off (out, article, claims);
  g_string_append (out, "</TEI>\n");
  adduce_export_target_end (run->target, name);
  lose_controls (run, article, claims);
}

const AdduceExportWriter adduce_export_tei = {
  .format = {
    .id = "tei",
    .label = N_("TEI P5 with standOff"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_NONE,
    .checked_with = "a RELAX NG of the part of TEI that is used",
  },
  .add_article = tei_add_article,
};
