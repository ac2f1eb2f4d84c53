/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSearchPage: the search of all articles and claims of the corpus (AdduceSearchQuery), as articles or as a
 * concordance; from a hit to its place and back; chosen hits become claims; export.
 *
 * Properties: "context" (construct). The actions have the prefix "search" and are there while the page is seen. The
 * index is made when the page is first seen, and brought up to date when it is seen again and when the corpus changed.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SEARCH_PAGE (adduce_ui_search_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSearchPage, adduce_ui_search_page, ADDUCE_UI, SEARCH_PAGE, GtkWidget)

/** Looks for a query. */
void adduce_ui_search_page_show (AdduceUiSearchPage *self, const char *query);

G_END_DECLS
