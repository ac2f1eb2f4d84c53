/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of reading, with the prefix "view": size of the text, finding, going to a paragraph.
 */
#pragma once

#include "adduce-ui-find-bar.h"
#include "adduce-ui-goto-bar.h"

G_BEGIN_DECLS

/** The widgets live at least as long as the group; (transfer full). */
GSimpleActionGroup *adduce_ui_view_actions_new (AdduceUiTextView *view, AdduceUiFindBar *find_bar,
                                                AdduceUiGotoBar *goto_bar);

/** Enables or disables what needs an article. */
void adduce_ui_view_actions_set_enabled (GSimpleActionGroup *group, gboolean enabled);

G_END_DECLS
