/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimMark: a small tile that stands for a value as it does in the article: its fill, its line with
 * its pattern, and its letters. It goes beside the value's name and never stands for it alone; to a screen
 * reader it is nothing.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-paint.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_MARK (adduce_ui_claim_mark_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimMark, adduce_ui_claim_mark, ADDUCE_UI, CLAIM_MARK, GtkWidget)

GtkWidget *adduce_ui_claim_mark_new (void);

/** @paint: (transfer none): copied: how a claim is drawn. */
void adduce_ui_claim_mark_set_paint (AdduceUiClaimMark *self, const AdduceUiClaimPaint *paint);

/** @variable, @code: (nullable): a value of the codebook; %NULL for what is unset or unknown. */
void adduce_ui_claim_mark_set_code (AdduceUiClaimMark *self, AdduceVariable *variable, AdduceCode *code);

G_END_DECLS
