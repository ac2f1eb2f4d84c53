/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Very long articles, and texts made to stop a text view: they open, scroll and answer, and the longest turn of the
 * main loop, during which nothing answers, is printed for each thing done.
 */
#include "bench-window.h"

#define JUMPS 40
#define BAR 2000.0 /* ms of any turn */

typedef struct {
  const char *name;
  const char *what;
  char *(*make) (void);
} Sample;

static char *
repeat (const char *unit, gsize n_bytes)
{
  GString *string = g_string_sized_new (n_bytes + 16);

  while (string->len < n_bytes)
    g_string_append (string, unit);
  return g_string_free (string, FALSE);
}

static char *
make_article_1 (void)
{
  return bench_corpus_text (1000000);
}

static char *
make_article_10 (void)
{
  return bench_corpus_text (10000000);
}

static char *
make_line (gsize length)
{
  char *text = bench_corpus_text (length);

  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  return text;
}

static char *
make_line_1 (void)
{
  return make_line (1000000);
}

static char *
make_line_10 (void)
{
  return make_line (10000000);
}

static char *
make_no_spaces (void)
{
  return repeat ("barrageharbour", 10000000);
}

static char *
make_marks (void)
{
  g_autofree char *marks = repeat ("\314\201", 100000);

  return g_strconcat ("One letter a", marks, " and on.\n", NULL);
}

static char *
make_zalgo (void)
{
  return repeat ("a\314\201\314\202\314\203\314\204\314\206\314\207\314\210\314\212\314\213\314\214"
                 "\314\201\314\202\314\203\314\204\314\206\314\207\314\210\314\212\314\213\314\214",
                 1000000);
}

static char *
make_bidi (void)
{
  return repeat ("\342\200\256ab\342\200\254c\342\200\255d", 1000000);
}

static char *
make_joiners (void)
{
  return repeat ("\360\237\221\251\342\200\215", 1000000);
}

static const Sample samples[] = {
  { "a1.txt", "1 MB article", make_article_1 },
  { "a10.txt", "10 MB article", make_article_10 },
  { "l1.txt", "1 MB on one line", make_line_1 },
  { "l10.txt", "10 MB on one line", make_line_10 },
  { "spaces.txt", "10 MB without a space", make_no_spaces },
  { "marks.txt", "50,000 marks on one letter", make_marks },
  { "zalgo.txt", "20 marks on every letter, 1 MB", make_zalgo },
  { "bidi.txt", "1 MB of direction controls", make_bidi },
  { "joiners.txt", "1 MB of joined emoji", make_joiners },
};

static double
scroll (BenchWindow *window)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (window->view));
  BenchWork work;

  bench_gui_begin (window->gui, &work);
  for (guint i = 0; i <= JUMPS; i++)
    {
      double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      gtk_adjustment_set_value (adjustment, end * i / JUMPS);
      bench_gui_draw (window->gui);
      bench_gui_run (window->gui, 0);
    }
  bench_gui_end (window->gui);
  return work.stall_ms;
}

/* The caret goes by letters, rows and words, from the middle of the text. */
static double
move (BenchWindow *window, guint middle)
{
  static const struct {
    GtkMovementStep step;
    int count;
  } moves[] = {
    { GTK_MOVEMENT_VISUAL_POSITIONS, 1 }, { GTK_MOVEMENT_VISUAL_POSITIONS, 1 },
    { GTK_MOVEMENT_DISPLAY_LINES, 1 },    { GTK_MOVEMENT_WORDS, 1 },
    { GTK_MOVEMENT_DISPLAY_LINES, -1 },   { GTK_MOVEMENT_PARAGRAPHS, 1 },
  };
  double stall = 0, call;
  BenchWork work;

  bench_window_jump (window, middle);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      bench_gui_begin (window->gui, &work);
      call = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID);
      g_signal_emit_by_name (window->view, "move-cursor", moves[i].step, moves[i].count, TRUE);
      call = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID) - call;
      bench_gui_draw (window->gui);
      bench_gui_run (window->gui, 0);
      bench_gui_end (window->gui);
      stall = MAX (stall, MAX (call, work.stall_ms));
    }
  return stall;
}

static double
code (BenchWindow *window, guint middle)
{
  AdduceSpan span = { middle, middle + 50 };
  AdduceClaim *claim;
  BenchWork work;
  double call = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID);

  bench_gui_begin (window->gui, &work);
  adduce_ui_context_set_selection (window->context, span); /* it may be inside a sign */
  adduce_ui_context_add_claim (window->context);
  call = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID) - call;
  bench_gui_settle (window->gui);
  bench_gui_end (window->gui);
  claim = adduce_ui_context_get_focused_claim (window->context);
  if (claim == NULL || adduce_claim_get_spans (claim) == NULL)
    g_error ("no claim was made");
  return MAX (call, work.stall_ms);
}

static gboolean
bench_sample (BenchWindow *window, const Sample *sample)
{
  AdduceText *text = NULL;
  double opening, scrolling, moving, coding, worst, laid_out;
  BenchWork work;
  guint middle;

  bench_window_open (window, "none.txt", &work);
  bench_window_open (window, sample->name, &work);
  text = adduce_ui_article_buffer_get_text (window->buffer);
  if (text == NULL)
    {
      printf ("%-32s not shown  OVER\n", sample->what);
      return FALSE;
    }
  opening = work.stall_ms;
  laid_out = work.main_ms;
  middle = adduce_text_get_length (text) / 2;
  scrolling = scroll (window);
  moving = move (window, middle);
  coding = code (window, middle);
  worst = MAX (MAX (opening, scrolling), MAX (moving, coding));
  printf ("%-32s %8.0f %8.0f %8.0f %8.0f %8.0f %8.0f %8.0f%s\n", sample->what, work.first_ms, work.first_wall_ms,
          laid_out, opening, scrolling, moving, coding, worst <= BAR ? "" : "  OVER");
  fflush (stdout);
  return worst <= BAR;
}

int
main (int argc, char **argv)
{
  char *folder = scratch_new ();
  BenchWindow *window;
  gboolean ok = TRUE;

  gtk_test_init (&argc, &argv, NULL);
  bench_corpus_write (folder, "none.txt", "Two words.\n", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *text = samples[i].make ();

      scratch_write (folder, samples[i].name, text);
    }
  window = bench_window_new (folder);
  printf ("%-32s %8s %8s %8s %8s %8s %8s %8s\n", "CPU ms of the main thread", "frame 1", "by clock", "laid out",
          "open", "scroll", "move", "code");
  printf ("(open to code: the longest during which nothing answers, at most %g)\n", BAR);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (argc < 2 || strstr (samples[i].name, argv[1]) != NULL)
      ok = bench_sample (window, &samples[i]) && ok;
  bench_window_free (window);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
