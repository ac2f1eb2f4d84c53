/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimSet: the claims of one layer (one coder, one article) in text order, as a GListModel.
 *
 * One "items-changed" and one #AdduceClaimSet::changed for each change, however large. Not thread-safe:
 * belongs to the thread that shows it.
 */
#pragma once

#include <gio/gio.h>
#include "adduce-claim.h"
#include "text/adduce-span-index.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CLAIM_SET (adduce_claim_set_get_type ())
G_DECLARE_FINAL_TYPE (AdduceClaimSet, adduce_claim_set, ADDUCE, CLAIM_SET, GObject)

/*
 * AdduceClaimSet::changed: (set, guint start, guint end)
 * Claims were added, removed or replaced; all that they cover, before and after, lies in [start, end).
 */

AdduceClaimSet *adduce_claim_set_new (void);
guint adduce_claim_set_get_n_claims (AdduceClaimSet *self);

/** (transfer none) (nullable) */
AdduceClaim *adduce_claim_set_get (AdduceClaimSet *self, guint position);

/** (transfer none) (nullable) */
AdduceClaim *adduce_claim_set_lookup (AdduceClaimSet *self, const char *id);

/** Position of the claim with that id; %FALSE if there is none. */
gboolean adduce_claim_set_find (AdduceClaimSet *self, const char *id, guint *ret_position);

/** Adds the claim, or puts it in the place of the one with its id. */
void adduce_claim_set_put (AdduceClaimSet *self, AdduceClaim *claim);

/** %FALSE if there is none. */
gboolean adduce_claim_set_remove (AdduceClaimSet *self, const char *id);

/**
 * adduce_claim_set_update:
 * @claims: (array length=n_changes): what is put; %NULL for a removal
 * @ids: (array length=n_changes): what is removed; not looked at where there is a claim
 *
 * Several changes as one, at the cost of just these: one "items-changed" from the first place to the last.
 */
void adduce_claim_set_update (AdduceClaimSet *self, AdduceClaim *const *claims, const char *const *ids,
                              guint n_changes);

/**
 * adduce_claim_set_replace_all:
 * @claims: (array length=n_claims): in any order
 *
 * Makes the set hold just these, with one "items-changed" over what differs.
 */
void adduce_claim_set_replace_all (AdduceClaimSet *self, AdduceClaim *const *claims, guint n_claims);

/**
 * adduce_claim_set_get_index:
 *
 * The owners of its entries are positions in the set. Made when first asked for, and changed with the set: a few
 * changes move no other claim to another lane, many at once give all lanes anew.
 *
 * Returns: (transfer none): the index of all spans
 */
AdduceSpanIndex *adduce_claim_set_get_index (AdduceClaimSet *self);

/**
 * adduce_claim_set_query:
 *
 * Returns: (transfer full) (element-type AdduceClaim): the claims with a span in @extent (an empty extent
 *   asks for those that hold @start), shortest first
 */
GPtrArray *adduce_claim_set_query (AdduceClaimSet *self, AdduceSpan extent);

G_END_DECLS
