/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON and JSON Lines: each record is an article. Members of objects in a record are named by their path, parted by
 * dots; strings of a list are values of one name, or, of the text, its paragraphs.
 *
 * The records of a JSON file are the list of objects that holds most of it, or the one that the mapping `records=PATH`
 * names, or else the whole.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-columns.h"
#include "import/adduce-import-encoding.h"
#include "store/adduce-json-tree.h"

/* Members of a record that are kept. */
#define MAX_MEMBERS 400

/* Problems of lines that are named. */
#define MAX_NAMED 100

/* One record, flat. */
typedef struct {
  GPtrArray *names;
  GPtrArray *values;
} Record;

static gboolean
begins_with (const AdduceImportInput *input, const char *signs)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, n -= 3;
  while (n > 0 && g_ascii_isspace (*data))
    data++, n--;
  return n > 0 && strchr (signs, *data) != NULL && *data != '\0';
}

static guint
sniff_json (const AdduceImportInput *input)
{
  return adduce_import_has_ending (input, "json") && begins_with (input, "{[") ? 85 : 0;
}

static guint
sniff_jsonl (const AdduceImportInput *input)
{
  return adduce_import_has_ending (input, "jsonl;ndjson;jsonlines") && begins_with (input, "{") ? 90 : 0;
}

/* --- a record --- */

/* (transfer full): what comes below this. */
static char *
join_path (const char *path, const char *name)
{
  return name == NULL || *path == '\0' ? g_strdup (name != NULL ? name : path) : g_strconcat (path, ".", name, NULL);
}

static void
add_value (Record *record, const char *path, const char *value, gboolean in_list)
{
  guint last = record->names->len;

  /* Values of one list are one, for the text with an empty line between. */
  if (in_list && last > 0 && g_str_equal (record->names->pdata[last - 1], path))
    {
      g_autofree char *before = record->values->pdata[last - 1];

      record->values->pdata[last - 1] = g_strconcat (before, "\n\n", value, NULL);
      return;
    }
  if (last >= MAX_MEMBERS)
    return;
  g_ptr_array_add (record->names, g_strdup (path));
  g_ptr_array_add (record->values, g_strdup (value));
}

/* Recursive: the gate lets nothing deeper than 64 levels in. */
static void
flatten (Record *record, const AdduceJsonValue *value, const char *path, gboolean in_list)
{
  switch (value->type)
    {
    case ADDUCE_JSON_STRING:
      add_value (record, path, value->string, in_list);
      break;
    case ADDUCE_JSON_BOOLEAN:
      add_value (record, path, value->integer != 0 ? "true" : "false", in_list);
      break;
    case ADDUCE_JSON_OBJECT:
    case ADDUCE_JSON_ARRAY:
      for (const AdduceJsonValue *child = adduce_json_value_first (value); child != NULL;
           child = adduce_json_value_next (value, child))
        {
          g_autofree char *below = join_path (path, child->name);

          flatten (record, child, below, in_list || value->type == ADDUCE_JSON_ARRAY);
        }
      break;
    case ADDUCE_JSON_NULL:
    case ADDUCE_JSON_INTEGER:
    default:
      break;
    }
}

/* Lists of what is not the text are parted as all lists of values are. */
static void
part_lists (Record *record, const char *const *fields)
{
  for (guint i = 0; i < record->names->len; i++)
    if (g_strcmp0 (fields[i], "body") != 0 && strstr (record->values->pdata[i], "\n\n") != NULL)
      {
        g_autofree char *value = record->values->pdata[i];
        g_auto (GStrv) parts = g_strsplit (value, "\n\n", -1);

        record->values->pdata[i] = g_strjoinv ("; ", parts);
      }
}

/* FALSE where nothing in it is a headline or text. */
static gboolean
take_record (AdduceImportColumns *columns, const AdduceJsonValue *value, const AdduceImportInput *input,
             const char *format, const char *encoding, guint64 start, guint64 end, AdduceImportBatch *batch)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Record record = { names, values };
  g_autofree const char **fields = NULL;
  AdduceImportArticle *article;
  gboolean useful = FALSE;

  flatten (&record, value, "", FALSE);
  fields = g_new0 (const char *, names->len + 1);
  adduce_import_columns_assign (columns, (const char *const *) names->pdata, names->len, fields);
  for (guint i = 0; i < names->len; i++)
    useful = useful || g_strcmp0 (fields[i], "body") == 0 || g_strcmp0 (fields[i], "headline") == 0;
  if (!useful)
    return FALSE;

  part_lists (&record, fields);
  article = adduce_import_article_new ();
  adduce_import_article_set_place (article, input->member, start, end);
  adduce_import_article_set_origin (article, format, NULL, encoding);
  adduce_import_columns_take (article, (const char *const *) names->pdata, fields,
                              (const char *const *) values->pdata, names->len, input->options->order, batch);
  return TRUE;
}

static void
take_unparsed (const AdduceImportInput *input, const char *format, const char *text, gsize n, const char *reason,
               guint64 start, guint64 end, AdduceImportBatch *batch)
{
  AdduceImportArticle *article = adduce_import_article_new ();

  if (adduce_import_batch_get_problems (batch)->len < MAX_NAMED)
    adduce_import_batch_complain (batch, reason);
  adduce_import_article_take_whole (article, g_strndup (text, n));
  adduce_import_article_doubt (article, ADDUCE_IMPORT_UNPARSED, reason);
  adduce_import_article_set_place (article, input->member, start, end);
  adduce_import_article_set_origin (article, format, NULL, NULL);
  adduce_import_article_set_name (article, input->name);
  adduce_import_batch_take (batch, article);
}

static void
fail_unknown (GError **error)
{
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       _("which member is the text or the headline is not known; say so with a mapping like "
                         "text=PATH"));
}

/* --- one document --- */

static const AdduceJsonValue *
follow_path (const AdduceJsonValue *root, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);

  for (guint i = 0; parts[i] != NULL && root != NULL; i++)
    root = root->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get (root, parts[i]) : NULL;
  return root != NULL && root->type == ADDUCE_JSON_ARRAY ? root : NULL;
}

/* The list of objects with most in it; values stand in one array, so that there is nothing to recurse into. */
static const AdduceJsonValue *
find_records (const AdduceJsonValue *root)
{
  const AdduceJsonValue *best = NULL;

  for (const AdduceJsonValue *value = root; value < root + root->size; value++)
    if (value->type == ADDUCE_JSON_ARRAY && value->n_children > 0 && value[1].type == ADDUCE_JSON_OBJECT
        && value->size * 2 > root->size && best == NULL)
      best = value;
  return best;
}

static gboolean
take_document (AdduceImportColumns *columns, AdduceJsonTree *tree, AdduceImportDecoded *decoded,
               const AdduceImportInput *input, AdduceImportBatch *batch, GError **error)
{
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);
  const char *path = adduce_import_columns_get_records (columns);
  const AdduceJsonValue *list = path != NULL ? follow_path (root, path) : find_records (root);
  guint number = 0, n_taken = 0;

  if (path != NULL && list == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no list at “%s”"), path);
      return FALSE;
    }
  if (list == NULL)
    {
      if (take_record (columns, root, input, adduce_import_json.id, decoded->encoding, 0,
                       g_bytes_get_size (input->bytes), batch))
        return TRUE;
      fail_unknown (error);
      return FALSE;
    }

  for (const AdduceJsonValue *value = adduce_json_value_first (list); value != NULL;
       value = adduce_json_value_next (list, value))
    {
      const AdduceJsonValue *next = adduce_json_value_next (list, value);
      gsize from = value->place, to = next != NULL ? next->place : decoded->n;
      guint64 start = adduce_import_decoded_get_place (decoded, from);
      guint64 end = adduce_import_decoded_get_place (decoded, to);

      number++;
      if (take_record (columns, value, input, adduce_import_json.id, decoded->encoding, start, end, batch))
        n_taken++;
      else
        {
          g_autofree char *reason = g_strdup_printf (_("record %u has neither text nor headline"), number);

          take_unparsed (input, adduce_import_json.id, decoded->text + from, MIN (to - from, 1024 * 1024), reason,
                         start, end, batch);
        }
    }
  if (n_taken == 0)
    fail_unknown (error);
  return n_taken > 0;
}

static gboolean
read_json (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDecoded) decoded = adduce_import_decode (data, n, input->options->encoding, NULL, error);
  g_autoptr (AdduceImportColumns) columns = NULL;
  g_autoptr (AdduceJsonTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (decoded == NULL || (columns = adduce_import_columns_new (input->options, error)) == NULL)
    return FALSE;
  bytes = g_bytes_new_static (decoded->text, decoded->n);
  tree = adduce_json_tree_new_foreign (bytes, error);
  return tree != NULL && take_document (columns, tree, decoded, input, batch, error);
}

/* --- lines --- */

/* (transfer full): the error's sentence, whose place within the line it begins with, for this line. */
static char *
describe_line (guint line, const GError *error)
{
  const char *reason = error->message;

  /* It says “line 1, column 7: …”, as the line is all that was read. */
  if (g_str_has_prefix (reason, "line 1, "))
    reason += strlen ("line 1, ");
  return g_strdup_printf (_("line %u: %s"), line, reason);
}

static gboolean
read_jsonl (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDecoded) decoded = adduce_import_decode (data, n, input->options->encoding, NULL, error);
  g_autoptr (AdduceImportColumns) columns = NULL;
  guint line = 0, n_taken = 0;

  if (decoded == NULL || (columns = adduce_import_columns_new (input->options, error)) == NULL)
    return FALSE;
  for (const char *p = decoded->text; *p != '\0' && !g_cancellable_set_error_if_cancelled (cancellable, error);)
    {
      gsize length = strcspn (p, "\n");
      g_autoptr (GBytes) bytes = g_bytes_new_static (p, length);
      g_autoptr (GError) line_error = NULL;
      g_autoptr (AdduceJsonTree) tree = NULL;
      g_autofree char *reason = NULL;
      guint64 start = adduce_import_decoded_get_place (decoded, (gsize) (p - decoded->text));
      guint64 end = adduce_import_decoded_get_place (decoded, (gsize) (p - decoded->text) + length);

      line++;
      if (strspn (p, " \t\r") < length)
        {
          tree = adduce_json_tree_new_foreign (bytes, &line_error);
          if (tree == NULL)
            reason = describe_line (line, line_error);
          else if (take_record (columns, adduce_json_tree_get_root (tree), input, adduce_import_jsonl.id,
                                decoded->encoding, start, end, batch))
            n_taken++;
          else
            reason = g_strdup_printf (_("line %u: the record has neither text nor headline"), line);
          if (reason != NULL)
            take_unparsed (input, adduce_import_jsonl.id, p, MIN (length, 1024 * 1024), reason, start, end, batch);
        }
      p += length;
      p += *p == '\n';
    }
  if (error != NULL && *error != NULL)
    return FALSE;
  if (n_taken == 0)
    fail_unknown (error);
  return n_taken > 0;
}

const AdduceImportReader adduce_import_json = {
  "json", sniff_json, NULL, read_json,
};

const AdduceImportReader adduce_import_jsonl = {
  "jsonl", sniff_jsonl, NULL, read_jsonl,
};
