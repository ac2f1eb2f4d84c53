/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodingRows: where claims of other programs come to stand, a row each: how they were placed, their words, the
 * article, the coder, and where they are in their file; all, or those that were placed in one way.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODING_ROWS (adduce_ui_coding_rows_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodingRows, adduce_ui_coding_rows, ADDUCE_UI, CODING_ROWS, GtkWidget)

/** @result: (transfer none) (nullable): must live as long as it is shown. */
void adduce_ui_coding_rows_show (AdduceUiCodingRows *self, const AdduceForeignResult *result);

G_END_DECLS
