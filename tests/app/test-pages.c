/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a window, by real keys and a real mouse: going to them, to a claim and back.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
  AdduceUiPages *pages;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", "First article\n\nThe bridge is safe, said the mayor.\n");
  scratch_write (t->folder, "b.txt", "Second article\n\nOthers doubt it.\n");
  t->f = window_fixture_new (t->folder);
  t->pages = adduce_ui_context_get_pages (t->f->context);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

static void
assert_page (Fixture *t, const char *name)
{
  WAIT_UNTIL (g_str_equal (adduce_ui_page_id_to_name (adduce_ui_pages_get_page (t->pages)), name));
}

static gboolean
is_enabled (Fixture *t, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (t->f->window), action);
}

/* Each page by its key and by a click on its name; the key for a pane of the articles leads back to them. */
static void
test_going (Fixture *t, gconstpointer data)
{
  static const char *const names[] = { "articles", "claims", "speakers", "issues", "codebook", "search" };

  for (guint i = G_N_ELEMENTS (names); i-- > 0;)
    {
      keyboard_press (t->keyboard, XK_4 + i, XK_Control_L);
      assert_page (t, names[i]);
    }
  keyboard_click (t->keyboard,
                  window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, "Codebook"));
  assert_page (t, "codebook");
  keyboard_press (t->keyboard, XK_1, XK_Control_L);
  assert_page (t, "articles");
}

/* A folder without articles: each page says what is not there yet, and the codebook can be made all the same. */
static void
test_empty (Fixture *t, gconstpointer data)
{
  g_autofree char *empty = scratch_new ();

  adduce_ui_window_open_folder (t->f->window, empty);
  WAIT_UNTIL (window_fixture_is_loaded (t->f));
  keyboard_press (t->keyboard, XK_5, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "No Claims Yet"));
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "Article author") && window_fixture_shows (t->f, "2 speakers"));
  keyboard_press (t->keyboard, XK_7, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "No Issues Yet"));
  keyboard_press (t->keyboard, XK_8, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "0 claims in the corpus"));
  keyboard_press (t->keyboard, XK_9, XK_Control_L);
  assert_page (t, "search");
  adduce_ui_window_open_folder (t->f->window, t->folder);
  WAIT_UNTIL (window_fixture_is_loaded (t->f));
  scratch_remove (empty);
}

/* While the article is not seen, what is about it can't be done. */
static void
test_actions (Fixture *t, gconstpointer data)
{
  AdduceClaim *claim;

  window_fixture_open (t->f, "a.txt");
  claim = window_fixture_code (t->f, 15, 33);
  g_assert_nonnull (claim);
  g_assert_true (is_enabled (t, "remove-claim") && is_enabled (t, "print") && is_enabled (t, "undo"));

  keyboard_press (t->keyboard, XK_5, XK_Control_L);
  assert_page (t, "claims");
  g_assert_false (is_enabled (t, "add-claim") || is_enabled (t, "print") || is_enabled (t, "undo"));
  keyboard_press (t->keyboard, XK_d, XK_Control_L);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_pump (100);
  g_assert_cmpuint (
    adduce_claim_set_get_n_claims (adduce_session_get_claims (adduce_ui_context_get_session (t->f->context))), ==, 1);

  keyboard_press (t->keyboard, XK_4, XK_Control_L);
  assert_page (t, "articles");
  g_assert_true (is_enabled (t, "add-claim") && is_enabled (t, "undo"));
}

static void
show_place_cb (AdduceUiPages *pages, const char *place, char **ret_place)
{
  g_free (*ret_place);
  *ret_place = g_strdup (place);
}

/* From a page to a claim of another article, and back to the page with the same thing in focus. */
static void
test_claim_and_back (Fixture *t, gconstpointer data)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (t->f->context);
  g_autofree char *id = NULL, *shown = NULL;

  g_signal_connect (t->pages, "show-place", G_CALLBACK (show_place_cb), &shown);
  window_fixture_open (t->f, "b.txt");
  id = g_strdup (adduce_claim_get_id (window_fixture_code (t->f, 16, 32)));
  window_fixture_open (t->f, "a.txt");
  keyboard_press (t->keyboard, XK_5, XK_Control_L);
  assert_page (t, "claims");
  adduce_ui_pages_set_place (t->pages, ADDUCE_UI_PAGE_CLAIMS, "row-7");

  adduce_ui_context_open_claim (t->f->context, adduce_corpus_lookup (corpus, "b.txt"), id);
  assert_page (t, "articles");
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (t->f->context) != NULL);
  g_assert_cmpstr (adduce_claim_get_id (adduce_ui_context_get_focused_claim (t->f->context)), ==, id);
  adduce_ui_pages_set_place (t->pages, ADDUCE_UI_PAGE_CLAIMS, NULL);

  keyboard_press (t->keyboard, XK_BackSpace, XK_Alt_L);
  assert_page (t, "claims");
  g_assert_cmpstr (shown, ==, "row-7");
  g_assert_cmpstr (adduce_ui_pages_get_place (t->pages, ADDUCE_UI_PAGE_CLAIMS), ==, "row-7");

  /* and on back to the article one came from */
  keyboard_press (t->keyboard, XK_BackSpace, XK_Alt_L);
  assert_page (t, "articles");
  g_assert_cmpstr (adduce_article_get_relative (adduce_ui_context_get_article (t->f->context)), ==, "a.txt");
}

/* --- changes over many articles --- */

static AdduceTag *
get_stance (Fixture *t)
{
  AdduceSession *session = adduce_ui_context_get_session (t->f->context);

  return adduce_claim_get_stance (adduce_claim_set_get (adduce_session_get_claims (session), 0));
}

static void
message_cb (AdduceUiContext *context, const char *text, gboolean offer_undo, GString *said)
{
  g_string_append_printf (said, "%s\n", text);
}

/* The article that is open takes the change in, also what was not saved yet when it was made. */
static void
test_corpus_edit (Fixture *t, gconstpointer data)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (t->f->context);
  g_autoptr (AdduceCorpusEdit) edit = adduce_corpus_edit_new (t->folder, "Set Stance");
  g_autoptr (AdduceTag) stance = adduce_tag_new ("oppose", "Opposes");
  g_autoptr (GString) said = g_string_new (NULL);
  static const char *const names[] = { "b.txt", "a.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = scratch_path (t->folder, names[i]);
      g_autofree char *sidecar = adduce_paths_sidecar (path, "tester");
      g_autoptr (AdduceClaimBuilder) builder = NULL;
      g_autoptr (AdduceClaim) claim = NULL, changed = NULL;

      window_fixture_open (t->f, names[i]);
      claim = g_object_ref (window_fixture_code (t->f, 15, 20));
      builder = adduce_claim_builder_new_from (claim);
      adduce_claim_builder_set_stance (builder, stance);
      changed = adduce_claim_builder_end (builder);
      adduce_corpus_edit_add (edit, sidecar, claim, changed);
    }

  g_signal_connect (t->f->context, "message", G_CALLBACK (message_cb), said);
  adduce_ui_corpus_edits_perform (edits, edit);
  g_assert_true (adduce_ui_corpus_edits_get_running (edits));
  WAIT_UNTIL (!adduce_ui_corpus_edits_get_running (edits));
  g_assert_cmpstr (said->str, ==, "Set Stance: 2 claims\n");
  WAIT_UNTIL (get_stance (t) != NULL);
  g_assert_cmpstr (adduce_tag_get_code (get_stance (t)), ==, "oppose");
  g_assert_cmpstr (adduce_ui_corpus_edits_get_undo_label (edits), ==, "Set Stance");

  adduce_ui_corpus_edits_undo (edits);
  WAIT_UNTIL (!adduce_ui_corpus_edits_get_running (edits) && get_stance (t) == NULL);
  g_assert_null (adduce_ui_corpus_edits_get_undo_label (edits));
  g_assert_cmpstr (adduce_ui_corpus_edits_get_redo_label (edits), ==, "Set Stance");
  window_fixture_open (t->f, "b.txt");
  g_assert_null (get_stance (t));

  adduce_ui_corpus_edits_redo (edits);
  WAIT_UNTIL (!adduce_ui_corpus_edits_get_running (edits) && get_stance (t) != NULL);
  g_signal_handlers_disconnect_by_data (t->f->context, said);
}

#define TEST(name, function) g_test_add ("/pages/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  TEST ("going", test_going);
  TEST ("empty", test_empty);
  TEST ("actions", test_actions);
  TEST ("claim-and-back", test_claim_and_back);
  TEST ("corpus-edit", test_corpus_edit);
  return g_test_run ();
}
