/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiInspector: the open article's claims in text order, and the fields of the focused one below.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_INSPECTOR (adduce_ui_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiInspector, adduce_ui_inspector, ADDUCE_UI, INSPECTOR, GtkWidget)

/* Property: "context". */

/** Puts the keyboard focus in the list of claims. */
void adduce_ui_inspector_focus_list (AdduceUiInspector *self);

G_END_DECLS
