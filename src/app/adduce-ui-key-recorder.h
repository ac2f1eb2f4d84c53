/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiKeyRecorder: asks for the new key of an action: the next key that is pressed is it. Escape leaves
 * all as it was, BackSpace takes the keys away. A key that does something else already is asked about.
 */
#pragma once

#include <adwaita.h>
#include "adduce-ui-keymap.h"
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_KEY_RECORDER (adduce_ui_key_recorder_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiKeyRecorder, adduce_ui_key_recorder, ADDUCE_UI, KEY_RECORDER, AdwWindow)

/**
 * adduce_ui_key_recorder_new:
 * @row: the row of the table that gets the key
 * @codebook: (nullable): whose keys are to be asked about too
 * @besides: whether the row keeps the keys that it has
 */
GtkWindow *adduce_ui_key_recorder_new (GtkWindow *parent, AdduceUiKeymap *keymap, const AdduceUiAccel *row,
                                       AdduceCodebook *codebook, gboolean besides);

G_END_DECLS
