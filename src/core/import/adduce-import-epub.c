/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EPUB: each document of its spine that has text is an article.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-date.h"
#include "import/adduce-import-package.h"
#include "import/adduce-import-page.h"

#define CONTAINER "META-INF/container.xml"
#define MAX_ITEMS 100000

/* What the book says of itself and its parts. */
typedef struct {
  AdduceImportFields *fields;
  char *title;
  GHashTable *items; /* id → path */
  GPtrArray *spine;  /* paths */
} Book;

static guint
sniff (const AdduceImportInput *input)
{
  return adduce_import_package_has (input->bytes, CONTAINER) ? 96 : 0;
}

static gboolean
is (xmlTextReader *reader, const char *name)
{
  const xmlChar *local = xmlTextReaderConstLocalName (reader);

  return local != NULL && strcmp ((const char *) local, name) == 0;
}

/* (transfer full) (nullable): path of the book's description. */
static char *
find_description (GBytes *container)
{
  xmlTextReader *reader = container != NULL ? adduce_import_package_open_xml (container) : NULL;
  char *path = NULL;

  while (reader != NULL && path == NULL && xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && is (reader, "rootfile"))
      path = adduce_import_package_dup_attribute (reader, "full-path");
  if (reader != NULL)
    xmlFreeTextReader (reader);
  return path;
}

/* A reference as a path of the archive; (transfer full). */
static char *
resolve (const char *base, const char *reference)
{
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *plain = g_uri_unescape_string (reference, NULL);
  g_autofree char *joined = g_strcmp0 (folder, ".") == 0 ? g_strdup (plain != NULL ? plain : reference)
                                                         : g_build_filename (folder, plain != NULL ? plain : reference,
                                                                             NULL);
  g_autofree char *absolute = g_canonicalize_filename (joined, "/");
  char *hash = strchr (absolute, '#');

  if (hash != NULL)
    *hash = '\0';
  return g_strdup (absolute + 1);
}

static void
read_metadata (Book *book, xmlTextReader *reader)
{
  static const struct {
    const char *name;
    const char *field;
  } known[] = {
    { "creator", "authors" },  { "date", "date" },          { "language", "language" },
    { "publisher", "publisher" }, { "rights", "rights" },   { "subject", "keywords" },
  };
  xmlChar *value = NULL;

  if (is (reader, "title") && book->title == NULL)
    {
      value = xmlTextReaderReadString (reader);
      book->title = value != NULL ? adduce_import_tidy ((const char *) value) : NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known) && value == NULL; i++)
    if (is (reader, known[i].name))
      {
        value = xmlTextReaderReadString (reader);
        adduce_import_fields_add (book->fields, known[i].field, (const char *) value);
      }
  xmlFree (value);
}

static void
read_description (Book *book, GBytes *description, const char *path)
{
  xmlTextReader *reader = description != NULL ? adduce_import_package_open_xml (description) : NULL;

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    {
      g_autofree char *id = NULL, *reference = NULL, *type = NULL, *properties = NULL;

      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
        continue;
      if (is (reader, "item"))
        {
          id = adduce_import_package_dup_attribute (reader, "id");
          reference = adduce_import_package_dup_attribute (reader, "href");
          type = adduce_import_package_dup_attribute (reader, "media-type");
          properties = adduce_import_package_dup_attribute (reader, "properties");
          /* The page of contents is none of the text. */
          if (id != NULL && reference != NULL && type != NULL && strstr (type, "html") != NULL
              && (properties == NULL || strstr (properties, "nav") == NULL)
              && g_hash_table_size (book->items) < MAX_ITEMS)
            g_hash_table_replace (book->items, g_steal_pointer (&id), resolve (path, reference));
        }
      else if (is (reader, "itemref") && book->spine->len < MAX_ITEMS)
        {
          id = adduce_import_package_dup_attribute (reader, "idref");
          if (id != NULL && g_hash_table_lookup (book->items, id) != NULL)
            g_ptr_array_add (book->spine, g_strdup (g_hash_table_lookup (book->items, id)));
        }
      else
        read_metadata (book, reader);
    }
  if (reader != NULL)
    xmlFreeTextReader (reader);
}

static void
take_chapter (Book *book, GBytes *bytes, const char *path, const AdduceImportInput *input, AdduceImportBatch *batch)
{
  gsize n = 0;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autoptr (AdduceImportPage) page = adduce_import_page_new (data != NULL ? data : "", n, NULL, NULL);
  xmlNode *root = page != NULL && page->doc != NULL ? xmlDocGetRootElement (page->doc) : NULL;
  g_autoptr (AdduceImportDocument) document = adduce_import_document_new (g_bytes_get_size (input->bytes));
  g_autoptr (AdduceImportArticle) article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  const char *date = adduce_import_fields_find (book->fields, "date");
  g_autofree char *member = input->member != NULL ? g_strconcat (input->member, "/", path, NULL) : g_strdup (path);
  guint first = 0;

  if (root == NULL)
    return;
  adduce_import_page_read (page, root, FALSE, document);
  if (adduce_import_document_get_n (document) > 0 && adduce_import_document_get (document, 0)->level > 0)
    {
      adduce_import_fields_offer (fields, "headline", adduce_import_document_get (document, 0)->text);
      first = 1;
    }
  adduce_import_article_take_body (
    article, adduce_import_document_dup_text (document, first, adduce_import_document_get_n (document)));
  if (!adduce_import_article_has_body (article) && first == 0)
    return;

  adduce_import_fields_offer (fields, "outlet", book->title);
  if (date != NULL)
    adduce_import_set_date (article, date, input->options->order);
  for (guint i = 0; i < adduce_import_fields_get_n (book->fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (book->fields, i);

      if (!g_str_equal (field->name, "date"))
        adduce_import_fields_offer (fields, field->name, field->value);
    }
  adduce_import_article_set_place (article, member, 0, n);
  adduce_import_article_set_origin (article, adduce_import_epub.id, NULL, page->decoded->encoding);
  adduce_import_batch_take (batch, g_steal_pointer (&article));
}

static void
take_chapters (Book *book, const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GHashTable) chapters = NULL;

  if (book->spine->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the book has no readable list of its parts"));
      return;
    }
  g_ptr_array_add (book->spine, NULL);
  chapters = adduce_import_package_read (input->bytes, (const char *const *) book->spine->pdata, cancellable, error);
  for (guint i = 0; chapters != NULL && i + 1 < book->spine->len; i++)
    {
      GBytes *bytes = g_hash_table_lookup (chapters, book->spine->pdata[i]);

      if (bytes != NULL)
        take_chapter (book, bytes, book->spine->pdata[i], input, batch);
      else
        {
          /* translators: %s is the name of a file in an archive */
          g_autofree char *problem = g_strdup_printf (_("“%s” is missing in it"), (char *) book->spine->pdata[i]);

          adduce_import_batch_complain (batch, problem);
        }
    }
}

static gboolean
read_records (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  const char *const container_only[] = { CONTAINER, NULL };
  g_autoptr (GHashTable) first = adduce_import_package_read (input->bytes, container_only, cancellable, error);
  g_autofree char *path = first != NULL ? find_description (g_hash_table_lookup (first, CONTAINER)) : NULL;
  const char *const wanted[] = { path, NULL };
  g_autoptr (GHashTable) second = NULL;
  g_autoptr (GError) local_error = NULL;
  Book book = { 0 };

  if (first == NULL)
    return FALSE;
  if (path == NULL || *path == '\0')
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the book has no readable list of its parts"));
      return FALSE;
    }
  second = adduce_import_package_read (input->bytes, wanted, cancellable, error);
  if (second == NULL)
    return FALSE;

  book.fields = adduce_import_fields_new ();
  book.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book.spine = g_ptr_array_new_with_free_func (g_free);
  read_description (&book, g_hash_table_lookup (second, path), path);
  take_chapters (&book, input, batch, cancellable, &local_error);
  adduce_import_fields_free (book.fields);
  g_free (book.title);
  g_hash_table_unref (book.items);
  g_ptr_array_unref (book.spine);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

const AdduceImportReader adduce_import_epub = {
  "epub", sniff, NULL, read_records,
};
