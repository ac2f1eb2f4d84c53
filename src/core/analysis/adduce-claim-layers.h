/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimLayers: what was read of a corpus, and the rows of all of it. Internal to AdduceCorpusClaims.
 *
 * Data structure: a hash of sidecar → layer, the layers in order, and one array of all their rows, which is made
 * anew by a change, and extended where the new layers come last. Belongs to one thread.
 */
#pragma once

#include "analysis/adduce-layer-reader.h"

G_BEGIN_DECLS

typedef struct _AdduceClaimLayers AdduceClaimLayers;

/**
 * AdduceClaimChange:
 *
 * A stretch of rows that has become another, as of “items-changed”.
 */
typedef struct {
  guint position;
  guint n_removed;
  guint n_added;
} AdduceClaimChange;

AdduceClaimLayers *adduce_claim_layers_new (void);
void adduce_claim_layers_free (AdduceClaimLayers *self);

/**
 * adduce_claim_layers_apply:
 * @layers: (element-type AdduceClaimLayer): read anew, in order
 * @gone: (nullable) (element-type filename): sidecars that are no longer there
 *
 * Rows that show the same as before stay the same objects.
 *
 * Returns: what has become of the rows
 */
AdduceClaimChange adduce_claim_layers_apply (AdduceClaimLayers *self, GPtrArray *layers, GPtrArray *gone);

/** (transfer none) (element-type AdduceClaimRow) */
GPtrArray *adduce_claim_layers_get_rows (AdduceClaimLayers *self);

/** (transfer full) (element-type AdduceClaimRow): an array that no later change touches. */
GPtrArray *adduce_claim_layers_ref_rows (AdduceClaimLayers *self);

/**
 * adduce_claim_layers_dup_known:
 * @forget: only that the sidecars were there, so that all are read again
 *
 * Returns: (transfer full): sidecar → AdduceClaimLayer
 */
GHashTable *adduce_claim_layers_dup_known (AdduceClaimLayers *self, gboolean forget);

/** (transfer full) (array zero-terminated=1): what is wrong with files. */
char **adduce_claim_layers_dup_problems (AdduceClaimLayers *self);

G_END_DECLS
