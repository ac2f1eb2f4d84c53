/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measuring a window from inside its process.
 *
 * What is compared is work: CPU time of the main thread, and of the screen (Xvfb, which xrun.sh names) where
 * frames are drawn. It says how long one waits on a machine that has nothing else to do, and does not count
 * the neighbours of one that has.
 *
 *   BenchGui *gui = bench_gui_new (GTK_WIDGET (window));
 *   BenchWork work = bench_gui_begin (gui);
 *   do_something ();
 *   bench_gui_settle (gui, &work);              drawn, and nothing left to be done at once
 *   print (work.main_ms, work.stall_ms);
 */
#pragma once

#include <gtk/gtk.h>
#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

/* With nothing to do for so long the loop has settled; shorter than any delay of the program. */
#define BENCH_QUIET_MS 40

typedef struct {
  double main_ms;   /* CPU time of the main thread */
  double all_ms;    /* of all threads of the process */
  double screen_ms; /* of the X server */
  double wall_ms;
  double stall_ms;  /* CPU time of the longest turn of the main loop */
  double frame_ms;  /* CPU time of the longest frame, from its layout to its end */
  double first_ms;  /* CPU time of the main thread to the end of the first frame; 0: none yet */
  double first_all_ms;
  double first_wall_ms;
  guint n_frames;
} BenchWork;

typedef struct {
  GtkWidget *widget;
  GdkFrameClock *clock;
  BenchWork *work; /* being measured */
  BenchWork start;
  double idle_ms; /* what looking for something to do took where there was nothing */
  double frame_start;
} BenchGui;

static inline double
bench_gui_clock (clockid_t id)
{
  struct timespec t;

  clock_gettime (id, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static inline double
bench_gui_screen (void)
{
  const char *pid = g_getenv ("XRUN_SCREEN_PID");
  g_autofree char *path = pid != NULL ? g_strdup_printf ("/proc/%s/schedstat", pid) : NULL;
  g_autofree char *line = NULL;

  if (path == NULL || !g_file_get_contents (path, &line, NULL, NULL))
    return 0;
  return g_ascii_strtod (line, NULL) / 1e6;
}

static void
bench_gui_before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  BenchGui *gui = user_data;

  gui->frame_start = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID);
}

static void
bench_gui_after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  BenchGui *gui = user_data;
  double now = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID);

  if (gui->work == NULL)
    return;
  gui->work->frame_ms = MAX (gui->work->frame_ms, now - gui->frame_start);
  if (gui->work->n_frames++ > 0)
    return;
  gui->work->first_ms = now - gui->start.main_ms - gui->idle_ms;
  gui->work->first_all_ms = bench_gui_clock (CLOCK_PROCESS_CPUTIME_ID) - gui->start.all_ms - gui->idle_ms;
  gui->work->first_wall_ms = bench_gui_clock (CLOCK_MONOTONIC) - gui->start.wall_ms;
}

static inline BenchGui *
bench_gui_new (GtkWidget *widget)
{
  BenchGui *gui = g_new0 (BenchGui, 1);

  gui->widget = widget;
  gui->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect (gui->clock, "before-paint", G_CALLBACK (bench_gui_before_paint_cb), gui);
  g_signal_connect (gui->clock, "after-paint", G_CALLBACK (bench_gui_after_paint_cb), gui);
  return gui;
}

static inline void
bench_gui_free (BenchGui *gui)
{
  g_signal_handlers_disconnect_by_data (gui->clock, gui);
  g_object_unref (gui->clock);
  g_free (gui);
}

static inline void
bench_gui_begin (BenchGui *gui, BenchWork *work)
{
  *work = (BenchWork) { 0 };
  gui->work = work;
  gui->idle_ms = 0;
  gui->start = (BenchWork) {
    .main_ms = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID),
    .all_ms = bench_gui_clock (CLOCK_PROCESS_CPUTIME_ID),
    .screen_ms = bench_gui_screen (),
    .wall_ms = bench_gui_clock (CLOCK_MONOTONIC),
  };
}

static inline void
bench_gui_end (BenchGui *gui)
{
  gui->work->main_ms = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID) - gui->start.main_ms - gui->idle_ms;
  gui->work->all_ms = bench_gui_clock (CLOCK_PROCESS_CPUTIME_ID) - gui->start.all_ms - gui->idle_ms;
  gui->work->screen_ms = bench_gui_screen () - gui->start.screen_ms;
  gui->work->wall_ms = bench_gui_clock (CLOCK_MONOTONIC) - gui->start.wall_ms;
  gui->work = NULL;
}

/* One turn of the main loop; FALSE where there was nothing to do. */
static inline gboolean
bench_gui_turn (BenchGui *gui)
{
  double before = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID);
  gboolean busy = g_main_context_iteration (NULL, FALSE);

  if (gui->work != NULL)
    gui->work->stall_ms = MAX (gui->work->stall_ms, bench_gui_clock (CLOCK_THREAD_CPUTIME_ID) - before);
  if (!busy)
    {
      g_usleep (500);
      gui->idle_ms += bench_gui_clock (CLOCK_THREAD_CPUTIME_ID) - before;
    }
  return busy;
}

/* Runs the main loop until there has been nothing to do for a while, @ms at least. What is waited for costs no
 * work; the wall time is that of the last thing done. */
static inline void
bench_gui_run (BenchGui *gui, double ms)
{
  double now = bench_gui_clock (CLOCK_MONOTONIC), end = now + ms, last = now;

  while (now < MAX (end, last + BENCH_QUIET_MS))
    {
      if (bench_gui_turn (gui))
        last = bench_gui_clock (CLOCK_MONOTONIC);
      now = bench_gui_clock (CLOCK_MONOTONIC);
    }
}

/* Until a frame is drawn and nothing is left that is to be done at once. */
static inline void
bench_gui_settle (BenchGui *gui)
{
  guint n_frames = gui->work->n_frames;
  double end = bench_gui_clock (CLOCK_MONOTONIC) + 30e3;

  while (gui->work->n_frames == n_frames && bench_gui_clock (CLOCK_MONOTONIC) < end)
    bench_gui_turn (gui);
  if (gui->work->n_frames == n_frames)
    g_error ("nothing was drawn");
  bench_gui_run (gui, 0);
}

/* Until a frame is drawn, and no further. */
static inline void
bench_gui_draw (BenchGui *gui)
{
  guint n_frames = gui->work->n_frames;

  gtk_widget_queue_draw (gui->widget);
  while (gui->work->n_frames == n_frames)
    bench_gui_turn (gui);
}

/* The first widget of a type below another. */
static inline GtkWidget *
bench_gui_find (GtkWidget *below, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (below, type))
    return below;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_gui_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Bytes that the program has asked for and not given back. */
static inline gsize
bench_gui_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* Resident memory in bytes. */
static inline gsize
bench_gui_resident (void)
{
  g_autofree char *statm = NULL;
  gsize total = 0, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL)
      && sscanf (statm, "%zu %zu", &total, &resident) == 2)
    return resident * (gsize) sysconf (_SC_PAGESIZE);
  return 0;
}

/* Prints one line of the table, and says whether the bar is met. */
static inline gboolean
bench_gui_check (const char *what, double value, const char *unit, double bar)
{
  gboolean ok = value <= bar;

  printf ("%-58s %9.2f %-3s (at most %g)%s\n", what, value, unit, bar, ok ? "" : "  OVER");
  fflush (stdout);
  return ok;
}

static inline void
bench_gui_tell (const char *what, double value, const char *unit)
{
  printf ("%-58s %9.2f %s\n", what, value, unit);
  fflush (stdout);
}
