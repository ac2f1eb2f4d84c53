/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits for what a test made the X server send, however slow the machine is: a message of our own follows the events,
 * and when GDK has read it, it has read them too.
 */
#pragma once

#include <gdk/x11/gdkx.h>
#include <gtk/gtk.h>

static inline gboolean
x_sync_cb (GdkDisplay *display, gpointer xevent, gpointer data)
{
  const XEvent *event = xevent;
  Window *awaited = data;

  if (event->type != ClientMessage || event->xclient.window != *awaited)
    return FALSE;
  *awaited = None;
  return TRUE;
}

/* Returns when the program has read and handled the events that came of requests on @display, a connection of the
 * test's own; after ten seconds in any case. */
static inline void
x_sync (Display *display)
{
  static Window window = None;
  GdkDisplay *gdk = gdk_display_get_default ();
  Display *xdisplay = gdk_x11_display_get_xdisplay (gdk);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  XEvent message = { .xclient = { .type = ClientMessage, .format = 32 } };
  Window awaited;
  gulong handler;

  if (window == None)
    {
      /* what is sent to a window without a mask goes to the connection that made it */
      window = XCreateSimpleWindow (xdisplay, DefaultRootWindow (xdisplay), 0, 0, 1, 1, 0, 0, 0);
      XSync (xdisplay, False);
    }
  awaited = window;
  message.xclient.window = window;
  message.xclient.message_type = XInternAtom (display, "ADDUCE_TEST", False);
  handler = g_signal_connect (gdk, "xevent", G_CALLBACK (x_sync_cb), &awaited);
  XSync (display, False);
  XSendEvent (display, window, False, 0, &message);
  XSync (display, False);
  while (awaited != None && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (300);
  g_signal_handler_disconnect (gdk, handler);

  /* what was read is handled one a turn */
  for (guint i = 0; i < 30 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}
