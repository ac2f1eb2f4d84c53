/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report for readers as Markdown: the articles with their claims in numbered brackets and listed, or, without the
 * articles' words, the claims under headings.
 */

#include "config.h"

#include "export/adduce-export-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"

/* The state is a table heading → GString, where claims are grouped. */
static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/* What Markdown would take for markup is escaped; a line end becomes @line_end. */
static void
append_words (GString *out, const char *words, const char *line_end)
{
  gboolean at_start = TRUE;
  gboolean only_digits = TRUE; /* since the line began: "1." would be a list */

  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '\n')
        {
          if (!g_str_has_suffix (out->str, "\n\n"))
            g_string_append (out, line_end);
          at_start = only_digits = TRUE;
          continue;
        }
      if (strchr ("\\`*_[]<>#|~&", *at) != NULL || (at_start && strchr ("+-=:", *at) != NULL)
          || (!at_start && only_digits && strchr (".)", *at) != NULL))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at == '\t' || *at == '\r' ? ' ' : *at);
      only_digits = only_digits && (g_ascii_isdigit (*at) || (at_start && *at == ' '));
      at_start = at_start && *at == ' ';
    }
}

static void
append_facts (GString *out, AdduceExportRun *run, const AdduceReadingClaim *one, const char *indent)
{
  g_auto (GStrv) facts = adduce_export_reading_describe (run, one);

  for (guint i = 0; facts[i] != NULL; i += 2)
    {
      g_string_append_printf (out, "%s- *", indent);
      append_words (out, facts[i], " ");
      g_string_append (out, ":* ");
      append_words (out, facts[i + 1], " ");
      g_string_append_c (out, '\n');
    }
}

static void
append_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (GArray) claims = adduce_export_reading_list (article);
  g_autoptr (GArray) segments = adduce_export_reading_divide (article, claims);
  g_autofree char *source = adduce_export_reading_dup_source (article, FALSE);

  g_string_append (out, "## ");
  append_words (out, article->title != NULL ? article->title : article->path, " ");
  g_string_append (out, "\n\n");
  append_words (out, source, " ");
  g_string_append (out, "\n\n");
  for (guint i = 0; i < segments->len; i++)
    {
      const AdduceReadingSegment *segment = &g_array_index (segments, AdduceReadingSegment, i);
      g_autofree char *words = adduce_text_dup_slice (article->text, segment->span);

      for (guint k = 0; k < segment->claims->len; k++)
        {
          guint claim = g_array_index (segment->claims, guint, k);
          AdduceSpanSet *spans = adduce_claim_get_spans (g_array_index (claims, AdduceReadingClaim, claim).claim);

          if (adduce_span_set_get_start (spans) == segment->span.start)
            g_string_append_printf (out, "**[%u** ", claim + 1);
        }
      append_words (out, words, "\n\n");
      for (guint k = 0; k < segment->ends->len; k++)
        g_string_append_printf (out, " **%u]**", g_array_index (segment->ends, guint, k) + 1);
    }
  if (!g_str_has_suffix (out->str, "\n\n"))
    g_string_append (out, "\n\n");
  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_autofree char *words = adduce_claim_dup_text (one->claim, " … ");

      g_string_append_printf (out, "%u. ", i + 1);
      append_words (out, words, " ");
      g_string_append_c (out, '\n');
      append_facts (out, run, one, "    ");
    }
  g_string_append_c (out, '\n');
}

static void
group_claims (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (GArray) claims = adduce_export_reading_list (article);
  g_autofree char *source = adduce_export_reading_dup_source (article, TRUE);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_autofree char *words = adduce_claim_dup_text (one->claim, " … ");
      g_auto (GStrv) groups = adduce_export_reading_list_groups (run, one->claim);

      for (guint k = 0; groups[k] != NULL; k++)
        {
          GString *out = adduce_export_reading_open_group (run->state, groups[k]);

          g_string_append (out, "> ");
          append_words (out, words, "\n> ");
          g_string_append (out, "\n\n");
          append_words (out, source, " ");
          g_string_append (out, "\n\n");
          append_facts (out, run, one, "");
          g_string_append_c (out, '\n');
        }
    }
}

static void
md_begin (AdduceExportRun *run)
{
  GString *out = adduce_export_run_get_out (run);
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);

  run->state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_free);
  g_string_append (out, "# ");
  append_words (out, name, " ");
  g_string_append (out, "\n\n");
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      g_autofree char *group = adduce_export_reading_dup_group_name (run);
      /* Translators: %s is a variable, like "Stance" */
      g_autofree char *text = g_strdup_printf (_("Claims by: %s"), group);

      append_words (out, text, " ");
      g_string_append (out, "\n\n");
    }
}

/* Facts are items of a list, one line each. */
static void
lose_breaks (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (GArray) claims = adduce_export_reading_list (article);

  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceReadingClaim *one = &g_array_index (claims, AdduceReadingClaim, i);
      g_auto (GStrv) facts = adduce_export_reading_describe (run, one);

      for (guint k = 0; facts[k] != NULL; k++)
        if (strpbrk (facts[k], "\n\r\t") != NULL)
          adduce_export_run_lose (run, article, one->claim, ADDUCE_LOSS_BREAKS);
    }
}

static void
md_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  lose_breaks (run, article);
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    group_claims (run, article);
  else
    append_article (run, article);
}

static void
md_end (AdduceExportRun *run)
{
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (GList) headings = adduce_export_met_list (run->state);

  for (GList *link = headings; link != NULL; link = link->next)
    {
      const GString *claims = g_hash_table_lookup (run->state, link->data);

      g_string_append (out, "## ");
      append_words (out, link->data, " ");
      g_string_append (out, "\n\n");
      g_string_append_len (out, claims->str, (gssize) claims->len);
    }
}

const AdduceExportWriter adduce_export_md = {
  .format = {
    .id = "md",
    .label = N_("Report as Markdown"),
    .extension = ".md",
    .holds = ADDUCE_EXPORT_HOLDS_ALL & ~(guint) ADDUCE_HOLDS_TIMES,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE | 1u << ADDUCE_EXPORT_TEXT_QUOTES,
    .unit = ADDUCE_UNIT_NONE,
    .takes_label = TRUE,
    .checked_with = "a reading by hand",
  },
  .begin = md_begin,
  .add_article = md_add_article,
  .end = md_end,
  .free_state = (GDestroyNotify) g_hash_table_unref,
};
