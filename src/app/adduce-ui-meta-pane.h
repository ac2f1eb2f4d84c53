/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiMetaPane: what is known of the open article, folded to a line below the claims until it is wanted: by
 * the signal “focus-field” of the context, with “metadata”.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_META_PANE (adduce_ui_meta_pane_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiMetaPane, adduce_ui_meta_pane, ADDUCE_UI, META_PANE, GtkWidget)

void adduce_ui_meta_pane_set_context (AdduceUiMetaPane *self, AdduceUiContext *context);

/** What is being typed is taken. */
void adduce_ui_meta_pane_commit (AdduceUiMetaPane *self);

G_END_DECLS
