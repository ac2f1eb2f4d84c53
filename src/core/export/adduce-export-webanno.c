/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * WebAnno TSV 3.3: a folder for each coder with a .tsv an article; one row a token, one column a feature of the layer
 * webanno.custom.Claim. Places count UTF-16.
 *
 * A claim that covers a token stands in the token's row; one that covers a part of it, in a row of that part. Values of
 * claims on the same words are stacked; a number in brackets says which values belong together. The pieces of a claim
 * are annotations of their own with the same ClaimId.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-sentences.h"
#include "text/adduce-words.h"
#include "text/adduce-utf16.h"

#define HEAD                                                                                                           \
  "#FORMAT=WebAnno TSV 3.3\n"                                                                                          \
  "#T_SP=webanno.custom.Claim|Speaker|Issue|Stance|Evidence|Certainty|Values|Note|ClaimId\n\n"
#define N_COLUMNS 8
#define SEPARATOR "; "

/**
 * Piece:
 * @number: in brackets; 0 where none is needed
 *
 * One annotation: a piece of a claim.
 */
typedef struct {
  AdduceSpan span;
  AdduceClaim *claim;
  guint number;
} Piece;

/* One document while it is written. */
typedef struct {
  AdduceExportRun *run;
  const AdduceExportArticle *article;
  AdduceUtf16 *units;
  GArray *tokens;    /* AdduceSpan */
  GArray *sentences; /* AdduceSpan */
  GArray *pieces; /* Piece, by their start */
  GString *out;
} Sheet;

/* A reader tells the end of a stacked value by the bar that no backslash stands before. */
static gboolean
is_lossy (const char *value)
{
  return value != NULL && (strchr (value, '\r') != NULL || g_str_has_suffix (value, "\\"));
}

static void
append_value (GString *out, const char *value)
{
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '\t' || *at == '\n')
        g_string_append (out, *at == '\t' ? "\\t" : "\\n");
      else if (at[0] == '-' && at[1] == '>')
        g_string_append (out, "\\-");
      else if (strchr ("\\[]|_;*", *at) != NULL)
        g_string_append_printf (out, "\\%c", *at);
      else
        g_string_append_c (out, *at == '\r' ? ' ' : *at);
    }
  if (g_str_has_suffix (value, "\\"))
    g_string_append_c (out, ' ');
}

static void
append_text (GString *out, const char *text)
{
  static const char letters[] = "btn\vfr";

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\\')
        g_string_append (out, "\\\\");
      else if (*at >= '\b' && *at <= '\r' && *at != '\v')
        g_string_append_printf (out, "\\%c", letters[*at - '\b']);
      else if (*at > 0 && *at < ' ' && *at != '\v')
        g_string_append_printf (out, "\\%c", *at);
      else
        g_string_append_c (out, *at);
    }
}

/* In a list a semicolon of a value is two, so that the one before a blank parts values. */
static void
append_listed (GString *joined, const char *value)
{
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == ';')
        g_string_append_c (joined, ';');
      g_string_append_c (joined, *at);
    }
}

static char *
join_tags (AdduceExportRun *run, const char *variable, AdduceTagList *tags, gboolean codes)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      g_string_append (joined, i > 0 ? SEPARATOR : "");
      append_listed (joined, codes ? adduce_tag_get_code (tag)
                                   : adduce_export_get_label (run->codebook, variable, tag));
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static char *
join_own (AdduceClaim *claim)
{
  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; own[i] != NULL; i++)
    {
      AdduceTagList *tags = adduce_claim_get_values (claim, own[i]);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          g_string_append_printf (joined, "%s%s=", joined->len > 0 ? SEPARATOR : "", own[i]);
          append_listed (joined, adduce_tag_get_code (adduce_tag_list_get_tag (tags, k)));
        }
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

/* (transfer full) (nullable): what a claim has in a column. */
static char *
dup_column (AdduceExportRun *run, AdduceClaim *claim, guint column)
{
  switch (column)
    {
    case 0:
      return join_tags (run, NULL, adduce_claim_get_speakers (claim), FALSE);
    case 1:
      return join_tags (run, NULL, adduce_claim_get_issues (claim), FALSE);
    case 2:
      return join_tags (run, "stance", adduce_claim_get_values (claim, "stance"), TRUE);
    case 3:
      return join_tags (run, "evidence", adduce_claim_get_evidence (claim), TRUE);
    case 4:
      return g_strdup (adduce_certainty_to_id (adduce_claim_get_certainty (claim)));
    case 5:
      return join_own (claim);
    case 6:
      return g_strdup (adduce_claim_get_note (claim));
    default:
      return g_strdup (adduce_claim_get_id (claim));
    }
}

/* One row: @pieces are those that have exactly these words, or all of this token. */
static void
append_row (Sheet *sheet, const char *id, AdduceSpan span, GPtrArray *pieces)
{
  g_autofree char *words = adduce_text_dup_slice (sheet->article->text, span);

  g_string_append_printf (sheet->out, "%s\t%u-%u\t%s\t", id, adduce_utf16_from_offset (sheet->units, span.start),
                          adduce_utf16_from_offset (sheet->units, span.end), words);
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      for (guint i = 0; i < pieces->len; i++)
        {
          const Piece *piece = pieces->pdata[i];
          g_autofree char *value = dup_column (sheet->run, piece->claim, column);

          if (i > 0)
            g_string_append_c (sheet->out, '|');
          if (value != NULL)
            append_value (sheet->out, value);
          else
            g_string_append_c (sheet->out, '*');
          if (piece->number > 0)
            g_string_append_printf (sheet->out, "[%u]", piece->number);
        }
      g_string_append (sheet->out, pieces->len == 0 ? "_\t" : "\t");
    }
  g_string_append_c (sheet->out, '\n');
}

static AdduceSpan
intersect (AdduceSpan a, AdduceSpan b)
{
  return (AdduceSpan){ MAX (a.start, b.start), MIN (a.end, b.end) };
}

/* The pieces that touch a token, grouped: first those on all of it, then those on each part. */
static void
append_token (Sheet *sheet, const char *id, AdduceSpan token, GPtrArray *touching)
{
  g_autoptr (GPtrArray) on_all = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  guint n_parts = 0;

  for (guint i = 0; i < touching->len; i++)
    {
      AdduceSpan part = intersect (((const Piece *) touching->pdata[i])->span, token);

      g_ptr_array_add (part.start == token.start && part.end == token.end ? on_all : rest, touching->pdata[i]);
    }
  append_row (sheet, id, token, on_all);
  while (rest->len > 0)
    {
      AdduceSpan part = intersect (((const Piece *) rest->pdata[0])->span, token);
      g_autoptr (GPtrArray) same = g_ptr_array_new ();
      g_autofree char *sub = g_strdup_printf ("%s.%u", id, ++n_parts);

      for (guint i = 0; i < rest->len;)
        {
          AdduceSpan other = intersect (((const Piece *) rest->pdata[i])->span, token);

          if (other.start != part.start || other.end != part.end)
            i++;
          else
            g_ptr_array_add (same, g_ptr_array_remove_index (rest, i));
        }
      append_row (sheet, sub, part, same);
    }
}

/* (transfer full): the pieces that share a character with a span, in their order. */
static GPtrArray *
list_touching (Sheet *sheet, AdduceSpan span)
{
  GPtrArray *touching = g_ptr_array_new ();

  for (guint i = 0; i < sheet->pieces->len; i++)
    {
      Piece *piece = &g_array_index (sheet->pieces, Piece, i);

      if (piece->span.start >= span.end)
        break;
      if (piece->span.end > span.start)
        g_ptr_array_add (touching, piece);
    }
  return touching;
}

static int
compare_pieces_cb (gconstpointer a, gconstpointer b)
{
  const Piece *one = a;
  const Piece *two = b;

  if (one->span.start != two->span.start)
    return one->span.start < two->span.start ? -1 : 1;
  if (one->span.end != two->span.end)
    return one->span.end > two->span.end ? -1 : 1;
  return strcmp (adduce_claim_get_id (one->claim), adduce_claim_get_id (two->claim));
}

/* Without white space at the ends, which belongs to no token. %FALSE where there is nothing else. */
static gboolean
trim (Sheet *sheet, AdduceSpan *span)
{
  guint first = adduce_words_find (sheet->tokens, span->start);
  guint behind = first;

  while (behind < sheet->tokens->len && g_array_index (sheet->tokens, AdduceSpan, behind).start < span->end)
    behind++;
  if (behind == first)
    return FALSE;
  span->start = MAX (span->start, g_array_index (sheet->tokens, AdduceSpan, first).start);
  span->end = MIN (span->end, g_array_index (sheet->tokens, AdduceSpan, behind - 1).end);
  return TRUE;
}

static void
lose_values (Sheet *sheet, AdduceClaim *claim)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *value = dup_column (sheet->run, claim, column);

      if (is_lossy (value))
        adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_BREAKS);
    }
}

/* Whether a sentence ends in it, and white space parts it from the next. */
static gboolean
spans_sentences (Sheet *sheet, AdduceSpan span)
{
  for (guint i = 0; i + 1 < sheet->sentences->len; i++)
    {
      guint end = g_array_index (sheet->sentences, AdduceSpan, i).end;
      guint next = g_array_index (sheet->sentences, AdduceSpan, i + 1).start;

      if (end < next && span.start < next && end < span.end)
        return TRUE;
    }
  return FALSE;
}

static void
take_pieces (Sheet *sheet, const AdduceExportLayer *layer)
{
  for (guint i = 0; i < layer->claims->len; i++)
    {
      AdduceClaim *claim = g_array_index (layer->claims, AdduceExportClaim, i).claim;
      AdduceSpanSet *spans = adduce_claim_get_spans (claim);
      guint before = sheet->pieces->len;

      lose_values (sheet, claim);
      for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
        {
          Piece piece = { adduce_span_set_get_span (spans, k), claim, 0 };

          if (!trim (sheet, &piece.span))
            {
              adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_EDGES);
              continue;
            }
          if (spans_sentences (sheet, piece.span))
            adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_SPACES);
          if (piece.span.start != adduce_span_set_get_span (spans, k).start
              || piece.span.end != adduce_span_set_get_span (spans, k).end)
            adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_EDGES);
          g_array_append_val (sheet->pieces, piece);
        }
      if (sheet->pieces->len == before)
        adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_BLANK);
    }
  g_array_sort (sheet->pieces, compare_pieces_cb);
}

/* A number where a row alone would not tell: for pieces of several rows, and where there are others. */
static void
number_pieces (Sheet *sheet)
{
  guint last = 0;

  for (guint i = 0; i < sheet->pieces->len; i++)
    {
      Piece *piece = &g_array_index (sheet->pieces, Piece, i);
      guint token = adduce_words_find (sheet->tokens, piece->span.start);
      AdduceSpan first = g_array_index (sheet->tokens, AdduceSpan, token);
      g_autoptr (GPtrArray) touching = list_touching (sheet, piece->span);

      if (piece->span.end > first.end || touching->len > 1)
        piece->number = ++last;
    }
}

static void
append_sentences (Sheet *sheet)
{
  AdduceText *text = sheet->article->text;
  guint token = 0;

  for (guint i = 0; i < sheet->sentences->len; i++)
    {
      AdduceSpan sentence = g_array_index (sheet->sentences, AdduceSpan, i);
      g_autofree char *words = adduce_text_dup_slice (text, sentence);
      guint number = 0;

      g_string_append (sheet->out, "\n#Text=");
      append_text (sheet->out, words);
      g_string_append_c (sheet->out, '\n');
      for (; token < sheet->tokens->len; token++)
        {
          AdduceSpan span = g_array_index (sheet->tokens, AdduceSpan, token);
          g_autofree char *id = g_strdup_printf ("%u-%u", i + 1, number + 1);
          g_autoptr (GPtrArray) touching = NULL;

          if (span.start >= sentence.end)
            break;
          touching = list_touching (sheet, span);
          append_token (sheet, id, span, touching);
          number++;
        }
    }
}

static void
webanno_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autoptr (AdduceUtf16) units = adduce_utf16_new (article->text);
  g_autoptr (GArray) tokens = adduce_words_list (article->text);
  const AdduceSpan whole = { 0, adduce_text_get_length (article->text) };
  g_autoptr (GArray) sentences = adduce_sentences_list (article->text, whole);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autofree char *name = adduce_export_run_name (run, article, layer->coder, ".tsv");
      g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
      Sheet sheet = { .run = run, .article = article, .units = units, .tokens = tokens, .sentences = sentences,
                      .pieces = pieces, .out = adduce_export_target_get (run->target, name) };

      g_string_append (sheet.out, HEAD);
      take_pieces (&sheet, layer);
      number_pieces (&sheet);
      append_sentences (&sheet);
      adduce_export_target_end (run->target, name);
    }
}

const AdduceExportWriter adduce_export_webanno = {
  .format = {
    .id = "webanno",
    .label = N_("WebAnno TSV (INCEpTION)"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_DISCONTINUOUS | ADDUCE_HOLDS_OVERLAP | ADDUCE_HOLDS_FACETS
             | ADDUCE_HOLDS_CERTAINTY | ADDUCE_HOLDS_VALUES | ADDUCE_HOLDS_NOTES | ADDUCE_HOLDS_CODERS,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_UTF16,
    .checked_with = "a reader by its specification",
  },
  .add_article = webanno_add_article,
};
