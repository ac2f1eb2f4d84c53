/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index of a corpus: what is found in it, that it follows the files, and that nothing that may happen to its file
 * makes a difference to what is found. The corpus is that of claims-fixture.h, from whose table expected values are
 * read.
 */
#include "adduce.h"

#include <sys/resource.h>
#include <signal.h>

#include "claims-fixture.h"
#include "index/adduce-index-db.h"

#define BARRAGE "2031-03-04-wire-barrage.txt"
#define FERRY "2031-04-01-ketta-ferry.txt"
#define NOTES "notes.txt"
#define LATE "sub/2031-05-20-late.txt"
#define ALL BARRAGE " " FERRY " " NOTES " " LATE

/* For all tests, as GLib asks for it once; gone after each. */
static char *cache;

typedef struct {
  char *folder;
  AdduceCodebook *codebook;
  AdduceIndex *index;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = claims_fixture_new ();
  t->codebook = adduce_codebook_load_for_corpus (t->folder, NULL);
  t->index = adduce_index_new (t->folder);
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  g_clear_object (&t->index);
  g_clear_object (&t->codebook);
  scratch_remove (t->folder);
  scratch_remove (cache);
  g_free (t->folder);
}

static gboolean
update (Fixture *t)
{
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;
  g_assert_true (adduce_index_update (t->index, NULL, NULL, &changed, NULL, &error));
  g_assert_no_error (error);
  return changed;
}

static AdduceSearchResults *
search (Fixture *t, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (text, t->codebook, NULL, &error);
  g_assert_no_error (error);
  AdduceSearchResults *results = adduce_search_run (t->index, query, NULL, NULL, &error);
  g_assert_no_error (error);
  return results;
}

static void
assert_found (Fixture *t, const char *query, const char *expected)
{
  g_autoptr (AdduceSearchResults) results = search (t, query);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < results->articles->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            adduce_search_article_get_relative (results->articles->pdata[i]));
  if (!g_str_equal (found->str, expected))
    g_error ("%s: %s", query, found->str);
}

/* The hits as START-END, those of one article after those of the other. */
static void
assert_hits (Fixture *t, const char *query, const char *expected)
{
  g_autoptr (AdduceSearchResults) results = search (t, query);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < results->hits->len; i++)
    {
      AdduceSpan span = adduce_search_hit_get_span (results->hits->pdata[i]);
      g_string_append_printf (found, "%s%u-%u", i > 0 ? " " : "", span.start, span.end);
    }
  g_assert_cmpuint (results->n_hits, ==, results->hits->len);
  if (!g_str_equal (found->str, expected))
    g_error ("%s: %s", query, found->str);
}

/* --- finding --- */

static void
test_fields (Fixture *t, gconstpointer data)
{
  update (t);
  assert_found (t, "speaker:guild", BARRAGE " " FERRY " " NOTES);
  assert_found (t, "speaker:minister", BARRAGE " " LATE);
  assert_found (t, "speaker:\"minister a\"", BARRAGE " " LATE);
  assert_found (t, "speaker:min*", BARRAGE " " LATE);
  assert_found (t, "speaker:min", "");
  assert_found (t, "stance:oppose", BARRAGE " " FERRY " " LATE);
  assert_found (t, "stance:Opposes", BARRAGE " " FERRY " " LATE);
  assert_found (t, "stance:unclear,support", BARRAGE " " NOTES " " LATE);
  assert_found (t, "NOT stance:oppose", NOTES);
  assert_found (t, "evidence:expert", BARRAGE " " FERRY " " LATE);
  assert_found (t, "issue:toll evidence:law", LATE);
  assert_found (t, "coder:jonas", BARRAGE " " LATE);
  assert_found (t, "coder:jonas coder:anna", "");
  assert_found (t, "(coder:jonas) AND NOT coder:anna", LATE);
  assert_found (t, "status:done", "");
  assert_found (t, "status:done coder:anna", BARRAGE);
  assert_found (t, "status:in-progress", ALL);
  assert_found (t, "outlet:ketta", FERRY);
  assert_found (t, "NOT outlet:*", BARRAGE " " NOTES " " LATE);
  assert_found (t, "date:2031-04", FERRY);
  assert_found (t, "date:2031-03-05..2031-05-20", FERRY " " LATE);
  assert_found (t, "date:..2031-03-04", BARRAGE);
  assert_found (t, "date:2031-05..", LATE);
  assert_found (t, "date:* NOT path:sub", BARRAGE " " FERRY);
  assert_found (t, "path:ferry,notes", FERRY " " NOTES);
  assert_found (t, "title:\"raise the levy\"", ALL);
}

/* Fields that are joined by AND are of one claim: the guild supports in notes only, though in the barrage too somebody
 * does. */
static void
test_same_claim (Fixture *t, gconstpointer data)
{
  update (t);
  assert_found (t, "speaker:guild stance:support", NOTES);
  assert_found (t, "speaker:guild AND (stance:support)", NOTES);
  assert_found (t, "speaker:guild AND NOT stance:support", FERRY);
  assert_found (t, "coder:jonas stance:oppose", BARRAGE " " LATE);
  assert_found (t, "coder:jonas speaker:guild", "");
  assert_hits (t, "stance:unclear", "60-71");
  assert_hits (t, "speaker:guild stance:oppose", "35-58 35-58");
  assert_hits (t, "path:barrage coder:anna", "0-23 35-58");
}

static void
test_words (Fixture *t, gconstpointer data)
{
  scratch_write (t->folder, "x1.txt", "Über die Levy, levy-Levy.\n\nПаром; parom 東京都 🙂 levying\n");
  scratch_write (t->folder, "x2.txt", "\xef\xbb\xbf" "A b c\r\nd e f\n");
  update (t);
  /* Counted by hand: the mark of byte order is dropped, CR LF is one. */
  assert_hits (t, "d", "6-7");
  assert_hits (t, "path:x1 levy", "9-13 15-19 20-24");
  assert_hits (t, "path:x1 levy*", "9-13 15-19 20-24 46-53");
  assert_hits (t, "path:x1 \"levy levy\"", "9-19");
  assert_hits (t, "uber NEAR/1 levy path:x1", "0-4 9-13");
  assert_found (t, "uber NEAR/0 levy", "");
  assert_hits (t, "паром", "27-32");
  assert_hits (t, "京都", "41-43");
  assert_hits (t, "東京 OR 京都", "40-42");
  assert_hits (t, "/lev(y|ying)$/", "46-53");
  assert_hits (t, "/^Ü/ OR parom", "0-1 34-39");
  assert_hits (t, "levy NOT minister", "9-13 15-19 20-24");
  assert_hits (t, "NOT minister", "");
  assert_found (t, "NOT minister", "x1.txt x2.txt");
  assert_found (t, "levy AND NOT (minister OR levying)", "");
  /* What SQL and FTS5 would take for their own. */
  assert_found (t, "\"levying\\\" OR \\\"levy\"", "");
  assert_found (t, "\"body : levying\"", "");
  assert_found (t, "levying' OR 1=1", "x1.txt");
}

static void
test_context (Fixture *t, gconstpointer data)
{
  scratch_write (t->folder, "x.txt", "one\n\ttwo  THREE four\n\nfive");
  update (t);
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse ("three", NULL, NULL, NULL);
  AdduceSearchOptions options = { .context = 7 };
  g_autoptr (AdduceSearchResults) results = adduce_search_run (t->index, query, &options, NULL, NULL);
  g_assert_cmpuint (results->hits->len, ==, 1);
  AdduceSearchHit *hit = results->hits->pdata[0];
  g_assert_cmpstr (adduce_search_hit_get_left (hit), ==, " two ");
  g_assert_cmpstr (adduce_search_hit_get_words (hit), ==, "THREE");
  g_assert_cmpstr (adduce_search_hit_get_right (hit), ==, " four ");
  g_autofree char *table = adduce_search_table_of_hits (results->hits, ',', FALSE);
  g_assert_cmpstr (table, ==, "path,title,date,outlet,start,end,left,hit,right,claim\r\n"
                              "x.txt,one two THREE four,,,10,15,\" two \",THREE,\" four \",\r\n");
}

/* --- orders --- */

static void
assert_order (AdduceSearchResults *results, AdduceSearchOrder order, gboolean reverse, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  adduce_search_sort (results, order, reverse);
  for (guint i = 0; i < results->hits->len; i++)
    g_string_append_printf (found, "%.1s", adduce_search_article_get_relative (
                                             adduce_search_hit_get_article (results->hits->pdata[i])));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_orders (Fixture *t, gconstpointer data)
{
  scratch_write (t->folder, "a 2031-05-01.txt", "zebra apple KEY Émile x");
  scratch_write (t->folder, "b.txt", "apple zebra keys dog y");
  scratch_write (t->folder, "c 2031-04-01.txt", "apple apple key fox");
  update (t);
  g_autoptr (AdduceSearchResults) results = search (t, "key*");
  /* left: apple apple, apple zebra, zebra apple; hit: key, key, keys; right: dog y, emile x, fox */
  assert_order (results, ADDUCE_SEARCH_BY_PATH, FALSE, "abc");
  assert_order (results, ADDUCE_SEARCH_BY_LEFT, FALSE, "cab");
  assert_order (results, ADDUCE_SEARCH_BY_WORDS, FALSE, "acb");
  assert_order (results, ADDUCE_SEARCH_BY_RIGHT, FALSE, "bac");
  assert_order (results, ADDUCE_SEARCH_BY_RIGHT, TRUE, "cab");
  assert_order (results, ADDUCE_SEARCH_BY_DATE, FALSE, "cab");
}

/* --- following the files --- */

static void
test_update (Fixture *t, gconstpointer data)
{
  g_assert_true (update (t));
  assert_found (t, "ferry", "");
  scratch_write (t->folder, NOTES, "The ferry.\n");
  scratch_write (t->folder, "new.txt", "Another ferry.\n");
  g_autofree char *late = scratch_path (t->folder, LATE);
  g_assert_cmpint (remove (late), ==, 0);
  g_autofree char *sidecar = scratch_path (t->folder, FERRY ".anna.claims.json");
  g_assert_cmpint (remove (sidecar), ==, 0);
  g_assert_true (update (t));
  assert_found (t, "ferry", "new.txt " NOTES);
  assert_found (t, "minister", BARRAGE " " FERRY);
  assert_found (t, "stance:oppose", BARRAGE);
  assert_found (t, "coder:jonas", BARRAGE);
  g_assert_cmpuint (adduce_index_get_n_articles (t->index), ==, 4);
}

/* A change within the grain of the clock, of the same size, is not missed. */
static void
test_at_once (Fixture *t, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("word%u\n", i);
      g_autofree char *query = g_strdup_printf ("word%u", i);
      scratch_write (t->folder, "x.txt", text);
      update (t);
      assert_found (t, query, "x.txt");
    }
}

static void
test_settled (Fixture *t, gconstpointer data)
{
  update (t);
  g_usleep (2100 * 1000);
  update (t);
  g_assert_false (update (t));
  g_autoptr (AdduceIndex) another = adduce_index_new (t->folder);
  gboolean changed = TRUE;
  g_assert_true (adduce_index_update (another, NULL, NULL, &changed, NULL, NULL));
  g_assert_false (changed);
}

static void
test_unreadable (Fixture *t, gconstpointer data)
{
  scratch_write_bytes (t->folder, "sub/bad.txt", "\xff\xfe\0", 3);
  scratch_write (t->folder, NOTES ".anna.claims.json", "{");
  update (t);
  g_auto (GStrv) problems = adduce_index_dup_problems (t->index);
  g_assert_cmpuint (g_strv_length (problems), ==, 2);
  g_assert_true (g_str_has_prefix (problems[0], "sub/bad.txt: "));
  g_assert_nonnull (strstr (problems[1], NOTES ".anna.claims.json: line 1"));
  assert_found (t, "minister", ALL);
  assert_found (t, "NOT minister", "");
  assert_found (t, "speaker:guild", BARRAGE " " FERRY);
}

/* --- what may happen to the file --- */

static void
assert_works (Fixture *t)
{
  g_clear_object (&t->index);
  t->index = adduce_index_new (t->folder);
  update (t);
  assert_found (t, "minister", ALL);
  assert_found (t, "speaker:guild stance:support", NOTES);
}

static char *
get_file (Fixture *t)
{
  return adduce_index_db_make_path (t->folder);
}

static void
test_broken (Fixture *t, gconstpointer data)
{
  g_autofree char *path = get_file (t);
  static const char *const contents[]
    = { "", "not a database, whatever else it may be ............................." };
  update (t);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_clear_object (&t->index);
      adduce_index_db_remove (path);
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      assert_works (t);
    }
  g_clear_object (&t->index);
  adduce_index_db_remove (path);
  assert_works (t);
}

/* Whatever page is spoilt, what is found is either right or found out. */
static void
test_spoilt (Fixture *t, gconstpointer data)
{
  g_autofree char *path = get_file (t);
  g_autofree char *good = NULL;
  gsize length = 0;
  update (t);
  g_clear_object (&t->index);
  g_assert_true (g_file_get_contents (path, &good, &length, NULL));
  for (gsize page = 0; page < length; page += 4096)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      memset (bad + page, 0x5a, MIN (length - page, 4096));
      adduce_index_db_remove (path);
      g_assert_true (g_file_set_contents (path, bad, (gssize) length, NULL));
      /* So that there is something to be written. */
      scratch_write (t->folder, NOTES, CLAIMS_FIXTURE_TEXT);
      assert_works (t);
    }
}

static void
test_version (Fixture *t, gconstpointer data)
{
  g_autofree char *path = get_file (t);
  sqlite3 *db = NULL;
  update (t);
  g_clear_object (&t->index);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 7; DROP TABLE claims", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_works (t);
}

/* In a child: files grow no further, as on a full disk. */
static void
full_cb (gpointer data)
{
  Fixture *t = data;
  struct rlimit limit = { 40 * 1024, 40 * 1024 };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_works (t);
  g_autofree char *note = adduce_index_dup_note (t->index);
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, "not kept"));
}

static void
test_full (Fixture *t, gconstpointer data)
{
  g_clear_object (&t->index);
  scratch_run (full_cb, t);
}

static void
unwritable_cb (gpointer data)
{
  Fixture *t = data;
  scratch_become_nobody ();
  assert_works (t);
  g_autofree char *note = adduce_index_dup_note (t->index);
  g_assert_nonnull (note);
}

static void
test_unwritable (Fixture *t, gconstpointer data)
{
  g_autofree char *caches = scratch_path (cache, "adduce");
  g_clear_object (&t->index);
  scratch_remove (cache);
  g_assert_true (g_mkdir (cache, 0755) == 0 && g_mkdir (caches, 0555) == 0);
  scratch_run (unwritable_cb, t);
}

static void
count_cb (guint n_done, guint n_all, gpointer user_data)
{
  if (n_done == 2)
    g_cancellable_cancel (user_data);
}

/* What was read stays, and the rest follows. */
static void
test_cancelled (Fixture *t, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_assert_false (adduce_index_update (t->index, count_cb, cancellable, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (adduce_index_get_n_articles (t->index), ==, 2);
  update (t);
  assert_found (t, "minister", ALL);
}

/* --- by workers --- */

typedef struct {
  GMainLoop *loop;
  guint n_articles;
  guint n_batches;
  gboolean updated;
} Watch;

static void
updated_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  watch->updated = adduce_index_update_finish (ADDUCE_INDEX (object), result, NULL, NULL);
  g_main_loop_quit (watch->loop);
}

static void
batch_cb (const AdduceSearchResults *results, gpointer user_data)
{
  Watch *watch = user_data;
  watch->n_articles += results->articles->len;
  watch->n_batches++;
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSearchResults) results = adduce_search_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->n_hits, ==, 4);
  g_main_loop_quit (watch->loop);
}

static void
test_async (Fixture *t, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watch watch = { .loop = loop };
  adduce_index_update_async (t->index, NULL, NULL, updated_cb, &watch);
  g_main_loop_run (loop);
  g_assert_true (watch.updated);
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse ("guild", NULL, NULL, NULL);
  adduce_search_run_async (t->index, query, NULL, batch_cb, &watch, NULL, searched_cb, &watch);
  g_main_loop_run (loop);
  g_assert_cmpuint (watch.n_articles, ==, 4);
  g_assert_cmpuint (watch.n_batches, >=, 1);
}

static void
changed_cb (AdduceIndexWatch *watch, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("nothing was told");
  return G_SOURCE_REMOVE;
}

static void
write_file (Fixture *t, GMainLoop *loop, const char *name)
{
  guint late = g_timeout_add_seconds (30, late_cb, NULL);
  scratch_write (t->folder, name, "words\n");
  g_main_loop_run (loop);
  g_source_remove (late);
}

/* A new article, one in a folder below, and one in a folder that was made meanwhile. */
static void
test_watch (Fixture *t, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (AdduceIndexWatch) watch = adduce_index_watch_new (t->folder);
  g_signal_connect (watch, "changed", G_CALLBACK (changed_cb), loop);
  while (adduce_index_watch_get_n_folders (watch) < 2)
    g_main_context_iteration (NULL, TRUE);
  write_file (t, loop, "new.txt");
  write_file (t, loop, "sub/new.txt");
  write_file (t, loop, "later/new.txt");
  while (adduce_index_watch_get_n_folders (watch) < 3)
    g_main_context_iteration (NULL, TRUE);
  write_file (t, loop, "later/newer.txt");
}

/* --- claims --- */

static void
test_claims (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  update (t);
  g_autoptr (AdduceSearchResults) results = search (t, "guild OR dear");
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "anna", NULL, NULL);
  g_autoptr (AdduceSearchClaims) claims
    = adduce_search_claims_new (t->folder, coder, t->codebook, ADDUCE_SEARCH_SPAN_SENTENCE);
  for (guint i = 0; i < results->hits->len; i++)
    adduce_search_claims_add (claims, results->hits->pdata[i]);
  /* One article is another one by now. */
  scratch_write (t->folder, NOTES, "The minister");
  g_autoptr (AdduceCorpusEdit) edit = adduce_search_claims_make_edit (claims, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Sentences are 35-59 and 60-71; the claims that there are end before the full stop. Three articles with two each. */
  g_assert_cmpuint (adduce_corpus_edit_get_n_steps (edit), ==, 6);
  g_assert_cmpuint (adduce_search_claims_get_problems (claims)->len, ==, 1);
  g_assert_true (g_str_has_prefix (adduce_search_claims_get_problems (claims)->pdata[0], NOTES ": "));
  g_assert_true (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  adduce_search_claims_end (claims);
  update (t);
  assert_hits (t, "coder:anna path:sub", "35-59 60-71");
  assert_hits (t, "coder:anna path:barrage", "0-23 35-58 35-59 60-71");

  /* One undo takes all of them back. */
  g_autoptr (AdduceCorpusEdit) undo = adduce_corpus_edit_invert (edit);
  g_assert_true (adduce_corpus_edit_run (undo, NULL, NULL, NULL, &error));
  update (t);
  assert_hits (t, "coder:anna path:sub", "");
  assert_hits (t, "coder:anna path:barrage", "0-23 35-58");
}

/* Twice makes nothing twice, and files that were made for nothing are gone. */
static void
test_claims_again (Fixture *t, gconstpointer data)
{
  update (t);
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "jonas", NULL, NULL);
  g_autofree char *sidecar = scratch_path (t->folder, FERRY ".jonas.claims.json");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AdduceSearchResults) results = search (t, "dear path:ferry");
      g_autoptr (AdduceSearchClaims) claims
        = adduce_search_claims_new (t->folder, coder, t->codebook, ADDUCE_SEARCH_SPAN_HIT);
      adduce_search_claims_add (claims, results->hits->pdata[0]);
      adduce_search_claims_add (claims, results->hits->pdata[0]);
      g_autoptr (AdduceCorpusEdit) edit = adduce_search_claims_make_edit (claims, NULL, NULL, NULL, NULL);
      g_assert_cmpuint (adduce_corpus_edit_get_n_steps (edit), ==, i == 0 ? 1 : 0);
      g_assert_cmpuint (adduce_search_claims_get_n_known (claims), ==, i);
      if (i == 0)
        {
          adduce_search_claims_end (claims);
          g_assert_false (g_file_test (sidecar, G_FILE_TEST_EXISTS));
          fixture_code (t->folder, FERRY, "jonas", -1, (FixtureClaim[]) { { 66, 70, NULL, NULL, NULL, NULL } }, 1);
        }
    }
}

#define ADD(path, func) g_test_add ("/index/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cache = scratch_new ();
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  ADD ("fields", test_fields);
  ADD ("same-claim", test_same_claim);
  ADD ("words", test_words);
  ADD ("context", test_context);
  ADD ("orders", test_orders);
  ADD ("update", test_update);
  ADD ("at-once", test_at_once);
  ADD ("settled", test_settled);
  ADD ("unreadable", test_unreadable);
  ADD ("broken", test_broken);
  ADD ("spoilt", test_spoilt);
  ADD ("version", test_version);
  ADD ("full", test_full);
  ADD ("unwritable", test_unwritable);
  ADD ("cancelled", test_cancelled);
  ADD ("async", test_async);
  ADD ("watch", test_watch);
  ADD ("claims", test_claims);
  ADD ("claims-again", test_claims_again);
  return g_test_run ();
}
