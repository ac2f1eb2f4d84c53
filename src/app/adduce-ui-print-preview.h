/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPrintPreview: the pages of a job, to be looked at, printed, or saved as PDF.
 *
 * Laying out and saving show how far they are, and can be stopped; one can go on with the other windows meanwhile.
 */
#pragma once

#include <adwaita.h>
#include "adduce-ui-print-job.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PRINT_PREVIEW (adduce_ui_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPrintPreview, adduce_ui_print_preview, ADDUCE_UI, PRINT_PREVIEW, AdwWindow)

/** @job: is kept. */
AdduceUiPrintPreview *adduce_ui_print_preview_new (GtkWindow *parent, AdduceUiPrintJob *job);

/** Saves the pages there; what the button does once a file is chosen. */
void adduce_ui_print_preview_save (AdduceUiPrintPreview *self, const char *path);

G_END_DECLS
