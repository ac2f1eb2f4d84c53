/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimAnchor: what waits in a claim's member `anchor` after its article was changed, until the coder confirms.
 *
 * The claim itself stands where it is proposed to stand now, with the words there; the anchor says how that was found,
 * and has the place and the words that the coder chose, and in which text. Of a claim for which there is no place, or
 * several, the claim still has these itself.
 */
#pragma once

#include "model/adduce-claim.h"
#include "text/adduce-anchor.h"

G_BEGIN_DECLS

/**
 * AdduceClaimAnchor:
 * @text_digest: of the text that the coder chose the words in
 * @spans: where they were
 * @quotes: (element-type AdduceQuote): one a span
 * @confirmed: the coder has said that the claim has lost its words, so that nothing waits any more
 */
typedef struct {
  AdduceAnchorStatus status;
  char *text_digest;
  AdduceSpanSet *spans;
  GPtrArray *quotes;
  gboolean confirmed;
} AdduceClaimAnchor;

/** (transfer full) (nullable): %NULL where nothing waits, or what is there can't be read. */
AdduceClaimAnchor *adduce_claim_anchor_get (AdduceClaim *claim);

/** (transfer full): that of a claim which has none yet; the words are its own. */
AdduceClaimAnchor *adduce_claim_anchor_new (AdduceClaim *claim, const char *text_digest);
void adduce_claim_anchor_free (AdduceClaimAnchor *self);

/** Whether nothing says where the claim stands now: it must not be shown anywhere. */
gboolean adduce_claim_anchor_is_lost (AdduceClaim *claim);

/** Whether it is not known for sure that the claim is about these words. The same words elsewhere are these. */
gboolean adduce_claim_anchor_is_unsure (AdduceClaim *claim);

/** Whether the coder has still to say something about where the claim stands. */
gboolean adduce_claim_anchor_waits (AdduceClaim *claim);

/**
 * adduce_claim_anchor_find:
 * @anchorer: of the text that the words are looked for in
 * @ret_spans: (array) (out): room for %ADDUCE_SPAN_SET_MAX; where there is a place, one a piece
 * @ret_score: what the piece weighs that is least sure
 *
 * Looks for all pieces; together they are as sure as the one that is least so, and pieces that changed places are no
 * longer one statement.
 */
AdduceAnchorStatus adduce_claim_anchor_find (const AdduceClaimAnchor *self, AdduceAnchorer *anchorer,
                                             AdduceSpan *ret_spans, double *ret_score);

/** (transfer full) (element-type AdduceQuote): the words at the spans, as they go into a claim. */
GPtrArray *adduce_claim_anchor_describe (AdduceText *text, AdduceSpanSet *spans);

/**
 * adduce_claim_anchor_apply:
 * @anchor: (nullable): what is to wait; %NULL: nothing
 * @spans: where the claim is to stand
 * @quotes: (element-type AdduceQuote): its words there, one a span
 *
 * Returns: (transfer full): the next revision of the claim; or the claim, where that changes nothing
 */
AdduceClaim *adduce_claim_anchor_apply (AdduceClaim *claim, const AdduceClaimAnchor *anchor, AdduceSpanSet *spans,
                                        GPtrArray *quotes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimAnchor, adduce_claim_anchor_free)

G_END_DECLS
