/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding the articles of a folder, and looking at each, however hostile. It is
 * over 600 lines because each kind of hostile folder has its own.
 */
#include "adduce.h"

#include <sys/socket.h>
#include <sys/un.h>

#include "corpus-fixture.h"

/* What stands in every line of a problem is for people; tests look for the words that matter. */
typedef struct {
  char *folder;
  AdduceCorpus *corpus;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = scratch_new ();
  fixture->corpus = adduce_corpus_new (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->corpus);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
load (Fixture *fixture, const char *coder)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_corpus_load (fixture->corpus, coder, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (adduce_corpus_get_loading (fixture->corpus));
  g_assert_nonnull (adduce_corpus_get_codebook (fixture->corpus));
}

static void
assert_dump (Fixture *fixture, const char *expected)
{
  g_autofree char *dump = fixture_dump (fixture->corpus);
  g_assert_cmpstr (dump, ==, expected);
}

static void
assert_vocabularies (Fixture *fixture, const char *speakers, const char *issues)
{
  g_autofree char *found_speakers = fixture_dump_vocabulary (adduce_corpus_get_speakers (fixture->corpus));
  g_autofree char *found_issues = fixture_dump_vocabulary (adduce_corpus_get_issues (fixture->corpus));
  g_assert_cmpstr (found_speakers, ==, speakers);
  g_assert_cmpstr (found_issues, ==, issues);
}

static const FixtureClaim two_claims[] = {
  { 0, 5, "Ada Fen", "The dam is safe", "support", "expert" },
  { 6, 9, "Ada Fen|Bo", "The dam is safe", NULL, NULL },
};

/* --- finding --- */

static void
test_walk (Fixture *fixture, gconstpointer unused)
{
  static const char *const files[] = {
    "b.txt", "a.md", "C.TXT", "sub/d.text", "sub/deep/er/e.txt", "x.txt.txt", "ä.txt",
    /* none of these is an article */
    ".hidden.txt", ".git/f.txt", "sub/.cache/g.txt", "note.pdf", "codebook.json", "txt", "b.txt~",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    scratch_write (fixture->folder, files[i], "Ein Titel\n\nText text text.\n");

  load (fixture, NULL);
  assert_dump (fixture, "C.TXT|Ein Titel|0|0|0|new|yes|\n"
                        "a.md|Ein Titel|0|0|0|new|yes|\n"
                        "b.txt|Ein Titel|0|0|0|new|yes|\n"
                        "sub/d.text|Ein Titel|0|0|0|new|yes|\n"
                        "sub/deep/er/e.txt|Ein Titel|0|0|0|new|yes|\n"
                        "x.txt.txt|Ein Titel|0|0|0|new|yes|\n"
                        "ä.txt|Ein Titel|0|0|0|new|yes|\n");
  g_assert_null (adduce_corpus_get_problem (fixture->corpus));
}

static void
test_folder_problems (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  /* empty */
  load (fixture, NULL);
  g_assert_nonnull (strstr (adduce_corpus_get_problem (fixture->corpus), ".txt, .text, .md"));
  scratch_write (fixture->folder, "a.txt", "Words\n");
  load (fixture, NULL);
  g_assert_null (adduce_corpus_get_problem (fixture->corpus));

  /* not there, and not a folder */
  g_autofree char *none = scratch_path (fixture->folder, "none");
  g_autoptr (AdduceCorpus) missing = adduce_corpus_new (none);
  g_assert_false (adduce_corpus_load (missing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (adduce_corpus_get_problem (missing), ==, error->message);
  g_clear_error (&error);
  g_autofree char *file = scratch_path (fixture->folder, "a.txt");
  g_autoptr (AdduceCorpus) not_folder = adduce_corpus_new (file);
  g_assert_false (adduce_corpus_load (not_folder, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_clear_error (&error);

  /* vanished: what was seen stays on the screen, with the sentence */
  g_autofree char *away = g_strconcat (fixture->folder, "-away", NULL);
  g_assert_cmpint (rename (fixture->folder, away), ==, 0);
  g_assert_false (adduce_corpus_load (fixture->corpus, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (adduce_corpus_get_problem (fixture->corpus));
  g_assert_cmpuint (adduce_corpus_get_n_articles (fixture->corpus), ==, 1);
  g_assert_cmpint (rename (away, fixture->folder), ==, 0);
  load (fixture, NULL);
  g_assert_null (adduce_corpus_get_problem (fixture->corpus));
}

static void
no_permission_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = scratch_path (fixture->folder, "closed");
  scratch_become_nobody ();

  load (fixture, NULL);
  g_assert_nonnull (strstr (adduce_corpus_get_problem (fixture->corpus), "closed"));
  g_autofree char *dump = fixture_dump (fixture->corpus);
  g_assert_nonnull (strstr (dump, "a.txt|Words|0|0|0|new|yes|\n"));
  g_assert_nonnull (strstr (dump, "secret.txt|secret.txt|0|0|0|new|no|The file can’t be read"));

  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (closed);
  g_assert_false (adduce_corpus_load (corpus, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_no_permission (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *closed = scratch_path (fixture->folder, "closed");
  g_autofree char *secret = scratch_path (fixture->folder, "secret.txt");
  scratch_write (fixture->folder, "a.txt", "Words\n");
  scratch_write (fixture->folder, "closed/b.txt", "Words\n");
  scratch_write (fixture->folder, "secret.txt", "Words\n");
  g_assert_cmpint (chmod (closed, 0), ==, 0);
  g_assert_cmpint (chmod (secret, 0), ==, 0);
  scratch_run (no_permission_cb, fixture);
}

/* --- hostile articles --- */

static void
link_to (Fixture *fixture, const char *name, const char *target)
{
  g_autofree char *path = scratch_path (fixture->folder, name);
  g_assert_cmpint (symlink (target, path), ==, 0);
}

/* The article must be there with a problem that has these words; NULL: with none. */
static void
assert_article (Fixture *fixture, const char *relative, gboolean openable, const char *words)
{
  AdduceArticle *article = adduce_corpus_lookup (fixture->corpus, relative);
  g_assert_nonnull (article);
  const char *problem = adduce_article_get_problem (article);
  if (words == NULL)
    g_assert_cmpstr (problem, ==, NULL);
  else if (problem == NULL || strstr (problem, words) == NULL)
    g_error ("%s: “%s” is not about “%s”", relative, problem, words);
  g_assert_cmpint (adduce_article_get_openable (article), ==, openable);
}

static void
test_no_files (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = scratch_path (fixture->folder, "folder.txt");
  g_autofree char *pipe = scratch_path (fixture->folder, "pipe.txt");
  g_autofree char *sock = scratch_path (fixture->folder, "socket.txt");
  g_autofree char *outside = scratch_new ();
  g_autofree char *outside_file = scratch_path (outside, "secret.txt");
  struct sockaddr_un address = { .sun_family = AF_UNIX };

  scratch_write (fixture->folder, "good.txt", "A headline\n\nSome words.\n");
  scratch_write (fixture->folder, "folder.txt/inside.txt", "A headline\n\nSome words.\n");
  scratch_write (outside, "secret.txt", "Words\n");
  g_assert_cmpint (mkfifo (pipe, 0666), ==, 0);
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);
  g_strlcpy (address.sun_path, sock, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
  link_to (fixture, "inward.txt", "folder.txt/inside.txt");
  link_to (fixture, "outward.txt", outside_file);
  link_to (fixture, "device.txt", "/dev/zero");
  link_to (fixture, "to-pipe.txt", "pipe.txt");
  link_to (fixture, "to-folder.txt", "folder.txt");
  link_to (fixture, "dangling.txt", "none.txt");
  link_to (fixture, "self.txt", "self.txt");
  link_to (fixture, "loop", ".");
  link_to (fixture, "folder.txt/up", "..");
  link_to (fixture, "away", outside);

  load (fixture, NULL);
  g_assert_cmpuint (adduce_corpus_get_n_articles (fixture->corpus), ==, 12);
  assert_article (fixture, "good.txt", TRUE, NULL);
  assert_article (fixture, "folder.txt/inside.txt", TRUE, NULL);
  assert_article (fixture, "folder.txt", FALSE, "folder, not an article");
  assert_article (fixture, "pipe.txt", FALSE, "not an ordinary file");
  assert_article (fixture, "socket.txt", FALSE, "not an ordinary file");
  assert_article (fixture, "inward.txt", TRUE, NULL);
  assert_article (fixture, "outward.txt", FALSE, "leads out of the folder");
  assert_article (fixture, "device.txt", FALSE, "leads out of the folder");
  assert_article (fixture, "to-pipe.txt", FALSE, "not an ordinary file");
  assert_article (fixture, "to-folder.txt", FALSE, "folder, not an article");
  assert_article (fixture, "dangling.txt", FALSE, "not there");
  assert_article (fixture, "self.txt", FALSE, "circle");
  scratch_remove (outside);
}

static void
write_many (Fixture *fixture, const char *name, const char *begin, const char *piece, guint n)
{
  GString *text = g_string_new (begin);
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  scratch_write_bytes (fixture->folder, name, text->str, text->len);
  g_string_free (text, TRUE);
}

static void
test_texts (Fixture *fixture, gconstpointer unused)
{
  static const char nul[] = "A headline\n\nwords\0words\n";
  static const char utf16[] = "\xff\xfe" "A\0 \0h\0e\0a\0d\0l\0i\0n\0e\0\n\0";
  g_autofree char *huge = scratch_path (fixture->folder, "huge.txt");

  scratch_write_bytes (fixture->folder, "nul.txt", nul, sizeof nul - 1);
  scratch_write_bytes (fixture->folder, "utf-16.txt", utf16, sizeof utf16 - 1);
  scratch_write (fixture->folder, "latin-1.txt", "A headline\n\nGr\xfc\xdf" "e\n");
  scratch_write (fixture->folder, "surrogate.txt", "A headline\n\xed\xa0\x80\n");
  scratch_write (fixture->folder, "late.txt", "");
  write_many (fixture, "late.txt", "A headline\n\n", "words and words\n", 5000);
  g_autofree char *late = scratch_read (fixture->folder, "late.txt");
  late[strlen (late) - 2] = '\xff';
  scratch_write (fixture->folder, "late.txt", late);
  scratch_write (fixture->folder, "huge.txt", "A headline\n");
  g_assert_cmpint (truncate (huge, 50 * 1024 * 1024), ==, 0);
  scratch_write (fixture->folder, "zero.txt", "");
  scratch_write (fixture->folder, "blank.txt", " \n\n\t\n");
  scratch_write (fixture->folder, "bom.txt", "\xef\xbb\xbf" "A headline\n\nSome words.\n");
  scratch_write (fixture->folder, "crlf.txt", "A headline\r\n\r\nSome words.\r\n");
  scratch_write (fixture->folder, "cr.txt", "A headline\r\rSome words.\r");
  write_many (fixture, "line.txt", "A headline\n\n", "word ", 1024 * 1024);
  write_many (fixture, "marks.txt", "A headline\n\ne", "\u0301", 50000);
  write_many (fixture, "bidi.txt", "A headline\n\n", "a\u202e", 600);
  write_many (fixture, "cyrillic.txt", "Заголовок статьи\n\n", "слова и слова ", 1000);
  scratch_write (fixture->folder, "line\nbreak.txt", "A headline\n\nSome words.\n");
  scratch_write (fixture->folder, "bad\xff" "bytes.txt", "A headline\n\nSome words.\n");

  load (fixture, NULL);
  assert_article (fixture, "nul.txt", FALSE, "NUL");
  assert_article (fixture, "utf-16.txt", FALSE, "UTF-16");
  assert_article (fixture, "latin-1.txt", FALSE, "line 3");
  assert_article (fixture, "surrogate.txt", FALSE, "line 2");
  assert_article (fixture, "late.txt", FALSE, "line 5002");
  assert_article (fixture, "huge.txt", FALSE, "too large");
  assert_article (fixture, "zero.txt", TRUE, NULL);
  assert_article (fixture, "blank.txt", TRUE, NULL);
  assert_article (fixture, "bom.txt", TRUE, NULL);
  assert_article (fixture, "crlf.txt", TRUE, NULL);
  assert_article (fixture, "cr.txt", TRUE, NULL);
  assert_article (fixture, "line.txt", TRUE, NULL);
  assert_article (fixture, "marks.txt", TRUE, NULL);
  assert_article (fixture, "bidi.txt", TRUE, NULL);
  assert_article (fixture, "cyrillic.txt", TRUE, NULL);
  assert_article (fixture, "line\nbreak.txt", TRUE, NULL);
  assert_article (fixture, "bad\xff" "bytes.txt", TRUE, NULL);

  static const char *const titled[] = { "bom.txt", "crlf.txt", "cr.txt", "line.txt", "line\nbreak.txt",
                                        "bad\xff" "bytes.txt" };
  for (gsize i = 0; i < G_N_ELEMENTS (titled); i++)
    g_assert_cmpstr (adduce_article_get_title (adduce_corpus_lookup (fixture->corpus, titled[i])), ==,
                     "A headline");
  g_assert_cmpstr (adduce_article_get_title (adduce_corpus_lookup (fixture->corpus, "cyrillic.txt")), ==,
                   "Заголовок статьи");
  g_assert_cmpstr (adduce_article_get_title (adduce_corpus_lookup (fixture->corpus, "zero.txt")), ==,
                   "zero.txt");
}

/* --- sidecars --- */

static void
test_counts (Fixture *fixture, gconstpointer unused)
{
  for (const char *name = "abcdef"; *name != '\0'; name++)
    {
      char file[] = { *name, '.', 't', 'x', 't', '\0' };
      scratch_write (fixture->folder, file, "Headline\n\nSome words.\n");
    }
  fixture_code (fixture->folder, "b.txt", "anna", -1, two_claims, 2);
  fixture_code (fixture->folder, "c.txt", "anna", ADDUCE_STATUS_DONE, two_claims, 1);
  fixture_code (fixture->folder, "c.txt", "ben", ADDUCE_STATUS_IN_PROGRESS, two_claims, 2);
  fixture_code (fixture->folder, "d.txt", "ben", ADDUCE_STATUS_DONE, two_claims, 2);
  fixture_code (fixture->folder, "e.txt", "anna", ADDUCE_STATUS_NEW, two_claims, 1);
  fixture_code (fixture->folder, "f.txt", "anna", ADDUCE_STATUS_IN_PROGRESS, NULL, 0);

  load (fixture, "anna");
  assert_dump (fixture, "a.txt|Headline|0|0|0|new|yes|\n"
                        "b.txt|Headline|2|2|1|in-progress|yes|\n"
                        "c.txt|Headline|3|1|2|done|yes|\n"
                        "d.txt|Headline|2|0|1|new|yes|\n"
                        "e.txt|Headline|1|1|1|new|yes|\n"
                        "f.txt|Headline|0|0|1|in-progress|yes|\n");
  load (fixture, "ben");
  assert_dump (fixture, "a.txt|Headline|0|0|0|new|yes|\n"
                        "b.txt|Headline|2|0|1|new|yes|\n"
                        "c.txt|Headline|3|2|2|in-progress|yes|\n"
                        "d.txt|Headline|2|2|1|done|yes|\n"
                        "e.txt|Headline|1|0|1|new|yes|\n"
                        "f.txt|Headline|0|0|1|new|yes|\n");
  load (fixture, NULL);
  assert_dump (fixture, "a.txt|Headline|0|0|0|new|yes|\n"
                        "b.txt|Headline|2|0|1|in-progress|yes|\n"
                        "c.txt|Headline|3|0|2|in-progress|yes|\n"
                        "d.txt|Headline|2|0|1|done|yes|\n"
                        "e.txt|Headline|1|0|1|in-progress|yes|\n"
                        "f.txt|Headline|0|0|1|in-progress|yes|\n");

  /* claims: 2 + 1 + 2 + 2 + 1 = 8; the second of the two has a second speaker, and there are three of it */
  assert_vocabularies (fixture, "ada-fen=8 bo=3", "the-dam-is-safe=8");
}

static void
test_damaged_sidecars (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "truncated", "empty", "nonsense", "deep", "pipe", "folder", "large", "loop" };
  g_autofree char *whole = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *article = g_strconcat (names[i], ".txt", NULL);
      scratch_write (fixture->folder, article, "Headline\n\nSome words.\n");
      fixture_code (fixture->folder, article, "zoe", -1, two_claims, 2);
    }
  scratch_write (fixture->folder, "good.txt", "Headline\n\nSome words.\n");
  fixture_code (fixture->folder, "good.txt", "anna", -1, two_claims, 2);

  whole = scratch_read (fixture->folder, "good.txt.anna.claims.json");
  whole[strlen (whole) / 2] = '\0';
  scratch_write (fixture->folder, "truncated.txt.anna.claims.json", whole);
  scratch_write (fixture->folder, "empty.txt.anna.claims.json", "");
  scratch_write (fixture->folder, "nonsense.txt.anna.claims.json", "claims: none\n");
  write_many (fixture, "deep.txt.anna.claims.json", "", "[", 200000);
  g_autofree char *pipe = scratch_path (fixture->folder, "pipe.txt.anna.claims.json");
  g_assert_cmpint (mkfifo (pipe, 0666), ==, 0);
  scratch_write (fixture->folder, "folder.txt.anna.claims.json/x", "");
  g_autofree char *large = scratch_path (fixture->folder, "large.txt.anna.claims.json");
  scratch_write (fixture->folder, "large.txt.anna.claims.json", "{}");
  g_assert_cmpint (truncate (large, 17 * 1024 * 1024), ==, 0);
  link_to (fixture, "loop.txt.anna.claims.json", "loop.txt.anna.claims.json");

  load (fixture, "zoe");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *article = g_strconcat (names[i], ".txt", NULL);
      g_autofree char *sidecar = g_strconcat (article, ".anna.claims.json: ", NULL);
      AdduceArticle *found = adduce_corpus_lookup (fixture->corpus, article);
      assert_article (fixture, article, TRUE, sidecar);
      g_assert_cmpuint (adduce_article_get_n_claims (found), ==, 2); /* the healthy one counts */
      g_assert_cmpuint (adduce_article_get_n_coders (found), ==, 2);
    }
  assert_article (fixture, "good.txt", TRUE, NULL);
}

static void
test_other_names (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *b235 = g_strnfill (235, 'b');
  g_autofree char *long_name = g_strconcat (b235, ".txt", NULL);
  scratch_write (fixture->folder, "a.txt", "Headline\n\nSome words.\n");
  scratch_write (fixture->folder, "a.txt-b.txt", "Headline\n\nSome words.\n");
  scratch_write (fixture->folder, long_name, "Headline\n\nSome words.\n");
  fixture_code (fixture->folder, "a.txt", "anna", -1, two_claims, 2);
  fixture_code (fixture->folder, "a.txt-b.txt", "anna", -1, two_claims, 1);
  fixture_code (fixture->folder, long_name, "anna", -1, two_claims, 2); /* shortened */
  fixture_code (fixture->folder, long_name, "x", -1, two_claims, 1);

  /* neither another coder's nor anything else to be counted */
  g_autofree char *sidecar = scratch_read (fixture->folder, "a.txt.anna.claims.json");
  scratch_write (fixture->folder, "a.txt.Anna.claims.json", sidecar);
  scratch_write (fixture->folder, "none.txt.anna.claims.json", sidecar);
  scratch_write (fixture->folder, ".a.txt.anna.claims.json.abc123.tmp", sidecar);
  load (fixture, "anna");
  g_autofree char *expected
    = g_strdup_printf ("a.txt|Headline|2|2|1|in-progress|yes|\n"
                       "a.txt-b.txt|Headline|1|1|1|in-progress|yes|\n"
                       "%s|Headline|3|2|2|in-progress|yes|\n",
                       long_name);
  assert_dump (fixture, expected);

  static const char *const copies[] = { "a.txt.anna.claims.sync-conflict-20310304-101500-ABCDEFG.json",
                                        "a.txt.anna.claims (conflicted copy 2031-03-04 101500).json",
                                        "a.txt.anna.claims (Anna's conflicted copy 2031-03-04).json" };
  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      scratch_write (fixture->folder, copies[i], sidecar);
      load (fixture, "anna");
      assert_article (fixture, "a.txt", TRUE, copies[i]);
      g_assert_cmpuint (adduce_article_get_n_claims (adduce_corpus_lookup (fixture->corpus, "a.txt")), ==, 2);
      g_assert_cmpuint (adduce_article_get_n_coders (adduce_corpus_lookup (fixture->corpus, "a.txt")), ==, 1);
      g_autofree char *copy = scratch_path (fixture->folder, copies[i]);
      g_assert_cmpint (unlink (copy), ==, 0);
    }
}

/* --- loading again --- */

typedef struct {
  guint n_items_changed;
  guint n_notified;
} Changes;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Changes *changes)
{
  changes->n_items_changed++;
}

static void
notify_cb (GObject *object, GParamSpec *pspec, Changes *changes)
{
  changes->n_notified++;
}

static void
test_refresh (Fixture *fixture, gconstpointer unused)
{
  Changes changes = { 0 };
  scratch_write (fixture->folder, "a.txt", "Headline\n\nSome words.\n");
  scratch_write (fixture->folder, "b.txt", "Headline\n\nSome words.\n");
  fixture_code (fixture->folder, "b.txt", "anna", -1, two_claims, 2);
  load (fixture, "anna");
  g_autoptr (AdduceArticle) b = g_object_ref (adduce_corpus_lookup (fixture->corpus, "b.txt"));
  g_signal_connect (fixture->corpus, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  g_signal_connect (b, "notify", G_CALLBACK (notify_cb), &changes);

  /* nothing changed: nobody hears of it */
  load (fixture, "anna");
  g_assert_cmpuint (changes.n_items_changed, ==, 0);
  g_assert_cmpuint (changes.n_notified, ==, 0);
  assert_vocabularies (fixture, "ada-fen=2 bo=1", "the-dam-is-safe=2");

  /* a new one, a changed one, one that went: the others are the same objects */
  g_autofree char *a = scratch_path (fixture->folder, "a.txt");
  g_assert_cmpint (unlink (a), ==, 0);
  scratch_write (fixture->folder, "sub/c.txt", "Third\n\nSome words.\n");
  scratch_write (fixture->folder, "b.txt", "Changed\n\nSome words.\n");
  fixture_code (fixture->folder, "b.txt", "ben", -1, two_claims, 1);
  load (fixture, "anna");
  g_assert_true (adduce_corpus_lookup (fixture->corpus, "b.txt") == b);
  g_assert_cmpuint (changes.n_items_changed, >, 0);
  assert_dump (fixture, "b.txt|Changed|3|2|2|in-progress|yes|\n"
                        "sub/c.txt|Third|0|0|0|new|yes|\n");
  assert_vocabularies (fixture, "ada-fen=3 bo=1", "the-dam-is-safe=3");

  /* claims that went leave the vocabulary */
  g_autofree char *anna = scratch_path (fixture->folder, "b.txt.anna.claims.json");
  g_assert_cmpint (unlink (anna), ==, 0);
  load (fixture, "anna");
  assert_vocabularies (fixture, "ada-fen=1", "the-dam-is-safe=1");
  g_signal_handlers_disconnect_by_data (fixture->corpus, &changes);
}

static void
test_look_again (Fixture *fixture, gconstpointer unused)
{
  static const FixtureClaim third[] = { { 0, 3, "Cy", NULL, NULL, NULL } };
  scratch_write (fixture->folder, "sub/a.txt", "Headline\n\nSome words.\n");
  scratch_write (fixture->folder, "sub/a.txt.txt", "Headline\n\nSome words.\n");
  fixture_code (fixture->folder, "sub/a.txt", "anna", -1, two_claims, 2);
  fixture_code (fixture->folder, "sub/a.txt.txt", "anna", -1, two_claims, 2);
  load (fixture, "anna");
  assert_vocabularies (fixture, "ada-fen=4 bo=2", "the-dam-is-safe=4");

  AdduceArticle *article = adduce_corpus_lookup (fixture->corpus, "sub/a.txt");
  fixture_code (fixture->folder, "sub/a.txt", "anna", ADDUCE_STATUS_DONE, third, 1);
  fixture_code (fixture->folder, "sub/a.txt", "ben", -1, two_claims, 1);
  adduce_corpus_look_again (fixture->corpus, article, "anna");
  assert_dump (fixture, "sub/a.txt|Headline|2|1|2|done|yes|\n"
                        "sub/a.txt.txt|Headline|2|2|1|in-progress|yes|\n");
  assert_vocabularies (fixture, "ada-fen=3 bo=1 cy=1", "the-dam-is-safe=3");

  /* again, and then a whole refresh: nothing is counted twice */
  fixture_code (fixture->folder, "sub/a.txt", "ben", -1, two_claims, 2);
  adduce_corpus_look_again (fixture->corpus, article, "anna");
  adduce_corpus_look_again (fixture->corpus, article, "anna");
  assert_vocabularies (fixture, "ada-fen=4 bo=2 cy=1", "the-dam-is-safe=4");
  load (fixture, "anna");
  assert_vocabularies (fixture, "ada-fen=4 bo=2 cy=1", "the-dam-is-safe=4");

  /* it went meanwhile, with all that was below */
  g_autofree char *sub = scratch_path (fixture->folder, "sub");
  scratch_remove (sub);
  adduce_corpus_look_again (fixture->corpus, article, "anna");
  g_assert_false (adduce_article_get_openable (article));
  g_assert_nonnull (adduce_article_get_problem (article));
  assert_vocabularies (fixture, "ada-fen=2 bo=1", "the-dam-is-safe=2");
}

static void
test_list_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  scratch_write (fixture->folder, "a.txt", "Headline\n\nSome words.\n");
  fixture_code (fixture->folder, "a.txt", "anna", -1, two_claims, 2);
  g_assert_true (adduce_corpus_load_list (fixture->corpus, "anna", NULL, &error));
  g_assert_no_error (error);
  assert_dump (fixture, "a.txt|Headline|2|2|1|in-progress|yes|\n");
  assert_vocabularies (fixture, "", "");

  /* the full one is not fooled by what the list left in the cache */
  load (fixture, "anna");
  assert_vocabularies (fixture, "ada-fen=2 bo=1", "the-dam-is-safe=2");
  g_assert_true (adduce_corpus_load_list (fixture->corpus, "anna", NULL, &error));
  assert_vocabularies (fixture, "ada-fen=2 bo=1", "the-dam-is-safe=2");
}

static void
test_nothing_is_written (Fixture *fixture, gconstpointer unused)
{
  struct stat before, after, file_before, file_after;
  g_autofree char *sidecar = scratch_path (fixture->folder, "a.txt.anna.claims.json");
  scratch_write (fixture->folder, "a.txt", "Headline\n\nSome words.\n");
  fixture_code (fixture->folder, "a.txt", "anna", -1, two_claims, 2);
  g_assert_cmpint (stat (fixture->folder, &before), ==, 0);
  g_assert_cmpint (stat (sidecar, &file_before), ==, 0);
  load (fixture, "anna");
  g_assert_cmpint (stat (fixture->folder, &after), ==, 0);
  g_assert_cmpint (stat (sidecar, &file_after), ==, 0);
  g_assert_cmpmem (&before.st_mtim, sizeof before.st_mtim, &after.st_mtim, sizeof after.st_mtim);
  g_assert_cmpmem (&file_before.st_ctim, sizeof file_before.st_ctim, &file_after.st_ctim,
                   sizeof file_after.st_ctim);
  g_assert_cmpuint (scratch_count (fixture->folder), ==, 2);
}

/* --- from a worker --- */

typedef struct {
  gboolean done;
  gboolean ok;
  GError *error;
} Outcome;

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;
  outcome->ok = adduce_corpus_load_finish (ADDUCE_CORPUS (object), result, &outcome->error);
  outcome->done = TRUE;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
write_crowd (Fixture *fixture, guint n_articles)
{
  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u/%04u.txt", i % 7, i);
      scratch_write (fixture->folder, name, "Headline\n\nSome words.\n");
      if (i % 10 == 0)
        fixture_code (fixture->folder, name, "anna", -1, two_claims, 1 + i % 20 / 10);
    }
}

static void
test_async (Fixture *fixture, gconstpointer unused)
{
  Changes changes = { 0 };
  write_crowd (fixture, 2500);
  g_signal_connect (fixture->corpus, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  for (guint i = 0; i < 2; i++) /* the second time is a refresh */
    {
      Outcome outcome = { 0 };
      adduce_corpus_load_async (fixture->corpus, "anna", NULL, loaded_cb, &outcome);
      g_assert_true (adduce_corpus_get_loading (fixture->corpus));
      g_assert_nonnull (adduce_corpus_get_codebook (fixture->corpus));
      wait_for (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_true (outcome.ok);
      g_assert_false (adduce_corpus_get_loading (fixture->corpus));
    }
  g_assert_cmpuint (changes.n_items_changed, >, 1); /* in batches */

  /* the same as without a worker */
  g_autoptr (AdduceCorpus) other = adduce_corpus_new (fixture->folder);
  g_assert_true (adduce_corpus_load (other, "anna", NULL, NULL));
  g_autofree char *expected = fixture_dump (other);
  assert_dump (fixture, expected);
  /* 250 coded articles, half with two claims, the second of which has Bo */
  assert_vocabularies (fixture, "ada-fen=375 bo=125", "the-dam-is-safe=375");
}

/* Stopped on the way; on a busy machine it may have come to its end before, so that it is tried until it has not. */
static void
test_async_cancel (Fixture *fixture, gconstpointer unused)
{
  Outcome cancelled = { .ok = TRUE }, again = { 0 };
  write_crowd (fixture, 300);

  for (guint i = 0; i < 50 && cancelled.ok; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      cancelled = (Outcome) { 0 };
      adduce_corpus_load_async (fixture->corpus, "anna", cancellable, loaded_cb, &cancelled);
      g_cancellable_cancel (cancellable);
      wait_for (&cancelled);
      g_assert_false (adduce_corpus_get_loading (fixture->corpus));
      g_assert_null (adduce_corpus_get_problem (fixture->corpus));
    }
  g_assert_false (cancelled.ok);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&cancelled.error);

  adduce_corpus_load_async (fixture->corpus, "anna", NULL, loaded_cb, &again);
  wait_for (&again);
  g_assert_no_error (again.error);
  g_assert_cmpuint (adduce_corpus_get_n_articles (fixture->corpus), ==, 300);
}

static void
test_async_overtaken (Fixture *fixture, gconstpointer unused)
{
  Outcome outcomes[4] = { 0 };
  write_crowd (fixture, 300);
  for (guint i = 0; i < 4; i++)
    adduce_corpus_load_async (fixture->corpus, i == 3 ? "anna" : "ben", NULL, loaded_cb, &outcomes[i]);
  for (guint i = 0; i < 4; i++)
    wait_for (&outcomes[i]);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_error (outcomes[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&outcomes[i].error);
    }
  g_assert_true (outcomes[3].ok);
  g_assert_false (adduce_corpus_get_loading (fixture->corpus));
  g_assert_cmpuint (adduce_corpus_get_n_articles (fixture->corpus), ==, 300);
  AdduceArticle *coded = adduce_corpus_lookup (fixture->corpus, "3/0010.txt");
  g_assert_cmpuint (adduce_article_get_n_own_claims (coded), ==, 2); /* as anna sees it */
  assert_vocabularies (fixture, "ada-fen=45 bo=15", "the-dam-is-safe=45");
}

/* What was saved and looked at while the worker runs is not put back by what the worker saw before. */
static void
test_async_and_look_again (Fixture *fixture, gconstpointer unused)
{
  write_crowd (fixture, 1500);
  for (guint round = 0; round < 2; round++)
    {
      Outcome outcome = { 0 };
      adduce_corpus_load_async (fixture->corpus, "anna", NULL, loaded_cb, &outcome);
      AdduceArticle *article = NULL;
      while (!outcome.done && (article = adduce_corpus_lookup (fixture->corpus, "0/0000.txt")) == NULL)
        g_main_context_iteration (NULL, TRUE);
      fixture_code (fixture->folder, "0/0000.txt", "anna", ADDUCE_STATUS_DONE, two_claims, 2 - round);
      adduce_corpus_look_again (fixture->corpus, article, "anna");
      wait_for (&outcome);
      g_assert_no_error (outcome.error);
      article = adduce_corpus_lookup (fixture->corpus, "0/0000.txt");
      g_assert_cmpuint (adduce_article_get_n_own_claims (article), ==, 2 - round);
      g_assert_cmpint (adduce_article_get_status (article), ==, ADDUCE_STATUS_DONE);
      /* 150 coded: 75 with one, 75 with two; the first has one more in the first round */
      assert_vocabularies (fixture, round == 0 ? "ada-fen=226 bo=76" : "ada-fen=225 bo=75",
                           round == 0 ? "the-dam-is-safe=226" : "the-dam-is-safe=225");
    }
}

static void
test_async_no_folder (Fixture *fixture, gconstpointer unused)
{
  Outcome outcome = { 0 };
  g_autofree char *none = scratch_path (fixture->folder, "none");
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (none);
  adduce_corpus_load_async (corpus, NULL, NULL, loaded_cb, &outcome);
  wait_for (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (adduce_corpus_get_problem (corpus), ==, outcome.error->message);
  g_clear_error (&outcome.error);
}

#define ADD(name, func) g_test_add ("/corpus-loader/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("walk", test_walk);
  ADD ("folder-problems", test_folder_problems);
  ADD ("no-permission", test_no_permission);
  ADD ("no-files", test_no_files);
  ADD ("texts", test_texts);
  ADD ("counts", test_counts);
  ADD ("damaged-sidecars", test_damaged_sidecars);
  ADD ("other-names", test_other_names);
  ADD ("refresh", test_refresh);
  ADD ("look-again", test_look_again);
  ADD ("list-only", test_list_only);
  ADD ("nothing-is-written", test_nothing_is_written);
  ADD ("async", test_async);
  ADD ("async/cancel", test_async_cancel);
  ADD ("async/overtaken", test_async_overtaken);
  ADD ("async/look-again", test_async_and_look_again);
  ADD ("async/no-folder", test_async_no_folder);
  return g_test_run ();
}
