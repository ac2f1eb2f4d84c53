/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiChangesDialog: which claims others added, changed and removed since the corpus was opened, who and when. A
 * row leads to its claim.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CHANGES_DIALOG (adduce_ui_changes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiChangesDialog, adduce_ui_changes_dialog, ADDUCE_UI, CHANGES_DIALOG, AdwWindow)

AdduceUiChangesDialog *adduce_ui_changes_dialog_new (GtkWindow *parent, AdduceUiContext *context);

G_END_DECLS
