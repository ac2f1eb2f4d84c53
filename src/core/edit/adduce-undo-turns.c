/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done last.
 */
#include "config.h"

#include "adduce-undo-turns.h"

guint64
adduce_undo_turns_next (void)
{
  static GMutex mutex;
  static guint64 last; /* guarded by the mutex */
  guint64 turn;

  g_mutex_lock (&mutex);
  turn = ++last;
  g_mutex_unlock (&mutex);
  return turn;
}

gboolean
adduce_undo_turns_is_undo (const AdduceUndoTurns *self, const AdduceUndoTurns *other)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->undo > (other != NULL ? other->undo : 0);
}

gboolean
adduce_undo_turns_is_redo (const AdduceUndoTurns *self, const AdduceUndoTurns *other)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->redo > (other != NULL ? other->redo : 0);
}
