/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who orders a table looks for what is first then.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * adduce_ui_sorted_top_install:
 * @view: in a scrolled window; to be called once
 *
 * GTK keeps the row in sight that stood first, wherever a click on a head puts it. From now on the first rows are shown
 * after such a click, unless some row is chosen.
 */
void adduce_ui_sorted_top_install (GtkColumnView *view);

G_END_DECLS
