/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiApplication: one instance, one window a corpus, `adduce [FOLDER]`.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-window.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_APPLICATION (adduce_ui_application_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiApplication, adduce_ui_application, ADDUCE_UI, APPLICATION, AdwApplication)

AdduceUiApplication *adduce_ui_application_new (void);

/**
 * adduce_ui_application_open_folder:
 * @path: a corpus
 * @from: (nullable): the window that is asked
 *
 * Presents the window that has the folder, whatever path it was opened by; else opens it in @from or another window
 * that has none, else in a new one.
 */
void adduce_ui_application_open_folder (AdduceUiApplication *self, const char *path, AdduceUiWindow *from);

G_END_DECLS
