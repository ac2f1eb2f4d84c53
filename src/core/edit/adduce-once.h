/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceOnce: work that a worker was asked to do, and that its owner does himself where he can't wait until a worker
 * comes to it. It is done once, by one of the two.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_ONCE_WAITING,
  ADDUCE_ONCE_RUNNING,
  ADDUCE_ONCE_DONE,
} AdduceOnceState;

typedef struct {
  GMutex mutex;
  GCond cond;
  AdduceOnceState state; /* guarded by the mutex */
} AdduceOnce;

typedef void (*AdduceOnceFunc) (gpointer work);

void adduce_once_init (AdduceOnce *self);
void adduce_once_clear (AdduceOnce *self);

/** Does the work unless somebody does or has done it; does not wait for them. */
void adduce_once_offer (AdduceOnce *self, AdduceOnceFunc func, gpointer work);

/** Returns when the work is done: by somebody else, or here where nobody has begun it. */
void adduce_once_wait (AdduceOnce *self, AdduceOnceFunc func, gpointer work);

G_END_DECLS
