/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims that were carried over from a twin of their article, and the member `carriedFrom` that says from where:
 *
 *   { "id": "urn:uuid:… of the claim", "article": "folder/name.txt" }
 *
 * It names where the claim was made first, however often it was carried on. The two claims are apart from then on.
 */
#pragma once

#include "model/adduce-claim.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

/** (transfer full) (nullable): the id of the claim that this was carried over from; %NULL where it was made here. */
char *adduce_claim_origin_dup_id (AdduceClaim *claim);

/** (transfer full): the same, or the claim's own id where it was made here. */
char *adduce_claim_origin_dup_first (AdduceClaim *claim);

/**
 * adduce_claim_origin_carry:
 * @claim: to be carried over
 * @article: its article, below the corpus, in the file name encoding
 * @anchor: (nullable): what is to wait in the new claim
 * @spans: where it is to stand in the other article
 * @quotes: (element-type AdduceQuote): its words there, one a span
 *
 * A new claim of the same coder, coded as @claim is. What other programs had written beside it stays behind where it may
 * speak of places.
 *
 * Returns: (transfer full)
 */
AdduceClaim *adduce_claim_origin_carry (AdduceClaim *claim, const char *article, const AdduceClaimAnchor *anchor,
                                        AdduceSpanSet *spans, GPtrArray *quotes);

/** Makes sure that a file which gets @claim has the terms that its members need, and the version that has them. */
void adduce_claim_origin_prepare (AdduceSidecar *sidecar, AdduceClaim *claim);

G_END_DECLS
