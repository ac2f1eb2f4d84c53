/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleLists: the lists of articles that are kept in the corpus; one is chosen, the present choice is saved,
 * or shared out among coders.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_LISTS (adduce_ui_article_lists_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleLists, adduce_ui_article_lists, ADDUCE_UI, ARTICLE_LISTS, GtkWidget)

/*
 * AdduceUiArticleLists::chosen (lists, AdduceArticleList *list): that list is to be shown.
 */

/** @choice: what would be saved; its corpus is the one whose lists are shown */
void adduce_ui_article_lists_set_choice (AdduceUiArticleLists *self, AdduceArticleChoice *choice);

/** Reads the file again. */
void adduce_ui_article_lists_refresh (AdduceUiArticleLists *self);

G_END_DECLS
