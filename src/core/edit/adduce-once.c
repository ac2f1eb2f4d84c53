/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work that is done once, by whoever comes to it first.
 */
#include "config.h"

#include "edit/adduce-once.h"

void
adduce_once_init (AdduceOnce *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->state = ADDUCE_ONCE_WAITING;
}

void
adduce_once_clear (AdduceOnce *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

/* Whoever gets TRUE does it. */
static gboolean
begin (AdduceOnce *self)
{
  gboolean waiting;

  g_mutex_lock (&self->mutex);
  waiting = self->state == ADDUCE_ONCE_WAITING;
  if (waiting)
    self->state = ADDUCE_ONCE_RUNNING;
  g_mutex_unlock (&self->mutex);
  return waiting;
}

static void
end (AdduceOnce *self)
{
  g_mutex_lock (&self->mutex);
  self->state = ADDUCE_ONCE_DONE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
adduce_once_offer (AdduceOnce *self, AdduceOnceFunc func, gpointer work)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  if (!begin (self))
    return;
  func (work);
  end (self);
}

void
adduce_once_wait (AdduceOnce *self, AdduceOnceFunc func, gpointer work)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  adduce_once_offer (self, func, work);
  g_mutex_lock (&self->mutex);
  while (self->state != ADDUCE_ONCE_DONE)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
