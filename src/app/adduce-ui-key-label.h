/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiKeyLabel: the key of an action, as a small label beside what it does; nothing where it has none.
 *
 * It follows the keymap. Screen readers pass over it: they get the key with the control's name.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_KEY_LABEL (adduce_ui_key_label_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiKeyLabel, adduce_ui_key_label, ADDUCE_UI, KEY_LABEL, GtkWidget)

/*
 * Properties: "action" (detailed name, or NULL).
 */

GtkWidget *adduce_ui_key_label_new (const char *action);

const char *adduce_ui_key_label_get_action (AdduceUiKeyLabel *self);
void adduce_ui_key_label_set_action (AdduceUiKeyLabel *self, const char *action);

G_END_DECLS
