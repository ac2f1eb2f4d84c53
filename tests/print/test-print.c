/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many pages a text takes, work in pieces, and saving in a thread; what is on the pages is
 * tests/cli/test-print.py's.
 */
#include "config.h"

#include "../core/scratch.h"
#include "adduce-print.h"

/* Runs the main loop until the condition holds; fails after ten seconds. */
#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gint64 wait_end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < wait_end_) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (500); \
    g_assert_true (condition); \
  } \
  G_STMT_END

typedef struct {
  gboolean ended;
  guint n_pages;
  GError *error;
  double progress;
  guint n_told;
  GCancellable *cancel_when_told;
} Answer;

/* @n_lines short lines, with @between. */
static AdducePrint *
make_print (guint n_lines, const char *between, const char *paper_name)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GError) error = NULL;
  AdducePrintContent content = { .title = "Lines", .claims = claims };
  AdducePrintPaper paper;

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (string, "Line %u%s", i + 1, between);
  bytes = g_bytes_new (string->str, string->len);
  text = adduce_text_new (bytes, &error);
  g_assert_no_error (error);
  content.text = text;
  g_assert_true (adduce_print_paper_init (&paper, paper_name));
  return adduce_print_new (&content, &paper);
}

static guint
count_pages (guint n_lines, const char *between, const char *paper)
{
  g_autoptr (AdducePrint) print = make_print (n_lines, between, paper);

  while (!adduce_print_step (print, 1000))
    g_assert_cmpfloat (adduce_print_get_progress (print), <, 1);
  g_assert_cmpfloat (adduce_print_get_progress (print), ==, 1);
  return adduce_print_get_n_pages (print);
}

/* Between margins of 42.52, head (24) and foot (20) are 712.85 points of an A4 page. A row takes 18, with the gap
 * to the paragraph before 22.5: 31 paragraphs; over an empty line 24: 29. */
static void
test_pages (void)
{
  g_assert_cmpuint (count_pages (0, "\n", "a4"), ==, 1);
  g_assert_cmpuint (count_pages (31, "\n", "A4"), ==, 1);
  g_assert_cmpuint (count_pages (32, "\n", "a4"), ==, 2);
  g_assert_cmpuint (count_pages (62, "\n", "a4"), ==, 2);
  g_assert_cmpuint (count_pages (63, "\n", "a4"), ==, 3);
  g_assert_cmpuint (count_pages (29, "\n\n", "a4"), ==, 1);
  g_assert_cmpuint (count_pages (30, "\n\n", "a4"), ==, 2);
  /* Many empty lines are one. */
  g_assert_cmpuint (count_pages (29, "\n\n\n\n\n", "a4"), ==, 1);
  /* Letter: 792 − 85.04 − 44 = 662.96: 29 paragraphs. */
  g_assert_cmpuint (count_pages (29, "\n", "letter"), ==, 1);
  g_assert_cmpuint (count_pages (30, "\n", "letter"), ==, 2);
}

static void
test_papers (void)
{
  AdducePrintPaper paper;

  g_assert_false (adduce_print_paper_init (&paper, "a44"));
  g_assert_true (adduce_print_paper_init (&paper, "Letter"));
  g_assert_cmpfloat (paper.width, ==, 612);
  g_assert_cmpfloat (paper.height, ==, 792);
}

/* Margins that leave nothing, paper that is no paper: something is printed, and it ends. */
static void
test_margins (void)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("One word after the other", 24);
  g_autoptr (AdduceText) text = adduce_text_new (bytes, NULL);
  const AdducePrintContent content = { .title = "Title", .claims = claims, .text = text };
  static const AdducePrintPaper papers[] = { { 300, 300, 200, 200, 200, 200 }, { 0, 0, 0, 0, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (AdducePrint) print = adduce_print_new (&content, &papers[i]);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 10, 10);
      cairo_t *cr = cairo_create (surface);

      while (!adduce_print_step (print, 0))
        ;
      adduce_print_draw (print, 0, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ended = TRUE;
  adduce_print_save_pdf_finish (result, &answer->n_pages, &answer->error);
}

static void
progress_cb (double done, gpointer data)
{
  Answer *answer = data;

  g_assert_cmpfloat (done, >=, answer->progress);
  g_assert_cmpfloat (done, <=, 1);
  answer->progress = done;
  answer->n_told++;
  if (answer->cancel_when_told != NULL)
    g_cancellable_cancel (answer->cancel_when_told);
}

static void
test_save (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *contents = NULL;
  Answer answer = { 0 };

  adduce_print_save_pdf_async (make_print (63, "\n", "a4"), path, progress_cb, &answer, NULL, saved_cb, &answer);
  WAIT_UNTIL (answer.ended);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_pages, ==, 3);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  scratch_remove (folder);
}

/* What was there stays there. */
static void
test_cancel (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { .cancel_when_told = cancellable };

  scratch_write (folder, "a.pdf", "old");
  adduce_print_save_pdf_async (make_print (200000, "\n", "a4"), path, progress_cb, &answer, cancellable, saved_cb,
                               &answer);
  WAIT_UNTIL (answer.ended);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (answer.n_told, >, 0);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_clear_error (&answer.error);
  scratch_remove (folder);
}

static void
copy (const char *name, const char *folder)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", "export", "corpus", name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (from, &contents, &n, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) n, NULL));
}

/* How many claims are said to be missing in a report with those of one coder, or, without, of all. */
static guint
count_missing (const char *top, const char *corpus, const char *const *coders)
{
  const AdduceExportOptions all = { .format = "pdf" }, some = { .format = "pdf", .coders = coders };
  g_autofree char *output = g_build_filename (top, coders != NULL ? coders[0] : "all", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result = adduce_export_corpus (corpus, output, &some, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) problems = adduce_exchange_check (corpus, output, &all, result, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_assert_nonnull (strstr (problems->pdata[i], "it is not in the result"));
  return problems->len;
}

/* The corpus has two claims by jonas, one by mira. */
static void
test_check (void)
{
  static const char *const names[] = { "a.txt", "a.txt.mira.claims.json", "a-b.txt", "a-b.txt.jonas.claims.json",
                                       "codebook.json" };
  static const char *const mira[] = { "mira", NULL }, *const jonas[] = { "jonas", NULL };
  g_autofree char *top = scratch_new ();
  g_autofree char *corpus = g_build_filename (top, "corpus", NULL);

  adduce_print_offer_paper ();
  g_assert_cmpint (g_mkdir (corpus, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    copy (names[i], corpus);
  g_assert_cmpuint (count_missing (top, corpus, NULL), ==, 0);
  g_assert_cmpuint (count_missing (top, corpus, mira), ==, 2);
  g_assert_cmpuint (count_missing (top, corpus, jonas), ==, 1);
  scratch_remove (top);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/pages", test_pages);
  g_test_add_func ("/print/papers", test_papers);
  g_test_add_func ("/print/margins", test_margins);
  g_test_add_func ("/print/save", test_save);
  g_test_add_func ("/print/cancel", test_cancel);
  g_test_add_func ("/print/check", test_check);
  return g_test_run ();
}
