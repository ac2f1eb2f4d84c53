/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In every test of widgets: what GTK warns of itself ends no test. That is GDK 4.24's frame timings, under X11 with
 * the cairo renderer, and GTK 4.18's count of what is pressed, where a widget changes under the pointer. With an
 * older GTK all warnings count.
 */
#include <gtk/gtk.h>

static gboolean
is_of_gtk (const char *message)
{
  return g_str_has_prefix (message, "gdk_frame_timings_submitted() called on submitted frame")
         || g_str_has_prefix (message, "Broken accounting of active state for widget");
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_gtk (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

__attribute__ ((constructor)) static void
set_log_writer (void)
{
  if (gtk_get_minor_version () >= 18)
    g_log_set_writer_func (write_log, NULL, NULL);
}
