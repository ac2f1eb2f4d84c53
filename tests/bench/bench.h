/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timing for benchmarks: a benchmark runs its two sides in turns, compares the medians, prints one line
 *
 *   list, first time: 812 ms, json-glib 7431 ms: 0.109 (at most 0.2)
 *
 * and fails when the ratio is over its bar. Ratios within one run hold on any machine; times don't.
 */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#define BENCH_MAX_RUNS 21

typedef void (*BenchFunc) (gpointer user_data);

static inline double
bench_time (BenchFunc func, gpointer user_data)
{
  gint64 start = g_get_monotonic_time ();
  func (user_data);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static inline int
bench_compare_cb (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static inline double
bench_median (double *times, guint n)
{
  qsort (times, n, sizeof *times, bench_compare_cb);
  return n % 2 == 1 ? times[n / 2] : (times[n / 2 - 1] + times[n / 2]) / 2.0;
}

/*
 * Runs @before (nullable, not timed) and @ours, then @base, @n_runs times, and compares.
 * Returns whether ours is at most @bar times the base.
 */
static inline gboolean
bench_against (const char *what, BenchFunc before, BenchFunc ours, const char *base_name, BenchFunc base,
               gpointer user_data, guint n_runs, double bar)
{
  double our_times[BENCH_MAX_RUNS], base_times[BENCH_MAX_RUNS];
  g_assert_cmpuint (n_runs, <=, BENCH_MAX_RUNS);
  for (guint i = 0; i < n_runs; i++)
    {
      if (before != NULL)
        before (user_data);
      our_times[i] = bench_time (ours, user_data);
      base_times[i] = bench_time (base, user_data);
    }

  double our_median = bench_median (our_times, n_runs);
  double base_median = bench_median (base_times, n_runs);
  double ratio = our_median / base_median;
  printf ("%s: %.1f ms, %s %.1f ms: %.3f (at most %g)%s\n", what, our_median, base_name, base_median, ratio,
          bar, ratio <= bar ? "" : "  TOO SLOW");
  fflush (stdout);
  return ratio <= bar;
}
