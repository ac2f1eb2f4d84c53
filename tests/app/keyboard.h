/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A keyboard and a mouse for tests of widgets: the X test extension on a second connection makes real
 * events, while the test looks at the widgets.
 *
 *   Keyboard *k = keyboard_new ();
 *   keyboard_type (k, "Falk, N.");          letters, digits and marks of an American keyboard
 *   keyboard_press (k, XK_Return, 0);
 *   keyboard_click (k, widget);             into its middle
 *   keyboard_free (k);
 */
#pragma once

#include <gdk/x11/gdkx.h>
#include <gtk/gtk.h>
#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include "x-sync.h"

typedef struct
{
  Display *display;
} Keyboard;

/* Runs the main loop until the condition holds; fails after ten seconds. */
#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gint64 wait_end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < wait_end_) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (500); \
    g_assert_true (condition); \
  } \
  G_STMT_END

/* Lets time go by: what falls into it is done at the end, and on the screen. */
static inline void
keyboard_pump (int milliseconds)
{
  x_pump (milliseconds);
}

static inline Keyboard *
keyboard_new (void)
{
  Keyboard *k = g_new0 (Keyboard, 1);

  k->display = XOpenDisplay (NULL);
  g_assert_nonnull (k->display);
  XAutoRepeatOff (k->display); /* a busy machine may hold a key for long */
  XTestFakeMotionEvent (k->display, -1, 1270, 790, 0); /* away from the window */
  XSync (k->display, False);
  return k;
}

static inline void
keyboard_free (Keyboard *k)
{
  XCloseDisplay (k->display);
  g_free (k);
}

static inline void
keyboard_hold (Keyboard *k, KeySym key, gboolean down)
{
  if (key == 0)
    return;
  XTestFakeKeyEvent (k->display, XKeysymToKeycode (k->display, key), down, 0);
  XSync (k->display, False);
}

static inline void
keyboard_press (Keyboard *k, KeySym key, KeySym modifier)
{
  keyboard_hold (k, modifier, TRUE);
  keyboard_hold (k, key, TRUE);
  keyboard_hold (k, key, FALSE);
  keyboard_hold (k, modifier, FALSE);
  x_sync (k->display);
  x_rest (20);
}

static inline void
keyboard_type (Keyboard *k, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      KeySym key = (guchar) *p; /* Latin-1 keysyms are its codes */
      KeyCode code = XKeysymToKeycode (k->display, key);
      gboolean shift = XkbKeycodeToKeysym (k->display, code, 0, 0) != key;

      g_assert_cmpuint (code, !=, 0);
      keyboard_press (k, key, shift ? XK_Shift_L : 0);
    }
}

/* A point of a widget as the screen counts. */
static inline void
keyboard_locate (Keyboard *k, GtkWidget *widget, double widget_x, double widget_y, int *x, int *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double border_x, border_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (widget_x, widget_y),
                                           &point));
  gtk_native_get_surface_transform (native, &border_x, &border_y);
  XTranslateCoordinates (k->display, gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (k->display), (int) (point.x + border_x), (int) (point.y + border_y),
                         x, y, &child);
}

/* Puts the pointer on a point of the widget. */
static inline void
keyboard_point (Keyboard *k, GtkWidget *widget, double widget_x, double widget_y)
{
  int x, y;

  keyboard_locate (k, widget, widget_x, widget_y, &x, &y);
  XTestFakeMotionEvent (k->display, -1, x, y, 0);
  x_sync (k->display);
  x_rest (20);
}

/* What was only just laid out may move once more, and a window that comes or goes takes the pointer for a moment: the
 * click waits until the widget stays where it is and knows that the pointer is over it. */
static inline void
keyboard_click (Keyboard *k, GtkWidget *widget)
{
  int x, y, last_x = -1, last_y = -1;

  for (int i = 0; i < 40; i++)
    {
      keyboard_locate (k, widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, &x, &y);
      if (x == last_x && y == last_y && (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0)
        break;
      last_x = x;
      last_y = y;
      XTestFakeMotionEvent (k->display, -1, x, y + i % 2, 0);
      x_sync (k->display);
      if (i > 0)
        keyboard_pump (50);
    }
  XTestFakeButtonEvent (k->display, 1, True, 0);
  XTestFakeButtonEvent (k->display, 1, False, 0);
  x_sync (k->display);
  x_rest (20);
}
