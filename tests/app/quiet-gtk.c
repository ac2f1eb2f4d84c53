/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In every test of widgets: what GTK and libadwaita warn of themselves ends no test. Each of these was seen in a
 * program of a few lines without anything of ours, but for the second, whose stack is GDK's own, from the event that
 * it got of the window manager on. With an older GTK all warnings count.
 */
#include <adwaita.h>

static const char *const own_warnings[] = {
  /* GDK 4.24 under X11: a window and a popover that comes */
  "gdk_frame_timings_submitted() called on submitted frame",
  /* GDK 4.24 under X11: a clock that is started again after its surface was hidden asks for the last frame's time, also
   * where that frame was never drawn (gdk_frame_clock_start()) */
  "gdk_frame_timings_throttling_hint: runtime check failed",
  /* GTK 4.18: a GtkStack that shows another page while a button is held down on it */
  "Broken accounting of active state for widget",
};

static gboolean
is_heading_of_dialog (const char *message)
{
  const char *pointer = strstr (message, "0x");
  GtkWidget *widget = pointer != NULL ? GSIZE_TO_POINTER (g_ascii_strtoull (pointer, NULL, 16)) : NULL;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return widget != NULL && gtk_widget_has_css_class (widget, "title-2")
         && gtk_widget_get_ancestor (widget, ADW_TYPE_MESSAGE_DIALOG) != NULL;
  G_GNUC_END_IGNORE_DEPRECATIONS
}

static gboolean
is_of_gtk (const char *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_warnings); i++)
    if (strstr (message, own_warnings[i]) != NULL)
      return TRUE;
  /* libadwaita 1.7: AdwMessageDialog has two sizes of its heading, and measures the larger for the smaller's width */
  return g_str_has_prefix (message, "Trying to measure GtkLabel") && is_heading_of_dialog (message);
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_gtk (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static gboolean
is_fatal_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return !is_of_gtk (message);
}

/* What g_warn_if_fail() says goes another way, and who tells what is fatal is forgotten with each test. */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);
  if (!is_of_gtk (message))
    g_log_default_handler (domain, level, message, NULL);
}

__attribute__ ((constructor)) static void
set_log_handlers (void)
{
  if (gtk_get_minor_version () < 18)
    return;

  g_log_set_writer_func (write_log, NULL, NULL);
  g_log_set_handler ("Gdk", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, log_cb, NULL);
}
