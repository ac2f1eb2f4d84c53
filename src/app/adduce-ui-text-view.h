/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTextView: the text of an article, to read and to select in: a column of some 70 characters in
 * the middle, generous leading, a caret that is seen though nothing can be typed, paragraph numbers, and
 * claims drawn beneath the words.
 *
 * It knows how an article looks, not what is done with it: that is AdduceUiArticleInput.
 */
#pragma once

#include <gtksourceview/gtksource.h>
#include "adduce-ui-article-buffer.h"
#include "adduce-ui-claim-gutter.h"
#include "adduce-ui-highlighter.h"
#include "adduce-ui-text-style.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TEXT_VIEW (adduce_ui_text_view_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTextView, adduce_ui_text_view, ADDUCE_UI, TEXT_VIEW, GtkSourceView)

/*
 * Property "zoom" (read-write, notifies): size of the text in percent, one of some steps from 50 to 200.
 * Actions "view.zoom-in", "view.zoom-out", "view.zoom-reset", with Ctrl and plus, minus, 0.
 */

AdduceUiTextView *adduce_ui_text_view_new (void);

/** (transfer none) */
AdduceUiArticleBuffer *adduce_ui_text_view_get_article_buffer (AdduceUiTextView *self);

/** (transfer none) */
AdduceUiHighlighter *adduce_ui_text_view_get_highlighter (AdduceUiTextView *self);

/** (transfer none) */
AdduceUiClaimGutter *adduce_ui_text_view_get_claim_gutter (AdduceUiTextView *self);

/** (transfer none): how the text is set; the view follows its changes. */
AdduceUiTextStyle *adduce_ui_text_view_get_text_style (AdduceUiTextView *self);

/** @zones: (nullable) (element-type AdduceZone): parts that are set apart, in text order. */
void adduce_ui_text_view_set_zones (AdduceUiTextView *self, GArray *zones);

/** @text: (nullable): shows another article from its beginning. */
void adduce_ui_text_view_set_text (AdduceUiTextView *self, AdduceText *text);

/** Scrolls where needed so that @span is in view, or its beginning where it is too long. */
void adduce_ui_text_view_reveal (AdduceUiTextView *self, AdduceSpan span);

/** Scrolls so that @offset is a third down the view. */
void adduce_ui_text_view_scroll_to (AdduceUiTextView *self, guint offset);

/** The character under a point of the widget; %FALSE where there is none. */
gboolean adduce_ui_text_view_get_character_at (AdduceUiTextView *self, double x, double y, guint *ret_offset);

/** (array length=ret_n_zooms) (transfer none): the steps, in percent. */
const int *adduce_ui_text_view_get_zooms (guint *ret_n_zooms);

int adduce_ui_text_view_get_zoom (AdduceUiTextView *self);

/** The nearest step is taken. */
void adduce_ui_text_view_set_zoom (AdduceUiTextView *self, int percent);

/** Makes the text larger (+1), smaller (-1) or as it was (0). */
void adduce_ui_text_view_step_zoom (AdduceUiTextView *self, int direction);

G_END_DECLS
