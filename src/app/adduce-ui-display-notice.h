/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiDisplayNotice: says above an article that it is shown otherwise than it is written, where a text view
 * could not bear it as it is; see AdduceDisplayMap.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_DISPLAY_NOTICE (adduce_ui_display_notice_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiDisplayNotice, adduce_ui_display_notice, ADDUCE_UI, DISPLAY_NOTICE, GtkWidget)

/* Property "view" (read-write, notifies): the AdduceUiTextView whose text is meant. */

/** @view: (nullable) */
void adduce_ui_display_notice_set_view (AdduceUiDisplayNotice *self, AdduceUiTextView *view);

G_END_DECLS
