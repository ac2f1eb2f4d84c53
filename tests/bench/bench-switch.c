/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going from article to article: what one switch costs, and that 1,000 of them leave nothing behind.
 *
 * Each article has 10,000 characters and 60 claims. A switch is done when the next article is drawn and nothing is
 * left to be done at once. After hundreds of switches, which fill what is kept on purpose (cards of claims, and what
 * GTK remembers of their sizes and styles), bytes asked for and not given back must not grow any more, and no
 * session or text but those in use may live.
 *
 * A hash table that is resized takes or gives back 100 kB and more at once, as often as not while nothing leaks. So
 * the bytes are looked at after each hundred switches, and the median of how they grew counts: a table's steps are
 * few, and a leak is in each of them. `bench-switch --leak` keeps 128 bytes a switch; it has to fail.
 */
#include "bench-window.h"

#define N_ARTICLES 20
#define LENGTH 10000
#define N_CLAIMS 60
#define RUNS 60
#define BAR 50.0

#define WARM_UP 600
#define SWITCHES 1000
#define STEP 100 /* a multiple of the articles: the same one is open whenever the bytes are looked at */
#define LEAKED 128
#define LEAK_BAR 100.0 /* bytes a switch */

static guint n_alive; /* sessions and texts */
static gboolean leaks;

static void
gone_cb (gpointer data, GObject *object)
{
  n_alive--;
}

static void
go (BenchWindow *window, guint number, BenchWork *work)
{
  g_autofree char *name = g_strdup_printf ("article-%02u.txt", number % N_ARTICLES);
  AdduceSession *session;

  bench_window_open (window, name, work);
  if (leaks)
    memset (g_malloc (LEAKED), 1, LEAKED);
  session = adduce_ui_context_get_session (window->context);
  n_alive += 2;
  g_object_weak_ref (G_OBJECT (session), gone_cb, NULL);
  g_object_weak_ref (G_OBJECT (adduce_session_get_text (session)), gone_cb, NULL);
}

static gboolean
bench_switches (BenchWindow *window)
{
  double *work_ms = g_new (double, RUNS), *wall = g_new (double, RUNS), *first = g_new (double, RUNS);
  double *stalls = g_new (double, RUNS), *screen = g_new (double, RUNS);
  BenchWork work;
  gboolean ok;

  for (guint i = 0; i < RUNS; i++)
    {
      go (window, i, &work);
      work_ms[i] = work.main_ms;
      first[i] = work.first_ms;
      wall[i] = work.first_wall_ms;
      stalls[i] = work.stall_ms;
      screen[i] = work.screen_ms;
    }
  ok = bench_gui_check ("switch, work of the main thread", bench_median (work_ms, RUNS), "ms", BAR);
  bench_gui_tell ("  to the end of the first frame", bench_median (first, RUNS), "ms");
  bench_gui_tell ("  the same by the clock", bench_median (wall, RUNS), "ms");
  bench_gui_tell ("  longest turn of the main loop", bench_median (stalls, RUNS), "ms");
  bench_gui_tell ("  work of the screen", bench_median (screen, RUNS), "ms");
  g_free (work_ms);
  g_free (wall);
  g_free (first);
  g_free (stalls);
  g_free (screen);
  return ok;
}

/* Bytes and resident memory after some switches more. */
static void
look (BenchWindow *window, guint first, guint n, gsize *ret_heap, gsize *ret_resident)
{
  BenchWork work;

  for (guint i = first; i < first + n; i++)
    go (window, i, &work);
  bench_gui_run (window->gui, 500);
  *ret_heap = bench_gui_heap ();
  *ret_resident = bench_gui_resident ();
}

static gboolean
bench_leaks (BenchWindow *window)
{
  double grown[SWITCHES / STEP];
  gsize heap, before, first, resident, resident_first;
  gboolean ok;

  look (window, 0, WARM_UP, &first, &resident_first);
  before = first;
  printf ("bytes kept by a switch, by the hundred:");
  for (guint i = 0; i < SWITCHES / STEP; i++)
    {
      look (window, WARM_UP + i * STEP, STEP, &heap, &resident);
      grown[i] = ((double) heap - (double) before) / STEP;
      before = heap;
      printf (" %.0f", grown[i]);
    }
  printf ("\n");
  ok = bench_gui_check ("bytes kept by a switch, median", bench_median (grown, SWITCHES / STEP), "B", LEAK_BAR);
  bench_gui_tell ("  mean, with the steps of tables", ((double) heap - (double) first) / SWITCHES, "B");
  ok = bench_gui_check ("sessions and texts alive", n_alive, "", 2) && ok;
  bench_gui_tell ("heap", (double) heap / 1e6, "MB");
  bench_gui_tell ("resident", (double) resident / 1e6, "MB");
  bench_gui_tell ("  grown by", ((double) resident - (double) resident_first) / 1e6, "MB");
  return ok;
}

int
main (int argc, char **argv)
{
  char *folder = scratch_new ();
  g_autofree char *text = bench_corpus_text (LENGTH);
  BenchWindow *window;
  gboolean ok;

  leaks = argc > 1 && g_str_equal (argv[1], "--leak");
  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("article-%02u.txt", i);

      bench_corpus_write (folder, name, text, &(BenchClaims) { .n = N_CLAIMS, .depth = 1 });
    }
  window = bench_window_new (folder);
  ok = bench_switches (window);
  ok = bench_leaks (window) && ok;
  bench_window_free (window);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
