/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The context menu of an article: all that can be done with the selection or the chosen claims.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

/** The menu as it is now, with the codebook's values and the article's speakers and issues; (transfer full). */
GMenuModel *adduce_ui_article_menu_new (AdduceUiContext *context);

G_END_DECLS
