/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimConflict: what waits in a claim's member `conflict` after both sides had changed it, until the coder
 * settles it.
 *
 * The claim itself is the version that is shown; the conflict has the others, one after the other. It is in the file,
 * so that nothing is forgotten when the program ends. Immutable.
 */
#pragma once

#include "model/adduce-claim.h"

G_BEGIN_DECLS

/**
 * AdduceClaimConflict:
 * @versions: (element-type AdduceClaim): the other versions, largest revision first
 * @removed: the other side had removed the claim
 * @removed_time: when, by its clock; seconds since 1970
 */
typedef struct {
  GPtrArray *versions;
  gboolean removed;
  gint64 removed_time;
} AdduceClaimConflict;

/** (transfer full) (nullable): %NULL where nothing is to be settled. */
AdduceClaimConflict *adduce_claim_conflict_get (AdduceClaim *claim);
void adduce_claim_conflict_free (AdduceClaimConflict *self);

/** Whether there is something to be settled. */
gboolean adduce_claim_conflict_waits (AdduceClaim *claim);

/**
 * adduce_claim_conflict_settle:
 * @version: (nullable): one of the other versions; %NULL: that the claim was removed
 * @fields: of adduce_claim_list_changed_fields(): those that are taken from @version; empty: the claim stays as it is
 *
 * Settles the claim with one other version; with further ones it still waits.
 *
 * Returns: (transfer full): the next revision of the claim
 */
AdduceClaim *adduce_claim_conflict_settle (AdduceClaim *claim, AdduceClaim *version, const char *const *fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimConflict, adduce_claim_conflict_free)

G_END_DECLS
