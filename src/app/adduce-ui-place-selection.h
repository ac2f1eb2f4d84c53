/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPlaceSelection: which items of a list are chosen, known by their places alone.
 *
 * Like GtkMultiSelection, but that makes every chosen item to remember it: to choose all of a hundred thousand rows is
 * then a stall. This is for lists whose items are places already (AdduceUiSlotList) or cost something to make. An item
 * that is taken away and comes again is not chosen any more. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PLACE_SELECTION (adduce_ui_place_selection_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPlaceSelection, adduce_ui_place_selection, ADDUCE_UI, PLACE_SELECTION, GObject)

/** (transfer full) */
AdduceUiPlaceSelection *adduce_ui_place_selection_new (GListModel *model);

G_END_DECLS
