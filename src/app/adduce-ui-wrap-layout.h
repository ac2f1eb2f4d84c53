/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiWrapLayout: children one after the other, in as many lines as it takes, like words.
 *
 * Each child gets its natural width, or the whole line where that is less; a child that expands gets what
 * is left of its line. Unlike GtkFlowBox it makes no columns, so a long name does not widen the others.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_WRAP_LAYOUT (adduce_ui_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiWrapLayout, adduce_ui_wrap_layout, ADDUCE_UI, WRAP_LAYOUT, GtkLayoutManager)

/** @spacing: pixels between children and between lines. Property "spacing". */
GtkLayoutManager *adduce_ui_wrap_layout_new (guint spacing);

G_END_DECLS
