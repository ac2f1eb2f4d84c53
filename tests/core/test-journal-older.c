/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a killed run left about a text that the article has no longer: claims, and what has no place in the text:
 * removals, the status, what is said of the article. What the file never had is not dropped because the file's version
 * is newer.
 */
#include "adduce.h"

#include "corpus-fixture.h"

#define TEXT "One two three four five six seven eight nine ten eleven twelve.\n"
#define SIDECAR "a.txt.mira.claims.json"

typedef struct {
  char *folder;
  char *article;
  char *sidecar;
  char *id;          /* of the claim */
  guint64 revision;  /* of the claim or removal that the journal has */
  const char *genre; /* what the journal says of the article */
} Fixture;

static AdduceSidecar *
load (Fixture *t, AdduceFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (t->sidecar, stamp, &error);

  g_assert_no_error (error);
  return sidecar;
}

static AdduceText *
load_text (Fixture *t)
{
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_load (t->article, &error);

  g_assert_no_error (error);
  return text;
}

static void
set_up (Fixture *t, gconstpointer data)
{
  static const FixtureClaim claims[] = { { 14, 33, "Ada Lind", NULL, "support", NULL } };

  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", TEXT);
  fixture_code (t->folder, "a.txt", "mira", -1, claims, 1);
  t->article = scratch_path (t->folder, "a.txt");
  t->sidecar = scratch_path (t->folder, SIDECAR);
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  t->id = g_strdup (adduce_claim_get_id (adduce_sidecar_get_claim (sidecar, 0)));
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
  g_free (t->article);
  g_free (t->sidecar);
  g_free (t->id);
}

/* What the file holds from now on; as a synchronising program brings it, without a version kept here. */
static void
write_file (Fixture *t, AdduceSidecar *sidecar)
{
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  scratch_write_bytes (t->folder, SIDECAR, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static AdduceClaim *
with_note (AdduceSidecar *sidecar, const char *id, const char *note, guint64 revision)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (adduce_sidecar_lookup (sidecar, id));
  adduce_claim_builder_set_note (builder, note);
  adduce_claim_builder_set_revision (builder, revision);
  return adduce_claim_builder_end (builder);
}

static AdduceClaim *
about_article (const char *id, const char *genre, guint64 revision)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_for_article ("mira");
  g_autoptr (AdduceTagList) tags = fixture_tags (genre, TRUE);
  adduce_claim_builder_set_values (builder, "genre", tags);
  if (id != NULL)
    adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_revision (builder, revision);
  return adduce_claim_builder_end (builder);
}

/* The article gets words more, and the file's claims are put where they stand now, as on another computer. */
static void
edit_article_to (Fixture *t, const char *words)
{
  scratch_write (t->folder, "a.txt", words);
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autoptr (AdduceText) text = load_text (t);
  g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (sidecar, text, ADDUCE_REANCHOR_ACCEPT_ALL);
  write_file (t, adduce_reanchor_get_sidecar (reanchor));
}

static void
edit_article (Fixture *t)
{
  edit_article_to (t, "Zero. " TEXT);
}

/* (transfer full): the file with what the journals have; @ret_n: how many changes that were. */
static AdduceSidecar *
recover (Fixture *t, guint *ret_n)
{
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autoptr (AdduceText) text = load_text (t);
  g_autoptr (GPtrArray) used = g_ptr_array_new_with_free_func (g_free);
  AdduceSidecar *result = adduce_reanchor_recover (t->sidecar, sidecar, text, used, ret_n);

  g_assert_cmpuint (used->len, ==, 1);
  return result;
}

static AdduceJournal *
begin_journal (Fixture *t)
{
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  return adduce_journal_new (t->sidecar, adduce_sidecar_get_text_digest (sidecar));
}

static void
leave_removal (gpointer data)
{
  Fixture *t = data;
  g_assert_true (adduce_journal_append_remove (begin_journal (t), t->id, t->revision, NULL));
  _exit (0); /* killed */
}

/* Nobody else touched the claim: it goes. */
static void
test_removal (Fixture *t, gconstpointer data)
{
  guint n = 0;

  t->revision = 3;
  scratch_run (leave_removal, t);
  edit_article (t); /* which is the claim's second revision */
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (adduce_sidecar_lookup (result, t->id));
  g_assert_cmpuint (adduce_sidecar_lookup_tombstone (result, t->id)->revision, ==, 3);
}

/* Somebody changed it meanwhile, as often or oftener: it stays, and both are shown until that is settled. */
static void
test_removal_contested (Fixture *t, gconstpointer data)
{
  for (guint64 revision = 2; revision <= 5; revision += 3)
    {
      guint n = 0;
      t->revision = 2;
      if (revision == 2)
        {
          scratch_run (leave_removal, t);
          edit_article (t);
        }
      g_autoptr (AdduceSidecar) file = load (t, NULL);
      g_autoptr (AdduceClaim) changed = with_note (file, t->id, "changed elsewhere", revision);
      adduce_sidecar_put (file, changed);
      write_file (t, file);

      g_autoptr (AdduceSidecar) result = recover (t, &n);
      AdduceClaim *claim = adduce_sidecar_lookup (result, t->id);
      g_assert_cmpuint (n, ==, 1);
      g_assert_nonnull (claim);
      g_assert_cmpstr (adduce_claim_get_note (claim), ==, "changed elsewhere");
      g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (claim);
      g_assert_nonnull (conflict);
      g_assert_true (conflict->removed);
      g_assert_cmpuint (conflict->versions->len, ==, 0);
    }
}

/* The removal had been saved and taken back here: the journal tells nothing new. */
static void
test_removal_known (Fixture *t, gconstpointer data)
{
  AdduceFileStamp stamp;
  g_autoptr (GError) error = NULL;
  guint n = 1;

  t->revision = 2;
  scratch_run (leave_removal, t);
  g_autoptr (AdduceSidecar) base = load (t, &stamp);
  g_autoptr (AdduceSidecar) without = adduce_sidecar_copy (base), saved = NULL, again = NULL;
  adduce_sidecar_remove (without, t->id, 2);
  g_assert_true (adduce_sidecar_save (t->sidecar, base, without, &stamp, &saved, NULL, &error));
  g_autoptr (AdduceSidecar) with = adduce_sidecar_copy (saved);
  g_autoptr (AdduceClaim) back = with_note (base, t->id, "taken back", 3);
  adduce_sidecar_put (with, back);
  g_assert_true (adduce_sidecar_save (t->sidecar, saved, with, &stamp, &again, NULL, &error));
  edit_article (t);

  g_autoptr (AdduceSidecar) result = recover (t, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (adduce_claim_conflict_waits (adduce_sidecar_lookup (result, t->id)));
}

/* The file has no such claim, or it is gone there, too. */
static void
test_removal_of_nothing (Fixture *t, gconstpointer data)
{
  guint n = 1;

  t->revision = 2;
  scratch_run (leave_removal, t);
  edit_article (t);
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  adduce_sidecar_remove (file, t->id, 2);
  write_file (t, file);
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (adduce_sidecar_lookup (result, t->id));
}

static void
leave_note (gpointer data)
{
  Fixture *t = data;
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  g_autoptr (AdduceClaim) claim = with_note (file, t->id, "changed here", t->revision);
  g_assert_true (adduce_journal_append_put (begin_journal (t), claim, NULL));
  _exit (0);
}

/* "NOTE at PLACE", behind it " | NOTE" for each version that waits; a removal is "gone". Then how many changes came. */
static void
expect (Fixture *t, guint expected_n, const char *expected)
{
  guint n = 99;
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  AdduceClaim *claim = adduce_sidecar_lookup (result, t->id);
  g_autoptr (AdduceClaimConflict) conflict = claim != NULL ? adduce_claim_conflict_get (claim) : NULL;
  g_autofree char *place = claim != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (claim)) : NULL;
  const char *note = claim != NULL ? adduce_claim_get_note (claim) : NULL;
  g_autoptr (GString) found = g_string_new (claim == NULL ? "gone" : NULL);

  if (claim != NULL)
    g_string_append_printf (found, "%s at %s", note != NULL ? note : "nothing", place);
  for (guint i = 0; conflict != NULL && i < conflict->versions->len; i++)
    g_string_append_printf (found, " | %s", adduce_claim_get_note (conflict->versions->pdata[i]));
  if (conflict != NULL && conflict->removed)
    g_string_append (found, " | gone");
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (n, ==, expected_n);
}

/* Nobody else changed it: it comes in, where its words stand now, 6 letters further. */
static void
test_claim (Fixture *t, gconstpointer data)
{
  t->revision = 3;
  scratch_run (leave_note, t);
  edit_article (t); /* which is the claim's second revision */
  expect (t, 1, "changed here at 20-39");

  /* The file knows no such claim. */
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  g_autoptr (AdduceText) text = load_text (t);
  g_autoptr (AdduceSidecar) empty = adduce_sidecar_new (adduce_sidecar_get_coder (file), "a.txt", text);
  write_file (t, empty);
  expect (t, 1, "changed here at 20-39");
}

/* Somebody changed the same field, as often or oftener: both are there, and what was changed oftener is shown; being
 * found again counts. Where the file says the same, nothing waits. */
static void
test_claim_contested (Fixture *t, gconstpointer data)
{
  t->revision = 2;
  scratch_run (leave_note, t);
  edit_article (t);
  for (guint64 revision = 2; revision <= 5; revision += 3)
    {
      g_autoptr (AdduceSidecar) file = load (t, NULL);
      g_autoptr (AdduceClaim) changed = with_note (file, t->id, "changed there", revision);
      adduce_sidecar_put (file, changed);
      write_file (t, file);
      expect (t, 1, revision == 2 ? "changed here at 20-39 | changed there" : "changed there at 20-39 | changed here");
    }
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  g_autoptr (AdduceClaim) same = with_note (file, t->id, "changed here", 6);
  adduce_sidecar_put (file, same);
  write_file (t, file);
  expect (t, 0, "changed here at 20-39");
}

/* The words stand where they stood. The file says the same already; it says two other things. */
static void
test_claim_same_place (Fixture *t, gconstpointer data)
{
  t->revision = 2;
  scratch_run (leave_note, t);
  edit_article_to (t, TEXT "And more.\n");
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  g_autoptr (AdduceClaim) same = with_note (file, t->id, "changed here", 2);
  adduce_sidecar_put (file, same);
  write_file (t, file);
  expect (t, 0, "changed here at 14-33");

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (same);
  adduce_claim_builder_set_note (builder, "changed there");
  adduce_claim_builder_set_certainty (builder, ADDUCE_CERTAINTY_HIGH);
  adduce_claim_builder_set_revision (builder, 5);
  g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
  adduce_sidecar_put (file, changed);
  write_file (t, file);
  expect (t, 1, "changed there at 14-33 | changed here");
}

/* Removed elsewhere, with as many changes or more: it is there, and the removal waits. */
static void
test_claim_removed_elsewhere (Fixture *t, gconstpointer data)
{
  t->revision = 2;
  scratch_run (leave_note, t);
  edit_article (t);
  for (guint64 revision = 2; revision <= 6; revision += 4)
    {
      g_autoptr (AdduceSidecar) file = load (t, NULL);
      adduce_sidecar_remove (file, t->id, revision);
      write_file (t, file);
      expect (t, 1, "changed here at 20-39 | gone");
    }
}

/* The change was saved here, and the claim removed later: the journal tells nothing new. */
static void
test_claim_known (Fixture *t, gconstpointer data)
{
  AdduceFileStamp stamp;
  g_autoptr (GError) error = NULL;

  t->revision = 2;
  scratch_run (leave_note, t);
  g_autoptr (AdduceSidecar) base = load (t, &stamp), with = adduce_sidecar_copy (base), saved = NULL, gone = NULL;
  g_autoptr (AdduceClaim) claim = with_note (base, t->id, "changed here", 2);
  adduce_sidecar_put (with, claim);
  g_assert_true (adduce_sidecar_save (t->sidecar, base, with, &stamp, &saved, NULL, &error));
  g_autoptr (AdduceSidecar) without = adduce_sidecar_copy (saved);
  adduce_sidecar_remove (without, t->id, 3);
  g_assert_true (adduce_sidecar_save (t->sidecar, saved, without, &stamp, &gone, NULL, &error));
  edit_article (t);
  expect (t, 0, "gone");
}

static void
leave_done (gpointer data)
{
  g_assert_true (adduce_journal_append_status (begin_journal (data), ADDUCE_STATUS_DONE, NULL));
  _exit (0);
}

static void
leave_unset (gpointer data)
{
  g_assert_true (adduce_journal_append_status_unset (begin_journal (data), NULL));
  _exit (0);
}

static void
test_status (Fixture *t, gconstpointer data)
{
  AdduceStatus status = ADDUCE_STATUS_NEW;
  guint n = 0;

  scratch_run (leave_done, t);
  edit_article (t);
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (adduce_sidecar_get_status (result, &status));
  g_assert_cmpint (status, ==, ADDUCE_STATUS_DONE);

  /* The file says something else. */
  g_autoptr (AdduceSidecar) other = adduce_sidecar_copy (result);
  adduce_sidecar_set_status (other, ADDUCE_STATUS_IN_PROGRESS);
  write_file (t, other);
  g_autoptr (AdduceSidecar) changed = recover (t, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (adduce_sidecar_get_status (changed, &status));
  g_assert_cmpint (status, ==, ADDUCE_STATUS_DONE);

  /* The file says it already. */
  write_file (t, result);
  g_autoptr (AdduceSidecar) again = recover (t, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (adduce_sidecar_get_status (again, &status));
  g_assert_cmpint (status, ==, ADDUCE_STATUS_DONE);
}

static void
test_status_unset (Fixture *t, gconstpointer data)
{
  guint n = 0;
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  adduce_sidecar_set_status (file, ADDUCE_STATUS_DONE);
  write_file (t, file);

  scratch_run (leave_unset, t);
  edit_article (t);
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (adduce_sidecar_get_status (result, NULL));
}

static void
leave_genre (gpointer data)
{
  Fixture *t = data;
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  AdduceClaim *own = adduce_sidecar_get_article (file);
  g_autoptr (AdduceClaim) about = about_article (own != NULL ? adduce_claim_get_id (own) : NULL, t->genre, t->revision);
  g_assert_true (adduce_journal_append_put (begin_journal (t), about, NULL));
  _exit (0);
}

static const char *
get_genre (AdduceClaim *about)
{
  return adduce_tag_get_code (adduce_tag_list_get_tag (adduce_claim_get_values (about, "genre"), 0));
}

/* What is said of the article as a whole, where the file says nothing. */
static void
test_article (Fixture *t, gconstpointer data)
{
  guint n = 0;

  t->genre = "report";
  t->revision = 1;
  scratch_run (leave_genre, t);
  edit_article (t);
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (get_genre (adduce_sidecar_get_article (result)), ==, "report");
}

/* The file says something else that is not older: both are shown. Where it says the same, nothing is. */
static void
test_article_contested (Fixture *t, gconstpointer data)
{
  guint n = 0;
  g_autoptr (AdduceSidecar) file = load (t, NULL);
  g_autoptr (AdduceClaim) first = about_article (NULL, "opinion", 1);
  g_autoptr (AdduceClaim) second = about_article (adduce_claim_get_id (first), "interview", 2);
  g_autoptr (AdduceClaim) same = about_article (adduce_claim_get_id (first), "report", 2);
  adduce_sidecar_put (file, first);
  write_file (t, file);

  t->genre = "report";
  t->revision = 2;
  scratch_run (leave_genre, t);
  edit_article (t);
  g_autoptr (AdduceSidecar) other = load (t, NULL);
  adduce_sidecar_put (other, second);
  write_file (t, other);
  g_autoptr (AdduceSidecar) result = recover (t, &n);
  AdduceClaim *about = adduce_sidecar_get_article (result);
  g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (about);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (conflict);
  g_assert_cmpuint (conflict->versions->len, ==, 1);
  g_assert_cmpstr (get_genre (about), !=, get_genre (conflict->versions->pdata[0]));

  adduce_sidecar_put (other, same);
  write_file (t, other);
  g_autoptr (AdduceSidecar) agreed = recover (t, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (adduce_claim_conflict_waits (adduce_sidecar_get_article (agreed)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define add(name, func) g_test_add ("/journal-older/" name, Fixture, NULL, set_up, func, tear_down)
  add ("claim", test_claim);
  add ("claim-contested", test_claim_contested);
  add ("claim-same-place", test_claim_same_place);
  add ("claim-removed-elsewhere", test_claim_removed_elsewhere);
  add ("claim-known", test_claim_known);
  add ("removal", test_removal);
  add ("removal-contested", test_removal_contested);
  add ("removal-known", test_removal_known);
  add ("removal-of-nothing", test_removal_of_nothing);
  add ("status", test_status);
  add ("status-unset", test_status_unset);
  add ("article", test_article);
  add ("article-contested", test_article_contested);
#undef add
  return g_test_run ();
}
