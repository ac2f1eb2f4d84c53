/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening and scrolling an article of 300,000 characters with 5,000 claims that lie 3 deep, against a plain
 * GtkSourceView of the same size with the same text.
 *
 * Opening: from the choice of the article (from the file, for the plain view) to the end of the first frame with
 * its text, and to that with its claims, which a worker reads meanwhile; then on until all is laid out, during which
 * no turn of the main loop may be longer than 100 ms.
 * Scrolling: from end to end, by pages and by 240 pixels; every frame is measured in several passes, each with
 * nothing cached, and its median counts, so that a hiccup of the machine is not held against a frame. The first
 * frame comes after a rest, with the processor's caches cold, which costs the plain view half a frame more as well;
 * it is held against the plain view's first frame, the others against the plain view's median.
 */
#include "bench-plain.h"
#include "bench-window.h"

#define LENGTH 300000
#define N_CLAIMS 5000
#define DEPTH 3

#define OPEN_RUNS 7
#define OPEN_BAR 3.0
#define STALL_BAR 100.0

#define PASSES 5
#define STEP 240
#define MAX_FRAMES 4000
#define SCROLL_BAR 2.0

typedef struct {
  guint n;
  double frames[PASSES][MAX_FRAMES];
} Scroll;

static double
measure_frame (BenchGui *gui, GtkAdjustment *adjustment, double value)
{
  BenchWork work;

  bench_gui_begin (gui, &work);
  gtk_adjustment_set_value (adjustment, value);
  bench_gui_draw (gui);
  bench_gui_end (gui);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return work.main_ms;
}

static void
scroll_once (BenchGui *gui, GtkTextView *view, double step, double *frames, guint *ret_n)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  guint n = 0;

  if (step == 0)
    step = gtk_adjustment_get_page_size (adjustment) * 0.9;
  for (double value = step; value < end && n < MAX_FRAMES; value += step)
    frames[n++] = measure_frame (gui, adjustment, value);
  *ret_n = n;
}

typedef struct {
  double first;
  double median; /* of the others */
  double worst;
} Summary;

/* The median of each frame's passes; then the median and the largest of those. */
static Summary
summarize (Scroll *scroll)
{
  double *frames = g_new (double, scroll->n);
  Summary summary;

  for (guint i = 0; i < scroll->n; i++)
    {
      double passes[PASSES];

      for (guint k = 0; k < PASSES; k++)
        passes[k] = scroll->frames[k][i];
      frames[i] = bench_median (passes, PASSES);
    }
  summary.first = frames[0];
  summary.median = bench_median (frames + 1, scroll->n - 1);
  summary.worst = frames[scroll->n - 1]; /* sorted by now */
  g_free (frames);
  return summary;
}

static gboolean
bench_scroll (BenchWindow *window, BenchPlain *plain, const char *path, double step, const char *what)
{
  Scroll *ours = g_new0 (Scroll, 1), *theirs = g_new0 (Scroll, 1);
  Summary our, their;
  BenchWork work;
  gboolean ok;

  for (guint k = 0; k < PASSES; k++)
    {
      bench_window_open (window, "small.txt", &work);
      bench_window_open (window, "big.txt", &work);
      scroll_once (window->gui, GTK_TEXT_VIEW (window->view), step, ours->frames[k], &ours->n);

      bench_gui_begin (plain->gui, &work);
      bench_plain_open (plain, path);
      bench_gui_settle (plain->gui);
      bench_gui_end (plain->gui);
      scroll_once (plain->gui, plain->view, step, theirs->frames[k], &theirs->n);
    }
  our = summarize (ours);
  their = summarize (theirs);
  printf ("%s: %u frames, first %.1f, median %.1f, worst %.1f ms; plain: %u frames, first %.1f, median %.1f, "
          "worst %.1f ms\n",
          what, ours->n, our.first, our.median, our.worst, theirs->n, their.first, their.median, their.worst);
  ok = bench_gui_check ("  first frame / plain first", our.first / their.first, "", SCROLL_BAR);
  ok = bench_gui_check ("  worst other frame / plain median", our.worst / their.median, "", SCROLL_BAR) && ok;
  bench_gui_tell ("  median / plain median", our.median / their.median, "");
  g_free (ours);
  g_free (theirs);
  return ok;
}

typedef struct {
  double main[OPEN_RUNS]; /* to the end of the first frame, CPU time of the main thread */
  double all[OPEN_RUNS];  /* of all threads */
  double wall[OPEN_RUNS]; /* by the clock */
  double stall[OPEN_RUNS];
  double frame[OPEN_RUNS];
  double rest[OPEN_RUNS]; /* until all is laid out */
} Opens;

static void
note_open (Opens *opens, guint i, const BenchWork *work)
{
  opens->main[i] = work->first_ms;
  opens->all[i] = work->first_all_ms;
  opens->wall[i] = work->first_wall_ms;
  opens->stall[i] = work->stall_ms;
  opens->frame[i] = work->frame_ms;
  opens->rest[i] = work->main_ms;
}

/* Medians of all. */
static BenchWork
sum_up (Opens *opens)
{
  return (BenchWork) {
    .first_ms = bench_median (opens->main, OPEN_RUNS),
    .first_all_ms = bench_median (opens->all, OPEN_RUNS),
    .first_wall_ms = bench_median (opens->wall, OPEN_RUNS),
    .stall_ms = bench_median (opens->stall, OPEN_RUNS),
    .frame_ms = bench_median (opens->frame, OPEN_RUNS),
    .main_ms = bench_median (opens->rest, OPEN_RUNS),
  };
}

static gboolean
bench_open (BenchWindow *window, BenchPlain *plain, const char *path)
{
  Opens texts, claims, plains;
  BenchWork work, text, coded, their;
  gboolean ok;

  for (guint i = 0; i < OPEN_RUNS; i++)
    {
      bench_window_open (window, "small.txt", &work);
      bench_window_open (window, "big.txt", &work);
      note_open (&texts, i, &work);

      bench_window_open (window, "small.txt", &work);
      bench_window_open_coded (window, "big.txt", &work);
      note_open (&claims, i, &work);

      bench_gui_begin (plain->gui, &work);
      bench_plain_open (plain, path);
      bench_gui_settle (plain->gui);
      bench_gui_end (plain->gui);
      note_open (&plains, i, &work);
    }
  text = sum_up (&texts);
  coded = sum_up (&claims);
  their = sum_up (&plains);

  printf ("opening, first frame with the text: main thread %.1f, by the clock %.1f ms; plain %.1f, %.1f ms\n",
          text.first_ms, text.first_wall_ms, their.first_ms, their.first_wall_ms);
  printf ("  with the claims: main thread %.1f, all threads %.1f, by the clock %.1f ms\n", coded.first_ms,
          coded.first_all_ms, coded.first_wall_ms);
  printf ("  all laid out: %.1f ms, plain %.1f ms\n", text.main_ms, their.main_ms);
  ok = bench_gui_check ("  first frame / plain, main thread", text.first_ms / their.first_ms, "", OPEN_BAR);
  /* What is drawn when the last article goes makes this frame wait for the screen's next tick, 16.7 ms later. */
  bench_gui_tell ("  first frame / plain, by the clock", text.first_wall_ms / their.first_wall_ms, "");
  bench_gui_tell ("  frame with the claims / plain, main thread", coded.first_ms / their.first_ms, "");
  bench_gui_tell ("  frame with the claims / plain, by the clock", coded.first_wall_ms / their.first_wall_ms, "");
  ok = bench_gui_check ("  longest turn of the main loop", text.stall_ms, "ms", STALL_BAR) && ok;
  bench_gui_tell ("  longest frame", text.frame_ms, "ms");
  return ok;
}

int
main (int argc, char **argv)
{
  char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "big.txt");
  g_autofree char *text = bench_corpus_text (LENGTH);
  BenchWindow *window;
  BenchPlain *plain;
  BenchWork work;
  gboolean ok;

  gtk_test_init (&argc, &argv, NULL);
  bench_corpus_write (folder, "big.txt", text, &(BenchClaims) { .n = N_CLAIMS, .depth = DEPTH });
  bench_corpus_write (folder, "small.txt", "Two words.\n", NULL);
  window = bench_window_new (folder);
  bench_window_open (window, "small.txt", &work);
  plain = bench_plain_new (gtk_widget_get_width (GTK_WIDGET (window->view)),
                           gtk_widget_get_height (GTK_WIDGET (window->view)));

  printf ("an article of %d characters with %d claims, %d deep, in %d x %d pixels; times are CPU time where nothing "
          "else is said\n",
          LENGTH, N_CLAIMS, DEPTH, gtk_widget_get_width (GTK_WIDGET (window->view)),
          gtk_widget_get_height (GTK_WIDGET (window->view)));
  ok = bench_open (window, plain, path);
  ok = bench_scroll (window, plain, path, 0, "scrolling by pages") && ok;
  ok = bench_scroll (window, plain, path, STEP, "scrolling by 240 pixels") && ok;

  bench_plain_free (plain);
  bench_window_free (window);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
