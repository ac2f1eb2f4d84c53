/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsRetag: a popover in which the chosen claims of a corpus get other tags: a variable, then its values,
 * a name or a text. What all of them have is pressed; a change is told at once, and the popover stays.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_RETAG (adduce_ui_claims_retag_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsRetag, adduce_ui_claims_retag, ADDUCE_UI, CLAIMS_RETAG, GtkPopover)

/*
 * AdduceUiClaimsRetag::retag (popover, const char *variable, AdduceTagList *tags, guint mode): the chosen claims are
 *   to be changed so, see adduce_claim_retag(); @mode is an AdduceRetagMode.
 */

/** @corpus: (nullable): whose codebook, speakers and issues there are. */
void adduce_ui_claims_retag_set_corpus (AdduceUiClaimsRetag *self, AdduceCorpus *corpus);

/**
 * adduce_ui_claims_retag_set_rows:
 * @rows: (element-type AdduceClaimRow): the claims that are chosen now
 * @coder: (nullable): nickname of whose claims can be changed, or %NULL where it is not known yet
 */
void adduce_ui_claims_retag_set_rows (AdduceUiClaimsRetag *self, GPtrArray *rows, const char *coder);

/** Chooses the variable. */
void adduce_ui_claims_retag_set_variable (AdduceUiClaimsRetag *self, const char *id);

G_END_DECLS
