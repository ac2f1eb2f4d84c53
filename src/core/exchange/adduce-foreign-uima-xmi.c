/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * UIMA XMI: each child of the root is a feature structure, its namespace the package of its type, its attributes and
 * children its features. The type system is not needed. Places count UTF-16.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-uima.h"
#include "import/adduce-import-package.h"

#define XMI_NAMESPACE "http://www.omg.org/XMI"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

static guint
uima_xmi_sniff (const AdduceForeignInput *input)
{
  return adduce_foreign_input_mentions (input, XMI_NAMESPACE, 4096)
             && adduce_foreign_input_mentions (input, "http:///uima/", 4096)
           ? ADDUCE_FOREIGN_CERTAIN
           : 0;
}

/* "http:///de/tudarmstadt/type.ecore" and "Token" → "de.tudarmstadt.type.Token"; (transfer full). */
static char *
make_type (const char *namespace, const char *name)
{
  g_autofree char *package = NULL;

  if (namespace == NULL || !g_str_has_prefix (namespace, "http:///"))
    return g_strdup (name);
  package = g_strdelimit (g_strdup (namespace + strlen ("http:///")), "/", '.');
  if (g_str_has_suffix (package, ".ecore"))
    package[strlen (package) - strlen (".ecore")] = '\0';
  return g_str_equal (package, "noNamespace") ? g_strdup (name) : g_strdup_printf ("%s.%s", package, name);
}

static void
read_attributes (xmlTextReader *reader, AdduceForeignStructure *structure)
{
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      const char *prefix = (const char *) xmlTextReaderConstPrefix (reader);
      const char *value = (const char *) xmlTextReaderConstValue (reader);

      if (prefix == NULL && value != NULL)
        adduce_foreign_structure_add (structure, (const char *) xmlTextReaderConstLocalName (reader), value,
                                      g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "pieces") == 0);
    }
  xmlTextReaderMoveToElement (reader);
}

static AdduceForeignStructure *
begin_structure (xmlTextReader *reader, AdduceForeignUima *uima)
{
  const char *namespace = (const char *) xmlTextReaderConstNamespaceUri (reader);
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  xmlChar *id = xmlTextReaderGetAttributeNs (reader, (const xmlChar *) "id", (const xmlChar *) XMI_NAMESPACE);
  g_autofree char *type = make_type (namespace, name);
  g_autofree char *place = adduce_foreign_line ((guint) MAX (xmlTextReaderGetParserLineNumber (reader), 1));
  AdduceForeignStructure *structure = adduce_foreign_uima_add (uima, (const char *) id, type, place);

  xmlFree (id);
  read_attributes (reader, structure);
  return structure;
}

/* A feature that has an element for each of its values. */
static void
end_value (xmlTextReader *reader, AdduceForeignStructure *structure, GString *value)
{
  adduce_foreign_structure_add (structure, (const char *) xmlTextReaderConstLocalName (reader), value->str, FALSE);
  g_string_truncate (value, 0);
}

static gboolean
read_nodes (xmlTextReader *reader, AdduceForeignUima *uima, GCancellable *cancellable, GError **error)
{
  AdduceForeignStructure *structure = NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  int status;

  while ((status = xmlTextReaderRead (reader)) == 1)
    {
      int type = xmlTextReaderNodeType (reader);
      int depth = xmlTextReaderDepth (reader);
      const char *words = (const char *) xmlTextReaderConstValue (reader);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (type == XML_READER_TYPE_ELEMENT && depth == 1)
        structure = begin_structure (reader, uima);
      else if (type == XML_READER_TYPE_ELEMENT && depth == 2)
        g_string_truncate (value, 0);
      else if (type == XML_READER_TYPE_END_ELEMENT && depth == 2 && structure != NULL)
        end_value (reader, structure, value);
      else if (depth == 3 && words != NULL
               && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
                   || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE))
        g_string_append (value, words);
    }
  if (status == 0)
    return TRUE;
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %d: this is not XML, or it ends too early"),
               MAX (xmlTextReaderGetParserLineNumber (reader), 1));
  return FALSE;
}

static gboolean
uima_xmi_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autoptr (xmlTextReader) reader = adduce_import_package_open_xml (input->bytes);
  g_autoptr (AdduceForeignUima) uima = adduce_foreign_uima_new ();

  if (reader == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("it is not XML"));
      return FALSE;
    }
  if (!read_nodes (reader, uima, cancellable, error))
    return FALSE;
  adduce_foreign_uima_take (uima, input, foreign);
  return TRUE;
}

const AdduceForeignReader adduce_foreign_uima_xmi = {
  .format = {
    .id = "uima-xmi",
    .label = N_("UIMA XMI"),
    .checked_with = "Adduce, INCEpTION",
  },
  .companions = "TypeSystem.xml;typesystem.xml;*.losses.csv",
  .sniff = uima_xmi_sniff,
  .read = uima_xmi_read,
};
