/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCertaintyBox: how sure the coder is, as a row of buttons in a form.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CERTAINTY_BOX (adduce_ui_certainty_box_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCertaintyBox, adduce_ui_certainty_box, ADDUCE_UI, CERTAINTY_BOX, GtkWidget)

/*
 * AdduceUiCertaintyBox::edited (box, AdduceCertainty certainty): the user wants this one.
 */

/** @same: whether all have it; else none is shown as chosen, and that they differ. */
void adduce_ui_certainty_box_show (AdduceUiCertaintyBox *self, AdduceCertainty certainty, gboolean same);

G_END_DECLS
