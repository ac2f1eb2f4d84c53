/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging what few files have: several versions that lost, more of them than are kept, what is said of the article; and
 * whether copies beside a file wait to be joined.
 */
#include "adduce.h"

#include <string.h>
#include <sys/stat.h>

#include "sidecar-fixture.h"
#include "scratch.h"
#include "store/adduce-sidecar-join.h"

#define TEXT "The toll on the new bridge stays."
#define N_KEPT 32 /* docs/sidecar.md: versions that a claim keeps */

static AdduceSidecar *
make_sidecar (AdduceClaim *claim)
{
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceText) text = fixture_text (TEXT);
  AdduceSidecar *sidecar = adduce_sidecar_new (coder, "a.txt", text);

  if (claim != NULL)
    adduce_sidecar_put (sidecar, claim);
  return sidecar;
}

static AdduceClaim *
make_claim (const char *note, guint64 revision)
{
  g_autoptr (AdduceText) text = fixture_text (TEXT);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("4-8", NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  g_autofree char *id = fixture_id (1);

  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_created (builder, 1930212900);
  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  adduce_claim_builder_set_note (builder, note);
  adduce_claim_builder_set_revision (builder, revision);
  adduce_claim_builder_set_modified (builder, 1930212900);
  return adduce_claim_builder_end (builder);
}

/* Versions with these revisions, one after the other, of which nothing is known: what lost comes largest first. */
static void
test_order (void)
{
  static const guint64 revisions[] = { 3, 7, 2, 5, 7 };
  g_autoptr (AdduceSidecar) merged = NULL;
  g_autofree char *id = fixture_id (1);

  for (guint i = 0; i < G_N_ELEMENTS (revisions); i++)
    {
      g_autofree char *note = g_strdup_printf ("version %u", i);
      g_autoptr (AdduceClaim) claim = make_claim (note, revisions[i]);
      g_autoptr (AdduceSidecar) side = make_sidecar (claim);
      AdduceSidecar *both = merged != NULL ? adduce_sidecar_merge (NULL, merged, side, NULL) : g_object_ref (side);

      g_clear_object (&merged);
      merged = both;
    }
  g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (adduce_sidecar_lookup (merged, id));
  g_assert_cmpuint (adduce_claim_get_revision (adduce_sidecar_lookup (merged, id)), ==, 7);
  g_assert_cmpuint (conflict->versions->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (adduce_claim_get_revision (conflict->versions->pdata[i]), ==, ((guint64[]) { 7, 5, 3, 2 })[i]);
}

static void
test_too_many_lost (void)
{
  g_autoptr (AdduceSidecar) merged = NULL;
  g_autofree char *id = fixture_id (1);

  for (guint i = 0; i < N_KEPT + 8; i++)
    {
      g_autofree char *note = g_strdup_printf ("version %02u", i);
      g_autoptr (AdduceClaim) claim = make_claim (note, i + 1);
      g_autoptr (AdduceSidecar) side = make_sidecar (claim);
      AdduceSidecar *both = merged != NULL ? adduce_sidecar_merge (NULL, side, merged, NULL) : g_object_ref (side);

      g_clear_object (&merged);
      merged = both;
    }
  g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (adduce_sidecar_lookup (merged, id));
  g_assert_cmpuint (conflict->versions->len, ==, N_KEPT);
  g_assert_cmpstr (adduce_claim_get_note (conflict->versions->pdata[0]), ==, "version 38");
}

/* Both sides changed the note alike, and the one with the smaller revision the certainty besides: that is all there is,
 * and nothing waits. */
static void
test_contained (void)
{
  static const guint64 revisions[][2] = { { 5, 2 }, { 2, 5 }, { 3, 3 } };
  g_autoptr (AdduceClaim) start = make_claim (NULL, 1);
  g_autoptr (AdduceSidecar) base = make_sidecar (start);
  g_autofree char *id = fixture_id (1);

  for (guint i = 0; i < G_N_ELEMENTS (revisions); i++)
    {
      g_autoptr (AdduceClaim) noted = make_claim ("One", revisions[i][0]), same = make_claim ("One", revisions[i][1]);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (same);
      adduce_claim_builder_set_certainty (builder, ADDUCE_CERTAINTY_HIGH);
      adduce_claim_builder_set_revision (builder, revisions[i][1]);
      adduce_claim_builder_set_modified (builder, 1930212900);
      g_autoptr (AdduceClaim) sure = adduce_claim_builder_end (builder);
      g_autoptr (AdduceSidecar) mine = make_sidecar (noted), theirs = make_sidecar (sure);
      for (guint turned = 0; turned < 2; turned++)
        {
          guint n_conflicts = 99;
          g_autoptr (AdduceSidecar) merged
            = adduce_sidecar_merge (base, turned ? theirs : mine, turned ? mine : theirs, &n_conflicts);
          AdduceClaim *claim = adduce_sidecar_lookup (merged, id);

          g_assert_cmpuint (n_conflicts, ==, 0);
          g_assert_cmpstr (adduce_claim_get_note (claim), ==, "One");
          g_assert_cmpint (adduce_claim_get_certainty (claim), ==, ADDUCE_CERTAINTY_HIGH);
          g_assert_cmpuint (adduce_claim_get_revision (claim), ==, MAX (revisions[i][0], revisions[i][1]));
          g_assert_false (adduce_claim_conflict_waits (claim));
        }
    }
}

/* --- the article --- */

static AdduceClaim *
say (guint number, const char *genre, const char *tone)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_for_article ("anna");
  g_autofree char *id = fixture_id (number);
  const char *const values[] = { genre, tone };
  static const char *const variables[] = { "genre", "tone" };

  for (guint i = 0; i < 2; i++)
    if (values[i] != NULL)
      {
        g_autoptr (AdduceTag) tag = adduce_tag_new (values[i], values[i]);
        g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
        adduce_claim_builder_set_values (builder, variables[i], tags);
      }
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_revision (builder, 1 + (genre != NULL) + (tone != NULL));
  adduce_claim_builder_set_modified (builder, 1930212900);
  return adduce_claim_builder_end (builder);
}

static const char *
get_value (AdduceSidecar *sidecar, const char *variable)
{
  AdduceTagList *tags = adduce_claim_get_values (adduce_sidecar_get_article (sidecar), variable);
  return adduce_tag_list_get_n_tags (tags) > 0 ? adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0)) : NULL;
}

/* Only one side says anything, or changed anything; each side says one thing; both changed one thing. */
static void
test_article (void)
{
  static const struct {
    guint my_id, their_id;
    const char *base[2], *mine[2], *theirs[2], *expected[2];
    gboolean has_base, contested;
  } cases[] = {
    { 5, 5, { NULL, "calm" }, { "report", "calm" }, { NULL, "calm" }, { "report", "calm" }, TRUE, FALSE },
    { 5, 5, { NULL, "calm" }, { NULL, "calm" }, { "report", "calm" }, { "report", "calm" }, TRUE, FALSE },
    { 5, 5, { NULL, NULL }, { "report", "calm" }, { "report", "calm" }, { "report", "calm" }, TRUE, FALSE },
    { 5, 6, { NULL, NULL }, { "report", NULL }, { NULL, "loud" }, { "report", "loud" }, FALSE, FALSE },
    { 6, 5, { NULL, NULL }, { "report", NULL }, { NULL, "loud" }, { "report", "loud" }, FALSE, FALSE },
    { 5, 5, { "report", NULL }, { "opinion", NULL }, { "essay", NULL }, { "opinion", NULL }, TRUE, TRUE },
    { 5, 5, { NULL, NULL }, { "opinion", NULL }, { "essay", NULL }, { "opinion", NULL }, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceClaim) first = say (5, cases[i].base[0], cases[i].base[1]);
      g_autoptr (AdduceClaim) my = say (cases[i].my_id, cases[i].mine[0], cases[i].mine[1]);
      g_autoptr (AdduceClaim) their = say (cases[i].their_id, cases[i].theirs[0], cases[i].theirs[1]);
      g_autoptr (AdduceSidecar) base = cases[i].has_base ? make_sidecar (first) : NULL;
      g_autoptr (AdduceSidecar) mine = make_sidecar (my), theirs = make_sidecar (their), nothing = make_sidecar (NULL);
      g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, mine, theirs, NULL);
      g_autoptr (AdduceSidecar) turned = adduce_sidecar_merge (base, theirs, mine, NULL);
      g_autoptr (AdduceSidecar) alone = adduce_sidecar_merge (base, mine, nothing, NULL);
      g_autoptr (AdduceSidecar) given = adduce_sidecar_merge (base, nothing, mine, NULL);
      AdduceClaim *about = adduce_sidecar_get_article (merged);

      g_assert_cmpint (adduce_claim_conflict_waits (about), ==, cases[i].contested);
      if (!cases[i].contested)
        {
          g_assert_cmpstr (get_value (merged, "genre"), ==, cases[i].expected[0]);
          g_assert_cmpstr (get_value (merged, "tone"), ==, cases[i].expected[1]);
        }
      g_assert_true (adduce_claim_same_content (about, adduce_sidecar_get_article (turned)));
      g_assert_true (adduce_claim_same_content (adduce_sidecar_get_article (alone), my));
      g_assert_true (adduce_claim_same_content (adduce_sidecar_get_article (given), my));
    }
}

/* --- copies that wait --- */

#define NAME "a.txt.anna.claims.json"
#define SYNCTHING "a.txt.anna.claims.sync-conflict-20310304-101500-ABCDEFG.json"
#define RESILIO "a.txt.anna.claims.Conflict.json"

static void
write_sidecar (const char *folder, const char *name, AdduceClaim *claim)
{
  g_autoptr (AdduceSidecar) sidecar = make_sidecar (claim);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);

  scratch_write_bytes (folder, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
waits (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = adduce_sidecar_files_list (folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  return adduce_sidecar_copies_wait (files->pdata[0]);
}

/* Resilio's copies can't be removed: they wait until what they say is in the file, or was. */
static void
test_copies_wait (void)
{
  g_autofree char *folder = scratch_new (), *path = scratch_path (folder, NAME);
  g_autofree char *copy = scratch_path (folder, RESILIO), *other = scratch_path (folder, SYNCTHING);
  g_autoptr (AdduceClaim) first = make_claim ("first", 1), second = make_claim ("second", 2);

  scratch_write (folder, "a.txt", TEXT);
  write_sidecar (folder, NAME, first);
  g_assert_false (waits (folder));
  g_autofree char *bytes = scratch_read (folder, NAME);
  scratch_write (folder, RESILIO, bytes);
  g_assert_false (waits (folder)); /* the same */
  write_sidecar (folder, RESILIO, second);
  g_assert_true (waits (folder));

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = adduce_sidecar_files_list (folder, NULL, &error);
  g_autoptr (GPtrArray) joined = adduce_sidecar_join_copies (files->pdata[0]);
  g_assert_cmpuint (joined->len, ==, 1);
  g_assert_null (((AdduceJoinedCopy *) joined->pdata[0])->problem);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (waits (folder)); /* it was joined */

  write_sidecar (folder, SYNCTHING, first);
  g_assert_true (waits (folder)); /* it would be removed */
  g_assert_cmpint (unlink (other), ==, 0);
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_true (waits (folder)); /* there is only the copy */
  scratch_remove (folder);
}

/* A copy that can't be read waits, and joining says why and leaves both as they are. */
static void
test_unread_copy (void)
{
  g_autofree char *folder = scratch_new (), *copy = scratch_path (folder, RESILIO);
  g_autoptr (AdduceClaim) claim = make_claim ("first", 1);

  scratch_write (folder, "a.txt", TEXT);
  write_sidecar (folder, NAME, claim);
  g_autofree char *before = scratch_read (folder, NAME);
  g_assert_cmpint (mkfifo (copy, 0600), ==, 0);
  g_assert_true (waits (folder));

  g_autoptr (GPtrArray) files = adduce_sidecar_files_list (folder, NULL, NULL);
  g_autoptr (GPtrArray) joined = adduce_sidecar_join_copies (files->pdata[0]);
  const AdduceJoinedCopy *one = joined->pdata[0];
  g_assert_nonnull (strstr (one->problem, "this is a device or a pipe, not a file"));
  g_assert_false (one->removed);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_autofree char *after = scratch_read (folder, NAME);
  g_assert_cmpstr (after, ==, before);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/merge-sides/order", test_order);
  g_test_add_func ("/merge-sides/too-many-lost", test_too_many_lost);
  g_test_add_func ("/merge-sides/contained", test_contained);
  g_test_add_func ("/merge-sides/article", test_article);
  g_test_add_func ("/merge-sides/copies-wait", test_copies_wait);
  g_test_add_func ("/merge-sides/unread-copy", test_unread_copy);
  return g_test_run ();
}
