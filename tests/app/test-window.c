/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole window: opening a folder, coding, undoing, saving, and a sentence on the screen for each kind
 * of bad input, with the healthy articles still working.
 */
#include "window-fixture.h"

#include "adduce-ui-article-list.h"

static const char article[] = "Council votes on the bridge\n\nThe bridge is safe, said the mayor. Others doubt it.\n";

static guint
count_own (WindowFixture *f)
{
  return adduce_claim_set_get_n_claims (adduce_session_get_claims (adduce_ui_context_get_session (f->context)));
}

static gboolean
is_saved (WindowFixture *f)
{
  return adduce_session_get_save_state (adduce_ui_context_get_session (f->context)) == ADDUCE_SAVE_STATE_SAVED;
}

/* The menus and the keys come after the first frame; who is quicker finds the menus all the same. */
static void
test_menus_and_keys (void)
{
  WindowFixture *f = window_fixture_new (NULL);
  GtkMenuButton *button
    = GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_WINDOW, "menu_button"));
  GtkMenuButton *status
    = GTK_MENU_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_WINDOW, "status_button"));
  g_auto (GStrv) keys = NULL;

  g_assert_null (gtk_menu_button_get_popover (button));
  gtk_menu_button_popup (button);
  g_assert_true (GTK_IS_POPOVER_MENU (gtk_menu_button_get_popover (button)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
  gtk_menu_button_popdown (button);

  WAIT_UNTIL (gtk_menu_button_get_popover (status) != NULL);
  g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (status)), ==, 1); /* one section */
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (status)));
  keys = gtk_application_get_accels_for_action (f->application, "win.undo");
  g_assert_cmpstrv (keys, ((const char *const[]) { "<Control>z", NULL }));
  window_fixture_free (f);
}

static void
test_code_undo_save (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *sidecar = NULL;
  WindowFixture *f;
  AdduceClaim *claim;

  scratch_write (folder, "a.txt", article);
  sidecar = g_build_filename (folder, "a.txt.tester.claims.json", NULL);
  f = window_fixture_new (folder);
  WAIT_UNTIL (window_fixture_shows (f, "Council votes on the bridge"));
  g_assert_cmpuint (scratch_count (folder), ==, 1); /* looking changes nothing */

  window_fixture_open (f, "a.txt");
  claim = window_fixture_code (f, 29, 47);
  g_assert_nonnull (claim);
  g_assert_cmpstr (adduce_claim_get_quote (claim, 0)->exact, ==, "The bridge is safe");
  g_assert_true (adduce_ui_context_press_key (f->context, '1'));
  g_assert_true (adduce_ui_context_press_key (f->context, 'o'));
  g_assert_false (adduce_ui_context_press_key (f->context, '9'));
  claim = adduce_ui_context_get_focused_claim (f->context);
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (claim)), ==, "support");
  g_assert_true (adduce_tag_list_contains (adduce_claim_get_evidence (claim), "official"));
  WAIT_UNTIL (is_saved (f));
  g_assert_true (g_file_test (sidecar, G_FILE_TEST_EXISTS));
  WAIT_UNTIL (window_fixture_shows (f, "Saved"));

  /* the foot of the list counts with the status, whatever way it changes */
  adduce_ui_context_set_status (f->context, ADDUCE_STATUS_DONE);
  WAIT_UNTIL (window_fixture_shows (f, "· 1 done"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  WAIT_UNTIL (window_fixture_shows (f, "· 0 done"));

  for (int i = 0; i < 3; i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  g_assert_cmpuint (count_own (f), ==, 0);
  for (int i = 0; i < 3; i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL));
  g_assert_cmpuint (count_own (f), ==, 1);

  adduce_ui_context_focus_claim (f->context, adduce_claim_get_id (claim), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.remove-claim", NULL);
  g_assert_cmpuint (count_own (f), ==, 0);
  WAIT_UNTIL (window_fixture_shows (f, "Claim removed"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  g_assert_cmpuint (count_own (f), ==, 1);
  /* its button would undo the next */
  WAIT_UNTIL (!window_fixture_shows (f, "Claim removed"));

  window_fixture_free (f);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  g_assert_cmpuint (count_own (f), ==, 1);
  window_fixture_free (f);
  scratch_remove (folder);
}

static gboolean
is_in_list (WindowFixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL
         && gtk_widget_get_ancestor (focus, ADDUCE_UI_TYPE_ARTICLE_LIST) != NULL;
}

/* Who has opened a folder goes on by the arrows, in its list; looking at it again moves nobody. */
static void
session_gone_cb (AdduceUiContext *context, GParamSpec *pspec, guint *n_gone)
{
  if (adduce_ui_context_get_session (context) != NULL)
    return;

  (*n_gone)++;
  g_assert_true (adduce_ui_context_get_opening (context));
}

/* Between two articles neither pane says that there is none. */
static void
test_nothing_flashes (void)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;
  guint n_gone = 0;

  scratch_write (folder, "a.txt", article);
  scratch_write (folder, "b.txt", article);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  WAIT_UNTIL (!window_fixture_shows (f, "No Article Open"));

  g_signal_connect (f->context, "notify::session", G_CALLBACK (session_gone_cb), &n_gone);
  adduce_ui_context_open_article (f->context,
                                  adduce_corpus_lookup (adduce_ui_context_get_corpus (f->context), "b.txt"));
  while (adduce_ui_context_get_opening (f->context))
    {
      g_assert_false (window_fixture_shows (f, "No Article Open"));
      g_assert_false (window_fixture_shows (f, "Choose an Article"));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (n_gone, ==, 1);
  g_assert_nonnull (adduce_ui_context_get_session (f->context));
  g_signal_handlers_disconnect_by_func (f->context, session_gone_cb, &n_gone);
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
test_first_focus (void)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;

  scratch_write (folder, "a.txt", article);
  f = window_fixture_new (folder);
  WAIT_UNTIL (is_in_list (f));
  g_assert_null (adduce_ui_context_get_article (f->context));

  window_fixture_open (f, "a.txt");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.focus-pane", "s", "article");
  WAIT_UNTIL (!is_in_list (f));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.refresh", NULL);
  WAIT_UNTIL (window_fixture_is_loaded (f));
  g_assert_false (is_in_list (f));
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
test_undo_survives_switching (void)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;

  scratch_write (folder, "a.txt", article);
  scratch_write (folder, "b.txt", article);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  window_fixture_code (f, 0, 7);
  window_fixture_open (f, "b.txt");
  g_assert_cmpuint (count_own (f), ==, 0);
  window_fixture_open (f, "a.txt");
  g_assert_cmpuint (count_own (f), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  g_assert_cmpuint (count_own (f), ==, 0);
  window_fixture_free (f);
  scratch_remove (folder);
}

static gboolean
is_search_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

/* The filter may hide the article that is open and bring it back; sorting moves it. */
static void
test_filter_and_sort (void)
{
  static const char *const orders[] = { "win.sort::title", "win.sort::claims", "win.sort::status", "win.sort::path" };
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;
  GtkWidget *entry;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03d.txt", i);
      g_autofree char *text = g_strdup_printf ("Headline number %d about a bridge\n\nWords.\n", 300 - i);

      scratch_write (folder, name, text);
    }
  f = window_fixture_new (folder);
  window_fixture_open (f, "150.txt");
  window_fixture_code (f, 0, 8);
  entry = window_fixture_find (GTK_WIDGET (f->window), is_search_entry, NULL);
  g_assert_nonnull (entry);
  for (int i = 0; i < 3; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), "number 77 about");
      /* 077, 177, 277 by their paths; 223, 123, 023 by their headlines */
      WAIT_UNTIL (window_fixture_shows (f, "6 of 300 shown"));
      gtk_editable_set_text (GTK_EDITABLE (entry), "no such words");
      WAIT_UNTIL (window_fixture_shows (f, "No Match"));
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      WAIT_UNTIL (window_fixture_shows (f, "300 articles"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (orders[i], &action, &target, NULL));
      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (f->window), action, target));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
    }
  g_assert_cmpstr (adduce_article_get_relative (adduce_ui_context_get_article (f->context)), ==, "150.txt");

  /* Sorted by path again, the next one is the next name. */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.next-article", NULL);
  g_assert_cmpstr (adduce_article_get_relative (adduce_ui_context_get_article (f->context)), ==, "151.txt");
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
test_outside_change (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (AdduceCoder) coder = NULL;
  g_autoptr (AdduceSession) other = NULL;
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("29-39", NULL);
  g_autoptr (GError) error = NULL;
  WindowFixture *f;

  scratch_write (folder, "a.txt", article);
  path = g_build_filename (folder, "a.txt", NULL);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  window_fixture_code (f, 0, 7);

  /* Another program codes the same article for the same coder. */
  coder = adduce_coder_load (&error);
  g_assert_no_error (error);
  other = adduce_session_open (path, coder, codebook, NULL, &error);
  g_assert_no_error (error);
  builder = adduce_claim_builder_new ("tester");
  adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (other), &error);
  g_assert_no_error (error);
  claim = adduce_claim_builder_end (builder);
  command = adduce_command_new_add (claim);
  g_assert_true (adduce_session_perform (other, command, &error));
  g_assert_true (adduce_session_flush (other, &error));

  WAIT_UNTIL (count_own (f) == 2);
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
test_codebook_mistake (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *preset = g_build_filename (g_getenv ("ADDUCE_DATA_DIR"), "codebooks", "default.json", NULL);
  g_autofree char *good = NULL;
  WindowFixture *f;

  g_assert_true (g_file_get_contents (preset, &good, NULL, NULL));
  scratch_write (folder, "a.txt", article);
  scratch_write (folder, "codebook.json", good);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");

  scratch_write (folder, "codebook.json", "{\n  \"schemaVersion\": \"1.0\",\n  oops\n}\n");
  WAIT_UNTIL (window_fixture_shows (f, "codebook.json"));
  WAIT_UNTIL (window_fixture_shows (f, "line 3"));
  window_fixture_code (f, 0, 7);
  g_assert_true (adduce_ui_context_press_key (f->context, '2')); /* the last good one stays in force */

  scratch_write (folder, "codebook.json", good);
  WAIT_UNTIL (!window_fixture_shows (f, "line 3"));
  window_fixture_free (f);
  scratch_remove (folder);
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize n_bytes;
  const char *sentence; /* must be seen when the article is opened */
} BadArticle;

static void
test_bad_article (gconstpointer data)
{
  const BadArticle *bad = data;
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;

  scratch_write (folder, "good.txt", article);
  scratch_write_bytes (folder, "bad.txt", bad->bytes, bad->n_bytes);
  f = window_fixture_new (folder);
  window_fixture_open (f, "bad.txt");
  WAIT_UNTIL (window_fixture_shows (f, bad->sentence));
  window_fixture_open (f, "good.txt");
  g_assert_nonnull (window_fixture_code (f, 0, 7));
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
test_long_line (void)
{
  g_autofree char *line = g_strnfill (5 * 1024 * 1024, 'a');
  const BadArticle bad = { "long-line", line, 5 * 1024 * 1024, "Long lines are shown broken" };

  for (gsize i = 6; i < bad.n_bytes; i += 7)
    line[i] = ' ';
  test_bad_article (&bad);
}

static void
test_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  BadArticle bad = { "marks", NULL, 0, "Floods of combining marks are shown as a number" };

  for (int i = 0; i < 50000; i++)
    g_string_append (text, "\u0301");
  bad.bytes = text->str;
  bad.n_bytes = text->len;
  test_bad_article (&bad);
}

static void
test_huge (void)
{
  g_autofree char *bytes = g_strnfill (50 * 1024 * 1024, '\n');
  const BadArticle bad = { "huge", bytes, 50 * 1024 * 1024, "bad.txt" };

  test_bad_article (&bad);
}

static void
test_bad_sidecar (gconstpointer text)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;

  scratch_write (folder, "a.txt", article);
  scratch_write (folder, "b.txt", article);
  scratch_write (folder, "a.txt.tester.claims.json", text);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  WAIT_UNTIL (window_fixture_shows (f, "a.txt.tester.claims.json"));
  WAIT_UNTIL (window_fixture_shows (f, "Read only"));
  window_fixture_code (f, 0, 7);
  g_assert_cmpuint (count_own (f), ==, 0);
  window_fixture_open (f, "b.txt");
  g_assert_nonnull (window_fixture_code (f, 0, 7));
  window_fixture_free (f);
  scratch_assert_text (folder, "a.txt.tester.claims.json", text);
  scratch_remove (folder);
}

static void
test_empty_folder (void)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f = window_fixture_new (folder);

  WAIT_UNTIL (window_fixture_shows (f, "No Articles"));
  WAIT_UNTIL (window_fixture_shows (f, ".txt"));
  WAIT_UNTIL (window_fixture_shows (f, "Nothing to Read Yet"));
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
test_no_folder (void)
{
  WindowFixture *f = window_fixture_new ("/nowhere/at/all");

  WAIT_UNTIL (window_fixture_shows (f, "/nowhere/at/all"));
  g_assert_null (adduce_ui_window_get_folder (f->window));
  window_fixture_free (f);
}

static void
test_folder_vanishes (void)
{
  g_autofree char *folder = scratch_new ();
  WindowFixture *f;

  scratch_write (folder, "a.txt", article);
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  scratch_remove (folder);
  g_assert_nonnull (window_fixture_code (f, 0, 7));
  WAIT_UNTIL (window_fixture_shows (f, "Could not save"));
  g_assert_cmpuint (count_own (f), ==, 1);

  /* It comes back: the change is written after all. */
  g_assert_cmpint (g_mkdir (folder, 0777), ==, 0);
  scratch_write (folder, "a.txt", article);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.save-now", NULL);
  WAIT_UNTIL (is_saved (f));
  window_fixture_free (f);
  scratch_remove (folder);
}

static const BadArticle bad_articles[] = {
  { "nul", "one\0two", 7, "bad.txt" },
  { "invalid-utf8", "caf\xe9 au lait", 12, "bad.txt" },
  { "utf-16", "\xff\xfe" "a\0b\0c\0", 8, "UTF-16" },
};

static const struct
{
  const char *name;
  const char *text;
} bad_sidecars[] = {
  { "empty", "" },
  { "truncated", "{\n  \"@context\": [\n" },
  { "not-json", "speaker,stance\nMayor,support\n" },
  { "later-version", "{\"@context\": [], \"schemaVersion\": \"2.0\"}" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/window/menus-and-keys", test_menus_and_keys);
  g_test_add_func ("/window/code-undo-save", test_code_undo_save);
  g_test_add_func ("/window/nothing-flashes", test_nothing_flashes);
  g_test_add_func ("/window/first-focus", test_first_focus);
  g_test_add_func ("/window/undo-survives-switching", test_undo_survives_switching);
  g_test_add_func ("/window/filter-and-sort", test_filter_and_sort);
  g_test_add_func ("/window/outside-change", test_outside_change);
  g_test_add_func ("/window/codebook-mistake", test_codebook_mistake);
  for (guint i = 0; i < G_N_ELEMENTS (bad_articles); i++)
    {
      g_autofree char *path = g_strconcat ("/window/bad-article/", bad_articles[i].name, NULL);

      g_test_add_data_func (path, &bad_articles[i], test_bad_article);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_sidecars); i++)
    {
      g_autofree char *path = g_strconcat ("/window/bad-sidecar/", bad_sidecars[i].name, NULL);

      g_test_add_data_func (path, bad_sidecars[i].text, test_bad_sidecar);
    }
  g_test_add_func ("/window/bad-article/long-line", test_long_line);
  g_test_add_func ("/window/bad-article/marks", test_marks);
  g_test_add_func ("/window/bad-article/huge", test_huge);
  g_test_add_func ("/window/empty-folder", test_empty_folder);
  g_test_add_func ("/window/no-folder", test_no_folder);
  g_test_add_func ("/window/folder-vanishes", test_folder_vanishes);
  return g_test_run ();
}
