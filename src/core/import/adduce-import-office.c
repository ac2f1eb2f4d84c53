/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents of office programs.
 */
#include "config.h"

#include "import/adduce-import-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-package.h"

gboolean
adduce_import_office_is (xmlTextReader *reader, const char *name)
{
  const xmlChar *local = xmlTextReaderConstLocalName (reader);

  return local != NULL && strcmp ((const char *) local, name) == 0;
}

void
adduce_import_office_take_labels (AdduceImportDocument *document, GBytes *bytes, const char *author)
{
  xmlTextReader *reader = bytes != NULL ? adduce_import_package_open_xml (bytes) : NULL;

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      {
        const char *label = adduce_import_office_is (reader, "title")  ? "Title"
                            : adduce_import_office_is (reader, author) ? "Author"
                                                                       : NULL;
        xmlChar *value = label != NULL ? xmlTextReaderReadString (reader) : NULL;

        if (value != NULL)
          adduce_import_fields_add_label (document->fields, label, (const char *) value);
        xmlFree (value);
      }
  if (reader != NULL)
    xmlFreeTextReader (reader);
}

gboolean
adduce_import_office_end (AdduceImportDocument *document, int status, const char *member, GCancellable *cancellable,
                          GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status < 0 && adduce_import_document_get_n (document) == 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“%s” in it is no XML that can be read"), member);
      return FALSE;
    }
  if (status < 0)
    adduce_import_document_note (document, _("The file is damaged; what follows the damage was left out"));
  return TRUE;
}
