/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsGroups: the values of the field by which claims are grouped, with their counts; the claims of the one
 * that is chosen are shown.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_GROUPS (adduce_ui_claims_groups_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsGroups, adduce_ui_claims_groups, ADDUCE_UI, CLAIMS_GROUPS, GtkWidget)

/** Follows @view, which it keeps. */
GtkWidget *adduce_ui_claims_groups_new (AdduceClaimView *view);

G_END_DECLS
