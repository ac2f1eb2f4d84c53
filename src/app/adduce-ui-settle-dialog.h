/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSettleDialog: the two versions of each claim that was changed on both sides, side by side; which holds is
 * said for the whole or field by field. Nothing is chosen beforehand.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SETTLE_DIALOG (adduce_ui_settle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSettleDialog, adduce_ui_settle_dialog, ADDUCE_UI, SETTLE_DIALOG, AdwWindow)

/** About the contested claims of the article that is open. */
AdduceUiSettleDialog *adduce_ui_settle_dialog_new (GtkWindow *parent, AdduceUiContext *context);

G_END_DECLS
