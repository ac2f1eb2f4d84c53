/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSlot: a place in a list, which stays when another item comes to stand there. See AdduceUiSlotList.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SLOT (adduce_ui_slot_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSlot, adduce_ui_slot, ADDUCE_UI, SLOT, GObject)

/* AdduceUiSlot::changed (slot): another item is to be shown there. */

/** (transfer full): the item of @model at @position; @places: place → slot, from which it takes itself when it goes */
AdduceUiSlot *adduce_ui_slot_new (GListModel *model, guint position, GHashTable *places);

/** (transfer full) (nullable): what stands there now; %NULL where the list has become shorter. */
gpointer adduce_ui_slot_dup_item (AdduceUiSlot *self);

guint adduce_ui_slot_get_position (AdduceUiSlot *self);

/** Where the items before it became more or fewer; the caller puts @places right. */
void adduce_ui_slot_set_position (AdduceUiSlot *self, guint position);

/** Whether anybody listens to "changed". */
gboolean adduce_ui_slot_is_shown (AdduceUiSlot *self);

/** Emits "changed". */
void adduce_ui_slot_change (AdduceUiSlot *self);

G_END_DECLS
