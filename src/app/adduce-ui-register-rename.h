/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking for a name: of an entry that is to be called otherwise, or of a new one.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

/** @row: (nullable): %NULL for a new entry */
void adduce_ui_register_rename_present (GtkWindow *parent, AdduceUiRegisterModel *model, AdduceRegisterRow *row);

G_END_DECLS
