/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Adduce is measured against: a GtkSourceView as it comes, in a window of its own, as large as the text of
 * the article is in ours.
 */
#pragma once

#include <gtksourceview/gtksource.h>

#include "bench-gui.h"

typedef struct {
  GtkWidget *window;
  GtkTextView *view;
  BenchGui *gui;
} BenchPlain;

static inline void
bench_plain_wait (GtkWidget *window)
{
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (window);
}

static inline BenchPlain *
bench_plain_new (int width, int height)
{
  BenchPlain *plain = g_new0 (BenchPlain, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  plain->window = gtk_window_new ();
  plain->view = GTK_TEXT_VIEW (gtk_source_view_new ());
  gtk_text_view_set_wrap_mode (plain->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (plain->view, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (plain->view));
  gtk_window_set_child (GTK_WINDOW (plain->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (plain->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (plain->window), FALSE);
  gtk_window_present (GTK_WINDOW (plain->window));
  bench_plain_wait (plain->window);
  plain->gui = bench_gui_new (plain->window);
  return plain;
}

static inline void
bench_plain_free (BenchPlain *plain)
{
  bench_gui_free (plain->gui);
  gtk_window_destroy (GTK_WINDOW (plain->window));
  g_free (plain);
}

/* Reads a file and shows it from its start. */
static inline void
bench_plain_open (BenchPlain *plain, const char *path)
{
  g_autofree char *utf8 = NULL;
  gsize n_bytes = 0;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (plain->view);
  GtkTextIter start;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (plain->view));

  if (!g_file_get_contents (path, &utf8, &n_bytes, NULL))
    g_error ("could not read %s", path);
  gtk_adjustment_set_value (adjustment, 0);
  gtk_text_view_set_buffer (plain->view, NULL);
  buffer = GTK_TEXT_BUFFER (gtk_source_buffer_new (NULL));
  gtk_text_buffer_set_text (buffer, utf8, (int) n_bytes);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_set_buffer (plain->view, buffer);
  g_object_unref (buffer);
}
