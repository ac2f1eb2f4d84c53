/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of all claims with 100,000 of them: what scrolling by pages and typing a word into the filter cost, against
 * a plain GtkColumnView of as many columns and rows that is scrolled alike, and against one that gets another model.
 *
 * Choosing all of them is compared with a plain view's GtkMultiSelection, which asks for each item that is chosen.
 *
 * A page is scrolled when it is drawn and nothing is left to be done at once; the longest turn of the main loop is what
 * one feels. What a plain view does with another model it does in one turn; ours divides it.
 */
#include "bench-window.h"

#include "adduce-ui-claims-filter.h"
#include "adduce-ui-claims-page.h"
#include "adduce-ui-claims-table.h"

#define N_ARTICLES 2000
#define N_CLAIMS 50
#define LENGTH 4000
#define N_COLUMNS 8
#define RUNS 40
#define SCROLL_BAR 2.5
#define TYPE_BAR 0.5
#define STALL_BAR 0.2
#define CHOOSE_BAR 2.0

typedef struct {
  BenchGui *gui;
  GtkAdjustment *adjustment;
} Scroll;

/* Scrolls by pages; the median of the longest turns. */
static double
scroll (Scroll *self, double *ret_work_ms)
{
  double stalls[RUNS], work_ms[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      BenchWork work;
      double step = gtk_adjustment_get_page_size (self->adjustment) * (i % 4 == 3 ? 40 : 1);

      bench_gui_begin (self->gui, &work);
      gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + step);
      bench_gui_settle (self->gui);
      bench_gui_end (self->gui);
      stalls[i] = work.stall_ms;
      work_ms[i] = work.main_ms;
    }
  *ret_work_ms = bench_median (work_ms, RUNS);
  return bench_median (stalls, RUNS);
}

/* --- a plain column view --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 2);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 2);
  gtk_list_item_set_child (item, inscription);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkSelectionModel *
make_model (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_ARTICLES * N_CLAIMS; i++)
    {
      g_autofree char *text = g_strdup_printf ("The council said that costs would not rise before spring %u", i);

      gtk_string_list_append (list, text);
    }
  return GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (list)));
}

static GtkWidget *
make_plain (GtkColumnView **ret_view)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *ret_view = GTK_COLUMN_VIEW (gtk_column_view_new (make_model ()));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      column = gtk_column_view_column_new ("Column", factory);
      gtk_column_view_column_set_fixed_width (column, 150);
      gtk_column_view_append_column (*ret_view, column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*ret_view));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 700);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* The median of what it takes to show another list. */
static double
swap_models (BenchGui *gui, GtkColumnView *view)
{
  double work_ms[5];

  for (guint i = 0; i < G_N_ELEMENTS (work_ms); i++)
    {
      g_autoptr (GtkSelectionModel) model = make_model ();
      BenchWork work;

      bench_gui_begin (gui, &work);
      gtk_column_view_set_model (view, model);
      bench_gui_settle (gui);
      bench_gui_end (gui);
      work_ms[i] = work.main_ms;
    }
  return bench_median (work_ms, G_N_ELEMENTS (work_ms));
}

/* The median of the main thread's work when all rows are chosen. */
static double
choose_all (BenchGui *gui, GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  double work_ms[5];

  for (guint i = 0; i < G_N_ELEMENTS (work_ms); i++)
    {
      BenchWork work;

      bench_gui_begin (gui, &work);
      gtk_selection_model_select_all (model);
      bench_gui_settle (gui);
      bench_gui_end (gui);
      work_ms[i] = work.main_ms;
      bench_gui_begin (gui, &work);
      gtk_selection_model_unselect_all (model);
      bench_gui_settle (gui);
      bench_gui_end (gui);
    }
  return bench_median (work_ms, G_N_ELEMENTS (work_ms));
}

/* --- the page --- */

static char *
make_corpus (void)
{
  char *folder = scratch_new ();
  g_autofree char *text = bench_corpus_text (LENGTH);

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("2031-03-04-article-%05u.txt", i);

      bench_corpus_write (folder, name, text, &(BenchClaims) { .n = N_CLAIMS, .depth = 1 });
    }
  return folder;
}

static gboolean
is_loaded (AdduceCorpusClaims *claims)
{
  return adduce_corpus_claims_get_loaded (claims) && !adduce_corpus_claims_get_loading (claims);
}

/* Until so many rows are shown as the words find, or others than before. */
static guint
type_words (BenchWindow *window, GtkEditable *entry, GListModel *rows, const char *words)
{
  guint before = g_list_model_get_n_items (rows);
  double end = bench_gui_clock (CLOCK_MONOTONIC) + 120e3;

  gtk_editable_set_text (entry, words);
  while (g_list_model_get_n_items (rows) == before && bench_gui_clock (CLOCK_MONOTONIC) < end)
    bench_gui_turn (window->gui);
  if (g_list_model_get_n_items (rows) == before)
    g_error ("“%s” finds what was there before", words);
  bench_gui_settle (window->gui);
  return g_list_model_get_n_items (rows);
}

/* Types words of which each finds others, of 37 a few and of none many again; the median of the main thread's work. */
static double
type (BenchWindow *window, GtkColumnView *view, double *ret_stall_ms)
{
  GtkWidget *filter = bench_gui_find (GTK_WIDGET (window->fixture->window), ADDUCE_UI_TYPE_CLAIMS_FILTER);
  GtkEditable *entry = GTK_EDITABLE (bench_gui_find (filter, GTK_TYPE_SEARCH_ENTRY));
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (view));
  static const char *const words[] = { "number 3", "number 37",        "number 2", "number 21",
                                       "number",   "article-00012", "number",   "37" };
  double work_ms[G_N_ELEMENTS (words)];
  BenchWork work;

  /* All words are folded then. */
  bench_gui_begin (window->gui, &work);
  g_assert_cmpuint (type_words (window, entry, rows, "qqq"), ==, 0);
  bench_gui_end (window->gui);
  *ret_stall_ms = 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      bench_gui_begin (window->gui, &work);
      g_assert_cmpuint (type_words (window, entry, rows, words[i]), >, 0);
      bench_gui_end (window->gui);
      work_ms[i] = work.main_ms;
      *ret_stall_ms = MAX (*ret_stall_ms, work.stall_ms);
    }
  return bench_median (work_ms, G_N_ELEMENTS (words));
}

int
main (int argc, char **argv)
{
  BenchWindow *window;
  GtkColumnView *plain_view, *view;
  GtkWidget *plain;
  Scroll ours, theirs;
  double our_work, their_work, our_stall, their_stall, typed, typed_stall, swapped, our_choice, their_choice;
  gboolean ok;

  adw_init ();
  plain = make_plain (&plain_view);
  theirs.gui = bench_gui_new (plain);
  theirs.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (plain_view));
  their_stall = scroll (&theirs, &their_work);
  their_choice = choose_all (theirs.gui, plain_view);
  swapped = swap_models (theirs.gui, plain_view);
  bench_gui_free (theirs.gui);
  gtk_window_destroy (GTK_WINDOW (plain));

  window = bench_window_new (make_corpus ());
  adduce_ui_pages_set_page (adduce_ui_context_get_pages (window->context), ADDUCE_UI_PAGE_CLAIMS);
  {
    g_autoptr (AdduceCorpusClaims) claims
      = adduce_corpus_claims_dup_shared (adduce_ui_context_get_corpus (window->context));

    while (!is_loaded (claims))
      bench_gui_turn (window->gui);
  }
  bench_gui_run (window->gui, 2000);
  ours.gui = window->gui;
  view = GTK_COLUMN_VIEW (
    bench_gui_find (bench_gui_find (GTK_WIDGET (window->fixture->window), ADDUCE_UI_TYPE_CLAIMS_TABLE),
                    GTK_TYPE_COLUMN_VIEW));
  ours.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  our_stall = scroll (&ours, &our_work);
  our_choice = choose_all (ours.gui, view);
  typed = type (window, view, &typed_stall);

  printf ("scrolling, work: %.1f ms, plain %.1f ms: %.2f\n", our_work, their_work, our_work / their_work);
  printf ("scrolling, longest turn: %.1f ms, plain %.1f ms: %.2f (at most %g)\n", our_stall, their_stall,
          our_stall / their_stall, SCROLL_BAR);
  printf ("a word in the filter, main thread: %.1f ms (longest turn %.1f ms), other model %.1f ms: %.2f (at most %g)\n",
          typed, typed_stall, swapped, typed / swapped, TYPE_BAR);
  printf ("choosing all: %.1f ms, plain %.1f ms: %.2f (at most %g)\n", our_choice, their_choice,
          our_choice / their_choice, CHOOSE_BAR);
  ok = our_stall <= SCROLL_BAR * their_stall && our_choice <= CHOOSE_BAR * their_choice && typed <= TYPE_BAR * swapped
       && typed_stall <= STALL_BAR * swapped;
  bench_window_free (window);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
