/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimKey: a version of a claim with what it is found and ordered by, each part made once, when it is
 * first asked for.
 *
 * Folding the words of thousands of claims takes longer than a frame: a list keeps the keys while someone
 * types into its filter, and makes a new one only for a claim that changed. Reference-counted; not
 * thread-safe, as the parts are made late.
 */
#pragma once

#include "model/adduce-facet.h"

G_BEGIN_DECLS

/**
 * AdduceClaimOrder:
 * @ADDUCE_CLAIM_ORDER_TEXT: as they stand in the article
 * @ADDUCE_CLAIM_ORDER_MODIFIED: the last changed first
 * @ADDUCE_CLAIM_ORDER_CREATED: the newest first
 * @ADDUCE_CLAIM_ORDER_SPEAKER: by the name of the first speaker; those without one at the end
 *
 * Ways to list claims. Those that are alike stand in text order.
 */
typedef enum {
  ADDUCE_CLAIM_ORDER_TEXT,
  ADDUCE_CLAIM_ORDER_MODIFIED,
  ADDUCE_CLAIM_ORDER_CREATED,
  ADDUCE_CLAIM_ORDER_SPEAKER,
} AdduceClaimOrder;

#define ADDUCE_N_CLAIM_ORDERS 4

#define ADDUCE_TYPE_CLAIM_ORDER (adduce_claim_order_get_type ())
GType adduce_claim_order_get_type (void);

/** `text`, `modified`, `created`, `speaker`. */
const char *adduce_claim_order_to_id (AdduceClaimOrder order);

/** %FALSE for an unknown id; then @ret_order is left alone. */
gboolean adduce_claim_order_from_id (const char *id, AdduceClaimOrder *ret_order);

#define ADDUCE_TYPE_CLAIM_KEY (adduce_claim_key_get_type ())
typedef struct _AdduceClaimKey AdduceClaimKey;
GType adduce_claim_key_get_type (void);

AdduceClaimKey *adduce_claim_key_new (AdduceClaim *claim);
AdduceClaimKey *adduce_claim_key_ref (AdduceClaimKey *self);
void adduce_claim_key_unref (AdduceClaimKey *self);

/** (transfer none) */
AdduceClaim *adduce_claim_key_get_claim (AdduceClaimKey *self);

/** Quote, speakers, issues and note, folded by adduce_breaks_fold(), a line each. */
const char *adduce_claim_key_get_folded (AdduceClaimKey *self);

/** The first speaker's name, folded; "" without one. */
const char *adduce_claim_key_get_speaker (AdduceClaimKey *self);

/** Which comes first; 0 only for the same claim. */
int adduce_claim_key_compare (AdduceClaimOrder order, AdduceClaimKey *a, AdduceClaimKey *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimKey, adduce_claim_key_unref)

G_END_DECLS
