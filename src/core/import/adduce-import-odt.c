/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ODT: the paragraphs and headings of content.xml. Notes, comments and tracked deletions are left out.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-office.h"
#include "import/adduce-import-package.h"

#define CONTENT "content.xml"
#define META "meta.xml"
#define TYPE "application/vnd.oasis.opendocument.text"

typedef struct {
  AdduceImportDocument *document;
  GString *text;
  guint depth; /* of paragraphs */
  guint level;
  gboolean blank; /* white space is due */
  guint n_notes;
} Reader;

static guint
sniff (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  /* The first member says what it is, uncompressed; spreadsheets and slides have the same parts. */
  if (!adduce_import_package_has (input->bytes, CONTENT))
    return 0;
  return memmem (data, MIN (n, 200), TYPE, strlen (TYPE)) != NULL || adduce_import_has_ending (input, "odt;ott") ? 95
                                                                                                                : 0;
}

static void
end_paragraph (Reader *self)
{
  adduce_import_document_take (self->document, g_strndup (self->text->str, self->text->len), self->level, 0, 0);
  g_string_truncate (self->text, 0);
  self->level = 0;
  self->blank = FALSE;
}

/* Runs of white space are one space, as the format has it. */
static void
append_text (Reader *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (strchr (" \t\r\n", *p) != NULL)
      self->blank = TRUE;
    else
      {
        if (self->blank && self->text->len > 0)
          g_string_append_c (self->text, ' ');
        self->blank = FALSE;
        g_string_append_c (self->text, *p);
      }
}

static void
append_blanks (Reader *self, xmlTextReader *reader)
{
  g_autofree char *value = adduce_import_package_dup_attribute (reader, "c");
  guint64 n = 1;

  if (value != NULL && !g_ascii_string_to_unsigned (value, 10, 0, 1000, &n, NULL))
    n = 1;
  if (self->blank && self->text->len > 0)
    g_string_append_c (self->text, ' ');
  self->blank = FALSE;
  for (guint64 i = 0; i < n; i++)
    g_string_append_c (self->text, ' ');
}

/* TRUE where nothing in the element is to be read. */
static gboolean
begin_element (Reader *self, xmlTextReader *reader)
{
  static const char *const dropped[] = { "note", "annotation", "tracked-changes", "sequence-decls", "forms", "script",
                                         "automatic-styles", "font-face-decls", "ruby-text", NULL };
  const char *name = (const char *) xmlTextReaderConstLocalName (reader);
  gboolean empty = xmlTextReaderIsEmptyElement (reader) == 1;

  if (g_strv_contains (dropped, name))
    {
      self->n_notes += strcmp (name, "note") == 0;
      return TRUE;
    }
  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    {
      g_autofree char *value = adduce_import_package_dup_attribute (reader, "outline-level");

      /* A paragraph in a frame in a paragraph ends that one. */
      if (self->depth > 0 && self->text->len > 0)
        end_paragraph (self);
      self->level = strcmp (name, "h") != 0                       ? 0
                    : value != NULL && g_ascii_isdigit (*value) ? (guint) (*value - '0') : 1;
      if (empty)
        end_paragraph (self);
      else
        self->depth++;
    }
  else if (self->depth > 0 && strcmp (name, "s") == 0)
    append_blanks (self, reader);
  else if (self->depth > 0 && (strcmp (name, "tab") == 0 || strcmp (name, "line-break") == 0))
    {
      g_string_append_c (self->text, *name == 't' ? '\t' : '\n');
      self->blank = FALSE;
    }
  return FALSE;
}

static gboolean
read_text (Reader *self, xmlTextReader *reader, GCancellable *cancellable, GError **error)
{
  int status = xmlTextReaderRead (reader);

  while (status == 1 && !g_cancellable_is_cancelled (cancellable))
    {
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_ELEMENT && begin_element (self, reader))
        {
          status = xmlTextReaderNext (reader);
          continue;
        }
      if (type == XML_READER_TYPE_END_ELEMENT && self->depth > 0
          && (adduce_import_office_is (reader, "p") || adduce_import_office_is (reader, "h")))
        {
          end_paragraph (self);
          self->depth--;
        }
      else if (self->depth > 0 && xmlTextReaderConstValue (reader) != NULL
               && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
                   || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE))
        append_text (self, (const char *) xmlTextReaderConstValue (reader));
      status = xmlTextReaderRead (reader);
    }
  return adduce_import_office_end (self->document, status, CONTENT, cancellable, error);
}

static AdduceImportDocument *
read_document (const AdduceImportInput *input, GCancellable *cancellable, GError **error)
{
  static const char *const wanted[] = { CONTENT, META, NULL };
  g_autoptr (GHashTable) members = adduce_import_package_read (input->bytes, wanted, cancellable, error);
  g_autoptr (AdduceImportDocument) document = NULL;
  xmlTextReader *reader;
  Reader self = { 0 };
  gboolean fine;

  if (members == NULL)
    return NULL;
  reader = adduce_import_package_open_xml (g_hash_table_lookup (members, CONTENT));
  if (reader == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“%s” in it is no XML that can be read"), CONTENT);
      return NULL;
    }

  document = adduce_import_document_new (g_bytes_get_size (input->bytes));
  self.document = document;
  self.text = g_string_new (NULL);
  fine = read_text (&self, reader, cancellable, error);
  if (self.n_notes > 0)
    adduce_import_document_note (document, _("Footnotes were left out"));
  adduce_import_office_take_labels (document, g_hash_table_lookup (members, META), "initial-creator");
  xmlFreeTextReader (reader);
  g_string_free (self.text, TRUE);
  return fine ? g_steal_pointer (&document) : NULL;
}

const AdduceImportReader adduce_import_odt = {
  "odt", sniff, read_document, NULL,
};
