/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept for the day when something is lost: versions of sidecars, texts; and anchoring claims anew with what a
 * killed run left in a journal.
 */
#include "adduce.h"

#include <sys/resource.h>

#include "corpus-fixture.h"

#define TEXT "One two three four five six seven eight nine ten eleven twelve.\n"

typedef struct {
  char *folder;
  char *article;
  char *sidecar;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  static const FixtureClaim claims[] = { { 0, 3, "Ada Lind", NULL, "support", NULL },
                                         { 14, 33, "Bo Falk", NULL, "oppose", NULL } };

  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", TEXT);
  fixture_code (t->folder, "a.txt", "mira", -1, claims, G_N_ELEMENTS (claims));
  t->article = scratch_path (t->folder, "a.txt");
  t->sidecar = scratch_path (t->folder, "a.txt.mira.claims.json");
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  g_autofree char *history = adduce_paths_data_dir ("history");
  g_autofree char *texts = adduce_paths_data_dir ("texts");

  scratch_remove (history);
  scratch_remove (texts);
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t->article);
  g_free (t->sidecar);
}

static AdduceSidecar *
load (Fixture *t, AdduceFileStamp *stamp)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (t->sidecar, stamp, &error);

  g_assert_no_error (error);
  return sidecar;
}

/* Gives the first claim a note, and saves. */
static void
save_note (Fixture *t, const char *note)
{
  AdduceFileStamp stamp;
  g_autoptr (AdduceSidecar) base = load (t, &stamp), mine = adduce_sidecar_copy (base), saved = NULL;
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (adduce_sidecar_get_claim (mine, 0));
  g_autoptr (GError) error = NULL;

  adduce_claim_builder_set_note (builder, note);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (mine, claim);
  adduce_sidecar_save (t->sidecar, base, mine, &stamp, &saved, NULL, &error);
  g_assert_no_error (error);
}

static char *
get_note (AdduceSidecar *sidecar)
{
  return g_strdup (adduce_claim_get_note (adduce_sidecar_get_claim (sidecar, 0)));
}

/* The bytes of what is kept are those that were on the disk. */
static void
test_kept (Fixture *t, gconstpointer data)
{
  g_autofree char *original = scratch_read (t->folder, "a.txt.mira.claims.json");
  g_autoptr (GBytes) found = NULL;
  g_autofree char *bytes = NULL;

  save_note (t, "first");
  g_autoptr (GPtrArray) versions = adduce_versions_list (t->sidecar);
  const AdduceVersion *newest = versions->pdata[0];
  g_assert_cmpuint (versions->len, ==, 2); /* the first save here keeps also what was there */
  g_autoptr (GBytes) first = adduce_archive_read (((AdduceVersion *) versions->pdata[1])->path, 1 << 20, NULL);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), original, strlen (original));
  found = adduce_archive_read (newest->path, 1 << 20, NULL);
  bytes = scratch_read (t->folder, "a.txt.mira.claims.json");
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), bytes, strlen (bytes));

  /* Saving the same again is no other version. */
  save_note (t, "first");
  save_note (t, "second");
  g_autoptr (GPtrArray) more = adduce_versions_list (t->sidecar);
  g_autoptr (AdduceSidecar) previous = adduce_version_load (more->pdata[1], NULL);
  g_autofree char *note = get_note (previous);
  g_assert_cmpstr (note, ==, "first");

  g_autoptr (AdduceText) text = adduce_text_load (t->article, NULL);
  g_autoptr (AdduceText) kept = adduce_archive_load_text (adduce_text_get_digest (text));
  g_assert_nonnull (kept);
  g_assert_cmpstr (adduce_text_get_utf8 (kept), ==, TEXT);
}

/* At most 20, the last ten among them, and the reach doubles: of 400 some that are older than 200. */
static void
test_thinned (Fixture *t, gconstpointer data)
{
  for (guint i = 1; i <= 400; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autofree char *other = scratch_path (t->folder, "b.txt.mira.claims.json");
      g_assert_true (adduce_versions_keep (other, bytes, NULL, NULL, NULL));

      g_autoptr (GPtrArray) versions = adduce_versions_list (other);
      g_assert_cmpuint (versions->len, <=, ADDUCE_VERSIONS_MAX);
      for (guint k = 0; k < MIN (i, 10); k++)
        g_assert_cmpuint (((AdduceVersion *) versions->pdata[k])->number, ==, i - k);
      /* The oldest is at least half as old as there is anything. */
      g_assert_cmpuint (((AdduceVersion *) versions->pdata[versions->len - 1])->number, <=, i / 2 + 1);
    }
}

/* A file that another program has spoilt is no version; the others still are. */
static void
test_damaged (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save_note (t, "first");
  save_note (t, "second");
  g_autoptr (GPtrArray) versions = adduce_versions_list (t->sidecar);
  const AdduceVersion *newest = versions->pdata[0], *older = versions->pdata[1];
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0;
  g_assert_true (g_file_get_contents (older->path, &bytes, &n_bytes, NULL));
  g_autofree char *folder = g_path_get_dirname (newest->path), *name = g_path_get_basename (newest->path);
  scratch_write_bytes (folder, name, bytes, n_bytes); /* whole, but not what it says */
  g_assert_null (adduce_version_load (newest, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
  scratch_write_bytes (folder, name, bytes, n_bytes / 2);
  g_assert_null (adduce_version_load (newest, NULL));
  g_autoptr (AdduceSidecar) good = adduce_version_load (older, NULL);
  g_assert_nonnull (good);
}

/* Restored claims win a merge against what they were restored from, and what was made since is gone. */
static void
test_restore (Fixture *t, gconstpointer data)
{
  save_note (t, "good");
  g_autoptr (AdduceSidecar) good = load (t, NULL);
  save_note (t, "bad");
  g_autoptr (AdduceSidecar) bad = load (t, NULL);
  const char *first = adduce_claim_get_id (adduce_sidecar_get_claim (bad, 0));
  g_autofree char *second = g_strdup (adduce_claim_get_id (adduce_sidecar_get_claim (bad, 1)));
  g_autoptr (AdduceText) text = adduce_text_load (t->article, NULL);
  g_autoptr (AdduceCoder) coder = g_object_ref (adduce_sidecar_get_coder (bad));
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("mira");
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("4-7", NULL);
  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  g_autoptr (AdduceClaim) third = adduce_claim_builder_end (builder);
  guint64 revision = adduce_claim_get_revision (adduce_sidecar_lookup (bad, second));
  adduce_sidecar_put (bad, third);
  adduce_sidecar_remove (bad, second, revision + 1);

  g_autoptr (AdduceSidecar) restored = adduce_version_restore (good, bad, text);
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (NULL, bad, restored, NULL);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (merged), ==, 2);
  g_assert_cmpstr (adduce_claim_get_note (adduce_sidecar_lookup (merged, first)), ==, "good");
  g_assert_nonnull (adduce_sidecar_lookup (merged, second));
  g_assert_null (adduce_sidecar_lookup (merged, adduce_claim_get_id (third)));
  g_assert_nonnull (adduce_sidecar_lookup_tombstone (merged, adduce_claim_get_id (third)));
}

static void
fill_nothing (gpointer data)
{
  Fixture *t = data;
  struct rlimit limit = { 0, 0 };

  /* Nothing can be written in the data folder: there is a file in its place. */
  g_autofree char *history = adduce_paths_data_dir ("history");
  g_autofree char *texts = adduce_paths_data_dir ("texts");
  scratch_remove (history);
  scratch_remove (texts);
  g_assert_true (g_file_set_contents (history, "", 0, NULL));
  g_assert_true (g_file_set_contents (texts, "", 0, NULL));
  setrlimit (RLIMIT_CORE, &limit);
  save_note (t, "saved all the same");
}

static void
test_no_room (Fixture *t, gconstpointer data)
{
  scratch_run (fill_nothing, t);
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autofree char *note = get_note (sidecar);
  g_assert_cmpstr (note, ==, "saved all the same");
}

static void
leave_journal (gpointer data)
{
  Fixture *t = data;
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (adduce_sidecar_get_claim (sidecar, 1));
  adduce_claim_builder_set_note (builder, "from the journal");
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  AdduceJournal *journal = adduce_journal_new (t->sidecar, adduce_sidecar_get_text_digest (sidecar));
  g_assert_true (adduce_journal_append_put (journal, claim, NULL));
  _exit (0); /* killed */
}

/* The journal is about the old text: it comes in first, and its claim moves with the others. */
static void
test_reanchor_journal (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scratch_run (leave_journal, t);
  scratch_write (t->folder, "a.txt", "Zero. " TEXT);
  g_autoptr (AdduceText) text = adduce_text_load (t->article, NULL);
  g_autoptr (AdduceReanchor) reanchor
    = adduce_reanchor_file (t->sidecar, text, ADDUCE_REANCHOR_ACCEPT_MOVED, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_reanchor_count (reanchor, ADDUCE_ANCHOR_MOVED), ==, 2);
  g_assert_cmpuint (adduce_reanchor_count_waiting (reanchor), ==, 0);

  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, 1);
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
  g_assert_cmpstr (spans, ==, "20-39");
  g_assert_cmpstr (adduce_claim_get_note (claim), ==, "from the journal");
  g_autoptr (GPtrArray) used = NULL;
  g_assert_cmpuint (adduce_journal_recover (t->sidecar, sidecar, &used), ==, 0);
}

/* Pieces that changed places are no longer one statement; what the file had besides of each goes along. */
static void
test_reanchor_pieces (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceSidecar) sidecar = load (t, NULL);
  g_autoptr (AdduceText) text = adduce_text_load (t->article, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("mira");
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("8-23,34-54", NULL);
  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  adduce_claim_builder_set_extra (builder, "{\"targets\":{\"34-54\":{\"target\":{\"x\":1}}}}");
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);

  static const char moved[] = "Well. " TEXT;
  static const char turned[] = "One two eight nine ten eleven. Then: three four five six seven twelve.\n";
  g_autoptr (GBytes) moved_bytes = g_bytes_new_static (moved, strlen (moved));
  g_autoptr (GBytes) turned_bytes = g_bytes_new_static (turned, strlen (turned));
  g_autoptr (AdduceText) moved_text = adduce_text_new (moved_bytes, NULL);
  g_autoptr (AdduceText) turned_text = adduce_text_new (turned_bytes, NULL);

  g_autoptr (AdduceReanchor) there = adduce_reanchor_new (sidecar, moved_text, ADDUCE_REANCHOR_ACCEPT_ALL);
  AdduceClaim *after = adduce_sidecar_lookup (adduce_reanchor_get_sidecar (there), adduce_claim_get_id (claim));
  g_autofree char *now = adduce_span_set_to_string (adduce_claim_get_spans (after));
  g_assert_cmpstr (now, ==, "14-29,40-60");
  g_assert_cmpstr (adduce_claim_get_extra (after), ==, "{\"targets\":{\"40-60\":{\"target\":{\"x\":1}}}}");
  g_assert_cmpuint (adduce_claim_get_revision (after), ==, 2);

  g_autoptr (AdduceReanchor) apart = adduce_reanchor_new (sidecar, turned_text, ADDUCE_REANCHOR_ACCEPT_ALL);
  for (guint i = 0; i < adduce_reanchor_get_n_claims (apart); i++)
    {
      const AdduceReanchored *one = adduce_reanchor_get_claim (apart, i);
      if (g_str_equal (adduce_claim_get_id (one->after), adduce_claim_get_id (claim)))
        g_assert_true (one->waits && one->status >= ADDUCE_ANCHOR_AMBIGUOUS);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/versions/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/versions/thinned", Fixture, NULL, set_up, test_thinned, tear_down);
  g_test_add ("/versions/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/versions/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/versions/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/reanchor/journal", Fixture, NULL, set_up, test_reanchor_journal, tear_down);
  g_test_add ("/reanchor/pieces", Fixture, NULL, set_up, test_reanchor_pieces, tear_down);
  return g_test_run ();
}
