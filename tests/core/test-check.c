/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checking a corpus: every kind of damage is named, with its file, and nothing else is.
 */
#include "adduce.h"

#include "corpus-fixture.h"

#define TEXT "Headline\n\nSome words, and more of them.\n"

typedef struct {
  char *folder;
} Fixture;

static const FixtureClaim claims[] = {
  { 10, 14, "Ada Fen", "The dam is safe", "support", "expert" },
  { 15, 20, "Bo", NULL, NULL, NULL },
};

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = scratch_new ();
  scratch_write (fixture->folder, "good.txt", TEXT);
  fixture_code (fixture->folder, "good.txt", "anna", ADDUCE_STATUS_DONE, claims, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

/* What is expected of one file: a word of the sentence. */
typedef struct {
  const char *path;
  const char *words;
} Expected;

/* The problems are just these, in this order, and no sentence repeats the file's name before it. */
static void
assert_problems (Fixture *fixture, const Expected *expected, guint n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = adduce_check_corpus (fixture->folder, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < MIN (problems->len, n_expected); i++)
    {
      const AdduceProblem *problem = problems->pdata[i];
      g_assert_cmpstr (problem->path, ==, expected[i].path);
      if (strstr (problem->message, expected[i].words) == NULL)
        g_error ("%s: “%s” is not about “%s”", problem->path, problem->message, expected[i].words);
      g_assert_null (strstr (problem->message, fixture->folder));
    }
  if (problems->len > n_expected)
    {
      const AdduceProblem *problem = problems->pdata[n_expected];
      g_error ("not expected: %s: %s", problem->path, problem->message);
    }
  g_assert_cmpuint (problems->len, ==, n_expected);
}

static void
test_good (Fixture *fixture, gconstpointer unused)
{
  scratch_write (fixture->folder, "sub/ä.md", TEXT);
  fixture_code (fixture->folder, "sub/ä.md", "ben", -1, claims, 1);
  g_autofree char *b235 = g_strnfill (235, 'b');
  g_autofree char *long_name = g_strconcat (b235, ".txt", NULL);
  scratch_write (fixture->folder, long_name, TEXT);
  fixture_code (fixture->folder, long_name, "anna", -1, claims, 2);
  scratch_write (fixture->folder, "notes.pdf", "\xff");
  assert_problems (fixture, NULL, 0);
}

static void
test_articles (Fixture *fixture, gconstpointer unused)
{
  static const Expected expected[] = {
    { "bad.txt", "UTF-8" },          { "folder.txt", "folder" },     { "huge.txt", "too large" },
    { "nul.txt", "NUL" },            { "out.txt", "leads out" },     { "pipe.txt", "ordinary file" },
  };
  g_autofree char *huge = scratch_path (fixture->folder, "huge.txt");
  g_autofree char *out = scratch_path (fixture->folder, "out.txt");
  g_autofree char *pipe = scratch_path (fixture->folder, "pipe.txt");
  g_autofree char *long_line = g_strnfill (30000, 'x');
  GString *marks = g_string_new ("e");
  for (guint i = 0; i < 50000; i++)
    g_string_append (marks, "\u0301");

  scratch_write (fixture->folder, "bad.txt", "bad \xff byte\n");
  scratch_write (fixture->folder, "folder.txt/.keep", "");
  scratch_write (fixture->folder, "huge.txt", "");
  g_assert_cmpint (truncate (huge, 50 * 1024 * 1024), ==, 0);
  scratch_write (fixture->folder, "lin\ne.txt", long_line);
  scratch_write (fixture->folder, "marks.txt", marks->str);
  scratch_write_bytes (fixture->folder, "nul.txt", "a\0b", 3);
  g_assert_cmpint (symlink ("/etc/passwd", out), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0666), ==, 0);
  g_string_free (marks, TRUE);
  assert_problems (fixture, expected, G_N_ELEMENTS (expected));
}

/* A sidecar that is right, with @old replaced by @new. */
static void
write_changed (Fixture *fixture, const char *name, const char *old, const char *new)
{
  g_autofree char *right = scratch_read (fixture->folder, "good.txt.anna.claims.json");
  g_assert_nonnull (strstr (right, old));
  g_autoptr (GString) changed = g_string_new (right);
  g_string_replace (changed, old, new, 1);
  scratch_write (fixture->folder, name, changed->str);
}

static void
test_sidecars (Fixture *fixture, gconstpointer unused)
{
  static const Expected expected[] = {
    { "good.txt.b1.claims.json", "empty" },
    { "good.txt.b2.claims.json", "line" },
    { "good.txt.b3.claims.json", "line" },
    { "good.txt.b4.claims.json", "line" },
    { "good.txt.b5.claims.json", "not a file" },
    { "good.txt.b6.claims.json", "version" },
  };
  g_autoptr (GString) deep = g_string_new (NULL);
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  scratch_write (fixture->folder, "good.txt.b1.claims.json", "");
  scratch_write (fixture->folder, "good.txt.b2.claims.json", "nonsense");
  scratch_write (fixture->folder, "good.txt.b3.claims.json", deep->str);
  write_changed (fixture, "good.txt.b4.claims.json", "\"type\": \"AnnotationPage\"",
                 "\"type\": \"AnnotationPage\", \"type\": \"AnnotationPage\"");
  scratch_write (fixture->folder, "good.txt.b5.claims.json/x", "");
  write_changed (fixture, "good.txt.b6.claims.json", "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"2.0\"");

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = adduce_check_corpus (fixture->folder, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const AdduceProblem *problem = problems->pdata[i];
      if (i >= G_N_ELEMENTS (expected))
        g_error ("not expected: %s: %s", problem->path, problem->message);
      g_assert_cmpstr (problem->path, ==, expected[i].path);
      g_test_message ("%s: %s", problem->path, problem->message);
      g_assert_null (strstr (problem->message, fixture->folder));
    }
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
}

static void
test_claims (Fixture *fixture, gconstpointer unused)
{
  static const Expected expected[] = {
    { "good.txt.anna.claims.json", "outside" },
  };
  static const Expected reversed[] = { { "good.txt.anna.claims.json", "" } };
  static const Expected quote[] = { { "good.txt.anna.claims.json", "not those quoted" } };
  static const Expected unknown[] = { { "good.txt.anna.claims.json", "made-up" } };
  static const Expected other[] = { { "good.txt.anna.claims.json", "version of the article" } };
  const char *name = "good.txt.anna.claims.json";
  g_autofree char *right = scratch_read (fixture->folder, name);

  write_changed (fixture, name, "\"end\": 20", "\"end\": 2000");
  assert_problems (fixture, expected, 1);
  scratch_write (fixture->folder, name, right);
  write_changed (fixture, name, "\"start\": 15", "\"start\": 25");
  assert_problems (fixture, reversed, 1);
  scratch_write (fixture->folder, name, right);
  write_changed (fixture, name, "\"start\": 15", "\"start\": 20"); /* empty */
  assert_problems (fixture, reversed, 1);
  scratch_write (fixture->folder, name, right);
  write_changed (fixture, name, "\"start\": 10", "\"start\": 11");
  assert_problems (fixture, quote, 1);
  scratch_write (fixture->folder, name, right);
  write_changed (fixture, name, "\"code\": \"support\"", "\"code\": \"made-up\"");
  assert_problems (fixture, unknown, 1);
  scratch_write (fixture->folder, name, right);
  write_changed (fixture, name, "\"code\": \"expert\"", "\"code\": \"made-up\"");
  assert_problems (fixture, unknown, 1);

  /* another text, where all else is said once and not for each claim */
  scratch_write (fixture->folder, name, right);
  scratch_write (fixture->folder, "good.txt", TEXT "One line more.\n");
  assert_problems (fixture, other, 1);
}

static void
test_names (Fixture *fixture, gconstpointer unused)
{
  static const Expected expected[] = {
    { "good.txt.Anna.claims.json", "name" },
    { "good.txt.anna.claims (conflicted copy 2031-03-04 101500).json", "synchronising" },
    { "good.txt.ben.claims.json", "anna" },
    { "none.txt.anna.claims.json", "none.txt" },
    { "other.txt.anna.claims.json", "good.txt" },
    { "stray.txt.anna.claims.sync-conflict-20310304-101500-ABCDEFG.json", "synchronising" },
  };
  g_autofree char *right = scratch_read (fixture->folder, "good.txt.anna.claims.json");
  scratch_write (fixture->folder, "other.txt", TEXT);
  scratch_write (fixture->folder, "good.txt.ben.claims.json", right);
  scratch_write (fixture->folder, "good.txt.Anna.claims.json", right);
  scratch_write (fixture->folder, "none.txt.anna.claims.json", right);
  scratch_write (fixture->folder, "other.txt.anna.claims.json", right);
  scratch_write (fixture->folder, expected[1].path, right);
  scratch_write (fixture->folder, expected[5].path, right);
  assert_problems (fixture, expected, G_N_ELEMENTS (expected));
}

static void
test_codebook (Fixture *fixture, gconstpointer unused)
{
  static const Expected expected[] = { { "codebook.json", "line" } };
  scratch_write (fixture->folder, "codebook.json", "{\n  \"id\": ,\n}\n");
  assert_problems (fixture, expected, 1);
}

static void
no_permission_cb (gpointer user_data)
{
  static const Expected expected[] = { { "closed/", "permission" }, { "secret.txt", "permission" } };
  scratch_become_nobody ();
  assert_problems (user_data, expected, G_N_ELEMENTS (expected));
}

static void
test_no_permission (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *closed = scratch_path (fixture->folder, "closed");
  g_autofree char *secret = scratch_path (fixture->folder, "secret.txt");
  scratch_write (fixture->folder, "closed/a.txt", TEXT);
  scratch_write (fixture->folder, "secret.txt", TEXT);
  g_assert_cmpint (chmod (closed, 0), ==, 0);
  g_assert_cmpint (chmod (secret, 0), ==, 0);
  scratch_run (no_permission_cb, fixture);
}

static void
test_folders (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *empty = scratch_new ();
  g_autoptr (GPtrArray) problems = adduce_check_corpus (empty, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  const AdduceProblem *problem = problems->pdata[0];
  g_assert_null (problem->path);
  g_assert_nonnull (strstr (problem->message, ".txt, .text, .md"));
  scratch_remove (empty);

  g_autoptr (GPtrArray) none = adduce_check_corpus (empty, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_autoptr (GPtrArray) cancelled = adduce_check_corpus (fixture->folder, cancellable, &error);
  g_assert_null (cancelled);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_sample_corpus (void)
{
  g_autofree char *folder = adduce_paths_installed ("sample-corpus");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = adduce_check_corpus (folder, NULL, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    {
      const AdduceProblem *problem = problems->pdata[0];
      g_error ("%s: %s", problem->path, problem->message);
    }
}

#define ADD(name, func) g_test_add ("/check/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("good", test_good);
  ADD ("articles", test_articles);
  ADD ("sidecars", test_sidecars);
  ADD ("claims", test_claims);
  ADD ("names", test_names);
  ADD ("codebook", test_codebook);
  ADD ("no-permission", test_no_permission);
  ADD ("folders", test_folders);
  g_test_add_func ("/check/sample-corpus", test_sample_corpus);
  return g_test_run ();
}
