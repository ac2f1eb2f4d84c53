/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The event list of the Discourse Network Analyzer: semicolons between the columns, texts in quotation marks, one row
 * a statement. As its statements have one person and one concept, a claim is a row for each pair of speaker and issue.
 *
 * DNA writes ' for quotation marks and , for semicolons; here they stay, quotation marks doubled. Places count UTF-16.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-utf16.h"

#define SEPARATOR ';'
#define LINE_END "\n"
#define LIST_SEPARATOR ", "
#define ORGANIZATION "organization"

/* Numbers that were given. */
typedef struct {
  GHashTable *coders; /* nickname → number */
  guint n_statements;
  guint n_documents;
  GPtrArray *attributes;
  GPtrArray *own; /* AdduceVariable */
} State;

/* A claim on its way into rows. */
typedef struct {
  const AdduceExportArticle *article;
  const AdduceExportLayer *layer;
  AdduceClaim *claim;
  guint start;
  guint stop;
  char *words;
} Statement;

static void
state_free (gpointer data)
{
  State *state = data;

  g_hash_table_unref (state->coders);
  g_ptr_array_unref (state->attributes);
  g_ptr_array_unref (state->own);
  g_free (state);
}

static void
append_text (GString *out, const char *text)
{
  g_string_append (out, ";\"");
  for (const char *at = text != NULL ? text : ""; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, '"');
}

static guint
number_coder (State *state, const char *coder)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (state->coders, coder));

  if (number > 0)
    return number;
  number = g_hash_table_size (state->coders) + 1;
  g_hash_table_insert (state->coders, g_strdup (coder), GUINT_TO_POINTER (number));
  return number;
}

static void
append_tags (GString *out, AdduceTagList *tags, gboolean labels)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? LIST_SEPARATOR : "",
                              labels ? adduce_tag_get_label (tag) : adduce_tag_get_code (tag));
    }
  append_text (out, joined->str);
}

/* 1 for a stance with a number above 0, 0 for one below; else nothing, which DNA itself has not. */
static void
append_agreement (GString *out, AdduceExportRun *run, AdduceClaim *claim)
{
  const AdduceTag *stance = adduce_claim_get_stance (claim);
  gint64 number;

  g_string_append_c (out, SEPARATOR);
  if (stance != NULL && adduce_export_get_number (run->codebook, stance, &number) && number != 0)
    g_string_append_c (out, number > 0 ? '1' : '0');
}

/* `yyyy-MM-dd HH:mm:ss`; of a date that is a month or year its first day. */
static void
append_time (GString *out, const char *date)
{
  static const char first[] = "0000-01-01";

  g_string_append_c (out, SEPARATOR);
  if (date != NULL)
    g_string_append_printf (out, "%s%s 00:00:00", date, strlen (date) < strlen (first) ? first + strlen (date) : "");
}

static void
append_extras (GString *out, AdduceExportRun *run, const Statement *statement, const AdduceTag *speaker)
{
  State *state = run->state;
  AdduceClaim *claim = statement->claim;
  const AdduceTag *stance = adduce_claim_get_stance (claim);
  const AdduceExportRow row = { statement->article, statement->layer, claim, TRUE };

  append_text (out, statement->layer->coder);
  append_text (out, adduce_claim_get_id (claim));
  append_text (out, stance != NULL ? adduce_tag_get_code (stance) : NULL);
  append_tags (out, adduce_claim_get_evidence (claim), FALSE);
  append_text (out, adduce_certainty_to_id (adduce_claim_get_certainty (claim)));
  append_text (out, adduce_claim_get_note (claim));
  for (guint i = 0; i < state->own->len; i++)
    append_tags (out, adduce_export_row_get_values (&row, state->own->pdata[i]), FALSE);
  for (guint i = 0; i < state->attributes->len; i++)
    {
      const char *name = state->attributes->pdata[i];
      const char *date = statement->article->date;

      append_text (out, speaker != NULL ? adduce_export_get_attribute (run->speakers, speaker, name, date) : NULL);
    }
}

static void
append_row (AdduceExportRun *run, const Statement *statement, const AdduceTag *speaker, const AdduceTag *issue)
{
  State *state = run->state;
  const AdduceExportArticle *article = statement->article;
  GString *out = adduce_export_run_get_out (run);

  g_string_append_printf (out, "%u", ++state->n_statements);
  append_time (out, article->date);
  append_text (out, speaker != NULL ? adduce_tag_get_label (speaker) : NULL);
  append_text (out, speaker != NULL ? adduce_export_get_attribute (run->speakers, speaker, ORGANIZATION, article->date)
                                    : NULL);
  append_text (out, issue != NULL ? adduce_tag_get_label (issue) : NULL);
  append_agreement (out, run, statement->claim);
  g_string_append_printf (out, ";%u;%u", statement->start, statement->stop);
  append_text (out, statement->words);
  g_string_append_printf (out, ";%u;%u", number_coder (state, statement->layer->coder), state->n_documents);
  append_text (out, article->title != NULL ? article->title : article->path);
  append_text (out, NULL);
  append_text (out, article->outlet);
  append_text (out, NULL);
  append_text (out, NULL);
  append_extras (out, run, statement, speaker);
  g_string_append (out, LINE_END);
}

static void
append_pairs (AdduceExportRun *run, const Statement *statement)
{
  AdduceTagList *speakers = adduce_claim_get_speakers (statement->claim);
  AdduceTagList *issues = adduce_claim_get_issues (statement->claim);
  guint n_speakers = adduce_tag_list_get_n_tags (speakers);
  guint n_issues = adduce_tag_list_get_n_tags (issues);

  for (guint i = 0; i < MAX (n_speakers, 1); i++)
    for (guint k = 0; k < MAX (n_issues, 1); k++)
      append_row (run, statement, n_speakers > 0 ? adduce_tag_list_get_tag (speakers, i) : NULL,
                  n_issues > 0 ? adduce_tag_list_get_tag (issues, k) : NULL);
}

static void
dna_begin (AdduceExportRun *run)
{
  static const char *const names[]
    = { "time", "person", "organization", "concept", "agreement", "start_position", "stop_position", "text", "coder",
        "document_id", "document_title", "document_author", "document_source", "document_section", "document_type",
        "coder_name", "claim_id", "stance", "evidence", "certainty", "note" };
  GString *out = adduce_export_run_get_out (run);
  State *state = g_new0 (State, 1);

  state->coders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state->attributes = adduce_export_list_attributes (run->speakers);
  state->own = adduce_export_list_own (run->codebook);
  run->state = state;
  g_string_append (out, "\"statement_id\"");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_text (out, names[i]);
  for (guint i = 0; i < state->own->len; i++)
    {
      g_autofree char *name = g_strconcat ("var_", adduce_variable_get_id (state->own->pdata[i]), NULL);

      append_text (out, name);
    }
  for (guint i = 0; i < state->attributes->len; i++)
    {
      g_autofree char *name = g_strconcat ("person_", state->attributes->pdata[i], NULL);

      append_text (out, name);
    }
  g_string_append (out, LINE_END);
}

static void
dna_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  State *state = run->state;
  g_autoptr (AdduceUtf16) units = adduce_utf16_new (article->text);

  state->n_documents++;
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      for (guint k = 0; k < layer->claims->len; k++)
        {
          AdduceClaim *claim = g_array_index (layer->claims, AdduceExportClaim, k).claim;
          AdduceSpanSet *spans = adduce_claim_get_spans (claim);
          const AdduceSpan span = { adduce_span_set_get_start (spans), adduce_span_set_get_end (spans) };
          g_autofree char *words = adduce_text_dup_slice (article->text, span);
          const Statement statement = { article,
                                        layer,
                                        claim,
                                        adduce_utf16_from_offset (units, span.start),
                                        adduce_utf16_from_offset (units, span.end),
                                        words };

          append_pairs (run, &statement);
        }
    }
}

const AdduceExportWriter adduce_export_dna_csv = {
  .format = {
    .id = "dna-csv",
    .label = N_("DNA Event List"),
    .extension = ".csv",
    .holds = ADDUCE_EXPORT_HOLDS_ALL & ~(guint) (ADDUCE_HOLDS_TIMES | ADDUCE_HOLDS_DISCONTINUOUS),
    .texts = 1u << ADDUCE_EXPORT_TEXT_QUOTES,
    .unit = ADDUCE_UNIT_UTF16,
    .joins_pieces = TRUE,
    .checked_with = "Python’s csv",
  },
  .begin = dna_begin,
  .add_article = dna_add_article,
  .free_state = state_free,
};
