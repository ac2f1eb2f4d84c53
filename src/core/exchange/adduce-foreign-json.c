/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What readers of JSON and JSON Lines have in common.
 */
#include "config.h"

#include "exchange/adduce-foreign-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Behind a byte-order mark. */
static const char *
get_start (const AdduceForeignInput *input, const char **ret_end)
{
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);

  *ret_end = data + n;
  return n >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0 ? data + 3 : data;
}

AdduceJsonTree *
adduce_foreign_json_parse (const AdduceForeignInput *input, GError **error)
{
  const char *end;
  const char *start = get_start (input, &end);
  gsize skipped = g_bytes_get_size (input->bytes) - (gsize) (end - start);
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (input->bytes, skipped, (gsize) (end - start));

  return adduce_json_tree_new_foreign (bytes, error);
}

static gboolean
is_blank (const char *start, const char *end)
{
  while (start < end && strchr (" \t\r", *start) != NULL)
    start++;
  return start == end;
}

/* The error's sentence is about a line, and that is all that was read. */
static gboolean
fail_line (guint line, GError *line_error, GError **error)
{
  const char *reason = line_error->message;

  if (g_str_has_prefix (reason, "line 1, "))
    reason += strlen ("line 1, ");
  g_set_error (error, line_error->domain, line_error->code, _("line %u: %s"), line, reason);
  g_error_free (line_error);
  return FALSE;
}

static gboolean
take_line (const char *start, const char *end, guint line, AdduceForeignJsonLine func, gpointer user_data,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (start, (gsize) (end - start));
  GError *line_error = NULL;
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new_foreign (bytes, &line_error);
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;

  if (root != NULL && root->type != ADDUCE_JSON_OBJECT)
    g_set_error_literal (&line_error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("an object { … } must stand here"));
  if (line_error != NULL || !func (root, line, user_data, &line_error))
    return fail_line (line, line_error, error);
  return TRUE;
}

gboolean
adduce_foreign_json_each_line (const AdduceForeignInput *input, AdduceForeignJsonLine func, gpointer user_data,
                               GCancellable *cancellable, GError **error)
{
  const char *file_end;
  const char *start = get_start (input, &file_end);

  for (guint line = 1; start < file_end; line++)
    {
      const char *end = memchr (start, '\n', (gsize) (file_end - start));

      if (end == NULL)
        end = file_end;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (!is_blank (start, end) && !take_line (start, end, line, func, user_data, error)))
        return FALSE;
      start = end + 1;
    }
  return TRUE;
}

AdduceJsonTree *
adduce_foreign_json_parse_first_line (const AdduceForeignInput *input)
{
  const char *file_end;
  const char *start = get_start (input, &file_end);

  while (start < file_end)
    {
      const char *end = memchr (start, '\n', (gsize) (file_end - start));
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (AdduceJsonTree) tree = NULL;

      if (end == NULL)
        end = file_end;
      if (is_blank (start, end))
        {
          start = end + 1;
          continue;
        }
      if (*start != '{')
        return NULL;
      bytes = g_bytes_new_static (start, (gsize) (end - start));
      tree = adduce_json_tree_new_foreign (bytes, NULL);
      return tree != NULL && adduce_json_tree_get_root (tree)->type == ADDUCE_JSON_OBJECT ? g_steal_pointer (&tree)
                                                                                          : NULL;
    }
  return NULL;
}

/* --- members --- */

gboolean
adduce_foreign_json_to_number (const AdduceJsonValue *value, guint64 *ret_number)
{
  g_autofree char *whole = NULL;
  gsize n;

  if (value == NULL || value->type != ADDUCE_JSON_STRING)
    return FALSE;
  /* Numbers are kept as they are written: 12.0 is 12. */
  n = strspn (value->string, "0123456789");
  if (value->string[n] == '.' && value->string[n + 1 + strspn (value->string + n + 1, "0")] != '\0')
    return FALSE;
  if (value->string[n] != '\0' && value->string[n] != '.')
    return FALSE;
  whole = g_strndup (value->string, n);
  return g_ascii_string_to_unsigned (whole, 10, 0, G_MAXINT64, ret_number, NULL);
}

gboolean
adduce_foreign_json_get_number (const AdduceJsonValue *object, const char *name, guint64 *ret_number)
{
  return adduce_foreign_json_to_number (adduce_json_value_get (object, name), ret_number);
}

char *
adduce_foreign_json_dup_word (const AdduceJsonValue *value)
{
  if (value == NULL)
    return NULL;
  if (value->type == ADDUCE_JSON_BOOLEAN)
    return g_strdup (value->integer != 0 ? "true" : "false");
  return value->type == ADDUCE_JSON_STRING ? g_strdup (value->string) : NULL;
}

static const AdduceJsonValue *
get_typed (const AdduceJsonValue *object, const char *name, AdduceJsonType type)
{
  const AdduceJsonValue *value = adduce_json_value_get (object, name);

  return value != NULL && value->type == type ? value : NULL;
}

const AdduceJsonValue *
adduce_foreign_json_get_array (const AdduceJsonValue *object, const char *name)
{
  return get_typed (object, name, ADDUCE_JSON_ARRAY);
}

const AdduceJsonValue *
adduce_foreign_json_get_object (const AdduceJsonValue *object, const char *name)
{
  return get_typed (object, name, ADDUCE_JSON_OBJECT);
}

const AdduceJsonValue *
adduce_foreign_json_get_nth (const AdduceJsonValue *array, guint index)
{
  const AdduceJsonValue *child = array->n_children > index ? adduce_json_value_first (array) : NULL;

  for (guint i = 0; i < index && child != NULL; i++)
    child = adduce_json_value_next (array, child);
  return child;
}

gint64
adduce_foreign_parse_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

gint64
adduce_foreign_json_get_time (const AdduceJsonValue *object, const char *name)
{
  return adduce_foreign_parse_time (adduce_json_value_get_string (object, name));
}
