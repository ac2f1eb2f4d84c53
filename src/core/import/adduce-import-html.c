/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML: exports of databases by their rules; else one article, the main part of the page.
 *
 * The text is the page's `articleBody`, if it has one, but for its paragraphs, which that often has not: where the
 * same words stand in the page, they are taken from there.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/xpath.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-date.h"
#include "import/adduce-import-page.h"
#include "import/adduce-import-records.h"

#define MAX_SNIFF 2048

static guint
sniff (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autofree char *begin = g_ascii_strdown (data, (gssize) MIN (n, MAX_SNIFF));

  if (strstr (begin, "<!doctype html") != NULL || strstr (begin, "<html") != NULL)
    return 90;
  if (adduce_import_has_ending (input, "html;htm;xhtml"))
    return 80;
  return strstr (begin, "<body") != NULL || strstr (begin, "<head>") != NULL ? 60 : 0;
}

/* --- rules of markup --- */

static xmlXPathObject *
evaluate (xmlXPathContext *context, xmlNode *node, const char *path)
{
  context->node = node;
  return xmlXPathEval ((const xmlChar *) path, context);
}

/* Each found element's text; of the body, its paragraphs. */
static void
put_found (AdduceImportPage *page, AdduceImportRule *rule, const AdduceImportPattern *pattern, xmlXPathObject *found,
           AdduceImportArticle *article, GString *text, AdduceImportOrder order)
{
  guint n = found->nodesetval != NULL ? (guint) found->nodesetval->nodeNr : 0;

  if (found->type == XPATH_STRING && found->stringval != NULL)
    {
      g_autofree char *tidy = adduce_import_tidy ((const char *) found->stringval);
      g_autofree char *value = adduce_import_rule_dup_value (rule, pattern->name, tidy);

      if (value != NULL && *value != '\0')
        adduce_import_records_put (article, text, pattern->name, pattern->name, value, order);
    }
  for (guint i = 0; i < n; i++)
    {
      xmlNode *node = found->nodesetval->nodeTab[i];

      if (g_str_equal (pattern->name, "body") && node->type == XML_ELEMENT_NODE)
        {
          g_autoptr (AdduceImportDocument) document = adduce_import_document_new (0);

          adduce_import_page_read (page, node, FALSE, document);
          g_autofree char *paragraphs
            = adduce_import_document_dup_text (document, 0, adduce_import_document_get_n (document));
          adduce_import_records_put (article, text, "body", "body", paragraphs, order);
        }
      else
        {
          g_autofree char *all = adduce_import_page_dup_text (node);
          g_autofree char *value = adduce_import_rule_dup_value (rule, pattern->name, all);

          if (value != NULL)
            adduce_import_records_put (article, text, pattern->name, pattern->name, value, order);
        }
    }
}

static void
take_markup (AdduceImportRule *rule, AdduceImportPage *page, xmlXPathContext *context, xmlNode *node,
             const AdduceImportInput *input, guint64 end, AdduceImportBatch *batch)
{
  AdduceImportArticle *article = adduce_import_article_new ();
  GString *text = g_string_new (NULL);

  adduce_import_fields_offer (adduce_import_article_get_fields (article), "provider", rule->provider);
  for (guint i = 0; i < rule->patterns->len; i++)
    {
      const AdduceImportPattern *pattern = rule->patterns->pdata[i];
      xmlXPathObject *found = evaluate (context, node, pattern->xpath);

      if (found != NULL)
        put_found (page, rule, pattern, found, article, text, input->options->order);
      xmlXPathFreeObject (found);
    }
  if (text->len == 0)
    {
      g_autoptr (AdduceImportDocument) document = adduce_import_document_new (0);

      adduce_import_page_read (page, node, FALSE, document);
      g_string_free (text, TRUE);
      adduce_import_article_take_whole (
        article, adduce_import_document_dup_text (document, 0, adduce_import_document_get_n (document)));
      adduce_import_article_doubt (article, ADDUCE_IMPORT_UNPARSED,
                                   _("Its parts could not be told apart; it came in as it stood in the file"));
    }
  else
    {
      adduce_import_article_take_body (article, g_string_free (text, FALSE));
      adduce_import_records_judge (article);
    }
  adduce_import_article_set_place (article, input->member, adduce_import_page_get_place (page, node), end);
  adduce_import_article_set_origin (article, adduce_import_html.id, rule->id, page->decoded->encoding);
  adduce_import_batch_take (batch, article);
}

static gboolean
try_markup (AdduceImportRule *rule, AdduceImportPage *page, const AdduceImportInput *input, AdduceImportBatch *batch)
{
  xmlXPathContext *context = xmlXPathNewContext (page->doc);
  xmlXPathObject *found;
  guint n;

  if (rule->require != NULL && !g_regex_match (rule->require, page->decoded->text, 0, NULL))
    {
      xmlXPathFreeContext (context);
      return FALSE;
    }
  found = evaluate (context, xmlDocGetRootElement (page->doc), rule->article);
  n = found != NULL && found->nodesetval != NULL ? (guint) found->nodesetval->nodeNr : 0;
  for (guint i = 0; i < n; i++)
    {
      guint64 end = i + 1 < n ? adduce_import_page_get_place (page, found->nodesetval->nodeTab[i + 1])
                              : g_bytes_get_size (input->bytes);

      take_markup (rule, page, context, found->nodesetval->nodeTab[i], input, end, batch);
    }
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n > 0;
}

static gboolean
try_rules (AdduceImportPage *page, const AdduceImportInput *input, AdduceImportBatch *batch)
{
  GPtrArray *rules = input->rules;
  g_autoptr (AdduceImportDocument) document = adduce_import_document_new (g_bytes_get_size (input->bytes));
  AdduceImportRule *rule;

  if (g_strcmp0 (input->options->rule, "none") == 0)
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    {
      rule = rules->pdata[i];
      if (rule->shape == ADDUCE_IMPORT_MARKUP
          && (input->options->rule == NULL || g_str_equal (input->options->rule, rule->id))
          && try_markup (rule, page, input, batch))
        return TRUE;
    }

  document->has_places = TRUE;
  document->encoding = g_strdup (page->decoded->encoding);
  adduce_import_page_read (page, xmlDocGetRootElement (page->doc), FALSE, document);
  rule = adduce_import_records_find (rules, document, input->options);
  if (rule != NULL)
    adduce_import_records_divide (rule, document, input, adduce_import_html.id, batch);
  return rule != NULL;
}

/* --- one page --- */

/* Letters and digits only, to see whether two texts say the same. */
static char *
dup_squeezed (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

/* Whether the text has no paragraphs, and those of the page say the same. */
static gboolean
is_better (const char *paragraphs, const char *body)
{
  g_autofree char *page = NULL, *own = NULL;

  if (strchr (body, '\n') != NULL)
    return FALSE;
  page = dup_squeezed (paragraphs);
  own = dup_squeezed (body);
  return *own != '\0' && strstr (page, own) != NULL && strlen (page) < strlen (own) * 5 / 4;
}

/* A heading that is the headline, and what stands before it, is not repeated in the text. */
static guint
skip_headline (const AdduceImportDocument *document, const char *headline)
{
  g_autofree char *wanted = headline != NULL ? dup_squeezed (headline) : NULL;

  for (guint i = 0; wanted != NULL && i < MIN (adduce_import_document_get_n (document), 6); i++)
    {
      g_autofree char *text = dup_squeezed (adduce_import_document_get (document, i)->text);

      if (strcmp (text, wanted) == 0)
        return i + 1;
    }
  return 0;
}

static void
take_page (AdduceImportPage *page, const AdduceImportInput *input, AdduceImportBatch *batch)
{
  AdduceImportArticle *article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  g_autoptr (AdduceImportFields) found = adduce_import_fields_new ();
  g_autoptr (AdduceImportDocument) document = adduce_import_document_new (g_bytes_get_size (input->bytes));
  xmlNode *root = xmlDocGetRootElement (page->doc), *main_node = adduce_import_page_find_main (page);
  g_autofree char *body = NULL, *paragraphs = NULL, *date = NULL;
  guint first;

  adduce_import_page_read_fields (page, found, &body);
  date = g_strdup (adduce_import_fields_find (found, "date"));
  if (date != NULL)
    adduce_import_set_date (article, date, input->options->order);
  for (guint i = 0; i < adduce_import_fields_get_n (found); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (found, i);

      if (!g_str_equal (field->name, "date"))
        adduce_import_fields_offer (fields, field->name, field->value);
    }

  adduce_import_page_read (page, main_node != NULL ? main_node : root, TRUE, document);
  if (main_node == NULL)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL,
                                 _("Which part of the page is the article could not be told; all of its text came in"));
  first = skip_headline (document, adduce_import_fields_find (fields, "headline"));
  paragraphs = adduce_import_document_dup_text (document, first, adduce_import_document_get_n (document));
  if (body != NULL && !is_better (paragraphs, body))
    {
      g_free (paragraphs);
      paragraphs = g_steal_pointer (&body);
    }
  adduce_import_article_take_body (article, g_steal_pointer (&paragraphs));

  if (page->is_cut)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL,
                                 _("The page is nested too deep; what follows there was left out"));
  if (page->decoded->note != NULL)
    adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, page->decoded->note);
  if (!adduce_import_article_has_body (article))
    adduce_import_article_doubt (article, ADDUCE_IMPORT_UNPARSED, _("No text was found in it"));
  adduce_import_article_set_place (article, input->member, 0, g_bytes_get_size (input->bytes));
  adduce_import_article_set_origin (article, adduce_import_html.id, NULL, page->decoded->encoding);
  adduce_import_article_set_name (article, input->name);
  adduce_import_batch_take (batch, article);
}

static gboolean
read_records (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportPage) page = adduce_import_page_new (data, n, input->options->encoding, error);

  if (page == NULL)
    return FALSE;
  if (page->doc == NULL || xmlDocGetRootElement (page->doc) == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("there is nothing in the page"));
      return FALSE;
    }
  if (!try_rules (page, input, batch))
    take_page (page, input, batch);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

const AdduceImportReader adduce_import_html = {
  "html", sniff, NULL, read_records,
};
