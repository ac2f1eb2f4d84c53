/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiShortcuts: the window with all keys in force, by group, and those of the codebook; to be searched.
 *
 * Not a GtkShortcutsWindow: that spreads a hundred keys over pages, cannot follow changes, and is deprecated
 * in newer GTK.
 */
#pragma once

#include <adwaita.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SHORTCUTS (adduce_ui_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiShortcuts, adduce_ui_shortcuts, ADDUCE_UI, SHORTCUTS, AdwWindow)

/** @codebook: (nullable): whose values are shown too. */
GtkWindow *adduce_ui_shortcuts_new (GtkWindow *parent, AdduceCodebook *codebook);

G_END_DECLS
