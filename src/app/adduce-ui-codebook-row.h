/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodebookRow: a row of the codebook's tree on the screen: its line, name, key, number, and how many claims
 * have it. It can be renamed in place, and be dragged to another row: before it, behind it, or below it.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-codebook-node.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UI_DROP_BEFORE,
  ADDUCE_UI_DROP_AFTER,
  ADDUCE_UI_DROP_BELOW, /* becomes its child */
} AdduceUiDrop;

#define ADDUCE_UI_TYPE_CODEBOOK_ROW (adduce_ui_codebook_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodebookRow, adduce_ui_codebook_row, ADDUCE_UI, CODEBOOK_ROW, GtkWidget)

/*
 * AdduceUiCodebookRow::opened (row, gboolean open): what is below it is to be shown, or no longer.
 * AdduceUiCodebookRow::renamed (row, const char *name): the user wants another name.
 * AdduceUiCodebookRow::dropped (row, const char *key, AdduceUiDrop where): the row of that key was dropped on this one.
 * AdduceUiCodebookRow::menu (row, int x, int y): the menu is asked for at a place in the row.
 * AdduceUiCodebookRow::left (row): the name is no longer edited; the keyboard focus should go to the row.
 */

GtkWidget *adduce_ui_codebook_row_new (void);

/** @node: (nullable) */
void adduce_ui_codebook_row_set_node (AdduceUiCodebookRow *self, AdduceUiCodebookNode *node);

/** (transfer none) (nullable) */
AdduceUiCodebookNode *adduce_ui_codebook_row_get_node (AdduceUiCodebookRow *self);

/** Lets the user edit the name. */
void adduce_ui_codebook_row_rename (AdduceUiCodebookRow *self);

/** Whether columns beside the name are shown. */
void adduce_ui_codebook_row_set_narrow (AdduceUiCodebookRow *self, gboolean narrow);

G_END_DECLS
