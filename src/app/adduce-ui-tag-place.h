/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where speaker and issue are chosen: beside the words that get them, which stay to be read meanwhile.
 */
#pragma once

#include "adduce-ui-context.h"
#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

/**
 * adduce_ui_tag_place_get:
 * @parent: of what is to stand there
 *
 * Returns: all rows of the selection, or else of the piece of the focused claim where the caret is, as a stripe as
 *   narrow as the caret; only the caret's row where that would be more than half of what is in view
 */
GdkRectangle adduce_ui_tag_place_get (AdduceUiContext *context, AdduceUiTextView *view, GtkWidget *parent);

G_END_DECLS
