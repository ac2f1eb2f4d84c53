/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsFilter: which claims of the corpus are shown: words to be found, a chip for each further test, a
 * popover in which tests are put together or written as an expression, and filters saved under a name.
 *
 * All of it is one expression (AdduceClaimFilter); chips are its parts.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_FILTER (adduce_ui_claims_filter_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsFilter, adduce_ui_claims_filter, ADDUCE_UI, CLAIMS_FILTER, GtkWidget)

/*
 * AdduceUiClaimsFilter::changed (filter): other claims are to be shown.
 * AdduceUiClaimsFilter::leave (filter): the user goes on to the rows.
 */

/** @codebook, @map: (nullable): what fields and values there are. */
void adduce_ui_claims_filter_set_codebook (AdduceUiClaimsFilter *self, AdduceCodebook *codebook, AdduceCodeMap *map);

/** @claims: (nullable): whose values are offered. */
void adduce_ui_claims_filter_set_claims (AdduceUiClaimsFilter *self, AdduceCorpusClaims *claims);

/** (transfer none): what is asked for. */
AdduceClaimFilter *adduce_ui_claims_filter_get_filter (AdduceUiClaimsFilter *self);

/** (transfer full): the same as text, with the words that are looked for. */
char *adduce_ui_claims_filter_dup_expression (AdduceUiClaimsFilter *self);

/** Asks for what an expression says instead; %FALSE with @error where it says nothing. */
gboolean adduce_ui_claims_filter_set_expression (AdduceUiClaimsFilter *self, const char *text, GError **error);

/** Asks for what holds besides; a test. */
void adduce_ui_claims_filter_add (AdduceUiClaimsFilter *self, const char *test);

/** Asks for all claims. */
void adduce_ui_claims_filter_clear (AdduceUiClaimsFilter *self);

void adduce_ui_claims_filter_focus (AdduceUiClaimsFilter *self);

/** Opens the popover in which tests are put together. */
void adduce_ui_claims_filter_open (AdduceUiClaimsFilter *self);

/** Opens the list of saved filters. */
void adduce_ui_claims_filter_open_saved (AdduceUiClaimsFilter *self);

G_END_DECLS
