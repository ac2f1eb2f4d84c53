/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the index of 10,000 articles of 5 kB takes: bench-search
 *
 * Making it, from files, against a bare FTS5 table that gets the same texts from memory in one transaction (at most 3).
 * Looking whether it is up to date, against a bare stat() of the same files (at most 4). The first results of a word
 * that is in every article, of one that is in few, and of all words with a beginning, against asking the bare table for
 * the texts of the 50 best articles (at most 6); the milliseconds are to be less than 100 on a machine that does
 * nothing else.
 */
#include "bench.h"

#include "adduce.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#define N_ARTICLES 10000
#define N_BYTES 5000
#define N_WORDS 20000
#define RUNS 3
#define QUERY_RUNS 11
#define INDEX_BAR 3.0
#define CHECK_BAR 4.0
#define FIRST_BAR 6.0
#define N_FIRST 50

/* A file that was changed less than two seconds before is read again, by rule. */
#define SETTLE_US (2500 * 1000)

typedef struct {
  char *home;
  char *folder;
  char *caches;
  GPtrArray *texts;
  GPtrArray *paths;
  sqlite3 *bare;
  AdduceIndex *index;
  const char *word;
  guint n_found;
} Bench;

static void
run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

/* Words as often as in a language: the n-th one n times as seldom. Some have letters beyond ASCII. */
static void
append_word (GString *text, GRand *rand)
{
  static const char *const syllables[]
    = { "ba", "de", "ko", "lu", "mi", "na", "po", "ra", "si", "té", "vo", "zu", "gör", "hin", "jast", "wel" };
  double u = g_rand_double (rand);
  guint word = (guint) (pow (N_WORDS, u) - 1);
  do
    {
      g_string_append (text, syllables[word % G_N_ELEMENTS (syllables)]);
      word /= G_N_ELEMENTS (syllables);
    }
  while (word > 0);
}

static void
make (Bench *bench)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20311204);
  g_mkdir (bench->folder, 0700);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      GString *text = g_string_new (NULL);
      char *path = g_strdup_printf ("%s/2031-%02u-%02u-%05u.txt", bench->folder, i % 12 + 1, i % 28 + 1, i);
      g_string_append_printf (text, "Article %u\n\nThe levy. ", i);
      if (i % 1000 == 0)
        g_string_append (text, "Seldom. ");
      while (text->len < N_BYTES)
        {
          append_word (text, rand);
          g_string_append (text, g_rand_int_range (rand, 0, 12) == 0 ? ". " : " ");
        }
      if (!g_file_set_contents (path, text->str, (gssize) text->len, NULL))
        g_error ("%s can't be written", path);
      g_ptr_array_add (bench->texts, g_string_free (text, FALSE));
      g_ptr_array_add (bench->paths, path);
    }
  g_usleep (SETTLE_US);
}

/* --- making it --- */

static void
forget_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autofree char *bare = g_build_filename (bench->home, "bare.sqlite", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s/adduce/indexes'", bench->caches);
  g_clear_object (&bench->index);
  sqlite3_close (bench->bare);
  bench->bare = NULL;
  g_unlink (bare);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    g_error ("%s", command);
}

static void
index_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  bench->index = adduce_index_new (bench->folder);
  if (!adduce_index_update (bench->index, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void
bare_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autofree char *path = g_build_filename (bench->home, "bare.sqlite", NULL);
  sqlite3_stmt *statement = NULL;
  if (sqlite3_open (path, &bench->bare) != SQLITE_OK)
    g_error ("%s can't be opened", path);
  run (bench->bare, "CREATE VIRTUAL TABLE t USING fts5 (body); BEGIN");
  sqlite3_prepare_v2 (bench->bare, "INSERT INTO t (body) VALUES (?1)", -1, &statement, NULL);
  for (guint i = 0; i < bench->texts->len; i++)
    {
      sqlite3_bind_text (statement, 1, bench->texts->pdata[i], -1, SQLITE_STATIC);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (bench->bare));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  run (bench->bare, "COMMIT");
}

/* --- asking whether it is up to date --- */

static void
check_cb (gpointer user_data)
{
  Bench *bench = user_data;
  gboolean changed = TRUE;
  if (!adduce_index_update (bench->index, NULL, NULL, &changed, NULL, NULL) || changed)
    g_error ("something is not as it was");
}

static void
stat_cb (gpointer user_data)
{
  Bench *bench = user_data;
  struct stat info;
  for (guint i = 0; i < bench->paths->len; i++)
    if (stat (bench->paths->pdata[i], &info) != 0)
      g_error ("%s is gone", (const char *) bench->paths->pdata[i]);
}

/* --- searching --- */

static void
batch_cb (const AdduceSearchResults *results, gpointer user_data)
{
  Bench *bench = user_data;
  bench->n_found += results->articles->len;
}

/* From asking until the first are there. */
static void
first_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (bench->word, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  bench->n_found = 0;
  adduce_search_run_async (bench->index, query, NULL, batch_cb, bench, cancellable, NULL, NULL);
  while (bench->n_found == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
}

/* What was let go of is still being read; not a part of the other side. */
static void
rest_cb (gpointer user_data)
{
  g_usleep (100 * 1000);
}

static void
fetch_cb (gpointer user_data)
{
  Bench *bench = user_data;
  sqlite3_stmt *statement = NULL;
  gsize n_bytes = 0;
  sqlite3_prepare_v2 (bench->bare, "SELECT body FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT ?2", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, bench->word, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, N_FIRST);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n_bytes += strlen ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  if (n_bytes == 0)
    g_error ("nothing found");
}

static void
all_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (bench->word, NULL, NULL, NULL);
  g_autoptr (AdduceSearchResults) results = adduce_search_run (bench->index, query, NULL, NULL, NULL);
  printf ("search, all %" G_GUINT64_FORMAT " hits of “%s”: ", results->n_hits, bench->word);
}

static gboolean
search (Bench *bench, const char *word)
{
  g_autofree char *what = g_strdup_printf ("search, first results of “%s”", word);
  bench->word = word;
  gboolean ok
    = bench_against (what, rest_cb, first_cb, "bare FTS5", fetch_cb, bench, QUERY_RUNS, FIRST_BAR);
  printf ("%.1f ms\n", bench_time (all_cb, bench));
  return ok;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("adduce-bench-XXXXXX", &error);
  if (home == NULL)
    g_error ("%s", error->message);
  Bench bench = { .home = home, .folder = g_build_filename (home, "corpus", NULL),
                  .caches = g_build_filename (home, "cache", NULL) };
  g_setenv ("XDG_CACHE_HOME", bench.caches, TRUE);
  bench.texts = g_ptr_array_new_with_free_func (g_free);
  bench.paths = g_ptr_array_new_with_free_func (g_free);
  make (&bench);

  gboolean ok
    = bench_against ("search, making the index", forget_cb, index_cb, "bare FTS5", bare_cb, &bench, RUNS, INDEX_BAR);
  ok = bench_against ("search, looking for changes", NULL, check_cb, "stat()", stat_cb, &bench, QUERY_RUNS, CHECK_BAR)
       && ok;
  ok = search (&bench, "seldom") && ok;
  ok = search (&bench, "levy") && ok;
  ok = search (&bench, "gör*") && ok;

  forget_cb (&bench);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", home);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
