/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodeButton: one value of the codebook in AdduceUiCodeBox: its line, its name, its key.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODE_BUTTON (adduce_ui_code_button_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodeButton, adduce_ui_code_button, ADDUCE_UI, CODE_BUTTON, GtkToggleButton)

/** A button for a value of the codebook. */
GtkWidget *adduce_ui_code_button_new (AdduceCode *code);

/** A button for a value that the codebook does not know. */
GtkWidget *adduce_ui_code_button_new_unknown (AdduceTag *tag);

/** (transfer none): the value as a claim gets it. */
AdduceTag *adduce_ui_code_button_get_tag (AdduceUiCodeButton *self);

/** Marks the value as the main one of several. */
void adduce_ui_code_button_set_main (AdduceUiCodeButton *self, gboolean is_main);

/** (transfer full): markup that tells name and definition in a line or two. */
char *adduce_ui_code_button_dup_hint (AdduceUiCodeButton *self);

/** Leaves the name to the tooltip: line and key are enough where there is little room. For new buttons. */
void adduce_ui_code_button_set_compact (AdduceUiCodeButton *self, gboolean compact);

G_END_DECLS
