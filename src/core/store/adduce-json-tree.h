/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceJsonTree: what a file holds, for reading only.
 *
 * Data structure: one array of AdduceJsonValue in the order of the file, a value before what it
 * holds, and one block with all strings. `size` counts a value and all below it, so the next
 * sibling of a value is `value + value->size` and the first child `value + 1`. A member knows its
 * name, every value the place where it (or its name) begins. Nothing is changed after
 * adduce_json_tree_new(), so any thread may read.
 *
 * json-glib's tree took longer to make and to free than all that was done with it, keeps no places,
 * and counts references in one thread; it serves where a tree is to be changed.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_JSON_NULL,
  ADDUCE_JSON_BOOLEAN,
  ADDUCE_JSON_INTEGER,
  ADDUCE_JSON_STRING,
  ADDUCE_JSON_ARRAY,
  ADDUCE_JSON_OBJECT,
} AdduceJsonType;

/**
 * AdduceJsonValue:
 * @name: (nullable): of a member; %NULL for elements and the whole
 * @string: of strings
 * @integer: of integers and booleans
 * @size: values from here to the end of what this holds
 * @n_children: members or elements
 * @place: byte in the file where the member's name or the element begins
 */
typedef struct {
  const char *name;
  union {
    const char *string;
    gint64 integer;
  };
  guint32 size;
  guint32 n_children;
  guint32 place;
  AdduceJsonType type;
} AdduceJsonValue;

typedef struct _AdduceJsonTree AdduceJsonTree;

/**
 * adduce_json_tree_new:
 * @bytes: a file
 * @error: return location; what the strict gate says, and %ADDUCE_ERROR_FORMAT where the whole is
 * no object
 *
 * Returns: (transfer full) (nullable)
 */
AdduceJsonTree *adduce_json_tree_new (GBytes *bytes, GError **error);

/** The same of what another program wrote, through the gate for that; the whole may be anything. */
AdduceJsonTree *adduce_json_tree_new_foreign (GBytes *bytes, GError **error);
void adduce_json_tree_free (AdduceJsonTree *self);

/** (transfer none): an object. */
const AdduceJsonValue *adduce_json_tree_get_root (AdduceJsonTree *self);

/** The line of a value, from 1. */
guint adduce_json_tree_get_line (AdduceJsonTree *self, const AdduceJsonValue *value);

/** (transfer none) (nullable): a member of an object by name. */
const AdduceJsonValue *adduce_json_value_get (const AdduceJsonValue *object, const char *name);

/** (transfer none) (nullable): a member's text; %NULL where there is none or it is no string. */
const char *adduce_json_value_get_string (const AdduceJsonValue *object, const char *name);

/** (transfer none) (nullable): the first member or element, for loops. */
static inline const AdduceJsonValue *
adduce_json_value_first (const AdduceJsonValue *parent)
{
  return parent->n_children == 0 ? NULL : parent + 1;
}

/** (transfer none) (nullable): the one after @child. */
static inline const AdduceJsonValue *
adduce_json_value_next (const AdduceJsonValue *parent, const AdduceJsonValue *child)
{
  return child + child->size < parent + parent->size ? child + child->size : NULL;
}

/** (transfer full): the same as a tree of json-glib, to be changed. */
JsonNode *adduce_json_value_to_node (const AdduceJsonValue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceJsonTree, adduce_json_tree_free)

G_END_DECLS
