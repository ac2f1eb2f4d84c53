/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimForm: the fields of the focused claim.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_FORM (adduce_ui_claim_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimForm, adduce_ui_claim_form, ADDUCE_UI, CLAIM_FORM, AdwBin)

/* Property: "context". */

G_END_DECLS
