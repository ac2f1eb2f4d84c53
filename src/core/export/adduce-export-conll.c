/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CoNLL columns: a folder with CODER.conll, one token a line with the tag of its claim, and CODER.tokens.jsonl, the
 * same tokens with their places, one sentence a line.
 *
 * A token has one tag. Where claims overlap, the one of more tokens is written; the others are lost, and that is said.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-sentences.h"
#include "text/adduce-words.h"

/* A claim with the tokens that it covers. */
typedef struct {
  AdduceClaim *claim;
  GArray *runs; /* AdduceSpan of numbers of tokens, the end excluded */
  guint n_tokens;
} Cover;

/* One layer while it is written. */
typedef struct {
  AdduceExportRun *run;
  const AdduceExportArticle *article;
  GArray *tokens;  /* AdduceSpan */
  GPtrArray *tags; /* char *, one a token; NULL for O */
} Sheet;

static void
cover_free (gpointer data)
{
  Cover *cover = data;

  g_array_unref (cover->runs);
  g_free (cover);
}

static int
compare_covers_cb (gconstpointer a, gconstpointer b)
{
  const Cover *one = *(const Cover *const *) a;
  const Cover *two = *(const Cover *const *) b;

  if (one->n_tokens != two->n_tokens)
    return one->n_tokens > two->n_tokens ? -1 : 1;
  return adduce_claim_compare (one->claim, two->claim);
}

/* (transfer full) (nullable) */
static Cover *
make_cover (Sheet *sheet, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  Cover *cover = g_new0 (Cover, 1);

  cover->claim = claim;
  cover->runs = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      guint first, last;

      if (!adduce_export_run_take_tokens (sheet->run, sheet->article, claim, sheet->tokens,
                                          adduce_span_set_get_span (spans, i), &first, &last))
        continue;
      AdduceSpan numbers = { first, last + 1 };
      g_array_append_val (cover->runs, numbers);
      cover->n_tokens += last + 1 - first;
    }
  if (cover->n_tokens > 0)
    return cover;
  adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_BLANK);
  cover_free (cover);
  return NULL;
}

static gboolean
is_free (const Sheet *sheet, const Cover *cover)
{
  for (guint i = 0; i < cover->runs->len; i++)
    {
      AdduceSpan numbers = g_array_index (cover->runs, AdduceSpan, i);

      for (guint k = numbers.start; k < numbers.end; k++)
        if (sheet->tags->pdata[k] != NULL)
          return FALSE;
    }
  return TRUE;
}

static char
get_prefix (const Sheet *sheet, AdduceSpan numbers, guint token)
{
  gboolean bioes = sheet->run->options->bioes;

  if (bioes && numbers.end - numbers.start == 1)
    return 'S';
  if (token == numbers.start)
    return 'B';
  return bioes && token == numbers.end - 1 ? 'E' : 'I';
}

static void
write_cover (Sheet *sheet, const Cover *cover)
{
  g_autofree char *label = adduce_export_run_dup_label (sheet->run, sheet->article, cover->claim);

  for (guint i = 0; i < cover->runs->len; i++)
    {
      AdduceSpan numbers = g_array_index (cover->runs, AdduceSpan, i);

      for (guint k = numbers.start; k < numbers.end; k++)
        sheet->tags->pdata[k] = g_strdup_printf ("%c-%s", get_prefix (sheet, numbers, k), label);
    }
}

static void
tag_tokens (Sheet *sheet, const AdduceExportLayer *layer)
{
  g_autoptr (GPtrArray) covers = g_ptr_array_new_with_free_func (cover_free);

  for (guint i = 0; i < layer->claims->len; i++)
    {
      Cover *cover = make_cover (sheet, g_array_index (layer->claims, AdduceExportClaim, i).claim);

      if (cover != NULL)
        g_ptr_array_add (covers, cover);
    }
  g_ptr_array_sort (covers, compare_covers_cb);
  for (guint i = 0; i < covers->len; i++)
    {
      const Cover *cover = covers->pdata[i];

      if (is_free (sheet, cover))
        write_cover (sheet, cover);
      else
        adduce_export_run_lose (sheet->run, sheet->article, cover->claim, ADDUCE_LOSS_OVERLAP);
    }
}

static const char *
get_tag (const Sheet *sheet, guint token)
{
  return sheet->tags->pdata[token] != NULL ? sheet->tags->pdata[token] : "O";
}

static void
append_token (Sheet *sheet, GString *out, AdduceReport *twin, guint number)
{
  AdduceSpan token = g_array_index (sheet->tokens, AdduceSpan, number);
  g_autofree char *words = adduce_text_dup_slice (sheet->article->text, token);
  const char *fillers = sheet->run->options->two_columns ? "" : "-X- -X- ";

  g_string_append_printf (out, "%s %s%s\n", words, fillers, get_tag (sheet, number));
  adduce_report_begin_object (twin, NULL);
  adduce_report_string (twin, "text", words);
  adduce_report_integer (twin, "start", token.start);
  adduce_report_integer (twin, "end", token.end);
  adduce_report_string (twin, "tag", get_tag (sheet, number));
  adduce_report_end_object (twin);
}

/* The tokens of a sentence to both files; returns the number of the first behind it. */
static guint
append_sentence (Sheet *sheet, AdduceSpan sentence, guint number, GString *out, GString *twin_out)
{
  g_autoptr (AdduceReport) twin = adduce_report_new (FALSE);

  adduce_report_begin_object (twin, NULL);
  adduce_report_string (twin, "path", sheet->article->path);
  adduce_report_integer (twin, "start", sentence.start);
  adduce_report_integer (twin, "end", sentence.end);
  adduce_report_string (twin, "tokenizer", adduce_words_get_version ());
  adduce_report_begin_array (twin, "tokens");
  for (; number < sheet->tokens->len; number++)
    {
      if (g_array_index (sheet->tokens, AdduceSpan, number).start >= sentence.end)
        break;
      append_token (sheet, out, twin, number);
    }
  adduce_report_end_array (twin);
  adduce_report_end_object (twin);
  adduce_export_append_report (twin_out, twin);
  g_string_append_c (twin_out, '\n');
  g_string_append_c (out, '\n');
  return number;
}

static void
append_layer (Sheet *sheet, const AdduceExportLayer *layer, GArray *sentences)
{
  AdduceExportTarget *target = sheet->run->target;
  g_autofree char *name = g_strconcat (layer->coder, ".conll", NULL);
  g_autofree char *twin_name = g_strconcat (layer->coder, ".tokens.jsonl", NULL);
  guint number = 0;

  tag_tokens (sheet, layer);
  adduce_export_target_get (target, twin_name);
  g_string_append (adduce_export_target_get (target, name),
                   sheet->run->options->two_columns ? "-DOCSTART- O\n\n" : "-DOCSTART- -X- -X- O\n\n");
  for (guint i = 0; i < sentences->len; i++)
    number = append_sentence (sheet, g_array_index (sentences, AdduceSpan, i), number,
                              adduce_export_target_get (target, name), adduce_export_target_get (target, twin_name));
}

static void
conll_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  const AdduceSpan whole = { 0, adduce_text_get_length (article->text) };
  g_autoptr (GArray) tokens = adduce_words_list (article->text);
  g_autoptr (GArray) sentences = adduce_sentences_list (article->text, whole);

  for (guint i = 0; i < article->layers->len; i++)
    {
      g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
      Sheet sheet = { run, article, tokens, tags };

      g_ptr_array_set_size (tags, (int) tokens->len);
      append_layer (&sheet, article->layers->pdata[i], sentences);
    }
}

const AdduceExportWriter adduce_export_conll = {
  .format = {
    .id = "conll",
    .label = N_("CoNLL Columns"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_CODERS,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_TOKENS,
    .takes_label = TRUE,
    .checked_with = "NLTK’s ConllCorpusReader",
  },
  .add_article = conll_add_article,
};
