/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimLoad: a worker that reads the sidecars that changed. Internal to AdduceCorpusClaims.
 *
 * The worker posts batches of layers to the main context that it was started from, behind what the user does and
 * sees; the first one soon, the last with the error if there was one.
 */
#pragma once

#include "analysis/adduce-layer-reader.h"

G_BEGIN_DECLS

/**
 * AdduceClaimBatch:
 * @layers: (element-type AdduceClaimLayer): read, in order
 * @gone: (nullable) (element-type filename): sidecars that are no longer there; in the last batch only
 * @progress: 0 to 1
 * @is_last: whether nothing follows
 * @error: (nullable): why it ended early
 */
typedef struct {
  GPtrArray *layers;
  GPtrArray *gone;
  double progress;
  gboolean is_last;
  GError *error;
} AdduceClaimBatch;

void adduce_claim_batch_free (AdduceClaimBatch *self);

/** Called in the main context; @batch belongs to the caller. */
typedef void (*AdduceClaimBatchFunc) (const AdduceClaimBatch *batch, gpointer user_data);

typedef struct _AdduceClaimLoad AdduceClaimLoad;

/**
 * adduce_claim_load_start:
 * @codebook: (nullable)
 * @articles: (nullable) (transfer full) (element-type filename): paths below the corpus; %NULL for all
 * @known: (transfer full): sidecar → AdduceClaimLayer: what was read; only what has another stamp is read again
 *
 * Returns: (transfer full): ended by adduce_claim_load_free()
 */
AdduceClaimLoad *adduce_claim_load_start (const char *folder, AdduceCodebook *codebook, GPtrArray *articles,
                                          GHashTable *known, AdduceClaimBatchFunc func, gpointer user_data);

/** Stops it, if it is not at its end; no batch comes after this. */
void adduce_claim_load_free (AdduceClaimLoad *self);

/** Stops it; the last batch says so. Any thread. */
void adduce_claim_load_cancel (AdduceClaimLoad *self);

/** The same in the calling thread; (transfer full) (nullable): one batch. */
AdduceClaimBatch *adduce_claim_load_here (const char *folder, AdduceCodebook *codebook, GHashTable *known,
                                          GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimBatch, adduce_claim_batch_free)

G_END_DECLS
