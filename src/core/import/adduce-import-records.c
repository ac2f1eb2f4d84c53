/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many articles in one document.
 */
#include "config.h"

#include "import/adduce-import-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/adduce-import-date.h"
#include "import/adduce-import-piece.h"
#include "text/adduce-language.h"

/* Numbers of missing articles that are named. */
#define MAX_NAMED 10

/* One article in the document. */
typedef struct {
  guint first; /* the line that begins it, if there is one */
  guint body;  /* behind that */
  guint end;
  guint number; /* n of m; 0: not said */
  char *id;
} Piece;

static void
clear_piece_cb (gpointer data)
{
  g_free (((Piece *) data)->id);
}

static guint
fetch_number (GMatchInfo *match, const char *group)
{
  g_autofree char *text = g_match_info_fetch_named (match, group);
  guint64 number = 0;

  if (text == NULL)
    return 0;
  /* 1,234 and 1.234 are one number. */
  for (const char *p = text; *p != '\0' && number < 100000000; p++)
    if (g_ascii_isdigit (*p))
      number = 10 * number + (guint64) (*p - '0');
  return (guint) number;
}

/* --- which rule --- */

static gboolean
fits (AdduceImportRule *rule, const AdduceImportDocument *document)
{
  GRegex *mark = rule->start != NULL ? rule->start : rule->end;
  gboolean marked = FALSE, required = rule->require == NULL, sure = rule->exclude == NULL;

  for (guint i = 0; i < adduce_import_document_get_n (document) && !(marked && required && sure); i++)
    {
      g_autofree char *plain = adduce_import_piece_dup_plain (adduce_import_document_get (document, i)->text);

      marked = marked || g_regex_match (mark, plain, 0, NULL);
      required = required || g_regex_match (rule->require, plain, 0, NULL);
      if (rule->exclude != NULL && g_regex_match (rule->exclude, plain, 0, NULL))
        return FALSE;
    }
  return marked && required;
}

AdduceImportRule *
adduce_import_records_find (GPtrArray *rules, const AdduceImportDocument *document, const AdduceImportOptions *options)
{
  for (guint i = 0; i < rules->len; i++)
    {
      AdduceImportRule *rule = rules->pdata[i];

      if (rule->shape == ADDUCE_IMPORT_MARKUP)
        continue;
      if (options->rule != NULL ? g_str_equal (options->rule, rule->id) : fits (rule, document))
        return rule;
    }
  return NULL;
}

/* --- pieces --- */

static GArray *
find_pieces (AdduceImportRule *rule, const AdduceImportDocument *document, guint *ret_expected)
{
  guint n = adduce_import_document_get_n (document);
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  gboolean open = rule->start == NULL;
  Piece piece = { 0 };

  g_array_set_clear_func (pieces, clear_piece_cb);
  *ret_expected = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *plain = adduce_import_piece_dup_plain (adduce_import_document_get (document, i)->text);
      g_autoptr (GMatchInfo) start = NULL, end = NULL, cover = NULL;

      if (rule->start != NULL && g_regex_match (rule->start, plain, 0, &start))
        {
          if (open)
            {
              piece.end = i;
              g_array_append_val (pieces, piece);
            }
          piece = (Piece) { .first = i, .body = i + 1, .number = fetch_number (start, "n") };
          *ret_expected = MAX (*ret_expected, fetch_number (start, "m"));
          open = TRUE;
        }
      else if (open && rule->end != NULL && g_regex_match (rule->end, plain, 0, &end))
        {
          piece.end = i + 1;
          piece.id = g_match_info_fetch_named (end, "id");
          g_array_append_val (pieces, piece);
          piece = (Piece) { .first = i + 1, .body = i + 1 };
          open = rule->start == NULL;
        }
      else if (rule->cover != NULL && *ret_expected == 0 && pieces->len == 0
               && g_regex_match (rule->cover, plain, 0, &cover))
        *ret_expected = fetch_number (cover, "m");
    }
  if (open && piece.body < n)
    {
      piece.end = n;
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* Nothing to read in it, what the rule says is no article, or the line that ends one for the second time. */
static gboolean
is_empty (AdduceImportRule *rule, const AdduceImportDocument *document, const Piece *piece)
{
  for (guint i = piece->body; i < piece->end; i++)
    {
      g_autofree char *plain = adduce_import_piece_dup_plain (adduce_import_document_get (document, i)->text);

      if (*g_strstrip (plain) == '\0')
        continue;
      return (rule->ignore != NULL && g_regex_match (rule->ignore, plain, 0, NULL))
             || (rule->end != NULL && g_regex_match (rule->end, plain, 0, NULL));
    }
  return TRUE;
}

static void
take_unparsed (AdduceImportArticle *article, const AdduceImportDocument *document, const Piece *piece)
{
  adduce_import_article_take_whole (article, adduce_import_document_dup_text (document, piece->first, piece->end));
  adduce_import_article_doubt (article, ADDUCE_IMPORT_UNPARSED,
                               _("Its parts could not be told apart; it came in as it stood in the file"));
}

void
adduce_import_records_judge (AdduceImportArticle *article)
{
  if (adduce_import_article_get_field (article, "headline") == NULL)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, _("No headline was found"));
  if (adduce_import_article_get_field (article, "date") == NULL
      && adduce_import_article_get_field (article, "date_raw") == NULL)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, _("No date was found"));
  if (adduce_import_article_get_field (article, "outlet") == NULL)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, _("No outlet was found"));
  if (!adduce_import_article_has_body (article))
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, _("No text was found but the headline"));
}

static void
take_piece (AdduceImportRule *rule, const AdduceImportDocument *document, const AdduceImportInput *input,
            const char *format, const Piece *piece, gboolean is_first, AdduceImportBatch *batch)
{
  AdduceImportArticle *article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  gboolean ended = rule->end == NULL || piece->id != NULL;
  guint64 start, end;
  guint body_end = piece->end;

  /* The line that ends it is none of its text. */
  if (rule->end != NULL && piece->end > piece->body)
    {
      g_autofree char *last
        = adduce_import_piece_dup_plain (adduce_import_document_get (document, piece->end - 1)->text);

      if (g_regex_match (rule->end, last, 0, NULL))
        {
          ended = TRUE;
          body_end--;
        }
    }

  adduce_import_fields_offer (fields, "provider", rule->provider);
  if (!adduce_import_piece_parse (rule, document, piece->body, body_end, is_first, input->options->order, article))
    take_unparsed (article, document, piece);
  else
    adduce_import_records_judge (article);
  if (piece->id != NULL && *piece->id != '\0')
    adduce_import_fields_offer (fields, "provider_id", piece->id);
  if (!ended)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, _("The line that should end it is missing"));

  adduce_import_document_get_place (document, piece->first, piece->end, &start, &end);
  adduce_import_article_set_place (article, input->member, start, end);
  adduce_import_article_set_origin (article, format, rule->id, document->encoding);
  adduce_import_batch_take (batch, article);
}

/* Which of 1 to @expected are not there. */
static void
check_count (GArray *pieces, guint n_found, guint expected, AdduceImportBatch *batch)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *problem = NULL;
  guint n_named = 0;

  if (expected == 0 || expected == n_found)
    return;
  for (guint i = 0; i < pieces->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (pieces, Piece, i).number));
  for (guint n = 1; n <= expected && n_named <= MAX_NAMED && g_hash_table_size (seen) > 1; n++)
    if (!g_hash_table_contains (seen, GUINT_TO_POINTER (n)))
      g_string_append_printf (missing, n_named++ == 0 ? "%u" : n_named <= MAX_NAMED ? ", %u" : " …", n);

  if (missing->len > 0)
    /* translators: two numbers of articles; then a list of numbers */
    problem = g_strdup_printf (_("it says that it has %u articles, and %u were found; missing: %s"), expected, n_found,
                               missing->str);
  else
    problem = g_strdup_printf (_("it says that it has %u articles, and %u were found"), expected, n_found);
  adduce_import_batch_complain (batch, problem);
}

void
adduce_import_records_divide (AdduceImportRule *rule, const AdduceImportDocument *document,
                              const AdduceImportInput *input, const char *format, AdduceImportBatch *batch)
{
  guint expected, n_found = 0;
  g_autoptr (GArray) pieces = find_pieces (rule, document, &expected);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (!is_empty (rule, document, piece))
        take_piece (rule, document, input, format, piece, n_found++ == 0, batch);
    }
  adduce_import_batch_expect (batch, expected);
  check_count (pieces, n_found, expected, batch);
}

/* --- one article --- */

/* The first paragraph with words, if it is a heading. */
static const char *
find_heading (const AdduceImportDocument *document)
{
  for (guint i = 0; i < adduce_import_document_get_n (document); i++)
    {
      const AdduceImportParagraph *paragraph = adduce_import_document_get (document, i);
      g_autofree char *tidy = adduce_import_tidy (paragraph->text);

      if (*tidy != '\0')
        return paragraph->level > 0 ? paragraph->text : NULL;
    }
  return NULL;
}

void
adduce_import_records_take_one (const AdduceImportDocument *document, const AdduceImportInput *input,
                                const char *format, gboolean whole, AdduceImportBatch *batch)
{
  AdduceImportArticle *article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  guint n = adduce_import_document_get_n (document);
  g_autofree char *text = adduce_import_document_dup_text (document, 0, n);

  adduce_import_fields_offer_all (fields, document->fields);
  if (!whole)
    {
      g_strstrip (text);
      adduce_import_fields_offer (fields, "headline", find_heading (document));
    }
  adduce_import_article_take_whole (article, whole || *text == '\0' ? g_steal_pointer (&text)
                                                                     : g_strconcat (text, "\n", NULL));
  for (guint i = 0; i < document->notes->len; i++)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, document->notes->pdata[i]);
  if (!adduce_import_article_has_body (article))
    adduce_import_article_doubt (article, ADDUCE_IMPORT_UNPARSED, _("No text was found in it"));

  adduce_import_article_set_place (article, input->member, 0, document->n_bytes);
  adduce_import_article_set_origin (article, format, NULL, document->encoding);
  adduce_import_article_set_name (article, input->name);
  adduce_import_batch_take (batch, article);
}

/* --- values --- */

static void
put_body (GString *body, const char *value, gboolean first)
{
  if (body->len > 0 && *value != '\0')
    {
      if (first)
        g_string_prepend (body, "\n\n");
      else
        g_string_append (body, "\n\n");
    }
  if (first)
    g_string_prepend (body, value);
  else
    g_string_append (body, value);
}

/* As BCP 47, with what stood there; as it stands where that is not known. */
static void
put_language (AdduceImportFields *fields, const char *value)
{
  g_autofree char *code = adduce_language_find_code (value);

  if (adduce_import_fields_find (fields, "language") == NULL)
    adduce_import_fields_set (fields, "language", code != NULL ? code : value, code != NULL ? value : NULL);
}

void
adduce_import_records_put (AdduceImportArticle *article, GString *body, const char *field, const char *label,
                           const char *value, AdduceImportOrder order)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  gboolean is_text = g_strcmp0 (field, "body") == 0 || g_strcmp0 (field, "lead") == 0;

  if (!is_text && strlen (value) > ADDUCE_IMPORT_MAX_VALUE)
    {
      /* translators: %s is the name of a column or label */
      g_autofree char *note = g_strdup_printf (_("“%s” is longer than 16 KiB and was cut"), label);

      adduce_import_article_doubt (article, ADDUCE_IMPORT_OK, note);
    }
  if (adduce_import_fields_is_full (fields))
    adduce_import_article_doubt (article, ADDUCE_IMPORT_OK,
                                 _("It has more metadata than is kept; the rest was left out"));

  if (field == NULL)
    adduce_import_fields_add_label (fields, label, value);
  else if (g_str_equal (field, "body"))
    put_body (body, value, FALSE);
  else if (g_str_equal (field, "lead"))
    put_body (body, value, TRUE);
  else if (g_str_equal (field, "date"))
    {
      if (adduce_import_fields_find (fields, "date") == NULL)
        adduce_import_set_date (article, value, order);
    }
  else if (g_str_equal (field, "word_count"))
    {
      g_autoptr (GString) digits = g_string_new (NULL);

      for (const char *p = value; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (digits, *p);
      adduce_import_fields_offer (fields, field, digits->str);
    }
  else if (g_str_equal (field, "language"))
    put_language (fields, value);
  else if (g_str_equal (field, "headline") || g_str_equal (field, "outlet") || g_str_equal (field, "url"))
    adduce_import_fields_offer (fields, field, value);
  else
    adduce_import_fields_add (fields, field, value);
}
