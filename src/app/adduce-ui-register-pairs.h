/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterPairs: the pairs of entries that may be the same, the surest first, and what is done about each.
 *
 *   Down, Up     move in the list
 *   Return       merges the pair, into the one with more claims
 *   Delete       notes that they are not the same
 *   Escape       closes
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_PAIRS (adduce_ui_register_pairs_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterPairs, adduce_ui_register_pairs, ADDUCE_UI, REGISTER_PAIRS, GtkWindow)

void adduce_ui_register_pairs_present (GtkWindow *parent, AdduceUiRegisterModel *model);

G_END_DECLS
