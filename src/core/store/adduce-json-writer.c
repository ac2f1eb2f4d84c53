/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Canonical JSON. Trees are written recursively: the gate lets none deeper than 64 levels in.
 */
#include "config.h"

#include "store/adduce-json-writer.h"

#include <string.h>

/* Bytes that can't stand in a string as they are. */
static const gboolean must_escape[256] = {
  [0x00 ... 0x1f] = TRUE,
  ['"'] = TRUE,
  ['\\'] = TRUE,
};

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value;;)
    {
      const char *start = p;
      while (!must_escape[(guchar) *p])
        p++;
      g_string_append_len (text, start, p - start);
      if (*p == 0)
        break;

      const char *letters = "\b\f\n\r\t\"\\";
      const char *letter = strchr (letters, *p);
      if (letter != NULL)
        {
          char escape[2] = { '\\', "bfnrt\"\\"[letter - letters] };
          g_string_append_len (text, escape, sizeof escape);
        }
      else
        g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
      p++;
    }
  g_string_append_c (text, '"');
}

static void
new_line (AdduceJsonWriter *self)
{
  static const char spaces[] = "\n                                ";
  gsize n_spaces = 2 * (gsize) self->depth;

  if (self->style != ADDUCE_JSON_PRETTY)
    return;
  g_string_append_len (self->text, spaces, (gssize) MIN (1 + n_spaces, sizeof spaces - 1));
  for (gsize n = sizeof spaces - 2; n < n_spaces; n++)
    g_string_append_c (self->text, ' ');
}

/* What stands before a value: comma, line, name. */
static void
begin_value (AdduceJsonWriter *self, const char *name)
{
  if (!self->empty)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    new_line (self);
  self->empty = FALSE;
  if (name != NULL)
    {
      append_quoted (self->text, name);
      g_string_append (self->text, self->style == ADDUCE_JSON_PRETTY ? ": " : ":");
    }
}

static void
begin_bracket (AdduceJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->empty = TRUE;
}

static void
end_bracket (AdduceJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (!self->empty)
    new_line (self);
  g_string_append_c (self->text, bracket);
  self->empty = FALSE;
}

void
adduce_json_writer_init (AdduceJsonWriter *self, AdduceJsonStyle style)
{
  *self = (AdduceJsonWriter) { .text = g_string_sized_new (1024), .style = style, .empty = TRUE };
}

GString *
adduce_json_writer_end (AdduceJsonWriter *self)
{
  g_return_val_if_fail (self->depth == 0, NULL);

  if (self->style == ADDUCE_JSON_PRETTY)
    g_string_append_c (self->text, '\n');
  return g_steal_pointer (&self->text);
}

void
adduce_json_writer_begin_object (AdduceJsonWriter *self, const char *name)
{
  begin_bracket (self, name, '{');
}

void
adduce_json_writer_end_object (AdduceJsonWriter *self)
{
  end_bracket (self, '}');
}

void
adduce_json_writer_begin_array (AdduceJsonWriter *self, const char *name)
{
  begin_bracket (self, name, '[');
}

void
adduce_json_writer_end_array (AdduceJsonWriter *self)
{
  end_bracket (self, ']');
}

void
adduce_json_writer_string (AdduceJsonWriter *self, const char *name, const char *value)
{
  begin_value (self, name);
  append_quoted (self->text, value);
}

void
adduce_json_writer_integer (AdduceJsonWriter *self, const char *name, gint64 value)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  begin_value (self, name);
  g_string_append_len (self->text, digits, n);
}

void
adduce_json_writer_boolean (AdduceJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

static void
write_scalar (AdduceJsonWriter *self, const char *name, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    adduce_json_writer_string (self, name, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    adduce_json_writer_boolean (self, name, json_node_get_boolean (node));
  else
    adduce_json_writer_integer (self, name, json_node_get_int (node));
}

void
adduce_json_writer_node (AdduceJsonWriter *self, const char *name, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      adduce_json_writer_begin_object (self, name);
      adduce_json_writer_members (self, json_node_get_object (node));
      adduce_json_writer_end_object (self);
      break;
    case JSON_NODE_ARRAY:
      {
        JsonArray *array = json_node_get_array (node);
        guint n_elements = json_array_get_length (array);
        adduce_json_writer_begin_array (self, name);
        for (guint i = 0; i < n_elements; i++)
          adduce_json_writer_node (self, NULL, json_array_get_element (array, i));
        adduce_json_writer_end_array (self);
      }
      break;
    case JSON_NODE_VALUE:
      write_scalar (self, name, node);
      break;
    case JSON_NODE_NULL:
    default:
      begin_value (self, name);
      g_string_append (self->text, "null");
      break;
    }
}

void
adduce_json_writer_members (AdduceJsonWriter *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    adduce_json_writer_node (self, name, node);
}

char *
adduce_json_node_to_text (JsonNode *node)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_node (&writer, NULL, node);
  return g_string_free (adduce_json_writer_end (&writer), FALSE);
}

char *
adduce_json_object_to_text (JsonObject *object)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_members (&writer, object);
  adduce_json_writer_end_object (&writer);
  return g_string_free (adduce_json_writer_end (&writer), FALSE);
}
