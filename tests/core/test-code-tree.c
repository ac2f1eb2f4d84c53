/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values in the order of their tree.
 */
#include "adduce.h"

/* "id:parent id id:parent" */
static AdduceVariable *
make_variable (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (parts[i], ":", 2);
      AdduceCodeInfo info = { .id = names[0], .label = names[0], .parent = names[1] };

      g_ptr_array_add (codes, adduce_code_new (&info));
    }
  return adduce_variable_new ("v", "V", NULL, ADDUCE_VARIABLE_ONE, (AdduceCode *const *) codes->pdata, codes->len);
}

/* Each row as its depth, its id and how many are below it. */
static void
test_order (void)
{
  static const struct {
    const char *words;
    const char *rows;
    gboolean nested;
  } table[] = {
    { "a b c", "0a0 0b0 0c0", FALSE },
    { "b:a a c:b d", "0a2 1b1 2c0 0d0", TRUE },
    { "x:a y:b a z:a b", "0a2 1x0 1z0 0b1 1y0", TRUE },
    { "lost:gone a", "0lost0 0a0", FALSE },
    { "a:c b:a c:b d", "0d0 0a2 1b1 2c0", TRUE },
    { "self:self", "0self0", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (AdduceVariable) variable = make_variable (table[i].words);
      g_autoptr (GArray) rows = adduce_code_tree_list (variable);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < rows->len; k++)
        {
          AdduceCodeTreeRow *row = &g_array_index (rows, AdduceCodeTreeRow, k);

          g_string_append_printf (text, "%s%u%s%u", k > 0 ? " " : "", row->depth, adduce_code_get_id (row->code),
                                  row->n_below);
        }
      g_assert_cmpstr (text->str, ==, table[i].rows);
      g_assert_cmpint (adduce_code_tree_is_nested (variable), ==, table[i].nested);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-tree/order", test_order);

  return g_test_run ();
}
