/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DOCX: the paragraphs of word/document.xml. Deleted text, field codes and fallbacks of drawings are left out.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-office.h"
#include "import/adduce-import-package.h"

#define DOCUMENT "word/document.xml"
#define STYLES "word/styles.xml"
#define CORE "docProps/core.xml"

typedef struct {
  AdduceImportDocument *document;
  GHashTable *headings; /* id of a style → level */
  GString *text;
  guint level;
  guint n_notes;
} Reader;

static guint
sniff (const AdduceImportInput *input)
{
  return adduce_import_package_has (input->bytes, DOCUMENT) ? 95 : 0;
}

/* --- styles --- */

/* The level that a style's name or id says, like “heading 2”; 0 for none. */
static guint
guess_level (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  const char *digit = strpbrk (lower, "123456789");

  if (strcmp (lower, "title") == 0 || strcmp (lower, "titel") == 0)
    return 1;
  if (strstr (lower, "heading") == NULL && strstr (lower, "berschrift") == NULL && !g_str_has_prefix (lower, "titre"))
    return 0;
  return digit != NULL ? (guint) (*digit - '0') : 1;
}

static GHashTable *
read_styles (GBytes *bytes)
{
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlTextReader *reader = bytes != NULL ? adduce_import_package_open_xml (bytes) : NULL;
  g_autofree char *id = NULL;

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    {
      g_autofree char *value = NULL;
      guint level = 0;

      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
        continue;
      if (adduce_import_office_is (reader, "style"))
        {
          g_free (id);
          id = adduce_import_package_dup_attribute (reader, "styleId");
        }
      else if (adduce_import_office_is (reader, "name") || adduce_import_office_is (reader, "outlineLvl"))
        {
          value = adduce_import_package_dup_attribute (reader, "val");
          if (value != NULL && adduce_import_office_is (reader, "name"))
            level = guess_level (value);
          else if (value != NULL && g_ascii_isdigit (*value) && *value < '9')
            level = (guint) (*value - '0') + 1;
          if (id != NULL && level > 0)
            g_hash_table_replace (headings, g_strdup (id), GUINT_TO_POINTER (level));
        }
    }
  if (reader != NULL)
    xmlFreeTextReader (reader);
  return headings;
}

/* --- the text --- */

static void
end_paragraph (Reader *self)
{
  adduce_import_document_take (self->document, g_strndup (self->text->str, self->text->len), self->level, 0, 0);
  g_string_truncate (self->text, 0);
  self->level = 0;
}

static void
read_level (Reader *self, xmlTextReader *reader)
{
  g_autofree char *value = adduce_import_package_dup_attribute (reader, "val");

  if (value == NULL)
    return;
  if (adduce_import_office_is (reader, "outlineLvl"))
    {
      if (*value >= '0' && *value < '9')
        self->level = (guint) (*value - '0') + 1;
      return;
    }
  self->level = GPOINTER_TO_UINT (g_hash_table_lookup (self->headings, value));
  if (self->level == 0 && g_hash_table_size (self->headings) == 0)
    self->level = guess_level (value);
}

/* TRUE where nothing in the element is to be read. */
static gboolean
begin_element (Reader *self, xmlTextReader *reader)
{
  static const char *const dropped[] = { "del", "delText", "instrText", "delInstrText", "Fallback", "footnotePr",
                                         "moveFrom", "rubyPr", "rt", "sdtPr", "sectPr", NULL };
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);

  if (g_strv_contains (dropped, name))
    return TRUE;
  if (strcmp (name, "tab") == 0)
    g_string_append_c (self->text, '\t');
  else if (strcmp (name, "br") == 0 || strcmp (name, "cr") == 0)
    g_string_append_c (self->text, '\n');
  else if (strcmp (name, "noBreakHyphen") == 0)
    g_string_append (self->text, "\xe2\x80\x91");
  else if (strcmp (name, "pStyle") == 0 || strcmp (name, "outlineLvl") == 0)
    read_level (self, reader);
  else if (strcmp (name, "footnoteReference") == 0 || strcmp (name, "endnoteReference") == 0)
    self->n_notes++;
  else if (strcmp (name, "tc") == 0 && self->text->len > 0)
    g_string_append_c (self->text, '\t');
  return FALSE;
}

static gboolean
read_text (Reader *self, xmlTextReader *reader, GCancellable *cancellable, GError **error)
{
  gboolean in_text = FALSE, again = FALSE;
  int status = xmlTextReaderRead (reader);

  while (status == 1 && !g_cancellable_is_cancelled (cancellable))
    {
      int type = xmlTextReaderNodeType (reader);

      again = FALSE;
      if (type == XML_READER_TYPE_ELEMENT)
        {
          /* A tab of a row of stops is none of the text. */
          if (adduce_import_office_is (reader, "tabs") || adduce_import_office_is (reader, "rPr")
              || begin_element (self, reader))
            {
              status = xmlTextReaderNext (reader);
              again = TRUE;
            }
          else if (adduce_import_office_is (reader, "t"))
            in_text = xmlTextReaderIsEmptyElement (reader) == 0;
          else if (adduce_import_office_is (reader, "p") && xmlTextReaderIsEmptyElement (reader) == 1)
            end_paragraph (self);
        }
      else if (type == XML_READER_TYPE_END_ELEMENT)
        {
          if (adduce_import_office_is (reader, "t"))
            in_text = FALSE;
          else if (adduce_import_office_is (reader, "p"))
            end_paragraph (self);
        }
      else if (in_text && xmlTextReaderConstValue (reader) != NULL)
        g_string_append (self->text, (const char *) xmlTextReaderConstValue (reader));
      if (!again)
        status = xmlTextReaderRead (reader);
    }
  return adduce_import_office_end (self->document, status, DOCUMENT, cancellable, error);
}

static AdduceImportDocument *
read_document (const AdduceImportInput *input, GCancellable *cancellable, GError **error)
{
  static const char *const wanted[] = { DOCUMENT, STYLES, CORE, NULL };
  g_autoptr (GHashTable) members = adduce_import_package_read (input->bytes, wanted, cancellable, error);
  g_autoptr (AdduceImportDocument) document = NULL;
  xmlTextReader *reader;
  Reader self = { 0 };
  gboolean fine;

  if (members == NULL)
    return NULL;
  reader = adduce_import_package_open_xml (g_hash_table_lookup (members, DOCUMENT));
  if (reader == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“%s” in it is no XML that can be read"), DOCUMENT);
      return NULL;
    }

  document = adduce_import_document_new (g_bytes_get_size (input->bytes));
  self.document = document;
  self.headings = read_styles (g_hash_table_lookup (members, STYLES));
  self.text = g_string_new (NULL);
  fine = read_text (&self, reader, cancellable, error);
  if (self.text->len > 0)
    end_paragraph (&self);
  if (self.n_notes > 0)
    adduce_import_document_note (document, _("Footnotes were left out"));
  adduce_import_office_take_labels (document, g_hash_table_lookup (members, CORE), "creator");
  xmlFreeTextReader (reader);
  g_hash_table_unref (self.headings);
  g_string_free (self.text, TRUE);
  return fine ? g_steal_pointer (&document) : NULL;
}

const AdduceImportReader adduce_import_docx = {
  "docx", sniff, read_document, NULL,
};
