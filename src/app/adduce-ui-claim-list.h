/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimList: one's own claims and those of others in one text order, as a GListModel of
 * AdduceUiClaimItem.
 *
 * A changed claim that keeps its place changes its item and nothing else; what comes, goes or moves makes
 * one "items-changed" over what differs. A change costs what it touches, however many claims there are.
 */
#pragma once

#include "adduce-ui-claim-item.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_LIST (adduce_ui_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimList, adduce_ui_claim_list, ADDUCE_UI, CLAIM_LIST, GObject)

/*
 * AdduceUiClaimList::claim-changed (list, AdduceUiClaimItem *item): an item that stays has another version of its
 * claim; after "items-changed", where there is one.
 */

AdduceUiClaimList *adduce_ui_claim_list_new (void);

/**
 * adduce_ui_claim_list_set_claims:
 * @own: (nullable): one's own
 * @others: (nullable): those of others; %NULL where they are not shown
 *
 * What the list is made of; it follows both from then on.
 */
void adduce_ui_claim_list_set_claims (AdduceUiClaimList *self, AdduceClaimSet *own, AdduceClaimSet *others);

/** @map: (nullable): what codes have become; "claim-changed" for each claim that is shown otherwise. */
void adduce_ui_claim_list_set_code_map (AdduceUiClaimList *self, AdduceCodeMap *map);

/** Position of the claim with that id; %FALSE if there is none. */
gboolean adduce_ui_claim_list_find (AdduceUiClaimList *self, const char *id, guint *ret_position);

/** (transfer none) (nullable): the item of the claim with that id. */
AdduceUiClaimItem *adduce_ui_claim_list_lookup (AdduceUiClaimList *self, const char *id);

G_END_DECLS
