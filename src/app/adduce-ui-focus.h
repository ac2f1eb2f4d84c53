/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The focus in widgets that give it to one of their children.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * adduce_ui_focus_children:
 *
 * For GtkWidgetClass.focus of a widget that cannot have the focus itself and whose grab_focus() gives it to a child:
 * moves it from child to child. GTK's own way asks grab_focus() once more when the first child is left backwards,
 * and so would never get out.
 *
 * Returns: whether the focus went to a child; else it leaves @widget
 */
gboolean adduce_ui_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
