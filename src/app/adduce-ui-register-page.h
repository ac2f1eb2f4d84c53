/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterPage: the speakers or the issues of the corpus, on the speakers' page also the entries of an entity
 * variable of one's own: a table of all that coders named, beside it what is
 * known of the chosen ones; where there is little room, one of both.
 *
 * Properties: "context" (construct), "kind" (construct): an AdduceFacet, speaker or issue.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_PAGE (adduce_ui_register_page_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterPage, adduce_ui_register_page, ADDUCE_UI, REGISTER_PAGE, GtkWidget)

G_END_DECLS
