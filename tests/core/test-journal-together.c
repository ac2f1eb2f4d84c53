/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes that were made together: wherever a run was cut off, all of them come back or none.
 */
#include "adduce.h"

#include <string.h>

#include "scratch.h"
#include "sidecar-fixture.h"

typedef struct {
  char *folder;
  char *path; /* of the sidecar */
  AdduceText *text;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = scratch_new ();
  self->path = scratch_path (self->folder, "a.txt.anna.claims.json");
  self->text = fixture_long_text ();
  self->rand = g_rand_new_with_seed (11);
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
  g_rand_free (self->rand);
}

static AdduceSidecar *
make_sidecar (Fixture *self)
{
  g_autoptr (AdduceCoder) coder = fixture_coder ();

  return adduce_sidecar_new (coder, "a.txt", self->text);
}

/* One claim alone, then three changes together: a claim, its neighbour and the removal of the first. */
static void
killed_run (gpointer user_data)
{
  Fixture *self = user_data;
  AdduceJournal *journal = adduce_journal_new (self->path, adduce_text_get_digest (self->text));
  g_autoptr (AdduceClaim) first = fixture_claim (self->rand, self->text, 1);
  g_autoptr (AdduceClaim) second = fixture_claim (self->rand, self->text, 2);
  g_autoptr (AdduceClaim) third = fixture_claim (self->rand, self->text, 3);
  const AdduceJournalChange changes[] = {
    { second, NULL, 0 },
    { NULL, adduce_claim_get_id (first), 2 },
    { third, NULL, 0 },
  };

  g_assert_true (adduce_journal_append_put (journal, first, NULL));
  g_assert_true (adduce_journal_append_changes (journal, changes, G_N_ELEMENTS (changes), NULL));
}

static char *
dup_only_journal (void)
{
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);

  g_assert_nonnull (name);
  return g_build_filename (folder, name, NULL);
}

static guint
count_files (void)
{
  g_autofree char *folder = adduce_paths_data_dir ("journal");

  return scratch_count (folder);
}

static void
write_journal (const char *path, const char *data, gsize length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  scratch_write_bytes (folder, name, data, length);
}

/* What a recovery makes of the journal as it is: "1", "23" …, the claims that there are. */
static char *
recover (Fixture *self)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (self);
  g_autoptr (GPtrArray) used = NULL;
  GString *found = g_string_new (NULL);

  adduce_journal_recover (self->path, sidecar, &used);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = fixture_id (i);

      if (adduce_sidecar_lookup (sidecar, id) != NULL)
        g_string_append_printf (found, "%u", i);
    }
  return g_string_free (found, FALSE);
}

static void
test_cut (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  gsize length, first_end;

  scratch_run (killed_run, self);
  path = dup_only_journal ();
  g_assert_true (g_file_get_contents (path, &journal, &length, NULL));
  first_end = strchr (strchr (journal, '\n') + 1, '\n') + 1 - journal;

  for (gsize cut = first_end; cut <= length; cut++)
    {
      g_autofree char *found = NULL;

      write_journal (path, journal, cut);
      found = recover (self);
      g_assert_cmpstr (found, ==, cut == length ? "23" : "1");
      g_assert_cmpuint (count_files (), ==, 1); /* it is what a kill leaves, no damage */
    }
}

/* Of a damaged change nothing is taken, but what came before and after is; and a copy is kept. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *from, *to;
  } damages[] = {
    { "\"remove\":", "\"remorse\":" },
    { "\"together\":3", "\"together\":0" },
    { "\"together\":3", "\"together\":\"3\"" },
  };
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;

  scratch_run (killed_run, self);
  path = dup_only_journal ();
  g_assert_true (g_file_get_contents (path, &journal, NULL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *damaged = fixture_replace (journal, damages[i].from, damages[i].to, 0, NULL);
      g_autofree char *copy = g_strconcat (path, ".damaged", NULL);
      g_autofree char *found = NULL;

      write_journal (path, damaged, strlen (damaged));
      found = recover (self);
      /* Without the first line the others are lines of their own. */
      g_assert_cmpstr (found, ==, i == 0 ? "1" : "23");
      g_assert_cmpint (remove (copy), ==, 0);
    }
}

/* Journals of the version before, which knew only single lines, are read. */
static void
test_old (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *old = NULL;
  g_autofree char *older = NULL;
  g_autofree char *found = NULL;

  scratch_run (killed_run, self);
  path = dup_only_journal ();
  g_assert_true (g_file_get_contents (path, &journal, NULL, NULL));
  old = fixture_replace (journal, "{\"together\":3}\n", "", 0, NULL);
  older = fixture_replace (old, "\"journal\":2", "\"journal\":1", 0, NULL);
  write_journal (path, older, strlen (older));
  found = recover (self);
  g_assert_cmpstr (found, ==, "23");
}

/* Head, how many, and a line each. */
static void
test_many (Fixture *self, gconstpointer data)
{
  AdduceJournal *journal = adduce_journal_new (self->path, adduce_text_get_digest (self->text));
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree AdduceJournalChange *changes = g_new0 (AdduceJournalChange, 200);
  g_autofree char *contents = NULL;
  g_autofree char *path = NULL;
  guint n_lines = 0;
  gsize length;

  for (guint i = 0; i < 200; i++)
    {
      g_ptr_array_add (claims, fixture_claim (self->rand, self->text, i));
      changes[i].claim = claims->pdata[i];
    }
  g_assert_true (adduce_journal_append_changes (journal, changes, 200, NULL));
  path = dup_only_journal ();
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i < length; i++)
    n_lines += contents[i] == '\n';
  g_assert_cmpuint (n_lines, ==, 202);
  adduce_journal_saved (journal, adduce_journal_get_position (journal));
  adduce_journal_free (journal);
}

#define ADD(name, test) g_test_add ("/journal-together/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("cut", test_cut);
  ADD ("damaged", test_damaged);
  ADD ("old", test_old);
  ADD ("many", test_many);

  return g_test_run ();
}
