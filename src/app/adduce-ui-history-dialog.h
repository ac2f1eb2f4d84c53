/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiHistoryDialog: the good versions of one's claims in the open article: when, how many claims, what has changed
 * since; and going back to one.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_HISTORY_DIALOG (adduce_ui_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiHistoryDialog, adduce_ui_history_dialog, ADDUCE_UI, HISTORY_DIALOG, AdwWindow)

AdduceUiHistoryDialog *adduce_ui_history_dialog_new (GtkWindow *parent, AdduceUiContext *context);

G_END_DECLS
