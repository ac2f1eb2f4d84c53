/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report for readers as one HTML page that needs nothing else: the articles with their claims marked and listed, or,
 * without the articles' words, the claims under headings.
 *
 * A mark is told by its underline and the number behind it, and only then by its colour; the page is dark where the
 * reader's desktop is.
 */

#include "config.h"

#include "export/adduce-export-reading.h"
#include "export/adduce-export-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"

#define STYLE                                                                                                          \
  ":root{color-scheme:light dark}"                                                                                     \
  "body{font:1.05rem/1.6 Georgia,'Noto Serif',serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d1d1d;"    \
  "background:#fff}"                                                                                                   \
  "h1,h2,h3,.meta,ol,dl,sup{font-family:Cantarell,'Noto Sans',sans-serif}h2{margin-top:3rem}.meta{color:#555}"         \
  "mark{background:#fdf0c0;color:inherit;border-bottom:2px solid #8a6d00;padding:0}"                                   \
  "mark.more{border-bottom-style:double;border-bottom-width:4px}sup{font-size:.65em;color:#6a5400;padding:0 .1em}"     \
  "li,.claim{margin:.8rem 0}.claim{border-left:3px solid #8a6d00;padding-left:.8rem}q{font-style:italic}"              \
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.2rem 0;font-size:.85em}"              \
  "dt{color:#555}dd{margin:0;white-space:pre-wrap}p{white-space:pre-wrap;margin:0 0 1em}"                              \
  "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1e1e1e}.meta,dt{color:#b0b0b0}"                    \
  "mark{background:#4d4010;border-color:#d9b83a}sup{color:#e5cb6a}.claim{border-color:#d9b83a}}"                       \
  "@media print{body{margin:0;max-width:none}h2{break-after:avoid}li,.claim{break-inside:avoid}}"

#define PARAGRAPH "<p dir=\"auto\">"

/* Headings and what stands under each, where claims are grouped. */
typedef struct {
  GHashTable *groups; /* heading → GString */
  guint n_articles;
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

  g_hash_table_unref (state->groups);
  g_free (state);
}

static void
append_words (GString *out, const char *words)
{
  adduce_export_xml_append (out, words, -1);
}

static void
append_facts (GString *out, AdduceExportRun *run, const AdduceReadingClaim *one)
{
  g_auto (GStrv) facts = adduce_export_reading_describe (run, one);

  g_string_append (out, "<dl>");
  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_string_append (out, "<dt>");
      append_words (out, facts[i]);
      g_string_append (out, "</dt><dd>");
      append_words (out, facts[i + 1]);
      g_string_append (out, "</dd>");
    }
  g_string_append (out, "</dl>");
}

static void
append_quote (GString *out, AdduceClaim *claim)
{
  g_autofree char *words = adduce_claim_dup_text (claim, " … ");

  g_string_append (out, "<q dir=\"auto\">");
  append_words (out, words);
  g_string_append (out, "</q>");
}

static void
append_segment (GString *out, const AdduceExportArticle *article, const AdduceReadingSegment *segment, guint number)
{
  g_autofree char *words = adduce_text_dup_slice (article->text, segment->span);

  if (strcmp (words, "\n") == 0)
    {
      if (!g_str_has_suffix (out->str, PARAGRAPH))
        g_string_append (out, "</p>\n" PARAGRAPH);
      return;
    }
  if (segment->claims->len > 0)
    g_string_append (out, segment->claims->len > 1 ? "<mark class=\"more\">" : "<mark>");
  append_words (out, words);
  if (segment->claims->len > 0)
    g_string_append (out, "</mark>");
  for (guint i = 0; i < segment->ends->len; i++)
    {
      guint claim = g_array_index (segment->ends, guint, i) + 1;

      g_string_append_printf (out, "<sup><a href=\"#a%u-%u\">%u</a></sup>", number, claim, claim);
    }
}

static void
append_article (AdduceExportRun *run, const AdduceExportArticle *article, guint number)
{
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (GArray) claims = adduce_export_reading_list (article);
  g_autoptr (GArray) segments = adduce_export_reading_divide (article, claims);
  g_autofree char *source = adduce_export_reading_dup_source (article, FALSE);

  g_string_append (out, "<article>\n<h2 dir=\"auto\">");
  append_words (out, article->title != NULL ? article->title : article->path);
  g_string_append (out, "</h2>\n<p class=\"meta\">");
  append_words (out, source);
  g_string_append (out, "</p>\n" PARAGRAPH);
  for (guint i = 0; i < segments->len; i++)
    append_segment (out, article, &g_array_index (segments, AdduceReadingSegment, i), number);
  g_string_append (out, "</p>\n<ol>\n");
  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);

      g_string_append_printf (out, "<li id=\"a%u-%u\">", number, i + 1);
      append_quote (out, one->claim);
      append_facts (out, run, one);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ol>\n</article>\n");
}

/* Each claim under each of its values; the headings' texts are kept until the end. */
static void
group_claims (AdduceExportRun *run, const AdduceExportArticle *article)
{
  State *state = run->state;
  g_autoptr (GArray) claims = adduce_export_reading_list (article);
  g_autofree char *source = adduce_export_reading_dup_source (article, TRUE);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_auto (GStrv) groups = adduce_export_reading_list_groups (run, one->claim);

      for (guint k = 0; groups[k] != NULL; k++)
        {
          GString *out = adduce_export_reading_open_group (state->groups, groups[k]);

          g_string_append (out, "<div class=\"claim\">");
          append_quote (out, one->claim);
          g_string_append (out, "<div class=\"meta\">");
          append_words (out, source);
          g_string_append (out, "</div>");
          append_facts (out, run, one);
          g_string_append (out, "</div>\n");
        }
    }
}

static void
html_begin (AdduceExportRun *run)
{
  GString *out = adduce_export_run_get_out (run);
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);
  State *state = g_new0 (State, 1);

  state->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_free);
  run->state = state;
  g_string_append (out, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
  append_words (out, name);
  g_string_append (out, "</title>\n<style>" STYLE "</style>\n</head>\n<body>\n<h1 dir=\"auto\">");
  append_words (out, name);
  g_string_append (out, "</h1>\n");
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      g_autofree char *group = adduce_export_reading_dup_group_name (run);
      /* Translators: %s is a variable, like "Stance" */
      g_autofree char *text = g_strdup_printf (_("Claims by: %s"), group);

      g_string_append (out, "<p class=\"meta\">");
      append_words (out, text);
      g_string_append (out, "</p>\n");
    }
}

static void
html_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  State *state = run->state;

  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    group_claims (run, article);
  else
    append_article (run, article, ++state->n_articles);
}

static void
html_end (AdduceExportRun *run)
{
  State *state = run->state;
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (GList) headings = adduce_export_met_list (state->groups);

  for (GList *link = headings; link != NULL; link = link->next)
    {
      const GString *claims = g_hash_table_lookup (state->groups, link->data);

      g_string_append (out, "<section>\n<h2 dir=\"auto\">");
      append_words (out, link->data);
      g_string_append (out, "</h2>\n");
      g_string_append_len (out, claims->str, (gssize) claims->len);
      g_string_append (out, "</section>\n");
    }
  g_string_append (out, "</body>\n</html>\n");
}

const AdduceExportWriter adduce_export_html = {
  .format = {
    .id = "html",
    .label = N_("Report as HTML"),
    .extension = ".html",
    .holds = ADDUCE_EXPORT_HOLDS_ALL & ~(guint) ADDUCE_HOLDS_TIMES,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE | 1u << ADDUCE_EXPORT_TEXT_QUOTES,
    .unit = ADDUCE_UNIT_NONE,
    .takes_label = TRUE,
    .checked_with = "Python’s html.parser",
  },
  .begin = html_begin,
  .add_article = html_add_article,
  .end = html_end,
  .free_state = state_free,
};
