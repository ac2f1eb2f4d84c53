/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work of one function in a worker: what it is given, what it gives back, and who is told. It is a GTask of no object,
 * for calls that end in async and finish.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceWorkFunc:
 * @data: what it was given
 * @error: return location
 *
 * In a worker.
 *
 * Returns: (transfer full) (nullable): %NULL with an error
 */
typedef gpointer (*AdduceWorkFunc) (gpointer data, GCancellable *cancellable, GError **error);

/**
 * AdduceWork:
 * @tag: the call that ends in async, for who looks at the task
 * @run: what is done
 * @free_data: ends what it is given, wherever the task ends
 * @free_result: ends what it gave back and nobody fetched
 * @always: also what was cancelled gives back what there is then; else %G_IO_ERROR_CANCELLED
 */
typedef struct {
  gpointer tag;
  AdduceWorkFunc run;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean always;
} AdduceWork;

/** @data: (transfer full) */
void adduce_work_start (const AdduceWork *self, gpointer data, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) (nullable) */
gpointer adduce_work_finish (GAsyncResult *result, gpointer tag, GError **error);

G_END_DECLS
