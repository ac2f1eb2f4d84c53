/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodePicker: the values of a variable as buttons, those chosen pressed.
 *
 * Values that a claim has and the codebook does not know come last, so that they can be seen and taken away.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODE_PICKER (adduce_ui_code_picker_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodePicker, adduce_ui_code_picker, ADDUCE_UI, CODE_PICKER, GtkWidget)

/*
 * AdduceUiCodePicker::toggled (picker, const char *code_id)
 * The user pressed a value; the owner makes the change and sets what is chosen then.
 */

/** @variable: (nullable) */
void adduce_ui_code_picker_set_variable (AdduceUiCodePicker *self, AdduceVariable *variable);

/** What is chosen, in order. */
void adduce_ui_code_picker_set_chosen (AdduceUiCodePicker *self, AdduceTagList *chosen);

G_END_DECLS
