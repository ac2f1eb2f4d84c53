/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What several formats write alike: the one label of a claim, what is known of an article, codes that were met.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <string.h>

#include "text/adduce-words.h"

#define DEFAULT_LABEL "stance"
#define NO_LABEL "claim"

const char *
adduce_export_run_get_label_variable (const AdduceExportRun *run)
{
  return run->options->label != NULL ? run->options->label : DEFAULT_LABEL;
}

gboolean
adduce_export_label_is_known (const char *label, AdduceCodebook *codebook)
{
  return strcmp (label, ADDUCE_EXPORT_LABEL_JOINED) == 0 || strcmp (label, "speaker") == 0
         || strcmp (label, "issue") == 0
         || adduce_codebook_get_variable (codebook, label) != NULL;
}

/* Labels are words: a value of one's own in words may have blanks. */
static void
append_word (GString *label, const char *code)
{
  for (const char *at = code; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (label, g_unichar_isspace (c) || g_unichar_iscntrl (c) ? '_' : c);
    }
}

static void
append_joined (GString *label, AdduceClaim *claim)
{
  AdduceTagList *evidence = adduce_claim_get_evidence (claim);

  if (adduce_claim_get_stance (claim) != NULL)
    append_word (label, adduce_tag_get_code (adduce_claim_get_stance (claim)));
  for (guint i = 0; i < adduce_tag_list_get_n_tags (evidence); i++)
    {
      g_string_append (label, label->len > 0 ? "+" : "");
      append_word (label, adduce_tag_get_code (adduce_tag_list_get_tag (evidence, i)));
    }
}

char *
adduce_export_run_dup_label (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim)
{
  const char *variable = adduce_export_run_get_label_variable (run);
  g_autoptr (GString) label = g_string_new (NULL);

  if (strcmp (variable, ADDUCE_EXPORT_LABEL_JOINED) == 0)
    append_joined (label, claim);
  else
    {
      AdduceTagList *tags = adduce_claim_get_values (claim, variable);

      if (tags != NULL)
        append_word (label, adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0)));
      if (article != NULL && tags != NULL && adduce_tag_list_get_n_tags (tags) > 1)
        adduce_export_run_lose (run, article, claim, ADDUCE_LOSS_SEVERAL);
    }
  return label->len > 0 ? g_string_free (g_steal_pointer (&label), FALSE) : g_strdup (NO_LABEL);
}

gboolean
adduce_export_run_loses_facets (const AdduceExportRun *run, AdduceClaim *claim)
{
  static const char *const facets[] = { "speaker", "issue", "stance", "evidence" };
  const char *label = run->format->takes_label ? adduce_export_run_get_label_variable (run) : "";
  gboolean is_joined = strcmp (label, ADDUCE_EXPORT_LABEL_JOINED) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      gboolean is_written = strcmp (facets[i], label) == 0 || (is_joined && i >= 2);

      if (!is_written && adduce_claim_get_values (claim, facets[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
adduce_export_run_take_tokens (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim,
                               const GArray *tokens, AdduceSpan span, guint *ret_first, guint *ret_last)
{
  guint first = adduce_words_find (tokens, span.start);
  guint behind = first;

  while (behind < tokens->len && g_array_index (tokens, AdduceSpan, behind).start < span.end)
    behind++;
  if (behind == first)
    return FALSE;

  if (g_array_index (tokens, AdduceSpan, first).start < span.start
      || g_array_index (tokens, AdduceSpan, behind - 1).end > span.end)
    adduce_export_run_lose (run, article, claim, ADDUCE_LOSS_TOKENS);
  if (g_array_index (tokens, AdduceSpan, first).start > span.start
      || g_array_index (tokens, AdduceSpan, behind - 1).end < span.end)
    adduce_export_run_lose (run, article, claim, ADDUCE_LOSS_EDGES);
  *ret_first = first;
  *ret_last = behind - 1;
  return TRUE;
}

void
adduce_export_report_source (AdduceReport *report, const AdduceExportArticle *article, const AdduceExportLayer *layer)
{
  adduce_report_string (report, "path", article->path);
  adduce_report_string (report, "article_id", article->id);
  adduce_report_string (report, "title", article->title != NULL ? article->title : "");
  adduce_report_string (report, "date", article->date != NULL ? article->date : "");
  adduce_report_string (report, "outlet", article->outlet != NULL ? article->outlet : "");
  if (layer == NULL)
    return;
  adduce_report_string (report, "coder", layer->coder);
  adduce_report_string (report, "article_status", adduce_status_to_id (layer->status));
}

void
adduce_export_append_report (GString *out, AdduceReport *report)
{
  g_autofree char *text = adduce_report_end (report);

  g_string_append (out, text);
}

/* --- codes that were met --- */

GHashTable *
adduce_export_met_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
}

void
adduce_export_met_add (GHashTable *met, const char *variable, const char *code, const char *label)
{
  GHashTable *codes = g_hash_table_lookup (met, variable);

  if (codes == NULL)
    {
      codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (met, g_strdup (variable), codes);
    }
  if (!g_hash_table_contains (codes, code))
    g_hash_table_insert (codes, g_strdup (code), g_strdup (label));
}

GList *
adduce_export_met_list (GHashTable *table)
{
  return table != NULL ? g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp) : NULL;
}
