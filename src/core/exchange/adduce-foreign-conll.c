/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CoNLL columns: a token a line, its tag in the last column, an empty line behind a sentence, -DOCSTART- before a
 * document. Tags are IOB1, IOB2, IOBES or BILOU; each stretch is a claim whose label is the tag's.
 *
 * The text is put together from the tokens. Where Adduce wrote the file, the twin NAME.tokens.jsonl has the places of
 * the tokens and the names of the articles, and NAME is the coder.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"

#define DOCSTART "-DOCSTART-"
#define ENDINGS "conll;conll2002;conll2003;bio;iob;iob2;bioes"
#define TWIN ".tokens.jsonl"

/* The most that tokens may be apart, in characters. */
#define MAX_GAP (1 << 20)

/* One token with its tag. */
typedef struct {
  char *word;
  char *tag;
  guint64 start; /* in the document's text */
  guint64 end;
  guint line;
  gboolean ends_sentence;
} Token;

/* The document that is being read. */
typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  char *coder;    /* or NULL */
  char *path;     /* of the article, or NULL */
  GArray *tokens; /* Token */
  GString *text;
  guint64 n_text; /* characters in it */
  guint n_documents;
  gboolean crosses; /* whether a stretch may go on in the next sentence */
} Sheet;

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->word);
  g_free (token->tag);
}

static guint
conll_sniff (const AdduceForeignInput *input)
{
  return adduce_foreign_input_has_ending (input, ENDINGS) ? ADDUCE_FOREIGN_CERTAIN : 0;
}

static gboolean
is_tag (const char *tag)
{
  return g_str_equal (tag, "O") || (*tag != '\0' && strchr ("BIESLU", *tag) != NULL && tag[1] == '-' && tag[2] != '\0');
}

/* --- claims --- */

/* Whether a token begins a stretch of its own, behind one that was left open. @before: (nullable): the tag of the token
 * before, where the stretch is open yet */
static gboolean
begins (const char *tag, const char *before)
{
  if (before == NULL || strchr ("BSU", *tag) != NULL)
    return TRUE;
  return !g_str_equal (tag + 2, before + 2);
}

static void
add_claim (Sheet *sheet, AdduceForeignDocument *document, guint first, guint last)
{
  const Token *one = &g_array_index (sheet->tokens, Token, first);
  const Token *other = &g_array_index (sheet->tokens, Token, last);
  g_autofree char *place = adduce_foreign_line (one->line);
  AdduceForeignClaim *claim = adduce_foreign_add_claim (sheet->foreign, document, place);

  claim->coder = g_strdup (sheet->coder);
  adduce_foreign_claim_add_piece (claim, one->start, other->end, NULL);
  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, one->tag + 2, NULL);
}

static void
add_claims (Sheet *sheet, AdduceForeignDocument *document)
{
  const char *open = NULL;
  guint first = 0;

  for (guint i = 0; i < sheet->tokens->len; i++)
    {
      const Token *token = &g_array_index (sheet->tokens, Token, i);
      gboolean is_out = g_str_equal (token->tag, "O");

      if (open != NULL && (is_out || begins (token->tag, open)))
        {
          add_claim (sheet, document, first, i - 1);
          open = NULL;
        }
      if (!is_out && open == NULL)
        first = i;
      open = is_out ? NULL : token->tag;
      if (open != NULL && (strchr ("ELSU", *token->tag) != NULL || (token->ends_sentence && !sheet->crosses)
                           || i + 1 == sheet->tokens->len))
        {
          add_claim (sheet, document, first, i);
          open = NULL;
        }
    }
}

/* The document is whole. */
static void
end_document (Sheet *sheet)
{
  g_autofree char *own = NULL;
  AdduceForeignDocument *document;

  if (sheet->tokens->len == 0)
    return;
  sheet->n_documents++;
  if (sheet->path == NULL)
    {
      g_autofree char *number = sheet->n_documents > 1 ? g_strdup_printf ("-%u.txt", sheet->n_documents)
                                                       : g_strdup (".txt");

      own = adduce_foreign_input_rename (sheet->input, number);
    }
  document = adduce_foreign_add_document (sheet->foreign, sheet->path != NULL ? sheet->path : own, sheet->text->str,
                                          sheet->input->name, sheet->input->bytes);
  document->is_rough = TRUE;
  add_claims (sheet, document);
  g_array_set_size (sheet->tokens, 0);
  g_string_truncate (sheet->text, 0);
  sheet->n_text = 0;
}

/* --- tokens --- */

static void
append_text (Sheet *sheet, const char *words)
{
  g_string_append (sheet->text, words);
  sheet->n_text += (guint64) g_utf8_strlen (words, -1);
}

static void
add_token (Sheet *sheet, const char *word, const char *tag, guint line)
{
  Token token = { .word = g_strdup (word), .tag = g_strdup (tag), .line = line };

  token.start = sheet->n_text;
  append_text (sheet, word);
  token.end = sheet->n_text;
  g_array_append_val (sheet->tokens, token);
}

static void
end_sentence (Sheet *sheet)
{
  if (sheet->tokens->len > 0)
    g_array_index (sheet->tokens, Token, sheet->tokens->len - 1).ends_sentence = TRUE;
}

/* --- columns --- */

static gboolean
refuse (guint line, const char *reason, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"), line, reason);
  return FALSE;
}

static gboolean
read_token_line (Sheet *sheet, const char *text, guint line, GError **error)
{
  g_auto (GStrv) cells = g_strsplit (text, strchr (text, '\t') != NULL ? "\t" : " ", -1);
  guint n = g_strv_length (cells);
  gboolean is_first = sheet->tokens->len == 0;

  while (n > 1 && *cells[n - 1] == '\0')
    n--;
  if (n < 2 || *cells[0] == '\0')
    return refuse (line, _("a token and its tag must stand here, with a blank or tab between"), error);
  if (!is_tag (cells[n - 1]))
    return refuse (line, _("the last column must be a tag: O, or one like B-LABEL, I-LABEL, E-LABEL, S-LABEL"), error);
  if (!is_first)
    append_text (sheet, g_array_index (sheet->tokens, Token, sheet->tokens->len - 1).ends_sentence ? "\n" : " ");
  add_token (sheet, cells[0], cells[n - 1], line);
  return TRUE;
}

static gboolean
read_columns (Sheet *sheet, const char *whole, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize n = strlen (lines[i]);

      if (n > 0 && lines[i][n - 1] == '\r')
        lines[i][n - 1] = '\0';
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_str_has_prefix (lines[i], DOCSTART))
        end_document (sheet);
      else if (lines[i][strspn (lines[i], " \t")] == '\0')
        end_sentence (sheet);
      else if (!read_token_line (sheet, lines[i], i + 1, error))
        return FALSE;
    }
  end_document (sheet);
  return TRUE;
}

/* --- the twin --- */

static gboolean
read_twin_token (Sheet *sheet, const AdduceJsonValue *token, gboolean begins_sentence, guint line)
{
  const char *word = token->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get_string (token, "text") : NULL;
  const char *tag = word != NULL ? adduce_json_value_get_string (token, "tag") : NULL;
  guint64 start;

  if (tag == NULL || !is_tag (tag) || !adduce_foreign_json_get_number (token, "start", &start)
      || start < sheet->n_text || start > sheet->n_text + MAX_GAP)
    return FALSE;
  if (begins_sentence && start > sheet->n_text && sheet->n_text > 0)
    append_text (sheet, "\n");
  while (sheet->n_text < start)
    append_text (sheet, " ");
  add_token (sheet, word, tag, line);
  return TRUE;
}

/* One sentence of an article. */
static gboolean
read_twin_line (const AdduceJsonValue *record, guint line, gpointer user_data, GError **error)
{
  Sheet *sheet = user_data;
  const char *path = adduce_json_value_get_string (record, "path");
  const AdduceJsonValue *tokens = adduce_foreign_json_get_array (record, "tokens");
  const AdduceJsonValue *token = tokens != NULL ? adduce_json_value_first (tokens) : NULL;

  if (path == NULL || *path == '\0' || tokens == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“path” and “tokens” must be there"));
      return FALSE;
    }
  if (g_strcmp0 (path, sheet->path) != 0)
    {
      end_document (sheet);
      g_free (sheet->path);
      sheet->path = g_strdup (path);
    }
  for (gboolean first = TRUE; token != NULL; token = adduce_json_value_next (tokens, token), first = FALSE)
    if (!read_twin_token (sheet, token, first, line))
      {
        g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                             _("a token needs “text”, “tag” and a “start” that is behind the one before"));
        return FALSE;
      }
  end_sentence (sheet);
  return TRUE;
}

/* (transfer full) (nullable) */
static GBytes *
load_twin (const AdduceForeignInput *input)
{
  g_autofree char *stem = adduce_foreign_input_rename (input, "");
  g_autofree char *base = g_path_get_basename (stem);
  g_autofree char *name = g_strconcat (base, TWIN, NULL);

  return adduce_foreign_input_load (input, name, NULL);
}

static gboolean
conll_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autofree char *whole = adduce_foreign_input_dup_text (input, error);
  g_autoptr (GBytes) twin = load_twin (input);
  Sheet sheet = { .input = input, .foreign = foreign };
  gboolean fine;

  if (whole == NULL)
    return FALSE;
  sheet.tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  g_array_set_clear_func (sheet.tokens, token_clear);
  sheet.text = g_string_new (NULL);
  if (twin != NULL)
    {
      AdduceForeignInput beside = *input;
      g_autofree char *stem = adduce_foreign_input_rename (input, "");

      beside.bytes = twin;
      sheet.coder = g_path_get_basename (stem);
      sheet.crosses = TRUE;
      fine = adduce_foreign_json_each_line (&beside, read_twin_line, &sheet, cancellable, error);
      end_document (&sheet);
      if (!fine)
        g_prefix_error (error, "%s" TWIN ": ", sheet.coder);
    }
  else
    fine = read_columns (&sheet, whole, cancellable, error);
  g_array_unref (sheet.tokens);
  g_string_free (sheet.text, TRUE);
  g_free (sheet.coder);
  g_free (sheet.path);
  return fine;
}

const AdduceForeignReader adduce_foreign_conll = {
  .format = {
    .id = "conll",
    .label = N_("CoNLL Columns"),
    .checked_with = "Adduce, CoNLL-2000, doccano",
  },
  .companions = "*.tokens.jsonl;*.losses.csv",
  .sniff = conll_sniff,
  .read = conll_read,
};
