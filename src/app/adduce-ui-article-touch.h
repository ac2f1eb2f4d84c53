/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a finger does in an article that a mouse does otherwise: held down it selects the word beneath it.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

/** Lets the view hear long presses; only those of a finger. */
void adduce_ui_article_touch_attach (AdduceUiTextView *view);

G_END_DECLS
