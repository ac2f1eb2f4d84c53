/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimTally: how many claims there are, with which values, with something unset, with a note; kept up
 * by adding and removing one at a time, so that a change costs the same however many there are.
 *
 * Data structure: for each facet a hash of code → tag and count; "" is unset. Not thread-safe.
 */
#pragma once

#include "model/adduce-facet.h"

G_BEGIN_DECLS

typedef struct _AdduceClaimTally AdduceClaimTally;

AdduceClaimTally *adduce_claim_tally_new (void);
void adduce_claim_tally_free (AdduceClaimTally *self);

void adduce_claim_tally_add (AdduceClaimTally *self, AdduceClaim *claim);

/** @claim: the version that was added. */
void adduce_claim_tally_remove (AdduceClaimTally *self, AdduceClaim *claim);
void adduce_claim_tally_clear (AdduceClaimTally *self);

guint adduce_claim_tally_get_n_claims (AdduceClaimTally *self);

/** Those with something unset, see adduce_review_get_unset(). */
guint adduce_claim_tally_get_n_incomplete (AdduceClaimTally *self);
guint adduce_claim_tally_get_n_noted (AdduceClaimTally *self);

/** @code: a code; "" for unset. */
guint adduce_claim_tally_get_count (AdduceClaimTally *self, AdduceFacet facet, const char *code);

/** The values that there are, the most frequent first, then by code; unset is none of them; (transfer full). */
AdduceTagList *adduce_claim_tally_dup_tags (AdduceClaimTally *self, AdduceFacet facet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimTally, adduce_claim_tally_free)

G_END_DECLS
