/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPreferences: the window with what can be chosen. Each page is a widget of its own in the view stack
 * of the template; nothing is asked to be applied, as all is bound to the settings.
 */
#pragma once

#include <adwaita.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PREFERENCES (adduce_ui_preferences_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPreferences, adduce_ui_preferences, ADDUCE_UI, PREFERENCES, AdwWindow)

/** @parent: (nullable) */
AdduceUiPreferences *adduce_ui_preferences_new (GtkWindow *parent);

/** @codebook: (nullable): whose keys the page of keys shows. */
void adduce_ui_preferences_set_codebook (AdduceUiPreferences *self, AdduceCodebook *codebook);

/** @name: of a page of the stack, as "reading" */
void adduce_ui_preferences_show_page (AdduceUiPreferences *self, const char *name);

G_END_DECLS
