/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiKeysPage: all actions with their keys, to be given others; a page of the preferences.
 */
#pragma once

#include <adwaita.h>
#include "adduce-ui-keymap.h"
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_KEYS_PAGE (adduce_ui_keys_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiKeysPage, adduce_ui_keys_page, ADDUCE_UI, KEYS_PAGE, AdwPreferencesPage)

/*
 * Properties: "codebook" (AdduceCodebook whose keys are shown and asked about, or NULL).
 */

GtkWidget *adduce_ui_keys_page_new (AdduceCodebook *codebook);

AdduceCodebook *adduce_ui_keys_page_get_codebook (AdduceUiKeysPage *self);
void adduce_ui_keys_page_set_codebook (AdduceUiKeysPage *self, AdduceCodebook *codebook);

G_END_DECLS
