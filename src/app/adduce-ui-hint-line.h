/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiHintLine: says of the control under the pointer what it means, in a place of its own: where a tooltip
 * would cover the other controls that one chooses among. It takes the room of two lines, whatever it says, so
 * that nothing moves.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_HINT_LINE (adduce_ui_hint_line_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiHintLine, adduce_ui_hint_line, ADDUCE_UI, HINT_LINE, GtkWidget)

GtkWidget *adduce_ui_hint_line_new (void);

/** Follows the pointer over @root, which has the line and lives as long; to be called once. */
void adduce_ui_hint_line_watch (AdduceUiHintLine *self, GtkWidget *root);

/** Takes the tooltips of all that is below the root now: they are kept, but told here instead. */
void adduce_ui_hint_line_take_tips (AdduceUiHintLine *self);

/** What it says now, "" for nothing. */
const char *adduce_ui_hint_line_get_text (AdduceUiHintLine *self);

G_END_DECLS
