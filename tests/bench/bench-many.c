/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A corpus of 100,000 articles, with what is known of each: opening it from a warm cache, against one fstatat() of each
 * of the 200,000 files by its name (at most 8: 2 s are promised, and these took 0.18 s on an idle machine and 0.24 s on
 * a busy one, where 8 times as long is still less; 6.0 was measured there); the memory that an article takes (at most
 * 1 kB, as promised, which is no matter of the machine; 487 bytes were measured); and choosing articles, against one
 * look at the folded words of each (at most 4: that takes 0.025 s, and what comes within 0.1 s comes at once; 3.0 was
 * measured).
 */
#include "adduce.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"

#define N_ARTICLES 100000
#define N_KINDS 10 /* files that the others are links to: a disk need not hold 100,000 */
#define OPEN_RUNS 5
#define OPEN_BAR 8.0
#define CHOOSE_RUNS 11
#define CHOOSE_BAR 4.0
#define MAX_BYTES 1024.0

/* A file that was changed less than two seconds before is looked at again, by rule. */
#define SETTLE_US (2500 * 1000)

typedef struct {
  char *folder;
  AdduceCorpus *corpus;
  AdduceArticleFilter *filter;
  guint n_found;
} Bench;

static void
make_name (char *name, gsize size, guint i)
{
  g_snprintf (name, size, "20%02u-%02u-%02u-story-%06u.txt", i % 30 + 1, i % 12 + 1, i % 28 + 1, i);
}

static void
link_files (Bench *bench, const char *kinds, guint i)
{
  char name[64];
  g_autofree char *text = g_strdup_printf ("%s/%u.txt", kinds, i % N_KINDS);
  g_autofree char *meta = g_strdup_printf ("%s/%u.json", kinds, i % N_KINDS);
  g_autofree char *to = NULL;
  g_autofree char *to_meta = NULL;

  make_name (name, sizeof name, i);
  to = g_build_filename (bench->folder, name, NULL);
  to_meta = g_strconcat (to, ".meta.json", NULL);
  if (link (text, to) != 0 || link (meta, to_meta) != 0)
    g_error ("%s can't be made", to);
}

static void
make_corpus (Bench *bench, const char *home)
{
  g_autofree char *kinds = g_build_filename (home, "kinds", NULL);

  g_mkdir_with_parents (kinds, 0700);
  g_mkdir_with_parents (bench->folder, 0700);
  for (guint k = 0; k < N_KINDS; k++)
    {
      g_autofree char *text = g_strdup_printf ("%s/%u.txt", kinds, k);
      g_autofree char *meta = g_strdup_printf ("%s/%u.json", kinds, k);
      g_autofree char *words = g_strdup_printf ("The harbour levy stays, said council number %u\n\nWords.\n", k);
      g_autofree char *fields = g_strdup_printf (
        "{\"schemaVersion\": \"1.1\", \"fields\": {\"outlet\": {\"value\": \"Outlet %u\"}, \"language\": {\"value\": "
        "\"en\"}}}", k);

      if (!g_file_set_contents (text, words, -1, NULL) || !g_file_set_contents (meta, fields, -1, NULL))
        g_error ("%s can't be written", text);
    }
  for (guint i = 0; i < N_ARTICLES; i++)
    link_files (bench, kinds, i);
}

static void
open_cb (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&bench->corpus);
  bench->corpus = adduce_corpus_new (bench->folder);
  if (!adduce_corpus_load_list (bench->corpus, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (adduce_corpus_get_n_articles (bench->corpus) != N_ARTICLES)
    g_error ("There are %u articles", adduce_corpus_get_n_articles (bench->corpus));
}

static void
stat_cb (gpointer data)
{
  Bench *bench = data;
  int fd = open (bench->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct stat info;
  char name[64], meta[80];

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      make_name (name, sizeof name, i);
      g_snprintf (meta, sizeof meta, "%s.meta.json", name);
      if (fstatat (fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || fstatat (fd, meta, &info, AT_SYMLINK_NOFOLLOW) != 0)
        g_error ("%s is gone", name);
    }
  close (fd);
}

static void
choose_cb (gpointer data)
{
  Bench *bench = data;

  bench->n_found = 0;
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (bench->corpus), i);

      bench->n_found += adduce_article_filter_matches (bench->filter, article, NULL);
    }
}

static void
look_cb (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (bench->corpus), i);

      bench->n_found += strstr (adduce_article_get_folded (article), "nowhere to be found") != NULL;
    }
}

static gboolean
measure_memory (Bench *bench)
{
  struct mallinfo2 before, after;
  double bytes;

  g_clear_object (&bench->corpus);
  malloc_trim (0);
  before = mallinfo2 ();
  open_cb (bench);
  malloc_trim (0);
  after = mallinfo2 ();
  bytes = ((double) after.uordblks + (double) after.hblkhd - (double) before.uordblks - (double) before.hblkhd)
          / N_ARTICLES;
  printf ("memory: %.0f bytes an article (at most %g)%s\n", bytes, MAX_BYTES, bytes <= MAX_BYTES ? "" : "  TOO MUCH");
  return bytes <= MAX_BYTES;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("adduce-bench-XXXXXX", &error);
  Bench bench = { 0 };
  gboolean ok;

  if (home == NULL)
    g_error ("%s", error->message);
  bench.folder = g_build_filename (home, "corpus", NULL);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  make_corpus (&bench, home);
  g_usleep (SETTLE_US);
  open_cb (&bench); /* fills the cache */

  ok = bench_against ("100,000 articles, opened again", NULL, open_cb, "stat", stat_cb, &bench, OPEN_RUNS, OPEN_BAR);
  ok = measure_memory (&bench) && ok;
  bench.filter
    = adduce_article_filter_parse ("outlet is \"Outlet 3\" and date from 2015 and lacks claims", NULL);
  ok = bench_against ("100,000 articles, chosen by outlet and date", NULL, choose_cb, "look", look_cb, &bench,
                      CHOOSE_RUNS, CHOOSE_BAR)
       && ok;

  const char *const remove[] = { "rm", "-rf", home, NULL };
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  adduce_article_filter_unref (bench.filter);
  g_clear_object (&bench.corpus);
  g_free (bench.folder);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
