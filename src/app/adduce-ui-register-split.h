/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterSplit: a dialog in which one chooses claims of an entry, singly or by article, that get another
 * speaker or issue.
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_SPLIT (adduce_ui_register_split_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterSplit, adduce_ui_register_split, ADDUCE_UI, REGISTER_SPLIT, GtkWindow)

void adduce_ui_register_split_present (GtkWindow *parent, AdduceUiRegisterModel *model, AdduceRegisterRow *row);

G_END_DECLS
