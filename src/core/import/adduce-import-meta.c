/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Metadata of an imported article.
 */
#include "config.h"

#include "import/adduce-import-meta.h"

#include "store/adduce-durable.h"
#include "store/adduce-json-tree.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-json.h"
#include "store/adduce-zone-store.h"

#define VERSION "1.1"

static void
write_fields (AdduceJsonWriter *writer, AdduceImportFields *fields)
{
  adduce_json_writer_begin_object (writer, ADDUCE_JSON_FIELDS);
  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);

      if (adduce_import_field_get_label (field) != NULL)
        continue;
      adduce_json_writer_begin_object (writer, field->name);
      adduce_json_writer_string (writer, ADDUCE_JSON_VALUE, field->value);
      if (field->raw != NULL && !g_str_equal (field->raw, field->value))
        adduce_json_writer_string (writer, ADDUCE_JSON_RAW, field->raw);
      if (field->passage != NULL)
        {
          adduce_json_writer_boolean (writer, ADDUCE_JSON_GUESS, TRUE);
          adduce_json_writer_string (writer, ADDUCE_JSON_PASSAGE, field->passage);
        }
      adduce_json_writer_end_object (writer);
    }
  adduce_json_writer_end_object (writer);
}

static void
write_custom (AdduceJsonWriter *writer, AdduceImportFields *fields)
{
  gboolean any = FALSE;

  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);
      const char *label = adduce_import_field_get_label (field);

      if (label == NULL)
        continue;
      if (!any)
        adduce_json_writer_begin_object (writer, ADDUCE_JSON_CUSTOM);
      any = TRUE;
      adduce_json_writer_string (writer, label, field->value);
    }
  if (any)
    adduce_json_writer_end_object (writer);
}

static void
write_optional (AdduceJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    adduce_json_writer_string (writer, name, value);
}

static void
write_import (AdduceJsonWriter *writer, AdduceImportArticle *article, const char *original, const char *digest,
              guint number)
{
  GPtrArray *reasons = adduce_import_article_get_reasons (article);

  adduce_json_writer_begin_object (writer, ADDUCE_JSON_IMPORT);
  adduce_json_writer_string (writer, ADDUCE_JSON_FILE, original);
  adduce_json_writer_string (writer, ADDUCE_JSON_DIGEST, digest);
  write_optional (writer, ADDUCE_JSON_MEMBER, adduce_import_article_get_member (article));
  adduce_json_writer_integer (writer, ADDUCE_JSON_START, (gint64) adduce_import_article_get_start (article));
  adduce_json_writer_integer (writer, ADDUCE_JSON_END, (gint64) adduce_import_article_get_end (article));
  adduce_json_writer_integer (writer, ADDUCE_JSON_NUMBER, number);
  write_optional (writer, ADDUCE_JSON_FORMAT, adduce_import_article_get_format (article));
  write_optional (writer, ADDUCE_JSON_RULE, adduce_import_article_get_rule (article));
  write_optional (writer, ADDUCE_JSON_ENCODING, adduce_import_article_get_encoding (article));
  adduce_json_writer_string (writer, ADDUCE_JSON_STATE,
                             adduce_import_state_to_id (adduce_import_article_get_state (article)));
  if (reasons->len > 0)
    {
      adduce_json_writer_begin_array (writer, ADDUCE_JSON_NOTES);
      for (guint i = 0; i < reasons->len; i++)
        adduce_json_writer_string (writer, NULL, reasons->pdata[i]);
      adduce_json_writer_end_array (writer);
    }
  adduce_json_writer_end_object (writer);
}

GBytes *
adduce_import_meta_write (AdduceImportArticle *article, const char *original, const char *digest, guint number)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  AdduceJsonWriter writer;

  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_string (&writer, ADDUCE_JSON_SCHEMA_VERSION, VERSION);
  write_fields (&writer, fields);
  write_custom (&writer, fields);
  write_import (&writer, article, original, digest, number);
  adduce_json_writer_end_object (&writer);
  return g_string_free_to_bytes (adduce_json_writer_end (&writer));
}

char *
adduce_import_meta_make_key (const char *digest, guint64 start, guint number, const char *member)
{
  return g_strdup_printf ("%s %" G_GUINT64_FORMAT " %u %s", digest, start, number, member != NULL ? member : "");
}

static AdduceJsonTree *
load (const char *path)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_ZONES_MAX_BYTES, NULL, NULL);

  return bytes != NULL ? adduce_json_tree_new (bytes, NULL) : NULL;
}

gboolean
adduce_import_meta_is_untouched (const char *path)
{
  g_autoptr (AdduceJsonTree) tree = load (path);
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;

  return root != NULL && adduce_json_value_get (root, ADDUCE_JSON_IMPORT) != NULL
         && adduce_json_value_get (root, ADDUCE_JSON_ZONES) == NULL;
}

char *
adduce_import_meta_read_key (const char *path)
{
  g_autoptr (AdduceJsonTree) tree = load (path);
  const AdduceJsonValue *import, *start, *number;
  const char *digest;

  if (tree == NULL)
    return NULL;
  import = adduce_json_value_get (adduce_json_tree_get_root (tree), ADDUCE_JSON_IMPORT);
  if (import == NULL || import->type != ADDUCE_JSON_OBJECT)
    return NULL;
  digest = adduce_json_value_get_string (import, ADDUCE_JSON_DIGEST);
  start = adduce_json_value_get (import, ADDUCE_JSON_START);
  number = adduce_json_value_get (import, ADDUCE_JSON_NUMBER);
  if (digest == NULL || start == NULL || start->type != ADDUCE_JSON_INTEGER || number == NULL
      || number->type != ADDUCE_JSON_INTEGER)
    return NULL;
  return adduce_import_meta_make_key (digest, (guint64) start->integer, (guint) number->integer,
                                      adduce_json_value_get_string (import, ADDUCE_JSON_MEMBER));
}
