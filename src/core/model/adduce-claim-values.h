/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimValues: what a claim says of one's own variables; private to the claim, its builder and the store.
 *
 * Data structure: pairs of a variable's id and a list of tags that is not empty, one pair a variable, in the order of
 * the file; a new one is put before the first greater id, so that what is made here is sorted and does not depend on
 * the order of the changes. Immutable, reference-counted, any thread; %NULL stands for none.
 */
#pragma once

#include "adduce-tag.h"

G_BEGIN_DECLS

typedef struct _AdduceClaimValues AdduceClaimValues;

AdduceClaimValues *adduce_claim_values_ref (AdduceClaimValues *self);
void adduce_claim_values_unref (AdduceClaimValues *self);

/** @self: (nullable) */
guint adduce_claim_values_get_n_variables (const AdduceClaimValues *self);
const char *adduce_claim_values_get_variable (const AdduceClaimValues *self, guint index);

/** (transfer none) */
AdduceTagList *adduce_claim_values_get_tags (const AdduceClaimValues *self, guint index);

/** (transfer none) (nullable): of a variable; @self: (nullable) */
AdduceTagList *adduce_claim_values_lookup (const AdduceClaimValues *self, const char *variable_id);

/**
 * adduce_claim_values_set:
 * @self: (nullable) (transfer none)
 * @tags: (nullable): %NULL and empty unset the variable
 *
 * Returns: (transfer full) (nullable): the values, but with these
 */
AdduceClaimValues *adduce_claim_values_set (AdduceClaimValues *self, const char *variable_id, AdduceTagList *tags);

/** (transfer full) (nullable): the values with a variable at the end, whatever its id; for readers. */
AdduceClaimValues *adduce_claim_values_append (AdduceClaimValues *self, const char *variable_id, AdduceTagList *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimValues, adduce_claim_values_unref)

G_END_DECLS
