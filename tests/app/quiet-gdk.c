/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In every test of widgets: what GDK 4.24 warns of itself, under X11 with the cairo renderer, ends no test.
 */
#include <glib.h>

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_str_has_prefix (fields[i].value, "gdk_frame_timings_submitted() called on submitted frame"))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

__attribute__ ((constructor)) static void
set_log_writer (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}
