/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cache of a corpus: with it, without it and with a broken one the corpus is the same.
 *
 * Internals are included to see that the cache is used at all: a run that finds nothing to look at gives
 * back the very cache it was given.
 */
#include "adduce.h"

#include "store/adduce-corpus-cache.h"
#include "store/adduce-corpus-run.h"

#include "corpus-fixture.h"

/* A file that is younger than two seconds when it is looked at is not trusted. */
#define SETTLE_US (2100 * 1000)

#define N_CHANGES 60
#define N_FLIPS 300

typedef struct {
  char *folder;
} Fixture;

static const FixtureClaim claims[] = {
  { 0, 5, "Ada Fen", "The dam is safe", "support", "expert" },
  { 6, 9, "Ada Fen|Bo", "The dam is safe|Boats may pass", NULL, NULL },
  { 1, 4, "Cy", NULL, NULL, NULL },
};

static void
make_corpus (Fixture *fixture)
{
  fixture->folder = scratch_new ();
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%02u.txt", i % 3 == 0 ? "" : i % 3 == 1 ? "one/" : "one/two/", i);
      g_autofree char *text = g_strdup_printf ("Headline %u\n\nSome words.\n", i);
      scratch_write (fixture->folder, name, text);
      if (i % 4 != 0)
        fixture_code (fixture->folder, name, "anna", i % 4 - 1, claims, i % 4);
    }
  fixture_code (fixture->folder, "03.txt", "ben", ADDUCE_STATUS_DONE, claims, 2);
  scratch_write (fixture->folder, "broken.txt", "bad \xff byte\n");
  scratch_write (fixture->folder, "00.txt.zoe.claims.json", "{");
  scratch_write (fixture->folder, "00.txt.zoe.claims (conflicted copy 2031-03-04 101500).json", "{}");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  make_corpus (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

/* All that a corpus shows, as text, loaded anew. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (fixture->folder);
  g_assert_true (adduce_corpus_load (corpus, "anna", NULL, &error));
  g_assert_no_error (error);
  g_autofree char *articles = fixture_dump (corpus);
  g_autofree char *speakers = fixture_dump_vocabulary (adduce_corpus_get_speakers (corpus));
  g_autofree char *issues = fixture_dump_vocabulary (adduce_corpus_get_issues (corpus));
  const char *problem = adduce_corpus_get_problem (corpus);
  return g_strdup_printf ("%s%s\n%s\n%s\n", articles, speakers, issues, problem == NULL ? "" : problem);
}

/* The one file in the folder of caches. */
static char *
get_cache_path (void)
{
  g_autofree char *caches = adduce_paths_cache_dir ("corpora");
  g_autoptr (GDir) dir = g_dir_open (caches, 0, NULL);
  const char *name = g_dir_read_name (dir);
  g_assert_nonnull (name);
  char *path = scratch_path (caches, name);
  g_assert_null (g_dir_read_name (dir));
  return path;
}

/* The same with all caches put out of the way, and back as they were. */
static char *
describe_without_cache (Fixture *fixture)
{
  g_autofree char *caches = adduce_paths_cache_dir ("corpora");
  g_autofree char *aside = g_strconcat (caches, "-aside", NULL);
  g_assert_cmpint (rename (caches, aside), ==, 0);
  char *description = describe (fixture);
  scratch_remove (caches);
  g_assert_cmpint (rename (aside, caches), ==, 0);
  return description;
}

/* Whether there is nothing to look at again. */
static gboolean
is_all_cached (Fixture *fixture, gboolean with_uses)
{
  g_autoptr (AdduceCorpusCache) cache = adduce_corpus_cache_load (fixture->folder);
  if (cache == NULL)
    return FALSE;
  g_autoptr (AdduceCorpusRun) run = adduce_corpus_run_new (fixture->folder, "anna", with_uses, cache);
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_corpus_run_walk (run, NULL, NULL, NULL, &error));
  g_assert_true (adduce_corpus_run_look (run, NULL, NULL, NULL, &error));
  g_autoptr (AdduceCorpusCache) next = adduce_corpus_run_end (run);
  return next == cache;
}

static void
test_used (Fixture *fixture, gconstpointer unused)
{
  /* files made just now can't be trusted, whatever their stamp says */
  g_autofree char *first = describe (fixture);
  g_assert_false (is_all_cached (fixture, TRUE));

  g_usleep (SETTLE_US);
  g_autofree char *second = describe (fixture);
  g_assert_true (is_all_cached (fixture, TRUE));
  g_assert_true (is_all_cached (fixture, FALSE));
  g_autofree char *third = describe (fixture);
  g_assert_cmpstr (second, ==, first);
  g_assert_cmpstr (third, ==, first);

  /* where nothing changed the cache is not even written */
  g_autofree char *path = get_cache_path ();
  struct stat before, after;
  g_assert_cmpint (stat (path, &before), ==, 0);
  g_autofree char *fourth = describe (fixture);
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);

  /* another language has other sentences, so another cache */
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));
  g_setenv ("LANGUAGE", "tlh", TRUE);
  g_assert_null (adduce_corpus_cache_load (fixture->folder));
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

/* --- changes are seen --- */

static void
swap_same_size (Fixture *fixture)
{
  /* same size, same time of change, another file: what a careless copy leaves */
  struct stat info;
  g_autofree char *path = scratch_path (fixture->folder, "03.txt");
  g_autofree char *temp = scratch_path (fixture->folder, "temp");
  g_assert_cmpint (stat (path, &info), ==, 0);
  scratch_write (fixture->folder, "temp", "Kopfteil 3\n\nSome words.\n");
  struct timespec times[2] = { info.st_atim, info.st_mtim };
  g_assert_cmpint (utimensat (AT_FDCWD, temp, times, 0), ==, 0);
  g_assert_cmpint (rename (temp, path), ==, 0);
}

static void
edit_in_place (Fixture *fixture)
{
  /* same file, same size, time put back: only the time of the last change of the inode tells */
  struct stat info;
  g_autofree char *path = scratch_path (fixture->folder, "03.txt");
  g_assert_cmpint (stat (path, &info), ==, 0);
  scratch_write (fixture->folder, "03.txt", "HEADLINE 3\n\nSome words.\n");
  struct timespec times[2] = { info.st_atim, info.st_mtim };
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static void
move (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *old = scratch_path (fixture->folder, from);
  g_autofree char *new = scratch_path (fixture->folder, to);
  g_assert_cmpint (rename (old, new), ==, 0);
}

static void
rename_article (Fixture *fixture)
{
  move (fixture, "03.txt", "renamed.txt");
}

static void
rename_sidecar (Fixture *fixture)
{
  move (fixture, "03.txt.anna.claims.json", "03.txt.cy.claims.json");
}

static void
swap_articles (Fixture *fixture)
{
  move (fixture, "03.txt", "temp");
  move (fixture, "06.txt", "03.txt");
  move (fixture, "temp", "06.txt");
}

static void
move_folder (Fixture *fixture)
{
  move (fixture, "one/two", "zwei");
}

static void
remove_sidecar (Fixture *fixture)
{
  g_autofree char *path = scratch_path (fixture->folder, "03.txt.anna.claims.json");
  g_assert_cmpint (unlink (path), ==, 0);
}

static void
mend_sidecar (Fixture *fixture)
{
  fixture_code (fixture->folder, "00.txt", "zoe", -1, claims, 3);
}

static void
make_folder_of_article (Fixture *fixture)
{
  g_autofree char *path = scratch_path (fixture->folder, "03.txt");
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (mkdir (path, 0777), ==, 0);
}

static void
make_link_of_article (Fixture *fixture)
{
  g_autofree char *path = scratch_path (fixture->folder, "03.txt");
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (symlink ("06.txt", path), ==, 0);
}

static void
test_changes (void)
{
  static const struct {
    const char *name;
    void (*func) (Fixture *);
  } changes[] = {
    { "same size", swap_same_size },       { "in place", edit_in_place },
    { "rename article", rename_article },  { "rename sidecar", rename_sidecar },
    { "swap articles", swap_articles },    { "move folder", move_folder },
    { "remove sidecar", remove_sidecar },  { "mend sidecar", mend_sidecar },
    { "folder", make_folder_of_article },  { "link", make_link_of_article },
  };
  Fixture fixtures[G_N_ELEMENTS (changes)];

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    make_corpus (&fixtures[i]);
  g_usleep (SETTLE_US);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *before = describe (&fixtures[i]);
      g_assert_true (is_all_cached (&fixtures[i], TRUE));
      changes[i].func (&fixtures[i]);
      g_autofree char *with_cache = describe (&fixtures[i]);
      g_autofree char *without_cache = describe_without_cache (&fixtures[i]);
      g_assert_cmpstr (with_cache, ==, without_cache);
      if (g_str_equal (with_cache, before))
        g_error ("%s: the change was not seen", changes[i].name);
      tear_down (&fixtures[i], NULL);
    }
}

static void
change_something (Fixture *fixture)
{
  guint i = (guint) g_random_int_range (0, 12);
  g_autofree char *name = g_strdup_printf ("%s%02u.txt", i % 3 == 0 ? "" : i % 3 == 1 ? "one/" : "one/two/", i);
  g_autofree char *path = scratch_path (fixture->folder, name);
  g_autofree char *sidecar = adduce_paths_sidecar (path, g_random_boolean () ? "anna" : "ben");
  g_autofree char *other = g_strconcat (path, ".txt", NULL);
  g_autofree char *sidecar_name = g_strdup (sidecar + strlen (fixture->folder) + 1);
  g_autofree char *text = g_strdup_printf ("Headline %u\n\nSome words.\n", g_random_int_range (0, 9));

  switch (g_random_int_range (0, 6))
    {
    case 0:
      scratch_write (fixture->folder, name, text);
      break;
    case 1:
      unlink (path);
      break;
    case 2:
      rename (path, other);
      break;
    case 3:
      unlink (sidecar);
      break;
    case 4:
      scratch_write (fixture->folder, sidecar_name, "{ broken");
      break;
    default:
      scratch_write (fixture->folder, name, text);
      fixture_code (fixture->folder, name, g_random_boolean () ? "anna" : "ben", g_random_int_range (-1, 3), claims,
                    (guint) g_random_int_range (0, 4));
      break;
    }
}

static void
test_random_changes (Fixture *fixture, gconstpointer unused)
{
  g_usleep (SETTLE_US);
  g_free (describe (fixture));
  for (guint i = 0; i < N_CHANGES; i++)
    {
      change_something (fixture);
      if (i == N_CHANGES / 2)
        g_usleep (SETTLE_US); /* what was changed becomes trusted */
      g_autofree char *with_cache = describe (fixture);
      g_autofree char *without_cache = describe_without_cache (fixture);
      g_assert_cmpstr (with_cache, ==, without_cache);
    }
}

/* A list in between, which reads no speakers, must not make the vocabulary forget any. */
static void
test_list_between (Fixture *fixture, gconstpointer unused)
{
  g_usleep (SETTLE_US);
  g_free (describe (fixture));
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (fixture->folder);
      change_something (fixture);
      g_assert_true (adduce_corpus_load_list (corpus, "anna", NULL, NULL));
      g_autofree char *with_cache = describe (fixture);
      g_autofree char *without_cache = describe_without_cache (fixture);
      g_assert_cmpstr (with_cache, ==, without_cache);
    }
}

/* --- broken caches --- */

static void
test_broken (Fixture *fixture, gconstpointer unused)
{
  g_usleep (SETTLE_US);
  g_autofree char *expected = describe (fixture);
  g_autofree char *path = get_cache_path ();
  g_autofree char *good = NULL;
  gsize n_good = 0;
  g_assert_true (g_file_get_contents (path, &good, &n_good, NULL));

  /* cut short, at random places and at both ends */
  for (guint i = 0; i < 60; i++)
    {
      gsize n = i < 20 ? i * 4 : i < 40 ? n_good - (i - 19) : (gsize) g_random_int_range (0, (int) n_good);
      g_assert_true (g_file_set_contents (path, good, (gssize) n, NULL));
      g_assert_null (adduce_corpus_cache_load (fixture->folder));
      g_autofree char *found = describe (fixture);
      g_assert_cmpstr (found, ==, expected);
    }

  /* longer than it should be */
  g_autofree char *longer = g_malloc0 (n_good + 8);
  memcpy (longer, good, n_good);
  g_assert_true (g_file_set_contents (path, longer, (gssize) n_good + 8, NULL));
  g_assert_null (adduce_corpus_cache_load (fixture->folder));

  /* a bit flipped anywhere: either seen at once, or seen before the second section is used */
  for (guint i = 0; i < N_FLIPS; i++)
    {
      g_autofree char *flipped = g_memdup2 (good, n_good);
      gsize at = (gsize) g_random_int_range (0, (int) n_good);
      flipped[at] ^= (char) (1 << g_random_int_range (0, 8));
      g_assert_true (g_file_set_contents (path, flipped, (gssize) n_good, NULL));
      g_autoptr (AdduceCorpusCache) cache = adduce_corpus_cache_load (fixture->folder);
      g_assert_true (cache == NULL || !adduce_corpus_cache_has_uses (cache));
      g_autofree char *found = describe (fixture);
      g_assert_cmpstr (found, ==, expected);
    }

  /* of another corpus */
  g_autofree char *elsewhere = scratch_new ();
  scratch_write (elsewhere, "a.txt", "Words\n");
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (elsewhere);
  g_assert_true (adduce_corpus_load (corpus, "anna", NULL, NULL));
  g_autofree char *caches = g_path_get_dirname (path);
  g_assert_cmpuint (scratch_count (caches), ==, 2);
  g_autoptr (AdduceCorpusCache) other = adduce_corpus_cache_load (elsewhere);
  g_assert_nonnull (other);
  g_assert_cmpuint (adduce_corpus_cache_get_n_files (other), ==, 1);
  scratch_remove (elsewhere);

  /* a folder in its place, which can't be written over */
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (mkdir (path, 0700), ==, 0);
  g_autofree char *found = describe (fixture);
  g_assert_cmpstr (found, ==, expected);
}

static void
no_cache_folder_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  scratch_become_nobody ();
  g_autofree char *description = describe (fixture);
  g_assert_nonnull (strstr (description, "Headline 3"));
}

static void
test_no_folder (Fixture *fixture, gconstpointer unused)
{
  const char *caches = g_get_user_cache_dir ();
  g_assert_cmpint (g_mkdir_with_parents (caches, 0700), ==, 0);
  g_assert_cmpint (chmod (caches, 0500), ==, 0);
  scratch_run (no_cache_folder_cb, fixture);
  g_assert_cmpint (chmod (caches, 0700), ==, 0);
}

/* --- the format --- */

static void
test_format (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (AdduceCorpusCacheBuilder) builder = adduce_corpus_cache_builder_new (fixture->folder);
  const AdduceCorpusUse uses[] = { { 1, 3 }, { 0, 70000 } };
  const AdduceCorpusRecord article = { .stamp = { 1, 2, -3, 4 }, .owner = ADDUCE_CORPUS_NONE, .type = 8 };
  const AdduceCorpusRecord sidecar = { .n_claims = 9, .owner = 0, .kind = ADDUCE_CORPUS_FILE_SIDECAR, .status = 2 };
  adduce_corpus_cache_builder_begin_folder (builder, "");
  adduce_corpus_cache_builder_begin_folder (builder, "a/b/");
  adduce_corpus_cache_builder_add_file (builder, &article, "x\n\xff.txt", "A title", NULL, NULL, 0);
  adduce_corpus_cache_builder_add_file (builder, &sidecar, "x\n\xff.txt.a.claims.json", NULL, "Broken", uses, 2);
  adduce_corpus_cache_builder_add_tag (builder, "speaker", "bo", "Bo");
  adduce_corpus_cache_builder_add_tag (builder, "issue", "x", "");
  g_autoptr (AdduceCorpusCache) made = adduce_corpus_cache_builder_end (builder);
  adduce_corpus_cache_save (made);
  g_autoptr (AdduceCorpusCache) cache = adduce_corpus_cache_load (fixture->folder);
  g_assert_true (adduce_corpus_cache_equal (made, cache));

  g_assert_cmpuint (adduce_corpus_cache_get_n_folders (cache), ==, 2);
  g_assert_cmpuint (adduce_corpus_cache_find_folder (cache, "a/b/", 0), ==, 1);
  g_assert_cmpuint (adduce_corpus_cache_find_folder (cache, "", 0), ==, 0);
  g_assert_cmpuint (adduce_corpus_cache_find_folder (cache, "a/", 1), ==, ADDUCE_CORPUS_NONE);
  const AdduceCorpusFolderRecord *folder = adduce_corpus_cache_get_folder (cache, 1);
  g_assert_cmpuint (folder->first, ==, 0);
  g_assert_cmpuint (folder->n_files, ==, 2);
  const AdduceCorpusRecord *file = adduce_corpus_cache_get_file (cache, 0);
  g_assert_true (adduce_corpus_stamp_equal (&file->stamp, &article.stamp));
  g_assert_cmpstr (adduce_corpus_cache_get_string (cache, file->name), ==, "x\n\xff.txt");
  g_assert_cmpstr (adduce_corpus_cache_get_string (cache, file->title), ==, "A title");
  g_assert_cmpuint (file->problem, ==, 0);
  file = adduce_corpus_cache_get_file (cache, 1);
  g_assert_cmpstr (adduce_corpus_cache_get_string (cache, file->problem), ==, "Broken");
  g_assert_cmpuint (file->n_claims, ==, 9);
  g_assert_cmpuint (file->status, ==, 2);

  guint n_uses = 0;
  const char *dimension, *code, *label;
  g_assert_true (adduce_corpus_cache_has_uses (cache));
  const AdduceCorpusUse *found = adduce_corpus_cache_get_uses (cache, file, &n_uses);
  g_assert_cmpmem (found, n_uses * sizeof *found, uses, sizeof uses);
  adduce_corpus_cache_get_tag (cache, 0, &dimension, &code, &label);
  g_assert_cmpstr (dimension, ==, "speaker");
  g_assert_cmpstr (code, ==, "bo");
  g_assert_cmpstr (label, ==, "Bo");
  adduce_corpus_cache_get_tag (cache, 1, &dimension, &code, &label);
  g_assert_cmpstr (label, ==, "");
}

static void
test_settled (Fixture *fixture, gconstpointer unused)
{
  const gint64 s = G_GINT64_CONSTANT (1000000000);
  const gint64 now = 100 * s;
  const struct {
    gint64 mtime, ctime;
    gboolean settled;
  } cases[] = {
    { 98 * s, 98 * s, TRUE },      { 98 * s + 1, 98 * s, FALSE }, { 98 * s, 98 * s + 1, FALSE },
    { now, 1 * s, FALSE },         { 1 * s, now, FALSE },         { 1 * s, 1 * s, TRUE },
    { now + 50 * s, 1 * s, FALSE }, /* a clock that went back */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdduceCorpusStamp stamp = { .mtime_ns = cases[i].mtime, .ctime_ns = cases[i].ctime };
      g_assert_cmpint (adduce_corpus_stamp_is_settled (&stamp, now), ==, cases[i].settled);
    }
}

#define ADD(name, func) g_test_add ("/corpus-cache/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("used", test_used);
  g_test_add_func ("/corpus-cache/changes", test_changes);
  ADD ("random-changes", test_random_changes);
  ADD ("list-between", test_list_between);
  ADD ("broken", test_broken);
  ADD ("no-folder", test_no_folder);
  ADD ("format", test_format);
  ADD ("settled", test_settled);
  return g_test_run ();
}
