/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimPaints: colour, pattern and letters of each claim under the facet by which claims are coloured.
 *
 * Stance and evidence have the codebook's colours and patterns. Speakers, issues and coders have a category (see
 * AdduceCategories), whose colour in the dark the palette has.
 *
 * Data structure: a paint for each code met so far, made when it is first asked for.
 */
#pragma once

#include "adduce-ui-claim-paint.h"

G_BEGIN_DECLS

typedef struct _AdduceUiClaimPaints AdduceUiClaimPaints;

/** @palette: (transfer none): lives at least as long. */
AdduceUiClaimPaints *adduce_ui_claim_paints_new (AdduceUiPalette *palette);
void adduce_ui_claim_paints_free (AdduceUiClaimPaints *self);

/**
 * adduce_ui_claim_paints_reset:
 * @codebook: (nullable): colours, patterns and keys of stance and evidence
 *
 * Forgets all paints: the facet, the codebook, the palette or the article is another.
 */
void adduce_ui_claim_paints_reset (AdduceUiClaimPaints *self, AdduceCodebook *codebook, AdduceFacet facet);

/** @map: (nullable): what codes have become; to be followed by adduce_ui_claim_paints_reset(). */
void adduce_ui_claim_paints_set_code_map (AdduceUiClaimPaints *self, AdduceCodeMap *map);

/** Gives categories to the codes of these claims, in the order of the codes; needed for speakers and the like. */
void adduce_ui_claim_paints_learn (AdduceUiClaimPaints *self, GListModel *claims);

/** (transfer none): how the claim is drawn; valid until adduce_ui_claim_paints_reset(). */
const AdduceUiClaimPaint *adduce_ui_claim_paints_get (AdduceUiClaimPaints *self, AdduceClaim *claim);

/** (transfer none): how claims are drawn that are not in the light: grey, without a fill or letters. */
const AdduceUiClaimPaint *adduce_ui_claim_paints_get_faded (AdduceUiClaimPaints *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiClaimPaints, adduce_ui_claim_paints_free)

G_END_DECLS
