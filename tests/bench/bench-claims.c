/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the claims of a corpus take, 100,000 in 10,000 articles: bench-claims MAKE-CORPUS
 *
 * The first rows, against listing the articles while nothing changed (at most 3); a word typed into the filter, with
 * all words folded before, against looking for it in the same strings and nothing else (at most 4); ordering and
 * grouping by speaker, against a bare pass that reads each row's speaker (at most 8).
 */
#include "bench.h"

#include "adduce.h"

#include <string.h>
#include <unistd.h>

#define N_ARTICLES "10000"
#define N_CLAIMS "10"
#define RUNS 5
#define FIRST_BAR 3.0
#define FILTER_BAR 4.0
#define ORDER_BAR 8.0

/* A file that was changed less than two seconds before is looked at again, by rule. */
#define SETTLE_US (2500 * 1000)

typedef struct {
  char *folder;
  AdduceCorpus *corpus;
  GPtrArray *rows;
  AdduceClaimFilter *filter;
  AdduceClaimField *speaker;
  guint n_found;
} Bench;

static void
list_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (bench->folder);
  g_autoptr (GError) error = NULL;
  if (!adduce_corpus_load_list (corpus, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  *(guint *) user_data += added;
}

/* From asking for the claims until the first are there. */
static void
first_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (AdduceCorpusClaims) claims = adduce_corpus_claims_new (bench->corpus);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n = 0;
  g_signal_connect (claims, "items-changed", G_CALLBACK (changed_cb), &n);
  adduce_corpus_claims_load_async (claims, cancellable, NULL, NULL);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
}

/* What was let go of is still being read; not a part of the other side. */
static void
rest_cb (gpointer user_data)
{
  g_usleep (200 * 1000);
}

static void
filter_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GPtrArray) found = adduce_claim_filter_apply (bench->filter, bench->rows, NULL);
  bench->n_found = found->len;
}

static void
strstr_cb (gpointer user_data)
{
  Bench *bench = user_data;
  guint n = 0;
  for (guint i = 0; i < bench->rows->len; i++)
    n += strstr (adduce_claim_row_get_folded (bench->rows->pdata[i]), "fishermen") != NULL
         || strstr (adduce_claim_row_get_source (bench->rows->pdata[i])->folded, "fishermen") != NULL;
  g_assert_cmpuint (n, ==, bench->n_found);
}

static void
order_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GPtrArray) sorted = adduce_claim_sort (bench->rows, bench->speaker, FALSE, NULL);
  g_autoptr (AdduceClaimUses) uses = adduce_claim_uses_new (sorted, bench->speaker, NULL);
  g_assert_cmpuint (adduce_claim_uses_get_n_values (uses), ==, 400);
}

static void
pass_cb (gpointer user_data)
{
  Bench *bench = user_data;
  guint sum = 0;
  for (guint i = 0; i < bench->rows->len; i++)
    {
      AdduceTagList *tags = adduce_claim_get_speakers (adduce_claim_row_get_claim (bench->rows->pdata[i]));
      sum += g_str_hash (adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0)));
    }
  if (sum == 0)
    g_error ("no speakers");
}

static void
make (const char *make_corpus, const char *folder)
{
  const char *const arguments[] = { make_corpus, folder, N_ARTICLES, N_CLAIMS, NULL };
  g_autoptr (GError) error = NULL;
  if (!g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  g_usleep (SETTLE_US);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 2)
    g_error ("usage: bench-claims MAKE-CORPUS");
  g_autofree char *home = g_dir_make_tmp ("adduce-bench-XXXXXX", &error);
  if (home == NULL)
    g_error ("%s", error->message);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);

  Bench bench = { .folder = g_build_filename (home, "corpus", NULL) };
  make (argv[1], bench.folder);
  bench.corpus = adduce_corpus_new (bench.folder);
  if (!adduce_corpus_load_list (bench.corpus, NULL, NULL, &error))
    g_error ("%s", error->message);
  gboolean ok = bench_against ("claims, first rows", rest_cb, first_cb, "list", list_cb, &bench, RUNS, FIRST_BAR);

  g_autoptr (AdduceCorpusClaims) claims = adduce_corpus_claims_new (bench.corpus);
  gint64 start = g_get_monotonic_time ();
  if (!adduce_corpus_claims_load (claims, NULL, &error))
    g_error ("%s", error->message);
  bench.rows = adduce_corpus_claims_ref_rows (claims);
  printf ("all %u claims: %.0f ms\n", bench.rows->len, (double) (g_get_monotonic_time () - start) / 1000.0);
  bench.filter = adduce_claim_filter_parse ("text \"fishermen\"", NULL, NULL, NULL);
  bench.speaker = adduce_claim_field_new ("speaker", adduce_corpus_get_codebook (bench.corpus), NULL, NULL);
  start = g_get_monotonic_time ();
  filter_cb (&bench);
  printf ("folding the words of all: %.0f ms\n", (double) (g_get_monotonic_time () - start) / 1000.0);
  ok = bench_against ("filter, a word", NULL, filter_cb, "strstr", strstr_cb, &bench, RUNS, FILTER_BAR) && ok;
  ok = bench_against ("order and group by speaker", NULL, order_cb, "a pass", pass_cb, &bench, RUNS, ORDER_BAR) && ok;

  const char *const remove[] = { "rm", "-rf", home, NULL };
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (bench.rows);
  adduce_claim_filter_unref (bench.filter);
  adduce_claim_field_unref (bench.speaker);
  g_object_unref (bench.corpus);
  g_free (bench.folder);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
