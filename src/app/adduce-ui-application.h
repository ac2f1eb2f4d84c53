/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiApplication: one instance, one window a corpus, `adduce [FOLDER]`.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_APPLICATION (adduce_ui_application_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiApplication, adduce_ui_application, ADDUCE_UI, APPLICATION, AdwApplication)

AdduceUiApplication *adduce_ui_application_new (void);

G_END_DECLS
