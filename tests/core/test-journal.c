/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal: what a killed run had shown comes back, and nothing else does. Runs that are killed
 * are child processes that end without closing anything.
 */
#include "adduce.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "scratch.h"
#include "sidecar-fixture.h"

#define N_RUNS 25

typedef struct {
  char *folder;
  char *path; /* of the sidecar */
  AdduceText *text;
  AdduceSidecar *sidecar; /* empty: what the file holds */
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = scratch_new ();
  self->path = scratch_path (self->folder, "a\n\xff.txt.anna.claims.json");
  self->text = fixture_long_text ();
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  self->sidecar = adduce_sidecar_new (coder, "a.txt", self->text);
  self->rand = g_rand_new_with_seed (5);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *journals = adduce_paths_data_dir ("journal");
  scratch_remove (journals);
  scratch_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->text);
  g_object_unref (self->sidecar);
  g_rand_free (self->rand);
}

static AdduceJournal *
new_journal (Fixture *self)
{
  return adduce_journal_new (self->path, adduce_text_get_digest (self->text));
}

static void
put (AdduceJournal *journal, AdduceClaim *claim)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_journal_append_put (journal, claim, &error));
  g_assert_no_error (error);
}

/* (transfer full): names in the journal folder, sorted */
static char **
list_journals (void)
{
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static guint
count_journals (void)
{
  g_auto (GStrv) names = list_journals ();
  return g_strv_length (names);
}

static char *
dup_only_journal (void)
{
  g_auto (GStrv) names = list_journals ();
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  return g_build_filename (folder, names[0], NULL);
}

static guint
recover (Fixture *self, guint expected_used)
{
  g_autoptr (GPtrArray) used = NULL;
  guint n = adduce_journal_recover (self->path, self->sidecar, &used);
  g_assert_nonnull (used);
  g_assert_cmpuint (used->len, ==, expected_used);
  adduce_journal_discard (used);
  return n;
}

/* --- a run that is killed --- */

static void
killed_run (gpointer user_data)
{
  Fixture *self = user_data;
  AdduceJournal *journal = new_journal (self);
  g_autoptr (AdduceClaim) first = fixture_claim (self->rand, self->text, 1);
  g_autoptr (AdduceClaim) second = fixture_claim (self->rand, self->text, 2);
  g_autoptr (AdduceClaim) third = fixture_claim (self->rand, self->text, 3);
  put (journal, first);
  put (journal, second);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (first);
  adduce_claim_builder_set_note (builder, "Last words\n“ü” 🚢");
  g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
  put (journal, changed);
  g_assert_true (adduce_journal_append_remove (journal, adduce_claim_get_id (second), 2, NULL));
  put (journal, third);
  g_assert_true (adduce_journal_append_status (journal, ADDUCE_STATUS_DONE, NULL));
  g_assert_true (adduce_journal_sync (journal, NULL));
  /* no free: the process ends */
}

static void
test_killed (Fixture *self, gconstpointer data)
{
  scratch_run (killed_run, self);
  g_assert_cmpuint (count_journals (), ==, 1);
  g_assert_cmpuint (recover (self, 1), ==, 6);
  g_assert_cmpuint (count_journals (), ==, 0);

  g_assert_cmpuint (adduce_sidecar_get_n_claims (self->sidecar), ==, 2);
  g_autofree char *id = fixture_id (1);
  AdduceClaim *claim = adduce_sidecar_lookup (self->sidecar, id);
  g_assert_cmpstr (adduce_claim_get_note (claim), ==, "Last words\n“ü” 🚢");
  g_assert_cmpuint (adduce_claim_get_revision (claim), ==, 2);
  g_autoptr (AdduceClaim)
    original = fixture_claim (self->rand, self->text, 1); /* the child's was a copy */
  g_assert_true (
    adduce_span_set_equal (adduce_claim_get_spans (claim), adduce_claim_get_spans (original)));
  g_autofree char *removed = fixture_id (2);
  g_assert_cmpuint (adduce_sidecar_lookup_tombstone (self->sidecar, removed)->revision, ==, 2);
  AdduceStatus status;
  g_assert_true (adduce_sidecar_get_status (self->sidecar, &status));
  g_assert_cmpint (status, ==, ADDUCE_STATUS_DONE);

  g_assert_cmpuint (recover (self, 0), ==, 0);
}

/* What the file has already is not taken again, nor a claim that was removed since it was made. */
static void
test_only_newer (Fixture *self, gconstpointer data)
{
  scratch_run (killed_run, self);
  g_autoptr (AdduceClaim) first = fixture_claim (self->rand, self->text, 1);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (first);
  adduce_claim_builder_set_note (builder, "Last words\n“ü” 🚢");
  g_autoptr (AdduceClaim) saved = adduce_claim_builder_end (builder);
  adduce_sidecar_put (self->sidecar, saved);
  g_autofree char *third = fixture_id (3);
  adduce_sidecar_remove (self->sidecar, third, 2);
  adduce_sidecar_set_status (self->sidecar, ADDUCE_STATUS_DONE);

  g_assert_cmpuint (recover (self, 1), ==, 2); /* the second claim, and its removal */
  g_autofree char *id = fixture_id (1);
  g_assert_true (adduce_sidecar_lookup (self->sidecar, id) == saved);
  g_assert_null (adduce_sidecar_lookup (self->sidecar, third));
}

static void
killed_before (gpointer user_data)
{
  Fixture *self = user_data;
  AdduceJournal *journal = new_journal (self);
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, 4);
  put (journal, claim);
}

/* Several runs were killed: the oldest journal first. */
static void
test_several (Fixture *self, gconstpointer data)
{
  scratch_run (killed_run, self);
  scratch_run (killed_before, self);
  g_assert_cmpuint (count_journals (), ==, 2);
  g_assert_cmpuint (recover (self, 2), ==, 7);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (self->sidecar), ==, 3);
  g_assert_cmpuint (count_journals (), ==, 0);
}

/* --- the life of a session that ends well --- */

static void
test_clean (Fixture *self, gconstpointer data)
{
  AdduceJournal *journal = new_journal (self);
  g_assert_true (adduce_journal_sync (journal, NULL));
  g_assert_cmpint (adduce_journal_get_position (journal), ==, 0);
  g_assert_cmpuint (count_journals (), ==, 0); /* no file before there is something to say */

  g_autoptr (AdduceClaim) first = fixture_claim (self->rand, self->text, 1);
  g_autoptr (AdduceClaim) second = fixture_claim (self->rand, self->text, 2);
  put (journal, first);
  goffset after_first = adduce_journal_get_position (journal);
  g_assert_cmpint (after_first, >, 0);
  put (journal, second);
  g_autofree char *path = dup_only_journal ();
  struct stat info;
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  goffset full = info.st_size;

  /* the first was saved while the second was made: all stays */
  adduce_journal_saved (journal, after_first);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, full);
  adduce_journal_saved (journal, adduce_journal_get_position (journal));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, 0);

  /* and on: positions go on too */
  goffset before = adduce_journal_get_position (journal);
  put (journal, second);
  g_assert_cmpint (adduce_journal_get_position (journal), >, before);
  adduce_journal_saved (journal, before);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 0);
  adduce_journal_saved (journal, adduce_journal_get_position (journal));
  adduce_journal_free (journal);
  g_assert_cmpuint (count_journals (), ==, 0);
}

/* A session that ends with something unsaved leaves it behind. */
static void
test_unsaved (Fixture *self, gconstpointer data)
{
  AdduceJournal *journal = new_journal (self);
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, 1);
  put (journal, claim);
  adduce_journal_saved (journal, adduce_journal_get_position (journal));
  g_autoptr (AdduceClaim) unsaved = fixture_claim (self->rand, self->text, 2);
  put (journal, unsaved);
  adduce_journal_free (journal);
  g_assert_cmpuint (count_journals (), ==, 1);

  g_assert_cmpuint (recover (self, 1), ==, 1);
  g_autofree char *id = fixture_id (2);
  g_assert_true (adduce_claim_same_content (adduce_sidecar_lookup (self->sidecar, id), unsaved));
}

/* A journal whose session lives is nobody else's. */
static void
test_living (Fixture *self, gconstpointer data)
{
  g_autoptr (AdduceJournal) journal = new_journal (self);
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, 1);
  put (journal, claim);
  g_assert_cmpuint (recover (self, 0), ==, 0);
  g_assert_cmpuint (count_journals (), ==, 1);
  adduce_journal_saved (journal, adduce_journal_get_position (journal));
  g_assert_cmpuint (recover (self, 0), ==, 0);
  put (journal, claim); /* the emptied file was not taken away from it */
  g_assert_cmpuint (count_journals (), ==, 1);
}

/* Only journals of this sidecar and this text. */
static void
test_other (Fixture *self, gconstpointer data)
{
  g_autofree char *other_path = scratch_path (self->folder, "b.txt.anna.claims.json");
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, 1);
  AdduceJournal *other = adduce_journal_new (other_path, adduce_text_get_digest (self->text));
  put (other, claim);
  adduce_journal_free (other);
  g_autoptr (AdduceText) text = fixture_text ("Another version");
  AdduceJournal *older = adduce_journal_new (self->path, adduce_text_get_digest (text));
  put (older, claim);
  adduce_journal_free (older);

  g_assert_cmpuint (recover (self, 0), ==, 0);
  g_assert_cmpuint (count_journals (), ==, 2);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (self->sidecar), ==, 0);
}

/* One file has one journal, however its folder is called. */
static void
test_links (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_strconcat (self->folder, "-link", NULL);
  g_assert_cmpint (symlink (self->folder, link), ==, 0);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *linked = scratch_path (link, name);
  AdduceJournal *journal = adduce_journal_new (linked, adduce_text_get_digest (self->text));
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, 1);
  put (journal, claim);
  adduce_journal_free (journal);
  g_assert_cmpint (unlink (link), ==, 0);
  g_assert_cmpuint (recover (self, 1), ==, 1);
}

/* --- damage --- */

/* Killed in the middle of a line, at every byte: what was whole comes back. */
static void
test_cut_off (Fixture *self, gconstpointer data)
{
  scratch_run (killed_run, self);
  g_autofree char *path = dup_only_journal ();
  g_autofree char *text = NULL;
  gsize n_bytes = 0;
  g_assert_true (g_file_get_contents (path, &text, &n_bytes, NULL));
  guint n_lines = 0;

  for (gsize n = 0; n <= n_bytes; n++)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *folder = g_path_get_dirname (path);
      scratch_write_bytes (folder, name, text, n);
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_copy (self->sidecar);
      g_autoptr (GPtrArray) used = NULL;
      guint n_taken = adduce_journal_recover (self->path, sidecar, &used);
      n_lines += n > 0 && text[n - 1] == '\n';
      g_assert_cmpuint (n_taken, ==,
                        n_lines == 0 ? 0 : n_lines - 1); /* the first line is the head */
    }
  g_assert_cmpuint (n_lines, ==, 7);
}

/* A line that can't be read in between: the others are taken, and a copy is kept. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  scratch_run (killed_run, self);
  g_autofree char *path = dup_only_journal ();
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  char *second_line = strchr (strchr (text, '\n') + 1, '\n') + 1;
  second_line[5] = '\x01';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  g_assert_cmpuint (recover (self, 1), ==, 5);
  g_auto (GStrv) names = list_journals ();
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_true (g_str_has_suffix (names[0], ".damaged"));
  g_assert_cmpuint (recover (self, 0), ==, 0);
}

/* Whatever is in the folder. */
static void
test_strange_files (Fixture *self, gconstpointer data)
{
  scratch_run (killed_run, self);
  g_autofree char *path = dup_only_journal ();
  g_autofree char *prefix = g_strndup (path, strlen (path) - 36);
  static const char *const contents[] = { "\n",        "{}\n",  "garbage\n", "{\"journal\":99}\n",
                                          "[[[[[[[\n", "\xff\n" };
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *strange = g_strdup_printf ("%sstrange-%u", prefix, i);
      g_assert_true (g_file_set_contents (strange, contents[i], -1, NULL));
    }
  g_autofree char *folder = g_strconcat (prefix, "folder", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_autofree char *fifo = g_strconcat (prefix, "fifo", NULL);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_autofree char *link = g_strconcat (prefix, "link", NULL);
  g_assert_cmpint (symlink (path, link), ==, 0);

  g_assert_cmpuint (recover (self, 1), ==, 6);
  g_assert_cmpuint (count_journals (), ==, G_N_ELEMENTS (contents) + 3);
}

/* --- a full disk --- */

static void
full_disk_run (gpointer user_data)
{
  Fixture *self = user_data;
  signal (SIGXFSZ, SIG_IGN);
  AdduceJournal *journal = new_journal (self);
  g_autoptr (AdduceClaim) first = fixture_claim (self->rand, self->text, 1);
  g_autoptr (AdduceClaim) second = fixture_claim (self->rand, self->text, 2);
  put (journal, first);
  g_autofree char *path = dup_only_journal ();
  struct stat before, after;
  g_assert_cmpint (stat (path, &before), ==, 0);
  goffset position = adduce_journal_get_position (journal);

  /* room for nothing, then for a part of the line */
  for (rlim_t room = 0; room < 100; room += 33)
    {
      struct rlimit limit = { (rlim_t) before.st_size + room, RLIM_INFINITY };
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      g_autoptr (GError) error = NULL;
      g_assert_false (adduce_journal_append_put (journal, second, &error));
      g_assert_true (error->domain == G_IO_ERROR);
      g_assert_nonnull (strstr (error->message, "so it was not made"));
      g_assert_cmpint (stat (path, &after), ==, 0);
      g_assert_cmpint (after.st_size, ==, before.st_size);
      g_assert_cmpint (adduce_journal_get_position (journal), ==, position);
    }

  /* and when there is room again */
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  put (journal, second);
}

static void
test_full_disk (Fixture *self, gconstpointer data)
{
  scratch_run (full_disk_run, self);
  g_assert_cmpuint (recover (self, 1), ==, 2);
}

/* No folder can be made: a sentence, and the change is refused. */
static void
no_folder_run (gpointer user_data)
{
  Fixture *self = user_data;
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_assert_cmpint (rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_autoptr (AdduceJournal) journal = new_journal (self);
  g_autoptr (AdduceClaim) claim = fixture_claim (self->rand, self->text, 1);
  g_autoptr (GError) error = NULL;
  g_assert_false (adduce_journal_append_put (journal, claim, &error));
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_cmpint (adduce_journal_get_position (journal), ==, 0);
  g_assert_cmpint (unlink (folder), ==, 0);
  put (journal, claim);
  adduce_journal_saved (journal, adduce_journal_get_position (journal));
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  scratch_run (no_folder_run, self);
}

/* --- many runs, killed at any point, sometimes while they recover --- */

static void
soak_run (gpointer user_data)
{
  Fixture *self = user_data;
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) base = adduce_sidecar_load (self->path, &stamp, NULL);
  g_autoptr (AdduceSidecar) mine = adduce_sidecar_copy (base != NULL ? base : self->sidecar);
  g_autoptr (GPtrArray) used = NULL;
  adduce_journal_recover (self->path, mine, &used);
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    raise (SIGKILL);

  g_autoptr (AdduceSidecar) saved = NULL;
  g_autoptr (GError) error = NULL;
  if (used->len > 0)
    {
      g_assert_true (adduce_sidecar_save (self->path, base, mine, &stamp, &saved, NULL, &error));
      if (g_rand_int_range (self->rand, 0, 4) == 0)
        raise (SIGKILL);
      adduce_journal_discard (used);
    }

  AdduceJournal *journal = new_journal (self);
  for (int i = g_rand_int_range (self->rand, 1, 6); i > 0; i--)
    {
      /* each run adds claims of its own: their numbers say what must be there in the end */
      g_autoptr (AdduceClaim)
        claim = fixture_claim (self->rand, self->text, (guint) g_rand_int (self->rand) >> 4);
      put (journal, claim);
      g_autofree char *line = g_strconcat (adduce_claim_get_id (claim), "\n", NULL);
      g_autofree char *shown = scratch_path (self->folder, "shown");
      int fd = open (shown, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      g_assert_cmpint (write (fd, line, strlen (line)), ==, strlen (line));
      close (fd);
    }
  raise (SIGKILL);
}

static void
test_soak (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_rand_set_seed (self->rand, 100 + i);
      pid_t pid = scratch_fork (soak_run, self);
      int status = 0;
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
    }

  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (self->path, NULL, NULL);
  g_autoptr (GPtrArray) used = NULL;
  adduce_journal_recover (self->path, sidecar, &used);
  g_autofree char *shown = scratch_read (self->folder, "shown");
  g_auto (GStrv) ids = g_strsplit (shown, "\n", -1);
  guint n_ids = g_strv_length (ids) - 1;
  g_assert_cmpuint (n_ids, >, N_RUNS);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, n_ids);
  for (guint i = 0; i < n_ids; i++)
    g_assert_nonnull (adduce_sidecar_lookup (sidecar, ids[i]));
}

static void
add (const char *path, void (*func) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/journal/killed", test_killed);
  add ("/journal/only-newer", test_only_newer);
  add ("/journal/several", test_several);
  add ("/journal/clean", test_clean);
  add ("/journal/unsaved", test_unsaved);
  add ("/journal/living", test_living);
  add ("/journal/other", test_other);
  add ("/journal/links", test_links);
  add ("/journal/cut-off", test_cut_off);
  add ("/journal/damaged", test_damaged);
  add ("/journal/strange-files", test_strange_files);
  add ("/journal/full-disk", test_full_disk);
  add ("/journal/no-folder", test_no_folder);
  add ("/journal/soak", test_soak);
  return g_test_run ();
}
