/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiExportDialog: which format, whose claims, and where to.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_EXPORT_DIALOG (adduce_ui_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiExportDialog, adduce_ui_export_dialog, ADDUCE_UI, EXPORT_DIALOG, AdwWindow)

/** @folder: the corpus */
AdduceUiExportDialog *adduce_ui_export_dialog_new (GtkWindow *parent, const char *folder);

/** @claims: (array zero-terminated=1): only the claims with these ids are exported; whose they are is not asked. */
void adduce_ui_export_dialog_set_claims (AdduceUiExportDialog *self, const char *const *claims);

G_END_DECLS
