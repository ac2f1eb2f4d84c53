/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an open article takes of memory: that it grows with the text and with the claims, and not faster.
 */
#include "bench-window.h"

/* Of what one character or claim takes in the largest article, against the smallest. */
#define BAR 1.3

static gsize
measure (BenchWindow *window, const char *name)
{
  BenchWork work;
  gsize heap;

  bench_window_open (window, "none.txt", &work);
  bench_gui_run (window->gui, 200);
  heap = bench_gui_heap ();
  bench_window_open (window, name, &work);
  bench_gui_run (window->gui, 200);
  return bench_gui_heap () - heap;
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 150000, 300000, 600000 };
  double text_bytes[G_N_ELEMENTS (sizes)], claim_bytes[G_N_ELEMENTS (sizes)];
  char *folder = scratch_new ();
  BenchWindow *window;
  gboolean ok;

  gtk_test_init (&argc, &argv, NULL);
  bench_corpus_write (folder, "none.txt", "Two words.\n", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = bench_corpus_text (sizes[i]);
      g_autofree char *bare = g_strdup_printf ("bare-%u.txt", i);
      g_autofree char *coded = g_strdup_printf ("coded-%u.txt", i);

      bench_corpus_write (folder, bare, text, NULL);
      bench_corpus_write (folder, coded, text, &(BenchClaims) { .n = sizes[i] / 60, .depth = 3 });
    }
  window = bench_window_new (folder);
  measure (window, "coded-0.txt");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *bare = g_strdup_printf ("bare-%u.txt", i);
      g_autofree char *coded = g_strdup_printf ("coded-%u.txt", i);
      gsize text = measure (window, bare);
      gsize all = measure (window, coded);

      text_bytes[i] = (double) text / sizes[i];
      claim_bytes[i] = ((double) all - (double) text) / (sizes[i] / 60);
      printf ("%7u characters: %5.1f MB, %.1f bytes a character; with %5u claims %5.1f MB more, %.0f bytes a claim\n",
              sizes[i], (double) text / 1e6, text_bytes[i], sizes[i] / 60, ((double) all - (double) text) / 1e6,
              claim_bytes[i]);
    }
  ok = bench_gui_check ("bytes a character, largest / smallest", text_bytes[2] / text_bytes[0], "", BAR);
  ok = bench_gui_check ("bytes a claim, largest / smallest", claim_bytes[2] / claim_bytes[0], "", BAR) && ok;
  bench_gui_tell ("resident with all of it", (double) bench_gui_resident () / 1e6, "MB");
  bench_window_free (window);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
