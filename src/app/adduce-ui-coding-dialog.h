/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodingDialog: bringing in what others coded with other programs: which fields are which variables, where the
 * claims come to stand, and what came of it.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODING_DIALOG (adduce_ui_coding_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodingDialog, adduce_ui_coding_dialog, ADDUCE_UI, CODING_DIALOG, AdwWindow)

AdduceUiCodingDialog *adduce_ui_coding_dialog_new (GtkWindow *parent, AdduceUiContext *context);

/** Reads these files and folders, too; those that are there already are read once. */
void adduce_ui_coding_dialog_add_files (AdduceUiCodingDialog *self, const char *const *paths);

G_END_DECLS
