/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place in a list.
 */
#include "config.h"

#include "adduce-ui-slot.h"

struct _AdduceUiSlot
{
  GObject parent_instance;

  GListModel *model;
  guint position;
  GHashTable *places;
};

G_DEFINE_FINAL_TYPE (AdduceUiSlot, adduce_ui_slot, G_TYPE_OBJECT)

static guint changed_signal;

static void
adduce_ui_slot_finalize (GObject *object)
{
  AdduceUiSlot *self = ADDUCE_UI_SLOT (object);

  if (g_hash_table_lookup (self->places, GUINT_TO_POINTER (self->position)) == self)
    g_hash_table_remove (self->places, GUINT_TO_POINTER (self->position));
  g_hash_table_unref (self->places);
  g_object_unref (self->model);
  G_OBJECT_CLASS (adduce_ui_slot_parent_class)->finalize (object);
}

static void
adduce_ui_slot_class_init (AdduceUiSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_slot_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
adduce_ui_slot_init (AdduceUiSlot *self)
{
}

AdduceUiSlot *
adduce_ui_slot_new (GListModel *model, guint position, GHashTable *places)
{
  AdduceUiSlot *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  g_return_val_if_fail (places != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_SLOT, NULL);
  self->model = g_object_ref (model);
  self->position = position;
  self->places = g_hash_table_ref (places);
  g_hash_table_insert (places, GUINT_TO_POINTER (position), self);
  return self;
}

gpointer
adduce_ui_slot_dup_item (AdduceUiSlot *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SLOT (self), NULL);

  return g_list_model_get_item (self->model, self->position);
}

guint
adduce_ui_slot_get_position (AdduceUiSlot *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SLOT (self), 0);

  return self->position;
}

void
adduce_ui_slot_set_position (AdduceUiSlot *self, guint position)
{
  g_return_if_fail (ADDUCE_UI_IS_SLOT (self));

  self->position = position;
}

gboolean
adduce_ui_slot_is_shown (AdduceUiSlot *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SLOT (self), FALSE);

  return g_signal_has_handler_pending (self, changed_signal, 0, FALSE);
}

void
adduce_ui_slot_change (AdduceUiSlot *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SLOT (self));

  g_signal_emit (self, changed_signal, 0);
}
