/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimsPage: all claims of the corpus.
 *
 * Properties: "context" (construct).
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIMS_PAGE (adduce_ui_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimsPage, adduce_ui_claims_page, ADDUCE_UI, CLAIMS_PAGE, GtkWidget)

G_END_DECLS
