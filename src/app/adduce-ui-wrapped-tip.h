/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tooltips of several sentences, such as definitions: GTK sets each paragraph of a tooltip on one line, as wide
 * as the screen.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shows the tooltip that @widget has, text or markup, in lines of a measure that can be read; to be called once. */
void adduce_ui_wrapped_tip_enable (GtkWidget *widget);

/** Shows the markup beside the widget in a popover that stays until Escape, for who asks by the keyboard. */
void adduce_ui_wrapped_tip_popup (GtkWidget *widget, const char *markup);

G_END_DECLS
