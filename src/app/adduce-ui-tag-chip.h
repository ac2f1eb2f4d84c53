/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTagChip: a speaker or an issue in AdduceUiTagEntry, with a button that takes it away.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TAG_CHIP (adduce_ui_tag_chip_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTagChip, adduce_ui_tag_chip, ADDUCE_UI, TAG_CHIP, GtkWidget)

/*
 * AdduceUiTagChip::remove (chip)
 * The button was pressed.
 */

GtkWidget *adduce_ui_tag_chip_new (AdduceTag *tag);

/** (transfer none) */
AdduceTag *adduce_ui_tag_chip_get_tag (AdduceUiTagChip *self);

G_END_DECLS
