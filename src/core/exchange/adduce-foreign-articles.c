/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Foreign documents as articles: those of one file are a batch of the import, which keeps the file.
 */
#include "config.h"

#include "exchange/adduce-foreign-articles.h"

#include <string.h>

#include "import/adduce-import-writer.h"

static AdduceImportArticle *
make_article (const AdduceForeignDocument *document, const char *format)
{
  AdduceImportArticle *article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  g_autofree char *base = g_path_get_basename (document->name);
  g_autofree char *folder = g_path_get_dirname (document->name);

  adduce_import_article_take_exact (article, g_strdup (document->text));
  adduce_import_article_set_name (article, base);
  if (!g_str_equal (folder, "."))
    adduce_import_article_set_folder (article, folder);
  if (g_str_has_suffix (base, ".md"))
    adduce_import_article_set_ending (article, "md");
  adduce_import_article_set_origin (article, format, NULL, NULL);
  if (document->original != NULL)
    adduce_import_article_set_place (article, NULL, 0, g_bytes_get_size (document->original));
  for (guint i = 0; i < document->fields->len; i++)
    {
      const AdduceForeignField *field = document->fields->pdata[i];

      if (g_str_equal (field->key, "headline") || g_str_equal (field->key, "date") || g_str_equal (field->key, "outlet")
          || g_str_equal (field->key, "author") || g_str_equal (field->key, "url"))
        adduce_import_fields_add (fields, field->key, field->value);
      else
        adduce_import_fields_add_label (fields, field->key, field->value);
    }
  return article;
}

/* Those from @first on that came from the same file. */
static guint
find_end (GPtrArray *documents, guint first)
{
  const AdduceForeignDocument *one = documents->pdata[first];
  guint end = first + 1;

  while (end < documents->len
         && ((const AdduceForeignDocument *) documents->pdata[end])->original == one->original
         && g_strcmp0 (((const AdduceForeignDocument *) documents->pdata[end])->file, one->file) == 0)
    end++;
  return end;
}

gboolean
adduce_foreign_write_articles (const char *folder, GPtrArray *documents, const char *format, GPtrArray *paths,
                               GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceImportWriter) writer = adduce_import_writer_new (folder, cancellable, error);

  if (writer == NULL)
    return FALSE;
  for (guint first = 0, end; first < documents->len; first = end)
    {
      const AdduceForeignDocument *document = documents->pdata[first];
      g_autoptr (AdduceImportBatch) batch = adduce_import_batch_new ();
      g_autoptr (GBytes) bytes = document->original != NULL
                                   ? g_bytes_ref (document->original)
                                   : g_bytes_new (document->text, strlen (document->text));

      end = document->original != NULL ? find_end (documents, first) : first + 1;
      adduce_import_batch_set_original (batch, bytes);
      for (guint i = first; i < end; i++)
        adduce_import_batch_take (batch, make_article (documents->pdata[i], format));
      if (!adduce_import_writer_write (writer, batch, document->file, NULL, NULL, problems, cancellable, error))
        return FALSE;
      for (guint i = 0; i < adduce_import_batch_get_n_articles (batch); i++)
        g_ptr_array_add (paths, g_strdup (adduce_import_article_get_path (adduce_import_batch_get_article (batch, i))));
    }
  return TRUE;
}
