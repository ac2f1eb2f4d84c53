/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tooltips that name the key of an action, and go on doing so when the user gives it another.
 *
 * A template writes its tooltips without keys and calls adduce_ui_key_tip_add_all() once.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * adduce_ui_tip_set:
 *
 * Sets a tooltip where it is another. GTK takes every setting for a change, for which it asks the display where
 * the pointer is and waits for the answer.
 */
void adduce_ui_tip_set (GtkWidget *widget, const char *text);

/** Shows no tooltip of the button while its menu is open; to be called once. */
void adduce_ui_tip_mute_open (GtkMenuButton *button);

/** Makes "@text (Ctrl+Z)" the tooltip, by the present key of @action, and tells the key to screen readers. */
void adduce_ui_key_tip_set (GtkWidget *widget, const char *text, const char *action);

/** Does so for every widget in @root that names an action and has a tooltip, and mutes the menu buttons. */
void adduce_ui_key_tip_add_all (GtkWidget *root);

G_END_DECLS
