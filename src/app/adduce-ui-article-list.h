/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleList: the pane with the corpus's articles: filter, sort, progress, choice.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_LIST (adduce_ui_article_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleList, adduce_ui_article_list, ADDUCE_UI, ARTICLE_LIST, GtkWidget)

/* Properties: "context"; "sort" (string: path, title, claims, status). */

/** Opens the next (+1) or previous (-1) article of the list as it is filtered and sorted. */
void adduce_ui_article_list_step (AdduceUiArticleList *self, int direction);

/**
 * adduce_ui_article_list_list_from:
 * @ret_n_before: how many of them come before the list ends
 *
 * Returns: (transfer full) (element-type AdduceArticle): the articles that can be opened as the list is filtered and
 *   sorted: from the open one on in that direction, then round to it; without it
 */
GPtrArray *adduce_ui_article_list_list_from (AdduceUiArticleList *self, int direction, guint *ret_n_before);

/** Puts the keyboard focus in the filter box. */
void adduce_ui_article_list_focus_filter (AdduceUiArticleList *self);
/** (transfer full) (element-type AdduceArticle): those that the list shows, in its order. */
GPtrArray *adduce_ui_article_list_list_shown (AdduceUiArticleList *self);

/** Opens the popover in which articles are chosen. */
void adduce_ui_article_list_open_filter (AdduceUiArticleList *self);
void adduce_ui_article_list_focus_list (AdduceUiArticleList *self);

G_END_DECLS
