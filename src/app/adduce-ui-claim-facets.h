/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimFacets: speakers, kinds of evidence, issues and coders that there are, each with its count, to
 * be checked: what a menu of the filter holds. Made anew when it comes into sight.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-filter.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_FACETS (adduce_ui_claim_facets_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimFacets, adduce_ui_claim_facets, ADDUCE_UI, CLAIM_FACETS, GtkWidget)

GtkWidget *adduce_ui_claim_facets_new (void);

/** What a check changes. */
void adduce_ui_claim_facets_set_filter (AdduceUiClaimFacets *self, AdduceUiClaimFilter *filter);

/** Shows what is counted now; @codebook: (nullable): for the names of values. */
void adduce_ui_claim_facets_update (AdduceUiClaimFacets *self, AdduceClaimTally *tally, AdduceCodebook *codebook);

G_END_DECLS
