/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiChangesBar: that claims of the article were changed on two sides and wait to be settled, and that others
 * changed something since one looked.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CHANGES_BAR (adduce_ui_changes_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiChangesBar, adduce_ui_changes_bar, ADDUCE_UI, CHANGES_BAR, GtkWidget)

/* Property "context" (AdduceUiContext). Expects the window's win.settle and win.changes. */

void adduce_ui_changes_bar_set_context (AdduceUiChangesBar *self, AdduceUiContext *context);

G_END_DECLS
