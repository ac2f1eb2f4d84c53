/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What several claims have in common, and what becomes of each where that is changed: pure functions on any
 * number of claims.
 */
#pragma once

#include "model/adduce-codebook.h"
#include "model/adduce-facet.h"

G_BEGIN_DECLS

/**
 * adduce_claim_common_dup_tags:
 * @claims: (array length=n_claims)
 * @ret_some: (out) (transfer full) (nullable): the tags that some of them have and others don't; may be %NULL
 *
 * Returns: (transfer full): the tags that all of them have under the facet, in the order of the first claim
 */
AdduceTagList *adduce_claim_common_dup_tags (AdduceClaim *const *claims, guint n_claims, AdduceFacet facet,
                                             AdduceTagList **ret_some);

/**
 * adduce_claim_common_dup_values:
 * @variable_id: as for adduce_claim_get_values()
 * @codebook: (nullable): values that were merged count as those that stand for them
 *
 * The same of any variable.
 */
AdduceTagList *adduce_claim_common_dup_values (AdduceClaim *const *claims, guint n_claims, const char *variable_id,
                                               AdduceCodebook *codebook, AdduceTagList **ret_some);

/** (transfer full): what one claim has in a variable, as the codebook (nullable) has it now; empty for unset. */
AdduceTagList *adduce_claim_common_resolve (AdduceClaim *claim, const char *variable_id, AdduceCodebook *codebook);

/** %FALSE where they differ or there are none; then @ret_certainty is left alone. */
gboolean adduce_claim_common_get_certainty (AdduceClaim *const *claims, guint n_claims,
                                            AdduceCertainty *ret_certainty);

/**
 * adduce_claim_common_change:
 * @tags: those of one claim
 * @before: what all had in common
 * @after: what all are to have in common
 *
 * Returns: (transfer full): @tags without what @before has and @after hasn't, then what it lacks of @after
 */
AdduceTagList *adduce_claim_common_change (AdduceTagList *tags, AdduceTagList *before, AdduceTagList *after);

G_END_DECLS
