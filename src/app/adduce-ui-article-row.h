/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleRow: one article in the list: status, title, path, number of claims, problem.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_ROW (adduce_ui_article_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleRow, adduce_ui_article_row, ADDUCE_UI, ARTICLE_ROW, GtkWidget)

/* Property: "article" (AdduceArticle). */

G_END_DECLS
