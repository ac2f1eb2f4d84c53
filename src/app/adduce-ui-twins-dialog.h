/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTwinsDialog: articles that are nearly the same, two of them beside each other with what differs marked; and
 * the claims of one carried over to the others, after it was seen what would come of each.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TWINS_DIALOG (adduce_ui_twins_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTwinsDialog, adduce_ui_twins_dialog, ADDUCE_UI, TWINS_DIALOG, AdwWindow)

/** Of the corpus that is open; it begins to read all articles. */
AdduceUiTwinsDialog *adduce_ui_twins_dialog_new (GtkWindow *parent, AdduceUiContext *context);

G_END_DECLS
