/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimForm: the fields of the focused claim.
 *
 * It shows the claim that the context has focused and changes it by commands. What is being typed belongs
 * to the claim that is shown, also while the focus moves on: it is handed over before another is shown.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_FORM (adduce_ui_claim_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimForm, adduce_ui_claim_form, ADDUCE_UI, CLAIM_FORM, GtkWidget)

GtkWidget *adduce_ui_claim_form_new (void);

/** Property "context". */
void adduce_ui_claim_form_set_context (AdduceUiClaimForm *self, AdduceUiContext *context);

/** Hands over what is being typed. */
void adduce_ui_claim_form_commit (AdduceUiClaimForm *self);

/** @field: "speakers", "issues", "stance", "evidence", "certainty" or "note": gives it the keyboard focus. */
void adduce_ui_claim_form_focus_field (AdduceUiClaimForm *self, const char *field);

G_END_DECLS
