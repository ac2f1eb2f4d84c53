/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiMarkdownView: a Markdown text to be read (AdduceMarkdown). A click on a link opens it in the browser; its
 * address is the tooltip.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_MARKDOWN_VIEW (adduce_ui_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiMarkdownView, adduce_ui_markdown_view, ADDUCE_UI, MARKDOWN_VIEW, GtkTextView)

GtkWidget *adduce_ui_markdown_view_new (void);
void adduce_ui_markdown_view_set_text (AdduceUiMarkdownView *self, const char *text);

G_END_DECLS
