/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiLostList: one's claims of the open article that have no place in its text any more, by their quotations,
 * below the list of claims. Each can be put onto the selection, or removed.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_LOST_LIST (adduce_ui_lost_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiLostList, adduce_ui_lost_list, ADDUCE_UI, LOST_LIST, GtkWidget)

/* Property "context" (AdduceUiContext). */

void adduce_ui_lost_list_set_context (AdduceUiLostList *self, AdduceUiContext *context);

G_END_DECLS
