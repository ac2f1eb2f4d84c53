/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of a file.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json-tree-private.h"

/* A value for so many bytes of text, to begin with: less than our files have. */
#define BYTES_A_VALUE 32
/* Lines are counted once, by blocks, so that to ask for the line of each of many values is not quadratic. */
#define BLOCK 8192

static AdduceJsonTree *
read_tree (GBytes *bytes, AdduceJsonMode mode, GError **error)
{
  gsize n_bytes = g_bytes_get_size (bytes);
  g_autoptr (AdduceJsonTree) self = g_new0 (AdduceJsonTree, 1);
  self->bytes = g_bytes_ref (bytes);
  self->strings = g_malloc (n_bytes + 1);
  self->values = g_array_sized_new (FALSE, FALSE, sizeof (AdduceJsonValue),
                                    (guint) (n_bytes / BYTES_A_VALUE));
  return adduce_json_gate_fill (self, mode, error) ? g_steal_pointer (&self) : NULL;
}

AdduceJsonTree *
adduce_json_tree_new (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceJsonTree) self = read_tree (bytes, ADDUCE_JSON_STRICT, error);
  if (self == NULL)
    return NULL;
  if (adduce_json_tree_get_root (self)->type != ADDUCE_JSON_OBJECT)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"),
                   adduce_json_tree_get_line (self, adduce_json_tree_get_root (self)),
                   _("an object { … } must stand here"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

AdduceJsonTree *
adduce_json_tree_new_foreign (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_tree (bytes, ADDUCE_JSON_FOREIGN, error);
}

void
adduce_json_tree_free (AdduceJsonTree *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_free (self->strings);
  g_free (self->lines);
  g_array_unref (self->values);
  g_clear_error (&self->error);
  g_free (self->shown);
  g_free (self);
}

const AdduceJsonValue *
adduce_json_tree_get_root (AdduceJsonTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &g_array_index (self->values, AdduceJsonValue, 0);
}

static guint
count_line_ends (const char *start, const char *end)
{
  guint n = 0;

  while (start < end && (start = memchr (start, '\n', (gsize) (end - start))) != NULL)
    {
      n++;
      start++;
    }
  return n;
}

static void
count_lines (AdduceJsonTree *self)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (self->bytes, &n_bytes);
  guint32 *lines = g_new (guint32, n_bytes / BLOCK + 1);

  lines[0] = 0;
  for (gsize i = 1; i <= n_bytes / BLOCK; i++)
    lines[i] = lines[i - 1] + count_line_ends (data + (i - 1) * BLOCK, data + i * BLOCK);
  self->lines = lines;
}

guint
adduce_json_tree_get_line (AdduceJsonTree *self, const AdduceJsonValue *value)
{
  const char *data;
  gsize block;

  g_return_val_if_fail (self != NULL && value != NULL, 0);

  if (g_once_init_enter (&self->counted))
    {
      count_lines (self);
      g_once_init_leave (&self->counted, 1);
    }
  data = g_bytes_get_data (self->bytes, NULL);
  block = value->place / BLOCK;
  return 1 + self->lines[block] + count_line_ends (data + block * BLOCK, data + value->place);
}

const AdduceJsonValue *
adduce_json_value_get (const AdduceJsonValue *object, const char *name)
{
  for (const AdduceJsonValue *member = adduce_json_value_first (object); member != NULL;
       member = adduce_json_value_next (object, member))
    if (member->name != NULL && g_str_equal (member->name, name))
      return member;
  return NULL;
}

const char *
adduce_json_value_get_string (const AdduceJsonValue *object, const char *name)
{
  const AdduceJsonValue *member = adduce_json_value_get (object, name);
  return member != NULL && member->type == ADDUCE_JSON_STRING ? member->string : NULL;
}

/* Recursive: the gate lets nothing deeper than 64 levels in. */
JsonNode *
adduce_json_value_to_node (const AdduceJsonValue *self)
{
  JsonNode *node;
  const AdduceJsonValue *child;

  switch (self->type)
    {
    case ADDUCE_JSON_OBJECT:
      {
        JsonObject *object = json_object_new ();
        for (child = adduce_json_value_first (self); child != NULL;
             child = adduce_json_value_next (self, child))
          json_object_set_member (object, child->name, adduce_json_value_to_node (child));
        node = json_node_new (JSON_NODE_OBJECT);
        json_node_take_object (node, object);
        return node;
      }
    case ADDUCE_JSON_ARRAY:
      {
        JsonArray *array = json_array_sized_new (self->n_children);
        for (child = adduce_json_value_first (self); child != NULL;
             child = adduce_json_value_next (self, child))
          json_array_add_element (array, adduce_json_value_to_node (child));
        node = json_node_new (JSON_NODE_ARRAY);
        json_node_take_array (node, array);
        return node;
      }
    case ADDUCE_JSON_STRING:
      return json_node_init_string (json_node_alloc (), self->string);
    case ADDUCE_JSON_INTEGER:
      return json_node_init_int (json_node_alloc (), self->integer);
    case ADDUCE_JSON_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), self->integer != 0);
    case ADDUCE_JSON_NULL:
    default:
      return json_node_new (JSON_NODE_NULL);
    }
}
