/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleEmpty: what stands where an article would, while none is open: what to do next.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_EMPTY (adduce_ui_article_empty_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleEmpty, adduce_ui_article_empty, ADDUCE_UI, ARTICLE_EMPTY, GtkWidget)

/** @context: (nullable): followed; outlives the widget. */
void adduce_ui_article_empty_set_context (AdduceUiArticleEmpty *self, AdduceUiContext *context);

G_END_DECLS
