/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changed about a claim, in words: for screen readers, whose users don't see it.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/**
 * adduce_ui_claim_changes_describe:
 * @before: the claim as it was
 * @after: the claim as it is
 * @codebook: (nullable): for the names of values
 *
 * Returns: (transfer full) (nullable): "Stance: Supports; Speaker: …"; %NULL where nothing changed that one
 *   would hear of
 */
char *adduce_ui_claim_changes_describe (AdduceClaim *before, AdduceClaim *after, AdduceCodebook *codebook);

G_END_DECLS
