/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodebookNodes: the rows of the codebook's tree that are to be seen, as a GListModel of AdduceUiCodebookNode:
 * the codebook, its variables, and where they are open their values, each followed by what is below it.
 *
 * After a change only rows that came or went are told of; the others' nodes stay, so that focus and scrolling do.
 */
#pragma once

#include "adduce-ui-codebook-node.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODEBOOK_NODES (adduce_ui_codebook_nodes_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodebookNodes, adduce_ui_codebook_nodes, ADDUCE_UI, CODEBOOK_NODES, GObject)

AdduceUiCodebookNodes *adduce_ui_codebook_nodes_new (void);

/** @codebook: (nullable); @usage: (nullable): for the counts */
void adduce_ui_codebook_nodes_set_codebook (AdduceUiCodebookNodes *self, AdduceCodebook *codebook,
                                            AdduceCodeUsage *usage);

/** Shows what is below a row, or no longer. */
void adduce_ui_codebook_nodes_set_open (AdduceUiCodebookNodes *self, const char *key, gboolean open);

/** Opens what a row is below. */
void adduce_ui_codebook_nodes_reveal (AdduceUiCodebookNodes *self, const char *key);

/** The place of a row; %FALSE where it is not to be seen. */
gboolean adduce_ui_codebook_nodes_find (AdduceUiCodebookNodes *self, const char *key, guint *ret_position);

G_END_DECLS
