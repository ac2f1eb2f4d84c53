/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiHighlightLine: what is drawn beneath one line of an article's buffer, kept as render nodes relative to
 * the line's top: claims, the focused and the chosen ones, what a search found.
 *
 * Claims in the line are asked for again after each change of the set, which costs microseconds; their node is
 * made anew only where the answer differs, in claims or in lanes.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-scene.h"
#include "adduce-ui-text-rows.h"

G_BEGIN_DECLS

/** What is to be drawn anew. */
typedef enum {
  ADDUCE_UI_HIGHLIGHT_CLAIMS = 1 << 0, /* only where the claims of the line differ from those that were drawn */
  ADDUCE_UI_HIGHLIGHT_STYLE = 1 << 1,
  ADDUCE_UI_HIGHLIGHT_FOCUS = 1 << 2,
  ADDUCE_UI_HIGHLIGHT_HITS = 1 << 3,
} AdduceUiHighlightParts;

typedef struct _AdduceUiHighlightLine AdduceUiHighlightLine;

/** @iter: in the line; @height: of the line as it is laid out. */
AdduceUiHighlightLine *adduce_ui_highlight_line_new (AdduceUiScene *scene, GtkTextView *view, const GtkTextIter *iter,
                                                     int height);
void adduce_ui_highlight_line_free (AdduceUiHighlightLine *self);

/** The height for which it was made. */
int adduce_ui_highlight_line_get_height (AdduceUiHighlightLine *self);

/** (transfer none): where the line's text stands. */
AdduceUiTextRows *adduce_ui_highlight_line_get_rows (AdduceUiHighlightLine *self);

void adduce_ui_highlight_line_invalidate (AdduceUiHighlightLine *self, AdduceUiHighlightParts parts);

/** Draws what is not as it was; %FALSE where all is. */
gboolean adduce_ui_highlight_line_update (AdduceUiHighlightLine *self);

/** @y: the line's top. */
void adduce_ui_highlight_line_snapshot (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, int y);

G_END_DECLS
