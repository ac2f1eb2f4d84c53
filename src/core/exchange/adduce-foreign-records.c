/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of JSON, each a document.
 */
#include "config.h"

#include "exchange/adduce-foreign-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* The label that our own exports give to a claim that has none. */
#define NO_LABEL "claim"

/* Members that name the document or its coder, or are known to the claims. */
#define HANDLED " path article_id title coder article_status "

/* --- records --- */

static char
get_first_letter (const AdduceForeignInput *input)
{
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);

  for (gsize i = n >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0; i < n; i++)
    if (strchr (" \t\r\n", data[i]) == NULL)
      return data[i];
  return '\0';
}

static gboolean
take_line_cb (const AdduceJsonValue *value, guint line, gpointer user_data, GError **error)
{
  gpointer *both = user_data;
  AdduceForeignRecord *record = both[0];
  AdduceForeignRecordFunc func = (AdduceForeignRecordFunc) both[1];

  record->value = value;
  record->line = line;
  record->number++;
  return func (record, error);
}

static guint
find_line (AdduceForeignRecord *record, const AdduceJsonValue *value)
{
  const char *place;

  if (record->data == NULL)
    return record->line;
  place = record->data + value->place;
  if (place < record->cursor)
    {
      record->cursor = record->data;
      record->cursor_line = 1;
    }
  for (; record->cursor < place; record->cursor++)
    record->cursor_line += *record->cursor == '\n';
  return record->cursor_line;
}

static gboolean
take_whole (AdduceForeignRecord *record, const AdduceJsonValue *value, AdduceForeignRecordFunc func, GError **error)
{
  record->value = value;
  record->line = find_line (record, value);
  record->number++;
  if (value->type != ADDUCE_JSON_OBJECT)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: an object { … } must stand here"),
                   record->line);
      return FALSE;
    }
  if (!func (record, error))
    {
      g_prefix_error (error, _("line %u: "), record->line);
      return FALSE;
    }
  return TRUE;
}

static gboolean
each_of_tree (AdduceForeignRecord *record, AdduceForeignRecordFunc func, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = adduce_foreign_json_parse (record->input, error);
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;
  gsize n;
  const char *data = adduce_foreign_input_get_data (record->input, &n);

  if (root == NULL)
    return FALSE;
  record->data = n >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0 ? data + 3 : data;
  record->cursor = record->data;
  record->cursor_line = 1;
  if (root->type != ADDUCE_JSON_ARRAY)
    return take_whole (record, root, func, error);
  for (const AdduceJsonValue *value = adduce_json_value_first (root); value != NULL;
       value = adduce_json_value_next (root, value))
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !take_whole (record, value, func, error))
      return FALSE;
  return TRUE;
}

/* Whether the first line is an object by itself. */
static gboolean
has_lines (const AdduceForeignInput *input)
{
  g_autoptr (AdduceJsonTree) tree = adduce_foreign_json_parse_first_line (input);

  return tree != NULL;
}

gboolean
adduce_foreign_records_each (const AdduceForeignInput *input, AdduceForeign *foreign, gboolean strict,
                             AdduceForeignRecordFunc func, gpointer user_data, GCancellable *cancellable,
                             GError **error)
{
  AdduceForeignRecord record = { .foreign = foreign, .input = input, .user_data = user_data };
  gpointer both[] = { &record, (gpointer) func };
  gboolean lines = strict && strrchr (input->name, '.') != NULL ? adduce_foreign_input_has_ending (input, "jsonl")
                                                                : has_lines (input);

  if (get_first_letter (input) == '\0')
    return TRUE;
  return lines ? adduce_foreign_json_each_line (input, take_line_cb, both, cancellable, error)
               : each_of_tree (&record, func, cancellable, error);
}

AdduceJsonTree *
adduce_foreign_records_peek (const AdduceForeignInput *input, const AdduceJsonValue **ret_record)
{
  char letter = get_first_letter (input);
  g_autoptr (AdduceJsonTree) tree = NULL;
  const AdduceJsonValue *root;

  if (letter != '{' && letter != '[')
    return NULL;
  if (letter == '{')
    tree = adduce_foreign_json_parse_first_line (input);
  if (tree == NULL)
    tree = adduce_foreign_json_parse (input, NULL);
  root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;
  if (root != NULL && root->type == ADDUCE_JSON_ARRAY)
    root = adduce_json_value_first (root);
  if (root == NULL || root->type != ADDUCE_JSON_OBJECT)
    return NULL;
  *ret_record = root;
  return g_steal_pointer (&tree);
}

/* --- places --- */

char *
adduce_foreign_record_dup_place (AdduceForeignRecord *record, const AdduceJsonValue *value)
{
  return adduce_foreign_line (find_line (record, value));
}

void
adduce_foreign_record_complain (AdduceForeignRecord *record, const AdduceJsonValue *value, const char *problem)
{
  g_autofree char *place = adduce_foreign_record_dup_place (record, value);

  adduce_foreign_complain (record->foreign, record->input->name, place, problem);
}

gboolean
adduce_foreign_record_add_piece (AdduceForeignRecord *record, AdduceForeignClaim *claim, const AdduceJsonValue *start,
                                 const AdduceJsonValue *end, const char *quote)
{
  g_autofree char *from = NULL, *to = NULL, *problem = NULL;
  guint64 first, behind;

  if (quote != NULL && *quote == '\0')
    quote = NULL;
  if (adduce_foreign_json_to_number (start, &first) && adduce_foreign_json_to_number (end, &behind)
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
  from = adduce_foreign_json_dup_word (start);
  to = adduce_foreign_json_dup_word (end);
  problem = g_strdup_printf (
    /* translators: two places in a text, as they stand in a file */
    _("the place from “%s” to “%s” is none (two whole numbers from 0 on, the first the smaller one), so it is not "
      "read"),
    from != NULL ? from : "", to != NULL ? to : "");
  adduce_foreign_record_complain (record, start != NULL ? start : record->value, problem);
  return FALSE;
}

void
adduce_foreign_record_add_label (AdduceForeignClaim *claim, const char *label, gboolean is_own)
{
  if (!is_own || g_strcmp0 (label, NO_LABEL) != 0)
    adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, label, NULL);
}

/* --- documents --- */

/* (transfer full): of the file and the number. */
static char *
make_name (AdduceForeignRecord *record)
{
  g_autofree char *stem = adduce_foreign_input_rename (record->input, "");

  return g_strdup_printf ("%s-%05u.txt", stem, record->number);
}

AdduceForeignDocument *
adduce_foreign_record_add_document (AdduceForeignRecord *record, const char *text, const AdduceJsonValue *meta)
{
  const char *path = meta != NULL ? adduce_json_value_get_string (meta, "path") : NULL;
  g_autofree char *name = path != NULL && *path != '\0' ? g_strdup (path) : make_name (record);
  AdduceForeignDocument *document
    = adduce_foreign_add_document (record->foreign, name, text, record->input->name, NULL);

  if (meta != NULL)
    adduce_foreign_document_add_field (document, "headline", adduce_json_value_get_string (meta, "title"));
  return document;
}

static gboolean
is_listed (const char *names, const char *name)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return names != NULL && strstr (names, word) != NULL;
}

static char *
join_words (const AdduceJsonValue *list)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const AdduceJsonValue *value = adduce_json_value_first (list); value != NULL;
       value = adduce_json_value_next (list, value))
    {
      g_autofree char *word = adduce_foreign_json_dup_word (value);

      if (word != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? "; " : "", word);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
add_meta (AdduceForeignDocument *document, const AdduceJsonValue *meta, const char *prefix, const char *skip)
{
  for (const AdduceJsonValue *value = adduce_json_value_first (meta); value != NULL;
       value = adduce_json_value_next (meta, value))
    {
      g_autofree char *key = g_strconcat (prefix, value->name, NULL);

      if (*prefix == '\0' && (is_listed (HANDLED, value->name) || is_listed (skip, value->name)))
        continue;
      if (value->type == ADDUCE_JSON_OBJECT)
        {
          gboolean plain = *prefix == '\0' && is_listed (" meta metadata data ", value->name);
          g_autofree char *inner = plain ? g_strdup ("") : g_strconcat (key, ".", NULL);

          add_meta (document, value, inner, NULL);
          continue;
        }
      g_autofree char *word
        = value->type == ADDUCE_JSON_ARRAY ? join_words (value) : adduce_foreign_json_dup_word (value);
      adduce_foreign_document_add_field (document, key, word);
    }
}

void
adduce_foreign_record_add_meta (AdduceForeignDocument *document, const AdduceJsonValue *meta, const char *skip)
{
  add_meta (document, meta, "", skip);
}

const char *
adduce_foreign_record_add_layer (AdduceForeignRecord *record, AdduceForeignDocument *document,
                                 const AdduceJsonValue *meta)
{
  const char *coder = adduce_json_value_get_string (meta, "coder");
  const char *status = adduce_json_value_get_string (meta, "article_status");

  if (coder == NULL || *coder == '\0')
    return NULL;
  if (status != NULL)
    {
      g_autofree char *place = adduce_foreign_record_dup_place (record, record->value);
      AdduceForeignClaim *about = adduce_foreign_add_claim (record->foreign, document, place);

      about->about_article = TRUE;
      about->coder = g_strdup (coder);
      about->status = g_strdup (status);
    }
  return coder;
}
