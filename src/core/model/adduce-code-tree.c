/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values in the order of their tree.
 */
#include "config.h"

#include "adduce-code-tree.h"

typedef struct {
  AdduceVariable *variable;
  GHashTable *children; /* AdduceCode → GPtrArray of AdduceCode */
  GHashTable *done;     /* AdduceCode */
  GArray *rows;
} Walk;

/* (nullable): the value that it is below. */
static AdduceCode *
get_parent (AdduceVariable *variable, AdduceCode *code)
{
  const char *parent = adduce_code_get_info (code)->parent;

  return parent != NULL ? adduce_variable_lookup (variable, parent) : NULL;
}

static void
note_children (Walk *walk)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (walk->variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (walk->variable, i);
      AdduceCode *parent = get_parent (walk->variable, code);
      GPtrArray *children;

      if (parent == NULL)
        continue;
      children = g_hash_table_lookup (walk->children, parent);
      if (children == NULL)
        {
          children = g_ptr_array_new ();
          g_hash_table_insert (walk->children, parent, children);
        }
      g_ptr_array_add (children, code);
    }
}

/* A tree may be as deep as there are values: no recursion. */
static void
add_below (Walk *walk, AdduceCode *top)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (AdduceCodeTreeRow));
  AdduceCodeTreeRow row = { top, 0, 0 };

  g_array_append_val (stack, row);
  while (stack->len > 0)
    {
      GPtrArray *children;

      row = g_array_index (stack, AdduceCodeTreeRow, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      if (!g_hash_table_add (walk->done, row.code))
        continue;
      g_array_append_val (walk->rows, row);
      children = g_hash_table_lookup (walk->children, row.code);
      for (guint i = children != NULL ? children->len : 0; i > 0; i--)
        {
          AdduceCodeTreeRow below = { children->pdata[i - 1], row.depth + 1, 0 };

          g_array_append_val (stack, below);
        }
    }
}

/* From the end: what stands between a row and the next that is not deeper is below it. */
static void
count_below (GArray *rows)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i <= rows->len; i++)
    {
      guint depth = i < rows->len ? g_array_index (rows, AdduceCodeTreeRow, i).depth : 0;

      while (open->len > 0)
        {
          guint at = g_array_index (open, guint, open->len - 1);
          AdduceCodeTreeRow *row = &g_array_index (rows, AdduceCodeTreeRow, at);

          if (i < rows->len && row->depth < depth)
            break;
          row->n_below = i - at - 1;
          g_array_set_size (open, open->len - 1);
        }
      g_array_append_val (open, i);
    }
}

GArray *
adduce_code_tree_list (AdduceVariable *variable)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), NULL);

  Walk walk = { .variable = variable };
  walk.children = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  walk.done = g_hash_table_new (NULL, NULL);
  walk.rows = g_array_new (FALSE, FALSE, sizeof (AdduceCodeTreeRow));
  note_children (&walk);
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    if (get_parent (variable, adduce_variable_get_code (variable, i)) == NULL)
      add_below (&walk, adduce_variable_get_code (variable, i));
  /* What is left goes round in a circle. */
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    if (!g_hash_table_contains (walk.done, adduce_variable_get_code (variable, i)))
      add_below (&walk, adduce_variable_get_code (variable, i));
  count_below (walk.rows);
  g_hash_table_unref (walk.children);
  g_hash_table_unref (walk.done);
  return walk.rows;
}

gboolean
adduce_code_tree_is_nested (AdduceVariable *variable)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), FALSE);

  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    if (get_parent (variable, adduce_variable_get_code (variable, i)) != NULL)
      return TRUE;
  return FALSE;
}
