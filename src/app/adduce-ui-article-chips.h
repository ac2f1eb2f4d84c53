/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleChips: what articles are chosen by, a chip for each test that takes it away; hidden while all are
 * shown. Says so, and can be stopped, while texts are read for twins.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_CHIPS (adduce_ui_article_chips_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleChips, adduce_ui_article_chips, ADDUCE_UI, ARTICLE_CHIPS, GtkWidget)

/** @choice: (nullable) */
void adduce_ui_article_chips_set_choice (AdduceUiArticleChips *self, AdduceArticleChoice *choice);

G_END_DECLS
