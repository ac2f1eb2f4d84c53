/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiMetaDialog: what is known of many articles, as a table: one value for all that are chosen, guesses read and
 * confirmed, the table written to a file and taken back.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_META_DIALOG (adduce_ui_meta_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiMetaDialog, adduce_ui_meta_dialog, ADDUCE_UI, META_DIALOG, AdwWindow)

/** @articles: (element-type AdduceArticle): the rows */
AdduceUiMetaDialog *adduce_ui_meta_dialog_new (GtkWindow *parent, AdduceUiContext *context, GPtrArray *articles);

G_END_DECLS
