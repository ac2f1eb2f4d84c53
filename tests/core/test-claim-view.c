/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims that are shown, worked out by a worker, and tags of many claims changed in their files: the nine claims
 * of claims-fixture.h.
 */
#include "claims-fixture.h"

typedef struct {
  char *folder;
  AdduceCorpusClaims *claims;
  AdduceClaimView *view;
  GPtrArray *all;
  guint n_changes;
} Fixture;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  ((Fixture *) user_data)->n_changes++;
}

static void
settle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (adduce_claim_view_get_busy (fixture->view) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (adduce_claim_view_get_busy (fixture->view));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = claims_fixture_new ();
  fixture->claims = claims_fixture_load (fixture->folder);
  fixture->all = adduce_corpus_claims_ref_rows (fixture->claims);
  fixture->view = adduce_claim_view_new (fixture->claims);
  settle (fixture);
  g_signal_connect (fixture->view, "items-changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->view);
  g_object_unref (fixture->claims);
  g_ptr_array_unref (fixture->all);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The numbers of the rows that are shown, once all is worked out. */
static char *
show (Fixture *fixture)
{
  settle (fixture);
  GString *numbers = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->view)); i++)
    {
      g_autoptr (AdduceClaimRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->view), i);
      guint index = 0;
      g_assert_true (g_ptr_array_find (fixture->all, row, &index));
      g_string_append_printf (numbers, "%s%u", i > 0 ? " " : "", index + 1);
    }
  return g_string_free (numbers, FALSE);
}

static void
assert_shows (Fixture *fixture, const char *expected)
{
  g_autofree char *shown = show (fixture);
  g_assert_cmpstr (shown, ==, expected);
}

static void
set_filter (Fixture *fixture, const char *text)
{
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (text, NULL, NULL, NULL);
  adduce_claim_view_set_filter (fixture->view, filter);
}

static void
test_filter_and_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceClaimField) speaker = claims_fixture_field (fixture->claims, "speaker");
  assert_shows (fixture, "1 2 3 4 5 6 7 8 9");
  set_filter (fixture, "stance is oppose");
  assert_shows (fixture, "2 3 5 8");
  g_assert_cmpuint (adduce_claim_view_get_n_found (fixture->view), ==, 4);
  adduce_claim_view_set_sort (fixture->view, speaker, FALSE);
  assert_shows (fixture, "5 2 3 8");
  adduce_claim_view_set_sort (fixture->view, speaker, TRUE);
  assert_shows (fixture, "8 3 2 5");
  set_filter (fixture, "");
  assert_shows (fixture, "8 9 1 3 7 2 5 6 4");
  adduce_claim_view_set_sort (fixture->view, NULL, FALSE);
  assert_shows (fixture, "1 2 3 4 5 6 7 8 9");

  guint position = 0;
  const char *id = adduce_claim_get_id (adduce_claim_row_get_claim (fixture->all->pdata[6]));
  g_assert_true (adduce_claim_view_find (fixture->view, id, &position));
  g_assert_cmpuint (position, ==, 6);
}

/* Only what was asked for last is shown, and the list stays as it was until then. */
static void
test_last_counts (Fixture *fixture, gconstpointer data)
{
  fixture->n_changes = 0;
  set_filter (fixture, "stance is oppose");
  set_filter (fixture, "stance is support");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->view)), ==, 9);
  g_main_context_iteration (NULL, FALSE);
  set_filter (fixture, "stance unset");
  assert_shows (fixture, "4");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceClaimField) speaker = claims_fixture_field (fixture->claims, "speaker");
  g_autoptr (AdduceClaimField) coder = claims_fixture_field (fixture->claims, "coder");
  set_filter (fixture, "stance is oppose");
  adduce_claim_view_set_group (fixture->view, speaker);
  assert_shows (fixture, "2 3 5 8");
  AdduceClaimUses *groups = adduce_claim_view_get_groups (fixture->view);
  g_assert_cmpuint (adduce_claim_uses_lookup (groups, "guild")->n_claims, ==, 2);
  g_assert_cmpuint (adduce_claim_uses_lookup (groups, "minister-a")->n_claims, ==, 2);
  g_assert_cmpuint (adduce_claim_uses_lookup (groups, "minister-b")->n_claims, ==, 1);
  g_assert_null (adduce_claim_uses_lookup (groups, ""));

  adduce_claim_view_set_group_code (fixture->view, "minister-a");
  assert_shows (fixture, "2 3");
  g_assert_cmpuint (adduce_claim_view_get_n_found (fixture->view), ==, 4);
  set_filter (fixture, "");
  adduce_claim_view_set_group_code (fixture->view, "");
  assert_shows (fixture, "4");
  adduce_claim_view_set_group (fixture->view, coder);
  assert_shows (fixture, "1 2 3 4 5 6 7 8 9");
  g_assert_null (adduce_claim_view_get_group_code (fixture->view));
  adduce_claim_view_set_group (fixture->view, NULL);
  settle (fixture);
  g_assert_null (adduce_claim_view_get_groups (fixture->view));
}

/* The list follows the files. */
static void
test_following (Fixture *fixture, gconstpointer data)
{
  set_filter (fixture, "coder is jonas");
  assert_shows (fixture, "3 7 8 9");
  fixture->n_changes = 0;
  fixture_code (fixture->folder, "2031-03-04-wire-barrage.txt", "jonas", -1, NULL, 0);
  adduce_corpus_claims_look_again (fixture->claims, "2031-03-04-wire-barrage.txt");
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (fixture->n_changes == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  assert_shows (fixture, "7 8 9");
}

static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceClaimView) view = adduce_claim_view_new (fixture->claims);
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse ("stance any", NULL, NULL, NULL);
  adduce_claim_view_set_filter (view, filter);
  g_main_context_iteration (NULL, FALSE);
  g_clear_object (&view);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* --- tags of many --- */

static GPtrArray *
pick (Fixture *fixture, const char *numbers)
{
  g_auto (GStrv) parts = g_strsplit (numbers, " ", -1);
  GPtrArray *rows = g_ptr_array_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (rows, fixture->all->pdata[g_ascii_strtoull (parts[i], NULL, 10) - 1]);
  return rows;
}

/* "1:oppose 2:… ": what the claims have now, in their files. */
static char *
read_all (Fixture *fixture, const char *field)
{
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (fixture->folder);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autofree char *dump = claims_fixture_dump (rows, claims, field);
  return g_strdelimit (g_steal_pointer (&dump), "\n", ' ');
}

static AdduceCorpusEdit *
retag (Fixture *fixture, const char *numbers, const char *variable, const char *codes, AdduceRetagMode mode,
       gboolean several, guint *ret_n_others)
{
  g_autoptr (GPtrArray) rows = pick (fixture, numbers);
  g_autoptr (AdduceTagList) tags = codes != NULL ? fixture_tags (codes, TRUE) : NULL;
  return adduce_claim_retag (fixture->folder, "Retag", rows, "anna", variable, tags, mode, several, NULL, ret_n_others);
}

static void
retag_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* In a worker it is the same. */
static void
test_retag_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = pick (fixture, "1 3 4 5 6");
  g_autoptr (AdduceTagList) tags = fixture_tags ("oppose", TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  guint n_others = 0;

  adduce_claim_retag_async (fixture->folder, "Retag", rows, "anna", "stance", tags, ADDUCE_RETAG_SET, FALSE, NULL,
                            retag_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (AdduceCorpusEdit) edit = adduce_claim_retag_finish (result, &n_others);
  g_assert_cmpuint (n_others, ==, 1);
  g_assert_cmpuint (adduce_corpus_edit_get_n_steps (edit), ==, 3);
  g_assert_true (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *after = read_all (fixture, "stance");
  g_assert_cmpstr (after, ==, "oppose oppose oppose oppose oppose oppose support oppose unclear ");
}

static void
test_retag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_others = 0;
  g_autofree char *before = read_all (fixture, "stance");
  g_autoptr (AdduceCorpusEdit) edit
    = retag (fixture, "1 3 4 5 6", "stance", "oppose", ADDUCE_RETAG_SET, FALSE, &n_others);
  /* 3 is jonas's; 5 has it. */
  g_assert_cmpuint (n_others, ==, 1);
  g_assert_cmpuint (adduce_corpus_edit_get_n_steps (edit), ==, 3);
  g_assert_true (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *after = read_all (fixture, "stance");
  g_assert_cmpstr (after, ==, "oppose oppose oppose oppose oppose oppose support oppose unclear ");

  g_autoptr (AdduceCorpusEdit) undo = adduce_corpus_edit_invert (edit);
  g_assert_true (adduce_corpus_edit_run (undo, NULL, NULL, NULL, &error));
  g_autofree char *undone = read_all (fixture, "stance");
  g_assert_cmpstr (undone, ==, before);
}

static void
test_toggle (Fixture *fixture, gconstpointer data)
{
  /* Not both have expert: it is added; where both have it, it is taken away. */
  g_autoptr (AdduceCorpusEdit) give = retag (fixture, "1 2", "evidence", "expert", ADDUCE_RETAG_TOGGLE, TRUE, NULL);
  g_assert_cmpuint (adduce_corpus_edit_get_n_steps (give), ==, 1);
  g_assert_true (adduce_corpus_edit_run (give, NULL, NULL, NULL, NULL));
  g_autofree char *given = read_all (fixture, "evidence");
  g_assert_cmpstr (given, ==, "expert none,law,expert   expert  law law,expert  ");

  g_autoptr (AdduceCorpusEdit) take = retag (fixture, "1 5", "evidence", "expert", ADDUCE_RETAG_TOGGLE, TRUE, NULL);
  g_assert_true (adduce_corpus_edit_run (take, NULL, NULL, NULL, NULL));
  g_autofree char *taken = read_all (fixture, "evidence");
  g_assert_cmpstr (taken, ==, " none,law,expert     law law,expert  ");

  g_autoptr (AdduceCorpusEdit) unset = retag (fixture, "1 2", "issue", NULL, ADDUCE_RETAG_SET, TRUE, NULL);
  g_assert_true (adduce_corpus_edit_run (unset, NULL, NULL, NULL, NULL));
  g_autofree char *issues = read_all (fixture, "issue");
  g_assert_cmpstr (issues, ==, "  levy  toll levy toll toll  ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/claim-view/filter-and-sort", Fixture, NULL, set_up, test_filter_and_sort, tear_down);
  g_test_add ("/claim-view/last-counts", Fixture, NULL, set_up, test_last_counts, tear_down);
  g_test_add ("/claim-view/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/claim-view/following", Fixture, NULL, set_up, test_following, tear_down);
  g_test_add ("/claim-view/let-go", Fixture, NULL, set_up, test_let_go, tear_down);
  g_test_add ("/claim-view/retag", Fixture, NULL, set_up, test_retag, tear_down);
  g_test_add ("/claim-view/retag-async", Fixture, NULL, set_up, test_retag_async, tear_down);
  g_test_add ("/claim-view/toggle", Fixture, NULL, set_up, test_toggle, tear_down);
  return g_test_run ();
}
