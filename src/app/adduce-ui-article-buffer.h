/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleBuffer: the annotation text as a buffer that can be shown.
 *
 * The only place where offsets of the buffer and code points of the AdduceText are mapped to each other: for
 * nearly all texts they are the same, but long lines and what else would stop a text view are shown by the
 * text's AdduceDisplayMap. All other code asks here.
 *
 * Lines of the buffer are not paragraphs of the text: GTK also ends a line at U+2029, and long ones are broken.
 */
#pragma once

#include <gtksourceview/gtksource.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_BUFFER (adduce_ui_article_buffer_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleBuffer, adduce_ui_article_buffer, ADDUCE_UI, ARTICLE_BUFFER,
                      GtkSourceBuffer)

/* Property "article-text" (notifies): the AdduceText that is shown, or %NULL. */

AdduceUiArticleBuffer *adduce_ui_article_buffer_new (void);

/**
 * adduce_ui_article_buffer_empty:
 *
 * Takes out the text and all marks without a name: a text view that lets go of its buffer leaves one behind, and sets
 * another when it comes back. No view may have the buffer.
 */
void adduce_ui_article_buffer_empty (AdduceUiArticleBuffer *self);

/**
 * adduce_ui_article_buffer_set_text:
 * @text: (nullable): what is shown from now on
 *
 * Shows another text, with the caret at its start. No view may have the buffer meanwhile; marks without a name go.
 */
void adduce_ui_article_buffer_set_text (AdduceUiArticleBuffer *self, AdduceText *text);

/** (transfer none) (nullable) */
AdduceText *adduce_ui_article_buffer_get_text (AdduceUiArticleBuffer *self);

/** Sets @iter to where the code point @offset stands. */
void adduce_ui_article_buffer_get_iter (AdduceUiArticleBuffer *self, GtkTextIter *iter, guint offset);

/** The code point at @iter. */
guint adduce_ui_article_buffer_get_offset (AdduceUiArticleBuffer *self, const GtkTextIter *iter);

/**
 * adduce_ui_article_buffer_get_places:
 * @span: of the text
 *
 * For what is drawn, where a character of the text may be several on the screen.
 *
 * Returns: the characters of the buffer that show @span, without a break at its end
 */
AdduceSpan adduce_ui_article_buffer_get_places (AdduceUiArticleBuffer *self, AdduceSpan span);

/** Sets @iter to a character of the buffer. */
void adduce_ui_article_buffer_get_iter_at_place (AdduceUiArticleBuffer *self, GtkTextIter *iter, guint place);

/** The code points of the line that @iter is in, without what ends it. */
AdduceSpan adduce_ui_article_buffer_get_line_span (AdduceUiArticleBuffer *self, const GtkTextIter *iter);

/** Where the caret stands. */
guint adduce_ui_article_buffer_get_caret (AdduceUiArticleBuffer *self);

/** What is selected; the caret as an empty span where nothing is. */
AdduceSpan adduce_ui_article_buffer_get_selection (AdduceUiArticleBuffer *self);

/**
 * adduce_ui_article_buffer_select:
 *
 * Selects @span; the caret stays at the end at which it is. An empty span places the caret.
 */
void adduce_ui_article_buffer_select (AdduceUiArticleBuffer *self, AdduceSpan span);

/** The end of the selection at which the caret is not; the caret where nothing is selected. */
guint adduce_ui_article_buffer_get_anchor (AdduceUiArticleBuffer *self);

/** Selects from @anchor to @caret, in whichever order they are. */
void adduce_ui_article_buffer_select_from (AdduceUiArticleBuffer *self, guint anchor, guint caret);

/**
 * adduce_ui_article_buffer_get_number:
 * @line: a line of the buffer, from 0
 *
 * Returns: the number of the paragraph, from 1, where lines with nothing visible don't count; 0 for such a
 *   line
 */
guint adduce_ui_article_buffer_get_number (AdduceUiArticleBuffer *self, guint line);

/** The number of the last paragraph. */
guint adduce_ui_article_buffer_get_n_numbers (AdduceUiArticleBuffer *self);

G_END_DECLS
