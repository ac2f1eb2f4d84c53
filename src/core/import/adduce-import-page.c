/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of HTML.
 */
#include "config.h"

#include "import/adduce-import-page.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <string.h>

/* How much of a page is looked at for the encoding that it names. */
#define MAX_DECLARATION 4096

/* What libxml2 from 2.13 on says of too deep a tree, as XML_ERR_RESOURCE_LIMIT; before, it was an internal error. */
#define ERR_RESOURCE_LIMIT 114

/* --- the tree --- */

/* (transfer full) (nullable): of <meta charset=…>, <meta … content="…; charset=…">, <?xml … encoding="…"?>. */
static char *
find_declared (const char *data, gsize n_bytes)
{
  g_autofree char *begin = g_strndup (data, MIN (n_bytes, MAX_DECLARATION));
  g_autoptr (GRegex) regex = g_regex_new ("(?:<meta\\b[^>]*\\bcharset|<\\?xml\\b[^>]*\\bencoding)\\s*=\\s*[\"']?\\s*"
                                          "([A-Za-z0-9_:.-]+)",
                                          G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, begin, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  xmlParserCtxt *context = data;
  xmlNode *before = context->node;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  xmlSAX2StartElement (data, name, attributes);
  G_GNUC_END_IGNORE_DEPRECATIONS
  if (context->node != NULL && context->node != before && context->input != NULL)
    {
      G_GNUC_BEGIN_IGNORE_DEPRECATIONS
      gsize place = context->input->consumed + (gsize) (context->input->cur - context->input->base);
      G_GNUC_END_IGNORE_DEPRECATIONS

      context->node->_private = GSIZE_TO_POINTER (place);
    }
}

AdduceImportPage *
adduce_import_page_new (const char *data, gsize n_bytes, const char *wanted, GError **error)
{
  g_autofree char *declared = find_declared (data, n_bytes);
  g_autoptr (AdduceImportPage) self = g_new0 (AdduceImportPage, 1);
  htmlParserCtxt *context;

  self->decoded = adduce_import_decode (data, n_bytes, wanted, declared, error);
  if (self->decoded == NULL)
    return NULL;

  context = htmlNewParserCtxt ();
  context->sax->startElement = start_element_cb;
  self->doc = htmlCtxtReadMemory (context, self->decoded->text, (int) MIN (self->decoded->n, G_MAXINT), NULL, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                    | HTML_PARSE_COMPACT);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  self->is_cut = context->errNo == XML_ERR_INTERNAL_ERROR || context->errNo == ERR_RESOURCE_LIMIT;
  G_GNUC_END_IGNORE_DEPRECATIONS
  htmlFreeParserCtxt (context);
  return g_steal_pointer (&self);
}

void
adduce_import_page_free (AdduceImportPage *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->doc, xmlFreeDoc);
  adduce_import_decoded_free (self->decoded);
  g_free (self);
}

guint64
adduce_import_page_get_place (AdduceImportPage *self, const xmlNode *node)
{
  gsize offset = GPOINTER_TO_SIZE (node->_private);

  /* What is noted is where its first tag ended, or a little behind. */
  offset = MIN (offset, self->decoded->n);
  while (offset > 0 && self->decoded->text[offset] != '<')
    offset--;
  return adduce_import_decoded_get_place (self->decoded, offset);
}

xmlNode *
adduce_import_page_next (const xmlNode *root, xmlNode *node, gboolean skip)
{
  if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node != root && node->next == NULL)
    node = node->parent;
  return node == NULL || node == root ? NULL : node->next;
}

gboolean
adduce_import_page_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrcasecmp (node->name, (const xmlChar *) name) == 0;
}

char *
adduce_import_page_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = value != NULL ? g_utf8_make_valid ((const char *) value, -1) : NULL;

  xmlFree (value);
  return copy;
}

gboolean
adduce_import_page_has_class (const xmlNode *node, GRegex *words)
{
  static const char *const names[] = { "class", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (names) && node->type == XML_ELEMENT_NODE; i++)
    {
      g_autofree char *value = adduce_import_page_dup_attribute (node, names[i]);

      if (value != NULL && g_regex_match (words, value, 0, NULL))
        return TRUE;
    }
  return FALSE;
}

char *
adduce_import_page_dup_text (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = adduce_import_tidy (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return text;
}

/* --- its text --- */

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; node->type == XML_ELEMENT_NODE && names[i] != NULL; i++)
    if (xmlStrcasecmp (node->name, (const xmlChar *) names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const xmlNode *node)
{
  g_autofree char *style = adduce_import_page_dup_attribute (node, "style");

  if (xmlHasProp (node, (const xmlChar *) "hidden") != NULL)
    return TRUE;
  return style != NULL && g_regex_match_simple ("display\\s*:\\s*none|visibility\\s*:\\s*hidden", style,
                                                G_REGEX_CASELESS, 0);
}

static gboolean
is_furniture (const xmlNode *node)
{
  static const char *const names[] = { "nav", "aside", "footer", "form", "button", "input", "menu", "dialog",
                                       "figure", "video", "audio", "select", NULL };
  static GRegex *words = NULL;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words,
                       g_regex_new ("(?:^|[\\s_-])(?:share|sharing|social|related|recommend\\w*|newsletter|subscribe|"
                                    "subscription|comments?|cookies?|consent|banner|advert\\w*|ads?|promo|sponsor\\w*|"
                                    "breadcrumbs?|sidebar|menu|navigation|nav|footer|pagination|tags|tooltip|popup|"
                                    "modal|paywall|most-read|trending|outbrain|taboola|disqus|print|hidden|skip-link)"
                                    "(?:$|[\\s_-])",
                                    G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (is_one_of (node, names))
    return TRUE;
  /* A page that calls its whole body so is not to vanish. */
  return !adduce_import_page_is (node, "body") && !adduce_import_page_is (node, "article")
         && !adduce_import_page_is (node, "main") && adduce_import_page_has_class (node, words);
}

typedef struct {
  AdduceImportPage *page;
  AdduceImportDocument *document;
  GString *text;
  const xmlNode *first; /* the element in which the paragraph begins */
  guint level;
  guint n_breaks;
  gboolean blank; /* white space is due */
} Writer;

static void
flush (Writer *self)
{
  while (self->text->len > 0 && strchr (" \n\t", self->text->str[self->text->len - 1]) != NULL)
    g_string_truncate (self->text, self->text->len - 1);
  if (self->text->len > 0)
    {
      guint64 start = self->first != NULL ? adduce_import_page_get_place (self->page, self->first) : 0;

      adduce_import_document_take (self->document, g_strndup (self->text->str, self->text->len), self->level, start,
                                   start);
    }
  g_string_truncate (self->text, 0);
  self->first = NULL;
  self->blank = FALSE;
  self->n_breaks = 0;
}

static void
write_text (Writer *self, const xmlNode *node, gboolean pre)
{
  for (const char *p = (const char *) node->content; p != NULL && *p != '\0'; p++)
    {
      if (strchr (" \t\r\n\f", *p) != NULL && !(pre && *p == '\n'))
        {
          self->blank = TRUE;
          continue;
        }
      if (self->blank && self->text->len > 0 && strchr ("\n\t", self->text->str[self->text->len - 1]) == NULL)
        g_string_append_c (self->text, ' ');
      self->blank = FALSE;
      self->n_breaks = 0;
      if (self->first == NULL)
        self->first = node->parent;
      g_string_append_c (self->text, *p);
    }
}

/* Elements that stand within a paragraph; all others begin one. */
static const char *const inlines[] = { "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
                                       "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt",
                                       "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
                                       "var", "wbr", NULL };

/* What an element does to the paragraph when it begins; TRUE where nothing in it is to be read. */
static gboolean
enter (Writer *self, const xmlNode *node, gboolean main_only)
{
  static const char *const dropped[] = { "script", "style", "template", "noscript", "head", "svg", "iframe", "object",
                                         "canvas", "math", NULL };

  if (is_one_of (node, dropped) || is_hidden (node) || (main_only && is_furniture (node)))
    return TRUE;
  if (adduce_import_page_is (node, "br"))
    {
      if (self->text->len > 0 && ++self->n_breaks >= 2)
        flush (self);
      else if (self->text->len > 0)
        g_string_append_c (self->text, '\n');
      self->blank = FALSE;
    }
  else if (adduce_import_page_is (node, "td") || adduce_import_page_is (node, "th"))
    {
      if (self->text->len > 0)
        g_string_append_c (self->text, '\t');
      self->blank = FALSE;
    }
  else if (!is_one_of (node, inlines))
    {
      flush (self);
      self->level = node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0'
                      ? (guint) (node->name[1] - '0') : self->level;
    }
  return FALSE;
}

static void
leave (Writer *self, const xmlNode *node)
{
  static const char *const own[] = { "br", "td", "th", NULL };

  if (node->type != XML_ELEMENT_NODE || is_one_of (node, inlines) || is_one_of (node, own))
    return;
  flush (self);
  if (node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0')
    self->level = 0;
}

static void
close_paragraphs (AdduceImportDocument *document, guint from, guint64 end)
{
  for (guint i = from; i < document->paragraphs->len; i++)
    {
      AdduceImportParagraph *paragraph = &g_array_index (document->paragraphs, AdduceImportParagraph, i);

      paragraph->end = i + 1 < document->paragraphs->len
                         ? g_array_index (document->paragraphs, AdduceImportParagraph, i + 1).start : end;
      paragraph->end = MAX (paragraph->end, paragraph->start);
    }
}

void
adduce_import_page_read (AdduceImportPage *self, xmlNode *root, gboolean main_only, AdduceImportDocument *document)
{
  Writer writer = { .page = self, .document = document, .text = g_string_new (NULL) };
  guint from = document->paragraphs->len, n_pre = 0;
  xmlNode *node = root;

  while (node != NULL)
    {
      gboolean skip = FALSE;

      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        write_text (&writer, node, n_pre > 0);
      else if (node->type == XML_ELEMENT_NODE)
        {
          skip = node != root && enter (&writer, node, main_only);
          n_pre += !skip && node->children != NULL && adduce_import_page_is (node, "pre");
        }

      /* Down, or on, leaving what ends here. */
      if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (!skip)
        leave (&writer, node);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          if (node == NULL)
            break;
          leave (&writer, node);
          n_pre -= n_pre > 0 && adduce_import_page_is (node, "pre");
        }
      node = node == NULL || node == root ? NULL : node->next;
    }
  flush (&writer);
  g_string_free (writer.text, TRUE);
  close_paragraphs (document, from, document->n_bytes);
}
