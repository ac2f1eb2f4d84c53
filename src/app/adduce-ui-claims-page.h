/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsPage: all claims of the corpus: filtered, ordered and grouped, opened, retagged, copied and exported,
 * and as a cross table.
 *
 * Properties: "context" (construct). The actions have the prefix "table" and are there while the page is seen. Keys of
 * codebook values change the chosen rows as they do in an article.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_PAGE (adduce_ui_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsPage, adduce_ui_claims_page, ADDUCE_UI, CLAIMS_PAGE, GtkWidget)

/** Shows the claims that an expression finds (AdduceClaimFilter); what is wrong in it is told. */
void adduce_ui_claims_page_show (AdduceUiClaimsPage *self, const char *expression);

G_END_DECLS
