/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options by which `show` says which claims are meant, and in what order.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** The options, for the table of a verb. */
extern const GOptionEntry adduce_cli_query_entries[];

/**
 * adduce_cli_query_make:
 * @codebook: whose stances and kinds of evidence may be named
 * @ret_order: the order that was asked for
 * @error: return location; %ADDUCE_ERROR_USAGE for words that can't be read and an unknown order,
 *   %ADDUCE_ERROR_INVALID for values that the codebook does not have
 *
 * Returns: (transfer full) (nullable): what was asked for; without options a query that finds all
 */
AdduceClaimQuery *adduce_cli_query_make (AdduceCodebook *codebook, AdduceClaimOrder *ret_order, GError **error);

G_END_DECLS
