/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Foreign files in XML, as a tree.
 */
#include "config.h"

#include "exchange/adduce-foreign-dom.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "adduce-error.h"

#define OPTIONS                                                                                                       \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES)

/* A root stands within so many bytes. */
#define PEEK_BYTES 65536

/* --- files --- */

static xmlDoc *
refuse (int line, const char *reason, GError **error)
{
  g_autofree char *message = g_strdup (reason);
  g_autofree char *valid = g_utf8_make_valid (g_strstrip (message), -1);

  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %d: this is no XML: %s"), MAX (line, 1), valid);
  return NULL;
}

xmlDoc *
adduce_foreign_dom_parse (GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  xmlParserCtxt *context;
  const xmlError *wrong;
  xmlDoc *document;

  if (n_bytes == 0 || n_bytes > G_MAXINT)
    return refuse (1, n_bytes == 0 ? _("the file is empty") : _("the file is too large"), error);
  context = xmlNewParserCtxt ();
  document = xmlCtxtReadMemory (context, data, (int) n_bytes, NULL, NULL, OPTIONS);
  wrong = document == NULL ? xmlCtxtGetLastError (context) : NULL;
  if (document == NULL)
    refuse (wrong != NULL ? wrong->line : 1, wrong != NULL && wrong->message != NULL ? wrong->message : "", error);
  xmlFreeParserCtxt (context);
  if (document != NULL && document->intSubset != NULL && document->intSubset->entities != NULL)
    {
      xmlFreeDoc (document);
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("line 1: the file declares entities (<!ENTITY …>), which are not read; take them out"));
      return NULL;
    }
  if (document != NULL && xmlDocGetRootElement (document) == NULL)
    {
      xmlFreeDoc (document);
      return refuse (1, _("there is no element in it"), error);
    }
  return document;
}

char *
adduce_foreign_dom_peek_root (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  xmlTextReader *reader;
  char *name = NULL;

  if (n_bytes == 0 || memchr (data, '<', MIN (n_bytes, 256)) == NULL)
    return NULL;
  reader = xmlReaderForMemory (data, (int) MIN (n_bytes, PEEK_BYTES), NULL, NULL, OPTIONS);
  while (reader != NULL && name == NULL && xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      name = g_strdup ((const char *) xmlTextReaderConstLocalName (reader));
  if (reader != NULL)
    xmlFreeTextReader (reader);
  return name;
}

/* --- elements --- */

gboolean
adduce_foreign_dom_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static const xmlNode *
find_from (const xmlNode *node, const char *name)
{
  while (node != NULL && !adduce_foreign_dom_is (node, name))
    node = node->next;
  return node;
}

const xmlNode *
adduce_foreign_dom_find (const xmlNode *parent, const char *name)
{
  return find_from (parent != NULL ? parent->children : NULL, name);
}

const xmlNode *
adduce_foreign_dom_find_next (const xmlNode *node, const char *name)
{
  return find_from (node->next, name);
}

/* (transfer full): libxml2 takes what is no character of XML out, but not from UTF-16. */
static char *
dup_valid (const xmlChar *text)
{
  return g_utf8_make_valid ((const char *) text, -1);
}

char *
adduce_foreign_dom_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = value != NULL ? dup_valid (value) : NULL;

  xmlFree (value);
  return copy;
}

char *
adduce_foreign_dom_dup_content (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *copy = dup_valid (content != NULL ? content : (const xmlChar *) "");

  xmlFree (content);
  return copy;
}

char *
adduce_foreign_dom_dup_place (const xmlNode *node)
{
  return adduce_foreign_line ((guint) MAX (xmlGetLineNo (node), 1));
}

void
adduce_foreign_dom_complain (AdduceForeign *foreign, const AdduceForeignInput *input, const xmlNode *node,
                             const char *problem)
{
  g_autofree char *place = adduce_foreign_dom_dup_place (node);

  adduce_foreign_complain (foreign, input->name, place, problem);
}

/* --- places --- */

gboolean
adduce_foreign_dom_parse_number (const char *text, guint64 *ret_number)
{
  g_autofree char *word = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return word != NULL && g_ascii_isdigit (*word)
         && g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT64, ret_number, NULL);
}

gboolean
adduce_foreign_dom_add_piece (AdduceForeign *foreign, const AdduceForeignInput *input, const xmlNode *node,
                              AdduceForeignClaim *claim, const char *start, const char *end, const char *quote)
{
  g_autofree char *problem = NULL;
  guint64 first, behind;

  if (quote != NULL && *quote == '\0')
    quote = NULL;
  if (adduce_foreign_dom_parse_number (start, &first) && adduce_foreign_dom_parse_number (end, &behind)
      && (first < behind || quote != NULL))
    {
      adduce_foreign_claim_add_piece (claim, first, behind, quote);
      return TRUE;
    }
  if (quote != NULL)
    {
      adduce_foreign_claim_add_piece (claim, 0, 0, quote)->has_place = FALSE;
      return TRUE;
    }
  problem = g_strdup_printf (
    _("the place from “%s” to “%s” is none (two whole numbers from 0 on, the first the smaller one), so it is not "
      "read"),
    start != NULL ? start : "", end != NULL ? end : "");
  adduce_foreign_dom_complain (foreign, input, node, problem);
  return FALSE;
}
