/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodebookNode: a row of the codebook's tree: the codebook itself, a variable, or a value.
 *
 * Codebooks are immutable and a change makes another: the node of a key stays and is given what there is now.
 * AdduceUiCodebookNode::changed tells it.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODEBOOK_NODE (adduce_ui_codebook_node_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodebookNode, adduce_ui_codebook_node, ADDUCE_UI, CODEBOOK_NODE, GObject)

/** The key of the codebook itself. */
#define ADDUCE_UI_CODEBOOK_NODE_BOOK ""

/**
 * AdduceUiCodebookNodeInfo:
 * @codebook: always
 * @variable: (nullable): %NULL for the codebook itself
 * @code: (nullable): %NULL for a variable
 * @depth: how far it is moved in
 * @n_below: how many rows are below it, open or not
 * @open: whether they are shown
 * @n_claims: how many claims have it; -1 while that is not counted
 */
typedef struct {
  AdduceCodebook *codebook;
  AdduceVariable *variable;
  AdduceCode *code;
  guint depth;
  guint n_below;
  gboolean open;
  int n_claims;
} AdduceUiCodebookNodeInfo;

/** (transfer full): `variable` or `variable/value`; both may be %NULL. */
char *adduce_ui_codebook_node_make_key (const char *variable_id, const char *code_id);

/** @info: what it is; taken over by reference. */
AdduceUiCodebookNode *adduce_ui_codebook_node_new (const AdduceUiCodebookNodeInfo *info);
void adduce_ui_codebook_node_update (AdduceUiCodebookNode *self, const AdduceUiCodebookNodeInfo *info);

const char *adduce_ui_codebook_node_get_key (AdduceUiCodebookNode *self);
const AdduceUiCodebookNodeInfo *adduce_ui_codebook_node_get_info (AdduceUiCodebookNode *self);

/** (nullable) */
const char *adduce_ui_codebook_node_get_variable_id (AdduceUiCodebookNode *self);
const char *adduce_ui_codebook_node_get_code_id (AdduceUiCodebookNode *self);

/** As it is called in the codebook. */
const char *adduce_ui_codebook_node_get_label (AdduceUiCodebookNode *self);

/** Whether it is a value or variable that is retired, or a value that was merged. */
gboolean adduce_ui_codebook_node_is_retired (AdduceUiCodebookNode *self);

G_END_DECLS
