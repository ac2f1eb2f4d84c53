/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiExportPreview: how the result of an export would begin, made of its first claims, and, once a worker has
 * gone through all, how many claims there are and what the format can't hold.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_EXPORT_PREVIEW (adduce_ui_export_preview_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiExportPreview, adduce_ui_export_preview, ADDUCE_UI, EXPORT_PREVIEW, GtkWidget)

/**
 * adduce_ui_export_preview_show:
 * @is_part: whether @options are about the first claims only, as the others are not known yet: they are not counted
 *
 * Shows what is asked for, soon; what was being made for earlier options is stopped.
 */
void adduce_ui_export_preview_show (AdduceUiExportPreview *self, const char *folder,
                                    const AdduceExportOptions *options, gboolean is_part);

/** Shows a sentence in place of a preview; @text: %NULL: that claims are being looked for. */
void adduce_ui_export_preview_tell (AdduceUiExportPreview *self, const char *text);

/** Stops what is being made. */
void adduce_ui_export_preview_stop (AdduceUiExportPreview *self);

/** (transfer none) (nullable) (element-type AdduceExportLoss): what would be lost; %NULL while that is not known. */
GPtrArray *adduce_ui_export_preview_get_losses (AdduceUiExportPreview *self);

/** (transfer full): a line for each, as people read them. */
char *adduce_ui_export_preview_describe_losses (GPtrArray *losses, const char *between);

G_END_DECLS
