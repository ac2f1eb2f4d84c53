/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceAnchorer: finds the words of a claim again in a text that has changed since.
 *
 *   anchorer = adduce_anchorer_new (text, old_text);
 *   adduce_anchorer_find (anchorer, span, quote, &anchor);
 *
 * Where the old text is at hand, its difference from the new one says where the words went; that is held against the
 * quote. Else, and where that fails, the quote is looked for: exactly, then by likeness (AdduceApprox). A place is
 * weighed by how like the words are, how like what stands around them, and a little by how near it is to the old
 * place. It is taken where it weighs enough and no other place weighs nearly as much: a rule that takes the best place
 * in any case puts claims that were deleted onto other words. Where words are gone but what stood around them still
 * stands, the words between are offered as rewritten. Nothing is ever placed by its offset alone.
 *
 * Belongs to one thread; what it finds depends on nothing but its arguments.
 */
#pragma once

#include "adduce-quote.h"
#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceAnchorStatus:
 * @ADDUCE_ANCHOR_SAME: the same words at the same place
 * @ADDUCE_ANCHOR_MOVED: the same words at another place
 * @ADDUCE_ANCHOR_CHANGED: words that are like them, and no others are
 * @ADDUCE_ANCHOR_REWRITTEN: other words, but between the same neighbours
 * @ADDUCE_ANCHOR_AMBIGUOUS: several places that may be meant
 * @ADDUCE_ANCHOR_ORPHAN: nothing
 *
 * In order of how sure one may be.
 */
typedef enum {
  ADDUCE_ANCHOR_SAME,
  ADDUCE_ANCHOR_MOVED,
  ADDUCE_ANCHOR_CHANGED,
  ADDUCE_ANCHOR_REWRITTEN,
  ADDUCE_ANCHOR_AMBIGUOUS,
  ADDUCE_ANCHOR_ORPHAN,
} AdduceAnchorStatus;

#define ADDUCE_ANCHOR_N_STATUS (ADDUCE_ANCHOR_ORPHAN + 1)

/** `same`, `moved`, `changed`, `rewritten`, `ambiguous`, `orphan`: as in files. */
const char *adduce_anchor_status_to_id (AdduceAnchorStatus status);
gboolean adduce_anchor_status_from_id (const char *id, AdduceAnchorStatus *ret_status);

/** Whether there is a place that can be taken. */
gboolean adduce_anchor_status_has_place (AdduceAnchorStatus status);

/**
 * AdduceAnchor:
 * @span: where the words are now, where there is a place; of several that may be meant the best
 * @score: what it weighs, 0 to 1
 */
typedef struct {
  AdduceAnchorStatus status;
  AdduceSpan span;
  double score;
} AdduceAnchor;

typedef struct _AdduceAnchorer AdduceAnchorer;

/**
 * adduce_anchorer_new:
 * @text: as it is now
 * @old_text: (nullable): as it was
 */
AdduceAnchorer *adduce_anchorer_new (AdduceText *text, AdduceText *old_text);
void adduce_anchorer_free (AdduceAnchorer *self);

/**
 * adduce_anchorer_find:
 * @span: where the words were in the old text
 * @quote: the words, and what stood around them
 */
void adduce_anchorer_find (AdduceAnchorer *self, AdduceSpan span, const AdduceQuote *quote, AdduceAnchor *ret_anchor);

/** The most places that adduce_anchorer_list() gives. */
#define ADDUCE_ANCHOR_MAX_PLACES 8

/**
 * adduce_anchorer_list:
 *
 * Where the words may stand, for a person to choose from: places that adduce_anchorer_find() takes and such that weigh
 * less, none over another.
 *
 * Returns: (transfer full) (element-type AdduceAnchor): the best first; @status is moved for the same words, changed
 *   for such as are like them
 */
GArray *adduce_anchorer_list (AdduceAnchorer *self, AdduceSpan span, const AdduceQuote *quote);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceAnchorer, adduce_anchorer_free)

G_END_DECLS
