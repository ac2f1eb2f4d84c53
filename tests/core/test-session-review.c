/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session whose article was changed while it was closed, one whose claims were changed on both sides, and going back
 * to an old version. The places expected are those where the words stand in the texts below.
 */
#include "adduce.h"

#include <string.h>

#include "scratch.h"

#define MOVED "The ferry must stay free, said the mayor on Monday."
#define CHANGED "Nobody in this town wants a toll on the new bridge, the council found."
#define DOUBLE "We shall not pay."
#define GONE "Lighthouse keepers, meanwhile, asked for a warmer winter coat each."

/* More on each side than a quote keeps. */
#define CROWD \
  "The crowd on the quay shouted for more than an hour: " DOUBLE " Then it rained, and everybody went home again."

#define OLD_TEXT MOVED "\n\n" CHANGED "\n\n" CROWD "\n\n" GONE "\n"
#define NEW_TEXT \
  "A line that was not there before.\n\n" MOVED \
  "\n\nNobody in this town wants any toll on the new bridge, the council found.\n\n" \
  CROWD "\n\n" CROWD "\n\nThe end.\n"

typedef struct
{
  char *folder;
  char *path;
  char *sidecar;
  AdduceCoder *coder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = scratch_new ();
  scratch_write (f->folder, "a.txt", OLD_TEXT);
  f->path = scratch_path (f->folder, "a.txt");
  f->sidecar = scratch_path (f->folder, "a.txt.tester.claims.json");
  f->coder = adduce_coder_new ("urn:uuid:018d77aa-0b1c-7f00-9a2b-33c4d5e6f701", "tester", "Test Coder", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  scratch_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->sidecar);
  g_object_unref (f->coder);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* As the window opens it. */
static AdduceSession *
open_session (Fixture *f)
{
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AdduceSession *session;

  adduce_session_open_async (f->path, f->coder, codebook, NULL, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  session = adduce_session_open_finish (result, &error);
  g_assert_no_error (error);
  return session;
}

static AdduceSpan
find (const char *text, const char *words)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (AdduceSpan) { (guint) (at - text), (guint) (at - text + strlen (words)) }; /* all is ASCII */
}

static void
perform (AdduceSession *session, AdduceCommand *command)
{
  g_autoptr (AdduceCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  adduce_session_perform (session, command, &error);
  g_assert_no_error (error);
}

static void
undo (AdduceSession *session)
{
  g_autoptr (GError) error = NULL;

  adduce_session_undo (session, &error);
  g_assert_no_error (error);
}

static void
flush (AdduceSession *session)
{
  g_autoptr (GError) error = NULL;

  adduce_session_flush (session, &error);
  g_assert_no_error (error);
}

static char *
add (AdduceSession *session, const char *words)
{
  AdduceSpan span = find (OLD_TEXT, words);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
  g_autoptr (AdduceClaim) claim = NULL;

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (session), NULL));
  claim = adduce_claim_builder_end (builder);
  perform (session, adduce_command_new_add (claim));
  return g_strdup (adduce_claim_get_id (claim));
}

/* The claims by their words, and the article as it is afterwards. */
static void
code_and_change (Fixture *f, char *ids[4])
{
  const char *const words[] = { MOVED, CHANGED, DOUBLE, GONE };
  g_autoptr (AdduceSession) session = open_session (f);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    ids[i] = add (session, words[i]);
  flush (session);
  scratch_write (f->folder, "a.txt", NEW_TEXT);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* What the file says of a claim's place, and what waits: "64-115 moved". */
static void
assert_place (AdduceSidecar *sidecar, const char *id, AdduceSpan span, const char *waiting)
{
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, id);
  g_autoptr (AdduceClaimAnchor) anchor = NULL;
  AdduceSpan found;

  g_assert_nonnull (claim);
  found = adduce_span_set_get_span (adduce_claim_get_spans (claim), 0);
  g_assert_cmpuint (found.start, ==, span.start);
  g_assert_cmpuint (found.end, ==, span.end);
  anchor = adduce_claim_anchor_get (claim);
  g_assert_cmpstr (anchor != NULL ? adduce_anchor_status_to_id (anchor->status) : NULL, ==, waiting);
}

static void
free_ids (char *ids[4])
{
  for (guint i = 0; i < 4; i++)
    g_free (ids[i]);
}

static AdduceClaim *
lookup (GPtrArray *claims, const char *id)
{
  for (guint i = 0; i < claims->len; i++)
    if (g_str_equal (adduce_claim_get_id (claims->pdata[i]), id))
      return claims->pdata[i];
  return NULL;
}

/* --- tests --- */

static void
test_found_again (Fixture *f, gconstpointer data)
{
  char *ids[4];
  const char *changed = "Nobody in this town wants any toll on the new bridge, the council found.";
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceSidecar) sidecar = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  code_and_change (f, ids);
  before = read_file (f->sidecar);
  session = open_session (f);
  g_assert_null (adduce_session_get_read_only_reason (session));
  g_assert_cmpuint (g_strv_length ((char **) adduce_session_get_problems (session)), ==, 0);

  waiting = adduce_session_list_unplaced (session);
  g_assert_cmpuint (waiting->len, ==, 4);
  sidecar = adduce_session_dup_sidecar (session);
  assert_place (sidecar, ids[0], find (NEW_TEXT, MOVED), "moved");
  assert_place (sidecar, ids[1], find (NEW_TEXT, changed), "changed");
  assert_place (sidecar, ids[2], find (OLD_TEXT, DOUBLE), "ambiguous");
  assert_place (sidecar, ids[3], find (OLD_TEXT, GONE), "orphan");
  g_assert_cmpuint (adduce_claim_set_get_n_claims (adduce_session_get_claims (session)), ==, 2);
  g_assert_cmpuint (adduce_claim_set_get_n_claims (adduce_session_get_lost (session)), ==, 2);

  /* Looking changes nothing. */
  flush (session);
  g_clear_object (&session);
  after = read_file (f->sidecar);
  g_assert_cmpstr (after, ==, before);
  free_ids (ids);
}

static void
test_review (Fixture *f, gconstpointer data)
{
  char *ids[4];
  AdduceSpan second = find (NEW_TEXT + find (NEW_TEXT, DOUBLE).end, DOUBLE);
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (GPtrArray) waiting = NULL, left = NULL;
  g_autoptr (AdduceSidecar) saved = NULL;
  g_autoptr (GError) error = NULL;

  code_and_change (f, ids);
  session = open_session (f);
  waiting = adduce_session_list_unplaced (session);

  perform (session, adduce_command_new_accept_places ((AdduceClaim *const *) waiting->pdata, waiting->len));
  left = adduce_session_list_unplaced (session);
  g_assert_cmpuint (left->len, ==, 2);
  undo (session);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = adduce_session_list_unplaced (session);
  g_assert_cmpuint (left->len, ==, 4);
  g_assert_true (adduce_session_redo (session, &error));
  g_assert_no_error (error);

  second.start += find (NEW_TEXT, DOUBLE).end;
  second.end += find (NEW_TEXT, DOUBLE).end;
  spans = adduce_span_set_new (&second, 1, NULL);
  perform (session,
           adduce_command_new_place (lookup (waiting, ids[2]), spans, adduce_session_get_text (session), NULL));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (adduce_session_get_claims (session)), ==, 3);
  perform (session, adduce_command_new_mark_lost (lookup (waiting, ids[3])));
  g_clear_pointer (&left, g_ptr_array_unref);
  left = adduce_session_list_unplaced (session);
  g_assert_cmpuint (left->len, ==, 0);
  flush (session);
  g_clear_object (&session);

  saved = adduce_sidecar_load (f->sidecar, NULL, &error);
  g_assert_no_error (error);
  assert_place (saved, ids[0], find (NEW_TEXT, MOVED), NULL);
  assert_place (saved, ids[2], second, NULL);
  assert_place (saved, ids[3], find (OLD_TEXT, GONE), "orphan");

  /* What is lost is kept, listed and not asked about again. */
  session = open_session (f);
  g_clear_pointer (&left, g_ptr_array_unref);
  left = adduce_session_list_unplaced (session);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_nonnull (adduce_claim_set_lookup (adduce_session_get_lost (session), ids[3]));
  free_ids (ids);
}

static AdduceText *
make_text (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));

  return adduce_text_new (bytes, NULL);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceText) text = make_text (NEW_TEXT), old = make_text (OLD_TEXT);
  AdduceSpan span = find (OLD_TEXT, DOUBLE), first = find (NEW_TEXT, DOUBLE);
  g_autoptr (AdduceQuote) quote = adduce_quote_describe (old, span);
  AdduceText *olds[] = { NULL, old };

  for (guint i = 0; i < G_N_ELEMENTS (olds); i++)
    {
      g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, olds[i]);
      g_autoptr (GArray) places = adduce_anchorer_list (anchorer, span, quote);
      guint n_here = 0;

      g_assert_cmpuint (places->len, >=, 2);
      for (guint k = 0; k < places->len; k++)
        {
          const AdduceAnchor *place = &g_array_index (places, AdduceAnchor, k);
          g_autofree char *words = adduce_text_dup_slice (text, place->span);

          n_here += g_str_equal (words, DOUBLE);
          if (k < 2)
            g_assert_cmpstr (words, ==, DOUBLE);
        }
      g_assert_cmpuint (n_here, ==, 2);
      g_assert_cmpuint (MIN (g_array_index (places, AdduceAnchor, 0).span.start,
                             g_array_index (places, AdduceAnchor, 1).span.start),
                        ==, first.start);
    }
}

/* What a run did after it had found the claims again, and before it was killed, comes in: the files are put back to
 * what they were at that moment. */
static void
test_killed (Fixture *f, gconstpointer data)
{
  char *ids[4];
  g_autofree char *folder = NULL, *name = NULL, *before = NULL, *path = NULL, *journal = NULL;
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (GPtrArray) waiting = NULL, left = NULL;

  code_and_change (f, ids);
  before = read_file (f->sidecar);
  session = open_session (f);
  waiting = adduce_session_list_unplaced (session);
  perform (session, adduce_command_new_accept_places ((AdduceClaim *const *) waiting->pdata, waiting->len));
  folder = adduce_paths_data_dir ("journal");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  name = g_strdup (g_dir_read_name (dir));
  g_assert_nonnull (name);
  g_assert_null (g_dir_read_name (dir));
  path = g_build_filename (folder, name, NULL);
  journal = read_file (path);
  g_clear_object (&session);
  scratch_write (f->folder, "a.txt.tester.claims.json", before);
  scratch_write (folder, name, journal);

  session = open_session (f);
  left = adduce_session_list_unplaced (session);
  g_assert_cmpuint (left->len, ==, 2);
  free_ids (ids);
}

static AdduceCommand *
make_stance (AdduceSession *session, const char *id, const char *stance)
{
  AdduceCodebook *codebook = adduce_session_get_codebook (session);
  AdduceCode *code = adduce_codebook_lookup (codebook, "stance", stance);

  return adduce_command_new_set_stance (adduce_claim_set_lookup (adduce_session_get_claims (session), id),
                                        adduce_code_get_tag (code), codebook);
}

static void
outside_cb (AdduceSession *session, GPtrArray *changes, gpointer data)
{
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = adduce_outside_change_describe (changes->pdata[i]);
      const char *mark = adduce_outside_change_is_contested (changes->pdata[i]) ? "! " : "";
      g_string_append_printf (data, "%s%s\n", mark, text);
    }
}

static const char *
get_stance (AdduceClaim *claim)
{
  return adduce_tag_get_code (adduce_claim_get_stance (claim));
}

/* Two sessions give one claim different stances and neither has seen the other: the list says so, the file keeps both,
 * and each field can be taken from the other side. */
static void
test_settle (Fixture *f, gconstpointer data)
{
  static const char *const stance_only[] = { "stance", NULL };
  g_autoptr (AdduceSession) mine = open_session (f);
  g_autofree char *id = add (mine, MOVED);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GPtrArray) contested = NULL;
  g_autoptr (AdduceClaimConflict) conflict = NULL;
  AdduceClaim *claim;
  const char *shown, *other;

  flush (mine);
  g_signal_connect (mine, "outside-changes", G_CALLBACK (outside_cb), told);
  {
    g_autoptr (AdduceSession) theirs = open_session (f);
    perform (theirs, make_stance (theirs, id, "oppose"));
    perform (mine, make_stance (mine, id, "support"));
    flush (theirs);
  }
  adduce_session_check_outside (mine);
  flush (mine);
  g_assert_nonnull (strstr (told->str, "! "));

  /* It is in the file: another session asks, too. */
  g_clear_object (&mine);
  mine = open_session (f);
  contested = adduce_session_list_contested (mine);
  g_assert_cmpuint (contested->len, ==, 1);
  claim = contested->pdata[0];
  conflict = adduce_claim_conflict_get (claim);
  g_assert_cmpuint (conflict->versions->len, ==, 1);
  g_assert_false (conflict->removed);
  shown = get_stance (claim);
  other = get_stance (conflict->versions->pdata[0]);
  g_assert_cmpstr (shown, !=, other);
  g_assert_cmpuint (adduce_session_is_own_version (mine, claim)
                      + adduce_session_is_own_version (mine, conflict->versions->pdata[0]),
                    <=, 1);
  g_assert_true (g_str_equal (shown, "support") || g_str_equal (shown, "oppose"));

  perform (mine, adduce_command_new_settle (claim, conflict->versions->pdata[0], stance_only));
  g_assert_cmpstr (get_stance (adduce_claim_set_lookup (adduce_session_get_claims (mine), id)), ==, other);
  undo (mine);
  g_assert_cmpstr (get_stance (adduce_claim_set_lookup (adduce_session_get_claims (mine), id)), ==, shown);
  g_clear_pointer (&contested, g_ptr_array_unref);
  contested = adduce_session_list_contested (mine);
  g_assert_cmpuint (contested->len, ==, 1);
  perform (mine, adduce_command_new_settle (contested->pdata[0], conflict->versions->pdata[0], NULL));
  g_assert_cmpstr (get_stance (adduce_claim_set_lookup (adduce_session_get_claims (mine), id)), ==, shown);
  flush (mine);
  g_clear_object (&mine);

  mine = open_session (f);
  g_clear_pointer (&contested, g_ptr_array_unref);
  contested = adduce_session_list_contested (mine);
  g_assert_cmpuint (contested->len, ==, 0);
}

/* Another coder's file comes and changes while the article is open. */
static void
test_other_coder (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceSession) mine = open_session (f);
  g_autoptr (AdduceCoder) own = f->coder;
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (mine, "outside-changes", G_CALLBACK (outside_cb), told);
  f->coder = adduce_coder_new (NULL, "jonas", NULL, NULL);
  {
    g_autoptr (AdduceSession) theirs = open_session (f);
    g_autofree char *id = add (theirs, MOVED);

    flush (theirs);
  }
  adduce_session_check_outside (mine);
  g_assert_cmpstr (told->str, ==, "added\n");
  g_object_unref (f->coder);
  f->coder = g_steal_pointer (&own);
}

/* Back to a version with fewer claims, and back again by one undo; what was restored is a version of its own. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceSession) session = open_session (f);
  g_autofree char *first = add (session, MOVED), *second = NULL;
  g_autoptr (GPtrArray) versions = NULL, more = NULL, changes = NULL;
  g_autoptr (AdduceSidecar) version = NULL, current = NULL, restored = NULL;
  g_autoptr (GError) error = NULL;

  flush (session);
  second = add (session, GONE);
  flush (session);
  versions = adduce_versions_list (f->sidecar);
  g_assert_cmpuint (versions->len, ==, 2);
  version = adduce_version_load (versions->pdata[1], &error);
  g_assert_no_error (error);
  current = adduce_session_dup_sidecar (session);
  restored = adduce_version_restore (version, current, adduce_session_get_text (session));
  changes = adduce_sidecar_diff (current, restored);
  perform (session, adduce_command_new_restore (changes, "Restore"));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (adduce_session_get_claims (session)), ==, 1);
  g_assert_nonnull (adduce_claim_set_lookup (adduce_session_get_claims (session), first));
  flush (session);
  more = adduce_versions_list (f->sidecar);
  g_assert_cmpuint (more->len, ==, 3);

  undo (session);
  g_assert_nonnull (adduce_claim_set_lookup (adduce_session_get_claims (session), second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/session-review/found-again", Fixture, NULL, set_up, test_found_again, tear_down);
  g_test_add ("/session-review/review", Fixture, NULL, set_up, test_review, tear_down);
  g_test_add ("/session-review/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/session-review/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/session-review/settle", Fixture, NULL, set_up, test_settle, tear_down);
  g_test_add ("/session-review/other-coder", Fixture, NULL, set_up, test_other_coder, tear_down);
  g_test_add ("/session-review/restore", Fixture, NULL, set_up, test_restore, tear_down);
  return g_test_run ();
}
