/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodebookHistory: what was changed in the codebook, when and by whom, the latest first; and the claims that
 * were coded before a change that affects them, to be looked at again. Those are looked for in a worker when the
 * history is seen.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODEBOOK_HISTORY (adduce_ui_codebook_history_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodebookHistory, adduce_ui_codebook_history, ADDUCE_UI, CODEBOOK_HISTORY, GtkWidget)

GtkWidget *adduce_ui_codebook_history_new (AdduceUiContext *context);

/** @codebook: (nullable); @folder: (nullable): the corpus */
void adduce_ui_codebook_history_set_codebook (AdduceUiCodebookHistory *self, AdduceCodebook *codebook,
                                              const char *folder);

G_END_DECLS
