/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiWelcome: the page of a window without a corpus: open a folder, the sample, recent folders.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_WELCOME (adduce_ui_welcome_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiWelcome, adduce_ui_welcome, ADDUCE_UI, WELCOME, AdwBin)

/*
 * AdduceUiWelcome::open-recent (welcome, const char *path)
 */

/** @recent: paths, newest first; those that are gone are not shown. */
void adduce_ui_welcome_set_recent (AdduceUiWelcome *self, const char *const *recent);

/** (nullable): a sentence about what could not be opened. */
void adduce_ui_welcome_set_problem (AdduceUiWelcome *self, const char *problem);

/** The main menu. */
void adduce_ui_welcome_set_menu (AdduceUiWelcome *self, GMenuModel *menu);

G_END_DECLS
