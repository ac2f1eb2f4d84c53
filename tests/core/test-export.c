/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datasets: cells by RFC 4180, whole files against ones written by hand (tests/data/export), what
 * happens to the file that was there, and what is left out. It is over 600 lines because the cells of each
 * format are listed one by one.
 */

#include "adduce.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "export/adduce-export-private.h"

/* What a progress callback saw. */
typedef struct {
  guint n_calls;
  guint done;
  guint total;
} Progress;

/* An export in another thread. */
typedef struct {
  GMainLoop *loop;
  AdduceExportResult *result;
  GError *error;
} Wait;

static char *
get_data (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "export", name, NULL);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("adduce-export-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
write_file (const char *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

/* A sidecar with one claim on the first @length code points of @text; ids end in @id. */
static char *
make_sidecar (const char *article, const char *nickname, const char *text, guint length,
              const char *id)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *exact = g_utf8_substring (text, 0, length);

  return g_strdup_printf (
    "{\"@context\": [\"http://www.w3.org/ns/anno.jsonld\","
    " {\"claims\": \"https://adduce.github.io/ns/claims#\", \"status\": \"claims:status\","
    " \"codebookVersion\": \"claims:codebookVersion\"}],"
    " \"id\": \"urn:uuid:019a0000-0000-7000-8000-1%s\", \"type\": \"AnnotationPage\","
    " \"schemaVersion\": \"1.0\", \"creator\": {\"id\": \"urn:uuid:019a0000-0000-7000-8000-2%s\","
    " \"type\": \"Person\", \"nickname\": \"%s\"}, \"created\": \"2031-03-01T08:00:00Z\","
    " \"article\": {\"source\": \"%s\", \"format\": \"text/plain\", \"length\": %ld,"
    " \"textDigest\": \"sha256:%s\", \"extractor\": \"plain-1\"}, \"items\": ["
    "{\"id\": \"urn:uuid:019a0000-0000-7000-8000-3%s\", \"type\": \"Annotation\","
    " \"motivation\": \"classifying\", \"created\": \"2031-03-01T08:00:00Z\","
    " \"modified\": \"2031-03-01T08:00:00Z\", \"revision\": 1,"
    " \"target\": [{\"type\": \"SpecificResource\", \"source\": \"%s\", \"selector\": ["
    "{\"type\": \"TextPositionSelector\", \"start\": 0, \"end\": %u},"
    " {\"type\": \"TextQuoteSelector\", \"exact\": \"%s\", \"prefix\": \"\", \"suffix\": \"\"}]}],"
    " \"body\": []}]}\n",
    id, id, nickname, article, g_utf8_strlen (text, -1), digest, id, article, length, exact);
}

static void
add_article (const char *folder, const char *name, const char *const *nicknames)
{
  static guint n_made;

  write_file (folder, name, "Words of an article.\n");
  for (guint i = 0; nicknames[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (name);
      g_autofree char *source = adduce_paths_encode_source (base);
      g_autofree char *id = g_strdup_printf ("%011u", ++n_made);
      g_autofree char *contents =
        make_sidecar (source, nicknames[i], "Words of an article.\n", 5, id);
      g_autofree char *sidecar = g_strconcat (name, ".", nicknames[i], ".claims.json", NULL);

      write_file (folder, sidecar, contents);
    }
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (done, >=, progress->done);
  progress->n_calls++;
  progress->done = done;
  progress->total = total;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = adduce_export_corpus_finish (result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
test_cells (void)
{
  static const struct {
    const char *cell;
    char separator;
    gboolean safe;
    const char *expected;
  } cases[] = {
    /* RFC 4180, section 2 */
    { "", ',', FALSE, "" },
    { "aaa", ',', FALSE, "aaa" },
    { "zzz yyy", ',', FALSE, "zzz yyy" },
    { "b \r\nbb", ',', FALSE, "\"b \r\nbb\"" },
    { "b\"bb", ',', FALSE, "\"b\"\"bb\"" },
    { "\"", ',', FALSE, "\"\"\"\"" },
    { "a,b", ',', FALSE, "\"a,b\"" },
    { "a\tb", ',', FALSE, "a\tb" },
    { "a,b", '\t', FALSE, "a,b" },
    { "a\tb", '\t', FALSE, "\"a\tb\"" },
    { "one\ntwo", ',', FALSE, "\"one\ntwo\"" },
    { "one\rtwo", '\t', FALSE, "\"one\rtwo\"" },
    { " lead", ',', FALSE, "\" lead\"" },
    { "trail ", ',', FALSE, "\"trail \"" },
    { "\ttab", ',', FALSE, "\"\ttab\"" },
    { " ", ',', FALSE, "\" \"" },
    { "é, 🙂", ',', FALSE, "\"é, 🙂\"" },
    { "a;b", ',', FALSE, "a;b" },
    /* exact: nothing is put before a formula unless asked for */
    { "=1+1", ',', FALSE, "=1+1" },
    { "=1+1", ',', TRUE, "'=1+1" },
    { "+1", ',', TRUE, "'+1" },
    { "-1", ',', TRUE, "'-1" },
    { "@SUM(A1)", ',', TRUE, "'@SUM(A1)" },
    { "\t=1", ',', TRUE, "\"'\t=1\"" },
    { "\r=1", ',', TRUE, "\"'\r=1\"" },
    { "\n=1", ',', TRUE, "\"'\n=1\"" },
    { "＝1", ',', TRUE, "'＝1" },
    { "＋1", ',', TRUE, "'＋1" },
    { "－1", ',', TRUE, "'－1" },
    { "＠a", ',', TRUE, "'＠a" },
    { "=cmd|' /C calc'!A0", ',', TRUE, "'=cmd|' /C calc'!A0" },
    { "=HYPERLINK(\"http://x\",\"y\")", ',', TRUE, "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
    { "1-1", ',', TRUE, "1-1" },
    { "", ',', TRUE, "" },
    { "–5 degrees", ',', TRUE, "–5 degrees" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("|");

      adduce_csv_append_cell (out, cases[i].cell, cases[i].separator, cases[i].safe);
      g_assert_cmpstr (out->str + 1, ==, cases[i].expected);
    }
}

/* As `date -u` has them. */
static void
test_times (void)
{
  static const struct {
    gint64 seconds;
    const char *expected;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { -1, "1969-12-31T23:59:59Z" },
    { 951782400, "2000-02-29T00:00:00Z" },
    { 1924992000, "2031-01-01T00:00:00Z" },
    { G_GINT64_CONSTANT (4107542399), "2100-02-28T23:59:59Z" },
    { G_GINT64_CONSTANT (4107542400), "2100-03-01T00:00:00Z" },
    { G_GINT64_CONSTANT (253402300799), "9999-12-31T23:59:59Z" },
    { G_GINT64_CONSTANT (253402300800), "" },
    { -G_GINT64_CONSTANT (62135596800), "0001-01-01T00:00:00Z" },
    { -G_GINT64_CONSTANT (62135596801), "" },
    { G_MAXINT64, "" },
    { G_MININT64, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *time = adduce_export_format_time (cases[i].seconds);

      g_assert_cmpstr (time, ==, cases[i].expected);
    }
}

/* Each day from the first to the last that has a year of four digits, by GLib's calendar. */
static void
test_days (void)
{
  const gint64 before = G_GINT64_CONSTANT (62135596800); /* from 0001-01-01 to 1970-01-01 */

  for (guint day = 1; day <= 3652059; day++)
    {
      g_autofree char *time = adduce_export_format_time (86400 * (gint64) (day - 1) - before);
      char expected[32];
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, day);
      g_snprintf (expected, sizeof expected, "%04u-%02u-%02uT00:00:00Z", g_date_get_year (&date),
                  g_date_get_month (&date), g_date_get_day (&date));
      g_assert_cmpstr (time, ==, expected);
    }
}

static void
test_formats (void)
{
  static const char *const ids[] = { "csv", "tsv", "jsonl" };
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);

  g_assert_cmpuint (n_formats, >, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (formats[i].id, ==, ids[i]);
      g_assert_cmpstr (formats[i].extension + 1, ==, ids[i]);
    }
  for (guint i = 0; i < n_formats; i++)
    {
      g_assert_cmpstr (formats[i].label, !=, "");
      g_assert_true (formats[i].is_folder ? formats[i].extension[0] == '\0' : formats[i].extension[0] == '.');
      g_assert_true (adduce_export_get_format (formats[i].id)->label == formats[i].label);
    }
  g_assert_null (adduce_export_get_format ("CSV"));
}

/* Exports tests/data/export/corpus and compares with the file written by hand. */
static void
check_whole_file (const AdduceExportOptions *options, const char *expected_name)
{
  g_autofree char *corpus = get_data ("corpus");
  g_autofree char *expected_path = get_data (expected_name);
  g_autofree char *folder = make_folder ();
  g_autofree char *output = g_build_filename (folder, "out", NULL);
  g_autofree char *expected = read_file (expected_path);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result =
    adduce_export_corpus (corpus, output, options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  written = read_file (output);
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpuint (result->n_claims, ==, 8);
  g_assert_cmpuint (result->n_articles, ==, 5);

  /* the article that was changed after it was coded */
  g_assert_cmpuint (result->problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (result->problems->pdata[0], "changed.txt: "));
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

static void
test_csv (void)
{
  const AdduceExportOptions options = { .format = "csv" };

  check_whole_file (&options, "expected.csv");
}

static void
test_tsv (void)
{
  const AdduceExportOptions options = { .format = "tsv", .wide = TRUE, .bom = TRUE, .safe = TRUE };

  check_whole_file (&options, "expected-wide-bom-safe.tsv");
}

static void
test_jsonl (void)
{
  /* what is for spreadsheets changes nothing */
  const AdduceExportOptions options = {
    .format = "jsonl", .wide = TRUE, .bom = TRUE, .safe = TRUE
  };

  check_whole_file (&options, "expected.jsonl");
}

/* The coders and paths of a dataset, one row a line. */
static char *
export_keys (const char *folder, const char *const *coders, AdduceExportResult **ret_result)
{
  const AdduceExportOptions options = { .format = "tsv", .coders = coders };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result =
    adduce_export_corpus_to_stream (folder, stream, &options, NULL, NULL, NULL, &error);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  lines =
    g_strsplit (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), "\r\n", -1);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 5);

      g_string_append_printf (keys, "%s %s\n", cells[1], cells[3]);
    }

  if (ret_result != NULL)
    *ret_result = g_steal_pointer (&result);
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
test_order (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *sub = g_build_filename (folder, "a", NULL);
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;
  const char *const coders[] = { "zoe", "an", NULL };

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  add_article (folder, "b.md", (const char *const[]){ "zoe", "an-na", "an", NULL });
  add_article (folder, "a/b.txt", (const char *const[]){ "zoe", NULL });
  add_article (folder, "a.txt", (const char *const[]){ "zoe", NULL });
  add_article (folder, "a-b.txt", (const char *const[]){ "zoe", NULL });
  add_article (folder, "B.txt", (const char *const[]){ "an", NULL });

  /* by the bytes of path and nickname: B < a, - < . < / */
  all = export_keys (folder, NULL, NULL);
  g_assert_cmpstr (
    all, ==, "B.txt an\na-b.txt zoe\na.txt zoe\na/b.txt zoe\nb.md an\nb.md an-na\nb.md zoe\n");

  some = export_keys (folder, coders, NULL);
  g_assert_cmpstr (some, ==, "B.txt an\na-b.txt zoe\na.txt zoe\na/b.txt zoe\nb.md an\nb.md zoe\n");
  remove_folder (folder);
}

/* Is there a sentence with all these words? */
static gboolean
has_problem (AdduceExportResult *result, const char *one, const char *two)
{
  for (guint i = 0; i < result->problems->len; i++)
    {
      const char *sentence = result->problems->pdata[i];

      if (strstr (sentence, one) != NULL && strstr (sentence, two) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_left_out (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *stranger =
    make_sidecar ("ok.txt", "mira", "Words of an article.\n", 5, "00000000099");
  g_autofree char *keys = NULL;
  g_autoptr (AdduceExportResult) result = NULL;
  const char *const mira[] = { "mira", NULL };
  const char *const others[] = { "mira", "nobody", NULL };

  add_article (folder, "ok.txt", mira);
  add_article (folder, "broken.txt", mira);
  write_file (folder, "broken.txt.jonas.claims.json", "{\"@context\": [");
  write_file (folder, "ok.txt.empty.claims.json", "");
  write_file (folder, "ok.txt.other.claims.json", stranger);
  add_article (folder, "latin.txt", mira);
  write_file (folder, "latin.txt", "caf\xe9\n");
  add_article (folder, "gone.txt", mira);
  g_autofree char *gone = g_build_filename (folder, "gone.txt", NULL);
  g_assert_cmpint (g_unlink (gone), ==, 0);

  keys = export_keys (folder, NULL, &result);
  g_assert_cmpstr (keys, ==, "broken.txt mira\nok.txt mira\n");
  g_assert_cmpuint (result->problems->len, ==, 5);
  g_assert_true (has_problem (result, "broken.txt.jonas.claims.json", "left out"));
  g_assert_true (has_problem (result, "ok.txt.empty.claims.json", "left out"));
  g_assert_true (has_problem (result, "ok.txt.other.claims.json", "“mira”"));
  g_assert_true (has_problem (result, "latin.txt", "left out"));
  g_assert_true (has_problem (result, "gone.txt.mira.claims.json", "left out"));

  g_clear_pointer (&keys, g_free);
  g_clear_pointer (&result, adduce_export_result_free);
  keys = export_keys (folder, others, &result);
  g_assert_cmpstr (keys, ==, "broken.txt mira\nok.txt mira\n");
  g_assert_true (has_problem (result, "“nobody”", ""));
  g_assert_false (has_problem (result, "jonas", ""));
  remove_folder (folder);
}

/* Exports and expects an error; what was there must stand, and nothing be beside it. */
static void
check_fails (const char *corpus, const char *output, GCancellable *cancellable, GQuark domain,
             int code)
{
  const AdduceExportOptions options = { .format = "csv" };
  g_autofree char *folder = g_path_get_dirname (output);
  g_autofree char *old = read_file (output);
  guint n_files = count_files (folder);
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result =
    adduce_export_corpus (corpus, output, &options, NULL, NULL, cancellable, &error);

  g_assert_error (error, domain, code);
  g_assert_null (result);
  left = read_file (output);
  g_assert_cmpstr (left, ==, old);
  g_assert_cmpuint (count_files (folder), ==, n_files);
}

static void
test_cancelled (void)
{
  g_autofree char *corpus = get_data ("corpus");
  g_autofree char *folder = make_folder ();
  g_autofree char *output = g_build_filename (folder, "old.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  write_file (folder, "old.csv", "old");
  g_cancellable_cancel (cancellable);
  check_fails (corpus, output, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_folder (folder);
}

static void
test_no_space (void)
{
  const AdduceExportOptions options = { .format = "csv" };
  g_autofree char *corpus = get_data ("corpus");
  g_autofree char *folder = make_folder ();
  g_autofree char *output = g_build_filename (folder, "old.csv", NULL);
  g_autofree char *left = NULL;
  g_autoptr (AdduceExportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  write_file (folder, "old.csv", "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 100;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  result = adduce_export_corpus (corpus, output, &options, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, output));
  left = read_file (output);
  g_assert_cmpstr (left, ==, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

static void
test_refused (void)
{
  const AdduceExportOptions csv = { .format = "csv" };
  const AdduceExportOptions unknown = { .format = "sav" };
  g_autofree char *folder = make_folder ();
  g_autofree char *article = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *sidecar = g_build_filename (folder, "a.txt.mira.claims.json", NULL);
  g_autofree char *codebook = g_build_filename (folder, "codebook.json", NULL);
  g_autofree char *output = g_build_filename (folder, "x.csv", NULL);
  g_autofree char *no_folder = g_build_filename (folder, "none", "x.csv", NULL);
  g_autoptr (GError) error = NULL;

  add_article (folder, "a.txt", (const char *const[]){ "mira", NULL });
  write_file (folder, "codebook.json", "{}");
  check_fails (folder, article, NULL, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  check_fails (folder, sidecar, NULL, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  check_fails (folder, codebook, NULL, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);

  g_assert_null (adduce_export_corpus (folder, output, &unknown, NULL, NULL, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (adduce_export_corpus (folder, no_folder, &csv, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (adduce_export_corpus (folder, "/", &csv, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (adduce_export_corpus (no_folder, output, &csv, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (folder), ==, 3);
  remove_folder (folder);
}

/* A link stays a link, and the mode of the file is kept. */
static void
test_replaces (void)
{
  const AdduceExportOptions options = { .format = "csv" };
  g_autofree char *corpus = get_data ("corpus");
  g_autofree char *expected_path = get_data ("expected.csv");
  g_autofree char *expected = read_file (expected_path);
  g_autofree char *folder = make_folder ();
  g_autofree char *real = g_build_filename (folder, "real.csv", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link.csv", NULL);
  g_autofree char *written = NULL;
  g_autoptr (AdduceExportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  write_file (folder, "real.csv", "old");
  g_assert_cmpint (g_chmod (real, 0640), ==, 0);
  g_assert_cmpint (symlink ("real.csv", link_path), ==, 0);
  result = adduce_export_corpus (corpus, link_path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  written = read_file (real);
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpint (g_stat (real, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (folder), ==, 2);
  remove_folder (folder);
}

static void
test_async (void)
{
  g_autofree char *corpus = get_data ("corpus");
  g_autofree char *folder = make_folder ();
  g_autofree char *output = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *format = g_strdup ("csv");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AdduceExportOptions options = { .format = format };
  Progress progress = { 0 };
  Wait wait = { loop, NULL, NULL };

  adduce_export_corpus_async (corpus, output, &options, progress_cb, &progress, NULL, finished_cb,
                              &wait);
  memset (format, 'x', strlen (format)); /* options are copied */
  g_main_loop_run (loop);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.result->n_claims, ==, 8);
  g_assert_cmpuint (progress.n_calls, >, 0);
  g_assert_cmpuint (progress.done, ==, 4);
  g_assert_cmpuint (progress.total, ==, 4);
  g_clear_pointer (&wait.result, adduce_export_result_free);

  g_assert_cmpint (g_unlink (output), ==, 0);
  options.format = "csv";
  g_cancellable_cancel (cancellable);
  adduce_export_corpus_async (corpus, output, &options, NULL, NULL, cancellable, finished_cb,
                              &wait);
  g_main_loop_run (loop);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (wait.result);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_clear_error (&wait.error);
  remove_folder (folder);
}

/* A folder without claims gives a dataset without rows. */
static void
test_empty (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *keys = NULL;
  g_autoptr (AdduceExportResult) result = NULL;

  keys = export_keys (folder, NULL, &result);
  g_assert_cmpstr (keys, ==, "");
  g_assert_cmpuint (result->n_claims, ==, 0);
  g_assert_cmpuint (result->n_articles, ==, 0);
  g_assert_cmpuint (result->problems->len, ==, 0);
  remove_folder (folder);
}

/* Names of any bytes: valid UTF-8 as it is, else as it is shown. */
static void
test_names (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *keys = NULL;

  add_article (folder, "new\nline.txt", (const char *const[]){ "mira", NULL });
  add_article (folder, "not\xffutf8.txt", (const char *const[]){ "mira", NULL });
  keys = export_keys (folder, NULL, NULL);
  g_assert_cmpstr (keys, ==, "\"new\nline.txt\" mira\nnot�utf8.txt mira\n");
  remove_folder (folder);
}

/* Only a program that can draw has pages. */
static void
test_pages (void)
{
  static const AdduceExportPaper paper = { NULL, NULL, NULL };
  guint n_without, n_with;

  g_assert_null (adduce_export_get_format ("pdf"));
  adduce_export_get_formats (&n_without);
  adduce_export_set_paper (&paper);
  adduce_export_get_formats (&n_with);
  g_assert_cmpstr (adduce_export_get_format ("pdf")->extension, ==, ".pdf");
  g_assert_cmpuint (n_with, ==, n_without + 1);
  adduce_export_set_paper (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/export/cells", test_cells);
  g_test_add_func ("/export/times", test_times);
  g_test_add_func ("/export/days", test_days);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/tsv", test_tsv);
  g_test_add_func ("/export/jsonl", test_jsonl);
  g_test_add_func ("/export/order", test_order);
  g_test_add_func ("/export/left-out", test_left_out);
  g_test_add_func ("/export/cancelled", test_cancelled);
  g_test_add_func ("/export/no-space", test_no_space);
  g_test_add_func ("/export/refused", test_refused);
  g_test_add_func ("/export/replaces", test_replaces);
  g_test_add_func ("/export/async", test_async);
  g_test_add_func ("/export/empty", test_empty);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/pages", test_pages);

  return g_test_run ();
}
