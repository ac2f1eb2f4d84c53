/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the start of the process to the end of the first frame: Adduce on a copy of the sample corpus
 * against a bare libadwaita window, in turn, medians. Also the first frame in which articles are listed.
 *
 * The program starts itself again for each measurement, as "bare" or "adduce FOLDER"; the child prints the
 * times and ends. Exit status 1 when the ratio of the first frames is over the bar.
 */
#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "adduce-ui-application.h"
#include "adduce-ui-window.h"

#define RUNS 9
#define BAR 1.5

static gint64 started;
static gboolean wants_articles;
static gboolean painted;

static double
get_elapsed_ms (void)
{
  return (g_get_monotonic_time () - started) / 1000.0;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer window)
{
  AdduceCorpus *corpus;

  if (!painted)
    {
      painted = TRUE;
      g_print ("frame %.1f\n", get_elapsed_ms ());
      if (!wants_articles)
        exit (0);
    }
  if (!ADDUCE_UI_IS_WINDOW (window))
    return;

  corpus = adduce_ui_context_get_corpus (adduce_ui_window_get_context (window));
  if (corpus != NULL && adduce_corpus_get_n_articles (corpus) > 0)
    {
      g_print ("articles %.1f\n", get_elapsed_ms ());
      exit (0);
    }
  gtk_widget_queue_draw (window);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window));
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
bare_activate_cb (GtkApplication *application)
{
  gtk_window_present (GTK_WINDOW (g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application,
                                                "default-width", 1280, "default-height", 800, NULL)));
}

static int
run_child (const char *folder)
{
  g_autoptr (GApplication) application = NULL;
  char *argv[] = { (char *) "bench", (char *) folder, NULL };

  wants_articles = folder != NULL;
  if (folder != NULL)
    application = G_APPLICATION (adduce_ui_application_new ());
  else
    {
      application = G_APPLICATION (adw_application_new ("io.github.adduce.Bare", G_APPLICATION_DEFAULT_FLAGS));
      g_signal_connect (application, "activate", G_CALLBACK (bare_activate_cb), NULL);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, folder != NULL ? 2 : 1, argv);
}

static double
measure (const char *self, const char *folder, const char *what)
{
  const char *argv[] = { self, folder != NULL ? "adduce" : "bare", folder, NULL };
  g_autofree char *output = NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autoptr (GError) error = NULL;
  const char *found;

  g_setenv ("BENCH_STARTED", now, TRUE);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("could not start the child: %s", error->message);
  found = strstr (output, what);
  if (found == NULL)
    g_error ("the child printed no “%s”: %s", what, output);
  return g_ascii_strtod (found + strlen (what), NULL);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

static double
get_median (double *values)
{
  qsort (values, RUNS, sizeof *values, compare_doubles);
  return values[RUNS / 2];
}

int
main (int argc, char **argv)
{
  double bare[RUNS], frame[RUNS], articles[RUNS];
  double bare_ms, frame_ms, articles_ms;
  g_autofree char *corpus = NULL;
  g_autoptr (AdduceCoder) coder = NULL;

  if (g_getenv ("BENCH_STARTED") != NULL)
    {
      started = g_ascii_strtoll (g_getenv ("BENCH_STARTED"), NULL, 10);
      return run_child (argc > 2 ? argv[2] : NULL);
    }

  /* Under xrun.sh the home folder is private; with a coder known, no dialog comes up. */
  coder = adduce_coder_new (NULL, "bench", NULL, NULL);
  if (!adduce_coder_save (coder, NULL))
    g_error ("could not say who codes");
  corpus = g_build_filename (g_getenv ("ADDUCE_DATA_DIR"), "sample-corpus", NULL);
  measure (argv[0], NULL, "frame ");
  measure (argv[0], corpus, "frame ");
  for (int i = 0; i < RUNS; i++)
    {
      bare[i] = measure (argv[0], NULL, "frame ");
      frame[i] = measure (argv[0], corpus, "frame ");
      articles[i] = measure (argv[0], corpus, "articles ");
    }
  bare_ms = get_median (bare);
  frame_ms = get_median (frame);
  articles_ms = get_median (articles);
  g_print ("bare window, first frame        %7.1f ms\n", bare_ms);
  g_print ("Adduce, first frame             %7.1f ms  ratio %.2f (bar %.1f)\n", frame_ms, frame_ms / bare_ms, BAR);
  g_print ("Adduce, articles in the list    %7.1f ms  ratio %.2f\n", articles_ms, articles_ms / bare_ms);
  return frame_ms / bare_ms <= BAR ? 0 : 1;
}
