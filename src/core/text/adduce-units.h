/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Selecting by words, sentences and paragraphs: where an end of a selection goes, and what a selection grows to
 * and shrinks to.
 *
 * A unit is without white space at its ends; white space and marks between words belong to none. All calls may
 * be made from any thread.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UNIT_WORD,
  ADDUCE_UNIT_SENTENCE,
  ADDUCE_UNIT_PARAGRAPH, /* one that is not blank */
} AdduceUnit;

/** The unit that holds @offset or ends there; an empty span at @offset where there is none. */
AdduceSpan adduce_unit_get_at (AdduceText *text, AdduceUnit unit, guint offset);

/**
 * adduce_unit_move_end:
 * @anchor: the end of a selection that stays
 * @caret: the end that moves
 * @direction: forwards (+1) or backwards (-1)
 *
 * Selections end where units end, and begin where they begin: away from the anchor the caret goes to the next
 * such place, towards it so that units drop off whole. It stops at the anchor before it goes beyond.
 *
 * Returns: where the caret goes; @caret where there is nothing more
 */
guint adduce_unit_move_end (AdduceText *text, AdduceUnit unit, guint anchor, guint caret, int direction);

/**
 * adduce_unit_grow:
 * @span: a selection, or a caret
 * @ret_span: (out): what it grows to
 *
 * The least that holds @span and more: words, a quotation (without its marks, if they are not in @span),
 * sentences, paragraphs.
 */
gboolean adduce_unit_grow (AdduceText *text, AdduceSpan span, AdduceSpan *ret_span);

/**
 * adduce_unit_shrink:
 * @pivot: a place in @span
 *
 * Returns: the largest that growing from @pivot comes to and that lies in @span; at last @pivot itself
 */
AdduceSpan adduce_unit_shrink (AdduceText *text, AdduceSpan span, guint pivot);

G_END_DECLS
