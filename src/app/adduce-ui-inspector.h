/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiInspector: the open article's claims, and the fields of the focused one.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_INSPECTOR (adduce_ui_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiInspector, adduce_ui_inspector, ADDUCE_UI, INSPECTOR, GtkWidget)

/* Property: "context". */

G_END_DECLS
