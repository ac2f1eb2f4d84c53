/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiLensBar: the bar above an article that tells which claims are in the light and what colours mean, where
 * that is not as usual, with a button to put each out. Shown only then.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_LENS_BAR (adduce_ui_lens_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiLensBar, adduce_ui_lens_bar, ADDUCE_UI, LENS_BAR, GtkWidget)

/*
 * Property "context" (AdduceUiContext, read-write, notifies). Expects the actions win.backlight-off and
 * win.color-by.
 */

AdduceUiContext *adduce_ui_lens_bar_get_context (AdduceUiLensBar *self);
void adduce_ui_lens_bar_set_context (AdduceUiLensBar *self, AdduceUiContext *context);

G_END_DECLS
