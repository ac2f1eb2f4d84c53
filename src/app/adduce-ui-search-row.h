/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSearchRow: an article that a search found, or a hit in a narrow window: what it is called, when and where it
 * appeared, and the words around the hit, the hit itself being bold.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SEARCH_ROW (adduce_ui_search_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSearchRow, adduce_ui_search_row, ADDUCE_UI, SEARCH_ROW, GtkWidget)

GtkWidget *adduce_ui_search_row_new (void);

void adduce_ui_search_row_show_article (AdduceUiSearchRow *self, AdduceSearchArticle *article);
void adduce_ui_search_row_show_hit (AdduceUiSearchRow *self, AdduceSearchHit *hit);

/** All that the row says, to be read out; (transfer none). */
const char *adduce_ui_search_row_get_text (AdduceUiSearchRow *self);

G_END_DECLS
