/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits for what a test made the X server send, however slow the machine is: a message of our own follows the events,
 * and when GDK has read it, it has read them too. It keeps some of them back, though: motion until the next frame
 * begins, and what comes while a frame is made until that is done. So a whole frame is waited for as well.
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

/* How far a frame is: 1 when it has begun, 2 when it is done. */
static inline void
x_sync_flush_cb (GdkFrameClock *clock, gpointer data)
{
  *(guint *) data = 1;
}

static inline void
x_sync_resume_cb (GdkFrameClock *clock, gpointer data)
{
  guint *state = data;

  if (*state == 1)
    *state = 2;
}

/* A whole frame of a surface, if it makes any. */
static inline void
x_sync_frame (GdkSurface *surface, gint64 end)
{
  GdkFrameClock *clock = g_object_ref (gdk_surface_get_frame_clock (surface));
  guint state = 0;
  gulong flush = g_signal_connect (clock, "flush-events", G_CALLBACK (x_sync_flush_cb), &state);
  gulong resume = g_signal_connect (clock, "resume-events", G_CALLBACK (x_sync_resume_cb), &state);

  g_object_ref (surface);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS | GDK_FRAME_CLOCK_PHASE_RESUME_EVENTS);
  while (state < 2 && gdk_surface_get_mapped (surface) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (300);
  /* the clock of a window that went in the meantime has none */
  if (g_signal_handler_is_connected (clock, flush))
    g_signal_handler_disconnect (clock, flush);
  if (g_signal_handler_is_connected (clock, resume))
    g_signal_handler_disconnect (clock, resume);
  g_object_unref (surface);
  g_object_unref (clock);
}

/* A whole frame of each window that is on the screen; one second in any case. */
static inline void
x_sync_frames (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (l->data));

      if (surface != NULL && gdk_surface_get_mapped (surface))
        x_sync_frame (surface, end);
      g_object_unref (l->data);
    }
}

/* What is there to do, so many turns of it. */
static inline void
x_sync_turn (guint n_turns)
{
  for (guint i = 0; i < n_turns && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Lets the program run for so long, which is more on a busy machine: what falls into that time is done at the end. */
static inline void
x_rest (int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (300);
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (g_main_context_pending (NULL) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* The same, until what was done is on the screen too. */
static inline void
x_pump (int milliseconds)
{
  x_rest (milliseconds);
  x_sync_frames ();
  x_sync_turn (30);
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
  x_sync_turn (30);
  x_sync_frames ();
  x_sync_turn (30);
}
