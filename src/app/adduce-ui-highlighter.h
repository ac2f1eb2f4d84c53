/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiHighlighter: draws claims, the focused claim and what a search found beneath an article's text.
 *
 * Every claim is a pale fill and a line in a lane of its own, so that overlapping and nested claims are
 * all seen; lanes come from the core's span index. No text tags: they show one claim where several
 * overlap, and cost a new layout of the paragraph at every change.
 *
 * Data structure: for each line of the buffer that was seen, the rows into which it is wrapped and one
 * render node for each of the three things drawn, all relative to the line's top (adduce-ui-highlight-line.h).
 * A change of claims drops the nodes of lines whose claims or lanes it changed, a change of focus those of the
 * focus; a change of width, font or text everything. So a frame costs one look-up for each visible line,
 * however many claims the article has.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"
#include "adduce-ui-scene.h"
#include "adduce-ui-text-rows.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_HIGHLIGHTER (adduce_ui_highlighter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiHighlighter, adduce_ui_highlighter, ADDUCE_UI, HIGHLIGHTER, GObject)

/** @view: (transfer none): a view of an AdduceUiArticleBuffer; it owns the highlighter. */
AdduceUiHighlighter *adduce_ui_highlighter_new (GtkTextView *view);

/** (transfer none): what is drawn, for all others that draw it. */
AdduceUiScene *adduce_ui_highlighter_get_scene (AdduceUiHighlighter *self);

/*
 * Short for the same calls of the scene.
 */

/**
 * adduce_ui_highlighter_set_claims:
 * @own: (nullable): claims of the coder who is at work
 * @others: (nullable): claims of other coders, drawn hatched; %NULL where they are not to be shown
 * @codebook: (nullable): colours and patterns of the stances
 *
 * Changes of the sets are followed.
 */
void adduce_ui_highlighter_set_claims (AdduceUiHighlighter *self, AdduceClaimSet *own, AdduceClaimSet *others,
                                       AdduceCodebook *codebook);

/** @claim: (nullable): the claim that stands out. */
void adduce_ui_highlighter_set_focused (AdduceUiHighlighter *self, AdduceClaim *claim);

/**
 * adduce_ui_highlighter_set_hits:
 * @hits: (array length=n_hits): what was found, in text order and not overlapping
 * @current: which of them is outlined, or %G_MAXUINT
 */
void adduce_ui_highlighter_set_hits (AdduceUiHighlighter *self, const AdduceSpan *hits, guint n_hits,
                                     guint current);

/** Forgets where the text stands, after it changed. Width and font are looked at for each frame. */
void adduce_ui_highlighter_invalidate (AdduceUiHighlighter *self);

/**
 * adduce_ui_highlighter_get_rows:
 * @iter: in a line that has been laid out
 *
 * Returns: (transfer none) (nullable): where the line's text stands, until the next frame; %NULL for an empty line
 */
AdduceUiTextRows *adduce_ui_highlighter_get_rows (AdduceUiHighlighter *self, const GtkTextIter *iter);

/** Draws the line with @iter into nodes, without showing it; %FALSE where nothing had to be done. */
gboolean adduce_ui_highlighter_prepare (AdduceUiHighlighter *self, const GtkTextIter *iter, int height);

/** To be called from the view's snapshot_layer() for the layer below the text. */
void adduce_ui_highlighter_snapshot (AdduceUiHighlighter *self, GtkSnapshot *snapshot);

G_END_DECLS
