/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodebookPage: the codebook of the corpus.
 *
 * Properties: "context" (construct).
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODEBOOK_PAGE (adduce_ui_codebook_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodebookPage, adduce_ui_codebook_page, ADDUCE_UI, CODEBOOK_PAGE, GtkWidget)

G_END_DECLS
