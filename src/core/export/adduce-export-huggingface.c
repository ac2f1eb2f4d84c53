/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A data set for the Hugging Face hub: a folder with a README.md, which is its card, and JSON Lines for each view and
 * split. Every row of a view has every key, of one type: "" and -1 stand for what is unset.
 *
 * Views: tokens (sentences with one tag a token), claims (one row a claim), extraction (one row an article with all its
 * claims). Which split an article is in depends on its text alone, so that copies of a text are in the same.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"
#include "text/adduce-sentences.h"
#include "text/adduce-words.h"

#define N_SPLITS 3
#define N_VIEWS 3

typedef enum {
  VIEW_TOKENS,
  VIEW_CLAIMS,
  VIEW_EXTRACTION,
} View;

static const char *const view_names[N_VIEWS] = { "tokens", "claims", "extraction" };
static const char *const split_names[N_SPLITS] = { "train", "validation", "test" };

/* How many rows each file has. */
typedef struct {
  guint n_rows[N_VIEWS][N_SPLITS];
} State;

/* Eight of ten in the first; by the digest of the text. */
static guint
choose_split (const AdduceExportArticle *article)
{
  g_autofree char *begin = g_strndup (adduce_export_get_sha256 (article), 8);
  guint64 number = g_ascii_strtoull (begin, NULL, 16) % 10;

  return number < 8 ? 0 : number == 8 ? 1 : 2;
}

static void
append_row (AdduceExportRun *run, View view, guint split, AdduceReport *report)
{
  State *state = run->state;
  g_autofree char *name = g_strdup_printf ("data/%s/%s.jsonl", view_names[view], split_names[split]);
  GString *out = adduce_export_target_get (run->target, name);

  adduce_export_append_report (out, report);
  g_string_append_c (out, '\n');
  state->n_rows[view][split]++;
}

static void
report_list (AdduceReport *report, const char *name, AdduceTagList *tags, gboolean labels)
{
  adduce_report_begin_array (report, name);
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      adduce_report_string (report, NULL, labels ? adduce_tag_get_label (tag) : adduce_tag_get_code (tag));
    }
  adduce_report_end_array (report);
}

/* "ID=VALUE", of claim and article alike. */
static void
report_own (AdduceReport *report, const char *name, AdduceClaim *claim)
{
  g_auto (GStrv) own = claim != NULL ? adduce_claim_list_variables (claim) : NULL;

  adduce_report_begin_array (report, name);
  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    {
      AdduceTagList *tags = adduce_claim_get_values (claim, own[i]);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (tags, k));
          g_autofree char *value = g_strconcat (own[i], "=", code, NULL);

          adduce_report_string (report, NULL, value);
        }
    }
  adduce_report_end_array (report);
}

static void
report_spans (AdduceReport *report, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);

  adduce_report_begin_array (report, "spans");
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      adduce_report_begin_object (report, NULL);
      adduce_report_integer (report, "start", span.start);
      adduce_report_integer (report, "end", span.end);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
report_claim (AdduceReport *report, AdduceExportRun *run, AdduceClaim *claim)
{
  const AdduceTag *stance = adduce_claim_get_stance (claim);
  const char *certainty = adduce_certainty_to_id (adduce_claim_get_certainty (claim));
  const char *note = adduce_claim_get_note (claim);
  g_autofree char *words = adduce_claim_dup_text (claim, " … ");
  g_autofree char *created = adduce_export_format_time (adduce_claim_get_created (claim));
  g_autofree char *modified = adduce_export_format_time (adduce_claim_get_modified (claim));

  adduce_report_string (report, "claim_id", adduce_claim_get_id (claim));
  report_spans (report, claim);
  adduce_report_string (report, "text", run->options->text == ADDUCE_EXPORT_TEXT_OFFSETS ? "" : words);
  report_list (report, "speakers", adduce_claim_get_speakers (claim), TRUE);
  report_list (report, "issues", adduce_claim_get_issues (claim), TRUE);
  adduce_report_string (report, "stance", stance != NULL ? adduce_tag_get_code (stance) : "");
  report_list (report, "evidence", adduce_claim_get_evidence (claim), FALSE);
  adduce_report_string (report, "certainty", certainty != NULL ? certainty : "");
  report_own (report, "values", claim);
  adduce_report_string (report, "note", note != NULL ? note : "");
  adduce_report_string (report, "created", created);
  adduce_report_string (report, "modified", modified);
}

static void
report_article (AdduceReport *report, const AdduceExportArticle *article, const AdduceExportLayer *layer)
{
  adduce_export_report_source (report, article, layer);
  adduce_report_string (report, "text_sha256", adduce_export_get_sha256 (article));
  report_own (report, "article_values", layer->values);
}

static void
add_claims (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer, guint split)
{
  for (guint i = 0; i < layer->claims->len; i++)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

      adduce_report_begin_object (report, NULL);
      report_claim (report, run, g_array_index (layer->claims, AdduceExportClaim, i).claim);
      report_article (report, article, layer);
      adduce_report_end_object (report);
      append_row (run, VIEW_CLAIMS, split, report);
    }
}

static void
add_extraction (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer, guint split)
{
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "text", adduce_text_get_utf8 (article->text));
  report_article (report, article, layer);
  adduce_report_begin_array (report, "claims");
  for (guint i = 0; i < layer->claims->len; i++)
    {
      adduce_report_begin_object (report, NULL);
      report_claim (report, run, g_array_index (layer->claims, AdduceExportClaim, i).claim);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  append_row (run, VIEW_EXTRACTION, split, report);
}

/* Tags of tokens: where claims overlap, the longer one's; the other views have all. */
static GPtrArray *
tag_tokens (AdduceExportRun *run, const AdduceExportLayer *layer, const GArray *tokens)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *sizes = g_new0 (guint, tokens->len + 1);

  g_ptr_array_set_size (tags, (int) tokens->len);
  for (guint i = 0; i < layer->claims->len; i++)
    {
      AdduceClaim *claim = g_array_index (layer->claims, AdduceExportClaim, i).claim;
      AdduceSpanSet *spans = adduce_claim_get_spans (claim);
      guint size = adduce_span_set_get_size (spans);
      g_autofree char *label = adduce_export_run_dup_label (run, NULL, claim);

      for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
        {
          AdduceSpan span = adduce_span_set_get_span (spans, k);
          guint first = adduce_words_find (tokens, span.start);

          for (guint t = first; t < tokens->len && g_array_index (tokens, AdduceSpan, t).start < span.end; t++)
            {
              if (sizes[t] >= size)
                continue;
              sizes[t] = size;
              g_free (tags->pdata[t]);
              tags->pdata[t] = g_strdup_printf ("%c-%s", t == first ? 'B' : 'I', label);
            }
        }
    }
  return tags;
}

static void
add_sentence (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer,
              const GArray *tokens, const GPtrArray *tags, AdduceSpan sentence, guint split)
{
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);
  guint first = adduce_words_find (tokens, sentence.start);
  guint behind = adduce_words_find (tokens, sentence.end);

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "tokens");
  for (guint i = first; i < behind; i++)
    {
      g_autofree char *words = adduce_text_dup_slice (article->text, g_array_index (tokens, AdduceSpan, i));

      adduce_report_string (report, NULL, words);
    }
  adduce_report_end_array (report);
  adduce_report_begin_array (report, "tags");
  for (guint i = first; i < behind; i++)
    adduce_report_string (report, NULL, tags->pdata[i] != NULL ? tags->pdata[i] : "O");
  adduce_report_end_array (report);
  adduce_report_integer (report, "start", sentence.start);
  adduce_report_integer (report, "end", sentence.end);
  report_article (report, article, layer);
  adduce_report_end_object (report);
  append_row (run, VIEW_TOKENS, split, report);
}

static void
add_tokens (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer, guint split)
{
  const AdduceSpan whole = { 0, adduce_text_get_length (article->text) };
  g_autoptr (GArray) tokens = adduce_words_list (article->text);
  g_autoptr (GArray) sentences = adduce_sentences_list (article->text, whole);
  g_autoptr (GPtrArray) tags = tag_tokens (run, layer, tokens);

  for (guint i = 0; i < sentences->len; i++)
    add_sentence (run, article, layer, tokens, tags, g_array_index (sentences, AdduceSpan, i), split);
}

static void
huggingface_begin (AdduceExportRun *run)
{
  run->state = g_new0 (State, 1);
}

static void
huggingface_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  guint split = choose_split (article);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      add_claims (run, article, layer, split);
      if (run->options->text != ADDUCE_EXPORT_TEXT_FULL)
        continue;
      add_extraction (run, article, layer, split);
      add_tokens (run, article, layer, split);
    }
}

/* The hub's classes of size. */
static const char *
get_size_category (guint n_rows)
{
  return n_rows < 1000 ? "n<1K" : n_rows < 10000 ? "1K<n<10K" : n_rows < 100000 ? "10K<n<100K" : "100K<n<1M";
}

static guint
count_rows (const State *state, View view)
{
  guint n_rows = 0;

  for (guint i = 0; i < N_SPLITS; i++)
    n_rows += state->n_rows[view][i];
  return n_rows;
}

static void
append_configurations (GString *out, const State *state)
{
  g_string_append (out, "configs:\n");
  for (guint view = 0; view < N_VIEWS; view++)
    {
      if (count_rows (state, view) == 0)
        continue;
      g_string_append_printf (out, "- config_name: %s\n  data_files:\n", view_names[view]);
      for (guint i = 0; i < N_SPLITS; i++)
        if (state->n_rows[view][i] > 0)
          g_string_append_printf (out, "  - split: %s\n    path: data/%s/%s.jsonl\n", split_names[i], view_names[view],
                                  split_names[i]);
    }
}

static void
huggingface_end (AdduceExportRun *run)
{
  const State *state = run->state;
  GString *out = adduce_export_target_get (run->target, "README.md");
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);
  g_autoptr (AdduceReport) quoted = adduce_report_new (FALSE);

  adduce_report_string (quoted, NULL, name);
  g_string_append (out, "---\npretty_name: ");
  adduce_export_append_report (out, quoted); /* a string of JSON is one of YAML */
  g_string_append_printf (out,
                          "\nannotations_creators:\n- expert-generated\nlicense: other\nsize_categories:\n- %s\n"
                          "task_categories:\n- token-classification\n- text-classification\n",
                          get_size_category (count_rows (state, VIEW_CLAIMS)));
  append_configurations (out, state);
  g_string_append_printf (out,
                          "---\n\n# Claims in news articles\n\n"
                          "Coded with Adduce by the codebook “%s”, version %" G_GUINT64_FORMAT ". %u claims.\n\n"
                          "Offsets count Unicode code points, the end excluded. Unset is \"\" or an empty list. The "
                          "split of an article depends on its text alone: copies of a text are in the same split, "
                          "and no sentence is apart from its article. Tokens are words by %s; where claims overlap "
                          "a token has the tag of the longer one, and the other views have all.\n\n"
                          "The articles may be under copyright: say in `license` and here what holds for them before "
                          "you pass them on.\n",
                          adduce_codebook_get_title (run->codebook), adduce_codebook_get_version (run->codebook),
                          count_rows (state, VIEW_CLAIMS), adduce_words_get_version ());
}

const AdduceExportWriter adduce_export_huggingface = {
  .format = {
    .id = "huggingface",
    .label = N_("Hugging Face Data Set"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE | ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .takes_label = TRUE,
    .checked_with = "a schema by its loader’s rules",
  },
  .begin = huggingface_begin,
  .add_article = huggingface_add_article,
  .end = huggingface_end,
  .free_state = g_free,
};
