/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiExportForm: what an export can be asked: format, which claims, and what the format has to choose. Rows that
 * a format has no use for are not shown.
 *
 * Signals: "changed": something else is asked for, or an expression's claims were found.
 */
#pragma once

#include <adwaita.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_EXPORT_FORM (adduce_ui_export_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiExportForm, adduce_ui_export_form, ADDUCE_UI, EXPORT_FORM, GtkWidget)

/** The corpus, whose codebook and coders there are; once. */
void adduce_ui_export_form_set_folder (AdduceUiExportForm *self, const char *folder);

/** Only these claims, (array zero-terminated=1), by their ids; coders and expressions are then not asked for. */
void adduce_ui_export_form_set_claims (AdduceUiExportForm *self, const char *const *claims);

/** (transfer none) */
const AdduceExportFormat *adduce_ui_export_form_get_format (AdduceUiExportForm *self);

/**
 * adduce_ui_export_form_dup_options:
 * @ret_problem: (out) (nullable) (transfer full): a sentence about what is not right, or %NULL while the claims of an
 *   expression are being looked for
 *
 * Returns: (transfer full) (nullable): what is asked for
 */
AdduceExportOptions *adduce_ui_export_form_dup_options (AdduceUiExportForm *self, char **ret_problem);

/**
 * adduce_ui_export_form_dup_preview_options:
 *
 * The same for a preview: as soon as the first claims of an expression were found, with these only.
 */
AdduceExportOptions *adduce_ui_export_form_dup_preview_options (AdduceUiExportForm *self, char **ret_problem);

G_END_DECLS
