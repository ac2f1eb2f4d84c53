/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiImportDialog: bringing in articles from files: what was found in them, an article a row, with what is
 * doubtful or missing; the words as they come in and as they stand in the file; what the reading goes by, which can be
 * changed; and what came of it.
 *
 * Signals: "coding" (paths, G_TYPE_STRV): the claims of these files are to be brought in instead.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_IMPORT_DIALOG (adduce_ui_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiImportDialog, adduce_ui_import_dialog, ADDUCE_UI, IMPORT_DIALOG, AdwWindow)

AdduceUiImportDialog *adduce_ui_import_dialog_new (GtkWindow *parent, AdduceUiContext *context);

/** Reads these files, too; those that are there already are read once. */
void adduce_ui_import_dialog_add_files (AdduceUiImportDialog *self, const char *const *paths);

G_END_DECLS
