/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiGotoBar: asks for the number of a paragraph, as it stands in the margin, and puts the caret there.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_GOTO_BAR (adduce_ui_goto_bar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiGotoBar, adduce_ui_goto_bar, ADDUCE_UI, GOTO_BAR, GtkWidget)

/** @view: (transfer none): where to go; lives at least as long. */
void adduce_ui_goto_bar_set_view (AdduceUiGotoBar *self, AdduceUiTextView *view);

/** Shows the bar with the keyboard focus in it. */
void adduce_ui_goto_bar_open (AdduceUiGotoBar *self);

/** Goes away, without going anywhere. */
void adduce_ui_goto_bar_close (AdduceUiGotoBar *self);

/** The number that was typed: digits of any script, with or without a pilcrow; 0 where it is none. */
guint adduce_ui_goto_bar_parse (const char *text);

G_END_DECLS
