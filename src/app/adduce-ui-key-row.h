/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiKeyRow: a row of the table of keys in the page of keys: what the action does, its keys, a button
 * for one more key and, where the user changed them, one to go back. To activate it asks for a new key.
 */
#pragma once

#include <adwaita.h>
#include "adduce-ui-keymap.h"
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_KEY_ROW (adduce_ui_key_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiKeyRow, adduce_ui_key_row, ADDUCE_UI, KEY_ROW, AdwActionRow)

/*
 * AdduceUiKeyRow::record (row, gboolean besides): a new key is wanted, instead of the present ones or besides.
 */

GtkWidget *adduce_ui_key_row_new (AdduceUiKeymap *keymap, const AdduceUiAccel *accel);

const AdduceUiAccel *adduce_ui_key_row_get_accel (AdduceUiKeyRow *self);

/** @codebook: (nullable): the row says which of its keys a value of the codebook has, which goes first. */
void adduce_ui_key_row_set_codebook (AdduceUiKeyRow *self, AdduceCodebook *codebook);

/** Whether all words (folded) are in its title, group or keys. */
gboolean adduce_ui_key_row_matches (AdduceUiKeyRow *self, const char *const *words);

G_END_DECLS
