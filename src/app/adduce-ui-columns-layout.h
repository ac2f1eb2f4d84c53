/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiColumnsLayout: children of any height in as many columns as there is room for, each below the
 * shortest column so far.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_COLUMNS_LAYOUT (adduce_ui_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiColumnsLayout, adduce_ui_columns_layout, ADDUCE_UI, COLUMNS_LAYOUT, GtkLayoutManager)

/** @column_width: pixels that a column has at least; @spacing: between columns and between children. */
GtkLayoutManager *adduce_ui_columns_layout_new (guint column_width, guint spacing);

G_END_DECLS
