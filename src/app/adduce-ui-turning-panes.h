/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTurningPanes: two panes side by side, or one below the other where it is too narrow for that.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TURNING_PANES (adduce_ui_turning_panes_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTurningPanes, adduce_ui_turning_panes, ADDUCE_UI, TURNING_PANES, GtkWidget)

/* Property "paned" (GtkPaned), for the construction: the panes. */

G_END_DECLS
