/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tab in long lists.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * adduce_ui_list_tab_install:
 * @list: a GtkListView or GtkColumnView
 *
 * Has Tab and Shift+Tab go through what can have the focus within a row, and then out of @list; GTK's own way goes
 * on to the next row, of which there may be a hundred thousand. Arrows move from row to row.
 */
void adduce_ui_list_tab_install (gpointer list);

G_END_DECLS
