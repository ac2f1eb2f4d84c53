/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiGutterLanes: in which lane of the margin each claim's bracket stands, for one page of an article.
 *
 * A page is a run of whole lines of about 8,000 characters. Lanes are given page by page, so that they cost the
 * same in an article of any length, and stay where they are while one scrolls. Within a page a claim has its
 * lane from its first piece to its last; two claims share one only where their brackets can't touch: in different
 * lines of the buffer, or further apart than a row is long. Greedy in text order, the longer first.
 *
 * Immutable; holds the claims.
 */
#pragma once

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-scene.h"

G_BEGIN_DECLS

/**
 * AdduceUiGutterItem:
 * @claim: whose bracket
 * @extent: from the start of its first piece to the end of the last, which may be outside of the page
 * @lane: from 0, which is nearest to the text
 * @n_lanes: how many lanes are in use where this one is: a bunch of brackets that touch each other
 * @own: whether the coder who is at work made it
 */
typedef struct {
  AdduceClaim *claim;
  AdduceSpan extent;
  guint lane;
  guint n_lanes;
  gboolean own;
} AdduceUiGutterItem;

typedef struct _AdduceUiGutterLanes AdduceUiGutterLanes;

/** The page that the line with @iter is in. */
guint adduce_ui_gutter_lanes_get_page (AdduceUiArticleBuffer *buffer, const GtkTextIter *iter);

/** @reach: how many characters a row may have. */
AdduceUiGutterLanes *adduce_ui_gutter_lanes_new (AdduceUiScene *scene, AdduceUiArticleBuffer *buffer, guint page,
                                                 guint reach);
void adduce_ui_gutter_lanes_free (AdduceUiGutterLanes *self);

/** (transfer full) (element-type AdduceUiGutterItem): the brackets in a stretch of text, in text order. */
GArray *adduce_ui_gutter_lanes_query (AdduceUiGutterLanes *self, AdduceSpan extent);

/** Whether two answers are the same. */
gboolean adduce_ui_gutter_items_equal (GArray *a, GArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiGutterLanes, adduce_ui_gutter_lanes_free)

G_END_DECLS
