/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSwatch: a short line in the colour and pattern of a codebook value, as it stands under a claim.
 *
 * It goes beside the value's name and never stands for it alone; to a screen reader it is nothing.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SWATCH (adduce_ui_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSwatch, adduce_ui_swatch, ADDUCE_UI, SWATCH, GtkWidget)

GtkWidget *adduce_ui_swatch_new (void);

/** (transfer none) (nullable). Property "code". */
AdduceCode *adduce_ui_swatch_get_code (AdduceUiSwatch *self);

/** @code: (nullable): %NULL draws the line of what is unset: thin and grey. */
void adduce_ui_swatch_set_code (AdduceUiSwatch *self, AdduceCode *code);

G_END_DECLS
