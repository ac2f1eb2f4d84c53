/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleRows: the articles of a corpus that are shown, in their order: by what is typed, by status, by a
 * choice of dates, outlets and more.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_ROWS (adduce_ui_article_rows_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleRows, adduce_ui_article_rows, ADDUCE_UI, ARTICLE_ROWS, GObject)

/** The rows of the drop-down, in order. */
enum {
  ADDUCE_UI_ARTICLE_SHOW_ALL,
  ADDUCE_UI_ARTICLE_SHOW_NEW,
  ADDUCE_UI_ARTICLE_SHOW_IN_PROGRESS,
  ADDUCE_UI_ARTICLE_SHOW_DONE,
  ADDUCE_UI_ARTICLE_SHOW_WITH_CLAIMS,
  ADDUCE_UI_ARTICLE_SHOW_WITH_PROBLEMS,
};

AdduceUiArticleRows *adduce_ui_article_rows_new (void);

/** (transfer none): of AdduceArticle. */
GListModel *adduce_ui_article_rows_get_model (AdduceUiArticleRows *self);

/** (transfer none): changed by others; the rows follow it. */
AdduceArticleChoice *adduce_ui_article_rows_get_choice (AdduceUiArticleRows *self);

/** @corpus: (nullable) */
void adduce_ui_article_rows_set_corpus (AdduceUiArticleRows *self, AdduceCorpus *corpus);

/** @text: all its words; "" for any. @show: ADDUCE_UI_ARTICLE_SHOW_… */
void adduce_ui_article_rows_filter (AdduceUiArticleRows *self, const char *text, guint show);

/** "path", "title", "claims" or "status". */
const char *adduce_ui_article_rows_get_sort (AdduceUiArticleRows *self);
void adduce_ui_article_rows_set_sort (AdduceUiArticleRows *self, const char *sort);

/** Articles were changed while they were shown: filters and orders them anew. */
void adduce_ui_article_rows_refresh (AdduceUiArticleRows *self);

G_END_DECLS
