/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often each value of a field is used in the claims of a corpus, from when to when, and with which values of
 * another field: what a register of speakers or issues shows beside each entry, and what a list of groups shows.
 *
 *   uses = adduce_claim_uses_new (rows, speaker, stance);
 *   … use = adduce_claim_uses_lookup (uses, "mira-toll") …
 *
 * One pass over the rows. Pure functions, any thread; the result does not change.
 */
#pragma once

#include "analysis/adduce-claim-field.h"

G_BEGIN_DECLS

/**
 * AdduceClaimUse:
 * @tag: the value; of the labels that claims have, the one that comes most often; %NULL for unset
 * @n_claims: claims that have it
 * @n_articles: articles with such claims
 * @first: (nullable): date of the earliest such article
 * @last: (nullable): and of the latest
 *
 * One value's use.
 */
typedef struct {
  AdduceTag *tag;
  guint n_claims;
  guint n_articles;
  const char *first;
  const char *last;
} AdduceClaimUse;

typedef struct _AdduceClaimUses AdduceClaimUses;

/**
 * adduce_claim_uses_new:
 * @rows: (element-type AdduceClaimRow): in the order of AdduceCorpusClaims
 * @by: (nullable): a second field
 */
AdduceClaimUses *adduce_claim_uses_new (GPtrArray *rows, AdduceClaimField *field, AdduceClaimField *by);
void adduce_claim_uses_free (AdduceClaimUses *self);

/** How many values there are, unset not counted. */
guint adduce_claim_uses_get_n_values (AdduceClaimUses *self);

/** (transfer none): in the field's order. */
const AdduceClaimUse *adduce_claim_uses_get_value (AdduceClaimUses *self, guint index);

/** (transfer none) (nullable): of a code; "" for unset; %NULL where no claim has it. */
const AdduceClaimUse *adduce_claim_uses_lookup (AdduceClaimUses *self, const char *code);

/** How many claims have the value and, under the second field, the other (@by_code "" for unset). */
guint adduce_claim_uses_get_count (AdduceClaimUses *self, const char *code, const char *by_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimUses, adduce_claim_uses_free)

G_END_DECLS
