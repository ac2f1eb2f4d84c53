/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiGrowingList: a list model that shows another one bit by bit.
 *
 * GtkListView makes two hundred rows at once, whatever fits into the window, and in rows with much in them that is
 * a tenth of a second in which nothing is drawn. Where many items come at once this list shows none of them at
 * first, and some more whenever there is nothing else to do; then all, as the view makes no further rows. Changes
 * of a few items are passed on as they are.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_GROWING_LIST (adduce_ui_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiGrowingList, adduce_ui_growing_list, ADDUCE_UI, GROWING_LIST, GObject)

/** (transfer full); @model: (transfer none): what is shown */
AdduceUiGrowingList *adduce_ui_growing_list_new (GListModel *model);

G_END_DECLS
