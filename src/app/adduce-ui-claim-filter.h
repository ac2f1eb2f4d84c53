/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimFilter: which claims the list shows, and in what order. The entry, the chips, the menu and the
 * list itself share one and know nothing of each other.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_FILTER (adduce_ui_claim_filter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimFilter, adduce_ui_claim_filter, ADDUCE_UI, CLAIM_FILTER, GObject)

/*
 * Properties (both notify): "order", a string as adduce_claim_order_to_id() gives; "text", what was typed.
 *
 * AdduceUiClaimFilter::changed (filter): other claims are shown, or in another order.
 */

AdduceUiClaimFilter *adduce_ui_claim_filter_new (void);

/** (transfer none): not to be changed. */
AdduceClaimQuery *adduce_ui_claim_filter_get_query (AdduceUiClaimFilter *self);

AdduceClaimOrder adduce_ui_claim_filter_get_order (AdduceUiClaimFilter *self);
void adduce_ui_claim_filter_set_order (AdduceUiClaimFilter *self, AdduceClaimOrder order);

const char *adduce_ui_claim_filter_get_text (AdduceUiClaimFilter *self);
void adduce_ui_claim_filter_set_text (AdduceUiClaimFilter *self, const char *text);

/** Whether claims with the value are asked for (besides those with others that are asked for). */
void adduce_ui_claim_filter_set_code (AdduceUiClaimFilter *self, AdduceFacet facet, const char *code, gboolean wanted);
void adduce_ui_claim_filter_set_incomplete (AdduceUiClaimFilter *self, gboolean incomplete);
void adduce_ui_claim_filter_set_noted (AdduceUiClaimFilter *self, gboolean noted);

/** Shows all claims; the order stays. */
void adduce_ui_claim_filter_clear (AdduceUiClaimFilter *self);

G_END_DECLS
