/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterDetails: all that is known of the chosen entry, to be changed; of several one value for all of them.
 *
 * What was typed is applied by Return, by the button, and when something else is chosen: nothing that was typed is
 * lost. Escape takes it back.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_DETAILS (adduce_ui_register_details_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterDetails, adduce_ui_register_details, ADDUCE_UI, REGISTER_DETAILS, GtkWidget)

/*
 * Signal: "back" (details): the user wants to see the list, where there is room for one of them only
 */

void adduce_ui_register_details_set_model (AdduceUiRegisterDetails *self, AdduceUiRegisterModel *model);

/** @rows: (element-type AdduceRegisterRow): what is chosen */
void adduce_ui_register_details_set_rows (AdduceUiRegisterDetails *self, GPtrArray *rows);

/** Applies what was typed. */
void adduce_ui_register_details_apply (AdduceUiRegisterDetails *self);

/** Whether there is a way back to the list. */
void adduce_ui_register_details_set_narrow (AdduceUiRegisterDetails *self, gboolean narrow);

/** Puts the focus on the name. */
void adduce_ui_register_details_start (AdduceUiRegisterDetails *self);

G_END_DECLS
