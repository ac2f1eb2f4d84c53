/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiOverview: the strip beside the scroll bar with the whole article in it: claims in colour and pattern, what
 * a search found, the caret, the focused claim, and which part is in view. A click jumps there, a drag scrolls; a
 * tooltip tells what is there. Keys need nothing of it: all that it shows can be reached in the text.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_OVERVIEW (adduce_ui_overview_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiOverview, adduce_ui_overview, ADDUCE_UI, OVERVIEW, GtkWidget)

GtkWidget *adduce_ui_overview_new (void);

/** @view: (nullable) (transfer none): whose article is shown; claims and hits are those of its scene. */
void adduce_ui_overview_set_view (AdduceUiOverview *self, AdduceUiTextView *view);

/** Where a code point is, from the widget's top. */
double adduce_ui_overview_get_y (AdduceUiOverview *self, guint offset);

G_END_DECLS
