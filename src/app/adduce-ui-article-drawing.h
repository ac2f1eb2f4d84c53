/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleDrawing: binds what is drawn of claims in an article to the context: its claims, the focused and
 * the chosen ones, the lens.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_DRAWING (adduce_ui_article_drawing_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleDrawing, adduce_ui_article_drawing, ADDUCE_UI, ARTICLE_DRAWING, GObject)

/** @view: (transfer none): lives at least as long. */
AdduceUiArticleDrawing *adduce_ui_article_drawing_new (AdduceUiTextView *view);

/** @context: (nullable) */
void adduce_ui_article_drawing_set_context (AdduceUiArticleDrawing *self, AdduceUiContext *context);

G_END_DECLS
