/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim that a killed run had changed, and another computer too, about the same text: neither change is lost, and
 * what is only an earlier version of the file's claim does not come back. Runs are children that end unsaved.
 */
#include "adduce.h"

#include "corpus-fixture.h"

#define SIDECAR "a.txt.mira.claims.json"

/* A line of a journal: a claim with that note, or with NULL its removal. */
typedef struct {
  guint64 revision;
  const char *note;
} Line;

typedef struct {
  char *folder;
  char *sidecar;
  AdduceClaim *first;
  Line lines[4];
  const char *stance; /* of the lines, too */
} Fixture;

static AdduceSidecar *
load (Fixture *t, AdduceFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (t->sidecar, stamp, &error);

  g_assert_no_error (error);
  return sidecar;
}

static void
set_up (Fixture *t, gconstpointer data)
{
  static const FixtureClaim claims[] = { { 0, 3, "Ada Lind", NULL, "support", NULL } };

  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", "One two three four five.\n");
  fixture_code (t->folder, "a.txt", "mira", -1, claims, 1);
  t->sidecar = scratch_path (t->folder, SIDECAR);
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  t->first = g_object_ref (adduce_sidecar_get_claim (sidecar, 0));
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  static const char *const folders[] = { "history", "texts", "journal" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = adduce_paths_data_dir (folders[i]);
      scratch_remove (folder);
    }
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t->sidecar);
  g_object_unref (t->first);
}

/* All of one time, whatever the clock says meanwhile: it is part of the texts that are compared. */
static AdduceClaim *
make (Fixture *t, const char *note, const char *stance, guint64 revision)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (t->first);
  g_autoptr (AdduceTag) tag = stance != NULL ? adduce_tag_new (stance, stance) : NULL;
  adduce_claim_builder_set_note (builder, note);
  if (tag != NULL)
    adduce_claim_builder_set_stance (builder, tag);
  adduce_claim_builder_set_revision (builder, revision);
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (t->first));
  return adduce_claim_builder_end (builder);
}

/* What the file holds from now on, as a synchronising program brings it: @note NULL: the claim is removed. */
static void
sync_in (Fixture *t, const char *note, const char *stance, guint64 revision)
{
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  g_autoptr (AdduceClaim) claim = make (t, note, stance, revision);
  if (note != NULL)
    adduce_sidecar_put (file, claim);
  else
    adduce_sidecar_remove (file, adduce_claim_get_id (t->first), revision);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (file);
  scratch_write_bytes (t->folder, SIDECAR, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The same by a save on this computer. */
static void
save (Fixture *t, const char *note, guint64 revision)
{
  AdduceFileStamp stamp;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) base = load (t, &stamp), file = adduce_sidecar_copy (base), saved = NULL;
  g_autoptr (AdduceClaim) claim = make (t, note, NULL, revision);
  if (note != NULL)
    adduce_sidecar_put (file, claim);
  else
    adduce_sidecar_remove (file, adduce_claim_get_id (t->first), revision);
  g_assert_true (adduce_sidecar_save (t->sidecar, base, file, &stamp, &saved, NULL, &error));
  g_assert_no_error (error);
}

static void
leave_lines (gpointer data)
{
  Fixture *t = data;
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  AdduceJournal *journal = adduce_journal_new (t->sidecar, adduce_sidecar_get_text_digest (file));
  for (guint i = 0; i < G_N_ELEMENTS (t->lines) && t->lines[i].revision > 0; i++)
    {
      const Line *line = &t->lines[i];
      g_autoptr (AdduceClaim) claim = make (t, line->note, t->stance, line->revision);
      g_assert_true (line->note != NULL
                       ? adduce_journal_append_put (journal, claim, NULL)
                       : adduce_journal_append_remove (journal, adduce_claim_get_id (claim), line->revision, NULL));
    }
  _exit (0); /* killed */
}

static void
leave (Fixture *t, const Line *lines, guint n_lines)
{
  memset (t->lines, 0, sizeof t->lines);
  memcpy (t->lines, lines, n_lines * sizeof *lines);
  scratch_run (leave_lines, t);
}

#define LEAVE(t, ...) leave (t, (const Line[]){ __VA_ARGS__ }, sizeof ((const Line[]){ __VA_ARGS__ }) / sizeof (Line))

/* "NOTE STANCE", behind it " | …" for each version that waits; a removal is "gone". Then how many changes came in. */
static void
expect (Fixture *t, guint expected_n, const char *expected)
{
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autoptr (GPtrArray) used = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  guint n = adduce_journal_recover (t->sidecar, sidecar, &used);
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, adduce_claim_get_id (t->first));
  g_autoptr (AdduceClaimConflict) conflict = claim != NULL ? adduce_claim_conflict_get (claim) : NULL;
  if (claim != NULL)
    g_string_append_printf (found, "%s %s", adduce_claim_get_note (claim),
                            adduce_tag_get_code (adduce_claim_get_stance (claim)));
  else
    g_string_append (found, "gone");
  for (guint i = 0; conflict != NULL && i < conflict->versions->len; i++)
    g_string_append_printf (found, " | %s %s", adduce_claim_get_note (conflict->versions->pdata[i]),
                            adduce_tag_get_code (adduce_claim_get_stance (conflict->versions->pdata[i])));
  if (conflict != NULL && conflict->removed)
    g_string_append (found, " | gone");
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (n, ==, expected_n);

  /* A reader takes it. */
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) again = adduce_sidecar_parse (bytes, &error);
  g_assert_no_error (error);
}

/* Both made a second revision: the texts decide which is shown, the other waits. */
static void
test_same_revision (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" });
  sync_in (t, "elsewhere", NULL, 2);
  expect (t, 1, "here support | elsewhere support");
}

/* The file's has more revisions, but none of them was made of the journal's. */
static void
test_file_went_on (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" });
  sync_in (t, "elsewhere", NULL, 5);
  expect (t, 1, "elsewhere support | here support");
}

/* The journal has more revisions, and its second is not the file's: that would be gone without a word. */
static void
test_journal_went_on (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" }, { 3, "here again" });
  sync_in (t, "elsewhere", NULL, 2);
  expect (t, 1, "here again support | elsewhere support");
}

/* What both come from is in the journal: each field is of the side that changed it. */
static void
test_fields_from_journal (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 1, "" }, { 2, "here" });
  sync_in (t, "", "oppose", 2);
  expect (t, 1, "here oppose");
}

/* The same where it is a version that was saved here. */
static void
test_fields_from_versions (Fixture *t, gconstpointer data)
{
  save (t, "new", 1);
  LEAVE (t, { 2, "here" });
  sync_in (t, "new", "oppose", 3);
  expect (t, 1, "here oppose");
}

/* Both made the same of it. */
static void
test_agreed (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "agreed" });
  sync_in (t, "agreed", NULL, 3);
  expect (t, 0, "agreed support");
  LEAVE (t, { 2, "here" }, { 4, "agreed" });
  expect (t, 1, "agreed support");
}

/* The file has a version between: the run was killed after a save. */
static void
test_half_saved (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" }, { 3, "here again" }, { 4, "last" });
  sync_in (t, "here again", NULL, 3);
  expect (t, 1, "last support");
}

/* The run had joined what came from elsewhere, which is no line of a journal, and went on from that. */
static void
test_joined_between (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" }, { 4, "last" });
  sync_in (t, "joined", NULL, 3);
  expect (t, 1, "last support");
}

/* All was saved, and then changed further, elsewhere too: nothing of it comes back. */
static void
test_saved_and_changed (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" });
  save (t, "here", 2);
  sync_in (t, "elsewhere", NULL, 3);
  expect (t, 0, "elsewhere support");
}

/* The claim as it was first made is older than anything else that is made of it. */
static void
test_first_is_older (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 1, "first" });
  sync_in (t, "elsewhere", NULL, 2);
  expect (t, 0, "elsewhere support");
  sync_in (t, NULL, NULL, 2);
  expect (t, 0, "gone");
}

/* Removed elsewhere, changed here: it is there, and the removal waits. */
static void
test_removed_elsewhere (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "here" });
  sync_in (t, NULL, NULL, 2);
  expect (t, 1, "here support | gone");
  sync_in (t, NULL, NULL, 6);
  expect (t, 1, "here support | gone");
}

/* Removed here, changed elsewhere; and where the removal has more revisions. */
static void
test_removed_here (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, NULL });
  sync_in (t, "elsewhere", NULL, 2);
  expect (t, 1, "elsewhere support | gone");
  tear_down (t, NULL);
  set_up (t, NULL);
  LEAVE (t, { 2, "here" }, { 3, NULL });
  sync_in (t, "elsewhere", NULL, 2);
  expect (t, 1, "elsewhere support | gone");
}

/* Removed on both sides, or here, saved, and taken back: nothing to be said. */
static void
test_removed_and_known (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, NULL });
  sync_in (t, NULL, NULL, 2);
  expect (t, 0, "gone");
  sync_in (t, NULL, NULL, 4);
  expect (t, 0, "gone");
  LEAVE (t, { 2, "here" }, { 5, NULL });
  expect (t, 1, "gone");
  tear_down (t, NULL);
  set_up (t, NULL);
  LEAVE (t, { 2, NULL });
  save (t, NULL, 2);
  sync_in (t, "taken back", NULL, 3);
  expect (t, 0, "taken back support");
}

/* Two runs were killed that knew nothing of each other: both second revisions are there. */
static void
test_two_runs (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "one run" });
  LEAVE (t, { 2, "other run" });
  expect (t, 2, "other run support | one run support");
}

/* The second had brought in what the first left, and was killed before it had saved that. */
static void
test_run_after_run (Fixture *t, gconstpointer data)
{
  LEAVE (t, { 2, "one run" });
  LEAVE (t, { 3, "other run" });
  expect (t, 2, "other run support");
}

/* --- what is said of the article --- */

typedef struct {
  char *id;
  const char *genre;
  guint64 revision;
  Fixture *t;
} About;

static AdduceClaim *
make_about (const About *about)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_for_article ("mira");
  g_autoptr (AdduceTagList) tags = fixture_tags (about->genre, TRUE);
  adduce_claim_builder_set_values (builder, "genre", tags);
  if (about->id != NULL)
    adduce_claim_builder_set_id (builder, about->id);
  adduce_claim_builder_set_revision (builder, about->revision);
  return adduce_claim_builder_end (builder);
}

static void
leave_about (gpointer data)
{
  const About *about = data;
  g_autoptr (AdduceSidecar) file = load (about->t, NULL);
  g_autoptr (AdduceClaim) claim = make_about (about);
  AdduceJournal *journal = adduce_journal_new (about->t->sidecar, adduce_sidecar_get_text_digest (file));
  g_assert_true (adduce_journal_append_put (journal, claim, NULL));
  _exit (0);
}

/* @same_id: of one claim; else both computers were the first to say something */
static void
check_about (Fixture *t, gboolean same_id, guint64 own, guint64 found, const char *genre, guint expected_n,
             gboolean waits)
{
  g_autofree char *id = adduce_id_new ();
  About here = { same_id ? id : NULL, "report", found, t }, there = { id, genre, own, t };
  scratch_run (leave_about, &here);
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autoptr (AdduceClaim) claim = make_about (&there);
  g_autoptr (GPtrArray) used = NULL;
  adduce_sidecar_put (sidecar, claim);
  g_assert_cmpuint (adduce_journal_recover (t->sidecar, sidecar, &used), ==, expected_n);
  g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (adduce_sidecar_get_article (sidecar));
  g_assert_cmpint (conflict != NULL, ==, waits);
  g_assert_cmpuint (waits ? conflict->versions->len : 1, ==, 1);
  adduce_journal_discard (used);
}

static void
test_article (Fixture *t, gconstpointer data)
{
  check_about (t, TRUE, 3, 2, "opinion", 1, TRUE);
  check_about (t, TRUE, 3, 2, "report", 0, FALSE);
  check_about (t, TRUE, 2, 1, "opinion", 0, FALSE); /* as it was first said */
  check_about (t, FALSE, 2, 1, "opinion", 1, TRUE);
  check_about (t, TRUE, 1, 2, "opinion", 1, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/journal-parallel/" name, Fixture, NULL, set_up, func, tear_down)
  add ("same-revision", test_same_revision);
  add ("file-went-on", test_file_went_on);
  add ("journal-went-on", test_journal_went_on);
  add ("fields-from-journal", test_fields_from_journal);
  add ("fields-from-versions", test_fields_from_versions);
  add ("agreed", test_agreed);
  add ("half-saved", test_half_saved);
  add ("joined-between", test_joined_between);
  add ("saved-and-changed", test_saved_and_changed);
  add ("first-is-older", test_first_is_older);
  add ("removed-elsewhere", test_removed_elsewhere);
  add ("removed-here", test_removed_here);
  add ("removed-and-known", test_removed_and_known);
  add ("two-runs", test_two_runs);
  add ("run-after-run", test_run_after_run);
  add ("article", test_article);
#undef add
  return g_test_run ();
}
