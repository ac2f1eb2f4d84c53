/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What only a later GTK than Debian 12's has, where it does something for users: looked up when Adduce is
 * built, and nothing where it is not there.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * adduce_ui_compat_announce:
 * @widget: in the window that is concerned
 *
 * Lets a screen reader say @text now (GTK 4.14).
 */
void adduce_ui_compat_announce (GtkWidget *widget, const char *text);

G_END_DECLS
