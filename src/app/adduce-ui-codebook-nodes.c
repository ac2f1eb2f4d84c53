/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the codebook's tree.
 */
#include "config.h"

#include "adduce-ui-codebook-nodes.h"

struct _AdduceUiCodebookNodes
{
  GObject parent_instance;

  AdduceCodebook *codebook;
  AdduceCodeUsage *usage;
  GHashTable *closed; /* keys */
  GPtrArray *nodes;   /* AdduceUiCodebookNode, those to be seen */
};

static GType
adduce_ui_codebook_nodes_get_item_type (GListModel *list)
{
  return ADDUCE_UI_TYPE_CODEBOOK_NODE;
}

static guint
adduce_ui_codebook_nodes_get_n_items (GListModel *list)
{
  return ADDUCE_UI_CODEBOOK_NODES (list)->nodes->len;
}

static gpointer
adduce_ui_codebook_nodes_get_item (GListModel *list, guint position)
{
  AdduceUiCodebookNodes *self = ADDUCE_UI_CODEBOOK_NODES (list);

  return position < self->nodes->len ? g_object_ref (self->nodes->pdata[position]) : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = adduce_ui_codebook_nodes_get_item_type;
  iface->get_n_items = adduce_ui_codebook_nodes_get_n_items;
  iface->get_item = adduce_ui_codebook_nodes_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiCodebookNodes,
                               adduce_ui_codebook_nodes,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

/* With the claims of what was merged into the value. What was merged keeps its number beside "merged into". */
static int
count (AdduceUiCodebookNodes *self, AdduceVariable *variable, AdduceCode *code)
{
  if (self->usage == NULL)
    return -1;
  if (code == NULL)
    return (int) adduce_code_usage_count (self->usage, adduce_variable_get_id (variable), NULL);
  return (int) adduce_code_usage_count_value (self->usage, variable, adduce_code_get_id (code));
}

/* What is there now is made as nodes; those of the same key are found again in @old. */
static void
add (AdduceUiCodebookNodes *self, GPtrArray *nodes, GHashTable *old, AdduceUiCodebookNodeInfo *info)
{
  g_autofree char *key = adduce_ui_codebook_node_make_key (
    info->variable != NULL ? adduce_variable_get_id (info->variable) : NULL,
    info->code != NULL ? adduce_code_get_id (info->code) : NULL);
  AdduceUiCodebookNode *node = g_hash_table_lookup (old, key);

  info->codebook = self->codebook;
  info->open = !g_hash_table_contains (self->closed, key);
  if (node == NULL)
    {
      g_ptr_array_add (nodes, adduce_ui_codebook_node_new (info));
      return;
    }
  adduce_ui_codebook_node_update (node, info);
  g_ptr_array_add (nodes, g_object_ref (node));
}

static void
add_variable (AdduceUiCodebookNodes *self,
              GPtrArray *nodes,
              GHashTable *old,
              AdduceVariable *variable)
{
  g_autoptr (GArray) rows = adduce_code_tree_list (variable);
  AdduceUiCodebookNodeInfo head = {
    .variable = variable, .depth = 0, .n_below = rows->len, .n_claims = count (self, variable, NULL)
  };

  add (self, nodes, old, &head);
  for (guint i = 0; head.open && i < rows->len; i++)
    {
      const AdduceCodeTreeRow *row = &g_array_index (rows, AdduceCodeTreeRow, i);
      AdduceUiCodebookNodeInfo info = { .variable = variable,
                                        .code = row->code,
                                        .depth = row->depth + 1,
                                        .n_below = row->n_below,
                                        .n_claims = count (self, variable, row->code) };

      add (self, nodes, old, &info);
      if (!info.open)
        i += row->n_below;
    }
}

static void
rebuild (AdduceUiCodebookNodes *self)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) before = self->nodes;
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *variables =
    self->codebook != NULL ? adduce_codebook_get_variables (self->codebook) : NULL;
  guint head = 0, tail = 0;

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (old, (char *)adduce_ui_codebook_node_get_key (before->pdata[i]),
                         before->pdata[i]);
  if (self->codebook != NULL)
    {
      AdduceUiCodebookNodeInfo book = { .n_claims = -1 };

      if (self->usage != NULL)
        book.n_claims = (int)adduce_code_usage_get_n_claims (self->usage);
      add (self, nodes, old, &book);
    }
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      add_variable (self, nodes, old, variable);
    }

  self->nodes = nodes;
  while (head < MIN (before->len, nodes->len) && before->pdata[head] == nodes->pdata[head])
    head++;
  while (tail < MIN (before->len, nodes->len) - head
         && before->pdata[before->len - 1 - tail] == nodes->pdata[nodes->len - 1 - tail])
    tail++;
  if (head + tail < MAX (before->len, nodes->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                nodes->len - head - tail);
}

static void
adduce_ui_codebook_nodes_finalize (GObject *object)
{
  AdduceUiCodebookNodes *self = ADDUCE_UI_CODEBOOK_NODES (object);

  g_clear_object (&self->codebook);
  g_clear_object (&self->usage);
  g_hash_table_unref (self->closed);
  g_ptr_array_unref (self->nodes);

  G_OBJECT_CLASS (adduce_ui_codebook_nodes_parent_class)->finalize (object);
}

static void
adduce_ui_codebook_nodes_class_init (AdduceUiCodebookNodesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_codebook_nodes_finalize;
}

static void
adduce_ui_codebook_nodes_init (AdduceUiCodebookNodes *self)
{
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nodes = g_ptr_array_new_with_free_func (g_object_unref);
}

AdduceUiCodebookNodes *
adduce_ui_codebook_nodes_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CODEBOOK_NODES, NULL);
}

void
adduce_ui_codebook_nodes_set_codebook (AdduceUiCodebookNodes *self,
                                       AdduceCodebook *codebook,
                                       AdduceCodeUsage *usage)
{
  gboolean other_codebook, other_usage;

  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_NODES (self));
  g_return_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook));

  other_codebook = g_set_object (&self->codebook, codebook);
  other_usage = g_set_object (&self->usage, usage);
  if (other_codebook || other_usage)
    rebuild (self);
}

void
adduce_ui_codebook_nodes_set_open (AdduceUiCodebookNodes *self, const char *key, gboolean open)
{
  gboolean changed;

  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_NODES (self));
  g_return_if_fail (key != NULL);

  changed = open ? g_hash_table_remove (self->closed, key)
                 : g_hash_table_add (self->closed, g_strdup (key));
  if (changed)
    rebuild (self);
}

void
adduce_ui_codebook_nodes_reveal (AdduceUiCodebookNodes *self, const char *key)
{
  g_auto (GStrv) ids = NULL;
  AdduceVariable *variable;

  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_NODES (self));
  g_return_if_fail (key != NULL);

  ids = g_strsplit (key, "/", 2);
  variable = self->codebook != NULL && ids[0] != NULL
               ? adduce_codebook_get_variable (self->codebook, ids[0])
               : NULL;
  if (variable == NULL || ids[1] == NULL)
    return;
  g_hash_table_remove (self->closed, ids[0]);
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      const char *above = adduce_code_get_id (adduce_variable_get_code (variable, i));

      if (adduce_variable_is_below (variable, ids[1], above))
        {
          g_autofree char *above_key = adduce_ui_codebook_node_make_key (ids[0], above);

          g_hash_table_remove (self->closed, above_key);
        }
    }
  rebuild (self);
}

gboolean
adduce_ui_codebook_nodes_find (AdduceUiCodebookNodes *self, const char *key, guint *ret_position)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODES (self), FALSE);
  g_return_val_if_fail (key != NULL && ret_position != NULL, FALSE);

  for (guint i = 0; i < self->nodes->len; i++)
    if (g_str_equal (adduce_ui_codebook_node_get_key (self->nodes->pdata[i]), key))
      {
        *ret_position = i;
        return TRUE;
      }
  return FALSE;
}
