/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodeMap: what the codes that claims hold have become.
 *
 * Where speakers, issues or values of a codebook were merged or renamed the claims keep what they were coded
 * with; what shows, counts or filters them asks a map what a code stands for now and what it is called. The map
 * is filled by one thread and not changed after that; any thread may ask.
 *
 * Data structure: a hash of "variable \x1f code" → tag. Chains are followed at most as many steps as there are
 * entries, so that a ring of merges ends.
 */
#pragma once

#include "adduce-claim.h"

G_BEGIN_DECLS

typedef struct _AdduceCodeMap AdduceCodeMap;

AdduceCodeMap *adduce_code_map_new (void);
AdduceCodeMap *adduce_code_map_ref (AdduceCodeMap *self);
void adduce_code_map_unref (AdduceCodeMap *self);

/**
 * adduce_code_map_add:
 * @variable: `speaker`, `stance`, …
 * @code: what claims hold
 * @now: what that is now; of the same code where it was only renamed
 */
void adduce_code_map_add (AdduceCodeMap *self, const char *variable, const char *code, AdduceTag *now);

/** (transfer none) (nullable): what the code is now; %NULL where nothing is known of it. */
AdduceTag *adduce_code_map_lookup (AdduceCodeMap *self, const char *variable, const char *code);

/**
 * adduce_code_map_resolve_list:
 * @self: (nullable): %NULL knows nothing
 *
 * Returns: (transfer full): what the tags are now, each once; the same list where nothing changes
 */
AdduceTagList *adduce_code_map_resolve_list (AdduceCodeMap *self, const char *variable, AdduceTagList *tags);

/**
 * adduce_code_map_restore_list:
 * @self: (nullable)
 * @coded: what a claim holds
 * @wanted: what was made of the resolved list
 *
 * Returns: (transfer full): @wanted, with what the claim holds already for one of them as it was coded
 */
AdduceTagList *adduce_code_map_restore_list (AdduceCodeMap *self, const char *variable, AdduceTagList *coded,
                                             AdduceTagList *wanted);

/**
 * adduce_code_map_resolve_claim:
 * @self: (nullable)
 *
 * Returns: (transfer full): the claim with what its codes are now, to be shown, not stored; itself where nothing
 *   changes
 */
AdduceClaim *adduce_code_map_resolve_claim (AdduceCodeMap *self, AdduceClaim *claim);

/** (transfer full) (element-type AdduceClaim): the same of each, in order. @self: (nullable) */
GPtrArray *adduce_code_map_resolve_claims (AdduceCodeMap *self, GPtrArray *claims);

/** Whether nothing was added. */
gboolean adduce_code_map_is_empty (AdduceCodeMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCodeMap, adduce_code_map_unref)

G_END_DECLS
