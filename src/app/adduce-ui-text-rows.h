/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTextRows: the rows into which a text view has wrapped one line of its buffer, to answer where
 * on the screen a stretch of text is.
 *
 * All coordinates are relative to the top of the line (and to the left of the buffer), so that they stay
 * true when lines above change their height. Valid until width, font or text change.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

/**
 * AdduceUiTextPiece:
 * @rect: where
 * @starts: whether the stretch that was asked for begins at this piece's left or right edge; drawn left
 * @ends: likewise for its end; drawn right
 *
 * A part of a stretch of text that is one rectangle: that in one row, or in text with both directions one
 * run of it.
 */
typedef struct {
  graphene_rect_t rect;
  gboolean starts;
  gboolean ends;
} AdduceUiTextPiece;

typedef struct _AdduceUiTextRows AdduceUiTextRows;

/** Whether a text is written from right to left, by its first letter. */
gboolean adduce_ui_text_rows_begin_at_right (const char *utf8);

/** The rows of the line in which @iter is, in a view of an AdduceUiArticleBuffer; the line must be valid. */
AdduceUiTextRows *adduce_ui_text_rows_new (GtkTextView *view, const GtkTextIter *iter);
void adduce_ui_text_rows_free (AdduceUiTextRows *self);

/** The line's code points. */
AdduceSpan adduce_ui_text_rows_get_span (AdduceUiTextRows *self);

/** (transfer full) (element-type AdduceUiTextPiece): the part of @span that is in this line. */
GArray *adduce_ui_text_rows_get_pieces (AdduceUiTextRows *self, AdduceSpan span);

/**
 * adduce_ui_text_rows_get_range:
 *
 * From the top of the first row with a part of @span to the bottom of the last; %FALSE where no part is in this
 * line.
 */
gboolean adduce_ui_text_rows_get_range (AdduceUiTextRows *self, AdduceSpan span, float *ret_top, float *ret_bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiTextRows, adduce_ui_text_rows_free)

G_END_DECLS
