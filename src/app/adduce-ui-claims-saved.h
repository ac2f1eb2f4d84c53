/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsSaved: a popover with the filters that were saved under a name, in the user's settings; one is chosen,
 * the present one is saved.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_SAVED (adduce_ui_claims_saved_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsSaved, adduce_ui_claims_saved, ADDUCE_UI, CLAIMS_SAVED, GtkPopover)

/*
 * AdduceUiClaimsSaved::chosen (popover, const char *expression): that filter is to be used.
 */

/** What would be saved. */
void adduce_ui_claims_saved_set_expression (AdduceUiClaimsSaved *self, const char *expression);

G_END_DECLS
