/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiGutterInput: what the mouse does at the brackets in the margin: a click focuses the claim, with Ctrl it
 * chooses it besides; the pointer tells where that is so. (What the claim is tells AdduceUiClaimHover.)
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_GUTTER_INPUT (adduce_ui_gutter_input_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiGutterInput, adduce_ui_gutter_input, ADDUCE_UI, GUTTER_INPUT, GObject)

/**
 * adduce_ui_gutter_input_new:
 * @view: (transfer none): lives at least as long
 *
 * To be made after all others that listen to the view: who comes last hears first, and a press at a bracket is
 * no press at the text.
 */
AdduceUiGutterInput *adduce_ui_gutter_input_new (AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_gutter_input_set_context (AdduceUiGutterInput *self, AdduceUiContext *context);

G_END_DECLS
