/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the codebook's tree.
 */
#include "config.h"

#include "adduce-ui-codebook-node.h"

struct _AdduceUiCodebookNode
{
  GObject parent_instance;

  char *key;
  AdduceUiCodebookNodeInfo info; /* objects are owned */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCodebookNode, adduce_ui_codebook_node, G_TYPE_OBJECT)

static void
adduce_ui_codebook_node_finalize (GObject *object)
{
  AdduceUiCodebookNode *self = ADDUCE_UI_CODEBOOK_NODE (object);

  g_clear_object (&self->info.codebook);
  g_clear_object (&self->info.variable);
  g_clear_object (&self->info.code);
  g_free (self->key);

  G_OBJECT_CLASS (adduce_ui_codebook_node_parent_class)->finalize (object);
}

static void
adduce_ui_codebook_node_class_init (AdduceUiCodebookNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_codebook_node_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_codebook_node_init (AdduceUiCodebookNode *self)
{
}

char *
adduce_ui_codebook_node_make_key (const char *variable_id, const char *code_id)
{
  if (variable_id == NULL)
    return g_strdup (ADDUCE_UI_CODEBOOK_NODE_BOOK);
  return code_id != NULL ? g_strconcat (variable_id, "/", code_id, NULL) : g_strdup (variable_id);
}

static void
take_info (AdduceUiCodebookNode *self, const AdduceUiCodebookNodeInfo *info)
{
  g_set_object (&self->info.codebook, info->codebook);
  g_set_object (&self->info.variable, info->variable);
  g_set_object (&self->info.code, info->code);
  self->info.depth = info->depth;
  self->info.n_below = info->n_below;
  self->info.open = info->open;
  self->info.n_claims = info->n_claims;
}

AdduceUiCodebookNode *
adduce_ui_codebook_node_new (const AdduceUiCodebookNodeInfo *info)
{
  AdduceUiCodebookNode *self = g_object_new (ADDUCE_UI_TYPE_CODEBOOK_NODE, NULL);

  take_info (self, info);
  self->key = adduce_ui_codebook_node_make_key (adduce_ui_codebook_node_get_variable_id (self),
                                                adduce_ui_codebook_node_get_code_id (self));
  return self;
}

void
adduce_ui_codebook_node_update (AdduceUiCodebookNode *self, const AdduceUiCodebookNodeInfo *info)
{
  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self));

  take_info (self, info);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const char *
adduce_ui_codebook_node_get_key (AdduceUiCodebookNode *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self), NULL);

  return self->key;
}

const AdduceUiCodebookNodeInfo *
adduce_ui_codebook_node_get_info (AdduceUiCodebookNode *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self), NULL);

  return &self->info;
}

const char *
adduce_ui_codebook_node_get_variable_id (AdduceUiCodebookNode *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self), NULL);

  return self->info.variable != NULL ? adduce_variable_get_id (self->info.variable) : NULL;
}

const char *
adduce_ui_codebook_node_get_code_id (AdduceUiCodebookNode *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self), NULL);

  return self->info.code != NULL ? adduce_code_get_id (self->info.code) : NULL;
}

const char *
adduce_ui_codebook_node_get_label (AdduceUiCodebookNode *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self), NULL);

  if (self->info.code != NULL)
    return adduce_code_get_label (self->info.code);
  if (self->info.variable != NULL)
    return adduce_variable_get_label (self->info.variable);
  return adduce_codebook_get_title (self->info.codebook);
}

gboolean
adduce_ui_codebook_node_is_retired (AdduceUiCodebookNode *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_NODE (self), FALSE);

  if (self->info.code != NULL)
    {
      const AdduceCodeInfo *info = adduce_code_get_info (self->info.code);

      return info->retired || info->merged_into != NULL;
    }
  return self->info.variable != NULL && adduce_variable_get_info (self->info.variable)->retired;
}
