/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodebookTree: the codebook as a tree of variables and values, one row selected.
 *
 *   Left, Right       close and open a row; Left goes up from one that is closed
 *   F2                rename the row in place
 *   Alt+Up, Alt+Down  move it among its siblings          (actions "book.move-up", "-down")
 *   Alt+Right, -Left  put it below the one before it, or out again   ("book.nest", "-unnest")
 *   Delete            remove it                           ("book.remove")
 *   Insert            a new value here                    ("book.add-value")
 *   Menu, Shift+F10   what can be done with it; so does a right click
 *
 * A row can be dragged before, behind or below another. It changes nothing itself: what is not an action of the page is
 * told by signals.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-codebook-row.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODEBOOK_TREE (adduce_ui_codebook_tree_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodebookTree, adduce_ui_codebook_tree, ADDUCE_UI, CODEBOOK_TREE, GtkWidget)

/*
 * AdduceUiCodebookTree::selection-changed (tree): another row is selected, or there is another of it.
 * AdduceUiCodebookTree::renamed (tree, const char *key, const char *name)
 * AdduceUiCodebookTree::dropped (tree, const char *key, const char *on, AdduceUiDrop where)
 * AdduceUiCodebookTree::activated (tree): Enter or a double click on the selected row.
 */

GtkWidget *adduce_ui_codebook_tree_new (void);

/**
 * AdduceUiTreeKey:
 * @action: an action of the page
 *
 * A key that acts on the selected row.
 */
typedef struct {
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} AdduceUiTreeKey;

/** (array length=ret_n_keys) (transfer none) */
const AdduceUiTreeKey *adduce_ui_codebook_tree_get_keys (guint *ret_n_keys);

/** @codebook: (nullable); @usage: (nullable) */
void adduce_ui_codebook_tree_set_codebook (AdduceUiCodebookTree *self, AdduceCodebook *codebook,
                                           AdduceCodeUsage *usage);

/** (transfer none) (nullable): what is selected. */
AdduceUiCodebookNode *adduce_ui_codebook_tree_get_selected (AdduceUiCodebookTree *self);

/** Selects the row and scrolls to it; does nothing where there is none. */
void adduce_ui_codebook_tree_select (AdduceUiCodebookTree *self, const char *key);

/** Lets the user rename the selected row. */
void adduce_ui_codebook_tree_rename (AdduceUiCodebookTree *self);

/** The menu of a row. */
void adduce_ui_codebook_tree_set_menu (AdduceUiCodebookTree *self, GMenuModel *menu);

G_END_DECLS
