/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCareBar: says what AdduceUiCare found in the folder, and offers to bring it in.
 */
#pragma once

#include "adduce-ui-care.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CARE_BAR (adduce_ui_care_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCareBar, adduce_ui_care_bar, ADDUCE_UI, CARE_BAR, GtkWidget)

/* Property "care" (AdduceUiCare). Expects the window's win.recover and win.join-copies. */

void adduce_ui_care_bar_set_care (AdduceUiCareBar *self, AdduceUiCare *care);

G_END_DECLS
