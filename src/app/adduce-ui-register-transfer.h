/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing a register to and from other programs, as a table.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

void adduce_ui_register_import (GtkWindow *parent, AdduceUiRegisterModel *model);

/** @name: that the file may have */
void adduce_ui_register_export (GtkWindow *parent, AdduceUiRegisterModel *model, const char *name);

G_END_DECLS
