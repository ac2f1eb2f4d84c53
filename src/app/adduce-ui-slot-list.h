/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSlotList: the places of a list model, for a GtkColumnView with much in its rows.
 *
 * A list view makes two hundred rows at once, whatever fits into the window, and makes them anew where other items
 * come: of a table with eight columns that is a quarter of a second. The items of this list are AdduceUiSlot. Where
 * other items come to stand in the places that there are, the slots stay, and so do the view's rows; each slot tells
 * that it is to be shown anew, those that are seen at once, the others bit by bit. Only where the list becomes longer
 * or shorter are places added and taken away: at its end, or, where they are few, where it happens, so that what
 * stands behind them stays the same to the view. Many more places come bit by bit, and many that are too much go
 * likewise: until then nothing stands in them.
 *
 * A listener that connects to the model after the list was made finds the list up to date in its callback. Main thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SLOT_LIST (adduce_ui_slot_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSlotList, adduce_ui_slot_list, ADDUCE_UI, SLOT_LIST, GObject)

/** (transfer full); @model: whose places these are */
AdduceUiSlotList *adduce_ui_slot_list_new (GListModel *model);

/** Which place is the first that is seen: those behind it are shown anew before the others. */
void adduce_ui_slot_list_set_first_seen (AdduceUiSlotList *self, guint position);

/** Whether there are places that are not shown yet. */
gboolean adduce_ui_slot_list_get_growing (AdduceUiSlotList *self);

/** Has just the places that there are, now, for what needs that. */
void adduce_ui_slot_list_complete (AdduceUiSlotList *self);

G_END_DECLS
