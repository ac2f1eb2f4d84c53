/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim in words: for tooltips and for screen readers, which get nothing from what is drawn.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/**
 * adduce_ui_claim_summary_tags:
 * @codebook: (nullable): for the names of values
 *
 * Returns: (transfer full): "Speaker · stance · evidence · coder"
 */
char *adduce_ui_claim_summary_tags (AdduceClaim *claim, AdduceCodebook *codebook);

/** (transfer full): the claim's words in quotation marks, then speaker, stance, evidence, coder, issues. */
char *adduce_ui_claim_summary_describe (AdduceClaim *claim, AdduceCodebook *codebook);

/**
 * adduce_ui_claim_summary_list:
 * @claims: (element-type AdduceClaim)
 *
 * Returns: (transfer full): a line a claim, and how many more there are
 */
char *adduce_ui_claim_summary_list (GPtrArray *claims, AdduceCodebook *codebook);

G_END_DECLS
