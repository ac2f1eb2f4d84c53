/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long exports take, and how much memory: bench-export MAKE-CORPUS
 *
 * Speed, of 1,000 articles with 20 claims each, for CSV, JSON Lines and W3C:
 *
 *   writing   what a format does with articles that are loaded, up to a file, against writing the same bytes from
 *             memory to a file in pieces of 64 KiB; nothing is synced
 *   whole     the same with finding and loading articles and sidecars, against reading these files as bytes and
 *             writing the result's
 *
 * The aim for CSV is at most 3 for its writing; it is not reached (about 8: 26 cells a row are made one by one, and
 * each is looked through for what must be quoted), and the bars are those that hold, so that it does
 * not get slower unseen. Times are of the processor.
 *
 * Memory: the largest that a process has for the whole export of 4,000 articles against 1,000; also for finding the
 * claims that an expression means, of which the ids alone are kept.
 */
#include "bench.h"

#include "adduce.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "export/adduce-export-private.h"

#define SMALL "1000"
#define LARGE "4000"
#define N_CLAIMS "20"
#define RUNS 5
#define MEMORY_BAR 1.3
#define CHOICE "speaker is speaker-7" /* one claim in 400 */
#define PIECE (64 * 1024)

static const struct {
  const char *format;
  double writing_bar;
  double whole_bar;
} formats[] = {
  { "csv", 20.0, 25.0 },
  { "jsonl", 30.0, 25.0 },
  { "w3c", 20.0, 25.0 },
};

typedef struct {
  const char *folder;
  char *output;
  AdduceExportOptions options;
  GPtrArray *inputs; /* paths */
  char *result;      /* what the format makes */
  gsize n_bytes;
} Bench;

static GOutputStream *
open_output (Bench *bench)
{
  g_autoptr (GFile) file = g_file_new_for_path (bench->output);
  g_autoptr (GError) error = NULL;
  GFileOutputStream *stream;

  unlink (bench->output);
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &error);
  if (stream == NULL)
    g_error ("%s", error->message);
  return G_OUTPUT_STREAM (stream);
}

static void
close_output (GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_close (stream, NULL, &error))
    g_error ("%s", error->message);
  g_object_unref (stream);
}

static void
write_cb (gpointer user_data)
{
  Bench *bench = user_data;
  GOutputStream *stream = open_output (bench);
  g_autoptr (GError) error = NULL;

  for (gsize done = 0; done < bench->n_bytes; done += PIECE)
    if (!g_output_stream_write_all (stream, bench->result + done, MIN (PIECE, bench->n_bytes - done), NULL, NULL,
                                    &error))
      g_error ("%s", error->message);
  close_output (stream);
}

static void
read_and_write_cb (gpointer user_data)
{
  Bench *bench = user_data;

  for (guint i = 0; i < bench->inputs->len; i++)
    {
      g_autofree char *data = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_get_contents (bench->inputs->pdata[i], &data, NULL, &error))
        g_error ("%s", error->message);
    }
  write_cb (user_data);
}

static void
export_cb (gpointer user_data)
{
  Bench *bench = user_data;
  GOutputStream *stream = open_output (bench);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result
    = adduce_export_corpus_to_stream (bench->folder, stream, &bench->options, NULL, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
  close_output (stream);
}

/* Of the processor, in milliseconds: nothing here waits, and a machine that does other things, too, counts less. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
time_cpu (BenchFunc func, Bench *bench)
{
  double start = now ();

  func (bench);
  return now () - start;
}

/* Less that of loading the articles. */
static double
time_writing (Bench *bench)
{
  const AdduceExportWriter *writer = adduce_export_find_writer (bench->options.format);
  GOutputStream *stream = open_output (bench);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportRows) rows
    = adduce_export_rows_new (bench->folder, &bench->options, writer->keeps_moved, NULL, &error);
  AdduceExportRun run = { .format = &writer->format, .options = &bench->options, .name = bench->folder };
  const AdduceExportArticle *article;
  double start = now (), sum = 0.0;

  run.codebook = adduce_export_rows_get_codebook (rows);
  run.speakers = adduce_export_rows_get_speakers (rows);
  run.target = adduce_export_target_new_stream (stream);
  run.losses = adduce_export_losses_new ();
  if (writer->begin != NULL)
    writer->begin (&run);
  sum += now () - start;
  while ((article = adduce_export_rows_next (rows, NULL, &error)) != NULL)
    {
      start = now ();
      writer->add_article (&run, article);
      if (!adduce_export_target_flush (run.target, FALSE, NULL, &error))
        g_error ("%s", error->message);
      sum += now () - start;
    }
  start = now ();
  if (writer->end != NULL)
    writer->end (&run);
  if (!adduce_export_target_flush (run.target, TRUE, NULL, &error))
    g_error ("%s", error->message);
  adduce_export_target_free (run.target);
  close_output (stream);
  sum += now () - start;
  adduce_export_losses_free (run.losses);
  adduce_export_cells_free (run.cells);
  if (writer->free_state != NULL && run.state != NULL)
    writer->free_state (run.state);
  return sum;
}

static double
time_whole (Bench *bench)
{
  return time_cpu (export_cb, bench);
}

static gboolean
compare (Bench *bench, const char *what, double (*ours) (Bench *bench), const char *base_name, BenchFunc base,
         double bar)
{
  double our_times[RUNS], base_times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      our_times[i] = ours (bench);
      base_times[i] = time_cpu (base, bench);
    }
  double our_median = bench_median (our_times, RUNS), base_median = bench_median (base_times, RUNS);
  double ratio = our_median / base_median;
  printf ("export %s, %s: %.1f ms, %s %.1f ms: %.2f (at most %g)%s\n", bench->options.format, what, our_median,
          base_name, base_median, ratio, bar, ratio <= bar ? "" : "  TOO SLOW");
  fflush (stdout);
  return ratio <= bar;
}

/* What this process had at most, in KiB; not by getrusage(), which counts what was there before exec(), too. */
static guint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmHWM:")) == NULL)
    g_error ("the memory of the process is not known");
  return g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

/* Runs this program again for one export. */
static guint64
measure_memory (const char *self, const char *format, const char *folder, const char *output)
{
  const char *const arguments[] = { self, "--export", format, folder, output, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", folder, error->message);
  return g_ascii_strtoull (said, NULL, 10);
}

static int
choose_once (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) claims = adduce_claim_choice_find (folder, CHOICE, NULL, &error);

  if (claims == NULL)
    g_error ("%s", error->message);
  printf ("%" G_GUINT64_FORMAT "\n", get_peak ());
  return EXIT_SUCCESS;
}

static int
export_once (const char *format, const char *folder, const char *output)
{
  const AdduceExportOptions options = { .format = format };
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result
    = adduce_export_corpus (folder, output, &options, NULL, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
  printf ("%" G_GUINT64_FORMAT "\n", get_peak ());
  return EXIT_SUCCESS;
}

static void
run_command (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                     NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], error->message);
}

static GPtrArray *
list_inputs (const char *folder)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (inputs, g_build_filename (folder, name, NULL));
  return inputs;
}

static gboolean
bench_memory (const char *self, const char *what, const char *small, const char *large, const char *output)
{
  guint64 before = measure_memory (self, what, small, output), after = measure_memory (self, what, large, output);
  double ratio = (double) after / (double) before;

  printf ("export %s, memory: %" G_GUINT64_FORMAT " KiB for " LARGE " articles, %" G_GUINT64_FORMAT
          " KiB for " SMALL ": %.3f (at most %g)%s\n",
          what, after, before, ratio, MEMORY_BAR, ratio <= MEMORY_BAR ? "" : "  TOO MUCH");
  fflush (stdout);
  return ratio <= MEMORY_BAR;
}

static gboolean
bench_format (guint index, const char *self, const char *home, const char *small, const char *large)
{
  const char *format = formats[index].format;
  g_autofree char *output = g_build_filename (home, "result", NULL);
  Bench bench = { .folder = small, .output = output, .options = { .format = format } };
  g_autoptr (GError) error = NULL;
  gboolean ok;

  bench.options.text = ADDUCE_EXPORT_TEXT_QUOTES;
  bench.inputs = list_inputs (small);
  export_cb (&bench);
  if (!g_file_get_contents (output, &bench.result, &bench.n_bytes, &error))
    g_error ("%s", error->message);
  printf ("export %s: %.1f MB of %u files\n", format, (double) bench.n_bytes / 1e6, bench.inputs->len);
  ok = compare (&bench, "writing", time_writing, "the same bytes", write_cb, formats[index].writing_bar);
  ok = compare (&bench, "whole", time_whole, "reading the files and writing the bytes", read_and_write_cb,
                formats[index].whole_bar)
       && ok;

  g_ptr_array_unref (bench.inputs);
  g_free (bench.result);
  return bench_memory (self, format, small, large, output) && ok;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  if (argc == 5 && g_str_equal (argv[1], "--export") && g_str_equal (argv[2], CHOICE))
    return choose_once (argv[3]);
  if (argc == 5 && g_str_equal (argv[1], "--export"))
    return export_once (argv[2], argv[3], argv[4]);
  if (argc != 2)
    g_error ("usage: bench-export MAKE-CORPUS");
  g_autofree char *home = g_dir_make_tmp ("adduce-bench-XXXXXX", &error);
  if (home == NULL)
    g_error ("%s", error->message);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);

  g_autofree char *small = g_build_filename (home, "small", NULL);
  g_autofree char *large = g_build_filename (home, "large", NULL);
  const char *const make_small[] = { argv[1], small, SMALL, N_CLAIMS, NULL };
  const char *const make_large[] = { argv[1], large, LARGE, N_CLAIMS, NULL };
  run_command (make_small);
  run_command (make_large);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    ok = bench_format (i, argv[0], home, small, large) && ok;

  g_autofree char *nowhere = g_build_filename (home, "result", NULL);
  ok = bench_memory (argv[0], CHOICE, small, large, nowhere) && ok;

  const char *const remove[] = { "rm", "-rf", home, NULL };
  run_command (remove);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
