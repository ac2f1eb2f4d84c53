/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleFilter: a popover in which is said which articles are shown.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_FILTER (adduce_ui_article_filter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleFilter, adduce_ui_article_filter, ADDUCE_UI, ARTICLE_FILTER, GtkPopover)

/** What it sets; @choice: (nullable) */
void adduce_ui_article_filter_set_choice (AdduceUiArticleFilter *self, AdduceArticleChoice *choice);

G_END_DECLS
