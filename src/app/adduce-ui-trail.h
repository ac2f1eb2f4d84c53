/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTrail: the places where one has been, to go back to and forward again, as a browser has them.
 *
 * Data structure: two stacks, behind and ahead. Going somewhere puts the place that is left behind, and
 * forgets what was ahead. At most 100 places are kept behind.
 */
#pragma once

#include "adduce-ui-pages.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TRAIL_MAX 100

/**
 * AdduceUiPlace:
 * @page: on which page
 * @article: (nullable): path below the corpus, on the page of the articles
 * @claim: (nullable): id of the claim that was focused; on another page what was in focus there
 * @offset: where the caret was
 * @end: where what is to be selected ends; 0 where nothing is
 *
 * A place.
 */
typedef struct {
  AdduceUiPageId page;
  char *article;
  char *claim;
  guint offset;
  guint end;
} AdduceUiPlace;

AdduceUiPlace *adduce_ui_place_new (const char *article, const char *claim, guint offset);

/** @page: another than that of the articles; @focus: (nullable): what is in focus on it. */
AdduceUiPlace *adduce_ui_place_new_on_page (AdduceUiPageId page, const char *focus);
void adduce_ui_place_free (AdduceUiPlace *self);

typedef struct _AdduceUiTrail AdduceUiTrail;

AdduceUiTrail *adduce_ui_trail_new (void);
void adduce_ui_trail_free (AdduceUiTrail *self);
void adduce_ui_trail_clear (AdduceUiTrail *self);

/** @place: (transfer full): is left for another one. */
void adduce_ui_trail_leave (AdduceUiTrail *self, AdduceUiPlace *place);

/**
 * adduce_ui_trail_go:
 * @here: (transfer full) (nullable): where one is
 * @direction: -1 back, +1 forward
 *
 * Returns: (transfer full) (nullable): where to go; %NULL where there is nothing in that direction. A place that
 *   is the same as @here is passed over.
 */
AdduceUiPlace *adduce_ui_trail_go (AdduceUiTrail *self, AdduceUiPlace *here, int direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiPlace, adduce_ui_place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiTrail, adduce_ui_trail_free)

G_END_DECLS
