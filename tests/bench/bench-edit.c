/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one claim costs: adding, retagging, resizing, deleting, undoing; the next one, and the pointer over it. In
 * an article of 300,000 characters, once with 5,000 claims that lie 3 deep, once with only the 50 of them that lie
 * around the middle, where all happens: so that what is drawn is the same and only the number differs.
 *
 * Work is the main thread's from the call until the frame is drawn and nothing is left to be done at once. The save
 * that follows is measured by itself. The first claim after a jump is another work: the list of claims has to go there
 * too.
 */
#include <gdk/x11/gdkx.h>
#include <X11/extensions/XTest.h>

#include "bench-window.h"

#define LENGTH 300000
#define N_CLAIMS 5000
#define N_FEW 50
#define DEPTH 3
#ifndef RUNS
#define RUNS 15
#endif
#define BAR 16.0
#define RATIO_BAR 2.0

enum { FIRST, ADD, RETAG, RESIZE, DELETE, UNDO, NEXT, HOVER, SAVE, N_WORKS };

static const char *const names[N_WORKS]
  = { "add first", "add", "retag", "resize", "delete", "undo", "next claim", "hover", "save" };

typedef struct {
  double work[N_WORKS][RUNS];
  double call[N_WORKS][RUNS]; /* until the call returned */
  double stall[N_WORKS][RUNS];
  double screen[N_WORKS][RUNS];
  double drawn[N_WORKS][RUNS]; /* until the first frame */
} Figures;

typedef struct {
  BenchWindow *window;
  Display *display;
  Figures *figures;
  guint run;
  guint place; /* where the work is done */
  double call_start;
  BenchWork work;
} Bench;

static void
begin (Bench *bench)
{
  bench_gui_begin (bench->window->gui, &bench->work);
  bench->call_start = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID);
}

static void
end (Bench *bench, guint what, gboolean draws)
{
  Figures *figures = bench->figures;

  figures->call[what][bench->run] = bench_gui_clock (CLOCK_THREAD_CPUTIME_ID) - bench->call_start;
  if (draws)
    bench_gui_settle (bench->window->gui);
  bench_gui_end (bench->window->gui);
  figures->work[what][bench->run] = bench->work.main_ms;
  figures->stall[what][bench->run] = bench->work.stall_ms;
  figures->screen[what][bench->run] = bench->work.screen_ms;
  figures->drawn[what][bench->run] = bench->work.first_ms;
}

static AdduceSession *
get_session (Bench *bench)
{
  return adduce_ui_context_get_session (bench->window->context);
}

static void
retag (Bench *bench)
{
  static const char *const codes[] = { "support", "oppose", "neutral", "conditional" };
  AdduceVariable *stance
    = adduce_codebook_get_variable (adduce_ui_context_get_codebook (bench->window->context), "stance");

  adduce_ui_context_toggle_code (bench->window->context, stance,
                                 adduce_variable_lookup (stance, codes[bench->run % 4]));
}

static void
resize (Bench *bench, guint start)
{
  AdduceSpan span = { start, start + 130 };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceCommand) command
    = adduce_command_new_set_spans (adduce_ui_context_get_focused_claim (bench->window->context), spans,
                                    adduce_session_get_text (get_session (bench)), NULL);

  if (!adduce_ui_context_perform (bench->window->context, command))
    g_error ("the claim can't be resized");
}

static void
settle (Bench *bench)
{
  BenchWork work;

  bench_gui_begin (bench->window->gui, &work);
  bench_gui_draw (bench->window->gui);
  bench_gui_run (bench->window->gui, 0);
  bench_gui_end (bench->window->gui);
}

/* The first one where one has just come to. */
static void
add_first (Bench *bench, guint start)
{
  adduce_ui_article_buffer_select (bench->window->buffer, (AdduceSpan) { start, start + 70 });
  bench_gui_run (bench->window->gui, 0);
  begin (bench);
  adduce_ui_context_add_claim (bench->window->context);
  end (bench, FIRST, TRUE);
  adduce_ui_context_remove_claim (bench->window->context);
  settle (bench);
}

/* One claim's life at a place in view. */
static void
edit (Bench *bench)
{
  AdduceUiContext *context = bench->window->context;
  guint n = adduce_claim_set_get_n_claims (adduce_session_get_claims (get_session (bench)));
  guint start = bench->place + 20 + 13 * bench->run;

  add_first (bench, start);
  adduce_ui_article_buffer_select (bench->window->buffer, (AdduceSpan) { start, start + 70 });
  bench_gui_run (bench->window->gui, 0);
  begin (bench);
  adduce_ui_context_add_claim (context);
  end (bench, ADD, TRUE);

  begin (bench);
  retag (bench);
  end (bench, RETAG, TRUE);

  begin (bench);
  resize (bench, start);
  end (bench, RESIZE, TRUE);

  begin (bench);
  adduce_ui_context_remove_claim (context);
  end (bench, DELETE, TRUE);

  begin (bench);
  adduce_ui_context_undo (context);
  end (bench, UNDO, TRUE);

  adduce_ui_context_remove_claim (context);
  settle (bench);
  g_assert_cmpuint (adduce_claim_set_get_n_claims (adduce_session_get_claims (get_session (bench))), ==, n);
}

static void
save (Bench *bench)
{
  begin (bench);
  for (guint i = 0; i < 20 && adduce_session_get_save_state (get_session (bench)) != ADDUCE_SAVE_STATE_SAVED; i++)
    bench_gui_run (bench->window->gui, 500);
  end (bench, SAVE, FALSE);
  g_assert_cmpint (adduce_session_get_save_state (get_session (bench)), ==, ADDUCE_SAVE_STATE_SAVED);
}

static void
go_next (Bench *bench)
{
  begin (bench);
  adduce_ui_context_step_claim (bench->window->context, 1);
  end (bench, NEXT, TRUE);
}

/* The real pointer comes to rest over a claim, until what it shows is there. */
static void
hover (Bench *bench)
{
  GtkWidget *widget = GTK_WIDGET (bench->window->view);
  GtkNative *native = gtk_widget_get_native (widget);
  double x = gtk_widget_get_width (widget) / 2.0 + bench->run * 7, y = 150 + 21.0 * bench->run, border_x, border_y;
  Window child;
  int root_x, root_y;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y);
  gtk_native_get_surface_transform (native, &border_x, &border_y);
  XTranslateCoordinates (bench->display, gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (bench->display), (int) (x + border_x), (int) (y + border_y), &root_x,
                         &root_y, &child);
  begin (bench);
  XTestFakeMotionEvent (bench->display, -1, root_x, root_y, 0);
  XSync (bench->display, False);
  bench_gui_run (bench->window->gui, 900);
  end (bench, HOVER, FALSE);
}

static void
visit (Bench *bench, const char *name, Figures *figures)
{
  BenchWork work;

  bench->figures = figures;
  bench_window_open (bench->window, name, &work);
  bench->place = LENGTH / 2;
  bench_window_jump (bench->window, bench->place);
  XTestFakeMotionEvent (bench->display, -1, 1279, 799, 0);
  XSync (bench->display, False);
  bench_gui_run (bench->window->gui, 50);
  edit (bench);
  save (bench);
  go_next (bench);
  bench_window_jump (bench->window, bench->place);
  hover (bench);
}

static gboolean
report (Figures *many, Figures *few)
{
  gboolean ok = TRUE;

  printf ("%-12s %9s %9s %9s %9s %9s | %9s %7s\n", "CPU ms", "work", "call", "drawn", "turn", "screen", "at 50",
          "ratio");
  for (guint i = 0; i < N_WORKS; i++)
    {
      double work = bench_median (many->work[i], RUNS), base = bench_median (few->work[i], RUNS);
      gboolean fits = work <= BAR && (i > UNDO || work <= RATIO_BAR * base);

      printf ("%-12s %9.2f %9.2f %9.2f %9.2f %9.2f | %9.2f %7.2f%s\n", names[i], work,
              i < NEXT + 1 ? bench_median (many->call[i], RUNS) : 0, bench_median (many->drawn[i], RUNS),
              bench_median (many->stall[i], RUNS), bench_median (many->screen[i], RUNS), base, work / base,
              fits ? "" : "  OVER");
      ok = ok && fits;
    }
  printf ("(at most %g ms, and what changes claims %g times that at %d claims; call: until it returned, drawn: until "
          "the first frame, turn: the longest of the main loop)\n", BAR, RATIO_BAR, N_FEW);
  return ok;
}

int
main (int argc, char **argv)
{
  char *folder = scratch_new ();
  g_autofree char *text = bench_corpus_text (LENGTH);
  g_autofree Figures *many = g_new0 (Figures, 1), *few = g_new0 (Figures, 1);
  Bench bench = { 0 };
  gboolean ok;

  gtk_test_init (&argc, &argv, NULL);
  bench_corpus_write (folder, "many.txt", text, &(BenchClaims) { .n = N_CLAIMS, .depth = DEPTH });
  bench_corpus_write (
    folder, "few.txt", text,
    &(BenchClaims) { .n = N_CLAIMS, .depth = DEPTH, .first = (N_CLAIMS - N_FEW) / 2, .count = N_FEW });
  bench.window = bench_window_new (folder);
  bench.display = XOpenDisplay (NULL);

  for (bench.run = 0; bench.run < RUNS; bench.run++)
    {
      visit (&bench, "many.txt", many);
      visit (&bench, "few.txt", few);
    }
  printf ("one claim among %d and among %d, in %d characters\n", N_CLAIMS, N_FEW, LENGTH);
  ok = report (many, few);

  XCloseDisplay (bench.display);
  bench_window_free (bench.window);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
