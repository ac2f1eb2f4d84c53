/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ordering rows of claims by a field. Pure, any thread.
 */
#pragma once

#include "analysis/adduce-claim-field.h"

G_BEGIN_DECLS

/**
 * adduce_claim_sort:
 * @rows: (element-type AdduceClaimRow)
 * @descending: the other way round; what is unset comes last all the same
 *
 * Rows that are alike stay in their order.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceClaimRow): %NULL where it was cancelled
 */
GPtrArray *adduce_claim_sort (GPtrArray *rows, AdduceClaimField *field, gboolean descending,
                              GCancellable *cancellable);

G_END_DECLS
