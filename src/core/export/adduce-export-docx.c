/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report for readers as a document of Office Open XML: the articles with their claims underlined and listed, or,
 * without the articles' words, the claims under headings. Headings are styles, so that there is an outline.
 */

#include "config.h"

#include "export/adduce-export-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-export-xml.h"
#include "export/adduce-export-zip.h"
#include "store/adduce-paths.h"
#include "text/adduce-breaks.h"

#define HEADER "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PLAIN ""
#define BOLD "<w:b/>"
#define GREY "<w:color w:val=\"595959\"/>"
#define ITALIC "<w:i/>"
#define NUMBER "<w:color w:val=\"6A5400\"/><w:vertAlign w:val=\"superscript\"/>"
#define MARK "<w:u w:val=\"single\" w:color=\"8A6D00\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FDF0C0\"/>"
#define MARKS "<w:u w:val=\"double\" w:color=\"8A6D00\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FDF0C0\"/>"

/* The document so far, compressed; headings with their claims, where they are grouped. */
typedef struct {
  AdduceExportZipPart *part;
  GHashTable *groups; /* heading → GString */
} State;

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
state_free (gpointer data)
{
  State *state = data;

  adduce_export_zip_part_free (state->part);
  g_hash_table_unref (state->groups);
  g_free (state);
}

static void
append_run (GString *out, const char *words, const char *properties)
{
  g_string_append_printf (out, "<w:r><w:rPr>%s</w:rPr>", properties);
  for (const char *at = words; *at != '\0';)
    {
      gsize n_bytes = strcspn (at, "\t\n\r");

      if (n_bytes > 0)
        {
          g_string_append (out, "<w:t xml:space=\"preserve\">");
          adduce_export_xml_append (out, at, (gssize) n_bytes);
          g_string_append (out, "</w:t>");
        }
      at += n_bytes;
      if (*at != '\0')
        g_string_append (out, *at++ == '\t' ? "<w:tab/>" : "<w:br/>");
    }
  g_string_append (out, "</w:r>");
}

/* @style: (nullable) */
static void
begin_paragraph (GString *out, const char *style, gboolean is_rtl)
{
  g_string_append (out, "<w:p><w:pPr>");
  if (style != NULL)
    g_string_append_printf (out, "<w:pStyle w:val=\"%s\"/>", style);
  g_string_append (out, is_rtl ? "<w:bidi/></w:pPr>" : "</w:pPr>");
}

static void
append_paragraph (GString *out, const char *style, const char *words, const char *properties)
{
  begin_paragraph (out, style, FALSE);
  append_run (out, words, properties);
  g_string_append (out, "</w:p>\n");
}

static void
append_claim (GString *out, AdduceExportRun *run, const AdduceReadingClaim *one, guint number, const char *source)
{
  g_auto (GStrv) facts = adduce_export_reading_describe (run, one);
  g_autofree char *words = adduce_claim_dup_text (one->claim, " … ");

  begin_paragraph (out, "Claim", FALSE);
  if (number > 0)
    {
      g_autofree char *shown = g_strdup_printf ("%u  ", number);

      append_run (out, shown, BOLD);
    }
  append_run (out, words, ITALIC);
  g_string_append (out, "</w:p>\n");
  if (source != NULL)
    append_paragraph (out, "Fact", source, GREY);
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_autofree char *name = g_strconcat (facts[i], ":\t", NULL);

      begin_paragraph (out, "Fact", FALSE);
      append_run (out, name, GREY);
      append_run (out, facts[i + 1], PLAIN);
      g_string_append (out, "</w:p>\n");
    }
}

static void
append_text (GString *out, const AdduceExportArticle *article, const GArray *claims)
{
  g_autoptr (GArray) segments = adduce_export_reading_divide (article, claims);

  begin_paragraph (out, NULL, adduce_breaks_is_rtl (article->text, 0));
  for (guint i = 0; i < segments->len; i++)
    {
      const AdduceReadingSegment *segment = &g_array_index (segments, AdduceReadingSegment, i);
      g_autofree char *words = adduce_text_dup_slice (article->text, segment->span);
      guint n_claims = segment->claims->len;

      if (strcmp (words, "\n") == 0)
        {
          g_string_append (out, "</w:p>\n");
          begin_paragraph (out, NULL, adduce_breaks_is_rtl (article->text, segment->span.end));
        }
      else
        append_run (out, words, n_claims == 0 ? PLAIN : n_claims == 1 ? MARK : MARKS);
      for (guint k = 0; k < segment->ends->len; k++)
        {
          g_autofree char *number = g_strdup_printf ("%u ", g_array_index (segment->ends, guint, k) + 1);

          append_run (out, number, NUMBER);
        }
    }
  g_string_append (out, "</w:p>\n");
}

static void
append_article (AdduceExportRun *run, const AdduceExportArticle *article, const GArray *claims)
{
  State *state = run->state;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *source = adduce_export_reading_dup_source (article, FALSE);

  append_paragraph (out, "Heading2", article->title != NULL ? article->title : article->path, PLAIN);
  append_paragraph (out, "Fact", source, GREY);
  append_text (out, article, claims);
  for (guint i = 0; i < claims->len; i++)
    append_claim (out, run, &g_array_index (claims, AdduceReadingClaim, i), i + 1, NULL);
  adduce_export_zip_part_append (state->part, out->str, out->len);
}

static void
group_claims (AdduceExportRun *run, const AdduceExportArticle *article, const GArray *claims)
{
  State *state = run->state;
  g_autofree char *source = adduce_export_reading_dup_source (article, TRUE);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_auto (GStrv) groups = adduce_export_reading_list_groups (run, one->claim);

      for (guint k = 0; groups[k] != NULL; k++)
        {
          GString *out = adduce_export_reading_open_group (state->groups, groups[k]);

          append_claim (out, run, one, 0, source);
        }
    }
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
docx_begin (AdduceExportRun *run)
{
  State *state = g_new0 (State, 1);
  g_autoptr (GString) out = g_string_new (HEADER "<w:document xmlns:w=\"" MAIN "\"><w:body>\n");
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);

  state->part = adduce_export_zip_part_new ();
  state->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_free);
  run->state = state;
  append_paragraph (out, "Heading1", name, PLAIN);
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      g_autofree char *group = adduce_export_reading_dup_group_name (run);
      /* Translators: %s is a variable, like "Stance" */
      g_autofree char *text = g_strdup_printf (_("Claims by: %s"), group);

      append_paragraph (out, "Fact", text, GREY);
    }
  adduce_export_zip_part_append (state->part, out->str, out->len);
}

static void
docx_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (GArray) claims = adduce_export_reading_list (article);

  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    group_claims (run, article, claims);
  else
    append_article (run, article, claims);
  lose_controls (run, article, claims);
}

static void
append_style (GString *out, const char *id, const char *name, const char *paragraph, const char *run)
{
  g_string_append_printf (out,
                          "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
                          "<w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>",
                          id, name, paragraph, run);
}

static void
add_file (AdduceExportZip *zip, GString *out, const char *name, const char *text)
{
  adduce_export_zip_add (zip, out, name, text, strlen (text));
}

static void
add_frame (AdduceExportZip *zip, GString *out)
{
  g_autoptr (GString) styles = g_string_new (HEADER "<w:styles xmlns:w=\"" MAIN "\"><w:docDefaults><w:rPrDefault>"
                                                    "<w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault>"
                                                    "<w:pPr><w:spacing w:after=\"120\" w:line=\"276\"/></w:pPr>"
                                                    "</w:pPrDefault></w:docDefaults>");

  append_style (styles, "Heading1", "heading 1", "<w:keepNext/><w:outlineLvl w:val=\"0\"/>",
                "<w:b/><w:sz w:val=\"36\"/>");
  append_style (styles, "Heading2", "heading 2",
                "<w:keepNext/><w:spacing w:before=\"480\"/><w:outlineLvl w:val=\"1\"/>", "<w:b/><w:sz w:val=\"28\"/>");
  append_style (styles, "Claim", "Claim", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"40\"/>", "");
  append_style (styles, "Fact", "Fact",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"1700\"/></w:tabs><w:spacing w:after=\"0\"/>"
                "<w:ind w:left=\"1700\" w:hanging=\"1700\"/>",
                "<w:sz w:val=\"19\"/>");
  g_string_append (styles, "</w:styles>\n");
  add_file (zip, out, "[Content_Types].xml",
            HEADER "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" ContentType=\""
                   "application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\""
                   "/word/document.xml\" ContentType=\"" TYPES "document.main+xml\"/><Override PartName=\""
                   "/word/styles.xml\" ContentType=\"" TYPES "styles+xml\"/></Types>\n");
  add_file (zip, out, "_rels/.rels",
            HEADER "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"r1\" Type=\"" RELATIONS
                   "/officeDocument\" Target=\"word/document.xml\"/></Relationships>\n");
  add_file (zip, out, "word/_rels/document.xml.rels",
            HEADER "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"r1\" Type=\"" RELATIONS
                   "/styles\" Target=\"styles.xml\"/></Relationships>\n");
  add_file (zip, out, "word/styles.xml", styles->str);
}

static void
docx_end (AdduceExportRun *run)
{
  static const char end[] = "<w:sectPr><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" "
                            "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n";
  State *state = run->state;
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (AdduceExportZip) zip = adduce_export_zip_new ();
  g_autoptr (GList) headings = adduce_export_met_list (state->groups);

  for (GList *link = headings; link != NULL; link = link->next)
    {
      const GString *claims = g_hash_table_lookup (state->groups, link->data);
      g_autoptr (GString) heading = g_string_new (NULL);

      append_paragraph (heading, "Heading2", link->data, PLAIN);
      adduce_export_zip_part_append (state->part, heading->str, heading->len);
      adduce_export_zip_part_append (state->part, claims->str, claims->len);
    }
  adduce_export_zip_part_append (state->part, end, strlen (end));
  add_frame (zip, out);
  adduce_export_zip_add_part (zip, out, "word/document.xml", state->part);
  adduce_export_zip_end (zip, out);
}

const AdduceExportWriter adduce_export_docx = {
  .format = {
    .id = "docx",
    .label = N_("Report as a Document (DOCX)"),
    .extension = ".docx",
    .holds = ADDUCE_EXPORT_HOLDS_ALL & ~(guint) ADDUCE_HOLDS_TIMES,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE | 1u << ADDUCE_EXPORT_TEXT_QUOTES,
    .unit = ADDUCE_UNIT_NONE,
    .takes_label = TRUE,
    .checked_with = "Python’s zipfile and XML reader",
  },
  .begin = docx_begin,
  .add_article = docx_add_article,
  .end = docx_end,
  .free_state = state_free,
};
