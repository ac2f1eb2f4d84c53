/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finger on the screen: real events of a touch screen, through the driver "inputtest" of the X server (see
 * XRUN_TOUCH in ../xrun.sh and inputtestdrv(4)).
 *
 *   Finger *finger = finger_new ();
 *   finger_down (finger, widget, 10, 10);
 *   finger_move (finger, widget, 90, 10);
 *   finger_up (finger);
 *
 * What is written to the driver's socket are records in the machine's byte order that begin with their length and
 * a kind; each call waits for what comes of it, however slow the machine is.
 */
#pragma once

#include <gio/gunixsocketaddress.h>
#include <string.h>

#include "x-sync.h"

/* Of the screen that xrun.sh starts. */
#define FINGER_WIDTH 1280
#define FINGER_HEIGHT 800
/* The driver counts to this in either direction. */
#define FINGER_RANGE 65536

enum { FINGER_VERSION = 0, FINGER_WAIT = 1, FINGER_TOUCH = 6 }; /* kinds of records */
enum { FINGER_BEGIN = 18, FINGER_UPDATE = 19, FINGER_END = 20 }; /* of touches, as in XI2 */

typedef struct {
  guint32 length;
  guint32 kind;
} FingerHead;

typedef struct {
  FingerHead head;
  guint16 major;
  guint16 minor;
} FingerVersion;

typedef struct {
  FingerHead head;
  guint32 id;
  guint32 type;
  guint32 has_unaccelerated;
  guint8 mask[8];
  double values[64];
  double unaccelerated[64];
} FingerTouch;

typedef struct {
  GSocketConnection *connection;
  Display *display; /* of the test's own */
  double x, y;      /* on the screen */
  guint32 id;
} Finger;

static inline void
finger_write (Finger *finger, gconstpointer record, gsize length)
{
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (finger->connection));
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (out, record, length, NULL, NULL, &error);
  g_assert_no_error (error);
}

static inline void
finger_read (Finger *finger, gpointer record, gsize length)
{
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (finger->connection));
  gsize n_read = 0;
  g_autoptr (GError) error = NULL;

  g_input_stream_read_all (in, record, length, &n_read, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, length);
}

static inline Finger *
finger_new (void)
{
  Finger *finger = g_new0 (Finger, 1);
  const char *path = g_getenv ("XRUN_TOUCH_SOCKET");
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = NULL;
  FingerVersion version = { { sizeof (FingerVersion), FINGER_VERSION }, 1, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (path); /* run with XRUN_TOUCH=1 tests/xrun.sh */
  address = g_unix_socket_address_new (path);
  finger->connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_assert_no_error (error);
  finger_write (finger, &version, sizeof (version));
  finger_read (finger, &version, sizeof (version));
  g_assert_cmpuint (version.major, ==, 1);
  finger->display = XOpenDisplay (NULL);
  return finger;
}

static inline void
finger_free (Finger *finger)
{
  XCloseDisplay (finger->display);
  g_object_unref (finger->connection);
  g_free (finger);
}

/* Runs the program for so long: what it does by itself in that time. */
static inline void
finger_rest (guint ms)
{
  x_pump ((int) ms);
}

static inline void
finger_tell (Finger *finger, guint32 type)
{
  FingerTouch touch = { .head = { sizeof (FingerTouch), FINGER_TOUCH }, .id = finger->id, .type = type };
  FingerHead wait = { sizeof (FingerHead), FINGER_WAIT };

  touch.mask[0] = 3;
  touch.values[0] = (finger->x + 0.5) * FINGER_RANGE / FINGER_WIDTH;
  touch.values[1] = (finger->y + 0.5) * FINGER_RANGE / FINGER_HEIGHT;
  finger_write (finger, &touch, sizeof (touch));
  finger_write (finger, &wait, sizeof (wait));
  finger_read (finger, &wait, sizeof (wait));
  x_sync (finger->display);
}

/* Where a point of a widget is on the screen. */
static inline void
finger_aim (Finger *finger, GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double border_x, border_y;
  int root_x, root_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  gtk_native_get_surface_transform (native, &border_x, &border_y);
  XTranslateCoordinates (finger->display, gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (finger->display), (int) (point.x + border_x),
                         (int) (point.y + border_y), &root_x, &root_y, &child);
  finger->x = root_x;
  finger->y = root_y;
}

static inline void
finger_down (Finger *finger, GtkWidget *widget, double x, double y)
{
  finger_aim (finger, widget, x, y);
  finger->id++;
  finger_tell (finger, FINGER_BEGIN);
}

/* In steps, as a finger goes. */
static inline void
finger_move (Finger *finger, GtkWidget *widget, double x, double y)
{
  double from_x = finger->x, from_y = finger->y, to_x, to_y;

  finger_aim (finger, widget, x, y);
  to_x = finger->x;
  to_y = finger->y;
  for (guint i = 1; i <= 6; i++)
    {
      finger->x = from_x + (to_x - from_x) * i / 6;
      finger->y = from_y + (to_y - from_y) * i / 6;
      finger_tell (finger, FINGER_UPDATE);
      finger_rest (12);
    }
}

static inline void
finger_up (Finger *finger)
{
  finger_tell (finger, FINGER_END);
}
