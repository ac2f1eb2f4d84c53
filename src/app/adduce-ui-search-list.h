/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSearchList: the articles that a search found, in an order, each with a snippet.
 *
 * Signals: "activated" (list, AdduceSearchArticle).
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SEARCH_LIST (adduce_ui_search_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSearchList, adduce_ui_search_list, ADDUCE_UI, SEARCH_LIST, GtkWidget)

GtkWidget *adduce_ui_search_list_new (void);

void adduce_ui_search_list_clear (AdduceUiSearchList *self);

/** @articles: (element-type AdduceSearchArticle) */
void adduce_ui_search_list_add (AdduceUiSearchList *self, GPtrArray *articles);

void adduce_ui_search_list_sort (AdduceUiSearchList *self, AdduceSearchOrder order);

/** (transfer full) (element-type AdduceSearchArticle): in their order. */
GPtrArray *adduce_ui_search_list_list (AdduceUiSearchList *self);

/** (transfer full) (nullable): the one that is selected. */
AdduceSearchArticle *adduce_ui_search_list_dup_selected (AdduceUiSearchList *self);

gboolean adduce_ui_search_list_focus (AdduceUiSearchList *self);

/** Puts the focus on an article, by its path below the corpus. */
gboolean adduce_ui_search_list_show (AdduceUiSearchList *self, const char *relative);

G_END_DECLS
