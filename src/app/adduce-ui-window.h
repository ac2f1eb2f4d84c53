/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiWindow: one corpus: articles | article | claims, or the welcome page.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_WINDOW (adduce_ui_window_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiWindow, adduce_ui_window, ADDUCE_UI, WINDOW, AdwApplicationWindow)

AdduceUiWindow *adduce_ui_window_new (GtkApplication *application);

/**
 * Opens a corpus in this window; asks who codes where nobody was asked yet, and before that whether a codebook that
 * can't be saved may be lost.
 */
void adduce_ui_window_open_folder (AdduceUiWindow *self, const char *folder);

/** Writes what is not written yet, also what is being typed; what can't be written stays as it is. */
void adduce_ui_window_flush (AdduceUiWindow *self);

/** (nullable): absolute path of the corpus, %NULL on the welcome page. */
const char *adduce_ui_window_get_folder (AdduceUiWindow *self);

/** (transfer none): for tests. */
AdduceUiContext *adduce_ui_window_get_context (AdduceUiWindow *self);

G_END_DECLS
