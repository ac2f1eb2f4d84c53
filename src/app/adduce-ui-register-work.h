/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterWork: that a change of a register is being written or counted, where that takes more than half a
 * second, with a button that stops it as long as nothing is written.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_WORK (adduce_ui_register_work_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterWork, adduce_ui_register_work, ADDUCE_UI, REGISTER_WORK, GtkWidget)

void adduce_ui_register_work_set_model (AdduceUiRegisterWork *self, AdduceUiRegisterModel *model);

G_END_DECLS
