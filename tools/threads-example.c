/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two threads that write one number: handed over through a queue of GLib's, which is no race, or, with any argument,
 * not. tools/threads has to see the one and not the other.
 */
#include <glib.h>

static int number;

static gpointer
write_cb (gpointer queue)
{
  if (queue != NULL)
    g_async_queue_pop (queue);
  number++;
  return NULL;
}

int
main (int argc, char **argv)
{
  GAsyncQueue *queue = g_async_queue_new ();
  GThread *thread = g_thread_new ("writer", write_cb, argc > 1 ? NULL : queue);

  number++;
  g_async_queue_push (queue, &number);
  g_thread_join (thread);
  g_async_queue_unref (queue);
  return 0;
}
