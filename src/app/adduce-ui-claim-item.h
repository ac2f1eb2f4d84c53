/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimItem: a claim's place in AdduceUiClaimList, with its present version.
 *
 * Claims are immutable: a change makes another object. A list of the claims themselves would remove and
 * add a row at every change, and the row would lose selection and keyboard focus. An item stays as long
 * as its claim does; only "claim" changes.
 */
#pragma once

#include <gio/gio.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_ITEM (adduce_ui_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimItem, adduce_ui_claim_item, ADDUCE_UI, CLAIM_ITEM, GObject)

/** @own: whether it is the claim of the coder who is at work. */
AdduceUiClaimItem *adduce_ui_claim_item_new (AdduceClaim *claim, gboolean own);

/** (transfer none): never %NULL. Property "claim". */
AdduceClaim *adduce_ui_claim_item_get_claim (AdduceUiClaimItem *self);

/** @claim: another version of the same claim. */
void adduce_ui_claim_item_set_claim (AdduceUiClaimItem *self, AdduceClaim *claim);

/**
 * adduce_ui_claim_item_set_code_map:
 * @map: (nullable): what codes have become
 *
 * Returns: whether the claim is shown otherwise by that; then "claim" is notified
 */
gboolean adduce_ui_claim_item_set_code_map (AdduceUiClaimItem *self, AdduceCodeMap *map);

/** (transfer none): the present version with what its codes are now: to be shown, not to be stored. */
AdduceClaim *adduce_ui_claim_item_get_shown (AdduceUiClaimItem *self);

/** (transfer none): what the present version, as it is shown, is found and ordered by. */
AdduceClaimKey *adduce_ui_claim_item_get_key (AdduceUiClaimItem *self);

const char *adduce_ui_claim_item_get_id (AdduceUiClaimItem *self);
gboolean adduce_ui_claim_item_get_own (AdduceUiClaimItem *self);

G_END_DECLS
