/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiStanceBar: how many claims have which stance, as a bar of one line: a piece a stance, as wide as its share,
 * with its colour, its pattern as a line below and its letters where there is room. What it says is also its tooltip
 * and its name for screen readers.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_STANCE_BAR (adduce_ui_stance_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiStanceBar, adduce_ui_stance_bar, ADDUCE_UI, STANCE_BAR, GtkWidget)

GtkWidget *adduce_ui_stance_bar_new (void);

/** @row: (nullable); @stance: (nullable): the variable by whose order the row counts. */
void adduce_ui_stance_bar_set_row (AdduceUiStanceBar *self, AdduceRegisterRow *row, AdduceVariable *stance);

/** "3 Supports, 1 without": what the bar shows, in words; (transfer full). */
char *adduce_ui_stance_bar_dup_text (AdduceRegisterRow *row, AdduceVariable *stance);

G_END_DECLS
